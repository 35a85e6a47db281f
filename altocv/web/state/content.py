"""What the tools of parts do, in the outline and on the pages: add, duplicate, hide, remove, move."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.cv import commands
from altocv.cv.edits import Set
from altocv.errors import Invalid
from altocv.web import views
from altocv.web.state.desk import Desk
from altocv.web.state.editor import EditorState
from altocv.web.ui import toast
from altocv.web.views import InlineField


class ContentState(EditorState):
    """Structural changes: each is one undo step."""

    @rx.event
    async def command(self, name: str, path: str) -> Any:
        """A tool of a part: add, duplicate, hide, remove, up, down, add_line, remove_line."""
        desk = await self._desk()
        cv, opened = desk.cv, None
        if name in ("add", "add_line"):
            edits, opened = commands.add_beside(cv, path)
        elif name == "duplicate":
            edits, opened = commands.duplicate(cv, path)
        elif name == "hide":
            edits = commands.toggle_hidden(cv, path)
        elif name in ("remove", "remove_line"):
            edits = commands.remove(cv, path)
        elif name in ("up", "down"):
            edits = commands.shift(cv, path, -1 if name == "up" else 1)
        else:
            raise Invalid("This tool does not exist. Reload the page and try again.")
        result = await self._edit(edits)
        self._after_command(desk, name, path, opened)
        return result

    @rx.event
    async def move(self, path: str, anchor: str, before: bool) -> Any:
        """A part was dropped before or after another one."""
        desk = await self._desk()
        return await self._edit(commands.move_beside(desk.cv, path, anchor, before))

    @rx.event
    async def add_section(self, kind: str) -> Any:
        """A new section at the end, with its form open."""
        desk = await self._desk()
        edits, path = commands.add_section(desk.cv, kind)  # type: ignore[arg-type]
        result = await self._edit(edits)
        self.section = self.selected = path
        self._show_panes(desk)
        return result

    @rx.event
    async def add_item(self, parent: str, name: str) -> Any:
        """A new line, entry, profile or contact at the end of a list."""
        desk = await self._desk()
        edits, path = commands.append(desk.cv, f"{parent}/{name}")
        result = await self._edit(edits)
        if path.startswith("@") and "/" not in path and name == "items":
            self.selected = path
        self.epoch += 1
        self._show_panes(desk)
        return result

    @rx.event
    async def photo_sent(self, status: int, answer: dict[str, Any]) -> Any:
        """The upload of a photo ended: put it into the CV, or say why it was refused."""
        if status == 201 and "ref" in answer:
            return await self._edit((Set(path="basics/image", value=answer["ref"]),))
        said = answer.get("error", {}).get("message") or (await self.messages())("editor.photo_failed")
        return toast(said, kind="error")

    def _after_command(self, desk: Desk, name: str, path: str, opened: str | None) -> None:
        self.epoch += 1
        if name == "add_line" and opened:
            self.field = views.inline_field(desk.cv, opened, self.epoch)
        elif name in ("remove", "remove_line", "hide"):
            self.field = InlineField()
        if opened and "/" not in opened:
            self._select(desk, opened)
        else:
            self._show_panes(desk)
