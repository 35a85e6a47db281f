"""Parts that hold other parts, and what stands in for content that is not there."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from altocv.web.ui.buttons import classes, icon

Text = str | rx.Var[str]


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
