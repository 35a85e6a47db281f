"""The inputs of a form, by kind of field."""

from __future__ import annotations

import reflex as rx

from altocv.typeset import icons
from altocv.web import ui
from altocv.web.i18n import t
from altocv.web.state.content import ContentState
from altocv.web.state.editor import EditorState
from altocv.web.views import Field, LineRow

ICON_NAMES = "icon-names"


def field(item: Field) -> rx.Component | rx.Var:
    """One labelled input."""
    return rx.match(
        item.kind,
        ("short", _line(item, "half")),
        ("icon", _line(item, "half", list=ICON_NAMES)),
        ("text", _text(item)),
        ("date", _date(item)),
        ("words", _words(item)),
        ("select", _select(item)),
        ("switch", _switch(item)),
        ("lines", _lines(item)),
        _line(item),
    )


def _line(item: Field, class_name: str = "", **props: str) -> rx.Component:
    return ui.text_field(
        t(item.label),
        value=item.value,
        epoch=EditorState.epoch,
        on_input=lambda text: EditorState.type_in(item.path, text),
        input_mode=rx.cond(item.kind == "url", "url", "text"),
        dir="auto",
        disabled=EditorState.locked,
        class_name=class_name,
        key=item.path,
        **props,
    )


def icon_names() -> rx.Component:
    """What a field for an icon offers; once a page."""
    return rx.el.datalist(*(rx.el.option(value=name) for name in icons.NAMES), id=ICON_NAMES)


def _text(item: Field) -> rx.Component:
    return ui.textarea(
        t(item.label),
        value=item.value,
        epoch=EditorState.epoch,
        on_input=lambda text: EditorState.type_in(item.path, text),
        dir="auto",
        disabled=EditorState.locked,
        key=item.path,
    )


def _date(item: Field) -> rx.Component:
    return ui.text_field(
        t(item.label),
        value=item.value,
        hint=rx.cond(item.bad, t("field.date_kept"), ""),
        epoch=EditorState.epoch,
        on_input=lambda text: EditorState.type_in(item.path, text),
        placeholder=t("field.date_hint"),
        class_name="half",
        disabled=EditorState.locked,
        key=item.path,
    )


def _words(item: Field) -> rx.Component:
    return ui.text_field(
        t(item.label),
        value=item.value,
        epoch=EditorState.epoch,
        on_input=lambda text: EditorState.type_words(item.path, text),
        placeholder=t("field.words_hint"),
        dir="auto",
        disabled=EditorState.locked,
        key=item.path,
    )


def _select(item: Field) -> rx.Component:
    return rx.el.label(
        rx.el.span(t(item.label), class_name="ui-label"),
        ui.control(
            rx.foreach(item.options, lambda value: rx.el.option(t("option." + value), value=value)),
            element="select",
            value=item.value,
            on_commit=lambda value: EditorState.set_value(item.path, value),
            disabled=EditorState.locked,
            class_name="ui-input ui-select",
            key=item.path,
        ),
        class_name="ui-field",
    )


def _switch(item: Field) -> rx.Component:
    return ui.switch(
        t(item.label),
        value=item.on,
        on_commit=lambda on: EditorState.set_value(item.path, on),
        disabled=EditorState.locked & (item.path != "meta/locked"),
        key=item.path,
    )


def _lines(item: Field) -> rx.Component:
    owner, name = item.owner, item.name
    return rx.el.fieldset(
        rx.el.legend(t(item.label), class_name="ui-label"),
        rx.foreach(item.lines, lambda row: _line_row(row, item.label)),
        ui.button(
            t("editor.add_line"),
            kind="ghost",
            size="sm",
            icon_name="plus",
            on_click=ContentState.add_item(owner, name),
            disabled=EditorState.locked,
            class_name="self-start",
        ),
        class_name="lines",
    )


def _line_row(row: LineRow, label: str) -> rx.Component:
    def tool(face: str, name: str, text: str) -> rx.Component:
        return ui.icon_button(face, t(text), size="sm", on_click=ContentState.command(name, row.path))

    return rx.el.div(
        ui.textarea(
            value=row.value,
            rows=2,
            epoch=EditorState.epoch,
            on_input=lambda text: EditorState.type_in(row.path, text),
            dir="auto",
            aria_label=t(label),
            disabled=EditorState.locked,
        ),
        rx.el.div(
            tool("arrow-up", "up", "editor.up"),
            tool("arrow-down", "down", "editor.down"),
            tool("x", "remove_line", "editor.remove"),
            class_name="line-tools",
        ),
        key=row.path,
        class_name="line-row",
    )
