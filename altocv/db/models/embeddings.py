"""Embeddings that are kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pgvector.sqlalchemy import VECTOR
from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Time


class Embedding(Base):
    """The vector of a text in a space, without the text: `digest` names it (see `altocv.jobs.vectors`).

    Vectors of different spaces have different lengths and must never be compared.
    """

    __tablename__ = "embeddings"
    __table_args__ = (Index("embeddings_by_use", "used_at"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    space: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    vector: Mapped[Any] = mapped_column(VECTOR)
    created_at: Mapped[Time]
    used_at: Mapped[Time]
