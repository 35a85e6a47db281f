"""The ledger: every movement of credits, once, and never a balance below nothing.

Entries are only ever added, each with the balance after it; the account's row holds the same balance so that
a check and its movement are one statement. Every operation names a key and happens once for it, however often
it is asked for. A hold sets credits aside; it ends by a capture (of all or a part) or a release.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import Date, RowMapping, cast, func, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.credits import movements
from altocv.credits.movements import HELD, INSUFFICIENT
from altocv.credits.prices import Kind
from altocv.db.engine import Database
from altocv.db.models import CreditAccount, CreditEntry, CreditHold, now
from altocv.errors import Conflict, InsufficientCredits, Invalid

INITIAL_CREDITS = 50
HOLD_LIFE = timedelta(minutes=15)

Operation = Literal["grant", "hold", "capture", "release", "refund", "adjust"]


@dataclass(frozen=True, slots=True)
class Account:
    """What somebody has. `available` may be spent; `held` is set aside for work under way."""

    balance: int
    held: int
    plan: str
    next_refill_at: datetime | None

    @property
    def available(self) -> int:
        return self.balance - self.held


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement. `amount` is its effect on the balance."""

    id: str
    operation: Operation
    kind: Kind
    amount: int
    balance_after: int
    reference: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Credits set aside. `paid` is true when the same key was captured before: the thing is paid already."""

    id: str
    amount: int
    paid: bool = False


class Ledger:
    """The service. Every method works for one user and raises Unavailable when the database is away."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def account(self, user_id: str) -> Account:
        """What the user has. The first look opens the account with its first credits."""
        async with self._db.transaction(user_id) as work:
            row = await work.get(CreditAccount, UUID(user_id))
            if row is None:
                await _open(work, user_id)
                row = await work.get(CreditAccount, UUID(user_id))
            assert row is not None
            return Account(row.balance, row.held, row.plan, row.next_refill_at)

    async def grant(self, user_id: str, kind: Kind, amount: int, key: str, **reference: Any) -> Entry:
        """Give credits. Raises Invalid for less than one."""
        _check_positive(amount)
        return await self._move(user_id, "grant", kind, amount, key, reference)

    async def refund(self, user_id: str, kind: Kind, amount: int, key: str, **reference: Any) -> Entry:
        """Give back what was captured for something that turned out to be no good."""
        _check_positive(amount)
        return await self._move(user_id, "refund", kind, amount, key, reference)

    async def adjust(
        self, user_id: str, amount: int, key: str, kind: Kind = "ADMIN_ADJUSTMENT", **reference: Any
    ) -> Entry:
        """Give (or, below zero, take) credits by decision of an operator. Raises InsufficientCredits."""
        return await self._move(user_id, "adjust", kind, amount, key, reference)

    async def take_back(self, user_id: str, kind: Kind, amount: int, key: str, **reference: Any) -> Entry:
        """Take credits whose payment was returned; no more than can be spent.

        The entry's `reference` tells how many were missing.
        """
        _check_positive(amount)
        async with self._moving(user_id) as work:
            if (done := await movements.find(work, user_id, key)) is not None:
                return _entry(done)
            account = await work.get(CreditAccount, UUID(user_id), with_for_update=True)
            assert account is not None
            taken = min(amount, account.balance - account.held)
            values = {**reference, "missing": amount - taken}
            row = await movements.move(work, user_id, "adjust", kind, -taken, key, values)
        assert row is not None
        return _entry(row)

    async def once(self, user_id: str, kind: Kind, key: str, **reference: Any) -> bool:
        """Note something that is free once; True the first time."""
        async with self._moving(user_id) as work:
            if await movements.find(work, user_id, key) is not None:
                return False
            try:
                async with work.begin_nested():
                    await movements.move(work, user_id, "capture", kind, 0, key, reference)
            except IntegrityError:
                return False
        return True

    async def hold(
        self, user_id: str, kind: Kind, amount: int, key: str, life: timedelta = HOLD_LIFE
    ) -> Hold:
        """Set credits aside for work that is about to begin. Raises InsufficientCredits.

        For a key that is held already the same hold is given; for one that was captured a hold that is
        `paid`. A key whose hold was released or has expired may be held anew.
        """
        _check_positive(amount)
        async with self._moving(user_id) as work:
            row = await movements.hold(work, user_id, kind, amount, key, now() + life)
            if row is None:
                found = await work.scalar(
                    select(CreditHold).where(
                        CreditHold.user_id == UUID(user_id),
                        CreditHold.key == key,
                        CreditHold.status.in_(("held", "captured")),
                    )
                )
                if found is None:
                    raise await self._insufficient(work, user_id, amount)
                return Hold(str(found.id), found.amount, paid=found.status == "captured")
        return Hold(str(row["hold_id"]), amount)

    async def find_hold(self, user_id: str, key: str) -> Hold | None:
        """The hold of a key that is open or was captured."""
        statement = select(CreditHold).where(
            CreditHold.user_id == UUID(user_id),
            CreditHold.key == key,
            CreditHold.status.in_(("held", "captured")),
        )
        async with self._db.transaction(user_id) as work:
            found = await work.scalar(statement)
        return Hold(str(found.id), found.amount, paid=found.status == "captured") if found else None

    async def is_known(self, user_id: str, key: str) -> bool:
        """True when something was moved, or noted, under this key."""
        async with self._db.transaction(user_id) as work:
            return await movements.find(work, user_id, key) is not None

    async def capture(self, user_id: str, hold: Hold, amount: int | None = None, **reference: Any) -> None:
        """Take what was held, or a part of it; the rest may be spent again.

        Raises Conflict when the hold is over.
        """
        amount = hold.amount if amount is None else amount
        if not 0 <= amount <= hold.amount:
            raise Invalid("No more can be taken than is held.")
        async with self._moving(user_id) as work:
            if await movements.end_hold(work, user_id, hold.id, "captured", amount, reference) is None:
                await self._check_ended(work, hold, "captured")

    async def release(self, user_id: str, hold: Hold) -> None:
        """Let go of what was held. Raises Conflict when it was captured."""
        async with self._moving(user_id) as work:
            if await movements.end_hold(work, user_id, hold.id, "released", 0, {}) is None:
                await self._check_ended(work, hold, "released", "expired")

    async def expire(self) -> int:
        """Release the holds of everybody whose owners died; how many there were."""
        due = select(CreditHold.id, CreditHold.user_id).where(
            CreditHold.status == HELD, CreditHold.expires_at < now()
        )
        async with self._db.transaction(task="credits") as work:
            found = (await work.execute(due)).all()
        ended = 0
        for hold_id, user_id in found:
            async with self._moving(str(user_id)) as work:
                row = await movements.end_hold(work, str(user_id), str(hold_id), "expired", 0, {})
                ended += row is not None
        return ended

    async def entries(
        self, user_id: str, kinds: tuple[Kind, ...] = (), before: datetime | None = None, most: int = 50
    ) -> list[Entry]:
        """The user's movements of the balance, newest first; holds and releases move nothing."""
        statement = select(CreditEntry.__table__).where(
            CreditEntry.user_id == UUID(user_id), CreditEntry.operation.not_in(("hold", "release"))
        )
        if kinds:
            statement = statement.where(CreditEntry.kind.in_(kinds))
        if before is not None:
            statement = statement.where(CreditEntry.created_at < before)
        async with self._db.transaction(user_id) as work:
            rows = await work.execute(statement.order_by(CreditEntry.number.desc()).limit(most))
            return [_entry(row) for row in rows.mappings()]

    async def usage(self, user_id: str, days: int = 30) -> dict[str, int]:
        """Credits spent on each of the last days: ISO date (UTC) -> credits, with the days of nothing."""
        day = cast(func.timezone("UTC", CreditEntry.created_at), Date)
        since = (now() - timedelta(days=days - 1)).replace(hour=0, minute=0, second=0, microsecond=0)
        statement = (
            select(day, -func.sum(CreditEntry.amount))
            .where(
                CreditEntry.user_id == UUID(user_id),
                CreditEntry.operation == "capture",
                CreditEntry.created_at >= since,
            )
            .group_by(day)
        )
        async with self._db.transaction(user_id) as work:
            spent = {str(date): int(total) for date, total in await work.execute(statement)}
        dates = (str((since + timedelta(days=n)).date()) for n in range(days))
        return {date: spent.get(date, 0) for date in dates}

    async def _move(
        self, user_id: str, operation: Operation, kind: Kind, amount: int, key: str, reference: dict[str, Any]
    ) -> Entry:
        try:
            async with self._moving(user_id) as work:
                row = await movements.move(work, user_id, operation, kind, amount, key, reference)
                if row is None:
                    row = await movements.find(work, user_id, key)
                if row is None:
                    raise await self._insufficient(work, user_id, -amount)
        except IntegrityError:
            # The key was used before: this is that movement.
            async with self._db.transaction(user_id) as work:
                row = await movements.find(work, user_id, key)
            if row is None:
                raise
        if (row["operation"], row["amount"]) != (operation, amount):
            raise Conflict("The same key was used for another movement of credits.")
        return _entry(row)

    @asynccontextmanager
    async def _moving(self, user_id: str) -> AsyncIterator[AsyncSession]:
        """A transaction in which the user's account exists."""
        async with self._db.transaction(user_id) as work:
            exists = await work.scalar(
                text("SELECT 1 FROM credit_accounts WHERE user_id = :user_id"), {"user_id": UUID(user_id)}
            )
            if not exists:
                await _open(work, user_id)
            yield work

    async def _insufficient(self, work: AsyncSession, user_id: str, wanted: int) -> InsufficientCredits:
        account = await work.get(CreditAccount, UUID(user_id), populate_existing=True)
        available = account.balance - account.held if account else 0
        return InsufficientCredits(
            INSUFFICIENT.format(wanted=wanted, available=available),
            wanted=wanted,
            available=available,
            missing=wanted - available,
        )

    async def _check_ended(self, work: AsyncSession, hold: Hold, *expected: str) -> None:
        """A second call for the same end is fine; anything else is a mistake worth knowing."""
        status = await work.scalar(select(CreditHold.status).where(CreditHold.id == UUID(hold.id)))
        if status not in expected:
            raise Conflict("This payment has been settled otherwise meanwhile. Please try that again.")


async def _open(work: AsyncSession, user_id: str) -> None:
    """Open an account with its first credits; nothing when another request has just done it."""
    await movements.open_account(work, user_id)
    if await movements.find(work, user_id, "initial") is None:
        await movements.move(work, user_id, "grant", "INITIAL_GRANT", INITIAL_CREDITS, "initial", {})


def _check_positive(amount: int) -> None:
    if amount < 1:
        raise Invalid("An amount of credits is one or more.")


def _entry(row: RowMapping) -> Entry:
    fields = ("operation", "kind", "amount", "balance_after", "reference", "created_at")
    return Entry(str(row["id"]), *(row[name] for name in fields))


def new_key() -> str:
    """A key for something that is asked for once only."""
    return uuid4().hex
