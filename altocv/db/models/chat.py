"""Conversations with the assistant."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Time, of_a_cv


class Conversation(Base):
    """A conversation with the assistant about a CV."""

    __tablename__ = "conversations"
    __table_args__ = (
        of_a_cv(),
        UniqueConstraint("id", "user_id"),
        Index("conversations_of_a_cv", "cv_id", "updated_at"),
    )

    id: Mapped[Key]
    cv_id: Mapped[UUID]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(default="")
    model: Mapped[str] = mapped_column(server_default="")
    created_at: Mapped[Time]
    updated_at: Mapped[Time]


class Message(Base):
    """What somebody said in a conversation. `cards` are the proposals of an answer, with what became
    of each.
    """

    __tablename__ = "messages"
    __table_args__ = (
        ForeignKeyConstraint(
            ["conversation_id", "user_id"],
            ["conversations.id", "conversations.user_id"],
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        Index("messages_of_a_conversation", "conversation_id", "created_at"),
    )

    id: Mapped[Key]
    conversation_id: Mapped[UUID]
    user_id: Mapped[UUID]
    role: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="done")
    error: Mapped[str] = mapped_column(default="")
    model: Mapped[str] = mapped_column(default="")
    cards: Mapped[Any]
    hold_id: Mapped[UUID | None]
    created_at: Mapped[Time]
