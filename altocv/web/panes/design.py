"""The right pane: how the CV looks."""

from __future__ import annotations

from typing import Any, get_args

import reflex as rx

from altocv.cv.design import ColorRole, Design
from altocv.cv.document import LANGUAGES
from altocv.cv.locales import LANGUAGE_NAMES
from altocv.typeset.fonts import FAMILIES, PAIRINGS
from altocv.typeset.templates import PALETTES, TEMPLATES
from altocv.web import ui
from altocv.web.i18n import t
from altocv.web.panes.canvas import color_pad
from altocv.web.state.content import ContentState
from altocv.web.state.design import DesignState
from altocv.web.state.editor import EditorState
from altocv.web.ui import icon
from altocv.web.views import OutlineSection


def design_pane() -> rx.Component:
    """Everything of `Design`, by what a person would look for."""
    return rx.el.aside(
        rx.el.div(
            rx.el.h2(t("editor.design"), class_name="pane-title"),
            ui.button(
                t("design.fit"),
                size="sm",
                icon_name="fold-vertical",
                title=t("design.fit_hint"),
                on_click=DesignState.fit_to_one_page,
                disabled=EditorState.locked,
            ),
            class_name="pane-head",
        ),
        _group("design.template", rx.cond(EditorState.status == "ready", _templates()), open_=True),
        _group("design.colors", _palettes(), _colors(), open_=True),
        _group("design.fonts", _pairings(), _families(), open_=True),
        _group(
            "design.text",
            _number("size", step=0.1),
            _number("scale", step=0.05),
            _number("leading", step=0.01),
            _switch("justify"),
            _switch("hyphenate"),
            _choice("uppercase_titles", ["auto", "yes", "no"], event=DesignState.set_titles),
        ),
        _group(
            "design.spacing",
            _number("density", step=0.05),
            _number("margin_x", step=1),
            _number("margin_y", step=1),
        ),
        _group(
            "design.layout",
            _choice("page_size"),
            _choice("columns"),
            _choice("side"),
            _number("side_width", step=0.01),
            _switch("group_roles"),
            _switch("page_numbers"),
        ),
        _group("design.order", _order()),
        _group(
            "design.details",
            _language(),
            _choice("date_format"),
            _switch("show_icons"),
            _switch("show_links"),
        ),
        _group("design.photo", _switch("show_photo"), _choice("photo_shape"), _number("photo_size", step=1)),
        aria_label=t("editor.design"),
        class_name="cv-pane cv-pane-design",
    )


def _group(title: str, *children: rx.Component, open_: bool = False) -> rx.Component:
    return rx.el.details(
        rx.el.summary(rx.el.span(t(title)), icon("chevron-down", 14, class_name="chevron")),
        rx.el.div(*children, class_name="group-body"),
        open=open_,
        class_name="group",
    )


def _templates() -> rx.Component:
    return rx.el.div(
        *(
            rx.el.button(
                rx.el.img(
                    src=f"/api/cvs/{EditorState.open_id}/page.webp?template={template.key}&v={EditorState.thumbs}",
                    alt="",
                    loading="lazy",
                ),
                rx.el.span(template.name),
                type="button",
                title=template.description,
                aria_pressed=EditorState.choices["template"] == template.key,
                on_click=DesignState.use_template(template.key),
                disabled=EditorState.locked,
                class_name="template-card",
            )
            for template in TEMPLATES.values()
        ),
        class_name="template-grid",
    )


def _palettes() -> rx.Component:
    return rx.el.div(
        *(
            rx.el.button(
                *(
                    rx.el.span(style={"background": color})
                    for color in (p.colors.primary, p.colors.accent, p.colors.panel)
                ),
                type="button",
                title=p.name,
                aria_label=p.name,
                on_click=DesignState.use_palette(p.key),
                disabled=EditorState.locked,
                class_name="palette",
            )
            for p in PALETTES.values()
        ),
        class_name="palettes",
    )


def _colors() -> rx.Component:
    return rx.el.div(*(_color(role) for role in get_args(ColorRole)), class_name="colors")


def _color(role: str) -> rx.Component:
    value = EditorState.colors[f"--cv-{role.replace('_', '-')}"]
    path = f"design/colors/{role}"
    return rx.el.details(
        rx.el.summary(
            rx.el.span(style={"background": value}, class_name="swatch"),
            rx.el.span(t(f"color.{role}")),
            id=f"color-{role}",
        ),
        rx.el.div(
            color_pad(
                name=f"--cv-{role.replace('_', '-')}",
                value=value,
                on_commit=lambda color: EditorState.set_value(path, color),
            ),
            ui.text_field(
                value=value,
                max_length=7,
                spell_check=False,
                aria_label=t(f"color.{role}"),
                on_commit=lambda text: DesignState.set_color(path, text),
            ),
            class_name="color-body",
        ),
        name="cv-color",
        class_name="color",
    )


def _pairings() -> rx.Component:
    return rx.el.div(
        *(
            rx.el.button(
                rx.el.strong(p.heading),
                rx.el.span(p.body),
                type="button",
                on_click=DesignState.use_pairing(p.heading, p.body),
                aria_pressed=(EditorState.choices["heading_font"] == p.heading)
                & (EditorState.choices["body_font"] == p.body),
                disabled=EditorState.locked,
                class_name="pairing",
            )
            for p in PAIRINGS
        ),
        class_name="pairings",
    )


def _families() -> rx.Component:
    names = list(FAMILIES)
    return rx.fragment(_choice("heading_font", names, plain=True), _choice("body_font", names, plain=True))


def _number(name: str, *, step: float) -> rx.Component:
    """A slider over the field's own bounds."""
    least, most = _bounds(name)
    return ui.slider(
        t(f"design.{name}"),
        value=EditorState.numbers[name],
        min=least,
        max=most,
        step=step,
        disabled=EditorState.locked,
        on_live=lambda value: EditorState.set_number(f"design/{name}", value),
        on_commit=lambda value: EditorState.set_number(f"design/{name}", value),
    )


def _bounds(name: str) -> tuple[float, float]:
    limits = {type(m).__name__: m for m in Design.model_fields[name].metadata}
    return limits["Ge"].ge, limits["Le"].le


def _choice(
    name: str, options: list[str] | None = None, *, plain: bool = False, event: Any = None
) -> rx.Component:
    values = options or list(get_args(Design.model_fields[name].annotation))
    words = plain or name == "date_format"
    return ui.select(
        t(f"design.{name}"),
        options=[(value, value if words else t(f"option.{value}")) for value in values],
        value=EditorState.choices[name],
        on_commit=(lambda v: event(v)) if event else (lambda v: EditorState.set_value(f"design/{name}", v)),
        disabled=EditorState.locked,
    )


def _switch(name: str) -> rx.Component:
    return ui.switch(
        t(f"design.{name}"),
        value=EditorState.switches[name],
        on_commit=lambda on: EditorState.set_value(f"design/{name}", on),
        disabled=EditorState.locked,
    )


def _order() -> rx.Component:
    """The sections in their order, each to move and to hide."""
    return rx.el.ul(rx.foreach(EditorState.outline, _section), class_name="order")


def _section(section: OutlineSection) -> rx.Component:
    def tool(face: str, name: str, label: str) -> rx.Component:
        return ui.icon_button(
            face,
            t(label),
            size="sm",
            on_click=ContentState.command(name, section.path),
            disabled=EditorState.locked,
        )

    return rx.el.li(
        rx.el.span(section.title, dir="auto", class_name="outline-title"),
        rx.cond(
            section.hidden,
            tool("eye-off", "hide", "editor.show"),
            tool("eye", "hide", "editor.hide"),
        ),
        tool("arrow-up", "up", "editor.up"),
        tool("arrow-down", "down", "editor.down"),
        key=section.path,
        class_name=rx.cond(section.hidden, "is-hidden", ""),
    )


def _language() -> rx.Component:
    return ui.select(
        t("design.language"),
        options=[(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        value=EditorState.choices["language"],
        on_commit=lambda code: EditorState.set_value("meta/language", code),
        disabled=EditorState.locked,
    )
