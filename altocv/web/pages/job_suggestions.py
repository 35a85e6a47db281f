"""On the page of a job: what rules would change in the CV to bring out what is asked for."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import routes, ui
from altocv.web.i18n import t
from altocv.web.pages import job_parts as parts
from altocv.web.panes.chat import change
from altocv.web.state.job import JobState
from altocv.web.state.job_suggestions import JobSuggestionsState, OfferRow, TakenRow
from altocv.web.state.jobs import JobsState

_KINDS = ("label", "list", "name", "groups", "keywords", "highlights")


def suggestions() -> rx.Component:
    """The panel; nothing before the job is matched with a CV."""
    return rx.cond(
        (JobSuggestionsState.status != "none") & (JobState.cv_href != ""),
        rx.el.section(
            _head(),
            rx.el.div(
                rx.cond(JobSuggestionsState.taken, _taken()),
                rx.cond(JobSuggestionsState.status == "failed", _failed(), _offers()),
                class_name="mt-3 flex flex-col gap-3",
            ),
            _gaps(),
            aria_labelledby="suggestions",
            class_name="rounded-xl border border-line bg-surface p-5 sm:p-6",
        ),
    )


def _head() -> rx.Component:
    several = (JobSuggestionsState.count > 1) & ~JobSuggestionsState.locked
    return rx.fragment(
        rx.el.div(
            rx.el.h2(t("jobs.suggest"), id="suggestions", class_name="text-base font-semibold"),
            rx.cond(
                several,
                ui.button(
                    t("jobs.suggest.all", count=JobSuggestionsState.count),
                    size="sm",
                    kind="primary",
                    icon_name="check",
                    on_click=JobSuggestionsState.take_all,
                ),
            ),
            class_name="flex min-h-8 flex-wrap items-center justify-between gap-3",
        ),
        rx.el.p(t("jobs.suggest.text"), class_name="mt-1 text-sm text-muted"),
        rx.cond(
            JobSuggestionsState.locked,
            ui.banner(
                t("jobs.suggest.locked"), kind="warning", icon_name="lock", class_name="mt-3 rounded-md"
            ),
        ),
    )


def _taken() -> rx.Component:
    before, now = JobSuggestionsState.was, JobState.overall
    return rx.el.div(
        rx.el.p(
            rx.cond(
                before == now,
                t("jobs.suggest.same", score=now),
                t("jobs.suggest.moved", before=before, now=now),
            ),
            role="status",
            class_name="text-sm font-medium",
        ),
        rx.el.ul(rx.foreach(JobSuggestionsState.taken, _taken_row), class_name="mt-1"),
    )


def _taken_row(row: TakenRow) -> rx.Component:
    return rx.el.li(
        ui.icon("check", 15, class_name="mt-1 shrink-0 self-start text-success"),
        rx.el.span(
            t("jobs.suggest.taken"),
            ": ",
            _said(row.kind, row.subject),
            class_name="min-w-0 flex-1 wrap-anywhere",
        ),
        ui.button(
            t("jobs.suggest.undo"),
            size="sm",
            kind="ghost",
            icon_name="undo-2",
            on_click=JobSuggestionsState.take_back(row.number),
        ),
        key=row.number,
        class_name="flex items-center gap-2 py-0.5 text-sm",
    )


def _offers() -> rx.Component:
    return rx.cond(
        JobSuggestionsState.offers,
        rx.fragment(
            rx.el.ul(rx.foreach(JobSuggestionsState.offers, _offer), class_name="flex flex-col gap-3"),
            rx.cond(
                JobSuggestionsState.count > parts.number(JobSuggestionsState.offers),
                rx.el.div(
                    ui.button(
                        t("jobs.suggest.more", count=JobSuggestionsState.count),
                        size="sm",
                        on_click=JobSuggestionsState.show_all,
                    )
                ),
            ),
        ),
        rx.cond(
            JobSuggestionsState.taken,
            rx.fragment(),
            rx.el.p(ui.icon("check", 15), t("jobs.suggest.none"), class_name="flex gap-2 text-sm text-muted"),
        ),
    )


def _offer(offer: OfferRow) -> rx.Component:
    return rx.el.li(
        rx.el.p(_said(offer.kind, offer.subject), class_name="text-sm font-medium wrap-anywhere"),
        rx.cond(
            offer.why != "",
            rx.el.p(
                rx.el.span(t("jobs.suggest.why"), " "),
                offer.why,
                class_name="text-xs text-muted wrap-anywhere",
            ),
        ),
        rx.cond(
            offer.first,
            rx.el.div(
                rx.el.p(t("jobs.suggest.first"), class_name="text-2xs text-faint"),
                rx.el.ol(
                    rx.foreach(
                        offer.first,
                        lambda line: rx.el.li(
                            rx.el.span(line, class_name="line-clamp-2"),
                            class_name="ms-5 list-decimal text-sm",
                        ),
                    ),
                ),
            ),
        ),
        rx.foreach(offer.changes, change),
        rx.cond(offer.more > 0, rx.el.p(t("chat.more", count=offer.more), class_name="hint")),
        rx.cond(
            JobSuggestionsState.locked,
            rx.fragment(),
            rx.el.div(
                ui.button(
                    t("jobs.suggest.take"),
                    size="sm",
                    icon_name="check",
                    aria_label=t("jobs.suggest.take.of", what=_said(offer.kind, offer.subject)),
                    on_click=JobSuggestionsState.take(offer.key),
                )
            ),
        ),
        key=offer.key,
        class_name="chat-card",
    )


def _said(kind: Any, subject: Any) -> Any:
    """A suggestion in words."""
    return rx.match(
        kind,
        *((each, t(f"jobs.suggest.{each}", name=subject)) for each in _KINDS),
        t("jobs.suggest.everything"),
    )


def _gaps() -> rx.Component:
    """What no rule can bring out truthfully."""
    return rx.el.div(
        rx.cond(
            JobState.missing,
            rx.el.p(t("jobs.suggest.gaps"), class_name="text-sm text-muted"),
        ),
        rx.el.div(
            ui.link_button(
                t("jobs.match.tailor"),
                href=f"{routes.TAILOR}?job={JobState.id}&cv={JobsState.cv_id}",
                icon_name="sparkles",
            ),
        ),
        class_name="mt-5 flex flex-col gap-3 border-t border-line pt-4",
    )


def _failed() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("jobs.failed.text"), class_name="text-sm text-muted"),
        ui.button(t("app.retry"), size="sm", on_click=JobSuggestionsState.read),
        class_name="flex flex-col items-start gap-2",
    )
