"""The open workspaces of this process, one a browser tab. A cache: all of it can be opened anew."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from altocv.cv.document import CV
from altocv.cv.edits import Edit
from altocv.documents.workspace import Workspace
from altocv.services import services
from altocv.typeset.pages import Pages
from altocv.typeset.render import typeset
from altocv.typeset.svg import page_svg
from altocv.web.preview import Patch, Preview

MOST_DESKS = 256
"""Workspaces kept in memory; the one that was used least recently goes first, saved already."""


@dataclass
class Desk:
    """A workspace with its pages as they were last shown."""

    workspace: Workspace
    preview: Preview = field(default_factory=Preview)
    pages: Pages | None = None
    touched: float = 0.0

    def apply(self, edits: tuple[Edit, ...], label: str) -> None:
        """Edit the workspace and note the time. Raises Invalid."""
        self.workspace.apply(edits, label)
        self.touched = time.monotonic()

    def idle_seconds(self) -> float:
        """How long ago the last edit was."""
        return time.monotonic() - self.touched

    @property
    def cv(self) -> CV:
        return self.workspace.cv

    async def render(self, *, full: bool = False) -> Patch:
        """Lay the CV out and return what the browser must change. Off the event loop."""
        self.pages, texts = await asyncio.to_thread(_paint, self.cv)
        return self.preview.full(texts) if full else self.preview.patch(texts)


def _paint(cv: CV) -> tuple[Pages, list[str]]:
    pages = typeset(cv, placeholders=True)
    photo = photo_url(cv.basics.image)
    return pages, [page_svg(pages, i, photo_url=photo, regions=True) for i in range(len(pages.pages))]


def photo_url(ref: str) -> str | None:
    """Where the browser finds the photo: ours in storage; a foreign address is never loaded."""
    return f"/api/photos/{ref.removeprefix('photo:')}" if ref.startswith("photo:") else None


class Desks:
    """Bounded, keyed by the tab's token and checked against the user on every use."""

    def __init__(self) -> None:
        self._desks: OrderedDict[str, Desk] = OrderedDict()

    async def of(self, tab: str, user_id: str, cv_id: str) -> Desk:
        """This tab's desk for this CV; opened when it is not there. Raises NotFound."""
        desk = self._desks.get(tab)
        if desk is None or (desk.workspace.user_id, desk.workspace.cv_id) != (user_id, cv_id):
            desk = Desk(await Workspace.open(services().documents, user_id, cv_id))
            self._desks[tab] = desk
        self._desks.move_to_end(tab)
        while len(self._desks) > MOST_DESKS:
            oldest = next((t for t, d in self._desks.items() if not d.workspace.dirty), None)
            if oldest is None:
                break
            del self._desks[oldest]
        return desk

    def close(self, tab: str) -> None:
        """Forget a tab's desk, so that the next use reads the database."""
        self._desks.pop(tab, None)


desks = Desks()
