"""Conversations about a CV, as they are kept."""
