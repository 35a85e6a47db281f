"""The program's own secret, and what is encrypted with keys derived from it."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from altocv.config import Settings
from altocv.errors import Unavailable

T = TypeVar("T")

_NONCE_BYTES = 12
_CHANGED = (
    "This cannot be read with the server's present secret. Tell whoever runs it: ALTOCV_SECRET has changed."
)


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
    return _encoded(secret(config), purpose)


def _each(config: Settings, purpose: str) -> list[str]:
    """The key of the present secret, then that of the former one where it is set."""
    former = config.former_secret
    masters = [secret(config), *([former.get_secret_value().encode()] if former else [])]
    return [_encoded(master, purpose) for master in masters]


def _encoded(master: bytes, purpose: str) -> str:
    key = HKDF(SHA256(), 32, salt=None, info=f"altocv {purpose}".encode()).derive(master)
    return base64.urlsafe_b64encode(key).decode()


class Seal:
    """Encrypts small values for the database."""

    def __init__(self, config: Settings, purpose: str) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in _each(config, purpose)])

    def close(self, value: str) -> str:
        return self._fernet.encrypt(value.encode()).decode()

    def open(self, sealed: str) -> str:
        """Raises Unavailable when it was sealed with another secret."""
        return _or_unavailable(lambda: self._fernet.decrypt(sealed.encode()).decode())

    def renewed(self, sealed: str) -> str:
        """The same, sealed with the present secret. Raises Unavailable."""
        return _or_unavailable(lambda: self._fernet.rotate(sealed.encode()).decode())


class Box:
    """AES-256-GCM with one key: what is inside is bound to `about`, and opens for nothing else."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def close(self, value: bytes, about: str) -> str:
        nonce = os.urandom(_NONCE_BYTES)
        return base64.b64encode(nonce + self._cipher.encrypt(nonce, value, about.encode())).decode()

    def open(self, sealed: str, about: str) -> bytes:
        """Raises Unavailable when it is not what `close` made for `about`."""
        data = base64.b64decode(sealed)
        return _or_unavailable(
            lambda: self._cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], about.encode())
        )


class Envelopes:
    """Keys of single users, each wrapped with a key of the program's secret."""

    def __init__(self, config: Settings, purpose: str) -> None:
        self._masters = [Box(base64.urlsafe_b64decode(key)) for key in _each(config, purpose)]

    def fresh(self, about: str) -> tuple[Box, str]:
        """A new key to encrypt with, and how it is kept."""
        key = AESGCM.generate_key(256)
        return Box(key), self._masters[0].close(key, about)

    def open(self, wrapped: str, about: str) -> Box:
        """The key that was kept. Raises Unavailable."""
        return Box(self._unwrapped(wrapped, about))

    def renewed(self, wrapped: str, about: str) -> str:
        """The same key, wrapped with the present secret. Raises Unavailable."""
        return self._masters[0].close(self._unwrapped(wrapped, about), about)

    def _unwrapped(self, wrapped: str, about: str) -> bytes:
        for master in self._masters[:-1]:
            try:
                return master.open(wrapped, about)
            except Unavailable:
                continue
        return self._masters[-1].open(wrapped, about)


def _or_unavailable(opening: Callable[[], T]) -> T:
    try:
        return opening()
    except (InvalidToken, InvalidTag, ValueError):
        raise Unavailable(_CHANGED) from None
