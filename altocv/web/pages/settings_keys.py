"""The part of the settings where somebody brings keys of model providers."""

from __future__ import annotations

import reflex as rx

from altocv.web import ui
from altocv.web.i18n import ago, t
from altocv.web.state.keys import KeyRow, KeysState


def keys() -> rx.Component:
    """A row for each provider."""
    return rx.el.ul(rx.foreach(KeysState.rows, _row), class_name="flex flex-col divide-y divide-line")


def _row(row: KeyRow) -> rx.Component:
    return rx.el.li(
        rx.cond(row.last_four != "", _kept(row), _missing(row)),
        key=row.provider,
        class_name="py-3 first:pt-0 last:pb-0",
    )


def _kept(row: KeyRow) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.p(row.name, class_name="text-sm font-medium"),
            rx.el.p(
                rx.el.span("•••• ", aria_hidden="true"),
                row.last_four,
                " · ",
                ago(row.since),
                class_name="text-xs text-faint tabular-nums",
                suppress_hydration_warning=True,
            ),
        ),
        ui.button(t("keys.remove"), size="sm", on_click=KeysState.remove(row.provider)),
        class_name="flex items-center justify-between gap-4",
    )


def _missing(row: KeyRow) -> rx.Component:
    wrong = KeysState.failed == row.provider
    return rx.el.form(
        rx.el.input(type="hidden", name="provider", value=row.provider, read_only=True),
        rx.el.label(
            rx.el.span(row.name, class_name="text-sm font-medium sm:w-28"),
            rx.el.input(
                type="password",
                name="key",
                auto_complete="off",
                spell_check=False,
                required=True,
                max_length=400,
                placeholder=t("keys.placeholder"),
                aria_invalid=rx.cond(wrong, "true", "false"),
                class_name="ui-input w-full min-w-0 sm:flex-1",
            ),
            class_name="flex flex-1 flex-col gap-1.5 sm:flex-row sm:items-center",
        ),
        ui.button(
            rx.cond(KeysState.trying == row.provider, t("keys.trying"), t("keys.add")),
            type="submit",
            disabled=KeysState.trying != "",
        ),
        rx.cond(
            wrong, rx.el.p(KeysState.error, role="alert", class_name="w-full text-xs text-danger sm:pl-28")
        ),
        on_submit=KeysState.add,
        class_name="flex flex-wrap items-end gap-2",
    )
