"""The ledger, against a plain model, under races, and after deaths."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altocv.credits import check
from altocv.credits.ledger import INITIAL_CREDITS, Hold, Ledger
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.errors import AltoError, Conflict, InsufficientCredits, Invalid


@pytest.fixture
def ledger(db: Database) -> Ledger:
    return Ledger(db)


@pytest.fixture
def somebody() -> str:
    return str(uuid4())


async def consistent(db: Database) -> None:
    assert await check.problems(db) == []


async def test_the_first_look_opens_an_account(ledger: Ledger, somebody: str) -> None:
    seen = await asyncio.gather(*(ledger.account(somebody) for _ in range(10)))
    assert {account.balance for account in seen} == {INITIAL_CREDITS}
    (entry,) = await ledger.entries(somebody)
    assert (entry.kind, entry.amount, entry.balance_after) == ("INITIAL_GRANT", 50, 50)


async def test_a_hold_sets_aside_and_a_capture_takes(ledger: Ledger, somebody: str, db: Database) -> None:
    hold = await ledger.hold(somebody, "ATS_ANALYSIS", 10, "one")
    account = await ledger.account(somebody)
    assert (account.balance, account.held, account.available) == (50, 10, 40)
    await ledger.capture(somebody, hold, 7, cv="x")
    account = await ledger.account(somebody)
    assert (account.balance, account.held) == (43, 0)
    entry = (await ledger.entries(somebody))[0]
    assert (entry.operation, entry.kind, entry.amount, entry.reference) == (
        "capture",
        "ATS_ANALYSIS",
        -7,
        {"cv": "x"},
    )
    again = await ledger.hold(somebody, "ATS_ANALYSIS", 10, "one")
    assert again.paid
    await ledger.capture(somebody, hold, 7)
    assert (await ledger.account(somebody)).balance == 43
    with pytest.raises(Conflict):
        await ledger.release(somebody, hold)
    await consistent(db)


async def test_what_is_released_may_be_spent_again(ledger: Ledger, somebody: str) -> None:
    hold = await ledger.hold(somebody, "CREATE_CV", 50, "all")
    assert (await ledger.hold(somebody, "CREATE_CV", 50, "all")).id == hold.id
    with pytest.raises(InsufficientCredits) as refused:
        await ledger.hold(somebody, "CREATE_CV", 5, "more")
    assert refused.value.context == {"wanted": 5, "available": 0, "missing": 5}
    await ledger.release(somebody, hold)
    await ledger.release(somebody, hold)
    with pytest.raises(Conflict):
        await ledger.capture(somebody, hold)
    anew = await ledger.hold(somebody, "CREATE_CV", 50, "all")
    assert (anew.id != hold.id, anew.paid) == (True, False)


async def test_a_key_counts_once(ledger: Ledger, somebody: str) -> None:
    entries = await asyncio.gather(*(ledger.grant(somebody, "PURCHASE", 100, "invoice 1") for _ in range(12)))
    assert len({entry.id for entry in entries}) == 1
    assert (await ledger.account(somebody)).balance == 150
    with pytest.raises(Conflict):
        await ledger.grant(somebody, "PURCHASE", 500, "invoice 1")
    firsts = await asyncio.gather(*(ledger.once(somebody, "CREATE_CV", "first") for _ in range(6)))
    assert firsts.count(True) == 1


@pytest.mark.parametrize("amount", [0, -5])
async def test_amounts_are_positive(ledger: Ledger, somebody: str, amount: int) -> None:
    for attempt in (
        ledger.grant(somebody, "PURCHASE", amount, "x"),
        ledger.hold(somebody, "IMAGE", amount, "x"),
    ):
        with pytest.raises(Invalid):
            await attempt


async def test_taking_back_stops_at_nothing(ledger: Ledger, somebody: str, db: Database) -> None:
    await ledger.hold(somebody, "IMAGE", 20, "busy")
    entry = await ledger.take_back(somebody, "REFUND", 100, "refund 1")
    assert (entry.amount, entry.reference["missing"]) == (-30, 70)
    again = await ledger.take_back(somebody, "REFUND", 100, "refund 1")
    assert again.id == entry.id
    with pytest.raises(InsufficientCredits):
        await ledger.adjust(somebody, -1, "more")
    await consistent(db)


async def test_fifty_spenders_share_one_balance(ledger: Ledger, somebody: str, db: Database) -> None:
    """Nothing is lost and nothing is spent twice: 50 credits, 50 spenders of 3."""

    async def spend(number: int) -> int:
        try:
            hold = await ledger.hold(somebody, "COVER_LETTER", 3, f"letter {number}")
        except InsufficientCredits:
            return 0
        if number % 5 == 0:
            await ledger.release(somebody, hold)
            return 0
        await ledger.capture(somebody, hold)
        return 3

    spent = sum(await asyncio.gather(*(spend(number) for number in range(50))))
    account = await ledger.account(somebody)
    assert account.balance == INITIAL_CREDITS - spent >= 0
    assert account.held == 0
    assert sum(entry.amount for entry in await ledger.entries(somebody, most=500)) == account.balance
    await consistent(db)


async def test_holds_of_the_dead_expire(ledger: Ledger, somebody: str, db: Database) -> None:
    dead = await ledger.hold(somebody, "IMAGE", 5, "dead", life=timedelta(seconds=-1))
    alive = await ledger.hold(somebody, "IMAGE", 5, "alive")
    both = await asyncio.gather(ledger.expire(), ledger.expire())
    assert sum(both) >= 1
    assert (await ledger.account(somebody)).held == 5
    with pytest.raises(Conflict):
        await ledger.capture(somebody, dead)
    await ledger.capture(somebody, alive)
    assert (await ledger.account(somebody)).balance == 45
    await consistent(db)


async def test_history_and_usage(ledger: Ledger, somebody: str) -> None:
    for number, kind in enumerate(("IMAGE", "EXPORT_PDF", "EXPORT_PDF")):
        await ledger.capture(somebody, await ledger.hold(somebody, kind, 2, str(number)))  # type: ignore[arg-type]
    kinds = [entry.kind for entry in await ledger.entries(somebody)]
    assert kinds == ["EXPORT_PDF", "EXPORT_PDF", "IMAGE", "INITIAL_GRANT"]
    assert len(await ledger.entries(somebody, ("EXPORT_PDF",))) == 2
    newest = (await ledger.entries(somebody, most=1))[0]
    assert len(await ledger.entries(somebody, before=newest.at)) == 3
    usage = await ledger.usage(somebody, 7)
    assert len(usage) == 7
    assert list(usage.values()) == [0] * 6 + [6]


async def test_another_user_sees_and_moves_nothing(ledger: Ledger, somebody: str) -> None:
    hold = await ledger.hold(somebody, "IMAGE", 5, "mine")
    with pytest.raises(AltoError):
        await ledger.capture(str(uuid4()), hold)
    assert (await ledger.account(somebody)).held == 5


def test_the_database_itself_refuses(postgres: EmbeddedPostgres) -> None:
    """What a bug of the program cannot do."""
    me = str(uuid4())
    with psycopg.connect(postgres.app_url) as connection:
        connection.execute("SELECT set_config('app.user_id', %s, false)", [me])
        connection.execute("INSERT INTO credit_accounts VALUES (%s, 10, 0, 'FREE', NULL, NULL, now())", [me])
        connection.commit()
        for statement in (
            "UPDATE credit_accounts SET balance = -1",
            "UPDATE credit_accounts SET held = 11",
            "UPDATE credit_entries SET amount = 1000",
            "DELETE FROM credit_entries",
            "DELETE FROM credit_accounts",
        ):
            with pytest.raises(psycopg.Error):
                connection.execute(statement)
            connection.rollback()
            connection.execute("SELECT set_config('app.user_id', %s, false)", [me])
    with psycopg.connect(postgres.owner_url) as connection:
        with pytest.raises(psycopg.Error, match="only ever added to"):
            connection.execute("DELETE FROM credit_entries")
        connection.rollback()
        connection.execute("DELETE FROM credit_accounts WHERE user_id = %s", [me])


async def test_the_check_finds_what_is_wrong(
    ledger: Ledger, somebody: str, db: Database, postgres: EmbeddedPostgres
) -> None:
    await ledger.account(somebody)
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE credit_accounts SET balance = 51 WHERE user_id = %s", [somebody])
    assert any(somebody in problem for problem in await check.problems(db))
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE credit_accounts SET balance = 50, held = 1 WHERE user_id = %s", [somebody])
    assert any(somebody in problem for problem in await check.problems(db))
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE credit_accounts SET held = 0 WHERE user_id = %s", [somebody])
    await consistent(db)


KEYS = st.sampled_from(["a", "b", "c"])
STEPS = st.one_of(
    st.tuples(st.just("grant"), KEYS, st.integers(1, 60)),
    st.tuples(st.just("adjust"), KEYS, st.integers(-60, 60).filter(bool)),
    st.tuples(st.just("hold"), KEYS, st.integers(1, 60)),
    st.tuples(st.just("capture"), KEYS, st.integers(0, 60)),
    st.tuples(st.just("release"), KEYS, st.just(0)),
    st.tuples(st.just("take_back"), KEYS, st.integers(1, 60)),
    st.tuples(st.just("expire"), KEYS, st.just(0)),
)


class Model:
    """The same rules, as plain as can be."""

    def __init__(self) -> None:
        self.balance, self.held = INITIAL_CREDITS, 0
        self.moves: dict[str, tuple[str, int]] = {}
        self.holds: dict[str, tuple[int, str]] = {}

    def step(self, what: str, key: str, amount: int) -> str:
        if what in ("grant", "adjust", "take_back"):
            known = self.moves.get(f"move {key}")
            if known is not None:
                return "ok" if what == "take_back" or known == (what, amount) else "Conflict"
            moved = -min(amount, self.balance - self.held) if what == "take_back" else amount
            if self.balance + moved < self.held:
                return "InsufficientCredits"
            self.balance += moved
            self.moves[f"move {key}"] = ("adjust" if what == "take_back" else what, moved)
        elif what == "hold":
            if self.holds.get(key, (0, "released"))[1] in ("held", "captured"):
                return "ok"
            if self.balance - self.held < amount:
                return "InsufficientCredits"
            self.held += amount
            self.holds[key] = (amount, "held")
        elif what == "capture" and key in self.holds:
            held, status = self.holds[key]
            if amount > held:
                return "Invalid"
            if status == "held":
                self.held, self.balance = self.held - held, self.balance - amount
                self.holds[key] = (held, "captured")
            return "ok" if status != "released" else "Conflict"
        elif what == "release" and key in self.holds:
            held, status = self.holds[key]
            if status == "held":
                self.held -= held
                self.holds[key] = (held, "released")
            return "ok" if status != "captured" else "Conflict"
        return "ok"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
async def test_it_does_what_the_model_does(db: Database, steps: list[tuple[str, str, int]]) -> None:
    ledger, model, me = Ledger(db), Model(), str(uuid4())
    await ledger.account(me)
    holds: dict[str, Hold] = {}

    async def real(what: str, key: str, amount: int) -> Any:
        if what == "hold":
            holds[key] = await ledger.hold(me, "IMAGE", amount, key)
        elif what == "capture" and key in holds:
            await ledger.capture(me, holds[key], amount)
        elif what == "release" and key in holds:
            await ledger.release(me, holds[key])
        elif what == "grant":
            await ledger.grant(me, "PURCHASE", amount, f"move {key}")
        elif what == "adjust":
            await ledger.adjust(me, amount, f"move {key}")
        elif what == "take_back":
            await ledger.take_back(me, "REFUND", amount, f"move {key}")
        elif what == "expire":
            await ledger.expire()

    for step in steps:
        expected = model.step(*step)
        try:
            await real(*step)
            got = "ok"
        except AltoError as error:
            got = type(error).__name__
        assert got == expected, (step, steps)
        account = await ledger.account(me)
        assert (account.balance, account.held) == (model.balance, model.held), (step, steps)
    entries = await ledger.entries(me, most=500)
    assert sum(entry.amount for entry in entries) == model.balance
