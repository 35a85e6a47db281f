"""Texts of the dashboard."""

TEXTS: dict[str, tuple[str, str]] = {}
