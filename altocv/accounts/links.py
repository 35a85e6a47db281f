"""Links that do one thing once: verify an address, choose a password, end the first half of a sign-in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.accounts.tokens import TOKEN_BYTES, hash_of
from altocv.db.engine import Database
from altocv.db.models import Link, now
from altocv.errors import Invalid

Purpose = Literal["sign_up", "reset", "change_email", "second_factor"]

LIFE: dict[Purpose, timedelta] = {
    "sign_up": timedelta(hours=24),
    "reset": timedelta(hours=1),
    "change_email": timedelta(hours=24),
    "second_factor": timedelta(minutes=10),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link stands for. `user_id` is None when nobody was signed in who asked for it."""

    purpose: Purpose
    email: str
    user_id: str | None
    detail: dict[str, Any]


class Links:
    """Makes links and takes them back."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def make(self, purpose: Purpose, email: str, user_id: str | None = None, **detail: Any) -> str:
        """A new token. An earlier one of the same user for the same purpose ends."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        owner = UUID(user_id) if user_id else None
        async with self._db.transaction(user_id, shown=hash_of(token)) as work:
            if owner and purpose != "second_factor":
                await work.execute(delete(Link).where(Link.user_id == owner, Link.purpose == purpose))
            link = Link(id=uuid4(), token_hash=hash_of(token), purpose=purpose, user_id=owner, email=email)
            link.detail, link.created_at, link.expires_at = detail, now(), now() + LIFE[purpose]
            work.add(link)
        return token

    async def look(self, token: str, *purposes: Purpose) -> Opened:
        """What a token stands for, without using it up. Raises Invalid for one that is no longer good."""
        async with self._db.transaction(shown=hash_of(token)) as work:
            link = await work.scalar(select(Link).where(Link.token_hash == hash_of(token)))
        return _checked(link, purposes)

    async def purge(self) -> int:
        """Delete the expired ones; how many there were."""
        async with self._db.transaction(task="retention") as work:
            return len((await work.execute(delete(Link).returning(Link.id))).all())


async def take(work: AsyncSession, token: str, *purposes: Purpose) -> Opened:
    """Use a token up in the transaction that does what it is for. Raises Invalid.

    Of two that race for one token the second waits for the first, and then finds nothing.
    """
    await work.execute(text("SELECT set_config('app.shown', :shown, true)"), {"shown": hash_of(token)})
    link = await work.scalar(delete(Link).where(Link.token_hash == hash_of(token)).returning(Link))
    return _checked(link, purposes)


def _checked(link: Link | None, purposes: tuple[Purpose, ...]) -> Opened:
    if link is None or link.purpose not in purposes or link.expires_at < now():
        raise Invalid("This link has been used already or is too old. Ask for a new one.")
    return Opened(link.purpose, link.email, str(link.user_id) if link.user_id else None, link.detail)  # pyright: ignore[reportArgumentType]
