"""Job postings that somebody keeps."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Time


class Job(Base):
    """A job posting that somebody keeps, and how far they have come with it.

    `digest` is the same for the same text (see `altocv.jobs.records`); `search` is made of the texts.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        CheckConstraint(
            "status IN ('saved', 'applied', 'interview', 'offer', 'closed')", name="known_status"
        ),
        Index("jobs_of_a_user", "user_id", "created_at"),
        Index("jobs_by_digest", "user_id", "digest"),
        Index("jobs_search", "search", postgresql_using="gin"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    title: Mapped[str]
    company: Mapped[str] = mapped_column(default="")
    location: Mapped[str] = mapped_column(default="")
    url: Mapped[str] = mapped_column(default="")
    description: Mapped[str]
    salary: Mapped[str] = mapped_column(default="")
    posted: Mapped[date | None]
    closes: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="saved")
    notes: Mapped[str] = mapped_column(default="")
    digest: Mapped[str]
    applied_at: Mapped[datetime | None]
    created_at: Mapped[Time]
    updated_at: Mapped[Time]
    search: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "to_tsvector('simple'::regconfig, "
            "title || ' ' || company || ' ' || location || ' ' || description)",
            persisted=True,
        ),
        deferred=True,
    )


class JobDay(Base):
    """How many jobs somebody added on a day (UTC), also those that they deleted since."""

    __tablename__ = "job_days"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    added: Mapped[int]
