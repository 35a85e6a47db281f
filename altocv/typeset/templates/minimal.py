"""Minimal: titles in the margin, no rules, no ornament; white space does the work."""

from __future__ import annotations

from altocv.cv.design import Design
from altocv.typeset.blocks import Sheet, Space
from altocv.typeset.templates import arrange, header, headings
from altocv.typeset.templates.base import Content, Look, Template
from altocv.typeset.templates.palettes import PALETTES
from altocv.typeset.templates.sheets import sheet, spread

LOOK = Look(
    heading=headings.plain,
    entry=arrange.titled,
    brief=arrange.one_line,
    skills="run-in",
    grid=2,
    name_size=2.0,
    name_color="primary",
    label_size=1.1,
    label_color="muted",
    heading_size=1.0,
    heading_color="primary",
    icon_color="muted",
    bullet="–",
    bullet_color="muted",
    section_gap=1.5,
    entry_gap=0.75,
    line_gap=0.2,
)


def compose(content: Content) -> Sheet:
    s = spread(content, LOOK)
    basics, theme = content.cv.basics, s.top
    title = (
        *header.name(theme, basics),
        *header.label(theme, basics),
        Space(theme.gap(0.5)),
        *header.contact_line(theme, basics),
    )
    margin = 0.0 if s.two else theme.width * 0.2
    band = header.region(header.beside_photo(theme, basics, title))
    return sheet(s, header=(band,), header_gap=2.0, margin=margin)


TEMPLATE = Template(
    key="minimal",
    name="Minimal",
    description="Titles in the margin, no rules, no ornament. White space does the work.",
    defaults=Design(
        template="minimal",
        body_font="Open Sauce Sans",
        heading_font="Open Sauce Sans",
        size=9.0,
        leading=1.5,
        margin_x=56,
        margin_y=56,
        show_icons=False,
        colors=PALETTES["ink"].colors,
    ),
    compose=compose,
)
