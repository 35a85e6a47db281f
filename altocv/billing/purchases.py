"""What a person does about paying: subscribe, buy credits, change or cancel a plan, look at invoices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from altocv.billing.gateway import Gateway
from altocv.config import Settings
from altocv.credits import movements
from altocv.credits.plans import PackKey, PlanKey, packs, plans
from altocv.db.engine import Database
from altocv.db.models import CreditAccount, StripeCustomer, Subscription, User, now
from altocv.errors import Forbidden, Invalid, NotFound

LIVE = ("active", "trialing", "past_due")
"""States of a subscription in which its plan is somebody's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody pays for. `renews_at` is when the next payment is due, or the plan ends when `ending`."""

    plan: PlanKey
    status: str
    ending: bool
    renews_at: datetime | None


@dataclass(frozen=True, slots=True)
class Bill:
    """An invoice. Money in cents; `url` leads to it at Stripe."""

    number: str
    at: datetime
    cents: int
    status: str
    url: str


class Purchases:
    """The service. What asks Stripe raises Unavailable when it does not answer, and without a key."""

    def __init__(self, db: Database, gateway: Gateway, config: Settings) -> None:
        self._db, self._gateway, self._config = db, gateway, config

    @property
    def is_open(self) -> bool:
        """True when something can be bought."""
        return self._gateway.is_set_up

    async def standing(self, user_id: str) -> Standing:
        """What the user pays for, as Stripe said it last."""
        row = await self._subscription(user_id)
        if row is None or row.status not in LIVE:
            return Standing("FREE", row.status if row else "", False, None)
        return Standing(row.plan, row.status, row.cancel_at_period_end, row.current_period_end)  # pyright: ignore[reportArgumentType]

    async def subscribe(self, user_id: str, plan: PlanKey) -> str:
        """Where to go to have a plan: Stripe's Checkout; our own page for one who only changes plans."""
        chosen = plans(self._config).get(plan)
        if chosen is None or chosen.cents == 0:
            raise Invalid("There is no such plan to buy. Choose one of the list.")
        price = await self._gateway.price(plan, f"AltoCV {plan.title()}", chosen.cents, monthly=True)
        current = await self._subscription(user_id)
        if current is not None and current.status in LIVE:
            await self._switch(current, price)
            return f"/billing?changed={plan}"
        return await self._check_out(
            user_id,
            mode="subscription",
            price=price,
            metadata={"user_id": user_id, "plan": plan},
            subscription_data={"metadata": {"user_id": user_id}},
        )

    async def buy(self, user_id: str, pack: PackKey) -> str:
        """Where to go to buy credits: Stripe's Checkout."""
        chosen = packs(self._config).get(pack)
        if chosen is None:
            raise Invalid("There is no such pack of credits. Choose one of the list.")
        price = await self._gateway.price(
            pack, f"AltoCV, {chosen.credits} credits", chosen.cents, monthly=False
        )
        metadata = {"user_id": user_id, "pack": pack, "credits": str(chosen.credits)}
        return await self._check_out(
            user_id,
            mode="payment",
            price=price,
            metadata=metadata,
            payment_intent_data={"metadata": metadata},
        )

    async def progress(self, user_id: str, session_id: str) -> Literal["waiting", "slow", "done"]:
        """How far a Checkout is that was gone through: done when what was paid has been given.

        "slow" is a payment that takes days, like a bank transfer. Raises Unavailable.
        """
        session = await self._gateway.session(session_id)
        if session.get("customer") != await self._customer(user_id):
            raise NotFound("This payment belongs to somebody else.")
        async with self._db.transaction(user_id) as work:
            if session["mode"] == "payment":
                given = await movements.find(work, user_id, f"checkout {session_id}") is not None
            else:
                kept = await work.get(Subscription, UUID(user_id))
                account = await work.get(CreditAccount, UUID(user_id))
                given = kept is not None and kept.subscription == session["subscription"]
                given = given and account is not None and account.plan != "FREE"
        if given:
            return "done"
        return "waiting" if session["payment_status"] == "paid" else "slow"

    async def portal(self, user_id: str) -> str:
        """Where to go to look after cards and invoices."""
        return await self._gateway.portal(await self._customer(user_id), f"{self._config.url}/billing")

    async def cancel(self, user_id: str, *, resume: bool = False) -> None:
        """Let the plan end with the paid month; or, before that, go on with it after all."""
        current = await self._live(user_id)
        changed = await self._gateway.change_subscription(
            current.subscription, {"cancel_at_period_end": not resume}
        )
        await self.note(user_id, changed)

    async def end(self, user_id: str) -> None:
        """End the plan at once, as its owner is leaving."""
        current = await self._subscription(user_id)
        if current is not None and current.status in LIVE:
            await self._gateway.cancel_subscription(current.subscription)

    async def bills(self, user_id: str) -> list[Bill]:
        """The newest invoices; none for who never paid."""
        async with self._db.transaction(user_id) as work:
            known = await work.get(StripeCustomer, UUID(user_id))
        if known is None or not self._gateway.is_set_up:
            return []
        return [_bill(invoice) for invoice in await self._gateway.invoices(known.customer)]

    async def note(self, user_id: str, subscription: dict[str, Any]) -> PlanKey:
        """Keep what Stripe says of a subscription; the plan that its owner has by it."""
        item = subscription["items"]["data"][0]
        plan = (item["price"].get("metadata") or {}).get("altocv", "FREE")
        values: dict[str, Any] = {
            "subscription": subscription["id"],
            "plan": plan,
            "status": subscription["status"],
            "cancel_at_period_end": bool(subscription.get("cancel_at_period_end")),
            "current_period_end": _time(item.get("current_period_end")),
            "updated_at": now(),
        }
        async with self._db.transaction(user_id) as work:
            kept = await work.get(Subscription, UUID(user_id))
            # A subscription that ended long ago says nothing about the one that came after it.
            older = kept is not None and kept.subscription != subscription["id"] and kept.status in LIVE
            if older and subscription["status"] not in LIVE:
                assert kept is not None
                return kept.plan  # pyright: ignore[reportReturnType]
            row = {"user_id": UUID(user_id), **values}
            await work.execute(
                insert(Subscription)
                .values(row)
                .on_conflict_do_update(index_elements=[Subscription.user_id], set_=values)
            )
        return plan if subscription["status"] in LIVE else "FREE"

    async def owner(self, customer: str) -> str | None:
        """Whose customer id this is."""
        async with self._db.transaction(shown=customer) as work:
            found = await work.scalar(
                select(StripeCustomer.user_id).where(StripeCustomer.customer == customer)
            )
        return str(found) if found else None

    async def _check_out(self, user_id: str, *, price: str, **more: Any) -> str:
        params = {
            "customer": await self._customer(user_id),
            "client_reference_id": user_id,
            "line_items": [{"price": price, "quantity": 1}],
            "success_url": f"{self._config.url}/billing?paid={{CHECKOUT_SESSION_ID}}",
            "cancel_url": f"{self._config.url}/pricing",
            **more,
        }
        return (await self._gateway.checkout(params))["url"]

    async def _switch(self, current: Subscription, price: str) -> None:
        """Another plan from now on: the rest of the month is set off, and the difference paid at once."""
        now_has = await self._gateway.subscription(current.subscription)
        item = now_has["items"]["data"][0]
        changed = await self._gateway.change_subscription(
            current.subscription,
            {
                "items": [{"id": item["id"], "price": price}],
                "proration_behavior": "always_invoice",
                "payment_behavior": "error_if_incomplete",
                "cancel_at_period_end": False,
            },
        )
        await self.note(str(current.user_id), changed)

    async def _customer(self, user_id: str) -> str:
        """The user's id at Stripe; made on first use."""
        async with self._db.transaction(user_id) as work:
            known = await work.get(StripeCustomer, UUID(user_id))
            user = await work.get(User, UUID(user_id))
        if known is not None:
            return known.customer
        if user is None or not user.email:
            raise Forbidden("Create an account first, so that what you buy is yours to keep.")
        customer = await self._gateway.customer(user_id, user.email, user.name)
        async with self._db.transaction(user_id) as work:
            row = {"user_id": UUID(user_id), "customer": customer, "created_at": now()}
            await work.execute(insert(StripeCustomer).values(row).on_conflict_do_nothing())
        return customer

    async def _subscription(self, user_id: str) -> Subscription | None:
        async with self._db.transaction(user_id) as work:
            return await work.get(Subscription, UUID(user_id))

    async def _live(self, user_id: str) -> Subscription:
        current = await self._subscription(user_id)
        if current is None or current.status not in LIVE:
            raise Invalid("You have no paid plan. Choose one on the pricing page.")
        return current


def _bill(invoice: dict[str, Any]) -> Bill:
    at = _time(invoice["created"])
    assert at is not None
    url = invoice.get("hosted_invoice_url") or ""
    return Bill(invoice.get("number") or invoice["id"], at, invoice["total"], invoice["status"], url)


def _time(stamp: int | None) -> datetime | None:
    return datetime.fromtimestamp(stamp, UTC) if stamp else None
