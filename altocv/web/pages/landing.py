"""The start page: what AltoCV is, a page it made, and one button."""

from __future__ import annotations

from typing import Any, Literal

import reflex as rx

from altocv.web import shell, showcase, ui
from altocv.web.i18n import t

START = "/api/session/start"
"""Makes a guest of who has no session yet, and leads on to the list of CVs."""


def landing() -> rx.Component:
    return rx.el.div(
        shell.skip_link(),
        rx.el.header(
            shell.logo(),
            rx.el.div(
                shell.preferences(),
                ui.link_button(t("account.sign_in"), href="/sign-in", kind="ghost"),
                class_name="flex items-center gap-1",
            ),
            class_name="mx-auto flex w-full max-w-6xl items-center justify-between px-5 py-4 sm:px-8",
        ),
        rx.el.main(_hero(), _points(), _templates(), id="content"),
        shell.footer(),
        class_name="flex min-h-dvh flex-col overflow-x-clip",
    )


def _hero() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h1(
                t("landing.title"),
                class_name=(
                    "text-[34px] leading-[1.12] font-semibold tracking-[-0.025em] text-balance sm:text-5xl"
                ),
            ),
            rx.el.p(
                t("landing.lead"), class_name="mt-5 max-w-[46ch] text-lg leading-7 text-muted text-pretty"
            ),
            rx.el.div(
                _start(),
                rx.el.p(t("landing.start_note"), class_name="text-sm text-faint"),
                class_name="mt-8 flex flex-wrap items-center gap-x-4 gap-y-3",
            ),
            rx.el.p(t("landing.formats"), class_name="mt-8 max-w-[46ch] text-sm text-faint"),
            class_name="flex flex-col items-start lg:py-16",
        ),
        rx.el.div(
            _picture(showcase.BEHIND, "", "absolute right-0 top-10 w-[72%] rotate-3 opacity-80"),
            _picture(showcase.FRONT, t("landing.picture"), "relative w-[80%]", loading="eager"),
            class_name="relative mx-auto w-full max-w-[560px] pb-6",
        ),
        class_name=(
            "mx-auto grid w-full max-w-6xl items-start gap-12 px-5 pt-8 pb-16 sm:px-8 "
            "lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)] lg:pt-12"
        ),
    )


def _start() -> rx.Component:
    # A plain form: it works before, and without, any script.
    return ui.post_form(
        ui.button(
            t("landing.start"), rx.el.span("→", aria_hidden="true"), kind="primary", size="lg", type="submit"
        ),
        action=START,
    )


def _picture(key: str, alt: Any, class_name: str, loading: Literal["eager", "lazy"] = "lazy") -> rx.Component:
    width, height = showcase.SIZE
    return rx.el.img(
        src=showcase.path(key),
        alt=alt,
        width=str(width),
        height=str(height),
        loading=loading,
        class_name=f"h-auto rounded-[3px] bg-white shadow-page {class_name}",
    )


def _points() -> rx.Component:
    points = (("layers-2", "page"), ("scan-text", "read"), ("history", "safe"))
    return rx.el.section(
        *(
            rx.el.div(
                ui.icon(icon_name, 20, class_name="text-accent"),
                rx.el.h2(t(f"landing.{key}.title"), class_name="mt-3 text-base font-semibold"),
                rx.el.p(t(f"landing.{key}.text"), class_name="mt-1 text-muted text-pretty"),
            )
            for icon_name, key in points
        ),
        class_name=(
            "mx-auto grid w-full max-w-6xl gap-x-12 gap-y-10 border-t border-line px-5 py-14 sm:px-8 "
            "md:grid-cols-3"
        ),
    )


def _templates() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t("landing.templates"), class_name="text-xl font-semibold tracking-tight"),
            rx.el.p(t("landing.templates_text"), class_name="mt-1 max-w-[60ch] text-muted"),
            rx.el.ul(
                *(
                    rx.el.li(
                        _picture(key, "", "w-full"),
                        rx.el.p(key.title(), class_name="mt-2 text-sm text-muted"),
                    )
                    for key in showcase.TEMPLATES
                ),
                class_name="mt-8 grid grid-cols-2 gap-x-5 gap-y-7 sm:grid-cols-5",
            ),
            class_name="mx-auto w-full max-w-6xl px-5 py-14 sm:px-8",
        ),
        class_name="bg-sunken",
    )
