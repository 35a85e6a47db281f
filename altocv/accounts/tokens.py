"""Random tokens: the browser or the mail holds them, the database only their hashes."""

from __future__ import annotations

import hashlib

TOKEN_BYTES = 32
TOKEN_CHARS = 43
"""Length of a token as text."""


def hash_of(token: str) -> str:
    """What is kept of a token: its SHA-256, in hex. It needs no salt, having 256 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()
