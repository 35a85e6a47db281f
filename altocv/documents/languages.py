"""One CV in several languages: versions that follow their original, and what of them is to be translated.

Every method works for one user and raises NotFound for what is not theirs.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.cv import edits as editing
from altocv.cv import following
from altocv.cv.document import CV, LANGUAGES
from altocv.cv.edits import Edit, Set
from altocv.cv.following import Waiting
from altocv.db.engine import Database
from altocv.db.models import Cv, LanguageVersion
from altocv.documents.records import parse_id, stored
from altocv.documents.service import Documents, Opened
from altocv.errors import Invalid, NotFound


@dataclass(frozen=True, slots=True)
class Member:
    """A CV among those that are one in several languages. `origin_id` is empty for the original itself.

    `waits`: how many texts were to be translated when it was last looked at; `behind`: the original has
    changed since.
    """

    id: str
    name: str
    language: str
    origin_id: str
    waits: int
    behind: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A version's tie to its original: which it is, and the texts to translate, in document order."""

    origin_id: str
    waiting: Mapping[str, Waiting]


class Languages:
    """The service."""

    def __init__(self, db: Database, documents: Documents) -> None:
        self._db, self._documents = db, documents

    async def create(self, user_id: str, cv_id: str, language: str, name: str) -> Opened:
        """A version of a CV in another language, with all its texts still to translate. Of a version, its
        original's. Raises Invalid when there is one already.
        """
        if language not in LANGUAGES:
            raise Invalid("Choose a language from the list.")
        family = await self.family(user_id, cv_id)
        if any(member.language == language for member in family):
            raise Invalid("There is a version in this language already. Open it instead.")
        origin_id = next((m.id for m in family if not m.origin_id), cv_id)
        origin = await self._documents.open(user_id, origin_id)
        if origin.cv.meta.language == language:
            raise Invalid("The CV is in this language already. Choose another one.")
        version, waiting = following.begin(origin.cv, language)
        made = await self._documents.create(user_id, version, name)
        async with self._db.transaction(user_id) as work:
            work.add(
                row := LanguageVersion(
                    cv_id=UUID(made.id),
                    user_id=UUID(user_id),
                    origin_id=UUID(origin.id),
                    origin_version=origin.version,
                    waiting=_plain(waiting),
                    waits=len(waiting),
                )
            )
            row.origin_content = stored(origin.cv)
            await work.flush()
        return made

    async def family(self, user_id: str, cv_id: str) -> list[Member]:
        """The original and its versions, by language; empty for a CV that is in one language only."""
        key = parse_id(cv_id)
        origin = select(LanguageVersion.origin_id).where(LanguageVersion.cv_id == key)
        async with self._db.transaction(user_id) as work:
            root = await work.scalar(origin) or key
            found = await self._members(work, or_(Cv.id == root, LanguageVersion.origin_id == root))
        return found if len(found) > 1 and any(member.id == cv_id for member in found) else []

    async def all(self, user_id: str) -> dict[str, Member]:
        """All of the user's versions, and their originals, by id."""
        origins = select(LanguageVersion.origin_id).where(LanguageVersion.user_id == UUID(user_id))
        async with self._db.transaction(user_id) as work:
            found = await self._members(
                work,
                or_(LanguageVersion.cv_id.is_not(None), Cv.id.in_(origins)),
                Cv.user_id == UUID(user_id),
            )
        there = {member.id: member for member in found}
        followed = {member.origin_id for member in found}
        return {key: m for key, m in there.items() if m.origin_id in there or key in followed}

    async def _members(self, work: AsyncSession, *chosen: Any) -> list[Member]:
        rows = await work.execute(
            select(Cv.id, Cv.name, Cv.language, LanguageVersion.origin_id, LanguageVersion.waits)
            .outerjoin(LanguageVersion, LanguageVersion.cv_id == Cv.id)
            .where(*chosen, Cv.deleted_at.is_(None))
            .add_columns(_is_behind())
            .order_by(LanguageVersion.origin_id.is_not(None), LanguageVersion.created_at)
        )
        return [
            Member(str(row[0]), row[1], row[2], str(row[3] or ""), row[4] or 0, bool(row[5])) for row in rows
        ]

    async def link(self, user_id: str, cv_id: str, cv: CV) -> Link | None:
        """What ties a version to its original; None for other CVs. `cv` is the version as it is now."""
        async with self._db.transaction(user_id) as work:
            row = await self._row(work, user_id, cv_id)
            if row is None:
                return None
            waiting = following.still(cv, _read(row.waiting))
            if len(waiting) != row.waits:
                await _write(work, row.cv_id, waits=len(waiting))
            return Link(str(row.origin_id), waiting)

    async def follow(self, user_id: str, cv_id: str) -> bool:
        """Carry over what changed in the original, as one step of undo. True when there was something.

        Raises Invalid for a version that is locked.
        """
        async with self._db.transaction(user_id) as work:
            row = await self._row(work, user_id, cv_id)
        if row is None:
            return False
        try:
            origin = await self._documents.open(user_id, str(row.origin_id))
        except NotFound:
            return False  # Deleted; it may come back.
        if origin.version <= row.origin_version:
            return False

        async def merge(work: AsyncSession, version: CV) -> tuple[Edit, ...]:
            row = await self._row(work, user_id, cv_id, lock=True)
            if row is None or origin.version <= row.origin_version:
                return ()  # Somebody else was faster.
            merged, waiting = await asyncio.to_thread(_merged, row, origin.cv, version)
            await _write(
                work,
                row.cv_id,
                origin_version=origin.version,
                origin_content=stored(origin.cv),
                waiting=_plain(waiting),
                waits=len(waiting),
            )
            return editing.replacing(version, merged)

        before = (await self._documents.open(user_id, cv_id)).version
        return (await self._documents.rework(user_id, cv_id, merge, label="follow")).version != before

    async def translate(self, user_id: str, cv_id: str, texts: Mapping[str, str]) -> None:
        """Put translations (by path) where texts still wait, as one step of undo.

        What somebody wrote meanwhile stays. One that is what stands there already settles its text.
        """

        async def put(work: AsyncSession, version: CV) -> tuple[Edit, ...]:
            row = await self._row(work, user_id, cv_id, lock=True)
            waiting = following.still(version, _read(row.waiting)) if row is not None else {}
            new = {path: text for path, text in texts.items() if path in waiting}
            same = {path for path, text in new.items() if text == waiting[path].text}
            if row is not None:
                left = {path: one for path, one in row.waiting.items() if path not in same}
                await _write(work, row.cv_id, waiting=left, waits=len(waiting) - len(new))
            return tuple(Set(path=path, value=text) for path, text in new.items() if path not in same)

        await self._documents.rework(user_id, cv_id, put, label="translate")

    async def settle(self, user_id: str, cv_id: str, paths: Sequence[str]) -> None:
        """These texts are right as they are."""
        if not paths:
            return
        async with self._db.transaction(user_id) as work:
            row = await self._row(work, user_id, cv_id, lock=True)
            if row is not None:
                left = {path: one for path, one in row.waiting.items() if path not in paths}
                gone = len(row.waiting) - len(left)
                await _write(work, row.cv_id, waiting=left, waits=max(0, row.waits - gone))

    async def unlink(self, user_id: str, cv_id: str) -> None:
        """Make a version a CV of its own."""
        mine = (LanguageVersion.cv_id == parse_id(cv_id), LanguageVersion.user_id == UUID(user_id))
        async with self._db.transaction(user_id) as work:
            await work.execute(delete(LanguageVersion).where(*mine))

    async def _row(
        self, work: AsyncSession, user_id: str, cv_id: str, *, lock: bool = False
    ) -> LanguageVersion | None:
        mine = (LanguageVersion.cv_id == parse_id(cv_id), LanguageVersion.user_id == UUID(user_id))
        statement = select(LanguageVersion).where(*mine)
        return await work.scalar(statement.with_for_update() if lock else statement)


def _merged(row: LanguageVersion, origin: CV, version: CV) -> tuple[CV, dict[str, Waiting]]:
    base = CV.model_validate(row.origin_content)
    return following.follow(base, origin, version, _read(row.waiting))


def _is_behind() -> Any:
    """Whether the original of a row has changed since it was last followed."""
    origin = Cv.__table__.alias("origin")
    newer = (origin.c.id == LanguageVersion.origin_id) & (origin.c.version > LanguageVersion.origin_version)
    return select(1).where(newer, origin.c.deleted_at.is_(None)).exists()


async def _write(work: AsyncSession, key: UUID, **values: Any) -> None:
    await work.execute(update(LanguageVersion).where(LanguageVersion.cv_id == key).values(**values))


def _plain(waiting: Mapping[str, Waiting]) -> dict[str, list[str]]:
    return {path: [one.text, one.source] for path, one in waiting.items()}


def _read(plain: Mapping[str, list[str]]) -> dict[str, Waiting]:
    return {path: Waiting(*texts) for path, texts in plain.items()}
