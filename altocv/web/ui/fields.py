"""Form controls. All report with `on_commit` (left, released or chosen); texts also with `on_input`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import reflex as rx

from altocv.web.ui.buttons import classes, icon
from altocv.web.ui.controls import control, range_control

Text = str | rx.Var[str]
Options = Sequence[tuple[str, Text]] | rx.Var[Any]


def _labelled(label: Text | None, body: rx.Component, hint: Text | None, error: Text | None) -> rx.Component:
    """A control under its label, with a line of help or of error below, which is no part of its name."""
    words = [] if label is None else [rx.el.span(label, class_name="ui-label")]
    below: list[Any] = []
    if error is not None:
        below.append(rx.cond(error, rx.el.span(error, class_name="ui-error", role="alert")))
    if hint is not None:
        below.append(rx.cond(hint, rx.el.span(hint, class_name="ui-hint", aria_hidden="true")))
    return rx.el.div(rx.el.label(*words, body), *below, class_name="ui-field")


def _marked(props: dict[str, Any], hint: Text | None, error: Text | None) -> dict[str, Any]:
    if error is not None:
        props["aria_invalid"] = rx.cond(error, "true", "false")
    if hint is not None:
        props["aria_description"] = hint
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
    body = control(value=value, class_name=classes("ui-input", class_name), **_marked(props, hint, error))
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
        **_marked(props, hint, error),
    )
    return _labelled(label, body, hint, error)


def select(
    label: Text | None = None,
    *,
    options: Options,
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
    return _labelled(label, body, None, None)


def switch(label: Text, *, value: Any, **props: Any) -> rx.Component:
    """On or off, with effect at once. `on_commit` gets which."""
    return rx.el.label(
        label, control(type="checkbox", role="switch", value=value, **props), class_name="ui-check ui-switch"
    )


def slider(
    label: Text, *, value: Any, min: float, max: float, step: float, unit: str = "", **props: Any
) -> rx.Component:
    """A slider with its value beside the label. `on_commit` fires on release, `on_live` while dragging."""
    return range_control(label=label, value=value, min=min, max=max, step=step, unit=unit, **props)
