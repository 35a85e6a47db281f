"""Shared by all tests: a real PostgreSQL of their own, and people in it."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from altocv.accounts.sessions import Sessions
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.migrate import upgrade
from altocv.documents.service import Documents


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL can reach under root too, unlike those that pytest makes."""
    with tempfile.TemporaryDirectory(prefix="altocv-") as made:
        yield Path(made)


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """An embedded server with the newest schema, for the whole run."""
    with tempfile.TemporaryDirectory(prefix="altocv-") as folder:
        server = EmbeddedPostgres(Path(folder))
        server.start()
        upgrade(server.owner_url, app_logs_in=True)
        yield server
        server.stop()


@pytest.fixture
async def db(postgres: EmbeddedPostgres) -> AsyncIterator[Database]:
    """The database as the program uses it: as the ordinary role."""
    database = Database(postgres.app_url)
    yield database
    await database.close()


@pytest.fixture
def documents(db: Database) -> Documents:
    return Documents(db)


@pytest.fixture
def sessions(db: Database) -> Sessions:
    return Sessions(db)


@pytest.fixture
async def user_id(sessions: Sessions) -> str:
    """A fresh guest."""
    return (await sessions.start_guest())[1].id


@pytest.fixture
async def other_id(sessions: Sessions) -> str:
    """Another fresh guest."""
    return (await sessions.start_guest())[1].id
