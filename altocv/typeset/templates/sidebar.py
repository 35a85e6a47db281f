"""Sidebar: photo, contact and skills on a filled column to the page's edge, the career beside it."""

from __future__ import annotations

from dataclasses import replace

from altocv.cv.design import Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import SIDE_KINDS, Columns, sheet, spread

LOOK = Look(
    heading=headings.barred,
    entry=arrange.titled,
    brief=arrange.one_line,
    name_size=3.0,
    name_color="primary",
    label_size=1.3,
    label_color="muted",
    heading_size=1.22,
    of_color="accent",
    bullet_color="accent",
    section_gap=1.25,
)
SIDE = replace(LOOK, heading=headings.underlined, heading_size=1.1, section_gap=1.4, heading_gap=0.3)
COLUMNS = Columns(two=True, left=True, gutter=40.0, kinds=SIDE_KINDS | {"awards"}, filled=True, kept=True)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK, COLUMNS, side_look=SIDE)
    basics, theme = content.cv.basics, s.main
    title = (*header.name(theme, basics), *header.label(theme, basics))
    if not s.two:
        line = (Space(theme.gap(0.4)), *header.contact_line(theme, basics))
        return sheet(s, header=(header.region(header.beside_photo(theme, basics, (*title, *line))),))
    picture = header.photo(s.side, basics, "center")
    contact = header.contact_list(s.side, basics)
    gap = (Space(s.side.gap(1.0)),) if picture and contact else ()
    above = (header.region(*picture, *gap, *contact),) if picture or contact else ()
    return sheet(s, above_main=(header.region(*title),) if title else (), above_side=above, header_gap=1.25)


TEMPLATE = Template(
    key="sidebar",
    name="Sidebar",
    description="Photo, contact and skills on a coloured column; the career has the page to itself.",
    defaults=Design(
        template="sidebar",
        body_font="Lato",
        heading_font="Lato",
        size=9.6,
        leading=1.4,
        margin_x=34,
        margin_y=42,
        side_width=0.33,
        photo_size=104,
        colors=PALETTES["navy"].colors,
    ),
    compose=compose,
)
