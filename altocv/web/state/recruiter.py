"""A recruiter's reading of the open CV: ordered, watched, ended, shown."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any, Literal

import reflex as rx

from altocv.ai.catalog import BUILT_IN
from altocv.credits.prices import PRICES
from altocv.errors import AltoError, NotFound
from altocv.services import services
from altocv.web.i18n import sentence
from altocv.web.state.chat import ChatState
from altocv.web.state.checks import CheckState, Held
from altocv.workflows import durable
from altocv.workflows.tailoring.store import Generation


class RecruiterState(CheckState):
    """The part of the check's pane that is an opinion."""

    reading: Literal["none", "busy", "ready"] = "none"
    impression: str = ""
    strengths: list[str] = []
    doubts: list[str] = []
    questions: list[str] = []
    read_at: str = ""
    read_by: str = ""
    read_for: str = ""
    read_version: int = 0
    read_error: str = ""
    can_read: bool = False
    reading_price: int = 0
    _reading_of: str = ""
    _reading_id: str = ""

    @rx.event
    async def open_reading(self) -> Any:
        """Show the newest reading of the CV that is open; follow one that is being made."""
        chat, work = await self.get_state(ChatState), (await self._desk()).workspace
        self.can_read = chat.model != BUILT_IN
        self.reading_price = PRICES["ATS_ANALYSIS"] if chat.price else 0
        if self._reading_of != work.cv_id:
            self._reading_of, self.read_error = work.cv_id, ""
        return self._show_reading(await services().tailoring.newest(work.user_id, work.cv_id, "reading"))

    @rx.event
    async def order_reading(self) -> Any:
        """Order one, of the CV as it stands and what it is held against."""
        if self.reading == "busy":
            return None
        desk = await self._desk()
        await desk.workspace.flush()
        self._show_saved(desk)
        work, tailoring, self.read_error = desk.workspace, services().tailoring, ""
        made = await tailoring.order_reading(
            work.user_id,
            work.cv_id,
            (await self.get_state(ChatState)).model,
            spoken=(await self.messages()).language,
            posting=await _text(work.user_id, self._held.get(work.cv_id, Held())),
        )
        await durable.begin_generation(work.user_id, made)
        return self._show_reading(await tailoring.get(work.user_id, made))

    @rx.event(background=True)
    async def watch_reading(self, generation_id: str) -> AsyncGenerator[Any, None]:
        """Wait for one, then show what came of it."""
        async with self:
            user, language = await self.user(), (await self.messages()).language
        tailoring = services().tailoring
        try:
            async for _ in tailoring.follow(user.id, generation_id):
                pass
            made = await tailoring.get(user.id, generation_id)
            last = (
                made
                if made.status == "completed"
                else await tailoring.newest(user.id, made.cv_id or "", "reading")
            )
        except AltoError:
            return  # The next visit shows what came of it.
        async with self:
            if self._reading_id == generation_id:
                self.read_error = sentence(made.error, language) if made.error else ""
                self._show_reading(last)
        yield

    @rx.event
    async def cancel_reading(self) -> None:
        """End the one that is being made; its credits come back."""
        await services().tailoring.cancel((await self.user()).id, self._reading_id)

    def _show_reading(self, made: Generation | None) -> Any:
        self._reading_id = made.id if made else ""
        if made is None:
            self.reading = "none"
            return None
        if made.is_open:
            self.reading = "busy"
            return RecruiterState.watch_reading(made.id)
        self.reading, result = "ready", made.result
        self.impression, self.strengths = result["impression"], result["strengths"]
        self.doubts, self.questions = result["doubts"], result["questions"]
        self.read_at, self.read_by = (made.ended_at or made.created_at).isoformat(), made.input["model_name"]
        self.read_for, self.read_version = made.title, made.input["version"]
        return None


async def _text(user_id: str, held: Held) -> str:
    """The posting that a CV is held against, whole; "" for none, or one that is gone."""
    if not held.job_id:
        return held.text
    try:
        return (await services().jobs.get(user_id, held.job_id)).text
    except NotFound:
        return ""
