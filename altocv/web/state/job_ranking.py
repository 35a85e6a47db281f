"""How well each CV answers a job, the best first."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from altocv.documents.records import Summary
from altocv.errors import AltoError, NotFound, Unauthorized
from altocv.jobs.records import Candidate, Text
from altocv.services import services
from altocv.web.state.session import WithUser

SHOWN = 5
"""CVs that are listed before one asks for all."""
_AT_ONCE = 10
"""CVs between two looks of the reader."""


@dataclass(frozen=True)
class RankedCv:
    """A CV with its score for the job, 0-100, which is also the length of its bar."""

    id: str
    name: str
    score: int
    width: str


class JobRankingState(WithUser, rx.State):
    """The list of all CVs on the page of a job."""

    status: Literal["none", "busy", "ready", "failed"] = "none"
    rows: list[RankedCv] = []
    count: int = 0
    whole: bool = False
    judge: str = ""
    stood_in: bool = False
    _of: tuple[Any, ...] = ()
    _run: int = 0

    @rx.event
    def show_all(self) -> None:
        """List the others too."""
        self.whole = True

    @rx.event(background=True)
    async def rank(self, job_id: str) -> AsyncGenerator[Any, None]:
        """Match every CV with a job; nothing where neither has changed since."""
        async with self:
            user = await self.user()
            self._run += 1
            run, former = self._run, self._of
        try:
            (text,) = await services().jobs.texts(user.id, [job_id])
            cvs = await services().documents.list(user.id)
            of = (job_id, text.text, *((cv.id, cv.name, cv.version) for cv in cvs))
            async with self:
                if self.status == "ready" and of == former and not self.stood_in:
                    return
                if not former or former[0] != job_id:
                    self.rows, self.whole = [], False
                self.status, self.count, self._of = "busy", len(cvs), of
            yield
            found, spaces = list[RankedCv](), set[str]()
            async for one, space in _matched(user.id, cvs, text):
                found.append(one)
                spaces.add(space)
                if len(found) % _AT_ONCE == 0 or len(found) == len(cvs):
                    async with self:
                        if self._run != run:
                            return
                        self._show(found, spaces)
                    yield
            async with self:
                if self._run == run:
                    self.status, self.count = "ready", len(found)
        except Unauthorized:
            raise
        except (AltoError, ValueError):
            async with self:
                if self._run == run:
                    self.status, self._of = "failed", ()

    def _show(self, found: list[RankedCv], spaces: set[str]) -> None:
        self.rows = sorted(found, key=lambda one: -one.score)
        self.judge = services().matching.configured
        self.stood_in = bool(self.judge) and spaces != {self.judge}


async def _matched(user_id: str, cvs: list[Summary], text: Text) -> AsyncIterator[tuple[RankedCv, str]]:
    """Each CV with its score, and the space that judged; without those that are deleted meanwhile."""
    for cv in cvs:
        try:
            opened = await services().documents.open(user_id, cv.id)
        except NotFound:
            continue
        candidate = Candidate(opened.id, opened.name, opened.version, opened.cv)
        match = await services().matching.match(user_id, candidate, text)
        score = round(match.overall)
        yield RankedCv(opened.id, opened.name, score, f"{score}%"), match.space
