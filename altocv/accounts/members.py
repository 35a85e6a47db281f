"""Becoming a member and proving to be one: sign-up, sign-in, passwords, addresses.

Nothing here tells whether an address has an account: answers, their timing and the number of tries are the
same for all. What there is to say goes to the address itself, by mail.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.accounts import audit, links, passwords
from altocv.accounts.links import Links
from altocv.accounts.lockout import Lockout
from altocv.accounts.mail import Mailer, letter
from altocv.accounts.mail.letters import Kind
from altocv.accounts.merging import Heirlooms, hand_over
from altocv.accounts.second_factor import SecondFactors
from altocv.accounts.sessions import Device, Sessions, SessionUser
from altocv.accounts.users import LONGEST_NAME, act_as, by_email, checked_name, normal_email
from altocv.db.engine import Database
from altocv.db.models import Identity, Session, User
from altocv.errors import Forbidden, Invalid

_WRONG = "The e-mail address or the password is not right."


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: the browser, its interface language, and its session if it has one."""

    device: Device
    locale: str = "en"
    session: SessionUser | None = None

    @property
    def guest(self) -> SessionUser | None:
        return self.session if self.session and self.session.kind == "guest" else None

    @property
    def guest_id(self) -> str | None:
        return self.guest.id if self.guest else None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The token of a new session and whose it is."""

    token: str
    user: SessionUser


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """The first factor is proven; `token` stands for that until the second one is."""

    token: str


Outcome = SignedIn | CodeWanted


@asynccontextmanager
async def _unless_taken() -> AsyncIterator[None]:
    """Two requests may want one address at the same moment; the database lets one have it."""
    try:
        yield
    except IntegrityError as error:
        raise Invalid("An account has this address already. Sign in with it instead.") from error


class Members:
    """The service. `welcome` is told of every member who enters; it does what it has not done before."""

    def __init__(
        self,
        db: Database,
        sessions: Sessions,
        second_factors: SecondFactors,
        lockout: Lockout,
        mailer: Mailer,
        heirlooms: Heirlooms,
        welcome: Callable[[str], Awaitable[None]],
        site: str,
    ) -> None:
        self._db, self._sessions, self._second_factors = db, sessions, second_factors
        self._links, self._lockout, self._mailer = Links(db), lockout, mailer
        self._heirlooms, self._welcome, self._site = heirlooms, welcome, site

    async def sign_up(self, email: str, visitor: Visitor) -> None:
        """Send a link by which the account is made; a guest's work goes along. Raises Invalid."""
        email = normal_email(email)
        async with self._db.transaction() as work:
            known = await by_email(work, email)
        token = await self._links.make("sign_up", email, visitor.guest_id, locale=visitor.locale)
        if known is not None:
            self._mail("have_account", email, known.locale, "/sign-in")
        else:
            self._mail("sign_up", email, visitor.locale, f"/choose-password?token={token}")

    async def forgot(self, email: str, visitor: Visitor) -> None:
        """Send a link by which a new password is chosen. Raises Invalid."""
        email = normal_email(email)
        async with self._db.transaction() as work:
            known = await by_email(work, email)
        token = await self._links.make("reset", email, str(known.id) if known else None)
        if known is not None:
            self._mail("reset", email, known.locale, f"/choose-password?token={token}")
        else:
            self._mail("no_account", email, visitor.locale, "/sign-up")

    async def sign_in(self, email: str, password: str, visitor: Visitor) -> Outcome:
        """By password. Raises Invalid, Forbidden when it is not right, RateLimited after too many tries."""
        email = normal_email(email)
        await self._lockout.count(email)
        async with self._db.transaction() as work:
            user = await by_email(work, email)
        if not await passwords.matches(password, user.password_hash if user else None) or user is None:
            async with self._db.transaction(str(user.id) if user else None) as work:
                audit.note(work, "sign_in.failed", user.id if user else None)
            raise Forbidden(_WRONG)
        await self._lockout.forget(email)
        return await self._proven(user, visitor, "password")

    async def second_factor(self, token: str, code: str, visitor: Visitor) -> SignedIn:
        """The second half of a sign-in. Raises Invalid, RateLimited."""
        half = await self._links.look(token, "second_factor")
        assert half.user_id is not None
        await self._second_factors.check(half.user_id, code)
        async with self._db.transaction(half.user_id) as work:
            await links.take(work, token, "second_factor")
            user = await self._member(work, half.user_id)
        return await self._enter(user, visitor, str(half.detail.get("by", "")))

    async def choose_password(self, token: str, password: str, name: str, visitor: Visitor) -> Outcome:
        """What the links of both lead to. Ends all other sessions. Raises Invalid."""
        opened = await self._links.look(token, "sign_up", "reset")
        await passwords.check(password, opened.email, name)
        kept, name = await passwords.hashed(password), checked_name(name)
        async with _unless_taken(), self._db.transaction() as work:
            opened = await links.take(work, token, "sign_up", "reset")
            user = await by_email(work, opened.email)
            if user is None and opened.purpose == "sign_up":
                user = await self._make_member(
                    work, opened.email, opened.user_id, str(opened.detail.get("locale", "en"))
                )
            if user is None:
                raise Invalid("This link has been used already or is too old. Ask for a new one.")
            user.password_hash, user.name = kept, name or user.name
            audit.note(work, "password.chosen", user.id)
        await self._lockout.forget(opened.email)
        await self._sessions.revoke_all(str(user.id))
        return await self._proven(user, visitor, "link")

    async def look(self, token: str) -> links.Opened:
        """What a link of a mail is for. Raises Invalid."""
        return await self._links.look(token, "sign_up", "reset", "change_email")

    async def change_password(self, session: SessionUser, old: str, new: str, visitor: Visitor) -> SignedIn:
        """Ends all sessions, and gives this browser a new one. Raises Invalid, Forbidden, RateLimited."""
        user = await self._prove(session, old)
        await passwords.check(new, user.email or "", user.name)
        kept = await passwords.hashed(new)
        async with self._db.transaction(session.id) as work:
            await work.execute(update(User).where(User.id == user.id).values(password_hash=kept))
            audit.note(work, "password.changed", user.id)
        await self._sessions.revoke_all(session.id)
        self._mail("password_changed", user.email or "", user.locale, "/settings")
        return await self._enter(user, visitor, "password")

    async def change_email(self, session: SessionUser, password: str, email: str) -> None:
        """Send a link to the new address, which changes it, and a word to the old one. Raises as above."""
        email = normal_email(email)
        user = await self._prove(session, password)
        token = await self._links.make("change_email", email, session.id)
        self._mail("change_email", email, user.locale, f"/confirm-email?token={token}")
        self._mail("email_changed", user.email or "", user.locale, "/settings")

    async def confirm_email(self, token: str) -> None:
        """What the link in that mail does. Raises Invalid."""
        opened = await self._links.look(token, "change_email")
        async with _unless_taken(), self._db.transaction() as work:
            await links.take(work, token, "change_email")
            assert opened.user_id is not None
            await act_as(work, opened.user_id)
            await work.execute(update(User).where(User.id == UUID(opened.user_id)).values(email=opened.email))
            audit.note(work, "email.changed", opened.user_id)

    async def by_identity(
        self, provider: str, subject: str, email: str, name: str, visitor: Visitor
    ) -> Outcome:
        """Sign in, or up, as whom an OpenID provider vouches for. The provider has verified the address.

        An account with the same address is linked: its owner has proven the address to us, and now there.
        """
        email = normal_email(email)
        async with _unless_taken(), self._db.transaction(shown=f"{provider}:{subject}") as work:
            known = await work.scalar(
                select(Identity).where(Identity.provider == provider, Identity.subject == subject)
            )
            if known is not None:
                await act_as(work, known.user_id)
                user = await self._member(work, str(known.user_id))
            else:
                user = await by_email(work, email)
                if user is None:
                    user = await self._make_member(work, email, visitor.guest_id, visitor.locale)
                    user.name = checked_name("".join(filter(str.isprintable, name))[:LONGEST_NAME])
                work.add(Identity(user_id=user.id, provider=provider, subject=subject))
                audit.note(work, "identity.linked", user.id, provider=provider)
        return await self._proven(user, visitor, provider)

    async def prove(self, session: SessionUser, password: str) -> None:
        """Raises Forbidden unless it is the member's password (who has none need not), RateLimited."""
        await self._prove(session, password)

    async def delete(self, session: SessionUser) -> None:
        """Delete the account with all that belongs to it in the database."""
        async with self._db.transaction(session.id) as work:
            audit.note(work, "account.deleted", session.id)
            await work.execute(delete(User).where(User.id == UUID(session.id)))
        self._sessions.forget(session.id)

    async def purge(self) -> int:
        """Delete expired links, old counts of failures, audit entries over a year old; how many."""
        return await self._links.purge() + await self._lockout.purge() + await audit.purge(self._db)

    async def _prove(self, session: SessionUser, password: str) -> User:
        async with self._db.transaction(session.id) as work:
            user = await self._member(work, session.id)
        if user.password_hash is None:
            return user
        await self._lockout.count(user.email or "")
        if not await passwords.matches(password, user.password_hash):
            raise Forbidden("The password is not right.")
        await self._lockout.forget(user.email or "")
        return user

    async def _proven(self, user: User, visitor: Visitor, by: str) -> Outcome:
        if await self._second_factors.is_on(str(user.id)):
            return CodeWanted(await self._links.make("second_factor", user.email or "", str(user.id), by=by))
        return await self._enter(user, visitor, by)

    async def _enter(self, user: User, visitor: Visitor, by: str) -> SignedIn:
        """A new session, with a guest's work brought along; the browser's old session ends."""
        old = visitor.session
        if old is not None and old.id != str(user.id) and old.kind == "guest":
            await hand_over(self._db, self._heirlooms, guest_id=old.id, member_id=str(user.id))
            self._sessions.forget(old.id)
        elif old is not None:
            await self._sessions.revoke(old)
            self._sessions.forget(old.id)
        async with self._db.transaction(str(user.id)) as work:
            token, signed_in = await self._sessions.start(work, user, visitor.device)
            audit.note(work, "sign_in", user.id, by=by)
        await self._welcome(str(user.id))
        return SignedIn(token, signed_in)

    async def _make_member(self, work: AsyncSession, email: str, guest_id: str | None, locale: str) -> User:
        """A member in the guest's place, or a new one. The transaction works for them from here on."""
        user = None
        if guest_id is not None:
            await act_as(work, guest_id)
            user = await work.get(User, UUID(guest_id))
        if user is None or user.kind != "guest":
            user = User(id=uuid4(), locale=locale)
            await act_as(work, user.id)
            work.add(user)
        user.kind, user.email = "member", email
        await work.flush()
        # A guest's session lives longer than a member's may.
        await work.execute(delete(Session).where(Session.user_id == user.id))
        audit.note(work, "account.made", user.id)
        return user

    async def _member(self, work: AsyncSession, user_id: str) -> User:
        user = await work.get(User, UUID(user_id))
        if user is None or user.kind == "guest":
            raise Forbidden("Sign in first.")
        return user

    def _mail(self, kind: Kind, to: str, language: str, path: str) -> None:
        self._mailer.send(letter(kind, to, language, site=self._site, path=path))
