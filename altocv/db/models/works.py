"""What workflows make: imports, checks, and what is made for a posting."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Owner, Time, of_a_cv


class Import(Base):
    """A file that somebody takes over: what was read of it, until a CV is made of that or a week has passed.

    `media` is what kind of file it is; the file itself lies in the storage under the same id.
    """

    __tablename__ = "imports"

    id: Mapped[Key]
    user_id: Mapped[Owner]
    name: Mapped[str]
    media: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="reading")
    error: Mapped[str] = mapped_column(default="")
    result: Mapped[Any | None]
    created_at: Mapped[Time]


class AtsCheck(Base):
    """What a check of a CV found. `rules` is the version of the rules; `posting` names what it was held
    against.
    """

    __tablename__ = "ats_checks"
    __table_args__ = (of_a_cv(), Index("ats_checks_of_a_cv", "cv_id", "created_at"))

    id: Mapped[Key]
    cv_id: Mapped[UUID]
    user_id: Mapped[UUID] = mapped_column(index=True)
    cv_version: Mapped[int]
    rules: Mapped[int]
    score: Mapped[int]
    posting: Mapped[str] = mapped_column(default="")
    report: Mapped[Any]
    created_at: Mapped[Time]


class Generation(Base):
    """Something made for a posting: edits of a CV ("tailor"), a cover letter, an analysis of the posting. Or
    the translation of a CV's texts, or a recruiter's reading of a CV.

    `input` is the posting and what was chosen, `result` what came of it (see `altocv.workflows.tailoring`).
    """

    __tablename__ = "generations"
    __table_args__ = (
        of_a_cv(),
        CheckConstraint(
            "kind IN ('tailor', 'letter', 'analysis', 'translation', 'reading')", name="known_kind"
        ),
        CheckConstraint(
            "status IN ('pending', 'processing', 'completed', 'failed', 'cancelled')", name="known_status"
        ),
        Index("generations_of_a_user", "user_id", "created_at"),
        Index("generations_of_a_cv", "cv_id"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    cv_id: Mapped[UUID | None]
    job_id: Mapped[UUID | None]
    kind: Mapped[str]
    strategy: Mapped[str] = mapped_column(default="")
    model: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(default="pending")
    progress: Mapped[int] = mapped_column(default=0)
    stage: Mapped[str] = mapped_column(default="")
    input: Mapped[Any]
    result: Mapped[Any | None]
    error: Mapped[str] = mapped_column(default="")
    estimate: Mapped[Any]
    cost_microdollars: Mapped[int] = mapped_column(BigInteger, default=0)
    prompt_tokens: Mapped[int] = mapped_column(default=0)
    completion_tokens: Mapped[int] = mapped_column(default=0)
    milliseconds: Mapped[int] = mapped_column(default=0)
    scores_before: Mapped[Any | None]
    scores_after: Mapped[Any | None]
    hold_id: Mapped[UUID | None]
    created_at: Mapped[Time]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
