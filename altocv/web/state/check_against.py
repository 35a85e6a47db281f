"""What the open CV is held against when it is checked: one of the saved jobs, a pasted text, or nothing."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.services import services
from altocv.web.state.checks import CheckState, Held

LONGEST_POSTING = 50_000
NOTHING, PASTED = "", "pasted"
MANY = 8
"""Saved jobs from which on they can be searched."""

_SHOWN = 50
_NAME = 120


class AgainstState(CheckState):
    """The choice, remembered for each CV for as long as the tab lives."""

    chosen: str = NOTHING
    jobs: list[dict[str, str]] = []
    many: bool = False
    wanted: str = ""

    @rx.event
    async def read(self) -> None:
        """Read which jobs there are, and what this CV is held against."""
        work = (await self._desk()).workspace
        held = self._held.get(work.cv_id, Held())
        self.chosen = held.job_id or (PASTED if held.name else NOTHING)
        self.wanted = ""
        await self._find(work.user_id, "")
        self.many = len(self.jobs) > MANY

    @rx.event(supersedes=True)
    async def search(self, query: str) -> None:
        """Offer the jobs that hold the words of a query."""
        self.wanted = query[:200]
        await self._find((await self.user()).id, self.wanted)

    @rx.event
    async def choose(self, value: str) -> Any:
        """Hold the CV against a job or nothing; for a text to paste, wait for it."""
        self.chosen = value
        if value == PASTED:
            return None
        return await self._hold(Held(value))

    @rx.event
    async def hold_against(self, form: dict[str, Any]) -> Any:
        """Hold it against a text that was pasted."""
        text = str(form.get("posting", ""))[:LONGEST_POSTING].strip()
        return await self._hold(Held("", text.partition("\n")[0][:_NAME], text)) if text else None

    async def bring(self, job_id: str) -> None:
        """Hold the open CV against a job when its check is shown next."""
        cv_id = (await self._desk()).workspace.cv_id
        if self._held.get(cv_id, Held()).job_id != job_id:
            self._held, self._due = {**self._held, cv_id: Held(job_id)}, True

    async def _hold(self, held: Held) -> Any:
        cv_id = (await self._desk()).workspace.cv_id
        self._held = {**self._held, cv_id: held}
        return CheckState.run_check

    async def _find(self, user_id: str, query: str) -> None:
        """The newest jobs, or those that are found; the chosen one stays among them."""
        found = await services().jobs.list(user_id, query)
        shown = [job for at, job in enumerate(found) if at < _SHOWN or job.id == self.chosen]
        if self.chosen not in ("", PASTED, *(job.id for job in shown)):
            shown += [job for job in await services().jobs.list(user_id) if job.id == self.chosen]
        self.jobs = [
            {"value": job.id, "label": " · ".join(filter(None, (job.title, job.company)))} for job in shown
        ]
