"""In the check's pane: a recruiter's reading by a model, marked as an opinion."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import routes, shell
from altocv.web.i18n import ago, t
from altocv.web.state.recruiter import RecruiterState
from altocv.web.ui import button, icon, link, spinner


def opinion() -> rx.Component:
    return rx.el.section(
        rx.el.h3(
            t("check.recruiter"),
            rx.el.span(t("check.opinion"), class_name="ui-badge"),
            class_name="check-title flex items-center gap-2",
        ),
        rx.match(
            RecruiterState.reading,
            ("busy", _busy()),
            ("ready", _read()),
            rx.el.p(t("check.recruiter_text"), class_name="hint"),
        ),
        rx.cond(
            RecruiterState.read_error != "",
            rx.el.p(RecruiterState.read_error, class_name="chat-error", role="alert"),
        ),
        rx.cond(RecruiterState.reading == "busy", rx.fragment(), _order()),
        aria_label=t("check.recruiter"),
        class_name="flex flex-col gap-2.5",
    )


def _order() -> rx.Component:
    return rx.cond(
        RecruiterState.can_read,
        rx.el.div(
            button(
                rx.cond(
                    RecruiterState.reading == "ready", t("check.recruiter_again"), t("check.recruiter_go")
                ),
                shell.price(RecruiterState.reading_price),
                size="sm",
                icon_name="sparkles",
                on_click=RecruiterState.order_reading,
            )
        ),
        rx.el.p(
            icon("info", 13),
            rx.el.span(
                t("check.no_model"),
                " ",
                link(t("check.no_model.connect"), href=routes.SETTINGS, class_name="underline"),
            ),
            class_name="chat-flag",
        ),
    )


def _busy() -> rx.Component:
    return rx.el.div(
        rx.el.p(spinner(16), t("check.recruiter_busy"), role="status", class_name="check-wait"),
        button(t("check.recruiter_cancel"), size="sm", on_click=RecruiterState.cancel_reading),
        class_name="flex items-center justify-between gap-2",
    )


def _read() -> rx.Component:
    return rx.el.div(
        rx.el.p(RecruiterState.impression, class_name="whitespace-pre-line wrap-anywhere"),
        _points("check.strengths", RecruiterState.strengths, "plus"),
        _points("check.doubts", RecruiterState.doubts, "circle-help"),
        _points("check.questions", RecruiterState.questions, "message-circle"),
        rx.el.p(
            RecruiterState.read_by,
            " · ",
            rx.el.span(ago(RecruiterState.read_at), suppress_hydration_warning=True),
            rx.cond(RecruiterState.read_for != "", rx.el.span(" · ", RecruiterState.read_for)),
            class_name="hint wrap-anywhere",
        ),
        rx.cond(
            RecruiterState.read_version != RecruiterState.version,
            rx.el.p(icon("triangle-alert", 13), t("check.recruiter_old"), class_name="chat-flag"),
        ),
        class_name="chat-card",
    )


def _points(title: str, points: Any, face: str) -> rx.Component:
    return rx.cond(
        points,
        rx.el.div(
            rx.el.h4(t(title), class_name="text-xs font-semibold"),
            rx.el.ul(
                rx.foreach(
                    points,
                    lambda point: rx.el.li(
                        icon(face, 13, class_name="mt-1 shrink-0 text-muted"),
                        rx.el.span(point, class_name="min-w-0 wrap-anywhere"),
                        class_name="flex gap-2",
                    ),
                ),
                class_name="mt-1 flex flex-col gap-1",
            ),
        ),
    )
