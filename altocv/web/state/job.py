"""One job, and how well a CV answers it."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import reflex as rx

from altocv.errors import AltoError, NotFound, Unauthorized
from altocv.jobs.postings import Job
from altocv.jobs.records import Candidate
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import sentence
from altocv.web.routes import JOBS, editor_url
from altocv.web.state.job_ranking import JobRankingState
from altocv.web.state.jobs import JobsState, noon
from altocv.web.state.session import WithUser

if TYPE_CHECKING:
    from altocv.analysis.match import Match

_NEXT_SENTENCE = re.compile(r"(?<=\.) (?=(?:Your CV|A degree|Nothing|[\d.]+ years) )")


@dataclass(frozen=True)
class Part:
    """A score, 0-100, by the key of its text."""

    label: str
    value: int
    width: str


@dataclass(frozen=True)
class Asked:
    """A requirement: met, partly or missing; the best that the CV says of it, and what is missing."""

    text: str
    must: bool
    state: str
    evidence: str
    gap: str


class JobState(WithUser, rx.State):
    """The page of one job."""

    status: Literal["loading", "ready", "failed", "gone"] = "loading"
    id: str = ""
    title: str = ""
    where: str = ""
    salary: str = ""
    url: str = ""
    description: str = ""
    notes: str = ""
    stage: str = "saved"
    posted: str = ""
    closes: str = ""
    applied: str = ""
    asking: bool = False
    matched: Literal["none", "busy", "ready", "failed"] = "none"
    overall: int = 0
    parts: list[Part] = []
    asked: list[Asked] = []
    met: int = 0
    missing: list[str] = []
    present: list[str] = []
    cv_href: str = ""
    _run: int = 0

    @rx.event
    async def load(self) -> Any:
        """Read the job; on every visit to the page."""
        wanted = self.router.url.path.rstrip("/").rpartition("/")[2]
        if wanted != self.id:
            self.status, self.matched, self.id, self.title = "loading", "none", wanted, ""
            yield
        self.asking = False
        try:
            user = await self.user()
            self._show(await services().jobs.get(user.id, wanted))
            await (await self.get_state(JobsState)).read_cvs()
        except Unauthorized:
            raise
        except NotFound:
            self.status = "gone"
            return
        except AltoError:
            self.status = "failed"
            return
        yield [JobState.match, JobRankingState.rank(wanted)]

    @rx.event
    async def match_with(self, cv_id: str) -> Any:
        """Choose the CV that the job is matched with."""
        (await self.get_state(JobsState)).choose(cv_id)
        return JobState.match

    @rx.event
    async def set_status(self, status: str) -> None:
        """Note how far one has come."""
        user = await self.user()
        self._show(await services().jobs.set_status(user.id, self.id, status))

    @rx.event
    def ask_delete(self) -> None:
        """Ask before it is deleted."""
        self.asking = True

    @rx.event
    def keep(self) -> None:
        """Do not delete it."""
        self.asking = False

    @rx.event
    async def delete(self) -> Any:
        """Delete it, and go back to the list."""
        user = await self.user()
        count = await services().jobs.delete_many(user.id, [self.id])
        self.asking = False
        return [
            rx.redirect(JOBS),
            ui.toast((await self.messages())("jobs.deleted", count=count), kind="success", key="deleted"),
        ]

    @rx.event(background=True)
    async def match(self) -> AsyncGenerator[Any, None]:
        """Match it with the CV that is chosen."""
        async with self:
            user, language = await self.user(), (await self.messages()).language
            cv_id = (await self.get_state(JobsState)).cv_id
            self._run += 1
            run, job_id = self._run, self.id
            href = editor_url(cv_id) if cv_id else ""
            # The same CV again, changed: its last match stays until the new one is there.
            if self.matched != "ready" or href != self.cv_href:
                self.matched = "busy" if cv_id else "none"
            self.cv_href = href
            if not cv_id:
                return
        yield
        try:
            opened = await services().documents.open(user.id, cv_id)
            (text,) = await services().jobs.texts(user.id, [job_id])
            candidate = Candidate(opened.id, opened.name, opened.version, opened.cv)
            found = await services().matching.match(user.id, candidate, text)
        except Unauthorized:
            raise
        except (AltoError, ValueError):
            async with self:
                self.matched = "failed" if self._run == run else self.matched
            return
        async with self:
            if self._run != run:
                return
            self._show_match(found, language)
        from altocv.web.state.job_suggestions import JobSuggestionsState

        yield JobSuggestionsState.read

    def _show(self, job: Job) -> None:
        self.id, self.title, self.status, self.stage = job.id, job.title, "ready", job.status
        self.where = " · ".join(filter(None, (job.company, job.location)))
        self.salary, self.url, self.notes, self.description = job.salary, job.url, job.notes, job.description
        self.posted, self.closes = noon(job.posted), noon(job.closes)
        self.applied = job.applied_at.isoformat() if job.applied_at else ""

    def _show_match(self, found: Match, language: str) -> None:
        self.matched, self.overall = "ready", round(found.overall)
        scores = {"skills": found.skills, "experience": found.experience, "summary": found.summary}
        self.parts = [
            Part(f"jobs.part.{name}", round(score), f"{score:.0f}%") for name, score in scores.items()
        ]
        self.asked = [
            Asked(met.requirement.text, met.requirement.must, met.state, met.text, _said(met.gap, language))
            for met in found.requirements
        ]
        self.met = sum(met.state == "met" for met in found.requirements)
        self.missing = list(found.missing_keywords)
        self.present = [keyword.name for keyword in found.present_keywords]


def _said(gap: str, language: str) -> str:
    """What is missing, in a language."""
    if language == "en" or not gap:
        return gap
    said = [sentence(each, language) for each in _NEXT_SENTENCE.split(gap)]
    return " ".join(said).replace(" or ", " o ")
