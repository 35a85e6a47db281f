"""DBOS: work on the clock, and work that goes on where a killed process left it. It lives in our database."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from dbos import DBOS, DBOSConfig, SetWorkflowID

from altocv import __version__
from altocv.billing.events import Event, Events
from altocv.credits.ledger import Ledger
from altocv.credits.refills import Refills
from altocv.workflows.imports import Imports
from altocv.workflows.tailoring.service import Tailoring
from altocv.workflows.turns import Turns

_log = structlog.get_logger()

SCHEMA = "dbos"

_DRAIN_SECONDS = 5
_LEFT_OVER = timedelta(minutes=15)


class Works(Protocol):
    """The services that the workflows work with."""

    @property
    def ledger(self) -> Ledger: ...
    @property
    def refills(self) -> Refills: ...
    @property
    def events(self) -> Events: ...
    @property
    def turns(self) -> Turns: ...
    @property
    def imports(self) -> Imports: ...
    @property
    def tailoring(self) -> Tailoring: ...


class _At:
    """Those of this process; there is one DBOS a process, too."""

    work: Works


@DBOS.workflow(name="refill")
async def refill(scheduled: datetime, context: Any) -> None:
    """Give everybody the credits of their month."""
    given = await _At.work.refills.run()
    _log.info("refilled", refills=given)


@DBOS.workflow(name="sweep_holds")
async def sweep_holds(scheduled: datetime, context: Any) -> None:
    """Free what was set aside for work that died."""
    if ended := await _At.work.ledger.expire():
        _log.info("holds_expired", holds=ended)


@DBOS.workflow(name="chat_turn")
async def chat_turn(user_id: str, cv_id: str, message_id: str, spoken: str, afresh: bool = False) -> None:
    """Write an answer; after a death, end what was half-written."""
    await _write_answer(user_id, cv_id, message_id, spoken, afresh)


@DBOS.step(name="answer")
async def _write_answer(user_id: str, cv_id: str, message_id: str, spoken: str, afresh: bool) -> None:
    await _At.work.turns.run(user_id, cv_id, message_id, spoken, afresh=afresh)


async def begin_turn(user_id: str, cv_id: str, message_id: str, spoken: str, *, afresh: bool = False) -> None:
    """Begin it; it goes on by itself, whoever watches."""
    with SetWorkflowID(f"chat {message_id}"):
        await DBOS.start_workflow_async(chat_turn, user_id, cv_id, message_id, spoken, afresh)


@DBOS.workflow(name="import_file")
async def import_file(user_id: str, import_id: str) -> None:
    """Read a file that somebody takes over."""
    await _read_file(user_id, import_id)


@DBOS.step(name="read_file")
async def _read_file(user_id: str, import_id: str) -> None:
    await _At.work.imports.run(user_id, import_id)


async def begin_import(user_id: str, import_id: str) -> None:
    """Begin it; it goes on by itself, whoever watches."""
    with SetWorkflowID(f"import {import_id}"):
        await DBOS.start_workflow_async(import_file, user_id, import_id)


@DBOS.workflow(name="import_scan")
async def import_scan(user_id: str, import_id: str, key: str) -> None:
    """Have a scan read by a model; after a death, end it unpaid."""
    await _read_scan(user_id, import_id, key)


@DBOS.step(name="read_scan")
async def _read_scan(user_id: str, import_id: str, key: str) -> None:
    await _At.work.imports.run_scan(user_id, import_id, key)


async def begin_scan(user_id: str, import_id: str, key: str) -> None:
    """Begin it; it goes on by itself, whoever watches."""
    with SetWorkflowID(key):
        await DBOS.start_workflow_async(import_scan, user_id, import_id, key)


@DBOS.workflow(name="generation")
async def generation(user_id: str, generation_id: str) -> None:
    """Tailor a CV, write a letter or analyse a posting; after a death, end what was under way unpaid."""
    await _generate(user_id, generation_id)


@DBOS.step(name="generate")
async def _generate(user_id: str, generation_id: str) -> None:
    await _At.work.tailoring.run(user_id, generation_id)


async def begin_generation(user_id: str, generation_id: str) -> None:
    """Begin it; it goes on by itself, whoever watches."""
    with SetWorkflowID(f"generation {generation_id}"):
        await DBOS.start_workflow_async(generation, user_id, generation_id)


@DBOS.workflow(name="stripe_leftovers")
async def stripe_leftovers(scheduled: datetime, context: Any) -> None:
    """See events through whose process died, or for which Stripe was away too long."""
    for event in await _At.work.events.unhandled(_LEFT_OVER):
        _log.warning("stripe_event_left_over", type=event.type)
        await _see_through(event.id, event.type, event.object)


@DBOS.workflow(name="stripe_event")
async def stripe_event(event_id: str, event_type: str, about: str) -> None:
    """Do what follows from an event of Stripe's."""
    await _see_through(event_id, event_type, about)


@DBOS.step(name="handle", retries_allowed=True, max_attempts=8, interval_seconds=1.0, backoff_rate=2.5)
async def _see_through(event_id: str, event_type: str, about: str) -> None:
    await _At.work.events.handle(Event(event_id, event_type, about))


async def begin_stripe_event(event: Event) -> None:
    """Begin it, once for the event; it goes on by itself."""
    with SetWorkflowID(f"stripe {event.id}"):
        await DBOS.start_workflow_async(stripe_event, event.id, event.type, event.object)


SCHEDULES = (
    (refill, "0 2 * * *", True),
    (sweep_holds, "*/5 * * * *", False),
    (stripe_leftovers, "*/10 * * * *", False),
)
"""Workflow, when (cron, UTC), whether runs that were missed are made up for."""


def migrate(url: str, role: str | None) -> None:
    """Bring DBOS's own tables to the newest schema, as the owner of the database."""
    logging.getLogger("dbos").setLevel(logging.WARNING)
    DBOS.migrate(url, schema=SCHEMA, application_role=role)


@asynccontextmanager
async def launched(url: str, works: Works, *, workers: int = 1) -> AsyncIterator[None]:
    """DBOS at work for as long as the context lasts. Entered in the loop that the services live in."""
    _At.work = works
    logging.getLogger("dbos").setLevel(logging.WARNING)
    config: DBOSConfig = {
        "name": "altocv",
        "system_database_url": url,
        "dbos_system_schema": SCHEMA,
        "run_migrations": False,
        "application_version": __version__,
        # The same after a restart, so that work is taken up again; several processes need one each.
        "executor_id": socket.gethostname() + (f"-{os.getpid()}" if workers > 1 else ""),
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
