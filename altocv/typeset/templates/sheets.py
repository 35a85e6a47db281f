"""From sections to a sheet: one column or two, on which side, and in which order they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from altocv.cv.design import PAGE_SIZES, ColorRole
from altocv.cv.document import Section
from altocv.cv.locales import direction
from altocv.typeset.blocks import Block, Column, Paragraph, Sheet, Space, Span
from altocv.typeset.templates.base import Content, Look, Theme, theme
from altocv.typeset.templates.sections import section_block

SIDE_KINDS = frozenset(("skills", "languages", "certificates", "interests", "references"))
"""What stands well in a narrow column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What a template prefers, where the design leaves it open.

    A `filled` side column is painted to the page's edge, and its share is of the page's width; else it is
    of the text's. `kept` columns stay two when no section stands in the side one (contact details do).
    `gutter` is in points.
    """

    two: bool = False
    left: bool = False
    gutter: float = 24.0
    kinds: frozenset[str] = SIDE_KINDS
    filled: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """The columns of one CV: the theme and sections of each, and where they are. `top` is the theme of a
    header over both."""

    content: Content
    two: bool
    left: bool
    gutter: float
    filled: bool
    main: Theme
    side: Theme
    top: Theme
    main_sections: tuple[Section, ...]
    side_sections: tuple[Section, ...]


def spread(
    content: Content,
    look: Look,
    columns: Columns = Columns(),
    *,
    side_look: Look | None = None,
    band: bool = False,
) -> Spread:
    """The columns that the design asks for. `band` says that the header stands on a panel.

    Right-to-left pages are mirrored unless the design names a side.
    """
    design, language, hints = content.cv.design, content.cv.meta.language, content.hints
    page = PAGE_SIZES[design.page_size][0]
    full = page - 2 * design.margin_x
    two = design.columns == "two" or (design.columns == "auto" and columns.two)
    aside = [two and _is_aside(section, columns.kinds) for section in content.sections]
    two = two and (any(aside) or columns.kept)
    left = columns.left != (direction(language) == "rtl") if design.side == "auto" else design.side == "left"
    side = 0.0
    if two:
        share = page * design.side_width - design.margin_x - columns.gutter / 2
        side = max(share if columns.filled else full * design.side_width, full * 0.2)
    width = full - side - columns.gutter if two else full
    return Spread(
        content=content,
        two=two,
        left=left,
        gutter=columns.gutter,
        filled=columns.filled,
        main=theme(look, design, language, width, hints),
        side=theme(side_look or look, design, language, side, hints, True, columns.filled),
        top=theme(look, design, language, full, hints, False, band),
        main_sections=tuple(s for s, is_aside in zip(content.sections, aside, strict=True) if not is_aside),
        side_sections=tuple(s for s, is_aside in zip(content.sections, aside, strict=True) if is_aside),
    )


def _is_aside(section: Section, kinds: frozenset[str]) -> bool:
    """Whether a section stands in the side column: as it says itself, else by its kind."""
    return section.column == "side" or (section.column == "auto" and section.kind in kinds)


def flow(
    theme: Theme, sections: Iterable[Section], content: Content, margin: float = 0.0
) -> tuple[Block, ...]:
    """Sections below each other with the look's gap; see `section_block` for `margin`."""
    gap = Space(theme.gap(theme.look.section_gap))
    blocks: list[Block] = []
    for section in sections:
        if blocks:
            blocks.append(gap)
        blocks.append(section_block(theme, section, content.cv, margin=margin))
    return tuple(blocks)


def sheet(
    s: Spread,
    *,
    header: tuple[Block, ...] = (),
    header_fill: ColorRole | None = None,
    header_gap: float = 1.0,
    above_main: tuple[Block, ...] = (),
    above_side: tuple[Block, ...] = (),
    margin: float = 0.0,
) -> Sheet:
    """The columns side by side, read main first. `header_gap` is in lines of body text; `above_main` and
    `above_side` stand at the head of a column; `margin` is the width of a column for section titles."""
    design = s.content.cv.design
    gap = (Space(s.main.gap(header_gap)),)
    main = flow(s.main, s.main_sections, s.content, margin)
    columns = (Column((*above_main, *(gap if above_main and main else ()), *main), s.main.width),)
    if s.two:
        side = flow(s.side, s.side_sections, s.content)
        blocks = (*above_side, *(gap if above_side and side else ()), *side)
        fill: ColorRole | None = "panel" if s.filled else None
        aside = Column(blocks, s.side.width, fill, s.gutter / 2 if s.filled else 0.0)
        columns = (aside, *columns) if s.left else (*columns, aside)
    return Sheet(
        columns=columns,
        header=header,
        header_fill=header_fill,
        header_gap=s.main.gap(header_gap),
        gutter=s.gutter,
        margin_x=design.margin_x,
        margin_y=design.margin_y,
        footer=_footer(s),
        reading_order=(0,) if not s.two else (1, 0) if s.left else (0, 1),
    )


def _footer(s: Spread) -> Paragraph | None:
    if not s.content.cv.design.page_numbers:
        return None
    style = replace(s.main.muted, size=s.main.size * 0.85)
    who = s.content.cv.basics.name.strip()
    text = "{page} / {pages}"
    return Paragraph((Span(f"{who}  ·  {text}" if who else text, style),), "center")
