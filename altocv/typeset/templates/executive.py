"""Executive: a dark band with the name, a large opening statement, Garamond headings, room to breathe."""

from __future__ import annotations

from altocv.cv.design import Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.underlined,
    entry=arrange.two_line,
    brief=arrange.one_line,
    name_size=3.3,
    name_bold=False,
    name_tracking=0.02,
    label_size=1.05,
    label_uppercase=True,
    heading_size=1.6,
    heading_bold=False,
    summary_size=1.14,
    title_color="primary",
    section_gap=1.3,
    heading_gap=0.35,
    entry_gap=0.8,
    line_gap=0.22,
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK, band=True)
    basics, theme = content.cv.basics, s.top
    title = (
        *header.name(theme, basics),
        *header.label(theme, basics),
        Space(theme.gap(0.5)),
        *header.contact_line(theme, basics),
    )
    band = header.region(header.beside_photo(theme, basics, title))
    return sheet(s, header=(band,), header_fill="panel", header_gap=1.6)


TEMPLATE = Template(
    key="executive",
    name="Executive",
    description="A dark band, Garamond headings and a large opening statement. For people who lead.",
    defaults=Design(
        template="executive",
        body_font="Source Sans 3",
        heading_font="EB Garamond",
        size=10.2,
        leading=1.42,
        margin_x=58,
        margin_y=48,
        photo_size=84,
        colors=PALETTES["burgundy"].colors,
    ),
    compose=compose,
)
