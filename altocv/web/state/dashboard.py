"""The list of CVs: find, make, rename, copy, delete and bring back."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any, Literal, cast

import reflex as rx

from altocv.cv import samples
from altocv.cv.locales import LANGUAGE_NAMES
from altocv.documents.languages import Member
from altocv.documents.service import Sort, Summary
from altocv.errors import AltoError, Unauthorized
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import sentence
from altocv.web.routes import editor_url, import_url
from altocv.web.state.session import WithUser

SORTS: tuple[Sort, ...] = ("updated", "created", "name")
SHOWN_PROBLEMS = 50


@dataclass(frozen=True)
class Card:
    """One CV in the list. `edited` is an ISO time; `language` is empty for a CV in one language only, `waits`
    counts the texts of a version that are to be translated.
    """

    id: str
    name: str
    edited: str
    thumbnail: str
    href: str
    language: str
    origin: bool
    waits: int
    behind: bool


@dataclass(frozen=True)
class Problem:
    """A part of a file that could not be taken over: where it is in the file, and why."""

    path: str
    message: str


def _card(summary: Summary, member: Member | None) -> Card:
    return Card(
        id=summary.id,
        name=summary.name,
        edited=summary.updated_at.isoformat(),
        thumbnail=f"/api/cvs/{summary.id}/page.webp?width=420&v={summary.version}",
        href=editor_url(summary.id),
        language=LANGUAGE_NAMES[member.language] if member else "",
        origin=member is not None and not member.origin_id,
        waits=member.waits if member else 0,
        behind=member is not None and member.behind,
    )


class DashboardState(WithUser, rx.State):
    """What the list shows."""

    cards: list[Card] = []
    status: Literal["loading", "ready", "failed"] = "loading"
    query: str = ""
    sort: str = "updated"
    renaming: str = ""
    making: bool = False

    @rx.event
    async def load(self) -> Any:
        """Read the list again; on every visit to the page."""
        self.renaming, self.making = "", False
        if self.status == "failed":
            self.status = "loading"
            yield
        try:
            await self._list()
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"
        if any(card.behind for card in self.cards):
            yield DashboardState.follow_originals

    @rx.event(background=True)
    async def follow_originals(self) -> None:
        """Let versions in other languages take over what has changed in their originals."""
        async with self:
            user = await self.user()
            behind = [card.id for card in self.cards if card.behind]
        for cv_id in behind:
            with contextlib.suppress(AltoError):  # One that is locked stays marked.
                await services().languages.follow(user.id, cv_id)
        async with self:
            await self._list()

    @rx.event(supersedes=True)
    async def search(self, query: str) -> None:
        """Show the CVs in which every word of the query is."""
        self.query = query[:200]
        await self._list()

    @rx.event
    async def sort_by(self, sort: str) -> None:
        """Order the list."""
        self.sort = sort if sort in SORTS else "updated"
        await self._list()

    @rx.event
    async def create_blank(self) -> Any:
        """Make an empty CV in the language of the interface, and open it."""
        texts = await self.messages()
        return await self._create(samples.blank(texts.language), texts("dashboard.blank_name"))

    @rx.event
    async def create_sample(self, key: str) -> Any:
        """Make a CV from a sample, and open it."""
        cv = samples.load(key)
        return await self._create(cv, dict(samples.names())[key])

    @rx.event
    def start_renaming(self, cv_id: str) -> None:
        """Turn the name of a card into a field."""
        self.renaming = cv_id

    @rx.event
    def stop_renaming(self) -> None:
        """Leave the name as it was."""
        self.renaming = ""

    @rx.event
    async def rename(self, cv_id: str, name: str) -> None:
        """Give a CV another name."""
        user = await self.user()
        self.renaming = ""
        if name.strip() != next((card.name for card in self.cards if card.id == cv_id), None):
            await services().documents.rename(user.id, cv_id, name)
            await self._list()

    @rx.event
    async def duplicate(self, cv_id: str) -> Any:
        """Make a copy."""
        user = await self.user()
        copy = await services().making.duplicate(user.id, cv_id)
        await self._list()
        return ui.toast((await self.messages())("dashboard.duplicated", name=copy.name), kind="success")

    @rx.event
    def add_language(self, cv_id: str) -> Any:
        """Open a CV with its versions in other languages."""
        return rx.redirect(f"{editor_url(cv_id)}?languages=1")

    @rx.event
    async def delete(self, cv_id: str) -> Any:
        """Take a CV out of the list, with a way back."""
        user = await self.user()
        texts = await self.messages()
        name = next((card.name for card in self.cards if card.id == cv_id), "")
        await services().documents.delete(user.id, cv_id)
        await self._list()
        return ui.toast(
            texts("dashboard.deleted", name=name),
            action=(texts("app.undo"), DashboardState.restore(cv_id)),
            duration_ms=12_000,
        )

    @rx.event
    async def restore(self, cv_id: str) -> Any:
        """Bring a deleted CV back."""
        user = await self.user()
        await services().documents.restore(user.id, cv_id)
        await self._list()
        name = next((card.name for card in self.cards if card.id == cv_id), "CV")
        return ui.toast((await self.messages())("dashboard.restored", name=name), kind="success")

    async def _create(self, cv: Any, name: str) -> Any:
        user = await self.user()
        made = await services().making.create(user.id, cv, name)
        return rx.redirect(editor_url(made.id))

    async def _list(self) -> None:
        user = await self.user()
        found = await services().documents.list(user.id, self.query, cast(Sort, self.sort))
        linked = await services().languages.all(user.id)
        self.cards = [_card(summary, linked.get(summary.id)) for summary in found]
        self.status = "ready"


class ImportState(WithUser, rx.State):
    """What came of a file that was sent to be imported."""

    name: str = ""
    busy: bool = False
    problems: list[Problem] = []
    more: int = 0
    failed: str = ""
    offline: bool = False

    @rx.event
    def begin(self, name: str) -> None:
        """A file is on its way."""
        self._clear()
        self.name, self.busy = name, True

    @rx.event
    async def done(self, status: int, answer: dict) -> Any:
        """Open what was made, or show what could not be read."""
        self.busy = False
        if status == 201:
            self._clear()
            return rx.redirect(editor_url(str(answer.get("id", ""))))
        if status == 202:
            self._clear()
            return rx.redirect(import_url(str(answer.get("review", ""))))
        if status == 200:
            found = answer.get("problems", [])
            self.problems = [Problem(str(p["path"]), str(p["message"])) for p in found[:SHOWN_PROBLEMS]]
            self.more = max(0, len(found) - SHOWN_PROBLEMS)
        elif isinstance(said := answer.get("error"), dict):
            self.failed = sentence(str(said.get("message", "")), (await self.messages()).language)
        else:
            self.offline = True
        return None

    @rx.event
    def reset_import(self) -> None:
        """Begin again with another file."""
        self._clear()

    def _clear(self) -> None:
        self.name, self.failed = "", ""
        self.busy, self.offline = False, False
        self.problems, self.more = [], 0
