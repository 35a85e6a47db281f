"""What Stripe would hold of an account: customers, prices, sessions, subscriptions, invoices, charges."""

from __future__ import annotations

import secrets
import time
from typing import Any

MONTH_SECONDS = 30 * 86_400

Object = dict[str, Any]


class Refused(Exception):
    """Stripe would say no: HTTP status, code, sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Account:
    """The objects by id, and the events that they led to, oldest first."""

    def __init__(self) -> None:
        self.objects: dict[str, Object] = {}
        self.events: list[Object] = []

    # -- objects ----------------------------------------------------------------

    def get(self, key: str) -> Object:
        """Raises Refused when there is no such object."""
        if key not in self.objects:
            raise Refused(404, "resource_missing", f"No such object: {key}")
        return self.objects[key]

    def all(self, kind: str, **having: Any) -> list[Object]:
        """The objects of a kind with these values, newest first."""
        found = (o for o in self.objects.values() if o["object"] == kind)
        return [o for o in found if all(o.get(name) == value for name, value in having.items())][::-1]

    def make(self, kind: str, prefix: str, **values: Any) -> Object:
        """A new object."""
        made = {
            "id": f"{prefix}_{secrets.token_hex(9)}",
            "object": kind,
            "created": int(time.time()),
            **values,
        }
        self.objects[made["id"]] = made
        return made

    def tell(self, kind: str, about: Object) -> None:
        """Note an event; its object is as it was at that moment, like Stripe's."""
        event = {
            "id": f"evt_{secrets.token_hex(9)}",
            "object": "event",
            "type": kind,
            "created": int(time.time()),
            "data": {"object": dict(about)},
        }
        self.events.append(event)

    # -- buying -----------------------------------------------------------------

    def price(self, params: Object) -> Object:
        """A price, with its product."""
        product = self.make("product", "prod", name=params.get("product_data", {}).get("name", ""))
        return self.make(
            "price",
            "price",
            product=product["id"],
            currency=params["currency"],
            unit_amount=int(params["unit_amount"]),
            lookup_key=params.get("lookup_key"),
            recurring=params.get("recurring"),
            metadata=params.get("metadata", {}),
        )

    def session(self, params: Object, base: str) -> Object:
        """A Checkout session, whose page is on this machine."""
        price = self.get(params["line_items"][0]["price"])
        made = self.make(
            "checkout.session",
            "cs_test",
            mode=params["mode"],
            customer=params["customer"],
            client_reference_id=params.get("client_reference_id"),
            metadata=params.get("metadata", {}),
            price=price["id"],
            amount_total=price["unit_amount"],
            status="open",
            payment_status="unpaid",
            payment_intent=None,
            subscription=None,
            success_url=params["success_url"],
            cancel_url=params.get("cancel_url", ""),
        )
        made["url"] = f"{base}/pay/{made['id']}"
        return made

    def pay(self, session_id: str, *, later: bool = False) -> Object:
        """Go through a Checkout; `later` is a payment that takes days to arrive. Once for each session."""
        session = self.get(session_id)
        if session["status"] != "open":
            raise Refused(400, "session_complete", "This session was gone through already.")
        session["status"], session["payment_status"] = "complete", "unpaid" if later else "paid"
        if session["mode"] == "payment":
            session["payment_intent"] = self._payment(
                session["customer"], session["amount_total"], done=not later
            )["id"]
        else:
            self._begin(session, paid=not later)
        self.tell("checkout.session.completed", session)
        return session

    def arrive(self, session_id: str) -> Object:
        """A slow payment arrives."""
        session = self.get(session_id)
        if session["status"] != "complete" or session["payment_status"] == "paid":
            raise Refused(400, "not_waiting", "No payment of this session is under way.")
        session["payment_status"] = "paid"
        if session["mode"] == "payment":
            self._charged(self.get(session["payment_intent"]))
        else:
            subscription = self.get(session["subscription"])
            subscription["status"] = "active"
            self._pay_invoice(self.get(subscription["latest_invoice"]))
            self.tell("customer.subscription.updated", subscription)
        self.tell("checkout.session.async_payment_succeeded", session)
        return session

    # -- subscriptions ----------------------------------------------------------

    def change(self, key: str, params: Object) -> Object:
        """Another price, or an end with the period."""
        subscription = self.get(key)
        if subscription["status"] == "canceled":
            raise Refused(400, "canceled", "A canceled subscription cannot be changed.")
        if "cancel_at_period_end" in params:
            subscription["cancel_at_period_end"] = params["cancel_at_period_end"] in (True, "true")
        item = subscription["items"]["data"][0]
        wanted = (params.get("items") or [{}])[0].get("price")
        if wanted and wanted != item["price"]["id"]:
            old, new = item["price"], self.get(wanted)
            left = max(0.0, item["current_period_end"] - time.time()) / MONTH_SECONDS
            item["price"] = new
            lines = [(old, -round(old["unit_amount"] * left)), (new, round(new["unit_amount"] * left))]
            self._invoice(subscription, "subscription_update", lines, paid=True)
        self.tell("customer.subscription.updated", subscription)
        return subscription

    def cancel(self, key: str) -> Object:
        """End it now."""
        subscription = self.get(key)
        subscription["status"] = "canceled"
        self.tell("customer.subscription.deleted", subscription)
        return subscription

    def renew(self, key: str, *, paid: bool = True) -> Object:
        """The period ends: the next one is paid, or not; or the subscription ends, if that was asked."""
        subscription = self.get(key)
        if subscription["cancel_at_period_end"]:
            return self.cancel(key)
        item = subscription["items"]["data"][0]
        item["current_period_start"] = item["current_period_end"]
        item["current_period_end"] += MONTH_SECONDS
        subscription["status"] = "active" if paid else "past_due"
        self._invoice(
            subscription, "subscription_cycle", [(item["price"], item["price"]["unit_amount"])], paid=paid
        )
        self.tell("customer.subscription.updated", subscription)
        return subscription

    # -- money back -------------------------------------------------------------

    def refund(self, payment_intent: str, cents: int | None = None) -> Object:
        """Give back all of a payment, or a part more of it."""
        charge = self.get(self.get(payment_intent)["latest_charge"])
        charge["amount_refunded"] = min(
            charge["amount"], charge["amount_refunded"] + (cents or charge["amount"])
        )
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self.tell("charge.refunded", charge)
        return charge

    def dispute(self, payment_intent: str) -> Object:
        """The card's owner disputes a payment."""
        charge = self.get(self.get(payment_intent)["latest_charge"])
        charge["disputed"] = True
        made = self.make(
            "dispute", "dp", charge=charge["id"], amount=charge["amount"], status="needs_response"
        )
        self.tell("charge.dispute.created", made)
        return made

    def _begin(self, session: Object, *, paid: bool) -> None:
        price, at = self.get(session["price"]), int(time.time())
        item = {
            "id": f"si_{secrets.token_hex(9)}",
            "object": "subscription_item",
            "price": price,
            "quantity": 1,
            "current_period_start": at,
            "current_period_end": at + MONTH_SECONDS,
        }
        subscription = self.make(
            "subscription",
            "sub",
            customer=session["customer"],
            status="active" if paid else "incomplete",
            cancel_at_period_end=False,
            items={"object": "list", "data": [item]},
            metadata=session["metadata"],
            latest_invoice=None,
        )
        session["subscription"] = subscription["id"]
        self.tell("customer.subscription.created", subscription)
        self._invoice(subscription, "subscription_create", [(price, price["unit_amount"])], paid=paid)

    def _invoice(
        self, subscription: Object, reason: str, lines: list[tuple[Object, int]], *, paid: bool
    ) -> None:
        total = sum(cents for _, cents in lines)
        invoice = self.make(
            "invoice",
            "in",
            number=f"DEMO-{len(self.all('invoice')) + 1:04d}",
            customer=subscription["customer"],
            billing_reason=reason,
            status="open",
            total=total,
            hosted_invoice_url="",
            parent={
                "type": "subscription_details",
                "subscription_details": {"subscription": subscription["id"]},
            },
            payments={"object": "list", "data": []},
            lines={
                "object": "list",
                "data": [
                    {
                        "id": f"il_{secrets.token_hex(9)}",
                        "object": "line_item",
                        "amount": cents,
                        "pricing": {"type": "price_details", "price_details": {"price": price["id"]}},
                    }
                    for price, cents in lines
                ],
            },
        )
        subscription["latest_invoice"] = invoice["id"]
        if paid:
            self._pay_invoice(invoice)
        else:
            self.tell("invoice.payment_failed", invoice)

    def _pay_invoice(self, invoice: Object) -> None:
        invoice["status"] = "paid"
        if invoice["total"] > 0:
            intent = self._payment(invoice["customer"], invoice["total"], done=True)
            payment = {"type": "payment_intent", "payment_intent": intent["id"]}
            invoice["payments"]["data"].append(
                {"object": "invoice_payment", "status": "paid", "payment": payment}
            )
        self.tell("invoice.paid", invoice)

    def _payment(self, customer: str, cents: int, *, done: bool) -> Object:
        intent = self.make(
            "payment_intent", "pi", customer=customer, amount=cents, status="processing", latest_charge=None
        )
        if done:
            self._charged(intent)
        return intent

    def _charged(self, intent: Object) -> None:
        charge = self.make(
            "charge",
            "ch",
            customer=intent["customer"],
            payment_intent=intent["id"],
            amount=intent["amount"],
            amount_refunded=0,
            refunded=False,
            disputed=False,
        )
        intent["latest_charge"], intent["status"] = charge["id"], "succeeded"
