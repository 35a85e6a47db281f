"""The books under load: spends a second, races, storms of events, a sign-in without its hash."""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from altocv.accounts import passwords
from altocv.accounts.members import Visitor
from altocv.accounts.sessions import Device
from altocv.billing.events import Event
from altocv.config import Settings
from altocv.credits import check
from altocv.credits.ledger import Ledger
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.migrate import upgrade
from altocv.errors import InsufficientCredits
from altocv.services import Services, running, wire
from altocv.stripe_double.serving import Running
from altocv.stripe_double.serving import running as stripe_running

CONNECTIONS = 16
SPENDS = 1_500
HOT_SPENDS = 500
ACCOUNTS = 200
SHUFFLES = 24
SIGN_INS = 60
SECRET = "whsec_bench"
PASSWORD = "seven lanterns over quiet water"


def run() -> dict[str, Any]:
    """All figures."""
    with embedded_database() as server, stripe_running("http://127.0.0.1:9/", SECRET) as stripe:
        stripe.double.faults.held = True
        return asyncio.run(_measure(server, stripe))


async def _measure(server: EmbeddedPostgres, stripe: Running) -> dict[str, Any]:
    db = Database(server.app_url, pool_size=CONNECTIONS)
    with tempfile.TemporaryDirectory() as data:
        config = Settings(  # type: ignore[call-arg]
            data=Path(data),
            stripe_secret_key="sk_bench",
            stripe_webhook_secret=SECRET,
            stripe_api_base=stripe.url,
        )
        async with running(wire(db, config)) as services:
            ledger = services.ledger
            figures = {
                "spends_per_s": await _spends(ledger, [str(uuid4()) for _ in range(ACCOUNTS)], SPENDS),
                "hot_account_spends_per_s": await _spends(ledger, [str(uuid4())], HOT_SPENDS),
                **await _race(db, ledger),
                "webhook_storm": await _storm(services, stripe),
                "signin_p95_ms": await _sign_ins(services),
            }
            figures["wrong_books"] = len(await check.problems(db))
            return figures


async def _spends(ledger: Ledger, accounts: list[str], count: int) -> int:
    """Holds with their captures in a second, over so many connections at once."""
    for account in accounts:
        await ledger.grant(account, "PURCHASE", 100_000, "bench")

    async def spend(number: int) -> None:
        account = accounts[number % len(accounts)]
        await ledger.capture(account, await ledger.hold(account, "CHAT_MESSAGE", 1, f"bench {number}"))

    began = time.perf_counter()
    await _at_once(CONNECTIONS, (lambda number=number: spend(number) for number in range(count)))
    return round(count / (time.perf_counter() - began))


async def _race(db: Database, ledger: Ledger) -> dict[str, int]:
    """Fifty spenders on fifty credits, each asking twice; what was lost, doubled, or below nothing."""
    account, spent = str(uuid4()), 0
    before = (await ledger.account(account)).balance

    async def spend(number: int) -> int:
        try:
            hold = await ledger.hold(account, "COVER_LETTER", 3, f"race {number}")
        except InsufficientCredits:
            return 0
        await asyncio.gather(ledger.capture(account, hold), ledger.capture(account, hold))
        return 3

    spent = sum(await asyncio.gather(*(spend(number) for number in range(50))))
    after = (await ledger.account(account)).balance
    entries = await ledger.entries(account, most=1_000)
    captures = [entry.reference for entry in entries if entry.operation == "capture"]
    return {
        "lost": max(0, (before - after) - spent),
        "duplicated": len(captures) - spent // 3,
        "negative": int(after < 0),
    }


async def _storm(services: Services, stripe: Running) -> dict[str, int]:
    """A plan, a pack and a refund, told of in every disorder; how often something else came of it."""
    account, events, wrong = stripe.double.account, 0, 0
    for seed in range(SHUFFLES):
        user_id = await _member(services, f"storm-{seed}@example.com")
        first = len(account.events)
        pack = await services.purchases.buy(user_id, "PACK_500")
        session = account.pay(pack.rpartition("/")[2])
        account.pay((await services.purchases.subscribe(user_id, "PRO")).rpartition("/")[2])
        account.refund(session["payment_intent"])
        told = [Event(e["id"], e["type"], e["data"]["object"]["id"]) for e in account.events[first:]] * 4
        random.Random(seed).shuffle(told)
        await asyncio.gather(*(services.events.handle(event) for event in told))
        events += len(told)
        now_has = await services.ledger.account(user_id)
        wrong += (now_has.balance, now_has.plan) != (550, "PRO")
    return {"events": events, "shuffles": SHUFFLES, "wrong_states": wrong}


async def _sign_ins(services: Services) -> float:
    """The 95th percentile of signing in, in milliseconds, without the time that the hash is made to take."""
    email = "signs-in@example.com"
    await _member(services, email)
    hashing: list[float] = []
    plain = passwords.matches

    async def timed(password: str, kept: str | None) -> bool:
        began = time.perf_counter()
        try:
            return await plain(password, kept)
        finally:
            hashing.append(time.perf_counter() - began)

    passwords.matches, took = timed, []
    try:
        for _ in range(SIGN_INS):
            began = time.perf_counter()
            await services.members.sign_in(email, PASSWORD, Visitor(Device()))
            took.append(time.perf_counter() - began - hashing[-1])
    finally:
        passwords.matches = plain
    return round(statistics.quantiles(took, n=20)[-1] * 1000, 1)


async def _member(services: Services, email: str) -> str:
    from altocv.accounts.links import Links

    token = await Links(services.db).make("sign_up", email, None, locale="en")
    entered = await services.members.choose_password(token, PASSWORD, "Ada", Visitor(Device()))
    return entered.user.id  # type: ignore[union-attr]


async def _at_once(most: int, calls: Iterator[Callable[[], Awaitable[None]]]) -> None:
    """Run calls, so many at a time."""

    async def worker() -> None:
        for call in calls:
            await call()

    await asyncio.gather(*(worker() for _ in range(most)))


@contextmanager
def embedded_database() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL of its own with the newest schema."""
    with tempfile.TemporaryDirectory(prefix="altocv-bench-") as folder:
        server = EmbeddedPostgres(Path(folder))
        server.start()
        try:
            upgrade(server.owner_url, app_logs_in=True)
            yield server
        finally:
            server.stop()
