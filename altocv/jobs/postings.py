"""The jobs that somebody keeps: add, find, follow up, take away.

Every method works for one user and raises NotFound for what is not theirs; all raise Unavailable when the
database is away.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, TypedDict, Unpack
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, and_, cast, delete, func, literal, or_, select, text
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects.postgresql import TSQUERY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.db.engine import Database
from altocv.db.models import Job as Row
from altocv.db.models import JobDay, now
from altocv.errors import Invalid, NotFound, RateLimited
from altocv.jobs import export, records, searching
from altocv.jobs.fetching import Page, fetch
from altocv.jobs.guessing import guess
from altocv.jobs.reading import Posting, read
from altocv.jobs.records import STATUSES, Added, Job, Status, Summary, Text

__all__ = ["STATUSES", "Added", "Job", "Jobs", "Sort", "Status", "Summary", "Text"]

MAX_JOBS = 1_000

Sort = Literal["created", "updated", "title", "company", "closes"]
Allowance = Callable[[str], Awaitable[int | None]]
"""How many jobs a user may add in a day; None for as many as they like."""
Fetch = Callable[[str], Awaitable[Page]]


class Changes(TypedDict, total=False):
    """What of a job can be changed. Days are dates, or YYYY-MM-DD and "" for none."""

    title: str
    company: str
    location: str
    url: str
    salary: str
    notes: str
    description: str
    status: str
    posted: date | str | None
    closes: date | str | None
    applied: date | str | None


class Jobs:
    """The service. `fetch` brings a page of the web."""

    def __init__(self, db: Database, allowance: Allowance, fetch: Fetch = fetch) -> None:
        self._db, self._allowance, self._fetch = db, allowance, fetch
        self._vocabularies: dict[str, tuple[Any, list[str]]] = {}

    async def add_text(self, user_id: str, text: str) -> Added:
        """Keep a posting from its text; title, company and place are guessed. Raises Invalid, RateLimited."""
        text = records.checked_text(text)
        guessed = guess(text)
        return await self._add(
            user_id,
            title=guessed.title,
            company=guessed.company,
            location=guessed.location,
            description=text,
        )

    async def add_html(self, user_id: str, html: str) -> Added:
        """Keep a posting from a page that was saved as a file. Raises Invalid, RateLimited."""
        try:
            posting = await asyncio.to_thread(read, html, "")
        except Invalid as error:
            raise Invalid("No posting could be read in this file. Paste its text instead.") from error
        return await self.add_posting(user_id, posting)

    async def add_url(self, user_id: str, url: str) -> Added:
        """Keep the posting at an address. Raises Invalid, RateLimited, Unavailable."""
        if not (url := records.checked_url(url)):
            raise Invalid("Give the address of the posting.")
        async with self._db.transaction(user_id) as work:
            if (known := await _same(work, user_id, url, "")) is not None:
                return Added(_job(known), existing=True)
            await self._check_room(work, user_id)
            await self._check_day(work, user_id, await self._allowance(user_id))
        page = await self._fetch(url)
        return await self.add_posting(user_id, await asyncio.to_thread(read, page.html, page.url))

    async def add_posting(self, user_id: str, posting: Posting) -> Added:
        """Keep a posting that was read. Raises Invalid, RateLimited."""
        description = records.checked_text(posting.description[: records.MAX_TEXT])
        return await self._add(
            user_id,
            title=posting.title[: records.MAX_LINE].strip() or guess(description).title,
            company=posting.company[: records.MAX_LINE],
            location=posting.location[: records.MAX_LINE],
            description=description,
            url=records.plain_url(posting.url),
            salary=posting.salary[: records.MAX_LINE],
            posted=date.fromisoformat(posting.posted) if posting.posted else None,
            closes=date.fromisoformat(posting.closes) if posting.closes else None,
        )

    async def list(
        self, user_id: str, query: str = "", status: Status | None = None, sort: Sort = "created"
    ) -> list[Summary]:
        """The jobs in which every word of `query` is, or one much like it; the newest first, or by `sort`."""
        columns = [getattr(Row, name) for name in _LISTED]
        async with self._db.transaction(user_id) as work:
            chosen = [Row.user_id == UUID(user_id), *await self._searched(work, user_id, query)]
            if status is not None:
                chosen.append(Row.status == status)
            rows = (await work.execute(select(*columns).where(*chosen).order_by(*_ORDERS[sort]))).all()
        found = [Summary(str(row.id), *row[1:]) for row in rows]
        if sort in ("title", "company"):
            found.sort(key=lambda job: (not getattr(job, sort), searching.fold(getattr(job, sort))))
        return found

    async def get(self, user_id: str, job_id: str) -> Job:
        """One job with its description."""
        async with self._db.transaction(user_id) as work:
            return _job(await _row(work, user_id, job_id))

    async def all(self, user_id: str) -> list[Job]:
        """Every job with its description, the newest first."""
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(
                select(Row).where(Row.user_id == UUID(user_id)).order_by(*_ORDERS["created"])
            )
            return [_job(row) for row in rows]

    async def texts(self, user_id: str, job_ids: Sequence[str] | None = None) -> list[Text]:
        """The texts of all jobs, or of some, the newest first."""
        columns = (Row.id, Row.title, Row.description, Row.posted, Row.created_at)
        statement = select(*columns).where(Row.user_id == UUID(user_id))
        if job_ids is not None:
            statement = statement.where(Row.id.in_([_id(job_id) for job_id in job_ids]))
        async with self._db.transaction(user_id) as work:
            rows = (await work.execute(statement.order_by(*_ORDERS["created"]))).all()
        return [
            Text(
                str(row.id),
                row.title,
                records.posting_text(row.title, row.description),
                row.posted or row.created_at.date(),
            )
            for row in rows
        ]

    async def update(self, user_id: str, job_id: str, **changes: Unpack[Changes]) -> Job:
        """Change some of a job. Raises Invalid, also for a text that another job has already."""
        values: dict[str, Any] = {name: _CHECKS[name](value) for name, value in changes.items()}
        async with self._db.transaction(user_id) as work:
            if "description" in values:
                await _in_turn(work, user_id)
            row = await _row(work, user_id, job_id, lock=True)
            if "description" in values:
                values["digest"] = await _digest_of_its_own(work, row, values["description"])
            if "applied" in values:
                day = values.pop("applied")
                if day != (row.applied_at.astimezone(UTC).date() if row.applied_at else None):
                    row.applied_at = records.noon(day) if day else None
            if "status" in values:
                _follow(row, values.pop("status"))
            for name, value in values.items():
                setattr(row, name, value)
            row.updated_at = now()
            await work.flush()
            return _job(row)

    async def set_status(self, user_id: str, job_id: str, status: str) -> Job:
        """Note how far one has come; the first time that one applies, also when."""
        return await self.update(user_id, job_id, status=status)

    async def delete_many(self, user_id: str, job_ids: Sequence[str]) -> int:
        """Delete jobs for good; how many there were."""
        keys = [_id(job_id) for job_id in job_ids]
        statement = delete(Row).where(Row.user_id == UUID(user_id), Row.id.in_(keys)).returning(Row.id)
        async with self._db.transaction(user_id) as work:
            return len((await work.execute(statement)).all())

    async def counts(self, user_id: str) -> dict[Status, int]:
        """How many jobs are where, for every status."""
        statement = select(Row.status, func.count()).where(Row.user_id == UUID(user_id)).group_by(Row.status)
        async with self._db.transaction(user_id) as work:
            found = {row[0]: row[1] for row in await work.execute(statement)}
        return {status: found.get(status, 0) for status in STATUSES}

    async def csv(self, user_id: str) -> bytes:
        """All jobs as a table for a spreadsheet."""
        return await asyncio.to_thread(export.as_csv, await self.all(user_id))

    async def json(self, user_id: str) -> bytes:
        """All jobs as JSON."""
        return await asyncio.to_thread(export.as_json, await self.all(user_id))

    async def purge(self) -> int:
        """Forget how many jobs were added on days that are over, for everybody; how many days that were."""
        async with self._db.transaction(task="retention") as work:
            return len((await work.execute(delete(JobDay).returning(JobDay.day))).all())

    async def _add(self, user_id: str, **values: Any) -> Added:
        allowed, digest = await self._allowance(user_id), records.digest(values["description"])
        async with self._db.transaction(user_id) as work:
            await _in_turn(work, user_id)
            if (known := await _same(work, user_id, values.get("url", ""), digest)) is not None:
                return Added(_job(known), existing=True)
            await self._check_room(work, user_id)
            await self._check_day(work, user_id, allowed)
            await _count_day(work, user_id)
            row = Row(id=uuid4(), user_id=UUID(user_id), digest=digest, **values)
            row.created_at = row.updated_at = now()
            work.add(row)
            await work.flush()
            return Added(_job(await _row(work, user_id, str(row.id))), existing=False)

    async def _check_room(self, work: AsyncSession, user_id: str) -> None:
        count = await work.scalar(select(func.count()).where(Row.user_id == UUID(user_id)))
        if (count or 0) >= MAX_JOBS:
            raise Invalid(f"You have {MAX_JOBS:,} jobs, the most there can be. Delete some that are over.")

    async def _check_day(self, work: AsyncSession, user_id: str, allowed: int | None) -> None:
        if allowed is None:
            return
        added = select(JobDay.added).where(JobDay.user_id == UUID(user_id), JobDay.day == now().date())
        if (await work.scalar(added) or 0) >= allowed:
            raise RateLimited(
                f"Your plan takes {allowed} new jobs a day. Add more tomorrow, or choose a larger plan.",
                retry_after=_seconds_to_midnight(now()),
            )

    async def _searched(self, work: AsyncSession, user_id: str, query: str) -> list[ColumnElement[bool]]:
        """The conditions of a search, one a word."""
        if not (words := searching.words(query)):
            return []
        vocabulary = await self._vocabulary(work, user_id)
        asked = {piece for word in words for piece in searching.pieces(word)}
        return await asyncio.to_thread(
            lambda: _conditions(words, {piece: searching.meant(piece, vocabulary) for piece in asked})
        )

    async def _vocabulary(self, work: AsyncSession, user_id: str) -> list[str]:
        """Every word of the user's jobs; remembered until one of them changes."""
        mine = Row.user_id == UUID(user_id)
        state = tuple((await work.execute(select(func.count(), func.max(Row.updated_at)).where(mine))).one())
        known = self._vocabularies.pop(user_id, None)
        if known is None or known[0] != state:
            lexemes = select(func.unnest(func.tsvector_to_array(Row.search))).where(mine).distinct()
            known = (state, list((await work.scalars(lexemes)).all()))
        self._vocabularies[user_id] = known
        while len(self._vocabularies) > _REMEMBERED_USERS:
            self._vocabularies.pop(next(iter(self._vocabularies)))
        return known[1]


_REMEMBERED_USERS = 16
_LISTED = (
    "id", "title", "company", "location", "url", "salary", "posted", "closes", "status", "notes",
    "applied_at", "created_at", "updated_at", "digest",
)  # fmt: skip
_CHECKS: dict[str, Callable[[Any], Any]] = {
    "title": records.checked_title,
    "company": records.checked_line,
    "location": records.checked_line,
    "url": records.checked_url,
    "salary": records.checked_line,
    "notes": records.checked_notes,
    "description": records.checked_text,
    "status": records.checked_status,
    "posted": records.checked_date,
    "closes": records.checked_date,
    "applied": records.checked_date,
}
_ORDERS: dict[Sort, tuple[Any, ...]] = {
    "created": (Row.created_at.desc(), Row.id),
    "updated": (Row.updated_at.desc(), Row.id),
    "title": (Row.created_at.desc(), Row.id),
    "company": (Row.created_at.desc(), Row.id),
    "closes": (Row.closes.asc().nulls_last(), Row.created_at.desc(), Row.id),
}


def _conditions(words: Sequence[str], meant: dict[str, list[str]]) -> list[ColumnElement[bool]]:
    return [_condition(word, meant) for word in words]


def _condition(word: str, meant: dict[str, list[str]]) -> ColumnElement[bool]:
    """What holds for the jobs that a word of a query finds."""
    pieces = searching.pieces(word)
    found = [
        Row.search.bool_op("@@")(cast(literal(searching.tsquery(piece, meant[piece])), TSQUERY))
        for piece in pieces
        if len(piece) > 1 or pieces == [word]
    ]
    if pieces == [word]:
        return found[0]
    # "C++" and "node.js": as they are written; else by what they are made of.
    texts = (Row.title, Row.company, Row.location, Row.description)
    written = [cast(column, SqlText).icontains(word, autoescape=True) for column in texts]
    return or_(*written, *([and_(*found)] if found else []))


async def _row(work: AsyncSession, user_id: str, job_id: str, *, lock: bool = False) -> Row:
    statement = select(Row).where(Row.id == _id(job_id), Row.user_id == UUID(user_id))
    row = await work.scalar(statement.with_for_update() if lock else statement)
    if row is None:
        raise _not_found()
    return row


async def _in_turn(work: AsyncSession, user_id: str) -> None:
    """Texts come in one after the other, so that neither a limit nor a duplicate is missed."""
    await work.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": f"jobs {user_id}"}
    )


async def _digest_of_its_own(work: AsyncSession, row: Row, description: str) -> str:
    """The digest of a changed text. Raises Invalid when another job has it."""
    digest = records.digest(description)
    others = select(Row.title).where(Row.user_id == row.user_id, Row.digest == digest, Row.id != row.id)
    title = await work.scalar(others.order_by(Row.created_at).limit(1)) if digest != row.digest else None
    if title is not None:
        raise Invalid(f"You have this text already, as “{title}”. Change the text, or delete one of the two.")
    return digest


async def _same(work: AsyncSession, user_id: str, url: str, digest: str) -> Row | None:
    """The job of this text or address."""
    alike = [Row.digest == digest, *([Row.url == url] if url else [])]
    statement = select(Row).where(Row.user_id == UUID(user_id), or_(*alike))
    return await work.scalar(statement.order_by(Row.created_at).limit(1))


async def _count_day(work: AsyncSession, user_id: str) -> None:
    one = insert(JobDay).values(user_id=UUID(user_id), day=now().date(), added=1)
    await work.execute(
        one.on_conflict_do_update(
            index_elements=[JobDay.user_id, JobDay.day], set_={"added": JobDay.added + 1}
        )
    )


def _follow(row: Row, status: Status) -> None:
    """Note the status, and when one applied; that is taken back with it."""
    if status == "applied" and row.applied_at is None:
        row.applied_at = now()
    if status == "saved" and row.status != "saved":
        row.applied_at = None
    row.status = status


def _seconds_to_midnight(at: datetime) -> int:
    tomorrow = (at + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return int((tomorrow - at).total_seconds()) + 1


def _id(job_id: str) -> UUID:
    try:
        return UUID(job_id)
    except ValueError:
        raise _not_found() from None


def _not_found() -> NotFound:
    return NotFound("This job does not exist any more, or it belongs to somebody else. Open your list.")


def _job(row: Row) -> Job:
    values = {name: getattr(row, name) for name in _LISTED[1:]}
    return Job(id=str(row.id), description=row.description, **values)
