"""What AltoCV keeps and what it promises. Pages of plain text."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, shell
from altocv.web.i18n import t


def privacy() -> rx.Component:
    return _text("privacy.", ("what", "who", "ai", "long", "yours"), t("legal.cookies"))


def terms() -> rx.Component:
    return _text("terms.", ("use", "credits", "plans", "care"))


def _text(name: str, parts: tuple[str, ...], *more: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        shell.skip_link(),
        rx.el.header(
            rx.el.a(shell.logo(), href=routes.LANDING, class_name="rounded-md"),
            shell.preferences(),
            class_name="mx-auto flex w-full max-w-6xl items-center justify-between px-5 py-4 sm:px-8",
        ),
        rx.el.main(
            rx.el.h1(
                t(f"legal.{name[:-1]}"), class_name="text-[28px] leading-9 font-semibold tracking-tight"
            ),
            *(
                rx.el.section(
                    rx.el.h2(t(f"{name}{part}.title"), class_name="text-base font-semibold"),
                    rx.el.p(t(f"{name}{part}.text"), class_name="mt-1 text-muted text-pretty"),
                    class_name="mt-8",
                )
                for part in parts
            ),
            *(rx.el.p(text, class_name="mt-8 text-muted text-pretty") for text in more),
            id="content",
            class_name="mx-auto w-full max-w-[640px] px-5 pt-8 pb-24",
        ),
        shell.footer(),
        class_name="flex min-h-dvh flex-col",
    )
