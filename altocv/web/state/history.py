"""The version history of the open CV: list, name, look, compare, restore."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reflex as rx

from altocv.cv.diff import Change, compare
from altocv.services import services
from altocv.typeset.render import typeset
from altocv.typeset.svg import color_style, page_svg
from altocv.web.state.desk import photo_url
from altocv.web.state.editor import EditorState
from altocv.web.ui import toast


@dataclass(frozen=True)
class VersionRow:
    """A version in the list; `when` is ISO 8601, shown in the browser's own way."""

    number: int
    name: str
    automatic: bool
    when: str


@dataclass(frozen=True)
class DiffPiece:
    """A stretch of text that stayed ("same"), came ("ins") or went ("del")."""

    kind: str
    text: str


@dataclass(frozen=True)
class DiffRow:
    """One difference: where it is and what became of it."""

    where: str
    kind: str
    pieces: list[DiffPiece]


class HistoryState(EditorState):
    """The history dialog. A part of the editor's state, so that restoring shows at once."""

    history_open: bool = False
    versions: list[VersionRow] = []
    looked: int = 0
    comparing: bool = False
    looked_pages: list[str] = []
    looked_colors: dict[str, str] = {}
    differences: list[DiffRow] = []

    @rx.event
    async def open_dialog(self) -> None:
        """Show the list of versions."""
        self.history_open, self.looked, self.comparing = True, 0, False
        await self._list()

    @rx.event
    def close_dialog(self) -> None:
        """Close it, and forget what was looked at."""
        self.history_open = False
        self.looked_pages, self.differences = [], []

    @rx.event
    def all_versions(self) -> None:
        """Back to the list."""
        self.looked, self.comparing, self.looked_pages, self.differences = 0, False, [], []

    @rx.event
    async def keep_version(self, form: dict[str, Any]) -> None:
        """Keep the CV as it stands under a name."""
        desk = await self._desk()
        await desk.workspace.flush()
        user = await self.user()
        await services().documents.name_version(user.id, desk.workspace.cv_id, str(form.get("name", "")))
        await self._list()

    @rx.event
    async def look(self, number: int) -> None:
        """Show the pages of a version."""
        user = await self.user()
        cv = await services().documents.version(user.id, self._cv_id, number)
        pages = await asyncio.to_thread(typeset, cv)
        photo = photo_url(cv.basics.image)
        self.looked_pages = [page_svg(pages, i, photo_url=photo) for i in range(len(pages.pages))]
        self.looked_colors = color_style(cv.design.colors)
        self.looked, self.comparing = number, False

    @rx.event
    async def compare_with_now(self, number: int) -> None:
        """Show what changed since a version."""
        desk = await self._desk()
        user = await self.user()
        old = await services().documents.version(user.id, self._cv_id, number)
        changes = await asyncio.to_thread(compare, old, desk.cv)
        self.differences = [diff_row(change) for change in changes]
        self.looked, self.comparing = number, True

    @rx.event
    async def restore(self, number: int) -> Any:
        """Put a version back; it is one more change, so undo takes it back."""
        desk = await self._desk()
        await desk.workspace.flush()
        user = await self.user()
        desk.workspace.replace(
            await services().documents.restore_version(user.id, desk.workspace.cv_id, number)
        )
        self.history_open = False
        await self._resolved(desk)
        return toast((await self.messages())("history.restored"), kind="success")

    async def _list(self) -> None:
        user = await self.user()
        found = await services().documents.versions(user.id, self._cv_id)
        self.versions = [VersionRow(v.number, v.name or "", v.automatic, iso(v.created_at)) for v in found]


_PIECE = {"same": "same", "added": "ins", "removed": "del"}


def diff_row(change: Change) -> DiffRow:
    """A difference as the dialog shows it."""
    where = " · ".join(text for text in (change.where, change.part, change.field) if text)
    pieces = [DiffPiece(_PIECE[s.kind], s.text) for s in change.segments]
    if not pieces:
        sides = (("del", change.old), ("ins", change.new))
        pieces = [DiffPiece(kind, text) for kind, text in sides if text]
    return DiffRow(where, change.kind, pieces)


def iso(moment: datetime) -> str:
    """ISO 8601 to the second, for the browser to show in the reader's own way."""
    return moment.isoformat(timespec="seconds")
