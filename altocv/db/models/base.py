"""What the tables have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, ForeignKey, ForeignKeyConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, mapped_column


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {datetime: DateTime(timezone=True), Any: JSONB}


Key = Annotated[UUID, mapped_column(primary_key=True, default=uuid4)]
Owner = Annotated[UUID, mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)]
Time = Annotated[datetime, mapped_column(default=now)]


def of_a_cv(column: str = "cv_id") -> ForeignKeyConstraint:
    """The row belongs to a CV and to its owner, and moves along when the CV changes hands."""
    return ForeignKeyConstraint(
        [column, "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
    )
