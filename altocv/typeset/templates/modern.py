"""Modern: a confident sans-serif, one strong colour, and headings that run out into a rule."""

from __future__ import annotations

from altocv.cv.design import Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.ruled_out,
    entry=arrange.titled,
    brief=arrange.one_line,
    name_size=2.7,
    name_color="primary",
    label_size=1.25,
    label_color="text",
    heading_size=1.18,
    of_color="accent",
    bullet_color="accent",
    icon_color="accent",
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK)
    basics, theme = content.cv.basics, s.top
    title = (
        *header.name(theme, basics),
        *header.label(theme, basics),
        Space(theme.gap(0.4)),
        *header.contact_line(theme, basics),
    )
    return sheet(s, header=(header.region(header.beside_photo(theme, basics, title)),), header_gap=1.1)


TEMPLATE = Template(
    key="modern",
    name="Modern",
    description="Clear sans-serif with one strong colour. At home in technology and business.",
    defaults=Design(
        template="modern",
        body_font="Source Sans 3",
        heading_font="Poppins",
        size=10.2,
        leading=1.36,
        margin_x=50,
        margin_y=46,
        colors=PALETTES["cobalt"].colors,
    ),
    compose=compose,
)
