"""Cookie sessions. The browser holds a random token, the database only its hash.

A guest is a user without an e-mail: signing up later turns the same row into a member, so that everything
made as a guest stays where it is.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.accounts import audit
from altocv.accounts.tokens import TOKEN_BYTES, TOKEN_CHARS, hash_of
from altocv.db.engine import Database
from altocv.db.models import Session, User, now

COOKIE = "altocv_session"

LIFETIME = {
    "guest": (timedelta(days=90), timedelta(days=365)),
    "member": (timedelta(days=1), timedelta(days=30)),
}
"""Kind of user -> (idle time, whole life) of a session. A guest has no other way back to their work."""

_TOUCH_EVERY = timedelta(minutes=5)
_REMEMBER_SECONDS = 5.0
_REMEMBER_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class SessionUser:
    """Who a session belongs to. `kind` is "guest" or "member"."""

    id: str
    kind: str
    session_id: str


@dataclass(frozen=True, slots=True)
class Device:
    """What a sign-in came from: network address and the browser's own name for itself."""

    address: str = ""
    user_agent: str = ""


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """A session as its owner sees it in a list."""

    id: str
    device: Device
    started_at: datetime
    seen_at: datetime


class Sessions:
    """Starts, resolves and ends sessions."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._remembered: OrderedDict[str, tuple[float, SessionUser]] = OrderedDict()

    async def start_guest(
        self, *, locale: str = "en", device: Device | None = None
    ) -> tuple[str, SessionUser]:
        """A new guest account and the token of its first session. The token is not kept."""
        user = User(id=uuid4(), kind="guest", locale=locale)
        async with self._db.transaction(str(user.id)) as work:
            work.add(user)
            await work.flush()
            return await self.start(work, user, device or Device())

    async def start(self, work: AsyncSession, user: User, device: Device) -> tuple[str, SessionUser]:
        """The token of a new session, and whose it is. `work` is a transaction of that user's."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        idle, whole = LIFETIME[user.kind]
        session = Session(id=uuid4(), user_id=user.id, token_hash=hash_of(token))
        session.address, session.user_agent = device.address, device.user_agent[:300]
        session.idle_until, session.expires_at = now() + idle, now() + whole
        work.add(session)
        await work.flush()
        return token, SessionUser(str(user.id), user.kind, str(session.id))

    async def resolve(self, token: str | None) -> SessionUser | None:
        """Whose token this is; None for a missing, unknown, revoked or expired one.

        The answer is remembered for five seconds: a session revoked by another process lives on that long.
        Raises Unavailable.
        """
        if not token or len(token) != TOKEN_CHARS:
            return None
        token_hash = hash_of(token)
        remembered = self._remembered.get(token_hash)
        if remembered and remembered[0] > time.monotonic():
            return remembered[1]
        user = await self._look_up(token_hash)
        if user is None:
            self._remembered.pop(token_hash, None)
            return None
        self._remembered[token_hash] = (time.monotonic() + _REMEMBER_SECONDS, user)
        self._remembered.move_to_end(token_hash)
        if len(self._remembered) > _REMEMBER_AT_MOST:
            self._remembered.popitem(last=False)
        return user

    async def revoke(self, user: SessionUser) -> None:
        """End this session."""
        await self._end(user.id, Session.id == UUID(user.session_id))

    async def revoke_all(self, user_id: str, *, keep: str | None = None) -> None:
        """End every session of a user, but the one of the id `keep`."""
        which = Session.user_id == UUID(user_id)
        await self._end(user_id, which & (Session.id != UUID(keep)) if keep else which)

    async def revoke_one(self, user_id: str, session_id: str) -> None:
        """End one of a user's sessions; what is none of theirs stays."""
        await self._end(user_id, Session.id == UUID(session_id))

    async def of(self, user_id: str) -> list[SessionInfo]:
        """A user's sessions that are still good, the last used first."""
        live = (Session.idle_until > now()) & (Session.expires_at > now())
        statement = select(Session).where(Session.user_id == UUID(user_id), live)
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(statement.order_by(Session.seen_at.desc()))
            return [
                SessionInfo(str(row.id), Device(row.address, row.user_agent), row.created_at, row.seen_at)
                for row in rows
            ]

    def forget(self, user_id: str) -> None:
        """The sessions of this user are gone from the database: stop remembering them."""
        for token_hash in [key for key, (_, user) in self._remembered.items() if user.id == user_id]:
            del self._remembered[token_hash]

    async def purge(self) -> int:
        """Delete the expired sessions of everybody; how many there were."""
        async with self._db.transaction(task="retention") as work:
            gone = await work.execute(delete(Session).returning(Session.id))
            return len(gone.all())

    async def _look_up(self, token_hash: str) -> SessionUser | None:
        async with self._db.transaction(shown=token_hash) as work:
            session = await work.scalar(select(Session).where(Session.token_hash == token_hash))
            if session is None or min(session.idle_until, session.expires_at) < now():
                return None
            user_id = str(session.user_id)
            await work.execute(text("SELECT set_config('app.user_id', :id, true)"), {"id": user_id})
            kind = await work.scalar(select(User.kind).where(User.id == session.user_id))
            if kind is None:
                return None
            if session.seen_at + _TOUCH_EVERY < now():
                await work.execute(
                    update(Session)
                    .where(Session.id == session.id)
                    .values(seen_at=now(), idle_until=now() + LIFETIME[kind][0])
                )
            return SessionUser(user_id, kind, str(session.id))

    async def _end(self, user_id: str, which: ColumnElement[bool]) -> None:
        async with self._db.transaction(user_id) as work:
            hashes = await work.scalars(delete(Session).where(which).returning(Session.token_hash))
            ended = hashes.all()
            if ended:
                audit.note(work, "session.ended", user_id, sessions=len(ended))
        for token_hash in ended:
            self._remembered.pop(token_hash, None)
