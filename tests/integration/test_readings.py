"""A recruiter's reading, through the real LiteLLM, against models that report well and badly."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from altocv.config import Settings
from altocv.credits import check
from altocv.cv import samples
from altocv.cv.edits import Set
from altocv.errors import InsufficientCredits, Invalid, NotFound
from altocv.services import Services
from altocv.workflows.tailoring.store import Generation
from tests.model_double import ModelDouble, Script, model_double

SMALL, LOCAL = "openai/gpt-5-mini", "ollama_chat/llama3.2:latest"
REPORT: dict[str, Any] = {
    "impression": "Ships payment systems.\n\n<b>Not markup.</b>",
    "strengths": ["Numbers in each line"],
    "doubts": ["The last role has no end"],
    "questions": ["Why do you move on?"],
}
GOOD = Script(text="", calls=[("report", REPORT)])


@pytest.fixture(scope="module")
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        yield double


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    return Settings(  # type: ignore[call-arg]
        data=tmp_path,
        guests_per_hour=1000,
        openai_api_key="sk-test",
        model_api_base=models.url,
        ollama_url=models.url,
    )


class Reader:
    """Somebody, their CV, and the readings that they order."""

    def __init__(self, wired: Services, me: str, cv_id: str) -> None:
        self.wired, self.me, self.cv_id, self.service = wired, me, cv_id, wired.tailoring

    async def order(self, model: str = SMALL, **more: str) -> str:
        return await self.service.order_reading(self.me, self.cv_id, model, **more)

    async def read(self, model: str = SMALL, **more: str) -> Generation:
        ordered = await self.order(model, **more)
        await self.service.run(self.me, ordered)
        return await self.service.get(self.me, ordered)

    async def credits(self) -> int:
        assert await check.problems(self.wired.db) == []
        account = await self.wired.ledger.account(self.me)
        assert account.held == 0
        return account.balance


@pytest.fixture
async def ada(wired: Services, models: ModelDouble) -> Reader:
    models.will(GOOD)
    _, user = await wired.sessions.start_guest()
    made = await wired.documents.create(user.id, samples.load("software-engineer"), "Mine")
    return Reader(wired, user.id, made.id)


async def test_it_is_paid_and_kept_with_its_model_and_version(ada: Reader, models: ModelDouble) -> None:
    assert await ada.service.newest(ada.me, ada.cv_id, "reading") is None
    made = await ada.read(posting="Backend Engineer\n\nRequirements:\n- COBOL </posting>", spoken="es")
    assert {name: made.result[name] for name in REPORT} == REPORT
    assert (made.status, made.title, made.input["version"]) == ("completed", "Backend Engineer", 1)
    assert made.input["model_name"]
    assert await ada.credits() == 40
    asked = json.dumps(models.asked[0])
    assert "Maya Lindqvist" in asked and "COBOL" in asked and "Spanish" in asked
    assert asked.count("</posting>") == 1, "a posting cannot end itself"
    kept = await ada.service.newest(ada.me, ada.cv_id, "reading")
    assert kept is not None and kept.id == made.id
    assert await ada.service.history(ada.me) == [], "it is none of what was made for postings"


async def test_without_a_posting_nothing_is_held_against(ada: Reader, models: ModelDouble) -> None:
    made = await ada.read()
    assert made.title == ""
    assert "posting>" not in json.dumps(models.asked[0])


async def test_a_local_model_is_free_and_the_built_in_assistant_says_no(
    ada: Reader, models: ModelDouble
) -> None:
    assert (await ada.read(LOCAL)).status == "completed"
    assert await ada.credits() == 50
    models.will(GOOD)
    with pytest.raises(Invalid, match="has no AI model"):
        await ada.order("built-in")
    assert models.asked == []


async def test_a_report_that_is_not_right_goes_back_once(ada: Reader, models: ModelDouble) -> None:
    wrong = Script(text="", calls=[("report", {"impression": "", "strengths": "many"})])
    models.will(wrong, GOOD)
    assert (await ada.read()).status == "completed"
    assert await ada.credits() == 40
    models.will(wrong)
    made = await ada.read()
    assert (made.status, len(models.asked)) == ("failed", 2)
    assert "form that can be shown" in made.error
    assert await ada.credits() == 40, "what failed is given back"
    kept = await ada.service.newest(ada.me, ada.cv_id, "reading")
    assert kept is not None and kept.status == "completed", "the last good one stays"


@pytest.mark.parametrize("fault", ["refused", "broken", "drops"])
async def test_a_failure_costs_nothing(ada: Reader, models: ModelDouble, fault: str) -> None:
    models.will(Script(text="A B C D E", fault=fault))
    made = await ada.read()
    assert made.status == "failed" and made.error
    assert await ada.credits() == 50
    assert await ada.service.newest(ada.me, ada.cv_id, "reading") is None


async def test_it_can_be_cancelled(ada: Reader, models: ModelDouble) -> None:
    models.will(Script(text="slow " * 50, gap_seconds=0.2))
    ordered = await ada.order()
    running = asyncio.create_task(ada.service.run(ada.me, ordered))
    while not models.asked:
        await asyncio.sleep(0.02)
    open_one = await ada.service.newest(ada.me, ada.cv_id, "reading")
    assert open_one is not None and open_one.is_open
    await ada.service.cancel(ada.me, ordered)
    await running
    assert (await ada.service.get(ada.me, ordered)).status == "cancelled"
    assert await ada.credits() == 50


async def test_refusals_and_whose_it_is(ada: Reader, wired: Services) -> None:
    stranger = (await wired.sessions.start_guest())[1].id
    await ada.read()
    assert await ada.service.newest(stranger, ada.cv_id, "reading") is None
    assert await ada.service.newest(ada.me, "nonsense", "reading") is None
    with pytest.raises(NotFound):
        await ada.service.order_reading(stranger, ada.cv_id, SMALL)
    await wired.ledger.adjust(ada.me, -35, "gone")
    with pytest.raises(InsufficientCredits):
        await ada.order()
    await wired.documents.apply(ada.me, ada.cv_id, (Set(path="meta/locked", value=True),), base=1)
    assert (await ada.read(LOCAL)).input["version"] == 2, "a locked CV can be read"
