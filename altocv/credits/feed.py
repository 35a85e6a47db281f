"""Whose credits have just moved, in whichever process: PostgreSQL tells all of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import psycopg
import structlog

_log = structlog.get_logger()

_CHANNEL = "credits"
_PAUSE_SECONDS = 2.0


async def moved(url: str) -> AsyncIterator[str]:
    """The ids of users, as it happens. Goes on by itself after the database was away."""
    while True:
        try:
            connection = await psycopg.AsyncConnection.connect(url, autocommit=True, connect_timeout=5)
            async with contextlib.aclosing(connection.notifies()) as told, connection:
                await connection.execute(f"LISTEN {_CHANNEL}")
                async for notice in told:
                    yield notice.payload
        except (psycopg.Error, OSError) as error:
            _log.info("credits_feed_lost", reason=type(error).__name__)
            await asyncio.sleep(_PAUSE_SECONDS)
