"""The wired services of this process.

They open in the server's lifespan, after it has forked, and close with it. Everything else asks `services()`.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

import structlog

from altocv.accounts.google import Google
from altocv.accounts.lockout import Lockout
from altocv.accounts.mail import Mailer, open_mailer
from altocv.accounts.members import Members
from altocv.accounts.notices import CHANNEL as NOTICES
from altocv.accounts.notices import Notices
from altocv.accounts.second_factor import SecondFactors
from altocv.accounts.sessions import Sessions
from altocv.accounts.users import Users
from altocv.ai.catalog import Catalog
from altocv.ai.embedding import Embedder
from altocv.ai.gateway import Gateway as ModelGateway
from altocv.ai.kept import KeptAnswers
from altocv.ai.keys import PURPOSE as KEYS_PURPOSE
from altocv.ai.keys import Keys
from altocv.billing.events import Events
from altocv.billing.gateway import Gateway
from altocv.billing.purchases import Purchases
from altocv.chat.conversations import Conversations
from altocv.config import Settings, settings
from altocv.credits.ledger import Ledger
from altocv.credits.plans import Plan, plans
from altocv.credits.refills import Refills
from altocv.db import feed
from altocv.db.connect import connect, worker_url
from altocv.db.engine import Database
from altocv.db.sealing import Envelopes, Seal
from altocv.documents.languages import Languages
from altocv.documents.service import Documents
from altocv.errors import AltoError, Unavailable
from altocv.jobs.matching import Matching
from altocv.jobs.postings import Jobs
from altocv.jobs.spaces import Spaces
from altocv.jobs.vectors import Vectors
from altocv.storage.objects import Objects, open_objects
from altocv.storage.photos import Photos
from altocv.workflows import durable
from altocv.workflows.checks import Checks
from altocv.workflows.imports import Imports
from altocv.workflows.making import Making
from altocv.workflows.personal_data import PersonalData
from altocv.workflows.refining import Refining
from altocv.workflows.scans import Scans
from altocv.workflows.suggesting import Suggesting
from altocv.workflows.tailoring.service import Tailoring
from altocv.workflows.tailoring.store import Generations
from altocv.workflows.turns import Turns

_log = structlog.get_logger()

_CLEAN_EVERY_SECONDS = 6 * 3600


@dataclass(frozen=True)
class Services:
    """What the program works with."""

    db: Database
    documents: Documents
    languages: Languages
    sessions: Sessions
    users: Users
    members: Members
    second_factors: SecondFactors
    google: Google
    mailer: Mailer
    personal_data: PersonalData
    notices: Notices
    ledger: Ledger
    refills: Refills
    making: Making
    imports: Imports
    checks: Checks
    suggesting: Suggesting
    purchases: Purchases
    events: Events
    conversations: Conversations
    catalog: Catalog
    keys: Keys
    kept_answers: KeptAnswers
    turns: Turns
    tailoring: Tailoring
    plan_of: Callable[[str], Awaitable[Plan]]
    told: Callable[[], AsyncIterator[tuple[str, str]]]
    objects: Objects
    photos: Photos
    jobs: Jobs
    vectors: Vectors
    matching: Matching


_open: Services | None = None


def services() -> Services:
    """The services of this process. Raises Unavailable before they are open."""
    if _open is None:
        raise Unavailable("AltoCV is just starting. Please try again in a moment.")
    return _open


def wire(db: Database, config: Settings) -> Services:
    """Build the services on a database."""
    objects = open_objects(config)
    documents, sessions, users, photos = Documents(db), Sessions(db), Users(db), Photos(objects)
    lockout, mailer = Lockout(db), open_mailer(config)
    ledger, notices = Ledger(db), Notices(db, mailer, config.url)
    refills = Refills(db, ledger, config)
    conversations, catalog, kept_answers = Conversations(db), Catalog(config, db), KeptAnswers(db)
    models = ModelGateway(catalog, config)
    keys = Keys(db, Envelopes(config, KEYS_PURPOSE), catalog, models)
    turns = Turns(conversations, documents, ledger, catalog, models, keys, kept_answers, config)
    generations, languages = Generations(db), Languages(db, documents)
    tailoring = Tailoring(generations, documents, languages, ledger, turns, models, keys, conversations)
    gateway = Gateway(config)
    purchases = Purchases(db, gateway, config)
    making = Making(ledger, documents, languages)
    plan_of = _plan_of(ledger, config)
    jobs, vectors = Jobs(db, _jobs_a_day(plan_of)), Vectors(db)
    embedder = Embedder(config.embeddings, catalog) if config.embeddings else None
    scans = Scans(config, catalog, models, keys, turns, conversations, ledger)
    imports = Imports(db, objects, making, Refining(catalog, models), scans)
    second_factors = SecondFactors(db, Seal(config, "second factors"), lockout)
    members = Members(db, sessions, second_factors, lockout, mailer, photos.move, refills.begin, config.url)
    return Services(
        db=db,
        documents=documents,
        languages=languages,
        sessions=sessions,
        users=users,
        members=members,
        second_factors=second_factors,
        google=Google(config),
        mailer=mailer,
        personal_data=PersonalData(
            db,
            documents,
            languages,
            users,
            members,
            photos,
            ledger,
            purchases,
            conversations,
            imports,
            jobs,
            generations,
            notices,
        ),
        notices=notices,
        ledger=ledger,
        refills=refills,
        making=making,
        imports=imports,
        checks=Checks(db, documents, photos),
        suggesting=Suggesting(documents),
        purchases=purchases,
        conversations=conversations,
        catalog=catalog,
        keys=keys,
        kept_answers=kept_answers,
        turns=turns,
        tailoring=tailoring,
        events=Events(db, gateway, purchases, ledger, refills, config),
        plan_of=plan_of,
        told=lambda: feed.told(worker_url(config), "credits", NOTICES),
        objects=objects,
        photos=photos,
        jobs=jobs,
        vectors=vectors,
        matching=Matching(Spaces(vectors, embedder, conversations.note_call), vectors),
    )


def _plan_of(ledger: Ledger, config: Settings) -> Callable[[str], Awaitable[Plan]]:
    """The plan of a user."""

    async def found(user_id: str) -> Plan:
        return plans(config)[(await ledger.account(user_id)).plan]  # pyright: ignore[reportArgumentType]

    return found


def _jobs_a_day(plan_of: Callable[[str], Awaitable[Plan]]) -> Callable[[str], Awaitable[int | None]]:
    """How many jobs the plan of a user takes in a day."""

    async def allowed(user_id: str) -> int | None:
        return (await plan_of(user_id)).jobs_per_day

    return allowed


@asynccontextmanager
async def running(made: Services) -> AsyncIterator[Services]:
    """Make these the services of the process for as long as the context lasts."""
    global _open
    _open = made
    try:
        yield made
    finally:
        _open = None
        await made.mailer.drain()
        await made.db.close()


@asynccontextmanager
async def lifespan() -> AsyncIterator[None]:
    """The services of the settings, with the cleaner beside them; registered with the Reflex app."""
    config = settings()
    async with at_work(config, queues=config.work_in_server):
        yield


@asynccontextmanager
async def at_work(config: Settings, *, queues: bool) -> AsyncIterator[None]:
    """The services with the workflows and the cleaner; `queues` when this process works on what waits."""
    made = wire(connect(config), config)
    async with running(made), _durable(made, config, queues):
        cleaner = asyncio.create_task(_clean(made))
        try:
            yield
        finally:
            cleaner.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await cleaner


def _durable(made: Services, config: Settings, queues: bool) -> AbstractAsyncContextManager[None]:
    if config.stripe_secret_key:
        # A second's work that the first who pays should not wait for.
        threading.Thread(target=importlib.import_module, args=["stripe"], daemon=True).start()
    at_once = durable.Queues(config.generations_at_once, config.imports_at_once) if queues else None
    return durable.launched(worker_url(config), made, at_once)


async def _clean(made: Services) -> None:
    """Remove expired sessions and CVs that were deleted long ago, now and then."""
    while True:
        try:
            sessions, cvs = await made.sessions.purge(), await made.documents.purge()
            others = await made.members.purge() + await made.kept_answers.purge()
            others += await made.imports.purge() + await made.jobs.purge() + await made.notices.purge()
            others += await made.vectors.purge()
            _log.debug("cleaned", expired_sessions=sessions, deleted_cvs=cvs, others=others)
        except AltoError as error:
            _log.warning("cleaning_failed", reason=error.message)
        await asyncio.sleep(_CLEAN_EVERY_SECONDS)
