"""The wired services of this process.

They open in the server's lifespan, after it has forked, and close with it. Everything else asks `services()`.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from altocv.accounts.sessions import Sessions
from altocv.config import Settings, settings
from altocv.db.connect import connect
from altocv.db.engine import Database
from altocv.documents.service import Documents
from altocv.errors import AltoError, Unavailable
from altocv.storage.objects import Objects, open_objects
from altocv.storage.photos import Photos

_log = structlog.get_logger()

_CLEAN_EVERY_SECONDS = 6 * 3600


@dataclass(frozen=True)
class Services:
    """What the program works with."""

    db: Database
    documents: Documents
    sessions: Sessions
    objects: Objects
    photos: Photos


_open: Services | None = None


def services() -> Services:
    """The services of this process. Raises Unavailable before they are open."""
    if _open is None:
        raise Unavailable("AltoCV is just starting. Please try again in a moment.")
    return _open


def wire(db: Database, config: Settings) -> Services:
    """Build the services on a database."""
    objects = open_objects(config)
    return Services(db, Documents(db), Sessions(db), objects, Photos(objects))


@asynccontextmanager
async def running(made: Services) -> AsyncIterator[Services]:
    """Make these the services of the process for as long as the context lasts."""
    global _open
    _open = made
    try:
        yield made
    finally:
        _open = None
        await made.db.close()


@asynccontextmanager
async def lifespan() -> AsyncIterator[None]:
    """The services of the settings, with the cleaner beside them; registered with the Reflex app."""
    async with running(wire(connect(settings()), settings())) as made:
        cleaner = asyncio.create_task(_clean(made))
        try:
            yield
        finally:
            cleaner.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await cleaner


async def _clean(made: Services) -> None:
    """Remove expired sessions and CVs that were deleted long ago, now and then."""
    while True:
        try:
            sessions, cvs = await made.sessions.purge(), await made.documents.purge()
            _log.debug("cleaned", expired_sessions=sessions, deleted_cvs=cvs)
        except AltoError as error:
            _log.warning("cleaning_failed", reason=error.message)
        await asyncio.sleep(_CLEAN_EVERY_SECONDS)
