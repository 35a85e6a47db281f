"""Buttons, links that look like them, icons and keys."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

ButtonKind = Literal["primary", "secondary", "ghost", "danger"]
Size = Literal["sm", "md", "lg"]

ICON_SIZES: dict[str, int] = {"sm": 14, "md": 16, "lg": 18}


def classes(*names: str | None) -> str:
    """Class names joined, empty ones left out."""
    return " ".join(name for name in names if name)


def icon(name: str, size: int = 16, **props: Any) -> rx.Component:
    """A Lucide icon (https://lucide.dev), hidden from screen readers: what it means is said beside it."""
    return rx.icon(name, size=size, custom_attrs={"aria-hidden": "true", "strokeWidth": 1.75}, **props)


def button(
    *children: Any,
    kind: ButtonKind = "secondary",
    size: Size = "md",
    icon_name: str | None = None,
    loading: rx.Var[bool] | bool = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button. While `loading` it shows a spinner in the icon's place, and cannot be pressed."""
    content: list[Any] = [icon(icon_name, ICON_SIZES[size])] if icon_name else []
    if loading is not False:
        content = [rx.cond(loading, spinner(ICON_SIZES[size]), *content or [rx.fragment()])]
        busy = rx.Var.create(loading).bool()
        props["disabled"] = busy | props["disabled"] if "disabled" in props else busy
        props["aria_busy"] = busy
    props.setdefault("type", "button")
    return rx.el.button(
        *content, *children, class_name=classes("ui-btn", f"ui-{kind}", f"ui-{size}", class_name), **props
    )


def link(*children: Any, href: str | rx.Var[str], **props: Any) -> rx.Component:
    """A link. To what is no page of the app (`/api/…`) the browser itself goes, and not the app's router."""
    if isinstance(href, str) and href.startswith("/api/"):
        props["reload_document"] = True
    return rx.el.a(*children, href=href, **props)


def link_button(
    *children: Any,
    href: str | rx.Var[str],
    kind: ButtonKind = "secondary",
    size: Size = "md",
    icon_name: str | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A link that looks like a button: it goes somewhere and does nothing else."""
    content = [icon(icon_name, ICON_SIZES[size])] if icon_name else []
    return link(
        *content,
        *children,
        href=href,
        class_name=classes("ui-btn", f"ui-{kind}", f"ui-{size}", class_name),
        **props,
    )


def icon_button(
    name: str,
    label: str | rx.Var[str],
    *,
    kind: ButtonKind = "ghost",
    size: Size = "md",
    keys: str = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button of one icon. `label` names it and shows as its tooltip, with the shortcut `keys`."""
    if keys:
        props["data_keys"] = keys
    props.setdefault("type", "button")
    return rx.el.button(
        icon(name, ICON_SIZES[size]),
        aria_label=label,
        data_tip=label,
        class_name=classes("ui-btn ui-icon", f"ui-{kind}", f"ui-{size}", class_name),
        **props,
    )


def spinner(size: int = 16) -> rx.Component:
    """A turning ring. Say beside it, or on its parent, what is awaited."""
    return rx.el.span(class_name="ui-spinner", style={"width": f"{size}px", "height": f"{size}px"})


def kbd(keys: str | rx.Var[str]) -> rx.Component:
    """A key or a combination of keys."""
    return rx.el.kbd(keys, class_name="ui-kbd")
