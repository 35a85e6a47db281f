"""The page for addresses that lead nowhere."""

import reflex as rx

from altocv.web import ui
from altocv.web.i18n import t
from altocv.web.shell import logo


def not_found() -> rx.Component:
    return rx.el.div(
        rx.el.header(rx.el.a(logo(), href="/"), class_name="px-6 py-4"),
        rx.el.main(
            ui.empty_state(
                "file-question",
                t("not_found.title"),
                t("not_found.text"),
                ui.link_button(t("not_found.home"), href="/dashboard", kind="primary"),
                level=1,
            ),
            id="content",
            class_name="grid flex-1 place-items-center pb-24",
        ),
        class_name="flex min-h-dvh flex-col",
    )
