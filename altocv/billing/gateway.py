"""Stripe's API as we use it. Everything it gives is a plain dict in Stripe's own shape (API 2026-10-28)."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import structlog

from altocv.config import Settings
from altocv.errors import Invalid, Unavailable

_log = structlog.get_logger()

_TIMEOUT_SECONDS = 10.0
_RETRIES = 2

_AWAY = (
    "Stripe, which handles payments, does not answer at the moment. Nothing was charged; please try again."
)
_REFUSED = "Stripe did not accept that. Nothing was charged; please try again, or use another card."


class Gateway:
    """The client of our account. Every method raises Unavailable when Stripe does not answer."""

    def __init__(self, config: Settings) -> None:
        self._config = config
        self._made: Any = None

    @property
    def is_set_up(self) -> bool:
        return self._config.stripe_secret_key is not None

    @property
    def _client(self) -> Any:
        """Made on first use, as it takes a second to import. Raises Unavailable without a key."""
        if self._made is None:
            if self._config.stripe_secret_key is None:
                raise Unavailable("Payments are off here. Whoever runs this AltoCV can turn them on.")
            import stripe

            base: Any = {"api": self._config.stripe_api_base} if self._config.stripe_api_base else {}
            self._made = stripe.StripeClient(
                self._config.stripe_secret_key.get_secret_value(),
                base_addresses=base,
                max_network_retries=_RETRIES,
                http_client=stripe.HTTPXClient(timeout=_TIMEOUT_SECONDS),
            ).v1
        return self._made

    async def customer(self, user_id: str, email: str, name: str) -> str:
        """The id of a new customer; the same one when asked again for the same user."""
        params = {"email": email, "name": name, "metadata": {"user_id": user_id}}
        made = await _asked(self._client.customers.create_async(params, _once(f"customer {user_id}")))
        return made["id"]

    async def price(self, key: str, name: str, cents: int, *, monthly: bool) -> str:
        """The id of a price; made on first use. What is changed is another one: nobody pays more unseen."""
        lookup = f"altocv_{key}_{cents}"
        found = await _asked(self._client.prices.list_async({"lookup_keys": [lookup], "limit": 1}))
        if found["data"]:
            return found["data"][0]["id"]
        params: dict[str, Any] = {
            "currency": "usd",
            "unit_amount": cents,
            "lookup_key": lookup,
            "metadata": {"altocv": key},
            "product_data": {"name": name},
        }
        if monthly:
            params["recurring"] = {"interval": "month"}
        return (await _asked(self._client.prices.create_async(params, _once(f"price {lookup}"))))["id"]

    async def find_price(self, price_id: str) -> dict[str, Any]:
        return await _asked(self._client.prices.retrieve_async(price_id))

    async def checkout(self, params: dict[str, Any]) -> dict[str, Any]:
        """A new Checkout session."""
        return await _asked(self._client.checkout.sessions.create_async(params))

    async def portal(self, customer: str, back_to: str) -> str:
        """The address of the Customer Portal for somebody."""
        params = {"customer": customer, "return_url": back_to}
        return (await _asked(self._client.billing_portal.sessions.create_async(params)))["url"]

    async def session(self, session_id: str) -> dict[str, Any]:
        return await _asked(self._client.checkout.sessions.retrieve_async(session_id))

    async def subscription(self, subscription_id: str) -> dict[str, Any]:
        return await _asked(self._client.subscriptions.retrieve_async(subscription_id))

    async def change_subscription(self, subscription_id: str, params: dict[str, Any]) -> dict[str, Any]:
        return await _asked(self._client.subscriptions.update_async(subscription_id, params))

    async def cancel_subscription(self, subscription_id: str) -> None:
        """End it at once."""
        await _asked(self._client.subscriptions.cancel_async(subscription_id))

    async def invoice(self, invoice_id: str) -> dict[str, Any]:
        """With its payments."""
        return await _asked(self._client.invoices.retrieve_async(invoice_id, {"expand": ["payments"]}))

    async def invoices(self, customer: str) -> list[dict[str, Any]]:
        """The newest ones of a customer."""
        return (await _asked(self._client.invoices.list_async({"customer": customer, "limit": 24})))["data"]

    async def charge(self, charge_id: str) -> dict[str, Any]:
        return await _asked(self._client.charges.retrieve_async(charge_id))

    async def payment(self, payment_intent: str) -> dict[str, Any]:
        """A payment intent, with its newest charge."""
        params = {"expand": ["latest_charge"]}
        return await _asked(self._client.payment_intents.retrieve_async(payment_intent, params))

    async def dispute(self, dispute_id: str) -> dict[str, Any]:
        return await _asked(self._client.disputes.retrieve_async(dispute_id))


def _once(key: str) -> dict[str, Any]:
    return {"idempotency_key": f"altocv {key}"}


async def _asked(call: Awaitable[Any]) -> Any:
    import stripe

    try:
        return (await call).to_dict()
    except (stripe.CardError, stripe.InvalidRequestError) as error:
        _log.warning("stripe_refused", code=error.code, reason=error.user_message)
        raise Invalid(_REFUSED) from error
    except stripe.StripeError as error:
        _log.warning("stripe_away", reason=type(error).__name__)
        raise Unavailable(_AWAY) from error
