"""`worker`: a process without pages, which works on what waits in the queues of the same database."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from altocv import services
from altocv.config import Settings
from altocv.db.connect import prepare
from altocv.db.migrate import owner_url
from altocv.launch import logs
from altocv.launch.operators import reachable
from altocv.workflows import durable

_log = structlog.get_logger()


def work(config: Settings) -> None:
    """Work until told to stop. Raises Unavailable."""
    logs.set_up(config)
    with _database(config):
        asyncio.run(_work(config))


@contextmanager
def _database(config: Settings) -> Iterator[None]:
    """The database up and migrated: that of a running server, which holds the data folder, or our own."""
    if config.embedded_database:
        with reachable(config):
            yield
        return
    prepare(config)
    durable.migrate(owner_url(config), None)
    yield


async def _work(config: Settings) -> None:
    told = asyncio.Event()
    for sent in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows; Ctrl-C cancels us there.
            asyncio.get_running_loop().add_signal_handler(sent, told.set)
    async with services.at_work(config, queues=True):
        _log.info("working", generations=config.generations_at_once, imports=config.imports_at_once)
        await told.wait()
