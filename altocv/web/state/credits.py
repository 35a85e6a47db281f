"""The balance in the header, what things cost just now, and the page about credits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, cast

import reflex as rx

from altocv.credits.ledger import Entry
from altocv.credits.prices import PRICES, Kind
from altocv.errors import AltoError, InsufficientCredits, Unauthorized
from altocv.services import services
from altocv.web.state.session import WithUser

PAGE = 30
FILTERS: dict[str, tuple[Kind, ...]] = {
    "all": (),
    "earned": ("INITIAL_GRANT", "MONTHLY_REFILL", "PURCHASE", "REFUND", "ADMIN_ADJUSTMENT"),
    "spent": (
        "CHAT_MESSAGE",
        "CREATE_CV",
        "ADAPT_CV",
        "ATS_ANALYSIS",
        "ATS_FIX",
        "JOB_ANALYSIS",
        "COVER_LETTER",
        "TRANSLATE_CV",
        "IMPORT_CV",
        "READ_SCAN",
        "EXPORT_PDF",
        "IMAGE",
    ),
}
"""What the history shows, by name."""


@dataclass(frozen=True)
class Line:
    """An entry of the history. `at` is an ISO time, `kind` the key of its text."""

    id: str
    kind: str
    amount: str
    after: int
    at: str
    gain: bool


@dataclass(frozen=True)
class Day:
    """A bar of the chart: its height in percent of the highest."""

    date: str
    spent: int
    height: str


class CreditsState(WithUser, rx.State):
    """What the user has, and what is missing when something costs more."""

    known: bool = False
    available: int = 0
    plan: str = ""
    next_refill: str = ""
    create_price: int = 0
    import_price: int = 0
    copy_price: int = PRICES["CREATE_CV"]
    short: bool = False
    wanted: int = 0
    missing: int = 0

    @rx.event
    async def load(self) -> None:
        """Read it again; on every visit to a page."""
        self.short = False
        try:
            await self.refresh((await self.user()).id)
        except Unauthorized:
            raise
        except AltoError:
            return  # The page itself says that the server is away.

    @rx.event
    def show_short(self, wanted: int, available: int) -> None:
        """Say how many credits are missing, and what can be done about it."""
        self.short, self.wanted, self.available = True, wanted, available
        self.missing = max(0, wanted - available)

    @rx.event
    def close_short(self) -> None:
        """Close that dialog."""
        self.short = False

    async def refresh(self, user_id: str) -> None:
        """Show what the user has now. Raises AltoError."""
        account, quote = await services().ledger.account(user_id), await services().making.quote(user_id)
        self.known, self.available, self.plan = True, account.available, account.plan
        self.next_refill = account.next_refill_at.isoformat() if account.next_refill_at else ""
        self.create_price, self.import_price = quote.create, quote.imported


def short_of(error: InsufficientCredits) -> Any:
    """The event that opens the dialog about too few credits."""
    wanted, available = (cast(int, error.context.get(name, 0)) for name in ("wanted", "available"))
    return CreditsState.show_short(wanted, available)


class CreditsHistoryState(WithUser, rx.State):
    """The page about credits."""

    status: Literal["loading", "ready", "failed"] = "loading"
    shown: str = "all"
    lines: list[Line] = []
    more: bool = False
    days: list[Day] = []
    spent: int = 0

    @rx.event
    async def load(self) -> None:
        """Read everything again; on every visit to the page."""
        try:
            user = await self.user()
            usage = await services().ledger.usage(user.id)
            highest = max(usage.values()) or 1
            self.days = [Day(date, n, f"{100 * n / highest:.0f}%") for date, n in usage.items()]
            self.spent = sum(usage.values())
            await self._read()
            self.status = "ready"
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"

    @rx.event
    async def show(self, name: str) -> None:
        """Show all entries, or those of one direction."""
        self.shown = name if name in FILTERS else "all"
        await self._read()

    @rx.event
    async def show_more(self) -> None:
        """Show older entries too."""
        await self._read(len(self.lines) + PAGE)

    async def _read(self, most: int = PAGE) -> None:
        user = await self.user()
        entries = await services().ledger.entries(user.id, FILTERS[self.shown], most=most + 1)
        self.lines, self.more = [_line(entry) for entry in entries[:most]], len(entries) > most


def _line(entry: Entry) -> Line:
    free = entry.amount == 0
    amount = "0" if free else f"{entry.amount:+d}".replace("-", "−")
    return Line(
        entry.id,
        f"credits.kind.{entry.kind}",
        amount,
        entry.balance_after,
        entry.at.isoformat(),
        entry.amount > 0,
    )
