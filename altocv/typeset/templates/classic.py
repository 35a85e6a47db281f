"""Classic: a centred serif title, ruled capitals, and the employer first, as law and finance like it."""

from __future__ import annotations

from altocv.cv.design import Colors, Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.underlined,
    entry=arrange.two_line,
    brief=arrange.one_line,
    lead="organization",
    name_size=2.5,
    name_tracking=0.02,
    label_size=1.15,
    label_italic=True,
    label_color="muted",
    heading_size=1.04,
    heading_color="primary",
    uppercase=True,
    tracking=0.07,
    of_italic=True,
    section_gap=1.0,
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK)
    basics, theme = content.cv.basics, s.top
    title = (
        *header.name(theme, basics, "center"),
        *header.label(theme, basics, "center"),
        Space(theme.gap(0.25)),
        *header.contact_line(theme, basics, "center"),
    )
    return sheet(s, header=(header.region(header.beside_photo(theme, basics, title)),))


TEMPLATE = Template(
    key="classic",
    name="Classic",
    description="Centred serif, ruled capitals, employers first. For law, finance and government.",
    defaults=Design(
        template="classic",
        body_font="XCharter",
        heading_font="XCharter",
        size=9.8,
        leading=1.34,
        margin_x=56,
        margin_y=48,
        show_icons=False,
        colors=Colors(
            text="#1d1f23",
            muted="#55585e",
            primary="#1d1f23",
            accent="#2d4a73",
            rule="#8f949b",
            panel="#f3f2ef",
            on_panel="#1d1f23",
        ),
    ),
    compose=compose,
)
