"""The program's own secret, and what is encrypted with keys derived from it."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from altocv.config import Settings
from altocv.errors import Unavailable


def secret(config: Settings) -> bytes:
    """`ALTOCV_SECRET`, or one that is made once and kept in the data folder, readable for its owner alone."""
    if config.secret is not None:
        return config.secret.get_secret_value().encode()
    path = config.data / "secret"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return _made(path)


def _made(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_urlsafe(48).encode())
    try:
        # Whoever links first wins; a process that starts at the same time takes that one.
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_bytes()


def derived(config: Settings, purpose: str) -> str:
    """A key for one purpose, as text; others cannot be learned from it."""
    key = HKDF(SHA256(), 32, salt=None, info=f"altocv {purpose}".encode()).derive(secret(config))
    return base64.urlsafe_b64encode(key).decode()


class Seal:
    """Encrypts small values for the database."""

    def __init__(self, config: Settings, purpose: str) -> None:
        self._fernet = Fernet(derived(config, purpose))

    def close(self, value: str) -> str:
        return self._fernet.encrypt(value.encode()).decode()

    def open(self, sealed: str) -> str:
        """Raises Unavailable when it was sealed with another secret."""
        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise Unavailable(
                "This cannot be read with the server's present secret. Tell whoever runs it: ALTOCV_SECRET "
                "has changed."
            ) from None
