"""What Stripe tells: verified, kept once, and handled so that order, doubles and delays do not matter.

An event only says that something may have changed. What is so is asked of Stripe; credits are keyed by what
was paid (a session, an invoice), never by the event.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert

from altocv.accounts import audit
from altocv.billing.gateway import Gateway
from altocv.billing.purchases import Purchases
from altocv.config import Settings
from altocv.credits.ledger import Ledger
from altocv.credits.plans import plans
from altocv.credits.refills import Refills
from altocv.db.engine import Database
from altocv.db.models import CreditEntry, StripeEvent, now
from altocv.errors import BadSignature, NotFound

_log = structlog.get_logger()

_TOLERANCE_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Event:
    """A verified event: its id, its type, and the id of what it is about."""

    id: str
    type: str
    object: str


class Events:
    """The service."""

    def __init__(
        self,
        db: Database,
        gateway: Gateway,
        purchases: Purchases,
        ledger: Ledger,
        refills: Refills,
        config: Settings,
    ) -> None:
        self._db, self._gateway, self._purchases = db, gateway, purchases
        self._ledger, self._refills, self._config = ledger, refills, config
        # Each may hold two connections for as long as Stripe takes to answer.
        self._at_once = asyncio.Semaphore(4)
        self._handlers = {
            "checkout.session.completed": self._session,
            "checkout.session.async_payment_succeeded": self._session,
            "customer.subscription.created": self._subscription,
            "customer.subscription.updated": self._subscription,
            "customer.subscription.deleted": self._subscription,
            "invoice.paid": self._invoice,
            "invoice.payment_failed": self._failed,
            "charge.refunded": self._charge,
            "charge.dispute.created": self._dispute,
        }

    def verify(self, body: bytes, signature: str) -> Event:
        """The event in a request's raw body. Raises NotFound without a secret, BadSignature."""
        secret = self._config.stripe_webhook_secret
        if secret is None:
            raise NotFound("Payments are off here.")
        import stripe

        try:
            stripe.WebhookSignature.verify_header(
                body, signature, secret.get_secret_value(), _TOLERANCE_SECONDS
            )
            stamp = int(next(part[2:] for part in signature.split(",") if part.startswith("t=")))
            event = json.loads(body)
            made = Event(str(event["id"]), str(event["type"]), str(event["data"]["object"]["id"]))
        except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError, StopIteration) as error:
            raise BadSignature("This is no event of Stripe's for us.") from error
        # The library lets stamps of the future pass.
        if stamp > time.time() + _TOLERANCE_SECONDS:
            raise BadSignature("This is no event of Stripe's for us.")
        return made

    async def keep(self, event: Event) -> bool:
        """Write it down; False when it was handled before. Raises Unavailable, and Stripe sends it again."""
        values = {"id": event.id, "type": event.type, "object": event.object, "received_at": now()}
        async with self._db.transaction(task="billing") as work:
            await work.execute(insert(StripeEvent).values(values).on_conflict_do_nothing())
            handled = await work.scalar(select(StripeEvent.handled_at).where(StripeEvent.id == event.id))
        return handled is None

    async def unhandled(self, older_than: timedelta) -> list[Event]:
        """Those that came so long ago and were not seen through."""
        left = StripeEvent.handled_at.is_(None) & (StripeEvent.received_at < now() - older_than)
        async with self._db.transaction(task="billing") as work:
            rows = await work.scalars(
                select(StripeEvent).where(left).order_by(StripeEvent.received_at).limit(100)
            )
            return [Event(row.id, row.type, row.object) for row in rows]

    async def handle(self, event: Event) -> None:
        """Do what follows from it. May be done again, and by two at once. Raises Unavailable."""
        handler = self._handlers.get(event.type)
        if handler is not None:
            async with self._at_once:
                await handler(event.object)
        async with self._db.transaction(task="billing") as work:
            await work.execute(update(StripeEvent).where(StripeEvent.id == event.id).values(handled_at=now()))

    async def _session(self, session_id: str) -> None:
        """A Checkout was gone through. Credits only for what is paid: slow payments have their own event."""
        session = await self._gateway.session(session_id)
        user_id = await self._owner(session)
        if user_id is None:
            return
        if session["mode"] == "subscription":
            await self._subscription(session["subscription"])
        elif session["payment_status"] == "paid":
            metadata, payment = session["metadata"], session["payment_intent"]
            credits = int(metadata["credits"])
            await self._ledger.grant(
                user_id, "PURCHASE", credits, f"checkout {session_id}", pack=metadata["pack"], payment=payment
            )
            await self._settle_refunds(user_id, payment)

    async def _subscription(self, subscription_id: str) -> None:
        """A plan began, changed or ended."""
        async with self._db.transaction(task="billing") as lock:
            # Two events of one subscription ask Stripe one after the other, so that the later answer stays.
            await lock.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": subscription_id}
            )
            subscription = await self._gateway.subscription(subscription_id)
            user_id = await self._owner(subscription)
            if user_id is None:
                return
            plan = await self._purchases.note(user_id, subscription)
            changed = await self._refills.set_plan(user_id, plan)
        if changed:
            async with self._db.transaction(user_id) as work:
                audit.note(work, "subscription.changed", user_id, plan=plan)

    async def _invoice(self, invoice_id: str) -> None:
        """A month, or the difference to a better plan, was paid: each line brings its share of credits."""
        invoice = await self._gateway.invoice(invoice_id)
        user_id = await self._owner(invoice)
        if user_id is None or invoice["status"] != "paid":
            return
        subscription = ((invoice.get("parent") or {}).get("subscription_details") or {}).get("subscription")
        if subscription is None:
            return
        await self._subscription(subscription)
        credits = await self._credits_of(invoice)
        payment = _payment_of(invoice)
        if credits > 0:
            await self._ledger.grant(user_id, "PURCHASE", credits, f"invoice {invoice_id}", payment=payment)
            if payment:
                await self._settle_refunds(user_id, payment)

    async def _failed(self, invoice_id: str) -> None:
        """A renewal was not paid; the subscription says what becomes of it."""
        invoice = await self._gateway.invoice(invoice_id)
        subscription = ((invoice.get("parent") or {}).get("subscription_details") or {}).get("subscription")
        if subscription is not None:
            await self._subscription(subscription)

    async def _charge(self, charge_id: str) -> None:
        """Money went back."""
        charge = await self._gateway.charge(charge_id)
        user_id = await self._owner(charge)
        if user_id is not None and charge.get("payment_intent"):
            await self._take_back(
                user_id, charge["payment_intent"], charge["amount"], charge["amount_refunded"]
            )

    async def _dispute(self, dispute_id: str) -> None:
        """The bank was asked to take the money back: until that is settled the credits are gone."""
        dispute = await self._gateway.dispute(dispute_id)
        charge = await self._gateway.charge(dispute["charge"])
        user_id = await self._owner(charge)
        if user_id is None or not charge.get("payment_intent"):
            return
        await self._take_back(user_id, charge["payment_intent"], charge["amount"], charge["amount"])
        async with self._db.transaction(user_id) as work:
            audit.note(work, "dispute.opened", user_id, dispute=dispute_id)

    async def _settle_refunds(self, user_id: str, payment: str) -> None:
        """A refund may have been told of before the purchase was."""
        charge = (await self._gateway.payment(payment)).get("latest_charge") or {}
        if charge.get("amount_refunded"):
            await self._take_back(user_id, payment, charge["amount"], charge["amount_refunded"])
        if charge.get("disputed"):
            await self._take_back(user_id, payment, charge["amount"], charge["amount"])

    async def _take_back(self, user_id: str, payment: str, paid: int, returned: int) -> None:
        """Take the share of a payment's credits that was returned, less what was taken for it before."""
        async with self._db.transaction(user_id) as lock:
            await lock.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 1))"), {"key": payment}
            )
            of_payment = CreditEntry.reference["payment"].astext == payment
            rows = (await lock.execute(select(CreditEntry.__table__).where(of_payment))).mappings().all()
            granted = sum(row["amount"] for row in rows if row["operation"] == "grant")
            taken = sum(
                row["reference"].get("missing", 0) - row["amount"] for row in rows if row["kind"] == "REFUND"
            )
            due = granted * returned // paid - taken
            if due > 0:
                key = f"refund {payment} {taken + due}"
                entry = await self._ledger.take_back(user_id, "REFUND", due, key, payment=payment)
                if entry.reference["missing"]:
                    _log.warning("refunded_credits_were_spent", missing=entry.reference["missing"])

    async def _credits_of(self, invoice: dict[str, Any]) -> int:
        """The credits that an invoice's lines stand for; what was left of an older plan is taken off."""
        table, total = plans(self._config), 0.0
        for line in invoice["lines"]["data"]:
            price_id = ((line.get("pricing") or {}).get("price_details") or {}).get("price")
            price = await self._gateway.find_price(price_id) if price_id else {}
            plan = table.get((price.get("metadata") or {}).get("altocv", ""))
            if plan is not None and price["unit_amount"]:
                total += plan.credits * line["amount"] / price["unit_amount"]
        return round(total)

    async def _owner(self, thing: dict[str, Any]) -> str | None:
        """Whose customer something of Stripe's belongs to; None for one who is not, or no longer, ours."""
        user_id = await self._purchases.owner(str(thing.get("customer") or ""))
        if user_id is None:
            _log.info("stripe_event_of_nobody", about=thing.get("object"))
        return user_id


def _payment_of(invoice: dict[str, Any]) -> str:
    for entry in (invoice.get("payments") or {}).get("data", []):
        if intent := (entry.get("payment") or {}).get("payment_intent"):
            return str(intent)
    return ""
