"""Keeping generations: what was ordered, how far it is, what came of it. An end and its payment are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, update

from altocv.accounts import notices
from altocv.credits import movements
from altocv.db.engine import Database
from altocv.db.models import Generation as Row
from altocv.db.models import now
from altocv.documents.records import fold
from altocv.errors import NotFound

Kind = Literal["tailor", "letter", "analysis", "translation", "reading"]
FOR_POSTINGS: tuple[Kind, ...] = ("tailor", "letter", "analysis")
Status = Literal["pending", "processing", "completed", "failed", "cancelled"]
OPEN = ("pending", "processing")
MOST = 200
_IDS = ("cv_id", "job_id", "hold_id")


@dataclass(frozen=True, slots=True)
class Generation:
    """Something made for a posting. `input` and `result` are plain data.

    A tailoring's result: `cards`, `dropped`, `questions`, `missing`, `note`, `made` (ids of CVs made of it);
    a letter's: `text`, `flags`, `cv_id`; an analysis': the fields of `posting.Analysis`; a translation's:
    `translated` and `left`, numbers of texts; a reading's: the fields
    of `recruiter.Reading`.
    """

    id: str
    kind: Kind
    cv_id: str | None
    job_id: str | None
    strategy: str
    model: str
    language: str
    status: Status
    progress: int
    stage: str
    input: dict[str, Any]
    result: dict[str, Any]
    error: str
    estimate: dict[str, Any]
    cost_microdollars: int
    prompt_tokens: int
    completion_tokens: int
    milliseconds: int
    scores_before: dict[str, Any] | None
    scores_after: dict[str, Any] | None
    hold_id: str | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def posting(self) -> str:
        return self.input["posting"]

    @property
    def title(self) -> str:
        return self.input["title"]

    @property
    def patience(self) -> int:
        """How many times the usual time it is given."""
        return self.input.get("patience", 1)

    @property
    def is_late(self) -> bool:
        """True when it failed for want of time."""
        return bool(self.result.get("late"))

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


class Generations:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def add(self, user_id: str, generation_id: str, **values: Any) -> None:
        """Keep what was ordered."""
        values["input"]["search"] = fold(" ".join(map(str, values.pop("found_by"))))
        ids = {name: UUID(given) if (given := values.pop(name)) else None for name in _IDS}
        async with self._db.transaction(user_id) as work:
            work.add(Row(id=UUID(generation_id), user_id=UUID(user_id), created_at=now(), **ids, **values))

    async def get(self, user_id: str, generation_id: str) -> Generation:
        """One of them. Raises NotFound."""
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(select(Row).where(*_mine(user_id, generation_id)))
            if row is None:
                raise _not_found()
            return _read(row)

    async def begin(self, user_id: str, generation_id: str) -> bool:
        """Take it up; False when somebody has already, or it is over."""
        return await self._change(user_id, generation_id, ("pending",), status="processing", started_at=now())

    async def progress(self, user_id: str, generation_id: str, percent: int, stage: str) -> bool:
        """Say how far it is; False when it was ended from elsewhere."""
        return await self._change(user_id, generation_id, ("processing",), progress=percent, stage=stage)

    async def end(
        self, user_id: str, generation_id: str, status: Status, *, paid: bool = False, **values: Any
    ) -> bool:
        """End it, take its credits or give them back, and tell of it, in one go; False when it has ended
        before."""
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(
                select(Row).where(*_mine(user_id, generation_id), Row.status.in_(OPEN)).with_for_update()
            )
            if row is None:
                return False
            if row.hold_id is not None:
                how, amount = ("captured", row.estimate["credits"]) if paid else ("released", 0)
                reference = {"generation": generation_id, "cv": str(row.cv_id)} if paid else {}
                await movements.end_hold(work, user_id, str(row.hold_id), how, amount, reference)
            values |= {"status": status, "ended_at": now()}
            for name, value in values.items():
                setattr(row, name, value)
            # A reading is waited for where it was ordered.
            if status != "cancelled" and row.kind != "reading":
                kind: notices.Kind = row.kind  # pyright: ignore[reportAssignmentType]
                failed, title = status == "failed", row.input["title"]
                await notices.add(work, user_id, kind, row.id, title, failed=failed, began=row.created_at)
            await work.flush()
        return True

    async def note(self, user_id: str, generation_id: str, **values: Any) -> None:
        """Note what became of it since: `result`, or what it took."""
        async with self._db.transaction(user_id) as work:
            await work.execute(update(Row).where(*_mine(user_id, generation_id)).values(**values))

    async def list(
        self, user_id: str, query: str = "", kinds: Sequence[Kind] = (), most: int = MOST
    ) -> list[Generation]:
        """Those that hold every word of the query (posting, title, CV, strategy, model), the newest first."""
        search = Row.input["search"].astext
        chosen = [search.contains(word, autoescape=True) for word in fold(query).split()]
        if kinds:
            chosen.append(Row.kind.in_(kinds))
        statement = select(Row).where(Row.user_id == UUID(user_id), *chosen)
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(statement.order_by(Row.created_at.desc()).limit(most))
            return [_read(row) for row in rows]

    async def newest(self, user_id: str, cv_id: str, kind: Kind) -> Generation | None:
        """The newest of a CV that is done or under way; None where there is none."""
        try:
            mine = (Row.user_id == UUID(user_id), Row.cv_id == UUID(cv_id), Row.kind == kind)
        except ValueError:
            return None
        statement = select(Row).where(*mine, Row.status.in_((*OPEN, "completed")))
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(statement.order_by(Row.created_at.desc()).limit(1))
            return _read(row) if row is not None else None

    async def count_open(self, user_id: str) -> int:
        """How many are under way."""
        counted = select(func.count()).where(Row.user_id == UUID(user_id), Row.status.in_(OPEN))
        async with self._db.transaction(user_id) as work:
            return await work.scalar(counted) or 0

    async def delete(self, user_id: str, generation_id: str) -> None:
        """Forget one. Raises NotFound."""
        async with self._db.transaction(user_id) as work:
            gone = await work.execute(delete(Row).where(*_mine(user_id, generation_id)).returning(Row.id))
            if gone.first() is None:
                raise _not_found()
            await notices.forget(work, user_id, UUID(generation_id))

    async def _change(self, user_id: str, generation_id: str, before: tuple[str, ...], **values: Any) -> bool:
        statement = update(Row).where(*_mine(user_id, generation_id), Row.status.in_(before))
        async with self._db.transaction(user_id) as work:
            return (await work.scalar(statement.values(**values).returning(Row.id))) is not None


def new_id() -> str:
    return str(uuid4())


def _mine(user_id: str, generation_id: str) -> tuple[Any, ...]:
    try:
        return Row.id == UUID(generation_id), Row.user_id == UUID(user_id)
    except ValueError:
        raise _not_found() from None


def _not_found() -> NotFound:
    return NotFound("This does not exist any more, or it belongs to somebody else. Open your history.")


def _read(row: Row) -> Generation:
    names = (
        "kind", "strategy", "model", "language", "status", "progress", "stage", "input", "error", "estimate",
        "cost_microdollars", "prompt_tokens", "completion_tokens", "milliseconds", "scores_before",
        "scores_after", "created_at", "started_at", "ended_at",
    )  # fmt: skip
    ids = {name: str(value) if (value := getattr(row, name)) else None for name in _IDS}
    return Generation(
        id=str(row.id), result=row.result or {}, **ids, **{name: getattr(row, name) for name in names}
    )
