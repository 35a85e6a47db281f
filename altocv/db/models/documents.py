"""CVs, and their history."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Computed, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Owner, Time, of_a_cv


def _shown(path: str) -> Computed:
    """A value inside the content, kept beside it so that lists need not read the whole CV."""
    return Computed(f"content #>> '{{{path}}}'", persisted=True)


class Cv(Base):
    """A CV as it is now. `version` counts its changes; `search` is what the dashboard looks in.

    `snapshot_version` and `snapshot_at` say which version the newest snapshot shows, and when it was taken.
    """

    __tablename__ = "cvs"
    __table_args__ = (UniqueConstraint("id", "user_id"), Index("cvs_of_a_user", "user_id", "updated_at"))

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    content: Mapped[Any]
    version: Mapped[int] = mapped_column(default=1)
    search: Mapped[str] = mapped_column(default="")
    template: Mapped[str] = mapped_column(_shown("design,template"))
    page_size: Mapped[str] = mapped_column(_shown("design,page_size"))
    language: Mapped[str] = mapped_column(_shown("meta,language"))
    snapshot_version: Mapped[int] = mapped_column(default=0)
    snapshot_at: Mapped[datetime | None]
    created_at: Mapped[Time]
    updated_at: Mapped[Time]
    deleted_at: Mapped[datetime | None]


class LanguageVersion(Base):
    """A CV that is another one, its original, in another language, and follows it.

    `origin_content` is the original as it was last followed, at `origin_version`; `waiting` has the texts to
    translate (path -> text of the version, text of the original), and `waits` how many are left of them.
    """

    __tablename__ = "language_versions"
    __table_args__ = (
        of_a_cv(),
        of_a_cv("origin_id"),
        Index("language_versions_of_a_cv", "origin_id"),
    )

    cv_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[Owner]
    origin_id: Mapped[UUID]
    origin_version: Mapped[int]
    origin_content: Mapped[Any]
    waiting: Mapped[Any]
    waits: Mapped[int]
    created_at: Mapped[Time]


class Change(Base):
    """What led from version - 1 to `version`, so that another tab can follow."""

    __tablename__ = "changes"
    __table_args__ = (of_a_cv(),)

    cv_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Owner]
    edits: Mapped[Any]
    created_at: Mapped[Time]


class UndoStep(Base):
    """One step of undo and redo: its edits and what takes them back."""

    __tablename__ = "undo_steps"
    __table_args__ = (of_a_cv(),)

    cv_id: Mapped[UUID] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Owner]
    edits: Mapped[Any]
    inverse: Mapped[Any]
    label: Mapped[str] = mapped_column(default="")
    undone: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[Time]


class Snapshot(Base):
    """A whole CV as it was: taken by the program from time to time, or named by its owner."""

    __tablename__ = "versions"
    __table_args__ = (of_a_cv(),)

    cv_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Owner]
    cv_version: Mapped[int]
    content: Mapped[Any]
    name: Mapped[str] = mapped_column(default="")
    automatic: Mapped[bool] = mapped_column(default=True)
    label: Mapped[str] = mapped_column(default="")
    created_at: Mapped[Time]
