"""Passwords: which are good enough, and how they are kept (argon2id, OWASP's parameters)."""

from __future__ import annotations

import asyncio
import contextlib

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from altocv.errors import Invalid

SHORTEST, LONGEST = 12, 200
"""Characters of a password. The upper limit keeps hashing cheap for us, not safe for anybody."""

_GUESSED = 72
"""The guesser looks at so many characters."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_at_once = asyncio.Semaphore(2)
"""One hash takes 19 MiB and a core: more at a time would starve everything else."""

_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Mzn1W3A0yQVbkrkIGYDrvCqUKx2XO7GrlN4Sr/1qxHI"
"""A hash that no password has; checking against it takes as long as against a real one."""


async def hashed(password: str) -> str:
    """What to keep of a password."""
    async with _at_once:
        return await asyncio.to_thread(_hasher.hash, password)


async def matches(password: str, kept: str | None) -> bool:
    """True for the right password. Takes the same time when there is none to compare with."""
    if len(password) > LONGEST:
        return False
    async with _at_once:
        return await asyncio.to_thread(_verify, password, kept or _NOBODY)


async def check(password: str, *about: str) -> None:
    """Raise Invalid for a password that is too short, too long, or easy to guess.

    `about` are words that a guesser would try first: the person's name and address.
    """
    if len(password) < SHORTEST:
        raise Invalid(f"The password needs at least {SHORTEST} characters. A few words in a row are good.")
    if len(password) > LONGEST:
        raise Invalid(f"The password is too long. Use at most {LONGEST} characters.")
    if await asyncio.to_thread(_is_guessable, password, about):
        raise Invalid("This password is easy to guess. Use a few words that do not belong together.")


def _verify(password: str, kept: str) -> bool:
    with contextlib.suppress(VerificationError, InvalidHashError):
        return _hasher.verify(kept, password)
    return False


def _is_guessable(password: str, about: tuple[str, ...]) -> bool:
    from zxcvbn import zxcvbn

    words = [part for text in about for part in text.replace("@", " ").replace(".", " ").split()]
    # Below 10^8 guesses, which zxcvbn calls somewhat guessable.
    return zxcvbn(password[:_GUESSED], user_inputs=[*words, *about, "altocv"])["score"] < 3
