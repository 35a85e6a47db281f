"""Monthly credits on the real database, and the clock that gives them."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import psycopg
import pytest
from dateutil.relativedelta import relativedelta

from altocv.config import Settings
from altocv.credits import check
from altocv.credits.ledger import Ledger
from altocv.credits.refills import Refills
from altocv.db.embedded import APP, EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.models import now
from altocv.workflows import durable


@pytest.fixture
def ledger(db: Database) -> Ledger:
    return Ledger(db)


@pytest.fixture
def refills(db: Database, ledger: Ledger) -> Refills:
    return Refills(db, ledger, Settings())  # type: ignore[call-arg]


@pytest.fixture
async def member(refills: Refills) -> str:
    """Somebody whose months have begun."""
    member = str(uuid4())
    await refills.begin(member)
    return member


def begun(postgres: EmbeddedPostgres, member: str, ago: timedelta | relativedelta) -> datetime:
    """As if they had begun so long ago, with nothing given since."""
    since = now() - ago
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute(
            "UPDATE credit_accounts SET refills_since = %s, next_refill_at = %s WHERE user_id = %s",
            [since, since + relativedelta(months=1), member],
        )
    return since


async def test_nothing_is_given_before_its_date(refills: Refills, ledger: Ledger, member: str) -> None:
    await refills.begin(member)
    await refills.run()
    account = await ledger.account(member)
    assert account.balance == 50
    assert account.next_refill_at is not None
    assert timedelta(days=27) < account.next_refill_at - now() < timedelta(days=32)


async def test_what_was_missed_is_made_up_for_once(
    refills: Refills, ledger: Ledger, member: str, postgres: EmbeddedPostgres, db: Database
) -> None:
    """Down for a quarter; then two processes wake up at once."""
    begun(postgres, member, relativedelta(months=3, days=2))
    await asyncio.gather(refills.run(), refills.run(), refills.run())
    account = await ledger.account(member)
    assert account.balance == 50 + 3 * 50
    assert account.next_refill_at is not None
    assert account.next_refill_at > now()
    await refills.run()
    assert (await ledger.account(member)).balance == 200
    assert await check.problems(db) == []


async def test_a_paid_plan_is_not_refilled(
    refills: Refills, ledger: Ledger, member: str, postgres: EmbeddedPostgres
) -> None:
    assert await refills.set_plan(member, "PRO")
    assert not await refills.set_plan(member, "PRO")
    await refills.begin(member)
    await refills.run(now() + timedelta(days=400))
    assert (await ledger.account(member)).balance == 50
    await refills.set_plan(member, "FREE")
    await refills.run()
    account = await ledger.account(member)
    assert (account.balance, account.plan) == (100, "FREE")
    await refills.run()
    assert (await ledger.account(member)).balance == 100


async def test_going_to_and_fro_gives_nothing_twice(refills: Refills, ledger: Ledger, member: str) -> None:
    for _ in range(3):
        await refills.set_plan(member, "PRO")
        await refills.set_plan(member, "FREE")
        await refills.run()
    assert (await ledger.account(member)).balance == 100, "one refill a day at most"


async def test_guests_get_no_refill(refills: Refills, ledger: Ledger) -> None:
    guest = str(uuid4())
    assert (await ledger.account(guest)).next_refill_at is None
    await refills.run(now() + timedelta(days=400))
    assert (await ledger.account(guest)).balance == 50


async def test_the_clock_gives_them(
    postgres: EmbeddedPostgres,
    refills: Refills,
    ledger: Ledger,
    member: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DBOS in this process, as the ordinary role, with a clock that does not wait for two in the morning."""
    durable.migrate(postgres.owner_url, APP)
    begun(postgres, member, relativedelta(months=1, days=1))
    dead = await ledger.hold(member, "IMAGE", 5, "dead", life=timedelta(seconds=-1))
    often = ((durable.refill, "* * * * * *", True), (durable.sweep_holds, "* * * * * *", False))
    monkeypatch.setattr(durable, "SCHEDULES", often)
    works = SimpleNamespace(ledger=ledger, refills=refills)
    async with durable.launched(postgres.app_url, works):
        async with asyncio.timeout(60):
            while (account := await ledger.account(member)).balance < 100 or account.held:
                await asyncio.sleep(0.2)
        await asyncio.sleep(2.5)
    assert (await ledger.account(member)).balance == 100, "once, however often the clock strikes"
    with pytest.raises(Exception, match="settled otherwise"):
        await ledger.capture(member, dead)


@pytest.fixture(autouse=True)
def quiet_schedules(postgres: EmbeddedPostgres) -> None:
    """No schedule of another test is left."""
    with psycopg.connect(postgres.owner_url) as connection:
        if connection.execute("SELECT to_regclass('dbos.workflow_schedules')").fetchone() != (None,):
            connection.execute("DELETE FROM dbos.workflow_schedules")
