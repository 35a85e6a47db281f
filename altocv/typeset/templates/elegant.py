"""Elegant: a widely spaced name, centred headings between hairlines, warm and quiet."""

from __future__ import annotations

from altocv.cv.design import Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.centred,
    entry=arrange.titled,
    brief=arrange.one_line,
    name_size=2.7,
    name_bold=False,
    name_uppercase=True,
    name_tracking=0.26,
    name_color="primary",
    label_size=1.12,
    label_color="accent",
    heading_size=1.06,
    heading_bold=False,
    uppercase=True,
    tracking=0.16,
    of_italic=True,
    icon_color="accent",
    section_gap=1.2,
    heading_gap=0.45,
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK)
    basics, theme = content.cv.basics, s.top
    picture = header.photo(theme, basics, "center")
    band = header.region(
        *picture,
        *((Space(theme.gap(0.6)),) if picture else ()),
        *header.name(theme, basics, "center"),
        *header.label(theme, basics, "center"),
        Space(theme.gap(0.45)),
        *header.contact_line(theme, basics, "center"),
    )
    return sheet(s, header=(band,), header_gap=1.3)


TEMPLATE = Template(
    key="elegant",
    name="Elegant",
    description="A widely spaced name and centred headings between hairlines. Warm and quiet.",
    defaults=Design(
        template="elegant",
        body_font="Lato",
        heading_font="Raleway",
        size=9.6,
        leading=1.42,
        margin_x=58,
        margin_y=50,
        colors=PALETTES["bronze"].colors,
    ),
    compose=compose,
)
