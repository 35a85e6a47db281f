"""Texts of the landing page."""

TEXTS: dict[str, tuple[str, str]] = {}
