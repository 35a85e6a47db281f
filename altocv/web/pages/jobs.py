"""All jobs: as a list, on a board, and what they ask for."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.jobs.postings import STATUSES
from altocv.web import routes, shell, ui
from altocv.web.i18n import ago, day, t
from altocv.web.pages import job_parts as parts
from altocv.web.pages.job_skills import skills
from altocv.web.panes.board import board
from altocv.web.state.job_forms import AddJobState, EditJobState
from altocv.web.state.jobs import SORTS, Column, JobRow, JobsState

VIEWS = {"list": "list", "board": "columns-3", "skills": "chart-bar"}


def jobs() -> rx.Component:
    return shell.page(
        _title(),
        rx.match(
            JobsState.status,
            ("loading", _loading()),
            ("failed", _failed()),
            rx.cond(
                JobsState.total == 0,
                _empty(),
                rx.el.div(
                    rx.cond(JobsState.view == "skills", skills(), _found()),
                    id="jobs-view",
                    role="tabpanel",
                    aria_label=t("jobs.title"),
                ),
            ),
        ),
        here=routes.JOBS,
        dialogs=(
            parts.add_dialog(),
            parts.edit_dialog(),
            parts.delete_dialog(
                parts.number(JobsState.doomed) > 0,
                JobsState.doomed_title,
                parts.number(JobsState.doomed),
                JobsState.keep,
                JobsState.delete,
            ),
        ),
    )


def _title() -> rx.Component:
    return rx.el.div(
        rx.el.h1(t("jobs.title"), class_name="mr-2 text-xl font-semibold tracking-tight"),
        rx.cond(JobsState.total > 0, _views()),
        rx.el.div(
            rx.cond(JobsState.total > 0, _exports()),
            ui.button(t("jobs.add"), icon_name="plus", kind="primary", on_click=AddJobState.show),
            class_name="ml-auto flex gap-2",
        ),
        class_name="mb-4 flex flex-wrap items-center gap-x-2 gap-y-3",
    )


def _views() -> rx.Component:
    return rx.el.div(
        *(
            rx.el.button(
                t(f"jobs.view.{name}"),
                type="button",
                role="tab",
                id=f"jobs-{name}",
                aria_selected=rx.cond(JobsState.view == name, "true", "false"),
                aria_controls="jobs-view",
                on_click=JobsState.show_view(name),
                class_name="ui-segment",
            )
            for name in VIEWS
        ),
        role="tablist",
        aria_label=t("jobs.view"),
        class_name="ui-segments max-sm:order-last max-sm:w-full max-sm:*:flex-1",
    )


def _exports() -> rx.Component:
    return ui.menu(
        ui.icon_button("download", t("jobs.export"), kind="secondary"),
        ui.menu_link(t("jobs.export.csv"), href="/api/jobs.csv", icon_name="sheet"),
        ui.menu_link(t("jobs.export.json"), href="/api/jobs.json", icon_name="braces"),
        label=t("jobs.export"),
        align="end",
    )


def _found() -> rx.Component:
    return rx.el.div(
        _bar(),
        rx.cond(
            JobsState.found == 0,
            _none_found(),
            rx.cond(JobsState.view == "board", _board(), _list()),
        ),
    )


def _bar() -> rx.Component:
    """Search and filters."""
    everything = (("all", _counted(t("jobs.all"), JobsState.total)),)
    each = ((name, _counted(parts.status_name(name), JobsState.counts[name])) for name in STATUSES)
    return rx.el.div(
        rx.el.div(
            ui.icon("search", 15, class_name="pointer-events-none absolute top-2 left-2.5 z-10 text-faint"),
            ui.text_field(
                type="search",
                value=JobsState.query,
                placeholder=t("jobs.search"),
                aria_label=t("jobs.search"),
                wait=200,
                on_input=JobsState.search,
                class_name="pl-8",
            ),
            class_name="relative min-w-48 flex-1 max-sm:basis-full",
        ),
        rx.cond(
            JobsState.view == "list",
            ui.select(
                options=[*everything, *each],
                value=JobsState.only,
                on_commit=JobsState.show_only,
                aria_label=t("jobs.only"),
            ),
        ),
        ui.select(
            options=[(name, t(f"jobs.sort.{name}")) for name in SORTS],
            value=JobsState.sort,
            on_commit=JobsState.sort_by,
            aria_label=t("jobs.sort"),
        ),
        parts.cv_select(JobsState.match_with),
        rx.cond(
            JobsState.matching,
            rx.el.span(
                ui.spinner(14), rx.el.span(t("jobs.match.busy"), class_name="sr-only"), role="status",
                class_name="text-faint",
            ),
        ),
        class_name="mb-4 flex flex-wrap items-center gap-2",
    )  # fmt: skip


def _counted(name: Any, count: Any) -> Any:
    return name.to(str) + " (" + rx.Var.create(count).to(str) + ")"


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.label(
                ui.control(
                    type="checkbox",
                    value=parts.number(JobsState.selected) == parts.number(JobsState.rows),
                    on_commit=JobsState.select_all,
                    class_name="job-check",
                ),
                rx.cond(
                    parts.number(JobsState.selected) > 0,
                    t("jobs.selected", count=parts.number(JobsState.selected)),
                    t("jobs.select_all"),
                ),
                class_name="flex items-center gap-3 py-1.5 text-xs text-muted",
            ),
            rx.cond(
                parts.number(JobsState.selected) > 0,
                rx.el.div(
                    ui.menu(
                        ui.button(t("jobs.move"), ui.icon("chevron-down", 13), size="sm"),
                        *parts.status_items("", JobsState.set_status_of_selected),
                        label=t("jobs.move"),
                    ),
                    ui.button(
                        t("jobs.delete"), icon_name="trash-2", size="sm", on_click=JobsState.ask_delete("")
                    ),
                    class_name="ml-auto flex gap-2",
                ),
            ),
            class_name="flex min-h-10 items-center px-4",
        ),
        rx.el.ul(
            rx.foreach(JobsState.rows, _row),
            class_name="overflow-hidden rounded-xl border border-line bg-surface",
        ),
        rx.cond(
            JobsState.found > parts.number(JobsState.rows),
            rx.el.div(
                ui.button(
                    t("jobs.more", count=JobsState.found - parts.number(JobsState.rows)),
                    on_click=JobsState.show_more,
                ),
                class_name="mt-4 flex justify-center",
            ),
        ),
    )


def _row(row: JobRow) -> rx.Component:
    return rx.el.li(
        ui.control(
            type="checkbox",
            value=row.selected,
            on_commit=lambda on: JobsState.select(row.id, on),
            aria_label=t("jobs.select", name=row.title),
            class_name="job-check",
        ),
        rx.el.div(
            ui.link(
                row.title,
                href=row.href,
                class_name="block truncate font-medium hover:underline",
                title=row.title,
            ),
            rx.el.p(row.where, class_name="truncate text-xs text-muted"),
            class_name="job-name",
        ),
        rx.el.span(
            _when(row),
            class_name="w-32 shrink-0 truncate text-end text-xs text-faint max-md:hidden",
            suppress_hydration_warning=True,
        ),
        rx.el.span(parts.score(row.score), class_name="job-place flex w-11 shrink-0 sm:justify-end"),
        parts.status_menu(row.status, row.title, lambda status: JobsState.set_status(row.id, status)),
        _actions(row),
        key=row.id,
        class_name="job-row",
    )


def _when(row: JobRow) -> Any:
    return rx.cond(row.closes != "", t("jobs.closes", when=day(row.closes)), ago(row.added))


def _actions(row: JobRow) -> rx.Component:
    return ui.menu(
        ui.icon_button("ellipsis", t("jobs.actions", name=row.title), size="sm"),
        ui.menu_item(t("jobs.edit"), icon_name="pencil-line", on_click=EditJobState.show(row.id)),
        rx.cond(
            row.url != "",
            ui.link(
                ui.icon("external-link", 15),
                rx.el.span(t("jobs.open_page")),
                href=row.url,
                target="_blank",
                rel="noopener noreferrer nofollow",
                role="menuitem",
                tab_index=-1,
                class_name="ui-menu-item",
            ),
        ),
        ui.menu_separator(),
        ui.menu_item(
            t("jobs.delete"), icon_name="trash-2", danger=True, on_click=JobsState.ask_delete(row.id)
        ),
        label=t("jobs.actions", name=row.title),
        align="end",
    )


def _board() -> rx.Component:
    return board(
        rx.foreach(JobsState.columns, _column),
        on_move=JobsState.set_status,
        tab_index=0,
        role="group",
        aria_label=t("jobs.view.board"),
        class_name="job-board",
    )


def _column(column: Column) -> rx.Component:
    return rx.el.section(
        rx.el.h2(
            parts.dot(column.status),
            parts.status_name(column.status),
            rx.el.span(column.count, class_name="font-normal text-faint tabular-nums"),
            class_name="flex items-center gap-2 px-1 text-sm font-medium",
        ),
        rx.el.ul(rx.foreach(column.rows, _board_card), class_name="flex flex-col gap-2"),
        rx.cond(
            column.count > parts.number(column.rows),
            rx.el.p(t("jobs.board.more"), class_name="px-1 text-xs text-faint"),
        ),
        key=column.status,
        data_column=column.status,
        class_name="job-column",
    )


def _board_card(row: JobRow) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(
                ui.icon("grip-vertical", 15), data_grip="1", class_name="job-grip", aria_hidden="true"
            ),
            ui.link(row.title, href=row.href, class_name="line-clamp-2 grow font-medium hover:underline"),
            parts.score(row.score),
            class_name="flex items-start justify-between gap-2 text-sm",
        ),
        rx.el.p(row.where, class_name="truncate text-xs text-muted"),
        rx.el.div(
            ui.menu(
                rx.el.button(
                    t("jobs.move"),
                    ui.icon("chevron-down", 13),
                    type="button",
                    aria_label=t("jobs.move.of", name=row.title),
                    class_name="ui-btn ui-ghost ui-sm -ml-2",
                ),
                *parts.status_items(row.status, lambda status: JobsState.set_status(row.id, status)),
                label=t("jobs.move.of", name=row.title),
            ),
            _actions(row),
            class_name="mt-1 -mb-1 flex items-center justify-between",
        ),
        key=row.id,
        data_card=row.id,
        class_name="job-card",
    )


def _loading() -> rx.Component:
    return rx.el.div(
        *(ui.skeleton("h-14 rounded-lg") for _ in range(6)),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
        class_name="flex flex-col gap-2",
    )


def _empty() -> rx.Component:
    return ui.empty_state(
        "briefcase",
        t("jobs.empty.title"),
        t("jobs.empty.text"),
        ui.button(t("jobs.add"), icon_name="plus", kind="primary", on_click=AddJobState.show),
    )


def _none_found() -> rx.Component:
    return ui.empty_state(
        "search-x",
        t("jobs.none.title"),
        t("jobs.none.text"),
        ui.button(t("jobs.none.clear"), on_click=JobsState.clear),
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("jobs.failed.title"),
        t("jobs.failed.text"),
        ui.button(t("app.retry"), kind="primary", on_click=JobsState.load),
    )
