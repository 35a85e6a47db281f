"""People, how they sign in, and what was noted of that."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from altocv.db.models.base import Base, Key, Owner, Time


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
    mail_notices: Mapped[bool] = mapped_column(server_default="true")
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


class Notice(Base):
    """Something is done: the generation or import of the id `about`. `slow`: worth a mail for who is away.

    `shown_at` is when an open tab showed it, `read_at` when what it is about was opened.
    """

    __tablename__ = "notices"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('tailor', 'letter', 'analysis', 'translation', 'import')", name="known_kind"
        ),
        Index("notices_of_a_user", "user_id", "created_at"),
    )

    id: Mapped[Key]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[str]
    about: Mapped[UUID] = mapped_column(unique=True)
    title: Mapped[str]
    failed: Mapped[bool]
    slow: Mapped[bool]
    created_at: Mapped[Time]
    shown_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]


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
