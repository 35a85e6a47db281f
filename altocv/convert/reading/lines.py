"""What a file says, line by line, as it looks: the common ground between the formats and the parsers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BULLETS = "•‣◦▪▫●○■□–—-*·∙➢➤►✓❖"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size in points (0: unknown), bold, italic, and its typeface."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False
    face: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one look, with the address that it links to."""

    text: str
    style: Style = Style()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands together on a line, between wide gaps. `x0` and `x1` are points from the left."""

    spans: tuple[Span, ...]
    x0: float = 0.0
    x1: float = 0.0

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans).strip()

    @property
    def style(self) -> Style:
        """The look of most of it."""
        return max(self.spans, key=lambda span: len(span.text.strip())).style

    @property
    def link(self) -> str:
        return next((span.link for span in self.spans if span.link), "")


@dataclass(frozen=True, slots=True)
class Line:
    """A line. `gap` is the white above it in shares of its height; `right` is where its column ends.

    `level` is 1 and up for what the format itself marks as a heading; `bullet` for an item of a list.
    `stream` counts the columns that are read one after the other; `edge` is at the top or the foot of its
    page.
    """

    cells: tuple[Cell, ...]
    gap: float = 0.0
    right: float = 0.0
    page: int = 0
    level: int = 0
    bullet: bool = False
    stream: int = 0
    edge: bool = False

    @property
    def text(self) -> str:
        return "  ".join(cell.text for cell in self.cells)

    @property
    def style(self) -> Style:
        return self.cells[0].style

    @property
    def x0(self) -> float:
        return self.cells[0].x0


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its lines in reading order, and what it says of itself."""

    lines: tuple[Line, ...]
    language: str = ""
    wraps: bool = True
    """True where a paragraph is broken into lines by the width of the page."""


def plain(
    text: str, *, gap: float = 0.0, level: int = 0, bullet: bool = False, style: Style = Style()
) -> Line:
    """A line of which only the text is known. Wide gaps and tabs separate cells."""
    cells = [part for part in text.replace("\t", "   ").split("   ") if part.strip()]
    return Line(
        tuple(Cell((Span(cell.strip(), style),)) for cell in cells) or (Cell((Span("", style),)),),
        gap=gap,
        level=level,
        bullet=bullet,
    )


def text_of(lines: Sequence[Line]) -> str:
    """The lines as plain text."""
    return "\n".join(line.text for line in lines)
