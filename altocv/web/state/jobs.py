"""The list of jobs: find, follow up, match with a CV, delete."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

import reflex as rx

from altocv.errors import AltoError, Unauthorized
from altocv.jobs.postings import STATUSES, Sort, Status, Summary
from altocv.jobs.records import Candidate, Text
from altocv.services import services
from altocv.web import ui
from altocv.web.routes import job_url
from altocv.web.state.session import WithUser

if TYPE_CHECKING:
    from altocv.analysis.match import Match

SORTS: tuple[Sort | Literal["match"], ...] = ("created", "match", "closes", "updated", "title", "company")
VIEWS = ("list", "board", "skills")
PAGE = 60
BOARD = 300

NO_SCORE = -1


@dataclass(frozen=True)
class JobRow:
    """A job in the list. Times are ISO; `score` is NO_SCORE where none is known."""

    id: str
    title: str
    company: str
    where: str
    url: str
    status: str
    closes: str
    added: str
    href: str
    score: int = NO_SCORE
    selected: bool = False


@dataclass(frozen=True)
class Column:
    """The jobs of one status, on the board."""

    status: str
    count: int
    rows: list[JobRow]


def noon(day: date | None) -> str:
    """A day as a time that is that day everywhere, for the browser to write it."""
    return f"{day.isoformat()}T12:00" if day else ""


class JobsState(WithUser, rx.State):
    """What the page of all jobs shows, and which CV they are matched with."""

    status: Literal["loading", "ready", "failed"] = "loading"
    view: str = "list"
    query: str = ""
    only: str = "all"
    sort: str = "created"
    rows: list[JobRow] = []
    columns: list[Column] = []
    found: int = 0
    total: int = 0
    counts: dict[str, int] = {}
    selected: list[str] = []
    doomed: list[str] = []
    doomed_title: str = ""
    cvs: list[dict[str, str]] = []
    cv_id: str = ""
    matching: bool = False
    _chosen: bool = False
    _shown: int = PAGE
    _scores: dict[str, int] = {}
    _run: int = 0

    @rx.event
    async def load(self) -> Any:
        """Read the list again; on every visit to the page."""
        self.selected, self.doomed, self._shown, self._scores = [], [], PAGE, {}
        if self.status == "failed":
            self.status = "loading"
            yield
        try:
            await self.read_cvs()
            await self._list()
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"
            return
        for event in self._left_to_read():
            yield event

    @rx.event
    async def refresh(self) -> Any:
        """Show what has changed."""
        await self._list()
        return self._left_to_read()

    @rx.event
    def show_view(self, view: str) -> Any:
        """The list, the board, or the skills."""
        self.view = view if view in VIEWS else "list"
        self.selected = []
        return self._left_to_read() if self.view == "skills" else JobsState.show_page

    @rx.event
    async def show_page(self) -> Any:
        """Read what the view wants."""
        await self._list()
        return self._unscored()

    @rx.event(supersedes=True)
    async def search(self, query: str) -> Any:
        """Show the jobs in which every word of the query is, or one like it."""
        self.query, self._shown = query[:200], PAGE
        await self._list()
        return self._unscored()

    @rx.event
    async def show_only(self, status: str) -> Any:
        """Show the jobs of one status, or all."""
        self.only, self._shown = status if status in STATUSES else "all", PAGE
        await self._list()
        return self._unscored()

    @rx.event
    async def clear(self) -> Any:
        """Show all jobs again."""
        self.query, self.only = "", "all"
        await self._list()
        return self._unscored()

    @rx.event
    async def sort_by(self, sort: str) -> Any:
        """Order the list."""
        self.sort = sort if sort in SORTS else "created"
        if self.sort == "match" and not self.cv_id and self.cvs:
            self.choose(self.cvs[0]["value"])  # "Best match" is that with a CV.
        await self._list()
        return self._unscored()

    @rx.event
    async def show_more(self) -> Any:
        """Show more of a long list."""
        self._shown += PAGE
        await self._list()
        return self._unscored()

    @rx.event
    async def match_with(self, cv_id: str) -> Any:
        """Choose the CV that the jobs are matched with; "" for none."""
        self.choose(cv_id)
        if not self.cv_id and self.sort == "match":
            self.sort = "created"
        await self._list()
        return JobsState.score if self.cv_id else None

    @rx.event
    async def set_status(self, job_id: str, status: str) -> None:
        """Note how far one has come with a job."""
        user = await self.user()
        await services().jobs.set_status(user.id, job_id, status)
        await self._list()

    @rx.event
    def select(self, job_id: str, on: Any) -> None:
        """Choose a job for what is done with several, or not."""
        others = [each for each in self.selected if each != job_id]
        self.selected = [*others, job_id] if on else others
        self._mark()

    @rx.event
    def select_all(self, on: Any) -> None:
        """Choose all that are shown, or none."""
        self.selected = [row.id for row in self.rows] if on else []
        self._mark()

    @rx.event
    async def set_status_of_selected(self, status: str) -> Any:
        """Move all that are chosen."""
        user = await self.user()
        for job_id in self.selected:
            await services().jobs.set_status(user.id, job_id, status)
        count, self.selected = len(self.selected), []
        await self._list()
        return ui.toast((await self.messages())("jobs.moved", count=count), kind="success", key="moved")

    @rx.event
    def ask_delete(self, job_id: str) -> None:
        """Ask before a job is deleted; "" for those that are chosen."""
        self.doomed = [job_id] if job_id else self.selected
        self.doomed_title = next((row.title for row in self.rows if row.id == job_id), "")

    @rx.event
    def keep(self) -> None:
        """Delete nothing."""
        self.doomed = []

    @rx.event
    async def delete(self) -> Any:
        """Delete what was asked about."""
        user = await self.user()
        count = await services().jobs.delete_many(user.id, self.doomed)
        self.doomed, self.selected = [], []
        await self._list()
        return ui.toast((await self.messages())("jobs.deleted", count=count), kind="success", key="deleted")

    @rx.event(background=True)
    async def score(self) -> AsyncGenerator[Any, None]:
        """Match the jobs with the CV that is chosen; what is known already comes at once."""
        async with self:
            user = await self.user()
            self._run += 1
            run, cv_id = self._run, self.cv_id
            if not cv_id:
                self.matching = False
                return
        try:
            opened = await services().documents.open(user.id, cv_id)
            all_texts = await services().jobs.texts(user.id)
            candidate = Candidate(opened.id, opened.name, opened.version, opened.cv)
            async with self:
                self.matching = bool(all_texts)
                shown = {row.id for row in self._all_rows()}
            yield
            async for some in _matches(user.id, candidate, all_texts, shown):
                async with self:
                    if self._run != run:
                        return
                    self._scores |= {job_id: round(match.overall) for job_id, match in some.items()}
                    self._mark()
                yield
        except Unauthorized:
            raise
        except AltoError:
            pass  # The list stays as it is; the page itself says that the server is away.
        async with self:
            if self._run == run:
                self.matching = False
                if self.sort == "match":
                    await self._list()

    async def read_cvs(self) -> None:
        """Read which CVs there are, and choose the newest where none was chosen."""
        user = await self.user()
        found = await services().documents.list(user.id)
        self.cvs = [{"value": cv.id, "label": cv.name} for cv in found]
        ids = [cv.id for cv in found]
        if self.cv_id not in ids:
            self.cv_id = ids[0] if ids and not (self._chosen and not self.cv_id) else ""

    def choose(self, cv_id: str) -> None:
        """Match with another CV from now on."""
        self.cv_id = cv_id if any(cv["value"] == cv_id for cv in self.cvs) else ""
        self._chosen, self._scores, self.matching = True, {}, False
        self._run += 1

    def _left_to_read(self) -> list[Any]:
        """What takes a moment: the scores, and the skills where they are shown."""
        from altocv.web.state.job_skills import JobSkillsState

        found = [JobsState.score] if self.cv_id and self.total else []
        return [*found, JobSkillsState.load] if self.view == "skills" else found

    async def _list(self) -> None:
        user, jobs = await self.user(), services().jobs
        self.counts = cast(dict[str, int], await jobs.counts(user.id))
        self.total = sum(self.counts.values())
        # The board has all statuses beside each other.
        status = None if self.only == "all" or self.view == "board" else cast(Status, self.only)
        sort = "created" if self.sort == "match" else cast(Sort, self.sort)
        found = await jobs.list(user.id, self.query, status, sort)
        if self.sort == "match":
            found.sort(key=lambda job: -self._scores.get(job.id, NO_SCORE))
        there = {job.id for job in found}
        self.selected = [job_id for job_id in self.selected if job_id in there]
        self.found = len(found)
        board = self.view == "board"
        rows = [self._row(job) for job in found[: BOARD if board else self._shown]]
        self.rows, self.columns = ([], self._columns(rows, found)) if board else (rows, [])
        self.status = "ready"

    def _row(self, job: Summary) -> JobRow:
        return JobRow(
            id=job.id,
            title=job.title,
            company=job.company,
            where=" · ".join(filter(None, (job.company, job.location))),
            url=job.url,
            status=job.status,
            closes=noon(job.closes),
            added=job.created_at.isoformat(),
            href=job_url(job.id),
            score=self._scores.get(job.id, NO_SCORE),
            selected=job.id in self.selected,
        )

    def _columns(self, rows: list[JobRow], found: list[Summary]) -> list[Column]:
        return [
            Column(
                status,
                sum(job.status == status for job in found),
                [row for row in rows if row.status == status],
            )
            for status in STATUSES
        ]

    def _all_rows(self) -> list[JobRow]:
        """The rows that are shown, in the list or on the board."""
        return [*self.rows, *(row for column in self.columns for row in column.rows)]

    def _unscored(self) -> Any:
        """What to do next: match those that are shown and were not matched yet."""
        missing = any(row.score == NO_SCORE for row in self._all_rows())
        return JobsState.score if self.cv_id and missing and not self.matching else None

    def _mark(self) -> None:
        """Put scores and choices into the rows that are shown."""
        self.rows = [self._marked(row) for row in self.rows]
        self.columns = [
            replace(column, rows=[self._marked(row) for row in column.rows]) for column in self.columns
        ]

    def _marked(self, row: JobRow) -> JobRow:
        return replace(row, score=self._scores.get(row.id, NO_SCORE), selected=row.id in self.selected)


async def _matches(
    user_id: str, candidate: Candidate, texts: list[Text], shown: set[str]
) -> AsyncIterator[dict[str, Match]]:
    """The jobs that are looked at, then, of very many, those that may match best."""
    matching = services().matching
    async for some in matching.in_turn(user_id, candidate, [each for each in texts if each.id in shown]):
        yield some
    near = await matching.promising(user_id, candidate, texts)
    async for some in matching.in_turn(user_id, candidate, [each for each in near if each.id not in shown]):
        yield some
