"""Transactions. Each one says for whom it works, and row-level security shows it that person's rows only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from psycopg import errors as pg
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from altocv.db.migrate import sqlalchemy_url
from altocv.errors import Unavailable

_RECONNECT_SECONDS = 3.0
"""A restarted database is waited for this long before the user hears of it."""

_BEGIN = text(
    "SELECT set_config('role', :role, true), set_config('app.user_id', :user_id, true), "
    "set_config('app.shown', :shown, true), set_config('app.task', :task, true), "
    "set_config('statement_timeout', '15s', true), set_config('lock_timeout', '5s', true)"
)

_AWAY = "The database does not answer at the moment. Your work is kept; please try again in a few seconds."
_FULL = (
    "The server's disk is full, so this could not be saved. Please tell whoever runs it; your work is kept."
)


class Database:
    """A pool of connections, and transactions on them."""

    def __init__(self, url: str, *, role: str | None = None, pool_size: int = 10) -> None:
        """`role` is taken by each transaction; None where the address already logs in as an ordinary role."""
        self._role = role or "none"
        self._engine = create_async_engine(
            sqlalchemy_url(url),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=10,
            connect_args={"connect_timeout": 5, "application_name": "altocv"},
        )

    async def close(self) -> None:
        await self._engine.dispose()

    @asynccontextmanager
    async def transaction(
        self, user_id: str | None = None, *, shown: str = "", task: str = ""
    ) -> AsyncIterator[AsyncSession]:
        """A transaction that sees the rows of `user_id`, those that `shown` opens, or what `task` may.

        `shown` is what somebody unknown has shown: the hash of a token, or an e-mail address.
        It commits at the end and rolls back on an error. A connection that went stale (the database was
        restarted) is replaced unseen at the beginning. Raises Unavailable when the database goes away.
        """
        try:
            session = await self._begin(
                {"role": self._role, "user_id": user_id or "", "shown": shown, "task": task}
            )
            async with session:
                try:
                    yield session
                    await session.commit()
                except BaseException:
                    await _roll_back(session)
                    raise
        except (OperationalError, InterfaceError, PoolTimeout, DBAPIError) as error:
            if _is_away(error):
                full = isinstance(getattr(error, "orig", None), pg.DiskFull)
                raise Unavailable(_FULL if full else _AWAY) from error
            raise

    async def _begin(self, marks: dict[str, str]) -> AsyncSession:
        deadline = time.monotonic() + _RECONNECT_SECONDS
        pause = 0.0
        while True:
            session = AsyncSession(self._engine, expire_on_commit=False, autoflush=False)
            try:
                await session.execute(_BEGIN, marks)
                return session
            except BaseException as error:
                await _roll_back(session)
                await session.close()
                if not isinstance(error, DBAPIError) or not _is_away(error) or time.monotonic() > deadline:
                    raise
            # The first retry replaces a stale connection; later ones wait for a server that is starting.
            await asyncio.sleep(pause)
            pause = 0.2

    async def ping(self, seconds: float = 2.0) -> bool:
        """True when the database answers in time."""
        try:
            async with asyncio.timeout(seconds), self._engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (TimeoutError, DBAPIError, PoolTimeout, OSError):
            return False
        return True


def _is_away(error: Exception) -> bool:
    """True for what is the database's state and not our mistake: gone, starting, full, too slow."""
    if isinstance(error, PoolTimeout):
        return True
    return isinstance(error, DBAPIError) and (
        error.connection_invalidated or isinstance(error, (OperationalError, InterfaceError))
    )


async def _roll_back(session: AsyncSession) -> None:
    """Roll back as far as the connection still lives."""
    try:
        await session.rollback()
    except (DBAPIError, OSError):
        await session.invalidate()
