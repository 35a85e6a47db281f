"""The whole application over the real database, and browsers that speak with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest

from altocv.api.app import create
from altocv.config import Settings
from altocv.db.engine import Database
from altocv.services import Services, running, wire

ORIGIN = "http://cv.test"


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, guests_per_hour=5)  # type: ignore[call-arg]


@pytest.fixture
async def wired(db: Database, config: Settings) -> AsyncIterator[Services]:
    async with running(wire(db, config)) as made:
        yield made


@pytest.fixture
def another(wired: Services, config: Settings) -> Callable[[], httpx.AsyncClient]:
    """Makes further browsers, on pages of the site."""

    def make() -> httpx.AsyncClient:
        transport = httpx.ASGITransport(create(config), raise_app_exceptions=False)
        headers = {"Origin": ORIGIN, "Accept": "application/json"}
        return httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers=headers)

    return make


@pytest.fixture
async def browser(another: Callable[[], httpx.AsyncClient]) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on a page of the site."""
    async with another() as client:
        yield client
