"""The check of the open CV: its score, what could be better, and what a machine reads in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from typing import Any

import reflex as rx

from altocv.cv.document import CV
from altocv.cv.edits import get
from altocv.errors import AltoError, Invalid, NotFound
from altocv.services import services
from altocv.web.i18n import sentence
from altocv.web.state.editor import EditorState
from altocv.workflows.checks import Check, Past

_POINTS = 20
_MOST_KEYWORDS = 60


@dataclass(frozen=True)
class Held:
    """What a CV is held against: one of the saved jobs by its id, or a text that was pasted."""

    job_id: str = ""
    name: str = ""
    text: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartRow:
    """A part of the score: the key of its name, 0 to 100, and what it counts for."""

    label: str
    score: int
    weight: int


@dataclass(frozen=True)
class FindingRow:
    """Something that could be better. `path` is where; `fixable` when one click mends it."""

    number: int
    severity: str
    text: str
    path: str
    fixable: bool


@dataclass(frozen=True)
class PastRow:
    """An earlier score, and what it was held against. `when` is an ISO time; `height` a share of the chart in
    percent."""

    when: str
    score: int
    height: str
    posting: str


class CheckState(EditorState):
    """The pane of the check. A part of the editor's state, so that what is mended shows at once."""

    check_status: str = "none"
    check_error: str = ""
    checked_version: int = 0
    score: int = 0
    rules: int = 0
    posting: str = ""
    check_note: str = ""
    parts: list[PartRow] = []
    findings: list[FindingRow] = []
    read_text: str = ""
    past: list[PastRow] = []
    _check: Check | None = None
    _of: str = ""
    _held: dict[str, Held] = {}
    _due: bool = False

    @rx.var
    def check_is_old(self) -> bool:
        """True when the CV has changed since it was checked."""
        return self.check_status == "ready" and self.version != self.checked_version

    @rx.var
    def score_width(self) -> str:
        """The score as a width in CSS."""
        return f"{self.score}%"

    @rx.event
    async def open_check(self) -> Any:
        """Show the last check; without one, or when the CV is to be held against something else, check."""
        work = (await self._desk()).workspace
        if self._of != work.cv_id:
            self._of, self.rules, self.check_status, self.check_note = work.cv_id, 0, "none", ""
        found = await services().checks.newest(work.user_id, work.cv_id)
        if found is None or self._due:
            self._due = False
            return CheckState.run_check
        await self._show_check(found)
        return None

    @rx.event(background=True)
    async def run_check(self) -> AsyncGenerator[Any, None]:
        """Check the CV as it stands."""
        async with self:
            if self.check_status == "checking":
                return
            desk = await self._desk()
            await desk.workspace.flush()
            self._show_saved(desk)
            work, language = desk.workspace, (await self.messages()).language
            self.check_status, self.check_error = "checking" if self.rules else "none", ""
            held = self._held.get(work.cv_id, Held())
        yield
        try:
            held, note = await _read(work.user_id, held)
            found = await services().checks.run(work.user_id, work.cv_id, held.keywords, held.name)
        except AltoError as error:
            async with self:
                self.check_status, self.check_error = "failed", sentence(error.message, language)
            return
        async with self:
            self.check_note = note
            if note == "check.job_gone":
                self._held = {cv_id: each for cv_id, each in self._held.items() if cv_id != work.cv_id}
            await self._show_check(found)
        if note == "check.job_gone":
            from altocv.web.state.check_against import AgainstState

            yield AgainstState.read

    @rx.event
    async def fix(self, number: int) -> Any:
        """Mend one finding: one step of undo; then check again."""
        if self._check is None or not 0 <= number < len(self._check.findings):
            return None
        edits = self._check.findings[number].edits
        done = await self._edit(edits)
        self.epoch += 1
        return [done, CheckState.run_check]

    @rx.event
    async def ask_model(self, number: int) -> Any:
        """Have the assistant propose how to mend a finding that no rule can."""
        from altocv.web.state.chat import ChatState

        if self._check is None or not 0 <= number < len(self._check.findings):
            return None
        finding, texts, desk = self._check.findings[number], await self.messages(), await self._desk()
        said = finding.said[1 if texts.language == "es" else 0]
        if finding.path.startswith("@"):
            self._select(desk, finding.path.partition("/")[0])
        if _is_text(desk.cv, finding.path):
            asked = ChatState.ask_for(texts("check.ask_text", said=said.rstrip(".")))
            return [ChatState.focus_on(finding.path, ""), asked]
        place = f" ({finding.path})" if finding.path else ""
        return [ChatState.show_side("chat"), ChatState.ask_for(texts("check.ask", said=said) + place)]

    @rx.event
    async def show_place(self, path: str) -> Any:
        """Go to the text or the part that a finding is about."""
        if not path:
            return None
        if "/" in path:
            return EditorState.open_field(path)
        return EditorState.select(path)

    async def _show_check(self, check: Check) -> None:
        language = (await self.messages()).language
        desk = await self._desk()
        work = desk.workspace
        self._check, self.check_status = check, "ready"
        self.checked_version, self.score, self.rules = check.cv_version, check.score, check.rules
        self.posting = check.posting
        self.parts = [PartRow(f"check.part.{p.name}", p.score, p.weight) for p in check.parts]
        self.findings = [
            FindingRow(
                number,
                finding.severity,
                finding.said[1 if language == "es" else 0],
                finding.path,
                bool(finding.edits),
            )
            for number, finding in enumerate(check.findings)
        ]
        self.read_text = check.text
        past = await services().checks.history(work.user_id, work.cv_id)
        self.past = [_past(each) for each in reversed(past[:_POINTS])]


def _past(past: Past) -> PastRow:
    return PastRow(past.at.isoformat(), past.score, f"{max(4, past.score)}%", past.posting)


async def _read(user_id: str, held: Held) -> tuple[Held, str]:
    """What is held against with its keywords as they are now, and the key of what there is to say of it."""
    if held.job_id:
        try:
            job = await services().jobs.get(user_id, held.job_id)
        except NotFound:
            return Held(), "check.job_gone"
        held = Held(job.id, " · ".join(filter(None, (job.title, job.company))), job.text)
    if not held.name:
        return held, ""
    keywords = await asyncio.to_thread(_keywords, held.text)
    return replace(held, keywords=keywords), "" if keywords else "check.no_keywords"


def _keywords(text: str) -> tuple[str, ...]:
    """What an applicant tracking system would look for: the skills that a posting names."""
    from altocv.analysis.skills import find

    return tuple(find(text))[:_MOST_KEYWORDS]


def _is_text(cv: CV, path: str) -> bool:
    """True for a place that can be talked about by its words."""
    try:
        text = get(cv, path) if "/" in path else None
    except Invalid:
        return False
    return isinstance(text, str) and bool(text.strip())
