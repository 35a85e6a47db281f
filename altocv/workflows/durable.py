"""DBOS: work on the clock, and work that goes on where a killed process left it. It lives in our database."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import structlog
from dbos import DBOS, DBOSConfig

from altocv import __version__
from altocv.credits.ledger import Ledger
from altocv.credits.refills import Refills

_log = structlog.get_logger()

SCHEMA = "dbos"

_DRAIN_SECONDS = 5


class Books:
    """What the workflows work with; there is one a process, like DBOS itself."""

    ledger: Ledger
    refills: Refills


@DBOS.workflow(name="refill")
async def refill(scheduled: datetime, context: Any) -> None:
    """Give everybody the credits of their month."""
    given = await Books.refills.run()
    _log.info("refilled", refills=given)


@DBOS.workflow(name="sweep_holds")
async def sweep_holds(scheduled: datetime, context: Any) -> None:
    """Free what was set aside for work that died."""
    if ended := await Books.ledger.expire():
        _log.info("holds_expired", holds=ended)


SCHEDULES = ((refill, "0 2 * * *", True), (sweep_holds, "*/5 * * * *", False))
"""Workflow, when (cron, UTC), whether runs that were missed are made up for."""


def migrate(url: str, role: str | None) -> None:
    """Bring DBOS's own tables to the newest schema, as the owner of the database."""
    logging.getLogger("dbos").setLevel(logging.WARNING)
    DBOS.migrate(url, schema=SCHEMA, application_role=role)


@asynccontextmanager
async def launched(url: str, ledger: Ledger, refills: Refills) -> AsyncIterator[None]:
    """DBOS at work for as long as the context lasts. Entered in the loop that the services live in."""
    Books.ledger, Books.refills = ledger, refills
    logging.getLogger("dbos").setLevel(logging.WARNING)
    config: DBOSConfig = {
        "name": "altocv",
        "system_database_url": url,
        "dbos_system_schema": SCHEMA,
        "run_migrations": False,
        "application_version": __version__,
        "executor_id": f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}",
        "log_level": "WARNING",
        "sys_db_pool_size": 5,
    }
    DBOS(config=config)
    DBOS.launch()
    try:
        await DBOS.apply_schedules_async(
            [
                {
                    "schedule_name": workflow.__name__,
                    "workflow_fn": workflow,
                    "schedule": cron,
                    "context": None,
                    "automatic_backfill": backfill,
                }
                for workflow, cron, backfill in SCHEDULES
            ]
        )
        yield
    finally:
        # DBOS made its threads those of the loop, and ends them: the rest of us needs others.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())
        # In a thread: what it waits for runs on this loop.
        await asyncio.to_thread(DBOS.destroy, workflow_completion_timeout_sec=_DRAIN_SECONDS)
