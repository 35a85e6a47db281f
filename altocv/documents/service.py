"""The CVs of a user: create, open, change, undo, keep versions.

Every method works for one user and raises NotFound for what is not theirs. A change names the version that
it was made on (`base`); when the CV has moved on it is refused with Conflict, so nothing is overwritten
unseen. All of them raise Unavailable when the database is away.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import Text, cast, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.cv import edits as editing
from altocv.cv import limits
from altocv.cv.document import CV
from altocv.cv.edits import Edit, with_fresh_ids
from altocv.db.engine import Database
from altocv.db.models import Change, Cv, now
from altocv.documents import history
from altocv.documents.history import Head
from altocv.documents.records import (
    MAX_NAME,
    Opened,
    Summary,
    VersionInfo,
    checked_name,
    fold,
    not_found,
    parse_id,
    search_text,
    stored,
)
from altocv.errors import Conflict, Invalid

__all__ = ["Documents", "Opened", "Summary", "VersionInfo"]

MAX_CVS = 500
_REMEMBER_AT_MOST = 64
_LONG = 300_000
"""Characters from which on a CV is read in a thread, so that the event loop stays free."""

Sort = Literal["updated", "created", "name"]
Turn = Callable[[AsyncSession, UUID], Awaitable[tuple[Edit, ...]]]
"""Turns the undo log by one step and says by which edits the CV follows."""

Rework = Callable[[AsyncSession, CV], Awaitable[tuple[Edit, ...]]]
"""Makes edits of a CV that nobody else changes meanwhile."""


class Documents:
    """The service. One instance per process; it remembers some parsed CVs."""

    def __init__(self, db: Database) -> None:
        self._db = db
        # A version of a CV never changes, so a remembered one is never stale.
        self._remembered: OrderedDict[tuple[UUID, int], CV] = OrderedDict()

    async def create(self, user_id: str, cv: CV, name: str) -> Opened:
        """Keep a new CV. Raises TooLarge, Invalid when the user has too many."""
        limits.check(cv)
        name = checked_name(name)
        async with self._db.transaction(user_id) as work:
            await self._check_room(work, user_id)
            key, time = uuid4(), now()
            work.add(row := Cv(id=key, user_id=UUID(user_id), name=name, content=None))
            row.content, row.search = stored(cv), search_text(name, cv)
            row.created_at = row.updated_at = time
            await work.flush()
        self._remember(key, 1, cv)
        return Opened(str(key), name, cv, 1, can_undo=False, can_redo=False, updated_at=time)

    async def open(self, user_id: str, cv_id: str) -> Opened:
        """The CV as it is saved."""
        async with self._db.transaction(user_id) as work:
            return await self._opened(work, await self._head(work, user_id, cv_id, lock=False))

    async def list(self, user_id: str, query: str = "", sort: Sort = "updated") -> list[Summary]:
        """The user's CVs that hold every word of `query`; newest first, or by name."""
        chosen = [Cv.search.contains(word, autoescape=True) for word in fold(query).split()]
        columns = (cast(Cv.id, Text), Cv.name, Cv.version, Cv.template, Cv.page_size, Cv.language)
        statement = select(*columns, Cv.created_at, Cv.updated_at).where(
            Cv.user_id == UUID(user_id), Cv.deleted_at.is_(None), *chosen
        )
        order = Cv.created_at.desc() if sort == "created" else Cv.updated_at.desc()
        async with self._db.transaction(user_id) as work:
            rows = (await work.execute(statement.order_by(order))).all()
        found = [Summary(*row) for row in rows]
        return sorted(found, key=lambda summary: fold(summary.name)) if sort == "name" else found

    async def apply(
        self,
        user_id: str,
        cv_id: str,
        edits: Sequence[Edit],
        *,
        base: int,
        label: str = "",
        merge: bool = False,
    ) -> Opened:
        """Change the CV by a group of edits, whole or not at all.

        `label` says what the change was; with `merge` it joins the last undo step of the same label (typing
        in one field). The same edits sent twice (the answer was lost) are saved once. Raises Invalid,
        Conflict when `base` is not the saved version.
        """
        edits = tuple(edits)
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id)
            if head.version != base and await self._is_saved(work, head, base, edits):
                return await self._opened(work, head)
            _check_base(head, base)
            opened = await self._change(work, head, edits, label, merge=merge)
        return self._saved(opened)

    async def rework(self, user_id: str, cv_id: str, rework: Rework, *, label: str) -> Opened:
        """Change the CV as it is saved by what `rework` makes of it, while nobody else changes it. What that
        writes besides belongs to the same transaction. Raises Invalid.
        """
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id)
            edits = await rework(work, head.cv)
            opened = await self._change(work, head, edits, label)
        return self._saved(opened)

    async def _change(
        self, work: AsyncSession, head: Head, edits: tuple[Edit, ...], label: str, *, merge: bool = False
    ) -> Opened:
        """Apply edits as a step of undo; where they change nothing, nothing is written."""
        cv, inverse = editing.apply(head.cv, edits)
        if cv is head.cv:
            return await self._opened(work, head)
        await history.keep_version_when_due(work, head)
        await history.push_step(work, head, edits, inverse, label=label, merge=merge)
        return await self._write(work, head, cv, edits)

    async def undo(self, user_id: str, cv_id: str, *, base: int) -> Opened:
        """Take the last change back. Raises Invalid when there is none, Conflict."""
        return await self._step(user_id, cv_id, base, history.step_back)

    async def redo(self, user_id: str, cv_id: str, *, base: int) -> Opened:
        """Bring back what was undone last. Raises Invalid when there is nothing, Conflict."""
        return await self._step(user_id, cv_id, base, history.step_forward)

    async def changes_since(self, user_id: str, cv_id: str, base: int) -> tuple[Edit, ...] | None:
        """The edits that lead from version `base` to the saved one; None when they are no longer known."""
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id, lock=False)
            return await history.changes_between(work, head.key, base, head.version)

    async def rename(self, user_id: str, cv_id: str, name: str) -> Opened:
        """Give the CV another name; its version stays."""
        name = checked_name(name)
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id)
            await work.execute(
                update(Cv)
                .where(Cv.id == head.key)
                .values(name=name, search=search_text(name, head.cv), updated_at=now())
            )
            return await self._opened(work, await self._head(work, user_id, cv_id))

    async def duplicate(self, user_id: str, cv_id: str, name: str = "") -> Opened:
        """A copy with ids of its own, unlocked, without the original's history."""
        original = await self.open(user_id, cv_id)
        return await self.create(user_id, _copy(original.cv), name or _copy_name(original.name))

    async def delete(self, user_id: str, cv_id: str) -> None:
        """Put the CV away; it can be restored for 30 days."""
        await self._mark_deleted(user_id, cv_id, deleted=True)

    async def restore(self, user_id: str, cv_id: str) -> None:
        """Bring a deleted CV back."""
        await self._mark_deleted(user_id, cv_id, deleted=False)

    async def purge(self) -> int:
        """Delete for good what was put away 30 days ago, for everybody; how many CVs that were."""
        async with self._db.transaction(task="retention") as work:
            return len((await work.execute(delete(Cv).returning(Cv.id))).all())

    async def versions(self, user_id: str, cv_id: str) -> list[VersionInfo]:
        """The kept versions, newest first."""
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id, lock=False)
            return await history.list_versions(work, head.key)

    async def version(self, user_id: str, cv_id: str, number: int) -> CV:
        """The CV as a kept version has it."""
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id, lock=False)
            return await history.read_version(work, head.key, number)

    async def name_version(
        self, user_id: str, cv_id: str, name: str, *, number: int | None = None
    ) -> VersionInfo:
        """Keep the CV as it is now under a name, or name the version `number`. Named ones stay."""
        name = checked_name(name, "version")
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id)
            if number is None:
                number = await history.keep_version(work, head, name=name)
            return await history.name_version(work, head.key, number, name)

    async def restore_version(
        self, user_id: str, cv_id: str, number: int, *, base: int | None = None
    ) -> Opened:
        """Make the CV what a kept version has, as a change that can be undone; what it was is kept as well.

        Raises Conflict when a `base` is given that is not the saved version.
        """
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id)
            _check_base(head, head.version if base is None else base)
            edits = editing.replacing(head.cv, await history.read_version(work, head.key, number))
            cv, inverse = editing.apply(head.cv, edits)
            if cv is head.cv:
                return await self._opened(work, head)
            if head.version != head.snapshot_version:
                await history.keep_version(work, head)
            await history.push_step(work, head, edits, inverse, label=f"restore:{number}", merge=False)
            opened = await self._write(work, head, cv, edits)
        return self._saved(opened)

    async def _step(self, user_id: str, cv_id: str, base: int, turn: Turn) -> Opened:
        async with self._db.transaction(user_id) as work:
            head = await self._head(work, user_id, cv_id)
            _check_base(head, base)
            edits = await turn(work, head.key)
            cv, _ = editing.apply(head.cv, edits)
            opened = await self._write(work, head, cv, edits)
        return self._saved(opened)

    async def _head(self, work: AsyncSession, user_id: str, cv_id: str, *, lock: bool = True) -> Head:
        """The CV's row; locked until the transaction ends, so that changes come one after the other."""
        key, owner = parse_id(cv_id), UUID(user_id)
        mine = (Cv.id == key, Cv.user_id == owner, Cv.deleted_at.is_(None))
        statement = select(
            Cv.name, Cv.version, Cv.snapshot_version, Cv.snapshot_at, Cv.updated_at
        ).where(*mine)  # fmt: skip
        row = (await work.execute(statement.with_for_update() if lock else statement)).one_or_none()
        if row is None:
            raise not_found()
        version, cv = row.version, self._remembered.get((key, row.version))
        if cv is None:
            content, version = (
                await work.execute(select(cast(Cv.content, Text), Cv.version).where(*mine))
            ).one()
            read = CV.model_validate_json
            cv = await asyncio.to_thread(read, content) if len(content) > _LONG else read(content)
        self._remember(key, version, cv)
        return Head(key, owner, row.name, version, cv, row.snapshot_version, row.snapshot_at, row.updated_at)

    async def _write(self, work: AsyncSession, head: Head, cv: CV, edits: tuple[Edit, ...]) -> Opened:
        """Save the CV as the version after the head's."""
        time = now()
        written = await work.scalar(
            update(Cv)
            .where(Cv.id == head.key, Cv.version == head.version)
            .values(
                content=stored(cv), version=head.version + 1, search=search_text(head.name, cv),
                updated_at=time,
            )
            .returning(Cv.version)
        )  # fmt: skip
        if written is None:
            raise _conflict()
        await history.record_change(work, head, edits)
        undo, redo = await history.can_undo_redo(work, head.key)
        return Opened(str(head.key), head.name, cv, written, undo, redo, time)

    async def _opened(self, work: AsyncSession, head: Head) -> Opened:
        undo, redo = await history.can_undo_redo(work, head.key)
        return Opened(str(head.key), head.name, head.cv, head.version, undo, redo, head.updated_at)

    async def _is_saved(self, work: AsyncSession, head: Head, base: int, edits: tuple[Edit, ...]) -> bool:
        """True when the change after `base` is this very one: it arrived before and its answer was lost."""
        journal = await work.scalar(
            select(Change.edits).where(Change.cv_id == head.key, Change.version == base + 1)
        )
        return head.version == base + 1 and journal == history.plain(edits)

    async def _check_room(self, work: AsyncSession, user_id: str) -> None:
        count = await work.scalar(
            select(func.count()).where(Cv.user_id == UUID(user_id), Cv.deleted_at.is_(None))
        )
        if (count or 0) >= MAX_CVS:
            raise Invalid(f"You have {MAX_CVS} CVs, the most there can be. Delete one that you do not need.")

    async def _mark_deleted(self, user_id: str, cv_id: str, *, deleted: bool) -> None:
        async with self._db.transaction(user_id) as work:
            if not deleted:
                await self._check_room(work, user_id)
            marked = await work.scalar(
                update(Cv)
                .where(
                    Cv.id == parse_id(cv_id),
                    Cv.user_id == UUID(user_id),
                    Cv.deleted_at.is_(None) if deleted else Cv.deleted_at.is_not(None),
                )
                .values(deleted_at=now() if deleted else None)
                .returning(Cv.id)
            )
            if marked is None:
                raise not_found()

    def _saved(self, opened: Opened) -> Opened:
        """Remember what the transaction has written, now that it is committed."""
        self._remember(UUID(opened.id), opened.version, opened.cv)
        return opened

    def _remember(self, key: UUID, version: int, cv: CV) -> None:
        self._remembered[key, version] = cv
        self._remembered.move_to_end((key, version))
        while len(self._remembered) > _REMEMBER_AT_MOST:
            self._remembered.popitem(last=False)


def _conflict() -> Conflict:
    return Conflict("This CV was changed in another tab meanwhile. Take over its changes, then try again.")


def _check_base(head: Head, base: int) -> None:
    if head.version != base:
        raise _conflict()


def _copy_name(name: str) -> str:
    """ "Mine" and "Mine (2)" become "Mine (2)" and "Mine (3)"."""
    base, _, number = name.removesuffix(")").rpartition(" (")
    if base and number.isdecimal() and name.endswith(")") and len(number) < 4:
        return f"{base} ({int(number) + 1})"
    return f"{name[: MAX_NAME - 4]} (2)"


def _copy(cv: CV) -> CV:
    """The same CV with fresh ids everywhere, open for changes."""
    meta = cv.meta.model_copy(update={"locked": False})
    return with_fresh_ids(cv).model_copy(update={"meta": meta})
