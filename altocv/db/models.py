"""The tables. Each belongs to a user and is guarded by row-level security (see the first migration).

Rows never leave the service packages: those hand out frozen dataclasses.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel


def now() -> datetime:
    return datetime.now(UTC)


def _time(**options: Any) -> Any:
    return Field(default_factory=now, sa_column=Column(DateTime(timezone=True), nullable=False, **options))


def _optional_time() -> Any:
    return Field(default=None, sa_column=Column(DateTime(timezone=True)))


def _json() -> Any:
    return Field(sa_column=Column(JSONB, nullable=False))


def _owner() -> Any:
    return Field(sa_column=Column(ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True))


def _of_a_cv() -> ForeignKeyConstraint:
    """The row belongs to a CV and to its owner, and moves along when the CV changes hands."""
    return ForeignKeyConstraint(
        ["cv_id", "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
    )


class User(SQLModel, table=True):
    """A person. A guest has no e-mail; signing up turns the same row into a member, work and all."""

    __tablename__ = "users"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (CheckConstraint("kind = 'guest' OR email IS NOT NULL", name="members_have_an_email"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    kind: str = "guest"
    email: str | None = Field(default=None, unique=True)
    locale: str = "en"
    theme: str = "system"
    created_at: datetime = _time()


class Session(SQLModel, table=True):
    """A signed-in browser. Only the SHA-256 of its token is kept, in hex."""

    __tablename__ = "sessions"  # pyright: ignore[reportAssignmentType]

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = _owner()
    token_hash: str = Field(unique=True)
    created_at: datetime = _time()
    seen_at: datetime = _time()
    idle_until: datetime = _time()
    expires_at: datetime = _time()


class Cv(SQLModel, table=True):
    """A CV as it is now. `version` counts its changes; `search` is what the dashboard looks in."""

    __tablename__ = "cvs"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (UniqueConstraint("id", "user_id"), Index("cvs_of_a_user", "user_id", "updated_at"))

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    user_id: UUID = Field(sa_column=Column(ForeignKey("users.id", ondelete="CASCADE"), nullable=False))
    name: str
    content: Any = _json()
    version: int = 1
    search: str = Field(default="", sa_column=Column(Text, nullable=False))
    template: str = Field(sa_column=Column(Text, Computed("content #>> '{design,template}'", persisted=True)))
    page_size: str = Field(
        sa_column=Column(Text, Computed("content #>> '{design,page_size}'", persisted=True))
    )
    language: str = Field(sa_column=Column(Text, Computed("content #>> '{meta,language}'", persisted=True)))
    snapshot_version: int = Field(default=0, description="the version that the newest snapshot shows")
    snapshot_at: datetime | None = _optional_time()
    created_at: datetime = _time()
    updated_at: datetime = _time()
    deleted_at: datetime | None = _optional_time()


class Change(SQLModel, table=True):
    """What led from version - 1 to `version`, so that another tab can follow."""

    __tablename__ = "changes"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (_of_a_cv(),)

    cv_id: UUID = Field(primary_key=True)
    version: int = Field(primary_key=True)
    user_id: UUID = _owner()
    edits: list[Any] = _json()
    created_at: datetime = _time()


class UndoStep(SQLModel, table=True):
    """One step of undo and redo: its edits and what takes them back."""

    __tablename__ = "undo_steps"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (_of_a_cv(),)

    cv_id: UUID = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    user_id: UUID = _owner()
    edits: list[Any] = _json()
    inverse: list[Any] = _json()
    label: str = ""
    undone: bool = False
    created_at: datetime = _time()


class Snapshot(SQLModel, table=True):
    """A whole CV as it was: taken by the program from time to time, or named by its owner."""

    __tablename__ = "versions"  # pyright: ignore[reportAssignmentType]
    __table_args__ = (_of_a_cv(),)

    cv_id: UUID = Field(primary_key=True)
    number: int = Field(primary_key=True)
    user_id: UUID = _owner()
    cv_version: int
    content: Any = _json()
    name: str = ""
    automatic: bool = True
    label: str = ""
    created_at: datetime = _time()
