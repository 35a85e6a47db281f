"""What costs credits: CVs and PDFs, held before and taken after."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import textwrap

import httpx
import pytest

from altocv.accounts.sessions import COOKIE
from altocv.credits import check
from altocv.cv import samples
from altocv.cv.document import CV, Basics
from altocv.cv.edits import Set
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.feed import told
from altocv.errors import InsufficientCredits, Unavailable
from altocv.services import Services


@pytest.fixture
async def me(browser: httpx.AsyncClient, wired: Services) -> str:
    await browser.post("/api/session/start")
    user = await wired.sessions.resolve(browser.cookies.get(COOKIE))
    assert user
    return user.id


async def balance(wired: Services, user_id: str) -> int:
    account = await wired.ledger.account(user_id)
    assert account.held == 0
    return account.balance


async def test_the_first_cv_is_free_and_the_next_ones_cost(wired: Services, me: str) -> None:
    assert (await wired.making.quote(me)).create == 0
    made = await wired.making.create(me, CV(), "First")
    assert await balance(wired, me) == 50
    quote = await wired.making.quote(me)
    assert (quote.create, quote.imported) == (5, 3)
    await wired.making.create(me, CV(), "Second")
    await wired.making.create(me, CV(), "Third", "IMPORT_CV")
    await wired.making.duplicate(me, made.id)
    assert await balance(wired, me) == 50 - 5 - 3 - 5
    await wired.documents.delete(me, made.id)
    assert (await wired.making.quote(me)).create == 5, "free once, not once at a time"


async def test_only_one_of_many_at_once_is_free(wired: Services, me: str) -> None:
    await asyncio.gather(*(wired.making.create(me, CV(), f"CV {n}") for n in range(5)))
    assert await balance(wired, me) == 50 - 4 * 5
    assert await check.problems(wired.db) == []


async def test_what_fails_costs_nothing(wired: Services, me: str) -> None:
    await wired.making.create(me, CV(), "First")
    for attempt in (wired.making.create(me, CV(), "x" * 999), wired.making.duplicate(me, "nonsense")):
        with pytest.raises(Exception, match=r"too long|does not exist"):
            await attempt
    assert await balance(wired, me) == 50


async def test_too_few_credits_do_nothing(wired: Services, me: str) -> None:
    made = await wired.making.create(me, CV(), "First")
    await wired.ledger.adjust(me, -46, "gone")
    with pytest.raises(InsufficientCredits) as refused:
        await wired.making.create(me, CV(), "Second")
    assert refused.value.context["missing"] == 1
    assert len(await wired.documents.list(me)) == 1
    await wired.ledger.adjust(me, -3, "more")
    with pytest.raises(InsufficientCredits):
        await wired.making.order_export(me, made.id, made.cv)


async def test_a_pdf_is_paid_once_for_what_it_shows(
    browser: httpx.AsyncClient, wired: Services, me: str
) -> None:
    made = await wired.making.create(me, samples.load("engineer-zh"), "First")
    url = f"/api/cvs/{made.id}/export.pdf"
    refused = await browser.get(url)
    assert (refused.status_code, refused.json()["error"]["code"]) == (402, "insufficient_credits")
    ordered = await browser.post(url)
    assert (ordered.status_code, ordered.headers["location"]) == (303, url)
    assert (await wired.ledger.account(me)).held == 2, "set aside until the file is made"
    assert (await browser.get(url)).content.startswith(b"%PDF")
    assert await balance(wired, me) == 48
    for _ in range(2):
        await browser.post(f"{url}?archival=1")
        assert (await browser.get(url)).status_code == 200
    assert await balance(wired, me) == 48
    changed = await wired.documents.apply(me, made.id, (Set(path="basics/name", value="New"),), base=1)
    assert await wired.making.export_price(me, made.id, changed.cv) == 2
    assert (await browser.get(url)).status_code == 402
    await wired.documents.undo(me, made.id, base=2)
    assert (await browser.get(url)).status_code == 200, "as it was exported before"
    assert await balance(wired, me) == 48
    assert (await browser.get(f"/api/cvs/{made.id}/export.docx")).status_code == 200


async def test_somebody_elses_page_cannot_spend(browser: httpx.AsyncClient, wired: Services, me: str) -> None:
    made = await wired.making.create(me, CV(basics=Basics(name="Ada")), "First")
    foreign = {"Origin": "https://evil.test", "Sec-Fetch-Site": "cross-site"}
    assert (await browser.post(f"/api/cvs/{made.id}/export.pdf", headers=foreign)).status_code == 403
    assert await balance(wired, me) == 50


async def test_a_death_between_hold_and_capture_costs_nothing(
    wired: Services, me: str, postgres: EmbeddedPostgres
) -> None:
    """A real process is killed in the middle of its work."""
    code = f"""
        import asyncio, os, signal
        from datetime import timedelta
        from altocv.credits.ledger import Ledger
        from altocv.db.engine import Database

        async def main():
            ledger = Ledger(Database({postgres.app_url!r}))
            await ledger.hold({me!r}, "ATS_ANALYSIS", 10, "the work", life=timedelta(seconds=1))
            os.kill(os.getpid(), signal.SIGKILL)

        asyncio.run(main())
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], env=os.environ, timeout=60)
    assert died.returncode == -signal.SIGKILL
    account = await wired.ledger.account(me)
    assert (account.balance, account.held) == (50, 10)
    await asyncio.sleep(1.1)
    await wired.ledger.expire()
    assert await balance(wired, me) == 50
    again = await wired.ledger.hold(me, "ATS_ANALYSIS", 10, "the work")
    await wired.ledger.capture(me, again)
    assert await balance(wired, me) == 40
    assert await check.problems(wired.db) == []


async def test_every_process_hears_of_it(wired: Services, me: str, postgres: EmbeddedPostgres) -> None:

    heard: asyncio.Queue[str] = asyncio.Queue()

    async def listen() -> None:
        async for _, user_id in told(postgres.app_url, "credits"):
            heard.put_nowait(user_id)

    task = asyncio.create_task(listen())
    async with asyncio.timeout(20):
        while True:
            await wired.ledger.grant(me, "PURCHASE", 1, os.urandom(8).hex())
            try:
                assert await asyncio.wait_for(heard.get(), 0.5) == me
                break
            except TimeoutError:
                continue
    task.cancel()


async def test_a_database_that_is_away_is_said(wired: Services, me: str) -> None:
    from altocv.credits.ledger import Ledger
    from altocv.db.engine import Database

    gone = Database("postgresql://nobody@127.0.0.1:9/none")
    with pytest.raises(Unavailable):
        await Ledger(gone).hold(me, "IMAGE", 5, "x")
