"""What is known of Stripe's side."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Time


class StripeCustomer(Base):
    """Who a user is at Stripe."""

    __tablename__ = "stripe_customers"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    customer: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[Time]


class Subscription(Base):
    """A user's newest subscription, as Stripe had it when it was asked last."""

    __tablename__ = "subscriptions"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    subscription: Mapped[str]
    plan: Mapped[str]
    status: Mapped[str]
    cancel_at_period_end: Mapped[bool]
    current_period_end: Mapped[datetime | None]
    updated_at: Mapped[Time]


class StripeEvent(Base):
    """An event that Stripe sent, once however often it came."""

    __tablename__ = "stripe_events"

    id: Mapped[str] = mapped_column(primary_key=True)
    type: Mapped[str]
    object: Mapped[str]
    received_at: Mapped[Time]
    handled_at: Mapped[datetime | None]
