"""What the saved jobs ask for, and which of it the CVs show."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from altocv.errors import AltoError, Unauthorized
from altocv.jobs.records import Candidate
from altocv.services import services
from altocv.web.routes import editor_url
from altocv.web.state.session import WithUser

CATEGORIES = ("all", "technical", "soft", "certification", "other")
SHOWN = 40
CVS = 50
"""The newest CVs, which are looked at."""


@dataclass(frozen=True)
class Holder:
    """A CV that shows a skill, in so many places."""

    name: str
    href: str
    places: int


@dataclass(frozen=True)
class SkillRow:
    """A skill: how many jobs ask for it, which percentage, and the width of its bar."""

    name: str
    category: str
    count: int
    percent: int
    width: str
    trend: str
    newer: int
    older: int
    holders: list[Holder]


class JobSkillsState(WithUser, rx.State):
    """The skills of all saved jobs."""

    status: Literal["loading", "ready", "failed"] = "loading"
    category: str = "all"
    missing: bool = False
    rows: list[SkillRow] = []
    more: int = 0
    total: int = 0
    _all: list[SkillRow] = []
    _shown: int = SHOWN

    @rx.event(background=True)
    async def load(self) -> AsyncGenerator[Any, None]:
        """Read all jobs and CVs."""
        async with self:
            user = await self.user()
            if self.status == "failed":
                self.status = "loading"
        yield
        try:
            texts = await services().jobs.texts(user.id)
            summaries = (await services().documents.list(user.id))[:CVS]
            opened = await asyncio.gather(
                *(services().documents.open(user.id, summary.id) for summary in summaries[:CVS])
            )
            candidates = [Candidate(cv.id, cv.name, cv.version, cv.cv) for cv in opened]
            found = await services().matching.insight(texts, candidates)
        except Unauthorized:
            raise
        except AltoError:
            async with self:
                self.status = "failed"
            return
        rows = [
            SkillRow(
                name=skill.name,
                category=skill.category,
                count=skill.count,
                percent=round(100 * skill.share),
                width=f"{100 * skill.count / found.skills[0].count:.1f}%",
                trend=skill.trend,
                newer=round(100 * skill.newer),
                older=round(100 * skill.older),
                holders=[Holder(cv.name, editor_url(cv.cv_id), len(cv.paths)) for cv in skill.shown],
            )
            for skill in found.skills
        ]
        async with self:
            self._all, self.total, self.status = rows, found.total, "ready"
            self._show()

    @rx.event
    def show(self, category: str) -> None:
        """Show one category of skills, or all."""
        self.category, self._shown = category if category in CATEGORIES else "all", SHOWN
        self._show()

    @rx.event
    def show_missing(self, only: Any) -> None:
        """Show only what no CV has, or all."""
        self.missing, self._shown = bool(only), SHOWN
        self._show()

    @rx.event
    def show_more(self) -> None:
        """Show more of a long list."""
        self._shown += 2 * SHOWN
        self._show()

    def _show(self) -> None:
        chosen = [
            row
            for row in self._all
            if self.category in ("all", row.category) and not (self.missing and row.holders)
        ]
        self.rows, self.more = chosen[: self._shown], max(0, len(chosen) - self._shown)
