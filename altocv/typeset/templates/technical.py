"""Technical: a timeline of roles, skills in a table, humanist letters with an engineer's accent."""

from __future__ import annotations

from altocv.cv.design import Design
from altocv.typeset.blocks import Line, Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.plain,
    entry=arrange.dotted,
    brief=arrange.one_line,
    name_size=2.4,
    label_size=1.2,
    label_color="primary",
    heading_size=1.22,
    heading_color="primary",
    of_color="primary",
    bullet="▪",
    bullet_color="accent",
    section_gap=1.1,
    heading_gap=0.35,
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK)
    basics, theme = content.cv.basics, s.top
    title = (
        *header.name(theme, basics),
        *header.label(theme, basics),
        Space(theme.gap(0.35)),
        *header.contact_line(theme, basics),
    )
    rule = Line("primary", 1.6, above=theme.gap(0.5))
    band = header.region(header.beside_photo(theme, basics, title), rule)
    return sheet(s, header=(band,), header_gap=0.9)


TEMPLATE = Template(
    key="technical",
    name="Technical",
    description="Roles on a timeline, skills in a table. For engineers, analysts and scientists in industry.",
    defaults=Design(
        template="technical",
        body_font="Open Sans",
        heading_font="Ubuntu",
        size=9.3,
        leading=1.42,
        margin_x=48,
        margin_y=44,
        colors=PALETTES["teal"].colors,
    ),
    compose=compose,
)
