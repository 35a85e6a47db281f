"""Display lists set by hand, for tests of what paints them."""

from __future__ import annotations

from typing import Any

from altocv.cv.design import Colors
from altocv.typeset import fonts
from altocv.typeset.fonts import Face
from altocv.typeset.pages import Item, Page, Pages, Region, TextRun

WIDTH, HEIGHT = 595.276, 841.89


def run_of(
    text: str,
    *,
    x: float = 50.0,
    baseline: float = 100.0,
    face: Face | None = None,
    size: float = 10.0,
    language: str = "en",
    rtl: bool = False,
    **rest: Any,
) -> TextRun:
    """Text shaped in one go. `hyphen`, `tracking` and `word_spacing` are counted into the width."""
    face = face or fonts.face("Source Sans 3")
    glyphs = fonts.shape(text, face, size, language=language, rtl=rtl, ligatures=not rest.get("tracking"))
    if rest.get("hyphen"):
        (hyphen,) = fonts.shape(face.hyphen, face, size)
        glyphs = (*glyphs, hyphen._replace(cluster=len(text)))
    width = fonts.advance(glyphs) + rest.get("tracking", 0.0) * len(glyphs)
    width += rest.get("word_spacing", 0.0) * text.count(" ")
    return TextRun(
        x=x,
        baseline=baseline,
        text=text,
        face=face.key,
        size=size,
        color=rest.pop("color", "text"),
        width=width,
        glyphs=glyphs,
        rtl=rtl,
        **rest,
    )


def pages_of(*items: Item, regions: tuple[Region, ...] = (), **rest: Any) -> Pages:
    """One page of these items."""
    return Pages(WIDTH, HEIGHT, (Page(items, regions),), Colors(), **rest)
