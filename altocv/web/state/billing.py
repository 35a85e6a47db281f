"""Plans and packs with their prices, and what somebody pays for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from altocv.config import settings
from altocv.credits.plans import packs, plans
from altocv.errors import AltoError, Unauthorized
from altocv.services import services
from altocv.web.state.session import WithUser, current_user, public

_LOOKS = 40
_PAUSE_SECONDS = 1.5


@dataclass(frozen=True)
class Offer:
    """A plan or a pack as it is offered. `price` is like "$9.99"."""

    key: str
    price: str
    credits: int
    requests: int = 0


@dataclass(frozen=True)
class BillRow:
    """An invoice in the list. `at` is an ISO time."""

    number: str
    at: str
    price: str
    status: str
    url: str


@public
class PricingState(rx.State):
    """What is for sale. Anybody may look; `plan` is the visitor's own."""

    open: bool = True
    kind: str = ""
    plan: str = ""
    plans: list[Offer] = []
    packs: list[Offer] = []

    @rx.event
    async def load(self) -> None:
        """Read it again; on every visit to the page."""
        config = settings()
        self.plans = [
            Offer(plan.key, dollars(plan.cents), plan.credits, plan.requests_per_hour)
            for plan in plans(config).values()
        ]
        self.packs = [Offer(pack.key, dollars(pack.cents), pack.credits) for pack in packs(config).values()]
        self.open = services().purchases.is_open
        try:
            user = await current_user()
            self.kind = user.kind if user else ""
            self.plan = (await services().ledger.account(user.id)).plan if user else ""
        except AltoError:
            self.kind, self.plan = "", ""


class BillingState(WithUser, rx.State):
    """The page about what is paid."""

    status: Literal["loading", "ready", "failed"] = "loading"
    plan: str = "FREE"
    state: str = ""
    ending: bool = False
    renews_at: str = ""
    bills: list[BillRow] = []
    bills_away: bool = False
    payment: Literal["", "waiting", "slow", "done", "late"] = ""

    @rx.event
    async def load(self) -> Any:
        """Read everything again; on every visit to the page, also when Stripe leads back to it."""
        self.payment = ""
        try:
            await self._read()
            self.status = "ready"
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"
            return None
        if self.router.url.query_parameters.get("paid"):
            self.payment = "waiting"
            return BillingState.await_payment
        return None

    @rx.event(background=True)
    async def await_payment(self) -> AsyncGenerator[None, None]:
        """Watch until Stripe has told of the payment, as that alone counts."""
        async with self:
            user = await self.user()
            session = str(self.router.url.query_parameters.get("paid", ""))
        for _ in range(_LOOKS):
            try:
                progress = await services().purchases.progress(user.id, session)
            except AltoError:
                progress = "waiting"
            async with self:
                if not self.payment:
                    return
                self.payment = progress
                if progress == "done":
                    await self._read()
            if progress == "done":
                return
            yield
            await asyncio.sleep(_PAUSE_SECONDS)
        async with self:
            self.payment = "slow" if self.payment == "slow" else "late"

    async def _read(self) -> None:
        user = await self.user()
        standing = await services().purchases.standing(user.id)
        self.plan, self.state, self.ending = standing.plan, standing.status, standing.ending
        self.renews_at = standing.renews_at.isoformat() if standing.renews_at else ""
        try:
            found = await services().purchases.bills(user.id)
            self.bills_away = False
        except AltoError:
            found, self.bills_away = [], True
        self.bills = [
            BillRow(bill.number, bill.at.isoformat(), dollars(bill.cents), bill.status, bill.url)
            for bill in found
        ]


def dollars(cents: int) -> str:
    """ "$9.99"; "−$1.50" for what is given back."""
    amount = f"{abs(cents) / 100:,.2f}".removesuffix(".00")
    return f"{'−' if cents < 0 else ''}${amount}"
