"""Job postings: brought from an address safely, and read."""
