"""Parts that hold other parts, and what stands in for content that is not there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import reflex as rx

from altocv.web.ui.buttons import classes, icon
from altocv.web.ui.controls import tabs_control

Text = str | rx.Var[str]


def card(*children: Any, class_name: str = "", **props: Any) -> rx.Component:
    """A raised surface."""
    return rx.el.div(*children, class_name=classes("ui-card", class_name), **props)


def panel_heading(title: Text, *actions: rx.Component, level: Literal[2, 3] = 2) -> rx.Component:
    """The heading of a panel, with its commands at the end of the line."""
    heading = {2: rx.el.h2, 3: rx.el.h3}[level]
    return rx.el.div(heading(title), rx.el.div(*actions), class_name="ui-panel-heading")


def collapsible(
    title: Any, *children: Any, opened: bool = False, group: str | None = None, **props: Any
) -> rx.Component:
    """A title that shows and hides what is under it. In one `group` only one is open (an accordion)."""
    if group:
        props["custom_attrs"] = {"name": group} | props.get("custom_attrs", {})
    return rx.el.details(
        rx.el.summary(icon("chevron-right", 14), title),
        rx.el.div(*children, class_name="ui-collapsible-body"),
        open=opened,
        class_name="ui-collapsible",
        **props,
    )


def tabs(
    items: Sequence[tuple[str, Text, rx.Component]], *, label: Text, class_name: str = "", **props: Any
) -> rx.Component:
    """Panels behind tabs. `items` are (value, title, panel); all panels stay mounted. `value` and `on_select`
    put the state in charge, else the browser remembers which is open, from `initial` on."""
    return tabs_control(
        *(panel for _, _, panel in items),
        items=[{"value": value, "label": title} for value, title, _ in items],
        label=label,
        class_name=class_name,
        **props,
    )


def empty_state(
    icon_name: str, title: Text, text: Text, *actions: rx.Component, level: Literal[1, 2] = 2
) -> rx.Component:
    """Says why there is nothing, and what to do about it."""
    heading = {1: rx.el.h1, 2: rx.el.h2}[level]
    return rx.el.div(
        rx.el.div(icon(icon_name, 24), class_name="ui-empty-icon"),
        heading(title),
        rx.el.p(text),
        rx.el.div(*actions, class_name="flex flex-wrap justify-center gap-2"),
        class_name="ui-empty",
    )


def skeleton(class_name: str = "") -> rx.Component:
    """A quiet block in the place of content that is on its way."""
    return rx.el.div(class_name=classes("ui-skeleton", class_name), aria_hidden="true")


def banner(
    *children: Any,
    kind: Literal["info", "warning", "error"] = "info",
    icon_name: str = "info",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A message across a page or panel that stays until its cause is gone."""
    props.setdefault("role", "status")
    return rx.el.div(
        icon(icon_name, 16),
        rx.el.div(*children),
        class_name=classes("ui-banner", f"ui-{kind}", class_name),
        **props,
    )
