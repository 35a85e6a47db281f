"""DBOS: work on the clock, work that waits its turn, and work that goes on where a killed process left it. It
lives in our database.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import psycopg
import structlog
from dbos import DBOS, DBOSConfig, EnqueueOptions, SetWorkflowID, WorkflowStatus

from altocv import __version__
from altocv.accounts.notices import Notices
from altocv.billing.events import Event, Events
from altocv.credits.ledger import Ledger
from altocv.credits.plans import Plan
from altocv.credits.refills import Refills
from altocv.errors import AltoError, Unavailable
from altocv.workflows.imports import Imports
from altocv.workflows.tailoring.service import Tailoring
from altocv.workflows.turns import Turns

_log = structlog.get_logger()

SCHEMA = "dbos"
GENERATIONS, IMPORTS = "generations", "imports"
"""The queues. What is longest in the queue of the highest plan comes next."""

_LOOK_SECONDS = 0.5
"""How often an idle process looks into a queue: what a click waits for at worst."""

_TABS_SECONDS = 10.0
"""How long open tabs, in whichever process, have for showing a notice before it goes by mail."""

_LAST_PLACE = 100
_REMEMBER_SECONDS = 2.0
_SLOTS, _SLOT_LOCK = 1_000, 4_207_850

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
    @property
    def notices(self) -> Notices: ...
    @property
    def plan_of(self) -> Callable[[str], Awaitable[Plan]]: ...


@dataclass(frozen=True, slots=True)
class Queues:
    """How many of each queue a process works on at once."""

    generations: int = 8
    imports: int = 4


class _At:
    """Those of this process; there is one DBOS a process, too."""

    work: Works
    waiting: tuple[float, list[WorkflowStatus]] = (0.0, [])


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
    await _mail_soon(user_id, import_id)


@DBOS.step(name="read_file")
async def _read_file(user_id: str, import_id: str) -> None:
    await _At.work.imports.run(user_id, import_id)


async def begin_import(user_id: str, import_id: str) -> None:
    """Put it into its queue; it goes on by itself, whoever watches."""
    await _enqueue(IMPORTS, "import_file", f"import {import_id}", user_id, import_id)


@DBOS.workflow(name="import_scan")
async def import_scan(user_id: str, import_id: str, key: str) -> None:
    """Have a scan read by a model; after a death, end it unpaid."""
    await _read_scan(user_id, import_id, key)
    await _mail_soon(user_id, import_id)


@DBOS.step(name="read_scan")
async def _read_scan(user_id: str, import_id: str, key: str) -> None:
    await _At.work.imports.run_scan(user_id, import_id, key)


async def begin_scan(user_id: str, import_id: str, key: str) -> None:
    """Put it into its queue; it goes on by itself, whoever watches."""
    await _enqueue(IMPORTS, "import_scan", key, user_id, import_id, key)


@DBOS.workflow(name="generation")
async def generation(user_id: str, generation_id: str) -> None:
    """Tailor a CV, write a letter or analyse a posting; after a death, end what was under way unpaid."""
    await _generate(user_id, generation_id)
    await _mail_soon(user_id, generation_id)


@DBOS.step(name="generate")
async def _generate(user_id: str, generation_id: str) -> None:
    await _At.work.tailoring.run(user_id, generation_id)


async def begin_generation(user_id: str, generation_id: str) -> None:
    """Put it into its queue; it goes on by itself, whoever watches. What cannot be queued is cancelled."""
    try:
        await _enqueue(GENERATIONS, "generation", _waiting_id(generation_id), user_id, generation_id)
    except BaseException:
        with contextlib.suppress(AltoError):
            await _At.work.tailoring.cancel(user_id, generation_id)
        raise


async def cancel_generation(user_id: str, generation_id: str) -> None:
    """End it early, or take it out of its queue. Raises NotFound."""
    await _At.work.tailoring.cancel(user_id, generation_id)
    waiting = await DBOS.list_workflows_async(
        workflow_ids=[_waiting_id(generation_id)], status="ENQUEUED", load_input=False, load_output=False
    )
    if waiting:
        await DBOS.cancel_workflow_async(_waiting_id(generation_id))


async def ahead_of(generation_id: str) -> int:
    """How many generations wait before this one; 0 when it is next, or does not wait."""
    looked, waiting = _At.waiting
    if time.monotonic() > looked + _REMEMBER_SECONDS:
        waiting = await DBOS.list_queued_workflows_async(
            queue_name=GENERATIONS, status="ENQUEUED", load_input=False, load_output=False
        )
        _At.waiting = time.monotonic(), waiting
    places = {status.workflow_id: (status.priority or 0, status.created_at or 0) for status in waiting}
    mine = places.get(_waiting_id(generation_id))
    return sum(place < mine for place in places.values()) if mine else 0


def _waiting_id(generation_id: str) -> str:
    return f"generation {generation_id}"


async def _enqueue(queue: str, workflow: str, key: str, user_id: str, *about: str) -> None:
    """By name, not by function: then whichever version of the program comes next may take it up."""
    place = _LAST_PLACE - (await _At.work.plan_of(user_id)).priority
    options: EnqueueOptions = {
        "workflow_name": workflow,
        "queue_name": queue,
        "workflow_id": key,
        "priority": place,
    }
    await DBOS.enqueue_workflow_with_options_async(options, user_id, *about)


async def _mail_soon(user_id: str, about: str) -> None:
    """After something slow: a mail, beside the queue, unless an open tab shows it first."""
    if await _is_slow(user_id, about):
        with SetWorkflowID(f"mail {about}"):
            await DBOS.start_workflow_async(mail_notice, user_id, about)


@DBOS.workflow(name="mail_notice")
async def mail_notice(user_id: str, about: str) -> None:
    """Mail whom no open tab has told meanwhile."""
    await DBOS.sleep_async(_TABS_SECONDS)
    await _mail(user_id, about)


@DBOS.step(name="is_slow")
async def _is_slow(user_id: str, about: str) -> bool:
    return await _At.work.notices.is_slow(user_id, about)


@DBOS.step(name="mail")
async def _mail(user_id: str, about: str) -> None:
    await _At.work.notices.mail(user_id, about)


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
async def launched(url: str, works: Works, queues: Queues | None = Queues()) -> AsyncIterator[None]:
    """DBOS at work for as long as the context lasts. Entered in the loop that the services live in.

    Without `queues` what waits in them is left to other processes.
    """
    async with _slot(url) as executor, _launched(url, works, queues, executor):
        yield


@asynccontextmanager
async def _slot(url: str) -> AsyncIterator[str]:
    """A name for this process: the first of its machine's that nobody alive has.

    So the next process to start takes up what one that was killed has left.
    """
    host = socket.gethostname()
    async with await psycopg.AsyncConnection.connect(url, autocommit=True, connect_timeout=5) as connection:
        for slot in range(_SLOTS):
            taken = await connection.execute(
                "SELECT pg_try_advisory_lock(%s, hashtext(%s))", (_SLOT_LOCK, f"{host} {slot}")
            )
            if (await taken.fetchone() or (False,))[0]:
                yield f"{host}-{slot}"
                return
    raise Unavailable("Too many processes of AltoCV run on this machine. End some of them.")


@asynccontextmanager
async def _launched(url: str, works: Works, queues: Queues | None, executor: str) -> AsyncIterator[None]:
    _At.work = works
    logging.getLogger("dbos").setLevel(logging.WARNING)
    config: DBOSConfig = {
        "name": "altocv",
        "system_database_url": url,
        "dbos_system_schema": SCHEMA,
        "run_migrations": False,
        "application_version": __version__,
        "executor_id": executor,
        "log_level": "WARNING",
        "sys_db_pool_size": 5,
    }
    DBOS(config=config)
    if queues is None:
        DBOS.listen_queues([])
    DBOS.launch()
    try:
        if queues is not None:
            await _register(GENERATIONS, queues.generations)
            await _register(IMPORTS, queues.imports)
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


async def _register(queue: str, at_once: int) -> None:
    await DBOS.register_queue_async(
        queue,
        worker_concurrency=at_once,
        polling_interval_sec=_LOOK_SECONDS,
        on_conflict="always_update",
    )
