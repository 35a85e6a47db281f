"""Academic: years in the margin, a numbered bibliography, page numbers; made to run to many pages."""

from __future__ import annotations

from altocv.cv.design import Colors, Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.overlined,
    entry=arrange.dated,
    brief=arrange.dated,
    publications="cited",
    name_size=2.2,
    name_bold=False,
    label_size=1.12,
    label_italic=True,
    label_color="muted",
    heading_size=1.08,
    heading_color="text",
    of_italic=False,
    bullet="–",
    bullet_color="muted",
    entry_gap=0.55,
    section_gap=1.25,
    joint=", ",
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
    return sheet(s, header=(header.region(header.beside_photo(theme, basics, title)),), header_gap=1.2)


TEMPLATE = Template(
    key="academic",
    name="Academic",
    description="Years in the margin, numbered publications, page numbers. Runs to many pages.",
    defaults=Design(
        template="academic",
        body_font="Gentium Book Plus",
        heading_font="Gentium Book Plus",
        size=10.2,
        leading=1.36,
        margin_x=62,
        margin_y=56,
        show_icons=False,
        page_numbers=True,
        date_format="YYYY",
        colors=Colors(
            text="#1c1c1c",
            muted="#56534e",
            primary="#1c1c1c",
            accent="#1f4e79",
            rule="#a8a49c",
            panel="#f4f2ec",
            on_panel="#1c1c1c",
        ),
    ),
    compose=compose,
)
