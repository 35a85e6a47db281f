"""Compact: everything on fewer pages. One-line entries, run-in skills, tinted headings."""

from __future__ import annotations

from dataclasses import replace

from altocv.cv.design import Design
from altocv.typeset.blocks import Cell, Row, Sheet, Stack
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.tinted,
    entry=arrange.one_line,
    brief=arrange.one_line,
    skills="run-in",
    name_size=2.2,
    name_color="primary",
    label_size=1.15,
    label_color="muted",
    heading_size=1.04,
    heading_color="primary",
    of_color="primary",
    section_gap=0.62,
    heading_gap=0.28,
    entry_gap=0.42,
    line_gap=0.08,
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK)
    basics, theme = content.cv.basics, s.top
    who = Stack((*header.name(theme, basics), *header.label(theme, basics)))
    contact = header.contact_line(theme, basics, "end", replace(theme.muted, size=theme.size * 0.96))
    line = Row((Cell(who, share=0.9), *(Cell(block) for block in contact)), gap=20, align="middle")
    return sheet(s, header=(header.region(header.beside_photo(theme, basics, (line,))),), header_gap=0.6)


TEMPLATE = Template(
    key="compact",
    name="Compact",
    description="More on a page without crowding it: one-line entries, tight rhythm, tinted headings.",
    defaults=Design(
        template="compact",
        body_font="Roboto",
        heading_font="Roboto",
        size=9.2,
        leading=1.32,
        margin_x=40,
        margin_y=36,
        photo_size=58,
        colors=PALETTES["graphite"].colors.model_copy(update={"panel": "#eceef1", "on_panel": "#24282d"}),
    ),
    compose=compose,
)
