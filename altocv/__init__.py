"""AltoCV: write a CV beside its finished pages. A full-stack web app in pure Python."""

__version__ = "0.1.0"
