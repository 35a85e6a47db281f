"""The check of the open CV: its score, what could be better, and what a machine reads in it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import reflex as rx

from altocv.errors import AltoError
from altocv.services import services
from altocv.web.i18n import sentence
from altocv.web.state.editor import EditorState
from altocv.workflows.checks import Check, Past

LONGEST_POSTING = 20_000
_POINTS = 20


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
    """An earlier score. `when` is an ISO time; `height` a share of the chart in percent."""

    when: str
    score: int
    height: str


class CheckState(EditorState):
    """The pane of the check. A part of the editor's state, so that what is mended shows at once."""

    check_status: str = "none"
    check_error: str = ""
    checked_version: int = 0
    score: int = 0
    rules: int = 0
    against: bool = False
    parts: list[PartRow] = []
    findings: list[FindingRow] = []
    read_text: str = ""
    past: list[PastRow] = []
    _check: Check | None = None
    _keywords: tuple[str, ...] = ()
    _posting: str = ""

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
        """Show the last check; without one, check."""
        desk = await self._desk()
        work = desk.workspace
        found = await services().checks.newest(work.user_id, work.cv_id)
        if found is None:
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
            keywords, posting = self._keywords, self._posting
        yield
        try:
            found = await services().checks.run(work.user_id, work.cv_id, keywords, posting)
        except AltoError as error:
            async with self:
                self.check_status, self.check_error = "failed", sentence(error.message, language)
            return
        async with self:
            await self._show_check(found)

    @rx.event
    def hold_against(self, form: dict[str, Any]) -> Any:
        """Check for the keywords of a posting too."""
        from altocv.analysis.skills import find

        text = str(form.get("posting", ""))[:LONGEST_POSTING]
        self._keywords = tuple(find(text))[:60]
        self._posting = text.strip().partition("\n")[0][:120] if self._keywords else ""
        self.against = bool(self._keywords)
        return CheckState.run_check

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
        finding, texts = self._check.findings[number], await self.messages()
        said = finding.said[1 if texts.language == "es" else 0]
        place = f" ({finding.path})" if finding.path else ""
        return [ChatState.show_side("chat"), ChatState.ask_for(texts("check.ask", said=said) + place)]

    @rx.event
    async def ask_recruiter(self) -> Any:
        """Have the assistant read the CV as a recruiter would."""
        from altocv.web.state.chat import ChatState

        return [
            ChatState.show_side("chat"),
            ChatState.ask_for((await self.messages())("check.recruiter_ask")),
        ]

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
    return PastRow(past.at.isoformat(), past.score, f"{max(4, past.score)}%")
