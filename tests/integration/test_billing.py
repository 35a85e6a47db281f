"""Payments, with the real client library against the stand-in over HTTP: whatever arrives whenever, once."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from altocv.billing.events import Event
from altocv.config import Settings
from altocv.credits import check
from altocv.db.embedded import APP, EmbeddedPostgres
from altocv.errors import Forbidden, Invalid, NotFound, Unavailable
from altocv.services import Services
from altocv.stripe_double.deliveries import signature
from altocv.stripe_double.serving import Running, running
from altocv.workflows import durable
from tests.integration.test_accounts import PASSWORD, sign_up, who

SECRET = "whsec_test"


@pytest.fixture(scope="module")
def stripe() -> Iterator[Running]:
    with running("http://127.0.0.1:9/", SECRET) as double:
        double.double.faults.held = True
        yield double


@pytest.fixture
def config(tmp_path: Path, stripe: Running) -> Settings:
    return Settings(  # type: ignore[call-arg]
        data=tmp_path,
        guests_per_hour=100,
        stripe_secret_key="sk_test",
        stripe_webhook_secret=SECRET,
        stripe_api_base=stripe.url,
    )


@pytest.fixture
async def me(browser: httpx.AsyncClient, wired: Services) -> str:
    """A member."""
    await sign_up(browser, wired, f"payer-{time.time_ns()}@example.com")
    return (await who(browser, wired)).id


class Shop:
    """What the member and Stripe do; `events` are those that came of it and were not handled yet."""

    def __init__(self, wired: Services, stripe: Running, user_id: str) -> None:
        self.wired, self.account, self.me = wired, stripe.double.account, user_id
        self._seen = len(self.account.events)

    async def buy(self, what: str, **how: Any) -> dict[str, Any]:
        buying = self.wired.purchases.buy if what.startswith("PACK") else self.wired.purchases.subscribe
        url = await buying(self.me, what)  # type: ignore[arg-type]
        return self.account.pay(url.rpartition("/")[2], **how)

    def new_events(self) -> list[Event]:
        fresh = self.account.events[self._seen :]
        self._seen = len(self.account.events)
        return [Event(e["id"], e["type"], e["data"]["object"]["id"]) for e in fresh]

    async def handle(self, events: list[Event] | None = None) -> None:
        for event in self.new_events() if events is None else events:
            await self.wired.events.handle(event)

    async def credits(self) -> int:
        assert await check.problems(self.wired.db) == []
        return (await self.wired.ledger.account(self.me)).balance

    async def plan(self) -> str:
        account = await self.wired.ledger.account(self.me)
        standing = await self.wired.purchases.standing(self.me)
        assert account.plan == standing.plan
        assert (account.next_refill_at is None) == (account.plan != "FREE")
        return account.plan


@pytest.fixture
def shop(wired: Services, stripe: Running, me: str) -> Shop:
    return Shop(wired, stripe, me)


async def test_a_pack_brings_its_credits_once(shop: Shop) -> None:
    await shop.buy("PACK_500")
    events = shop.new_events()
    await asyncio.gather(*(shop.handle(events) for _ in range(6)))
    assert await shop.credits() == 550
    assert await shop.plan() == "FREE"


async def test_the_page_knows_how_far_a_payment_is(
    shop: Shop, wired: Services, browser: httpx.AsyncClient
) -> None:
    progress = wired.purchases.progress
    pack, plan = await shop.buy("PACK_100", later=True), await shop.buy("PRO")
    assert await progress(shop.me, pack["id"]) == "slow"
    assert await progress(shop.me, plan["id"]) == "waiting"
    shop.account.arrive(pack["id"])
    assert await progress(shop.me, pack["id"]) == "waiting"
    await shop.handle()
    assert await progress(shop.me, pack["id"]) == await progress(shop.me, plan["id"]) == "done"
    for session in ("cs_none", shop.account.make("checkout.session", "cs", customer="cus_other")["id"]):
        with pytest.raises((NotFound, Invalid)):
            await progress(shop.me, session)


async def test_a_slow_payment_brings_nothing_until_it_arrives(shop: Shop) -> None:
    session = await shop.buy("PACK_100", later=True)
    await shop.handle()
    assert await shop.credits() == 50
    completed = shop.account.events[-1]
    shop.account.arrive(session["id"])
    arrived = shop.new_events()
    await shop.handle(arrived)
    await shop.handle([Event(completed["id"], completed["type"], session["id"])])
    assert await shop.credits() == 150


@pytest.mark.parametrize("seed", range(8))
async def test_a_subscription_in_any_order(shop: Shop, seed: int) -> None:
    """Checkout, subscription and invoice tell of one payment; they come doubled, shuffled and at once."""
    await shop.buy("PRO")
    events = shop.new_events() * 3
    random.Random(seed).shuffle(events)
    if seed % 2:
        await asyncio.gather(*(shop.handle([event]) for event in events))
    else:
        await shop.handle(events)
    assert (await shop.credits(), await shop.plan()) == (550, "PRO")


async def test_a_subscription_whose_first_payment_is_slow(shop: Shop) -> None:
    session = await shop.buy("PRO", later=True)
    await shop.handle()
    assert (await shop.credits(), await shop.plan()) == (50, "FREE")
    shop.account.arrive(session["id"])
    await shop.handle()
    assert (await shop.credits(), await shop.plan()) == (550, "PRO")


async def test_months_go_by(shop: Shop) -> None:
    subscription = (await shop.buy("PRO"))["subscription"]
    await shop.handle()
    shop.account.renew(subscription)
    await shop.handle()
    assert await shop.credits() == 1050
    shop.account.renew(subscription, paid=False)
    await shop.handle()
    assert await shop.credits() == 1050, "not paid"
    assert (await shop.wired.purchases.standing(shop.me)).status == "past_due"
    shop.account.cancel(subscription)
    await shop.handle()
    assert await shop.plan() == "FREE"
    await shop.wired.refills.run()
    assert await shop.credits() == 1100, "back on free credits"


async def test_going_up_pays_the_difference_and_going_down_nothing(shop: Shop) -> None:
    await shop.buy("PRO")
    await shop.handle()
    assert await shop.wired.purchases.subscribe(shop.me, "ENTERPRISE") == "/billing?changed=ENTERPRISE"
    await shop.handle()
    assert await shop.plan() == "ENTERPRISE"
    assert 50 + 1990 <= await shop.credits() <= 50 + 2010
    before = await shop.credits()
    await shop.wired.purchases.subscribe(shop.me, "PRO")
    await shop.handle()
    assert await shop.plan() == "PRO"
    assert await shop.credits() == before


async def test_cancelling_waits_for_the_end_and_can_be_taken_back(shop: Shop) -> None:
    subscription = (await shop.buy("PRO"))["subscription"]
    await shop.handle()
    await shop.wired.purchases.cancel(shop.me)
    standing = await shop.wired.purchases.standing(shop.me)
    assert (standing.plan, standing.ending) == ("PRO", True)
    await shop.wired.purchases.cancel(shop.me, resume=True)
    assert not (await shop.wired.purchases.standing(shop.me)).ending
    await shop.wired.purchases.cancel(shop.me)
    shop.account.renew(subscription)
    await shop.handle()
    assert await shop.plan() == "FREE"
    with pytest.raises(Invalid, match="no paid plan"):
        await shop.wired.purchases.cancel(shop.me)


async def test_an_old_subscription_says_nothing_about_the_new_one(shop: Shop) -> None:
    first = (await shop.buy("PRO"))["subscription"]
    shop.account.cancel(first)
    ended = shop.new_events()
    await shop.handle(ended)
    await shop.buy("ENTERPRISE")
    await shop.handle()
    await shop.handle(ended)
    assert await shop.plan() == "ENTERPRISE"


@pytest.mark.parametrize("what", ["PACK_500", "PRO"])
async def test_refunds_take_back_their_share(shop: Shop, what: str) -> None:
    session = await shop.buy(what)
    await shop.handle()
    payment = session["payment_intent"] or shop.account.all("payment_intent")[0]["id"]
    paid = shop.account.get(payment)["amount"]
    shop.account.refund(payment, paid // 2)
    half = shop.new_events()
    await asyncio.gather(*(shop.handle(half) for _ in range(5)))
    assert 299 <= await shop.credits() <= 301
    shop.account.refund(payment)
    await shop.handle(shop.new_events() + half)
    assert await shop.credits() == 50
    shop.account.dispute(payment)
    await shop.handle()
    assert await shop.credits() == 50, "nothing is taken twice"


async def test_a_refund_that_is_told_of_first(shop: Shop) -> None:
    session = await shop.buy("PACK_100")
    shop.account.refund(session["payment_intent"])
    await shop.handle(shop.new_events()[::-1])
    assert await shop.credits() == 50


async def test_a_dispute_takes_what_is_left(shop: Shop) -> None:
    session = await shop.buy("PACK_100")
    await shop.handle()
    await shop.wired.ledger.adjust(shop.me, -120, "spent")
    shop.account.dispute(session["payment_intent"])
    await shop.handle()
    assert await shop.credits() == 0
    entry = (await shop.wired.ledger.entries(shop.me))[0]
    assert (entry.amount, entry.reference["missing"]) == (-30, 70)


async def test_events_about_nobody_do_nothing(shop: Shop) -> None:
    stranger = shop.account.make("customer", "cus")
    price = shop.account.price({"currency": "usd", "unit_amount": "999"})
    params = {
        "mode": "payment",
        "customer": stranger["id"],
        "success_url": "",
        "line_items": [{"price": price["id"]}],
    }
    shop.account.pay(shop.account.session(params, "")["id"])
    await shop.handle()
    assert await shop.credits() == 50


async def test_guests_and_nonsense_buy_nothing(shop: Shop, wired: Services) -> None:
    _, guest = await wired.sessions.start_guest()
    with pytest.raises(Forbidden, match="Create an account"):
        await wired.purchases.buy(guest.id, "PACK_100")
    for what in ("FREE", "GOLD", ""):
        with pytest.raises(Invalid):
            await wired.purchases.subscribe(shop.me, what)  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        await wired.purchases.buy(shop.me, "PACK_9")  # type: ignore[arg-type]


async def test_stripe_may_be_away(shop: Shop, stripe: Running, browser: httpx.AsyncClient) -> None:
    await shop.buy("PACK_100")
    stripe.double.faults.down = True
    try:
        answer = await browser.post("/api/billing/subscribe", data={"plan": "PRO"})
        assert answer.status_code == 503
        assert "Nothing was charged" in answer.json()["error"]["message"]
        events = shop.new_events()
        with pytest.raises(Unavailable):
            await shop.handle(events)
    finally:
        stripe.double.faults.down = False
    await shop.handle(events)
    assert await shop.credits() == 150


async def test_invoices_and_the_portal(shop: Shop, browser: httpx.AsyncClient, stripe: Running) -> None:
    assert await shop.wired.purchases.bills(shop.me) == []
    await shop.buy("PRO")
    (bill,) = await shop.wired.purchases.bills(shop.me)
    assert (bill.cents, bill.status) == (999, "paid")
    answer = await browser.post("/api/billing/portal")
    assert answer.json()["location"].startswith(f"{stripe.url}/portal/cus_")


async def test_who_leaves_pays_no_more(shop: Shop, browser: httpx.AsyncClient) -> None:
    subscription = (await shop.buy("PRO"))["subscription"]
    await shop.handle()
    answer = await browser.post("/api/auth/delete-account", data={"password": PASSWORD})
    assert answer.status_code == 200, answer.text
    assert shop.account.get(subscription)["status"] == "canceled"
    await shop.handle()


# -- the webhook itself ----------------------------------------------------------


def event_body(**changes: Any) -> str:
    about = {"id": "cs_1", "object": "checkout.session"}
    event = {"id": f"evt_{time.time_ns()}", "object": "event", "type": "x.y", "data": {"object": about}}
    return json.dumps({**event, **changes})


async def test_only_stripe_is_heard(browser: httpx.AsyncClient) -> None:
    body, now = event_body(), time.time()
    bad = (
        "",
        "nonsense",
        "t=,v1=",
        signature(body, "whsec_wrong"),
        signature(body + " ", SECRET),
        signature(body, SECRET, now - 400),
        signature(body, SECRET, now + 400),
        signature(body, ""),
    )
    for header in bad:
        answer = await browser.post(
            "/api/webhooks/stripe", content=body, headers={"Stripe-Signature": header}
        )
        assert answer.status_code == 400, header
    for broken in ("", "[]", "null", "{}", event_body(data={})):
        headers = {"Stripe-Signature": signature(broken, SECRET)}
        assert (
            await browser.post("/api/webhooks/stripe", content=broken, headers=headers)
        ).status_code == 400


async def test_without_a_secret_there_is_no_such_address(
    browser: httpx.AsyncClient, wired: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_shop = wired.events._config
    wired.events._config = open_shop.model_copy(update={"stripe_webhook_secret": None})
    body = event_body()
    for secret in ("", SECRET):
        headers = {"Stripe-Signature": signature(body, secret)}
        assert (await browser.post("/api/webhooks/stripe", content=body, headers=headers)).status_code == 404
    wired.events._config = open_shop


@pytest.fixture
def dbos_tables(postgres: EmbeddedPostgres) -> None:
    durable.migrate(postgres.owner_url, APP)


async def test_a_storm_of_deliveries(
    shop: Shop, browser: httpx.AsyncClient, postgres: EmbeddedPostgres, dbos_tables: None
) -> None:
    """Everything a hundred times in random order, with the database's connections cut in the middle."""
    session = await shop.buy("PACK_500")
    await shop.buy("PRO")
    shop.account.refund(session["payment_intent"])
    bodies = [json.dumps(event) for event in shop.account.events[-6:]] * 100
    random.Random(7).shuffle(bodies)

    async def deliver(body: str) -> None:
        while True:
            headers = {"Stripe-Signature": signature(body, SECRET)}
            answer = await browser.post("/api/webhooks/stripe", content=body, headers=headers)
            if answer.status_code == 200:
                return
            assert answer.status_code == 503, answer.text
            await asyncio.sleep(0.05)

    wired = shop.wired
    async with durable.launched(postgres.app_url, wired):
        for start in range(0, len(bodies), 50):
            batch = asyncio.gather(*(deliver(body) for body in bodies[start : start + 50]))
            if start == 200:
                with psycopg.connect(postgres.owner_url) as connection:
                    connection.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE usename = 'altocv_app' AND application_name = 'altocv'"
                    )
            await batch
        async with asyncio.timeout(60):
            while await wired.events.unhandled(timedelta(hours=-1)):
                await asyncio.sleep(0.2)
    assert (await shop.credits(), await shop.plan()) == (550, "PRO")
