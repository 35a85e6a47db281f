"""Form controls. All report with `on_commit` (left, released or chosen); texts also with `on_input`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx

from altocv.web.ui.buttons import classes, icon
from altocv.web.ui.controls import control, range_control

Text = str | rx.Var[str]
Options = Sequence[tuple[str, Text]] | rx.Var[Any]


def _labelled(label: Text | None, body: rx.Component, hint: Text | None, error: Text | None) -> rx.Component:
    """A control under its label, with a line of help or of error below."""
    parts: list[rx.Component] = []
    if label is not None:
        parts.append(rx.el.span(label, class_name="ui-label"))
    parts.append(body)
    if error is not None:
        parts.append(rx.cond(error, rx.el.span(error, class_name="ui-error", role="alert")))
    if hint is not None:
        parts.append(rx.el.span(hint, class_name="ui-hint"))
    return rx.el.label(*parts, class_name="ui-field")


def _marked(props: dict[str, Any], error: Text | None) -> dict[str, Any]:
    if error is not None:
        props["aria_invalid"] = rx.cond(error, "true", "false")
    return props


def text_field(
    label: Text | None = None,
    *,
    value: Any = "",
    hint: Text | None = None,
    error: Text | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """One line of text. Without a visible `label` give `aria_label`. Events: `on_input` (`wait` ms after the
    last key), `on_commit`, `on_enter`, each with the text."""
    body = control(value=value, class_name=classes("ui-input", class_name), **_marked(props, error))
    return _labelled(label, body, hint, error)


def textarea(
    label: Text | None = None,
    *,
    value: Any = "",
    rows: int = 3,
    grow: bool = True,
    hint: Text | None = None,
    error: Text | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """Several lines of text, as high as what is in it when `grow`. Events as in `text_field`."""
    body = control(
        element="textarea",
        value=value,
        rows=rows,
        grow=grow,
        class_name=classes("ui-input", class_name),
        **_marked(props, error),
    )
    return _labelled(label, body, hint, error)


def number_field(
    label: Text | None = None, *, unit: Text | None = None, hint: Text | None = None, **props: Any
) -> rx.Component:
    """A number with its unit. `on_commit` gets the text; it may be empty."""
    body: rx.Component = control(type="number", class_name="ui-input ui-number", **props)
    if unit is not None:
        body = rx.el.span(body, rx.el.span(unit, aria_hidden="true"), class_name="ui-with-unit")
    return _labelled(label, body, hint, None)


def select(
    label: Text | None = None,
    *,
    options: Options,
    hint: Text | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A choice of one. `options` are (value, text) pairs, or a Var of a list of {value, label}."""
    if isinstance(options, rx.Var):
        entries = [
            rx.foreach(options.to(list[dict[str, str]]), lambda o: rx.el.option(o["label"], value=o["value"]))
        ]
    else:
        entries = [rx.el.option(text, value=value) for value, text in options]
    body = rx.el.span(
        control(*entries, element="select", class_name=classes("ui-input ui-select", class_name), **props),
        icon("chevron-down", 14),
        class_name="ui-select-box",
    )
    return _labelled(label, body, hint, None)


def switch(label: Text, *, value: Any, hint: Text | None = None, **props: Any) -> rx.Component:
    """On or off, with effect at once. `on_commit` gets which."""
    return _check(label, hint, "ui-switch", control(type="checkbox", role="switch", value=value, **props))


def checkbox(label: Text, *, value: Any, hint: Text | None = None, **props: Any) -> rx.Component:
    """One mark in a list or a form. `on_commit` gets whether it is set."""
    return _check(label, hint, "ui-checkbox", control(type="checkbox", value=value, **props))


def _check(label: Text, hint: Text | None, kind: str, box: rx.Component) -> rx.Component:
    words = [rx.el.span(label)] + ([rx.el.span(hint, class_name="ui-hint")] if hint is not None else [])
    return rx.el.label(rx.el.span(*words, class_name="ui-check-text"), box, class_name=f"ui-check {kind}")


def slider(
    label: Text, *, value: Any, min: float, max: float, step: float, unit: str = "", **props: Any
) -> rx.Component:
    """A slider with its value beside the label. `on_commit` fires on release, `on_live` while dragging."""
    return range_control(label=label, value=value, min=min, max=max, step=step, unit=unit, **props)


def segmented(
    label: Text,
    *,
    name: str | rx.Var[str],
    value: Any,
    options: Sequence[tuple[str, Any]],
    on_commit: Callable[..., Any],
    hide_label: bool = False,
    class_name: str = "",
) -> rx.Component:
    """A choice of one among few, all visible. `options` are (value, content); content may be an icon with
    hidden text. `name` must be unique on the page. `on_commit` gets the chosen value."""
    entries = [
        rx.el.label(
            control(
                type="radio",
                name=name,
                value=rx.Var.create(value).to(str) == option,
                on_commit=_choosing(on_commit, option),
            ),
            rx.el.span(content),
        )
        for option, content in options
    ]
    return rx.el.fieldset(
        rx.el.legend(label, class_name="sr-only" if hide_label else "ui-label"),
        rx.el.div(*entries),
        class_name=classes("ui-segmented", class_name),
    )


def _choosing(on_commit: Callable[..., Any], option: str) -> Callable[[Any], Any]:
    return lambda _checked: on_commit(option)


def color_field(label: Text, *, value: Any, on_commit: Any, **props: Any) -> rx.Component:
    """A colour: a swatch that opens the browser's picker, and its #rrggbb to type. `on_commit` gets the text.

    `props` (such as `data_color`) go to the swatch, whose DOM `input` events come at every step of a drag.
    """
    return rx.el.div(
        control(
            type="color", value=value, on_commit=on_commit, aria_label=label, class_name="ui-swatch", **props
        ),
        rx.el.span(label, class_name="ui-label", aria_hidden="true"),
        control(
            value=value,
            on_commit=on_commit,
            aria_label=label,
            max_length=7,
            spell_check=False,
            auto_complete="off",
            class_name="ui-input ui-hex",
        ),
        class_name="ui-color",
    )
