"""Several tailorings beside each other: what each did, and what that took."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, shell, ui
from altocv.web.i18n import t
from altocv.web.state.compare import Cell, CompareState, Head, Line

_FIRST = "sticky start-0 z-1 bg-surface px-4 py-2.5 text-start text-sm font-medium text-muted"


def compare() -> rx.Component:
    return shell.page(
        ui.link(
            ui.icon("arrow-left", 15),
            t("compare.back"),
            href=routes.TAILOR,
            class_name="mb-3 inline-flex items-center gap-1.5 text-sm text-muted hover:text-fg",
        ),
        rx.el.h1(t("compare.title"), class_name="text-xl font-semibold tracking-tight"),
        rx.match(
            CompareState.status,
            ("loading", ui.skeleton("mt-6 h-96 rounded-xl")),
            ("failed", _failed()),
            rx.fragment(
                rx.cond(
                    CompareState.missing > 0,
                    ui.banner(
                        t("compare.missing", count=CompareState.missing),
                        kind="warning",
                        icon_name="triangle-alert",
                        class_name="mt-4",
                    ),
                ),
                rx.cond(CompareState.heads.length() > 1, _table(), _too_few()),  # pyright: ignore[reportAttributeAccessIssue]
            ),
        ),
        here=routes.TAILOR,
    )


def _table() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("compare.text"), class_name="mt-1 text-sm text-muted"),
        rx.el.div(
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(
                        rx.el.th(
                            rx.el.span(t("compare.what"), class_name="sr-only"),
                            scope="col",
                            class_name=f"{_FIRST} min-w-28",
                        ),
                        rx.foreach(CompareState.heads, _head),
                        class_name="border-b border-line",
                    )
                ),
                rx.el.tbody(rx.foreach(CompareState.lines, _line), class_name="divide-y divide-line"),
                class_name="w-full border-collapse",
            ),
            # A box that scrolls can be scrolled by keys too.
            tab_index=0,
            role="region",
            aria_label=t("compare.title"),
            class_name="mt-5 overflow-x-auto rounded-xl border border-line bg-surface",
        ),
    )


def _head(head: Head) -> rx.Component:
    return rx.el.th(
        rx.el.span(t(head.strategy), class_name="block text-sm font-semibold"),  # pyright: ignore[reportArgumentType]
        rx.el.span(head.title, class_name="line-clamp-2 text-xs font-normal text-muted"),
        ui.link(
            t("compare.open"),
            href=head.url,
            aria_label=t("compare.open.one", title=head.title),
            class_name="mt-1 inline-block text-xs font-medium text-accent underline underline-offset-2",
        ),
        scope="col",
        key=head.id,
        class_name="min-w-36 px-4 py-3 text-start align-top",
    )


def _line(line: Line) -> rx.Component:
    return rx.el.tr(
        rx.el.th(t(line.name), scope="row", class_name=_FIRST),  # pyright: ignore[reportArgumentType]
        rx.foreach(line.cells, _cell),
        key=line.name,
    )


def _cell(cell: Cell) -> rx.Component:
    text = rx.cond(cell.key != "", t(cell.key), cell.text)  # pyright: ignore[reportArgumentType]
    return rx.el.td(
        rx.cond(
            cell.best,
            rx.el.strong(
                text,
                ui.icon("star", 13, class_name="fill-current"),
                rx.el.span(t("compare.best"), class_name="sr-only"),
                class_name="inline-flex items-center gap-1.5 font-semibold whitespace-nowrap text-success",
            ),
            text,
        ),
        key=cell.id,
        class_name="px-4 py-2.5 text-sm tabular-nums",
    )


def _too_few() -> rx.Component:
    return ui.empty_state(
        "columns-3",
        t("compare.none"),
        t("compare.none.text"),
        ui.link_button(t("compare.back"), href=routes.TAILOR, kind="primary"),
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("error.page.title"),
        t("error.page.text"),
        ui.button(t("app.retry"), kind="primary", on_click=CompareState.load),
    )
