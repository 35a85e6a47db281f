"""What templates are written in: blocks of text, space, rules and boxes, to be flowed over pages.

Blocks are frozen values without positions; `layout` gives them widths, breaks them into lines and slices,
and sets the slices on pages. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from altocv.cv.design import ColorRole


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set. `leading` is the distance of baselines as a multiple of the size; `tracking` is
    points added after each glyph (ignored for joined scripts)."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    color: ColorRole = "text"
    leading: float = 1.35
    tracking: float = 0.0
    uppercase: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of plain text in one style. `path` names its field, `start` its offset in that field's
    plain text; text that the template made itself (separators, labels) has no path."""

    text: str
    style: TextStyle
    href: str | None = None
    path: str | None = None
    start: int = 0
    underline: bool = False


@dataclass(frozen=True, slots=True)
class IconSpan:
    """A pictogram in a line of text, centred on the x-height, followed by `gap` points."""

    name: str
    size: float
    color: ColorRole = "primary"
    href: str | None = None
    path: str | None = None
    gap: float = 3.0


Inline = Span | IconSpan
Align = Literal["start", "end", "center", "justify"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Spans broken into lines. Direction comes from the first strong letter, else from `language`.

    A newline in a span breaks the line. Spans marked as one unit by `nobreak` are only split where a unit
    is wider than the column (contact details set side by side).
    """

    spans: tuple[Inline, ...]
    align: Align = "start"
    hyphenate: bool = False
    language: str = "en"
    indent: float = 0.0
    hanging: float = 0.0
    nobreak: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """Vertical space; vanishes at the top and at the foot of a page."""

    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A horizontal rule over the column, or `length` points of it, with space above and below."""

    color: ColorRole = "rule"
    thickness: float = 0.6
    length: float | None = None
    above: float = 0.0
    below: float = 0.0
    align: Literal["start", "center", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Photo:
    ref: str
    size: float
    shape: Literal["circle", "rounded", "square"] = "circle"
    align: Literal["start", "center", "end"] = "start"
    path: str | None = "basics/image"


@dataclass(frozen=True, slots=True)
class Stack:
    """Blocks below each other.

    `keep` asks for one page (given up when it is taller than a page); `keep_with_next` forbids a page break
    between it and what follows (headings); `new_page` begins a page. `kind` and `path` make it a region that
    the editor can hover; `bookmark` puts it into the PDF's outline.
    """

    children: tuple[Block, ...]
    gap: float = 0.0
    keep: bool = False
    keep_with_next: bool = False
    new_page: bool = False
    kind: Literal["section", "entry", "header"] | None = None
    path: str | None = None
    bookmark: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: `width` in points, "fit" for its content's natural width, or "fill" for a share of
    what is left (`share` weighs the fills)."""

    block: Block
    width: float | Literal["fit", "fill"] = "fill"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """Cells beside each other, first baselines aligned (or tops, or middles). Splits over pages between
    lines like its tallest cell. A "fit" cell never takes more than `max_fit` of the row's width. Where
    the fill is left with less than `wrap_below` points the cells stack instead."""

    cells: tuple[Cell, ...]
    gap: float = 8.0
    align: Literal["baseline", "top", "middle"] = "baseline"
    max_fit: float = 0.5
    wrap_below: float = 0.0


@dataclass(frozen=True, slots=True)
class Indented:
    """A child moved in from the start side by `indent`, with a marker (a bullet, a number, a dot) set in
    that space on the child's first baseline; mirrored in right-to-left text."""

    child: Block
    indent: float
    marker: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled box behind its child (not split over pages). `border` draws a bar at the start side."""

    child: Block
    color: ColorRole | None = "panel"
    padding: tuple[float, float, float, float] = (8, 8, 8, 8)
    radius: float = 0.0
    alpha: float = 1.0
    border: ColorRole | None = None
    border_width: float = 2.0


@dataclass(frozen=True, slots=True)
class Timeline:
    """A child with a vertical rule and a dot on its first line at the start side."""

    child: Block
    indent: float = 14.0
    color: ColorRole = "rule"
    dot: ColorRole = "primary"


Block = Paragraph | Space | Line | Photo | Stack | Row | Indented | Panel | Timeline


@dataclass(frozen=True, slots=True)
class Column:
    """A flow of blocks at its own place on every page. `fill` paints the column's whole height on every
    page, out to the page's edge on its outer side, `pad` points wider than the text on the inner side."""

    blocks: tuple[Block, ...]
    width: float
    fill: ColorRole | None = None
    pad: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a template returns. Columns stand left to right in the order given and share each page; the
    header spans them all on page one. `reading_order` gives the columns' indexes in reading order.

    `header_fill` paints a band behind the header, out to the page's edges. `footer` is set at the foot of
    every page; "{page}" and "{pages}" in its text are replaced. Margins are points.
    """

    columns: tuple[Column, ...]
    header: tuple[Block, ...] = ()
    header_fill: ColorRole | None = None
    header_gap: float = 12.0
    gutter: float = 18.0
    margin_x: float = 48.0
    margin_y: float = 46.0
    footer: Paragraph | None = None
    reading_order: tuple[int, ...] = (0,)
