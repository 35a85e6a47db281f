"""The tables. Each belongs to a user and is guarded by row-level security (see the first migration).

Rows never leave the service packages: those hand out frozen dataclasses.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Computed,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy import Identity as SqlIdentity
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {datetime: DateTime(timezone=True), Any: JSONB}


Key = Annotated[UUID, mapped_column(primary_key=True, default=uuid4)]
Owner = Annotated[UUID, mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)]
Time = Annotated[datetime, mapped_column(default=now)]


def _of_a_cv() -> ForeignKeyConstraint:
    """The row belongs to a CV and to its owner, and moves along when the CV changes hands."""
    return ForeignKeyConstraint(
        ["cv_id", "user_id"], ["cvs.id", "cvs.user_id"], ondelete="CASCADE", onupdate="CASCADE"
    )


def _shown(path: str) -> Computed:
    """A value inside the content, kept beside it so that lists need not read the whole CV."""
    return Computed(f"content #>> '{{{path}}}'", persisted=True)


class User(Base):
    """A person. A guest has no e-mail; signing up turns the same row into a member, work and all."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("kind = 'guest' OR email IS NOT NULL", name="members_have_an_email"),)

    id: Mapped[Key]
    kind: Mapped[str] = mapped_column(default="guest")
    email: Mapped[str | None] = mapped_column(unique=True)
    locale: Mapped[str] = mapped_column(default="en")
    theme: Mapped[str] = mapped_column(default="system")
    name: Mapped[str] = mapped_column(default="")
    avatar: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(server_default="user")
    password_hash: Mapped[str | None]
    created_at: Mapped[Time]


class Identity(Base):
    """Who a user is for somebody else: the subject of an OpenID provider."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("provider", "subject"),)

    id: Mapped[Key]
    user_id: Mapped[Owner]
    provider: Mapped[str]
    subject: Mapped[str]
    created_at: Mapped[Time]


class Link(Base):
    """What a link of a mail, or the first half of a sign-in, may do once. Only the token's hash is kept."""

    __tablename__ = "links"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    email: Mapped[str]
    detail: Mapped[Any]
    created_at: Mapped[Time]
    expires_at: Mapped[datetime]


class SecondFactor(Base):
    """A user's authenticator app. `secret` is encrypted; `recovery` holds the hashes of unused codes."""

    __tablename__ = "second_factors"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    secret: Mapped[str]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(default=0)
    recovery: Mapped[Any]


class SignInFailure(Base):
    """How often something (an address, by its hash) failed to be proven lately."""

    __tablename__ = "sign_in_failures"

    subject: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]


class AuditEntry(Base):
    """Something that matters for an account's safety. Only ever added to; kept a year."""

    __tablename__ = "audit_log"
    __table_args__ = (Index("audit_log_of_a_user", "user_id", "created_at"),)

    id: Mapped[Key]
    user_id: Mapped[UUID | None]
    action: Mapped[str]
    detail: Mapped[Any]
    request_id: Mapped[str]
    address: Mapped[str]
    created_at: Mapped[Time]


class Session(Base):
    """A signed-in browser. Only the SHA-256 of its token is kept, in hex."""

    __tablename__ = "sessions"

    id: Mapped[Key]
    user_id: Mapped[Owner]
    token_hash: Mapped[str] = mapped_column(unique=True)
    user_agent: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    created_at: Mapped[Time]
    seen_at: Mapped[Time]
    idle_until: Mapped[datetime]
    expires_at: Mapped[datetime]


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


class Change(Base):
    """What led from version - 1 to `version`, so that another tab can follow."""

    __tablename__ = "changes"
    __table_args__ = (_of_a_cv(),)

    cv_id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Owner]
    edits: Mapped[Any]
    created_at: Mapped[Time]


class UndoStep(Base):
    """One step of undo and redo: its edits and what takes them back."""

    __tablename__ = "undo_steps"
    __table_args__ = (_of_a_cv(),)

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
    __table_args__ = (_of_a_cv(),)

    cv_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Owner]
    cv_version: Mapped[int]
    content: Mapped[Any]
    name: Mapped[str] = mapped_column(default="")
    automatic: Mapped[bool] = mapped_column(default=True)
    label: Mapped[str] = mapped_column(default="")
    created_at: Mapped[Time]


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


class Conversation(Base):
    """A conversation with the assistant about a CV."""

    __tablename__ = "conversations"
    __table_args__ = (
        _of_a_cv(),
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
    __table_args__ = (_of_a_cv(), Index("ats_checks_of_a_cv", "cv_id", "created_at"))

    id: Mapped[Key]
    cv_id: Mapped[UUID]
    user_id: Mapped[UUID] = mapped_column(index=True)
    cv_version: Mapped[int]
    rules: Mapped[int]
    score: Mapped[int]
    posting: Mapped[str] = mapped_column(default="")
    report: Mapped[Any]
    created_at: Mapped[Time]


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


class Generation(Base):
    """Something made for a posting: edits of a CV ("tailor"), a cover letter, an analysis of the posting.

    `input` is the posting and what was chosen, `result` what came of it (see `altocv.workflows.tailoring`).
    """

    __tablename__ = "generations"
    __table_args__ = (
        _of_a_cv(),
        CheckConstraint("kind IN ('tailor', 'letter', 'analysis')", name="known_kind"),
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
    ended_at: Mapped[datetime | None]
