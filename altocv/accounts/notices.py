"""Telling people that something they wait for is done: in the app, and by mail when they are not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.accounts.mail import Mailer, letter
from altocv.db.engine import Database
from altocv.db.models import Notice as Row
from altocv.db.models import User, now

Kind = Literal["tailor", "letter", "analysis", "translation", "import"]

CHANNEL = "notices"
SLOW = timedelta(seconds=60)
"""Who has waited longer may have left, and gets a mail."""

PATHS: dict[Kind, str] = {
    "tailor": "/tailor?run={about}",
    "letter": "/tailor?run={about}",
    "analysis": "/tailor?run={about}",
    "translation": "/tailor?run={about}",
    "import": "/import/{about}",
}
"""The address of what came of it."""

_LONGEST_TITLE = 120
_RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class Notice:
    """What is done: the generation or import of the id `about`."""

    id: str
    kind: Kind
    about: str
    title: str
    failed: bool
    read: bool
    created_at: datetime

    @property
    def path(self) -> str:
        return PATHS[self.kind].format(about=self.about)


async def add(
    work: AsyncSession, user_id: str, kind: Kind, about: UUID, title: str, *, failed: bool, began: datetime
) -> None:
    """Tell, once, as a part of the transaction that ends it. All processes hear of it."""
    values = {
        "id": uuid4(), "user_id": UUID(user_id), "kind": kind, "about": about, "failed": failed,
        "title": " ".join(title.split())[:_LONGEST_TITLE], "slow": now() - began > SLOW,
        "created_at": now(),
    }  # fmt: skip
    statement = insert(Row).values(**values).on_conflict_do_nothing(index_elements=[Row.about])
    if await work.scalar(statement.returning(Row.id)):
        await _tell(work, user_id, str(about))


async def forget(work: AsyncSession, user_id: str, about: UUID) -> None:
    """What it was about is deleted."""
    await work.execute(delete(Row).where(Row.about == about, Row.user_id == UUID(user_id)))
    await _tell(work, user_id)


class Notices:
    """The service. Everything works for one user; what is not theirs is not there."""

    def __init__(self, db: Database, mailer: Mailer, site: str) -> None:
        self._db, self._mailer, self._site = db, mailer, site

    async def newest(self, user_id: str, most: int = 12) -> list[Notice]:
        """The newest first."""
        statement = select(Row).where(Row.user_id == UUID(user_id)).order_by(Row.created_at.desc())
        async with self._db.transaction(user_id) as work:
            return [_notice(row) for row in await work.scalars(statement.limit(most))]

    async def unread(self, user_id: str) -> int:
        """How many were not opened."""
        counted = select(func.count()).where(Row.user_id == UUID(user_id), Row.read_at.is_(None))
        async with self._db.transaction(user_id) as work:
            return await work.scalar(counted) or 0

    async def find(self, user_id: str, about: str) -> Notice | None:
        """The notice of a generation or import."""
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(select(Row).where(*_of(user_id, about)))
            return _notice(row) if row else None

    async def shown(self, user_id: str, about: str) -> None:
        """An open tab has told it: no mail is wanted."""
        async with self._db.transaction(user_id) as work:
            await work.execute(update(Row).where(*_of(user_id, about)).values(shown_at=now()))

    async def read(self, user_id: str, about: str = "") -> None:
        """What it is about was opened; without `about`, all are looked at."""
        which = _of(user_id, about) if about else (Row.user_id == UUID(user_id),)
        changing = update(Row).where(*which, Row.read_at.is_(None)).values(read_at=now())
        async with self._db.transaction(user_id) as work:
            if (await work.execute(changing.returning(Row.id))).first() is not None:
                await _tell(work, user_id)

    async def is_slow(self, user_id: str, about: str) -> bool:
        """True when it took so long that a mail may be wanted."""
        slow = select(Row.slow).where(*_of(user_id, about))
        async with self._db.transaction(user_id) as work:
            return bool(await work.scalar(slow))

    async def mail(self, user_id: str, about: str) -> bool:
        """Send it, at most once, to a member who wants mail and whom no open tab has told; True if so."""
        unseen = (Row.slow, Row.mailed_at.is_(None), Row.shown_at.is_(None), Row.read_at.is_(None))
        async with self._db.transaction(user_id) as work:
            user = await work.get(User, UUID(user_id))
            if user is None or user.email is None or not user.mail_notices:
                return False
            claim = update(Row).where(*_of(user_id, about), *unseen).values(mailed_at=now())
            row = await work.scalar(claim.returning(Row))
            if row is None:
                return False
            notice, to, locale = _notice(row), user.email, user.locale
        kind = "failed" if notice.failed else f"{notice.kind}_done"
        self._mailer.send(
            letter(kind, to, locale, site=self._site, path=notice.path, title=notice.title)  # pyright: ignore[reportArgumentType]
        )
        return True

    async def purge(self) -> int:
        """Delete those older than 60 days; how many there were."""
        async with self._db.transaction(task=_RETENTION) as work:
            return len((await work.execute(delete(Row).returning(Row.id))).all())


async def _tell(work: AsyncSession, user_id: str, about: str = "") -> None:
    """To all processes: whose notices are others now, and of what there is a new one."""
    payload = f"{user_id} {about}".strip()
    await work.execute(text("SELECT pg_notify(:channel, :payload)"), {"channel": CHANNEL, "payload": payload})


def _of(user_id: str, about: str) -> tuple[ColumnElement[bool], ...]:
    try:
        return Row.about == UUID(about), Row.user_id == UUID(user_id)
    except ValueError:
        return (text("false"),)  # pyright: ignore[reportReturnType]


def _notice(row: Row) -> Notice:
    kind: Kind = row.kind  # pyright: ignore[reportAssignmentType]
    read = row.read_at is not None
    return Notice(str(row.id), kind, str(row.about), row.title, row.failed, read, row.created_at)
