"""Split: the career at the left, a light column of facts at the right, the name over both."""

from __future__ import annotations

from dataclasses import replace

from altocv.cv.design import Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import SIDE_KINDS, Columns, sheet, spread

LOOK = Look(
    heading=headings.underlined,
    entry=arrange.titled,
    brief=arrange.one_line,
    name_size=2.9,
    name_color="primary",
    label_size=1.2,
    label_color="text",
    heading_size=1.12,
    uppercase=True,
    tracking=0.05,
    of_color="accent",
    icon_color="accent",
    bullet_color="accent",
)
COLUMNS = Columns(two=True, gutter=26.0, kinds=SIDE_KINDS | {"education", "awards"})


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK, COLUMNS, side_look=replace(LOOK, entry_gap=0.5))
    basics, theme = content.cv.basics, s.top
    title = (
        *header.name(theme, basics),
        *header.label(theme, basics),
        Space(theme.gap(0.4)),
        *header.contact_line(theme, basics),
    )
    return sheet(s, header=(header.region(header.beside_photo(theme, basics, title)),), header_gap=1.2)


TEMPLATE = Template(
    key="split",
    name="Split",
    description="The career at the left, education and skills in a light column at the right.",
    defaults=Design(
        template="split",
        body_font="Lato",
        heading_font="Raleway",
        size=9.5,
        leading=1.4,
        margin_x=46,
        margin_y=44,
        side_width=0.31,
        colors=PALETTES["terracotta"].colors,
    ),
    compose=compose,
)
