"""What was made before on the page for tailoring, to be opened, compared, deleted."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, ui
from altocv.web.i18n import ago, t
from altocv.web.state.tailor import MOST_RUNS, Row, TailorState

PANEL = "rounded-xl border border-line bg-surface p-5 sm:p-6"


def history() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t("tailor.history"), class_name="text-base font-semibold"),
            ui.text_field(
                value=TailorState.query,
                aria_label=t("tailor.search"),
                placeholder=t("tailor.search"),
                on_input=TailorState.search,
                wait=250,
            ),
            class_name="flex items-center justify-between gap-4",
        ),
        rx.cond(TailorState.comparable, _comparing()),
        rx.cond(
            TailorState.history,
            rx.el.ul(rx.foreach(TailorState.history, _row), class_name="mt-3 flex flex-col"),
            rx.el.p(t("tailor.no_history"), class_name="mt-3 text-sm text-muted"),
        ),
        class_name=f"{PANEL} min-w-0 lg:col-start-1",
    )


def _comparing() -> rx.Component:
    """From here to several tailorings beside each other."""
    return rx.el.div(
        rx.cond(
            TailorState.choosing,
            rx.fragment(
                rx.el.p(t("tailor.compare.choose", most=MOST_RUNS), class_name="w-full text-sm text-muted"),
                rx.cond(
                    TailorState.picked.length() > 1,  # pyright: ignore[reportAttributeAccessIssue]
                    ui.link_button(
                        t("tailor.compare.picked", count=TailorState.picked.length()),  # pyright: ignore[reportAttributeAccessIssue]
                        href=f"{routes.COMPARE}?runs={TailorState.picked.join(',')}",  # pyright: ignore[reportAttributeAccessIssue]
                        kind="primary",
                        size="sm",
                    ),
                    ui.button(t("tailor.compare"), size="sm", disabled=True),
                ),
                ui.button(t("tailor.cancel"), size="sm", kind="ghost", on_click=TailorState.choose_none),
            ),
            ui.button(
                t("tailor.compare"), size="sm", icon_name="columns-3", on_click=TailorState.choose_runs
            ),
        ),
        class_name="mt-3 flex flex-wrap items-center gap-2",
    )


def _row(row: Row) -> rx.Component:
    picked = TailorState.picked.contains(row.id)  # pyright: ignore[reportAttributeAccessIssue]
    full = TailorState.picked.length() >= MOST_RUNS  # pyright: ignore[reportAttributeAccessIssue]
    return rx.el.li(
        rx.cond(
            TailorState.choosing & row.tailored,
            ui.control(
                type="checkbox",
                value=picked,
                disabled=full & ~picked,
                aria_label=t("tailor.compare.pick", title=row.title),
                on_commit=TailorState.pick(row.id),
                class_name="size-4 shrink-0 accent-(--ui-accent)",
            ),
        ),
        rx.el.button(
            rx.el.span(row.title, class_name="block truncate text-sm font-medium"),
            rx.el.span(
                t(row.kind),  # pyright: ignore[reportArgumentType]
                rx.cond(row.way != "", rx.el.span(" · ", t(row.way))),  # pyright: ignore[reportArgumentType]
                " · ",
                t("tailor.status." + row.status),
                rx.cond(row.gain != "", rx.el.span(" · ", row.gain, class_name="tabular-nums")),
                " · ",
                rx.el.span(ago(row.at), suppress_hydration_warning=True),
                class_name="block truncate text-xs text-muted",
            ),
            type="button",
            on_click=TailorState.show(row.id),
            class_name="min-w-0 flex-1 rounded-lg px-2 py-1.5 text-start hover:bg-hover",
        ),
        ui.icon_button("trash-2", t("tailor.forget"), size="sm", on_click=TailorState.forget(row.id)),
        key=row.id,
        class_name="flex items-center gap-1",
    )
