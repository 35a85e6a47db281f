"""The display list: what stands where on each page. The preview and the PDF are painters of this.

Lengths are points, y grows downwards from the top of the page. Items are in reading order. A `path` names
the field of the CV that the item came from (see `altocv.cv.edits`), so a click can find it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from altocv.cv.design import ColorRole, Colors


class Glyph(NamedTuple):
    """One shaped glyph. `cluster` is the index in the run's text that it begins to show; advance and
    offsets are points at the run's size, in visual order, without the run's tracking or word spacing."""

    gid: int
    cluster: int
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text of one face, size, colour, direction and source on one line, already shaped.

    `text` is in logical order, exactly the letters that a reader must get back; `width` includes tracking
    and word spacing. `hyphen` means that one more glyph, a hyphen that is not in `text`, ends the run.
    `start` is the offset of the run in the plain text of its field.
    """

    x: float
    baseline: float
    text: str
    face: str
    size: float
    color: ColorRole
    width: float
    glyphs: tuple[Glyph, ...]
    rtl: bool = False
    tracking: float = 0.0
    word_spacing: float = 0.0
    hyphen: bool = False
    underline: bool = False
    href: str | None = None
    path: str | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line. `dash` is the length of dash and gap, 0 for solid."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float
    color: ColorRole
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: ColorRole
    radius: float = 0.0
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Icon:
    """A pictogram drawn as an outline (never as text, so the text layer stays clean).

    `name` is a key of `typeset.icons`; (x, y) is the top left of its square of side `size`.
    """

    x: float
    y: float
    size: float
    name: str
    color: ColorRole
    href: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The photo. `ref` is `Basics.image`; painters are handed the bytes or a URL for it."""

    x: float
    y: float
    width: float
    height: float
    ref: str
    shape: Literal["circle", "rounded", "square"] = "circle"
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """Where a section, an entry or a field stands; never painted in the PDF, hovered in the editor."""

    kind: Literal["section", "entry", "header"]
    path: str
    x: float
    y: float
    width: float
    height: float


Item = TextRun | Rule | Box | Icon | Picture


@dataclass(frozen=True, slots=True)
class Page:
    items: tuple[Item, ...]
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry of the PDF: a section's title and where it stands."""

    title: str
    page: int
    y: float
    level: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """A laid-out CV. `missing` holds the characters that no font at hand can show, each once."""

    width: float
    height: float
    pages: tuple[Page, ...]
    colors: Colors
    title: str = ""
    author: str = ""
    language: str = "en"
    bookmarks: tuple[Bookmark, ...] = ()
    missing: tuple[str, ...] = ()
