"""What is around every page: the document's head, the preferences, and what shows when the connection or the
page itself breaks."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.style import color_mode, set_color_mode
from reflex_components_core.base.error_boundary import ErrorBoundary
from reflex_components_core.core.banner import has_connection_errors

from altocv.web import ui
from altocv.web.bell import bell
from altocv.web.i18n import LANGUAGES, ago, t
from altocv.web.state.account import AccountState
from altocv.web.state.credits import CreditsState
from altocv.web.state.session import SessionState

HOME = "/dashboard"

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
        rx.el.span("AltoCV", class_name="ui-wordmark"),
        class_name="inline-flex items-center gap-2 text-lg font-semibold tracking-tight",
    )


def page(*children: Any, here: str = "", dialogs: tuple[rx.Component, ...] = ()) -> rx.Component:
    """A page of somebody who works here: the header with their account, then the content. `here` is the
    address of the part of the site that it belongs to."""
    return rx.el.div(
        skip_link(),
        rx.el.header(
            rx.el.div(
                rx.el.div(
                    rx.el.a(logo(), href=HOME, class_name="ui-home flex rounded-md"),
                    _navigation(here),
                    class_name="flex items-center gap-3 sm:gap-6",
                ),
                rx.el.div(
                    credits_chip(),
                    bell(),
                    preferences(),
                    account_menu(),
                    class_name="flex items-center gap-1",
                ),
                class_name="mx-auto flex h-14 w-full max-w-6xl items-center justify-between px-4 sm:px-8",
            ),
            class_name="border-b border-line bg-surface",
        ),
        rx.el.main(
            *children, id="content", class_name="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-20 sm:px-8"
        ),
        *dialogs,
        credits_dialog(),
        class_name="flex min-h-dvh flex-col",
    )


def _navigation(here: str) -> rx.Component:
    """The parts of the site."""

    def part(name: str, href: str) -> rx.Component:
        current: dict[str, Any] = {"aria_current": "page"} if href == here else {}
        return rx.el.a(t(f"app.nav.{name}"), href=href, class_name="ui-nav", **current)

    return rx.el.nav(
        part("cvs", HOME),
        part("jobs", "/jobs"),
        part("tailor", "/tailor"),
        aria_label=t("app.nav"),
        class_name="flex items-center gap-1",
    )


def credits_chip() -> rx.Component:
    """How many credits there are; leads to where they went."""
    return rx.cond(
        CreditsState.known,
        rx.el.a(
            ui.icon("coins", 15),
            rx.el.span(CreditsState.available, class_name="tabular-nums"),
            href="/credits",
            aria_label=t("credits.chip", count=CreditsState.available),
            data_tip=t("credits.chip", count=CreditsState.available),
            class_name="ui-btn ui-ghost",
            id="credits",
        ),
    )


def price(credits: Any) -> rx.Component:
    """What something costs, small beside its name."""
    return rx.el.span(
        rx.match(
            credits,
            (0, t("credits.free")),
            (1, t("credits.one")),
            t("credits.cost", count=credits),
        ),
        class_name="ui-price",
    )


def credits_dialog() -> rx.Component:
    """Says that something costs more than there is, and what can be done. Once on every page."""
    return ui.dialog(
        t("credits.short.title"),
        rx.el.p(
            t(
                "credits.short.text",
                wanted=CreditsState.wanted,
                available=CreditsState.available,
                missing=CreditsState.missing,
            )
        ),
        rx.cond(
            CreditsState.next_refill != "",
            rx.el.p(
                t("credits.short.refill", when=ago(CreditsState.next_refill)),
                class_name="mt-3",
                suppress_hydration_warning=True,
            ),
        ),
        open=CreditsState.short,
        on_close=CreditsState.close_short,
        footer=[
            ui.link_button(t("credits.short.history"), href="/credits"),
            ui.link_button(t("credits.get"), href="/pricing", kind="primary"),
        ],
    )


def account_menu() -> rx.Component:
    """Who is signed in, and what belongs to an account."""
    face = rx.cond(
        AccountState.avatar != "",
        rx.el.img(src=AccountState.avatar, alt="", class_name="size-7 rounded-full object-cover"),
        rx.el.span(
            rx.cond(AccountState.kind == "member", AccountState.initial, ui.icon("user-round", 15)),
            class_name=(
                "grid size-7 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent"
            ),
        ),
    )
    return ui.menu(
        rx.el.button(
            face,
            type="button",
            aria_label=t("account.menu"),
            data_tip=t("account.menu"),
            class_name="ui-btn ui-icon",
        ),
        rx.el.div(
            rx.cond(
                AccountState.kind == "member",
                rx.fragment(
                    rx.el.p(AccountState.name, class_name="truncate text-sm font-medium"),
                    rx.el.p(AccountState.email, class_name="truncate text-xs text-faint"),
                ),
                rx.fragment(
                    rx.el.p(t("account.guest"), class_name="text-sm font-medium"),
                    rx.el.p(t("account.guest_note"), class_name="text-xs text-faint"),
                ),
            ),
            class_name="max-w-60 px-2.5 py-2",
        ),
        ui.menu_separator(),
        rx.cond(
            AccountState.kind == "guest",
            rx.fragment(
                ui.menu_link(t("account.sign_up"), href="/sign-up", icon_name="user-plus"),
                ui.menu_link(t("account.sign_in"), href="/sign-in", icon_name="log-in"),
                ui.menu_separator(),
            ),
        ),
        ui.menu_link(t("account.credits"), href="/credits", icon_name="coins"),
        ui.menu_link(t("account.billing"), href="/billing", icon_name="credit-card"),
        ui.menu_link(t("account.settings"), href="/settings", icon_name="settings"),
        rx.cond(
            AccountState.kind == "member",
            ui.form(
                ui.menu_item(t("account.sign_out"), icon_name="log-out", type="submit"),
                action="/api/auth/sign-out",
            ),
        ),
        label=t("account.menu"),
        align="end",
    )


def footer() -> rx.Component:
    """The foot of the public pages."""
    links = (
        ("landing.continue", HOME),
        ("pricing.title", "/pricing"),
        ("landing.api", "/api/docs"),
        ("legal.privacy", "/privacy"),
        ("legal.terms", "/terms"),
    )
    return rx.el.footer(
        rx.el.div(
            rx.el.span("AltoCV", class_name="font-medium"),
            rx.el.nav(
                *(ui.link(t(text), href=href, class_name="hover:text-fg") for text, href in links),
                class_name="flex flex-wrap gap-x-5 gap-y-1",
                aria_label="AltoCV",
            ),
            class_name=(
                "mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 "
                "px-5 py-6 "
                "text-sm text-muted sm:px-8"
            ),
        ),
        class_name="mt-auto border-t border-line",
    )


def preference_fields() -> rx.Component:
    """Theme and language of the interface, as fields of a page."""
    return rx.fragment(
        _radios(
            t("app.theme"),
            [
                (t(f"app.theme.{mode}"), color_mode == mode, {"on_click": set_color_mode(mode)})  # pyright: ignore[reportArgumentType]
                for mode in _MODES
            ],
        ),
        _radios(
            t("app.language"),
            [
                (
                    name,
                    t("language") == code,
                    {"data_language": code, "lang": code, "on_click": SessionState.set_language(code)},
                )
                for code, name in LANGUAGES.items()
            ],
        ),
    )


def _radios(label: Any, choices: list[tuple[Any, Any, dict[str, Any]]]) -> rx.Component:
    """A choice of few, side by side."""
    return rx.el.div(
        rx.el.span(label, class_name="ui-label"),
        rx.el.div(
            *(
                rx.el.button(
                    text, type="button", role="radio", aria_checked=rx.cond(chosen, "true", "false"),
                    class_name="ui-segment", **props,
                )
                for text, chosen, props in choices
            ),
            role="radiogroup",
            aria_label=label,
            class_name="ui-segments",
        ),
        class_name="flex flex-col gap-1.5",
    )  # fmt: skip


_MODES = {"light": "sun", "dark": "moon", "system": "monitor"}


def preferences() -> rx.Component:
    """Theme and language of the interface (not the language of a CV), in one menu."""
    return ui.menu(
        ui.icon_button("settings-2", t("app.preferences"), id="preferences"),
        rx.el.p(t("app.theme"), class_name="ui-menu-title"),
        *(
            _choice(t(f"app.theme.{mode}"), color_mode == mode, name, on_click=set_color_mode(mode))  # pyright: ignore[reportArgumentType]
            for mode, name in _MODES.items()
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
