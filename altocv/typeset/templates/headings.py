"""Section headings: each takes the theme and the title, set in the theme's heading style."""

from __future__ import annotations

from altocv.typeset.blocks import Block, Cell, Inline, Line, Panel, Paragraph, Row
from altocv.typeset.templates.base import Theme

Title = tuple[Inline, ...]


def _set(theme: Theme, title: Title, align: str = "start") -> Paragraph:
    return Paragraph(title, "center" if align == "center" else "start", language=theme.language)


def plain(theme: Theme, title: Title) -> tuple[Block, ...]:
    """The title alone."""
    return (_set(theme, title),)


def underlined(theme: Theme, title: Title) -> tuple[Block, ...]:
    """A hairline below, over the whole column."""
    return (
        _set(theme, title),
        Line(theme.color("rule"), 0.7, above=theme.size * 0.16, below=theme.size * 0.12),
    )


def overlined(theme: Theme, title: Title) -> tuple[Block, ...]:
    """A rule above that closes what came before."""
    return (Line(theme.color("text"), 0.8, below=theme.size * 0.3), _set(theme, title))


def barred(theme: Theme, title: Title) -> tuple[Block, ...]:
    """A short thick bar above."""
    bar = Line(theme.color("primary"), theme.size * 0.24, length=theme.size * 2.4, below=theme.size * 0.36)
    return (bar, _set(theme, title))


def ruled_out(theme: Theme, title: Title) -> tuple[Block, ...]:
    """A rule from the title to the end of the column."""
    rule = Line(theme.color("rule"), 0.8)
    return (
        Row((Cell(_set(theme, title), "fit"), Cell(rule)), gap=theme.size * 0.9, align="middle", max_fit=0.8),
    )


def tinted(theme: Theme, title: Title) -> tuple[Block, ...]:
    """On a strip of the panel's colour."""
    if theme.on_panel:
        return underlined(theme, title)
    side = theme.size * 0.6
    return (Panel(_set(theme, title), "panel", (theme.size * 0.2, side, theme.size * 0.2, side), radius=2),)


def centred(theme: Theme, title: Title) -> tuple[Block, ...]:
    """In the middle, with hairlines above and below."""
    if theme.side:
        return underlined(theme, title)
    return (
        Line(theme.color("rule"), 0.6, below=theme.size * 0.25),
        _set(theme, title, "center"),
        Line(theme.color("rule"), 0.6, above=theme.size * 0.25),
    )
