"""What is around every page: the document's head, the preferences, and what shows when the connection or the
page itself breaks."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.style import color_mode, set_color_mode
from reflex_components_core.base.error_boundary import ErrorBoundary
from reflex_components_core.core.banner import has_connection_errors

from altocv.web import ui
from altocv.web.i18n import LANGUAGES, t
from altocv.web.state.session import SessionState

_CODES = ",".join(f'"{code}"' for code in LANGUAGES)

EARLY = f"""(function () {{
  var known = [{_CODES}], root = document.documentElement;
  var chosen = (document.cookie.match(/(?:^|; )altocv_language=(\\w+)/) || [])[1];
  var wanted = [chosen].concat((navigator.languages || []).map(function (l) {{ return l.slice(0, 2); }}));
  root.lang = wanted.find(function (l) {{ return known.indexOf(l) >= 0; }}) || "en";
  if (root.lang !== "en") root.dataset.pending = "";
}})();"""
"""Runs before the first paint: settles the language, and hides the English page when it is another."""


def head() -> list[rx.Component]:
    """Tags for the head of every page."""
    return [
        rx.el.meta(name="color-scheme", content="light dark"),
        rx.el.meta(name="theme-color", content="#f5f6f6", media="(prefers-color-scheme: light)"),
        rx.el.meta(name="theme-color", content="#0f1312", media="(prefers-color-scheme: dark)"),
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="alternate icon", href="/favicon.ico", sizes="32x32"),
        rx.el.link(rel="apple-touch-icon", href="/apple-touch-icon.png"),
        rx.el.script(EARLY),
    ]


def overlay() -> rx.Component:
    """Over whatever page is open: short messages, and the line that tells of a lost connection."""
    return rx.el.div(
        ui.Toasts.create(),
        rx.cond(
            has_connection_errors,
            ui.banner(t("app.offline"), kind="warning", icon_name="wifi-off", class_name="ui-offline"),
        ),
        aria_live="polite",
    )


def error_boundary(*children: rx.Component, **props: Any) -> rx.Component:
    """Shows a calm page when one cannot be drawn. It needs no state: that may be what broke."""
    page = rx.el.main(
        rx.el.title("AltoCV"),
        ui.empty_state(
            "cloud-off",
            t("error.page.title"),
            t("error.page.text"),
            ui.button(t("error.page.reload"), kind="primary", on_click=rx.run_script("location.reload()")),
            level=1,
        ),
        class_name="grid min-h-dvh place-items-center",
    )
    return ErrorBoundary.create(*children, fallback_render=rx.Var.create(page), **props)


def skip_link() -> rx.Component:
    """The first stop of the Tab key: past the header, to the element with the id `content`."""
    return rx.el.a(t("app.skip"), href="#content", class_name="ui-skip")


def logo(size: int = 22) -> rx.Component:
    """The mark and the name."""
    return rx.el.span(
        rx.el.svg(
            rx.el.path(d="M9 5h9.2L25 11.8V25a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2Z", fill="#fff"),
            rx.el.path(d="M11 21.5 15.9 10h.4l4.9 11.5M12.6 18h7", class_name="ui-logo-a"),
            view_box="0 0 32 32",
            width=f"{size}",
            height=f"{size}",
            class_name="ui-logo",
            aria_hidden="true",
        ),
        "AltoCV",
        class_name="inline-flex items-center gap-2 text-lg font-semibold tracking-tight",
    )


def preferences() -> rx.Component:
    """Theme and language of the interface (not the language of a CV), in one menu."""
    icons = {"light": "sun", "dark": "moon", "system": "monitor"}
    return ui.menu(
        ui.icon_button("settings-2", t("app.preferences")),
        rx.el.p(t("app.theme"), class_name="ui-menu-title"),
        *(
            _choice(t(f"app.theme.{mode}"), color_mode == mode, name, on_click=set_color_mode(mode))  # pyright: ignore[reportArgumentType]
            for mode, name in icons.items()
        ),
        ui.menu_separator(),
        rx.el.p(t("app.language"), class_name="ui-menu-title"),
        *(
            _choice(
                name,
                t("language") == code,
                data_language=code,
                lang=code,
                on_click=SessionState.set_language(code),
            )
            for code, name in LANGUAGES.items()
        ),
        label=t("app.preferences"),
        align="end",
    )


def _choice(text: Any, chosen: Any, icon_name: str | None = None, **props: Any) -> rx.Component:
    props |= {"role": "menuitemradio", "aria_checked": rx.cond(chosen, "true", "false")}
    return ui.menu_item(text, icon_name=icon_name, **props)
