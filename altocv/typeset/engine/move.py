"""Items of the display list, moved."""

from __future__ import annotations

from altocv.typeset.pages import Box, Icon, Item, Picture, Rule, TextRun


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same item at another place."""
    if isinstance(item, TextRun):
        return TextRun(
            item.x + dx, item.baseline + dy, item.text, item.face, item.size, item.color, item.width,
            item.glyphs, item.rtl, item.tracking, item.word_spacing, item.hyphen, item.underline, item.href,
            item.path, item.start,
        )  # fmt: skip
    if isinstance(item, Rule):
        return Rule(
            item.x0 + dx, item.y0 + dy, item.x1 + dx, item.y1 + dy, item.thickness, item.color, item.dash
        )
    if isinstance(item, Box):
        return Box(item.x + dx, item.y + dy, item.width, item.height, item.color, item.radius, item.alpha)
    if isinstance(item, Icon):
        return Icon(item.x + dx, item.y + dy, item.size, item.name, item.color, item.href, item.path)
    return Picture(item.x + dx, item.y + dy, item.width, item.height, item.ref, item.shape, item.path)
