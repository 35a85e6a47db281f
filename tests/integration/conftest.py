"""The whole application over the real database, and browsers that speak with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from altocv.api.app import create
from altocv.config import Settings
from altocv.db.engine import Database
from altocv.services import Services, running, wire
from tests.model_double import ModelDouble, Script, model_double

ORIGIN = "http://cv.test"


@pytest.fixture
def config(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path, guests_per_hour=5)  # type: ignore[call-arg]


@pytest.fixture(scope="session")
def hosted() -> Iterator[ModelDouble]:
    with model_double() as double:
        yield double


@pytest.fixture
def models(hosted: ModelDouble) -> ModelDouble:
    """A stand-in for hosted models, which says "Fine." until it is told otherwise."""
    hosted.will(Script())
    return hosted


def with_models(folder: Path, models: ModelDouble, **more: Any) -> Settings:
    """Settings by which a stand-in answers for OpenAI, Anthropic and Ollama."""
    chosen = {"openai_api_key": "sk-test", "anthropic_api_key": "sk-test", "ollama_url": models.url, **more}
    return Settings(data=folder, guests_per_hour=1000, model_api_base=models.url, **chosen)


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
