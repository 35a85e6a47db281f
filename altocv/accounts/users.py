"""Who somebody is: name, address, picture, language, theme, role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.db.engine import Database
from altocv.db.models import Identity, User
from altocv.errors import Invalid, Unauthorized

LONGEST_NAME = 100
THEMES = ("light", "dark", "system")


@dataclass(frozen=True, slots=True)
class Profile:
    """A user. A guest has no e-mail. `avatar` is the key of a photo, or empty."""

    id: str
    kind: str
    email: str
    name: str
    avatar: str
    locale: str
    theme: str
    mail_notices: bool
    role: str
    has_password: bool
    providers: tuple[str, ...]
    created_at: datetime


class Users:
    """Reads and changes what is not a matter of security; that is `altocv.accounts.members`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def profile(self, user_id: str) -> Profile:
        """Raises Unauthorized when the account is gone."""
        async with self._db.transaction(user_id) as work:
            user = await work.get(User, UUID(user_id))
            if user is None:
                raise Unauthorized("Your session has ended. Open the start page to begin again.")
            providers = await work.scalars(select(Identity.provider).where(Identity.user_id == user.id))
            return _profile(user, tuple(providers))

    async def rename(self, user_id: str, name: str) -> None:
        """Raises Invalid."""
        await self._change(user_id, name=checked_name(name))

    async def prefer(self, user_id: str, *, locale: str | None = None, theme: str | None = None) -> None:
        """Remember the language of mails, and the theme."""
        if theme is not None and theme in THEMES:
            await self._change(user_id, theme=theme)
        if locale is not None and len(locale) == 2:
            await self._change(user_id, locale=locale)

    async def want_mail(self, user_id: str, wanted: bool) -> None:
        """Whether notices of what is done go by mail too."""
        await self._change(user_id, mail_notices=wanted)

    async def set_avatar(self, user_id: str, key: str) -> None:
        await self._change(user_id, avatar=key)

    async def _change(self, user_id: str, **values: Any) -> None:
        async with self._db.transaction(user_id) as work:
            await work.execute(update(User).where(User.id == UUID(user_id)).values(**values))


async def by_email(work: AsyncSession, email: str) -> User | None:
    """The member with this address. The transaction works for them from here on."""
    await work.execute(text("SELECT set_config('app.shown', :shown, true)"), {"shown": email})
    user = await work.scalar(select(User).where(User.email == email))
    if user is not None:
        await act_as(work, user.id)
    return user


async def act_as(work: AsyncSession, user_id: UUID | str) -> None:
    """Let a transaction work for a user who has been proven meanwhile."""
    await work.execute(text("SELECT set_config('app.user_id', :id, true)"), {"id": str(user_id)})


def normal_email(email: str) -> str:
    """The address in the one form that it is kept in. Raises Invalid."""
    try:
        return validate_email(
            email.strip()[:320], check_deliverability=False, test_environment=True
        ).normalized.lower()
    except EmailNotValidError:
        raise Invalid("This is no e-mail address. It looks like name@example.com.") from None


def checked_name(name: str) -> str:
    """A person's name with single spaces. Raises Invalid."""
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise Invalid(f"Write your name with at most {LONGEST_NAME} plain characters.")
    return name


def _profile(user: User, providers: tuple[str, ...]) -> Profile:
    return Profile(
        id=str(user.id),
        kind=user.kind,
        email=user.email or "",
        name=user.name,
        avatar=user.avatar,
        locale=user.locale,
        theme=user.theme,
        mail_notices=user.mail_notices,
        role=user.role,
        has_password=user.password_hash is not None,
        providers=providers,
        created_at=user.created_at,
    )
