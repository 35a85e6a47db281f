"""What every template is made with: its look, the text styles that follow from a design, and a memory.

Blocks are built per section and per entry from frozen parts of the document, and remembered by the
identity of those parts, so a keystroke rebuilds the entry it was typed in and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

from altocv.cv.design import ColorRole, Design
from altocv.cv.document import CV, Section
from altocv.cv.locales import direction
from altocv.typeset.blocks import Block, Inline, Sheet, TextStyle
from altocv.typeset.remembering import remember

if TYPE_CHECKING:
    from altocv.typeset.templates.parts import Parts

P = ParamSpec("P")
R = TypeVar("R")

CJK = frozenset(("zh", "ja", "ko"))


@dataclass(frozen=True, slots=True)
class Content:
    """What a template is handed: the CV and its visible sections, hidden and empty parts left out.

    `hints` asks for muted placeholder text in empty key fields, for an editor to click on.
    """

    cv: CV
    sections: tuple[Section, ...]
    hints: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A way to set a CV. `defaults` is the whole design it was drawn with; `compose` makes the sheet."""

    key: str
    name: str
    description: str
    defaults: Design
    compose: Callable[[Content], Sheet]


@dataclass(frozen=True, slots=True)
class Look:
    """What tells one template's pages from another's, beside the design's values.

    Sizes are multiples of the body size, gaps are multiples of a line of body text.
    """

    heading: Callable[[Theme, tuple[Inline, ...]], tuple[Block, ...]]
    entry: Callable[[Theme, Parts], Block]
    brief: Callable[[Theme, Parts], Block]
    lead: Literal["role", "organization"] = "role"
    skills: Literal["table", "run-in", "stacked"] = "table"
    publications: Literal["entries", "cited"] = "entries"
    grid: int = 3
    name_size: float = 2.6
    name_color: ColorRole = "text"
    name_bold: bool = True
    name_uppercase: bool = False
    name_tracking: float = 0.0
    label_size: float = 1.2
    label_color: ColorRole = "primary"
    label_italic: bool = False
    label_uppercase: bool = False
    heading_size: float = 1.2
    heading_color: ColorRole = "primary"
    heading_bold: bool = True
    uppercase: bool = False
    tracking: float = 0.0
    title_color: ColorRole = "text"
    of_color: ColorRole = "text"
    of_bold: bool = False
    of_italic: bool = False
    dates_italic: bool = False
    summary_size: float = 1.0
    summary_italic: bool = False
    icon_color: ColorRole = "primary"
    bullet: str = "•"
    bullet_color: ColorRole = "text"
    joint: str = " · "
    section_gap: float = 1.15
    heading_gap: float = 0.3
    entry_gap: float = 0.62
    line_gap: float = 0.16


@dataclass(frozen=True, eq=False)
class Theme:
    """A look under one design, in one language and one column of `width` points. `side` marks a narrow
    column, `on_panel` one that is filled. Compared by identity; see `theme`."""

    look: Look
    design: Design
    language: str
    width: float
    hints: bool = False
    side: bool = False
    on_panel: bool = False

    @cached_property
    def rtl(self) -> bool:
        return direction(self.language) == "rtl"

    @cached_property
    def size(self) -> float:
        """Body size in points; a little smaller in a side column."""
        return self.design.size * (0.95 if self.side else 1.0)

    @cached_property
    def ink(self) -> ColorRole:
        return "on_panel" if self.on_panel else "text"

    @cached_property
    def soft(self) -> ColorRole:
        """For what matters less. There is one colour that is safe on a panel."""
        return "on_panel" if self.on_panel else "muted"

    def color(self, role: ColorRole) -> ColorRole:
        """The role, or the one that is legible where this theme's text stands."""
        return "on_panel" if self.on_panel else role

    @cached_property
    def body(self) -> TextStyle:
        design = self.design
        return TextStyle(design.body_font, self.size, color=self.ink, leading=design.leading)

    @cached_property
    def muted(self) -> TextStyle:
        return replace(self.body, color=self.soft)

    @cached_property
    def title(self) -> TextStyle:
        """What an entry is read for."""
        return replace(self.body, bold=True, color=self.color(self.look.title_color))

    @cached_property
    def of(self) -> TextStyle:
        """Where it was: employer, school, issuer."""
        look = self.look
        color = self.color(look.of_color)
        return replace(self.body, bold=look.of_bold, italic=look.of_italic, color=color)

    @cached_property
    def summary(self) -> TextStyle:
        """The opening paragraph; in its own column a little larger where the look says so."""
        grown = 1.0 if self.side else self.look.summary_size
        return replace(self.body, size=self.size * grown, italic=self.look.summary_italic)

    @cached_property
    def dates(self) -> TextStyle:
        return replace(self.muted, italic=self.look.dates_italic)

    @cached_property
    def heading(self) -> TextStyle:
        look, design = self.look, self.design
        return TextStyle(
            design.heading_font,
            self.size * look.heading_size * design.scale,
            bold=look.heading_bold,
            color=self.color(look.heading_color),
            leading=1.2,
            tracking=look.tracking * self.size if self._capitals else 0.0,
            uppercase=self._capitals,
        )

    @cached_property
    def _capitals(self) -> bool:
        chosen = self.design.uppercase_titles
        return self.look.uppercase if chosen is None else chosen

    @cached_property
    def name(self) -> TextStyle:
        look, design = self.look, self.design
        return TextStyle(
            design.heading_font,
            design.size * look.name_size * design.scale,
            bold=look.name_bold,
            color=self.color(look.name_color),
            leading=1.12,
            tracking=look.name_tracking * design.size,
            uppercase=look.name_uppercase,
        )

    @cached_property
    def label(self) -> TextStyle:
        look, design = self.look, self.design
        return TextStyle(
            design.heading_font,
            design.size * look.label_size * design.scale,
            italic=look.label_italic,
            color=self.color(look.label_color),
            leading=1.25,
            tracking=0.08 * design.size if look.label_uppercase else 0.0,
            uppercase=look.label_uppercase,
        )

    def gap(self, lines: float) -> float:
        """So many lines of body text as points, drawn together or apart by the design's density."""
        return lines * self.size * self.design.leading * self.design.density

    @cached_property
    def comma(self) -> str:
        """What stands between the words of a list."""
        return {"zh": "、", "ja": "、", "ar": "، "}.get(self.language, ", ")

    @cached_property
    def colon(self) -> str:
        return "：" if self.language in ("zh", "ja") else ": "


@remember(256)
def theme(
    look: Look,
    design: Design,
    language: str,
    width: float,
    hints: bool = False,
    side: bool = False,
    on_panel: bool = False,
) -> Theme:
    """The theme of these values: the same object for the same design, so that blocks can be remembered."""
    return Theme(look, design, language, width, hints, side, on_panel)
