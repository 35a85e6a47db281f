"""The dialogs of jobs: adding one, and changing one."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

import reflex as rx

from altocv.errors import AltoError, Unauthorized
from altocv.jobs.postings import Added
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import sentence
from altocv.web.state.job import JobState
from altocv.web.state.jobs import JobsState
from altocv.web.state.session import WithUser

WAYS = ("text", "url", "file")
FIELDS = (
    "title", "company", "location", "salary", "url", "status", "posted", "closes", "applied", "notes",
    "description",
)  # fmt: skip


class AddJobState(WithUser, rx.State):
    """The dialog that adds a job. A new `epoch` empties its fields."""

    open: bool = False
    way: str = "text"
    busy: bool = False
    error: str = ""
    offline: bool = False
    epoch: int = 0

    @rx.event
    def show(self) -> None:
        """Open it."""
        self.open, self.busy, self.error, self.offline = True, False, "", False
        self.epoch += 1

    @rx.event
    def close(self) -> None:
        """Close it."""
        self.open = False

    @rx.event
    def choose(self, way: str) -> None:
        """By text, by address or by file."""
        self.way, self.error, self.offline = way if way in WAYS else "text", "", False

    @rx.event(background=True)
    async def add(self, form: dict[str, Any]) -> AsyncGenerator[Any, None]:
        """Add what is in the form: a text or an address."""
        async with self:
            user, texts = await self.user(), await self.messages()
            if self.busy:
                return
            self.busy, self.error, way = True, "", self.way
        yield
        jobs = services().jobs
        try:
            if way == "url":
                added = await jobs.add_url(user.id, str(form.get("url", "")))
            else:
                added = await jobs.add_text(user.id, str(form.get("text", "")))
        except Unauthorized:
            raise
        except AltoError as error:
            async with self:
                self.busy, self.error = False, sentence(error.message, texts.language)
            return
        finally:
            async with self:
                self.busy = False
        async with self:
            self.open = False
        yield JobsState.refresh
        yield _said(texts, added)

    @rx.event
    def begin_file(self, name: str) -> None:
        """A file is on its way."""
        self.busy, self.error, self.offline = True, "", False

    @rx.event
    async def file_done(self, status: int, answer: dict) -> Any:
        """Show what came of the file."""
        self.busy = False
        texts = await self.messages()
        if status == 201:
            self.open = False
            key = "jobs.add.existing" if answer.get("existing") else "jobs.add.added"
            return [JobsState.refresh, ui.toast(texts(key, name=answer.get("title", "")), kind="success")]
        if isinstance(said := answer.get("error"), dict):
            self.error = sentence(str(said.get("message", "")), texts.language)
        else:
            self.offline = True
        return None


class EditJobState(WithUser, rx.State):
    """The dialog that changes a job."""

    open: bool = False
    id: str = ""
    fields: dict[str, str] = dict.fromkeys(FIELDS, "")
    error: str = ""
    epoch: int = 0

    @rx.event
    async def show(self, job_id: str) -> None:
        """Open it for a job."""
        user = await self.user()
        job = await services().jobs.get(user.id, job_id)
        days = {"posted": job.posted, "closes": job.closes, "applied": job.applied_at}
        self.id, self.error, self.open = job.id, "", True
        self.fields = {
            **{name: getattr(job, name) for name in FIELDS if name not in days},
            **{name: day.strftime("%Y-%m-%d") if day else "" for name, day in days.items()},
        }
        self.epoch += 1

    @rx.event
    def close(self) -> None:
        """Change nothing."""
        self.open = False

    @rx.event
    async def save(self, form: dict[str, Any]) -> Any:
        """Keep what was changed in the form; what was changed elsewhere meanwhile stays."""
        user, texts = await self.user(), await self.messages()
        given = {name: str(form[name]) for name in FIELDS if name in form}
        changes: dict[str, Any] = {name: value for name, value in given.items() if value != self.fields[name]}
        try:
            await services().jobs.update(user.id, self.id, **changes)
        except Unauthorized:
            raise
        except AltoError as error:
            self.error = sentence(error.message, texts.language)
            return None
        self.open = False
        on_its_page = self.router.url.path.rstrip("/").endswith(self.id)
        shown = JobState.load if on_its_page else JobsState.refresh
        return [shown, ui.toast(texts("jobs.saved"), kind="success", key="saved")]


def _said(texts: Any, added: Added) -> Any:
    key = "jobs.add.existing" if added.existing else "jobs.add.added"
    return ui.toast(texts(key, name=added.job.title), kind="success")
