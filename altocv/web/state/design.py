"""What the design pane does beyond setting single values."""

from __future__ import annotations

import asyncio
from typing import Any

import reflex as rx

from altocv.cv.commands import design_edits
from altocv.cv.design import hex_color
from altocv.cv.edits import Set
from altocv.typeset.fit import fit_to_pages
from altocv.typeset.templates import PALETTES
from altocv.typeset.templates.choose import in_template
from altocv.web.state.editor import EditorState
from altocv.web.ui import toast


class DesignState(EditorState):
    """Templates, palettes, pairings, fitting: each is one undo step."""

    @rx.event
    async def set_color(self, path: str, text: str) -> Any:
        """A colour was typed; `#abc` and a missing # are understood."""
        return await self._edit((Set(path=path, value=hex_color(text)),), label=path)

    @rx.event
    async def set_titles(self, value: str) -> Any:
        """Section titles in capitals: as the template has them, yes or no."""
        chosen = {"yes": True, "no": False}.get(value)
        return await self._edit((Set(path="design/uppercase_titles", value=chosen),))

    @rx.event
    async def use_template(self, key: str) -> Any:
        """Another template, with the fonts, colours and measures that it was drawn with."""
        desk = await self._desk()
        return await self._edit(design_edits(desk.cv.design, in_template(desk.cv.design, key)))

    @rx.event
    async def use_palette(self, key: str) -> Any:
        """All colours of a palette at once."""
        return await self._edit((Set(path="design/colors", value=PALETTES[key].colors.model_dump()),))

    @rx.event
    async def use_pairing(self, heading: str, body: str) -> Any:
        """A heading and a body font that go together."""
        return await self._edit(
            (Set(path="design/heading_font", value=heading), Set(path="design/body_font", value=body))
        )

    @rx.event
    async def fit_to_one_page(self) -> Any:
        """Search the sizes for a design that needs one page, and say how it went."""
        desk = await self._desk()
        fit = await asyncio.to_thread(fit_to_pages, desk.cv, 1)
        result = await self._edit(design_edits(desk.cv.design, fit.design))
        return [
            result,
            toast((await self.messages())("editor.fit_done" if fit.reached else "editor.fit_failed")),
        ]
