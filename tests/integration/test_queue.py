"""Who waits, who goes first, and who works: with real queues, and real processes that are killed."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from altocv.config import Settings
from altocv.db.embedded import APP, EmbeddedPostgres
from altocv.services import Services
from altocv.workflows import durable
from altocv.workflows.tailoring.store import Generation
from tests.integration.conftest import with_models
from tests.integration.test_tailoring import ADA, PROPOSING, Tailor
from tests.model_double import ModelDouble, Script

SLOW = Script(text=" ".join(map(str, range(400))), gap_seconds=0.05)


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    models.will(PROPOSING)
    return with_models(tmp_path, models)


@pytest.fixture(autouse=True)
def migrated(postgres: EmbeddedPostgres) -> None:
    durable.migrate(postgres.owner_url, APP)


async def somebody(wired: Services, plan: str = "FREE") -> Tailor:
    user = (await wired.sessions.start_guest())[1].id
    made = await wired.documents.create(user, ADA, "Mine")
    await wired.ledger.account(user)
    async with wired.db.transaction(user) as work:
        await work.execute(text("UPDATE credit_accounts SET plan = :plan"), {"plan": plan})
    return Tailor(wired, user, made.id)


async def begin(who: Tailor, model: str = "openai/gpt-5-mini") -> str:
    generation_id = await who.order(model=model)
    await durable.begin_generation(who.me, generation_id)
    return generation_id


async def until(true: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not await true():
            await asyncio.sleep(0.05)


async def over(who: Tailor, generation_id: str) -> Generation:
    async with asyncio.timeout(60):
        async for _ in who.service.follow(who.me, generation_id):
            pass
    return await who.service.get(who.me, generation_id)


async def test_paid_plans_go_first_and_who_waits_is_told(
    wired: Services, models: ModelDouble, postgres: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_REMEMBER_SECONDS", 0.0)
    models.will(SLOW, PROPOSING)
    guest, other, payer = [await somebody(wired, plan) for plan in ("FREE", "FREE", "PRO")]
    async with durable.launched(postgres.app_url, wired, durable.Queues(generations=1)):
        first = await begin(guest)

        async def is_asked() -> bool:
            return bool(models.open_streams)

        await until(is_asked)
        second, third, paid = await begin(other), await begin(guest), await begin(payer)
        assert [await durable.ahead_of(each) for each in (first, paid, second, third)] == [0, 0, 1, 2]
        seen = await anext(aiter(guest.service.follow(guest.me, third, durable.ahead_of)))
        assert (seen.status, seen.ahead) == ("pending", 2)

        # Who waits may go; the place in the queue is free at once, and so are the credits.
        await durable.cancel_generation(other.me, second)
        assert await other.credits() == 50
        assert await durable.ahead_of(third) == 1

        await durable.cancel_generation(guest.me, first)
        made = [await over(payer, paid), await over(guest, third)]
    assert [each.status for each in made] == ["completed", "completed"]
    begun = [each.started_at for each in made]
    assert begun == sorted(begun), "the paid one began first"
    assert (await over(other, second)).started_at is None
    assert (await guest.credits(), await payer.credits()) == (45, 45)


async def test_what_waits_when_a_process_ends_is_made_by_the_next(
    wired: Services, postgres: EmbeddedPostgres
) -> None:
    me = await somebody(wired)
    async with durable.launched(postgres.app_url, wired, None):
        made = await begin(me, "built-in")
        await asyncio.sleep(1)
        assert (await me.service.get(me.me, made)).status == "pending", "it is left to others"
    async with durable.launched(postgres.app_url, wired):
        assert (await over(me, made)).status == "completed"


async def test_a_wait_has_an_end(wired: Services) -> None:
    me = await somebody(wired)
    made = await me.order()
    for hours, status in ((5, "pending"), (7, "failed")):
        async with wired.db.transaction(me.me) as work:
            await work.execute(
                text("UPDATE generations SET created_at = now() - make_interval(hours => :hours)"),
                {"hours": hours},
            )
        assert (await me.service.get(me.me, made)).status == status
    assert await me.credits() == 50


async def test_what_cannot_be_queued_is_cancelled(wired: Services, postgres: EmbeddedPostgres) -> None:
    me = await somebody(wired)
    async with durable.launched(postgres.app_url, wired, None):
        pass
    made = await me.order()
    with pytest.raises(Exception, match="DBOS"):
        await durable.begin_generation(me.me, made)
    assert (await me.service.get(me.me, made)).status == "cancelled"
    assert await me.credits() == 50


# -- two processes ----------------------------------------------------------------


@contextmanager
def worker(
    postgres: EmbeddedPostgres, config: Settings, models: ModelDouble
) -> Iterator[subprocess.Popen[bytes]]:
    """`python -m altocv worker` on the database of the tests."""
    environment = {
        **os.environ,
        "ALTOCV_DATA": str(config.data),
        "DATABASE_URL": postgres.owner_url,
        "ALTOCV_OPENAI_API_KEY": "sk-test",
        "ALTOCV_MODEL_API_BASE": models.url,
        "ALTOCV_OLLAMA_URL": models.url,
        "ALTOCV_GENERATIONS_AT_ONCE": "1",
    }
    log = (config.data / "worker.log").open("ab")
    process = subprocess.Popen(
        [sys.executable, "-m", "altocv", "worker"], env=environment, stdout=log, stderr=subprocess.STDOUT
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


async def test_a_worker_makes_what_a_server_leaves_and_the_next_one_ends_what_it_left(
    wired: Services, models: ModelDouble, postgres: EmbeddedPostgres, config: Settings
) -> None:
    me, other = await somebody(wired), await somebody(wired)
    async with durable.launched(postgres.app_url, wired, None):
        with worker(postgres, config, models) as process:
            assert (await over(me, await begin(me))).status == "completed"
            assert await me.credits() == 45
            models.will(SLOW, PROPOSING)
            dying = await begin(me)

            async def is_asked() -> bool:
                return bool(models.open_streams)

            await until(is_asked)
            waiting = await begin(other)
            process.send_signal(signal.SIGKILL)
            process.wait()
        with worker(postgres, config, models) as process:
            ended = await over(me, dying)
            assert (ended.status, "restarted" in ended.error) == ("failed", True)
            assert (await over(other, waiting)).status == "completed"
            process.terminate()
            assert process.wait(20) == 0
    assert (await me.credits(), await other.credits()) == (45, 45)
    assert "Traceback" not in (config.data / "worker.log").read_text()
