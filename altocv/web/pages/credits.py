"""Credits: how many there are, where they went, what things cost."""

from __future__ import annotations

import reflex as rx

from altocv.credits.prices import PRICES
from altocv.web import routes, shell, ui
from altocv.web.i18n import ago, t
from altocv.web.state.account import AccountState
from altocv.web.state.credits import FILTERS, CreditsHistoryState, CreditsState, Day, Line

SOLD_NOW = (
    "CREATE_CV",
    "IMPORT_CV",
    "READ_SCAN",
    "EXPORT_PDF",
    "CHAT_MESSAGE",
    "ADAPT_CV",
    "COVER_LETTER",
    "TRANSLATE_CV",
    "JOB_ANALYSIS",
)
"""What can be had for credits so far."""


def credits() -> rx.Component:
    return shell.page(
        rx.el.h1(t("credits.title"), class_name="mb-6 text-xl font-semibold tracking-tight"),
        rx.match(
            CreditsHistoryState.status,
            ("loading", _loading()),
            ("failed", _failed()),
            rx.el.div(
                rx.el.div(_balance(), _usage(), class_name="grid gap-6 md:grid-cols-[280px_1fr]"),
                rx.el.div(_history(), _prices(), class_name="grid gap-6 md:grid-cols-[1fr_280px]"),
                class_name="flex flex-col gap-6",
            ),
        ),
    )


_PANEL = "rounded-xl border border-line bg-surface p-5 sm:p-6"


def _balance() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("credits.balance"), class_name="ui-label"),
        rx.el.p(
            rx.el.span(
                CreditsState.available, class_name="text-[34px] leading-10 font-semibold tabular-nums"
            ),
            " ",
            rx.el.span(t("credits.unit"), class_name="text-muted"),
            class_name="mt-1",
        ),
        rx.el.dl(
            rx.el.dt(t("credits.plan"), class_name="ui-label mt-4"),
            rx.el.dd(CreditsState.plan, class_name="text-sm"),
            rx.el.dt(t("credits.next_refill"), class_name="ui-label mt-3"),
            rx.el.dd(
                rx.cond(
                    CreditsState.next_refill != "",
                    rx.el.span(ago(CreditsState.next_refill), suppress_hydration_warning=True),
                    rx.cond(AccountState.kind == "guest", t("credits.no_refill"), t("credits.paid_refill")),
                ),
                class_name="text-sm",
            ),
        ),
        ui.link_button(t("credits.get"), href=routes.PRICING, kind="primary", class_name="mt-5"),
        class_name=_PANEL,
    )


def _usage() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t("credits.usage"), class_name="text-base font-semibold"),
            rx.el.span(CreditsHistoryState.spent, class_name="text-base font-semibold tabular-nums"),
            class_name="flex items-baseline justify-between",
        ),
        rx.el.ol(
            rx.foreach(CreditsHistoryState.days, _bar),
            class_name="mt-6 flex h-36 items-end gap-[3px] border-b border-line",
            aria_label=t("credits.usage"),
        ),
        class_name=_PANEL,
    )


def _bar(day: Day) -> rx.Component:
    said = t("credits.day", date=day.date, count=day.spent)
    return rx.el.li(
        rx.el.span(said, class_name="sr-only"),
        rx.el.span(
            class_name="block w-full rounded-t-[2px] bg-accent",
            style={"height": day.height},
            aria_hidden="true",
        ),
        data_tip=said,
        key=day.date,
        class_name="flex h-full flex-1 items-end hover:bg-hover",
    )


def _history() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t("credits.history"), class_name="text-base font-semibold"),
            ui.select(
                options=[(name, t(f"credits.show.{name}")) for name in FILTERS],
                value=CreditsHistoryState.shown,
                on_commit=CreditsHistoryState.show,
                aria_label=t("credits.show"),
            ),
            class_name="flex items-center justify-between gap-4",
        ),
        rx.cond(
            CreditsHistoryState.lines,
            rx.el.table(
                rx.el.thead(
                    rx.el.tr(
                        *(
                            rx.el.th(t(f"credits.{name}"), scope="col", class_name=f"pb-2 font-medium {side}")
                            for name, side in (
                                ("what", "text-start"),
                                ("when", "text-start max-sm:hidden"),
                                ("amount", "text-end"),
                                ("after", "text-end"),
                            )
                        ),
                        class_name="text-xs text-faint",
                    )
                ),
                rx.el.tbody(rx.foreach(CreditsHistoryState.lines, _line)),
                class_name="mt-4 w-full text-sm",
            ),
            rx.el.p(t("credits.none"), class_name="mt-4 text-sm text-muted"),
        ),
        rx.cond(
            CreditsHistoryState.more,
            ui.button(t("credits.more"), on_click=CreditsHistoryState.show_more, class_name="mt-4"),
        ),
        class_name=_PANEL,
    )


def _line(line: Line) -> rx.Component:
    cell = "border-t border-line py-2"
    return rx.el.tr(
        rx.el.td(t(line.kind), class_name=cell),  # pyright: ignore[reportArgumentType]
        rx.el.td(
            ago(line.at), class_name=f"{cell} text-muted max-sm:hidden", suppress_hydration_warning=True
        ),
        rx.el.td(
            line.amount,
            class_name=rx.cond(
                line.gain, f"{cell} text-end tabular-nums text-success", f"{cell} text-end tabular-nums"
            ),
        ),
        rx.el.td(line.after, class_name=f"{cell} text-end tabular-nums text-muted"),
        key=line.id,
    )


def _prices() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("credits.prices"), class_name="text-base font-semibold"),
        rx.el.dl(
            *(
                rx.el.div(
                    rx.el.dt(t(f"credits.kind.{kind}")),
                    rx.el.dd(PRICES[kind], class_name="tabular-nums"),  # pyright: ignore[reportArgumentType]
                    class_name="flex justify-between border-t border-line py-2 first:border-0",
                )
                for kind in SOLD_NOW
            ),
            class_name="mt-2 text-sm",
        ),
        rx.el.p(t("credits.first_free"), class_name="mt-2 text-xs text-faint"),
        rx.el.p(t("credits.unchanged_free"), class_name="mt-1 text-xs text-faint"),
        class_name=f"{_PANEL} h-fit",
    )


def _loading() -> rx.Component:
    return rx.el.div(
        ui.skeleton("h-56 rounded-xl"),
        ui.skeleton("h-56 rounded-xl"),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
        class_name="grid gap-6 md:grid-cols-[280px_1fr]",
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("error.page.title"),
        t("error.page.text"),
        ui.button(t("app.retry"), kind="primary", on_click=CreditsHistoryState.load),
    )
