"""Measurements of AltoCV: `python -m benchmarks NAME --json`."""
