"""The books of credits."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy import Identity as SqlIdentity
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Time


class CreditAccount(Base):
    """What somebody has to spend. `held` is set aside; refills come monthly from `refills_since` on."""

    __tablename__ = "credit_accounts"

    user_id: Mapped[UUID] = mapped_column(primary_key=True)
    balance: Mapped[int]
    held: Mapped[int]
    plan: Mapped[str]
    refills_since: Mapped[datetime | None]
    next_refill_at: Mapped[datetime | None]
    created_at: Mapped[Time]


class CreditHold(Base):
    """Credits set aside for work under way; `captured` of them were taken when it ended."""

    __tablename__ = "credit_holds"
    __table_args__ = (
        Index(
            "one_payment_a_key",
            "user_id",
            "key",
            unique=True,
            postgresql_where=text("status IN ('held', 'captured')"),
        ),
        Index("open_holds", "expires_at", postgresql_where=text("status = 'held'")),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID]
    kind: Mapped[str]
    amount: Mapped[int]
    captured: Mapped[int]
    status: Mapped[str]
    key: Mapped[str]
    created_at: Mapped[Time]
    expires_at: Mapped[datetime]


class CreditEntry(Base):
    """A movement of credits, and the account after it. Only ever added to."""

    __tablename__ = "credit_entries"
    __table_args__ = (
        UniqueConstraint("user_id", "key"),
        Index("credit_entries_of_a_user", "user_id", "number"),
    )

    id: Mapped[Key]
    number: Mapped[int] = mapped_column(BigInteger, SqlIdentity(always=True))
    user_id: Mapped[UUID]
    operation: Mapped[str]
    kind: Mapped[str]
    amount: Mapped[int]
    held: Mapped[int]
    balance_after: Mapped[int]
    held_after: Mapped[int]
    key: Mapped[str]
    hold_id: Mapped[UUID | None]
    reference: Mapped[Any]
    created_at: Mapped[Time]
