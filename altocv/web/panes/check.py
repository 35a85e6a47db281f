"""The left pane's third face: how an applicant tracking system would read the CV."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.ai.catalog import BUILT_IN
from altocv.web import routes, shell
from altocv.web.i18n import ago, t
from altocv.web.panes.against import against
from altocv.web.panes.recruiter import opinion
from altocv.web.state.chat import ChatState
from altocv.web.state.checks import CheckState, FindingRow, PartRow, PastRow
from altocv.web.state.credits import CreditsState
from altocv.web.ui import button, icon, link, spinner


def check_pane() -> rx.Component:
    return rx.el.div(
        rx.match(
            CheckState.check_status,
            ("failed", _failed()),
            ("none", _checking()),
            rx.fragment(_score(), against(), _parts(), _findings(), opinion(), _read(), _past()),
        ),
        class_name="check",
    )


def _checking() -> rx.Component:
    return rx.el.p(spinner(18), t("check.checking"), role="status", class_name="check-wait")


def _failed() -> rx.Component:
    return rx.el.div(
        rx.el.p(CheckState.check_error, class_name="chat-error", role="alert"),
        button(t("app.retry"), size="sm", on_click=CheckState.run_check),
        class_name="flex flex-col items-start gap-3",
    )


def _score() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.strong(CheckState.score, class_name="check-score"),
            rx.el.span("/ 100", class_name="text-muted"),
            rx.el.span(class_name="grow"),
            button(
                rx.cond(CheckState.check_status == "checking", t("check.checking"), t("check.again")),
                size="sm",
                icon_name="rotate-ccw",
                disabled=CheckState.check_status == "checking",
                on_click=CheckState.run_check,
            ),
            class_name="flex items-center gap-2",
        ),
        rx.el.div(
            rx.el.div(class_name="check-fill", style={"width": CheckState.score_width}),
            custom_attrs={
                "role": "meter",
                "aria-valuenow": CheckState.score,
                "aria-valuemin": 0,
                "aria-valuemax": 100,
            },
            aria_label=t("check.title"),
            class_name="check-bar",
        ),
        rx.cond(
            CheckState.check_is_old,
            rx.el.p(icon("triangle-alert", 13), t("check.old"), class_name="chat-flag"),
        ),
        rx.cond(
            CheckState.posting != "",
            rx.el.p(
                rx.el.span(t("check.held"), " ", class_name="text-muted"),
                CheckState.posting,
                class_name="text-sm wrap-anywhere",
            ),
        ),
        rx.el.p(t("check.text", rules=CheckState.rules), class_name="hint"),
        class_name="flex flex-col gap-2.5",
        aria_live="polite",
    )


def _parts() -> rx.Component:
    return rx.el.ul(rx.foreach(CheckState.parts, _part), class_name="check-parts")


def _part(part: PartRow) -> rx.Component:
    return rx.el.li(
        rx.el.span(t(part.label), class_name="grow truncate"),  # pyright: ignore[reportArgumentType]
        rx.el.span(t("check.weight", weight=part.weight), class_name="ui-price"),
        rx.el.div(
            rx.el.div(class_name="check-fill", style={"width": part.score.to(str) + "%"}),  # pyright: ignore
            class_name="check-bar check-bar-small",
            aria_hidden="true",
        ),
        rx.el.span(part.score, class_name="check-number"),
    )


def _findings() -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("check.findings"), class_name="check-title"),
        rx.cond(
            CheckState.findings,
            rx.el.ul(rx.foreach(CheckState.findings, _finding), class_name="flex flex-col gap-2"),
            rx.el.p(icon("check", 14), t("check.nothing"), class_name="chat-done"),
        ),
        rx.cond(CheckState.findings, _asking()),
    )


def _asking() -> rx.Component:
    """Who proposes what no rule mends, where that is not simply a model that can be paid."""
    short = CreditsState.known & (ChatState.price > CreditsState.available)
    return rx.cond(
        ChatState.model == BUILT_IN,
        rx.el.p(
            icon("info", 13),
            rx.el.span(
                t("check.built_in"),
                " ",
                link(t("check.no_model.connect"), href=routes.SETTINGS, class_name="underline"),
            ),
            class_name="chat-flag mt-2",
        ),
        rx.cond(
            short,
            rx.el.p(
                icon("triangle-alert", 13),
                rx.el.span(
                    t("chat.short"),
                    " ",
                    link(t("chat.short.get"), href=routes.CREDITS, class_name="underline"),
                ),
                class_name="chat-flag mt-2",
            ),
        ),
    )


def _finding(finding: FindingRow) -> rx.Component:
    return rx.el.li(
        rx.match(
            finding.severity,
            ("high", rx.el.span(t("check.high"), class_name="ui-badge ui-badge-warn")),
            ("medium", rx.el.span(t("check.medium"), class_name="ui-badge")),
            rx.el.span(t("check.low"), class_name="ui-badge"),
        ),
        rx.el.p(finding.text),
        rx.el.div(
            rx.cond(
                finding.path != "",
                button(
                    t("check.show"), size="sm", kind="ghost", on_click=CheckState.show_place(finding.path)
                ),
            ),
            rx.cond(
                finding.fixable,
                button(t("check.fix"), size="sm", icon_name="check", on_click=CheckState.fix(finding.number)),
                button(
                    t("check.propose"),
                    shell.price(ChatState.price),
                    size="sm",
                    icon_name="sparkles",
                    on_click=CheckState.ask_model(finding.number),
                ),
            ),
            class_name="flex gap-1",
        ),
        key=finding.number,
        class_name="chat-card items-start",
    )


def _fold(title: Any, *children: rx.Component) -> rx.Component:
    return rx.el.details(
        rx.el.summary(title, icon("chevron-down", 15, class_name="ui-turn"), class_name="check-summary"),
        rx.el.div(*children, class_name="flex flex-col gap-2 pt-2"),
        class_name="check-fold",
    )


def _read() -> rx.Component:
    return _fold(
        t("check.read"),
        rx.el.p(t("check.read_text"), class_name="hint"),
        rx.el.pre(CheckState.read_text, tab_index=0, aria_label=t("check.read"), class_name="check-read"),
    )


def _past() -> rx.Component:
    return _fold(
        t("check.past"),
        rx.el.div(rx.foreach(CheckState.past, _point), class_name="check-chart", aria_hidden="true"),
        rx.el.ol(rx.foreach(CheckState.past, _past_row), class_name="check-past"),
    )


def _point(past: PastRow) -> rx.Component:
    return rx.el.span(class_name="check-point", style={"height": past.height})


def _past_row(past: PastRow) -> rx.Component:
    return rx.el.li(
        rx.el.span(past.score, class_name="check-number"),
        rx.el.span(
            ago(past.when), suppress_hydration_warning=True, class_name="whitespace-nowrap text-muted"
        ),
        rx.el.span(past.posting, class_name="truncate", title=past.posting),
    )
