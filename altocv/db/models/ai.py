"""Calls of models, what operators say of them, and users' own keys."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Owner, Time


class ModelCall(Base):
    """What a model was asked for, what it took, and how it ended.

    `own_key` calls are paid by their user; `kept` ones were answered from what was kept.
    """

    __tablename__ = "model_calls"

    id: Mapped[Key]
    user_id: Mapped[Owner]
    task: Mapped[str]
    model: Mapped[str]
    prompt_tokens: Mapped[int]
    completion_tokens: Mapped[int]
    milliseconds: Mapped[int]
    outcome: Mapped[str]
    cost_microdollars: Mapped[int] = mapped_column(BigInteger, server_default="0")
    request_id: Mapped[str] = mapped_column(server_default="")
    own_key: Mapped[bool] = mapped_column(server_default="false")
    kept: Mapped[bool] = mapped_column(server_default="false")
    created_at: Mapped[Time]


class ModelOverride(Base):
    """What an admin says of a model, over what is known of it. Prices are US dollars a million tokens."""

    __tablename__ = "model_overrides"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    enabled: Mapped[bool] = mapped_column(default=True)
    large: Mapped[bool | None]
    context: Mapped[int | None]
    input_price: Mapped[float | None]
    output_price: Mapped[float | None]
    updated_at: Mapped[Time]


class DataKey(Base):
    """The key that a user's secrets are encrypted with, itself wrapped with one of the program's secret."""

    __tablename__ = "data_keys"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    wrapped: Mapped[str]
    created_at: Mapped[Time]


class ProviderKey(Base):
    """A key of a model provider that a user brought, encrypted."""

    __tablename__ = "provider_keys"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    provider: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[str]
    last_four: Mapped[str]
    created_at: Mapped[Time]


class KeptAnswer(Base):
    """An answer of a model, given again for the same prompt of the same user within a day."""

    __tablename__ = "kept_answers"
    __table_args__ = (Index("kept_answers_by_age", "created_at"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    pieces: Mapped[Any]
    created_at: Mapped[Time]
