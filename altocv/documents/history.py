"""The undo log, the change journal and the kept versions of one CV, inside a transaction of the service.

The caller holds the lock on the CV's row, so nothing here races.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, delete, exists, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.cv.document import CV
from altocv.cv.edits import EDITS, Edit
from altocv.db.models import Change, Cv, Snapshot, UndoStep, now
from altocv.documents.records import VersionInfo
from altocv.errors import Invalid, NotFound

KEPT_STEPS = 500
KEPT_CHANGES = 500
KEPT_BYTES = 30_000_000
"""A CV's undo log may be this large; at least the newest step stays."""

AUTOMATIC_EVERY = timedelta(minutes=10)
AUTOMATIC_CHANGES = 50
KEPT_AUTOMATIC = 60
KEPT_NAMED = 200

MAX_LABEL = 200

_PRUNE_EVERY = 25


@dataclass(frozen=True, slots=True)
class Head:
    """The locked row of a CV."""

    key: UUID
    owner: UUID
    name: str
    version: int
    cv: CV
    snapshot_version: int
    snapshot_at: datetime | None
    updated_at: datetime


def plain(edits: tuple[Edit, ...]) -> Any:
    return EDITS.dump_python(edits, mode="json")


async def record_change(work: AsyncSession, head: Head, edits: tuple[Edit, ...]) -> None:
    """Write down what leads from the head's version to the next."""
    work.add(Change(cv_id=head.key, version=head.version + 1, user_id=head.owner, edits=plain(edits)))
    await work.flush()
    if head.version % _PRUNE_EVERY == 0:
        await work.execute(
            delete(Change).where(Change.cv_id == head.key, Change.version <= head.version - KEPT_CHANGES)
        )


async def changes_between(work: AsyncSession, key: UUID, base: int, version: int) -> tuple[Edit, ...] | None:
    """What leads from `base` to `version`; None when that is no longer known."""
    rows = (
        await work.scalars(
            select(Change.edits)
            .where(Change.cv_id == key, Change.version > base, Change.version <= version)
            .order_by(Change.version)
        )
    ).all()
    if base < 0 or len(rows) != version - base:
        return None
    return EDITS.validate_python([edit for edits in rows for edit in edits])


async def push_step(
    work: AsyncSession,
    head: Head,
    edits: tuple[Edit, ...],
    inverse: tuple[Edit, ...],
    label: str,
    merge: bool,
) -> None:
    """Remember a new change for undo: what was undone before can no longer be redone.

    With `merge` the newest step takes it in when it has the same label.
    """
    undone = delete(UndoStep).where(UndoStep.cv_id == head.key, UndoStep.undone)
    dropped = (await work.execute(undone.returning(UndoStep.sequence))).all()
    last = await _newest(work, head.key) if merge and label and not dropped else None
    if last is not None and last.label == label[:MAX_LABEL]:
        last.edits = _folded([*last.edits, *plain(edits)])
        last.inverse = _folded([*plain(inverse), *last.inverse])
    else:
        newest = await work.scalar(select(func.max(UndoStep.sequence)).where(UndoStep.cv_id == head.key))
        step = UndoStep(
            cv_id=head.key, sequence=(newest or 0) + 1, user_id=head.owner, label=label[:MAX_LABEL]
        )
        step.edits, step.inverse = plain(edits), plain(inverse)
        work.add(step)
    await work.flush()
    if head.version % _PRUNE_EVERY == 0:
        await _prune_steps(work, head.key)


async def step_back(work: AsyncSession, key: UUID) -> tuple[Edit, ...]:
    """Mark the newest step undone; the edits that undo it. Raises Invalid when there is none."""
    step = await _newest(work, key)
    if step is None:
        raise Invalid("There is nothing to undo.")
    step.undone = True
    await work.flush()
    return EDITS.validate_python(step.inverse)


async def step_forward(work: AsyncSession, key: UUID) -> tuple[Edit, ...]:
    """Mark the step that was undone last as done; its edits. Raises Invalid when there is none."""
    step = await work.scalar(
        select(UndoStep).where(UndoStep.cv_id == key, UndoStep.undone).order_by(UndoStep.sequence).limit(1)
    )
    if step is None:
        raise Invalid("There is nothing to redo.")
    step.undone = False
    await work.flush()
    return EDITS.validate_python(step.edits)


async def can_undo_redo(work: AsyncSession, key: UUID) -> tuple[bool, bool]:
    """Whether there is a step to undo, and one to redo."""
    of_cv = UndoStep.cv_id == key
    row = await work.execute(
        select(
            exists(select(UndoStep.sequence).where(of_cv, ~UndoStep.undone)),
            exists(select(UndoStep.sequence).where(of_cv, UndoStep.undone)),
        )
    )
    undo, redo = row.one()
    return bool(undo), bool(redo)


async def keep_version(work: AsyncSession, head: Head, *, name: str = "") -> int:
    """Keep the CV as it is at the head; its number. An automatic version has no name."""
    label = await _newest_label(work, head.key)
    number = select(func.coalesce(func.max(Snapshot.number), 0) + 1).where(Snapshot.cv_id == head.key)
    columns = {
        "cv_id": Cv.id,
        "user_id": Cv.user_id,
        "cv_version": Cv.version,
        "content": Cv.content,
        "number": number.scalar_subquery(),
        "name": literal(name),
        "automatic": literal(not name),
        "label": literal(label),
        "created_at": literal(now(), Snapshot.created_at.type),
    }
    made = await work.scalar(
        insert(Snapshot)
        .from_select(list(columns), select(*columns.values()).where(Cv.id == head.key))
        .returning(Snapshot.number)
    )
    await work.execute(
        update(Cv).where(Cv.id == head.key).values(snapshot_version=head.version, snapshot_at=now())
    )
    await _prune_versions(work, head.key)
    assert made is not None
    return made


async def keep_version_when_due(work: AsyncSession, head: Head) -> None:
    """Keep the CV as it is before a change: each ten minutes of work, and each fifty changes."""
    if head.version == head.snapshot_version:
        return
    old = head.snapshot_at is None or now() - head.snapshot_at >= AUTOMATIC_EVERY
    if old or head.version - head.snapshot_version >= AUTOMATIC_CHANGES:
        await keep_version(work, head)


async def list_versions(work: AsyncSession, key: UUID) -> list[VersionInfo]:
    """Newest first."""
    rows = await work.execute(
        select(Snapshot.number, Snapshot.name, Snapshot.automatic, Snapshot.created_at, Snapshot.label)
        .where(Snapshot.cv_id == key)
        .order_by(Snapshot.number.desc())
    )
    return [VersionInfo(*row) for row in rows]


async def name_version(work: AsyncSession, key: UUID, number: int, name: str) -> VersionInfo:
    """Give a kept version a name, so that it stays. Raises NotFound, Invalid when there are too many."""
    named = await work.scalar(
        select(func.count()).where(Snapshot.cv_id == key, ~Snapshot.automatic, Snapshot.number != number)
    )
    if (named or 0) >= KEPT_NAMED:
        raise Invalid(f"A CV can have at most {KEPT_NAMED} named versions.")
    row = (
        await work.execute(
            update(Snapshot)
            .where(Snapshot.cv_id == key, Snapshot.number == number)
            .values(name=name, automatic=False)
            .returning(
                Snapshot.number, Snapshot.name, Snapshot.automatic, Snapshot.created_at, Snapshot.label
            )
        )
    ).one_or_none()
    if row is None:
        raise _no_version(number)
    return VersionInfo(*row)


async def read_version(work: AsyncSession, key: UUID, number: int) -> CV:
    """The CV as a kept version has it. Raises NotFound."""
    content = await work.scalar(
        select(cast(Snapshot.content, Text)).where(Snapshot.cv_id == key, Snapshot.number == number)
    )
    if content is None:
        raise _no_version(number)
    return CV.model_validate_json(content)


def _no_version(number: int) -> NotFound:
    return NotFound(f"Version {number} of this CV is not kept any more. Choose another one from the list.")


def _folded(edits: list[Any]) -> list[Any]:
    """Edits in which a value that is set twice in a row is set once: keystrokes become one change."""
    folded: list[Any] = []
    for edit in edits:
        if folded and edit["op"] == "set" == folded[-1]["op"] and edit["path"] == folded[-1]["path"]:
            folded[-1] = edit
        else:
            folded.append(edit)
    return folded


async def _newest(work: AsyncSession, key: UUID) -> UndoStep | None:
    return await work.scalar(
        select(UndoStep)
        .where(UndoStep.cv_id == key, ~UndoStep.undone)
        .order_by(UndoStep.sequence.desc())
        .limit(1)
    )


async def _newest_label(work: AsyncSession, key: UUID) -> str:
    return (
        await work.scalar(
            select(UndoStep.label)
            .where(UndoStep.cv_id == key, ~UndoStep.undone)
            .order_by(UndoStep.sequence.desc())
            .limit(1)
        )
        or ""
    )


async def _prune_steps(work: AsyncSession, key: UUID) -> None:
    """Forget the oldest steps beyond the kept number and size."""
    newest_first = UndoStep.sequence.desc()
    size = func.pg_column_size(UndoStep.edits) + func.pg_column_size(UndoStep.inverse)
    ranked = (
        select(
            UndoStep.sequence,
            func.row_number().over(order_by=newest_first).label("rank"),
            func.sum(size).over(order_by=newest_first).label("size"),
        )
        .where(UndoStep.cv_id == key)
        .subquery()
    )
    too_old = select(ranked.c.sequence).where(
        (ranked.c.rank > KEPT_STEPS) | ((ranked.c.size > KEPT_BYTES) & (ranked.c.rank > 1))
    )
    await work.execute(delete(UndoStep).where(UndoStep.cv_id == key, UndoStep.sequence.in_(too_old)))


async def _prune_versions(work: AsyncSession, key: UUID) -> None:
    surplus = (
        select(Snapshot.number)
        .where(Snapshot.cv_id == key, Snapshot.automatic)
        .order_by(Snapshot.number.desc())
        .offset(KEPT_AUTOMATIC)
    )
    await work.execute(delete(Snapshot).where(Snapshot.cv_id == key, Snapshot.number.in_(surplus)))
