"""What has just happened to somebody, in whichever process: PostgreSQL tells all of them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

import psycopg
import structlog
from psycopg.sql import SQL, Identifier

_log = structlog.get_logger()

_PAUSE_SECONDS = 2.0


async def told(url: str, *channels: str) -> AsyncIterator[tuple[str, str]]:
    """Channel and payload, as it happens. Goes on by itself after the database was away."""
    while True:
        try:
            connection = await psycopg.AsyncConnection.connect(url, autocommit=True, connect_timeout=5)
            async with contextlib.aclosing(connection.notifies()) as notices, connection:
                for channel in channels:
                    await connection.execute(SQL("LISTEN {}").format(Identifier(channel)))
                async for notice in notices:
                    yield notice.channel, notice.payload
        except (psycopg.Error, OSError) as error:
            _log.info("feed_lost", reason=type(error).__name__)
            await asyncio.sleep(_PAUSE_SECONDS)
