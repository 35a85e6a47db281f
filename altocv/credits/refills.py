"""The free credits of each month: every member on a date of their own, once, also after downtime."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.config import Settings
from altocv.credits import movements
from altocv.credits.ledger import Ledger
from altocv.credits.plans import PlanKey, plans
from altocv.db.engine import Database
from altocv.db.models import CreditAccount, now

FREE: PlanKey = "FREE"


class Refills:
    """The service. A paid plan gets its credits with its payments, so it has no refill here."""

    def __init__(self, db: Database, ledger: Ledger, config: Settings) -> None:
        self._db, self._ledger, self._config = db, ledger, config

    async def begin(self, user_id: str) -> None:
        """Refill this member from now on; nothing when that goes on already, or the plan is a paid one."""
        await self._ledger.account(user_id)
        async with self._db.transaction(user_id) as work:
            account = await _locked(work, user_id)
            if account.plan == FREE and account.next_refill_at is None:
                account.refills_since = since = now()
                account.next_refill_at = after(since, 1)

    async def set_plan(self, user_id: str, plan: PlanKey) -> bool:
        """Note what plan somebody has; True when it was another. Who returns to FREE is refilled."""
        await self._ledger.account(user_id)
        async with self._db.transaction(user_id) as work:
            account = await _locked(work, user_id)
            changed = account.plan != plan
            if changed:
                account.plan = plan
                account.refills_since = account.next_refill_at = now() if plan == FREE else None
        return changed

    async def run(self, at: datetime | None = None) -> int:
        """Give everybody what is due; how many refills that were. Two processes may do it at once."""
        at = at or now()
        due = select(CreditAccount.user_id).where(CreditAccount.next_refill_at <= at)
        async with self._db.transaction(task="credits") as work:
            found = (await work.scalars(due)).all()
        return sum([await self._refill(str(user_id), at) for user_id in found])

    async def _refill(self, user_id: str, at: datetime) -> int:
        credits, given = plans(self._config)[FREE].credits, 0
        async with self._db.transaction(user_id) as work:
            account = await _locked(work, user_id)
            while account.next_refill_at is not None and account.next_refill_at <= at:
                assert account.refills_since is not None
                date = account.next_refill_at
                key = f"refill {date.date()}"
                if await movements.find(work, user_id, key) is None:
                    await movements.move(work, user_id, "grant", "MONTHLY_REFILL", credits, key, {})
                    given += 1
                account.next_refill_at = _next(account.refills_since, date)
        return given


def after(since: datetime, months: int) -> datetime:
    """The same day and time so many months later; the last day of a month that is too short."""
    return since + relativedelta(months=months)


def _next(since: datetime, date: datetime) -> datetime:
    """The first refill after `date`, counted from the beginning: the 31st stays the 31st after February."""
    passed = relativedelta(date, since)
    months = passed.years * 12 + passed.months
    while (candidate := after(since, months)) <= date:
        months += 1
    return candidate


async def _locked(work: AsyncSession, user_id: str) -> CreditAccount:
    account = await work.get(CreditAccount, UUID(user_id), with_for_update=True)
    assert account is not None
    return account
