"""What lies over the page: dialogs and menus."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web.i18n import t
from altocv.web.ui.buttons import classes, icon, icon_button, kbd, link
from altocv.web.ui.controls import dialog_control, menu_control

Text = str | rx.Var[str]


def dialog(
    title: Text,
    *children: Any,
    footer: list[rx.Component] | None = None,
    wide: bool = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A modal dialog. Either the state rules it (`open`, `on_close`), or it has an `id` and is opened by any
    button with `data_show_dialog=<id>`; a button with `data_close_dialog="1"` inside closes it."""
    props.setdefault("aria_label", title)
    return dialog_control(
        rx.el.header(
            rx.el.h2(title),
            icon_button("x", t("app.close"), size="sm", data_close_dialog="1"),
        ),
        rx.el.div(*children, class_name="ui-dialog-body"),
        *([rx.el.footer(*footer)] if footer else []),
        class_name=classes("ui-dialog", "ui-wide" if wide else None, class_name),
        **props,
    )


def menu(trigger: rx.Component, *items: Any, label: Text, align: str = "start", **props: Any) -> rx.Component:
    """A menu of `menu_item`s under its button, with arrow keys, Home, End and first letters."""
    return menu_control(trigger, *items, label=label, align=align, **props)


def menu_item(
    text: Text,
    *,
    icon_name: str | None = None,
    keys: str = "",
    price: rx.Component | None = None,
    danger: bool = False,
    **props: Any,
) -> rx.Component:
    """One command of a menu, with its shortcut, or its price, shown at the end."""
    return rx.el.button(
        *([icon(icon_name, 15)] if icon_name else []),
        rx.el.span(text),
        *([kbd(keys)] if keys else []),
        *([price] if price is not None else []),
        type=props.pop("type", "button"),
        role=props.pop("role", "menuitem"),
        tab_index=-1,
        class_name=classes("ui-menu-item", "ui-danger-item" if danger else None),
        **props,
    )


def menu_link(text: Text, *, href: str | rx.Var[str], icon_name: str | None = None) -> rx.Component:
    """An entry of a menu that leads to another page."""
    return link(
        *([icon(icon_name, 15)] if icon_name else []),
        rx.el.span(text),
        href=href,
        role="menuitem",
        tab_index=-1,
        class_name="ui-menu-item",
    )


def menu_separator() -> rx.Component:
    """A line between groups of commands."""
    return rx.el.div(role="separator", class_name="ui-separator")
