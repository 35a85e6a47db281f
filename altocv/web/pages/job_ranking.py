"""All CVs beside one job, the one that answers it best first; a click chooses another."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import routes, ui
from altocv.web.i18n import t
from altocv.web.pages import job_parts as parts
from altocv.web.state.job import JobState
from altocv.web.state.job_ranking import SHOWN, JobRankingState, RankedCv
from altocv.web.state.jobs import JobsState


def ranking() -> rx.Component:
    """The panel; nothing for somebody without a CV, whom the match tells what to do."""
    return rx.cond(
        JobsState.cvs,
        rx.el.section(
            rx.el.h2(t("ranking.title"), id="ranking-title", class_name="text-base font-semibold"),
            rx.match(
                JobRankingState.status,
                ("failed", _failed()),
                ("none", _waiting()),
                ("busy", rx.cond(JobRankingState.rows, _found(), _waiting())),
                _found(),
            ),
            class_name="rounded-xl border border-line bg-surface p-5 sm:p-6",
        ),
    )


def _found() -> rx.Component:
    rows = JobRankingState.rows
    return rx.fragment(
        rx.el.ul(
            rx.foreach(rows, lambda cv, place: rx.cond(_is_shown(cv, place), _row(cv))),
            aria_labelledby="ranking-title",
            aria_busy=rx.cond(JobRankingState.status == "busy", "true", "false"),
            class_name="mt-3 -mx-2 flex flex-col",
        ),
        rx.cond(JobRankingState.status == "busy", _busy()),
        rx.cond(
            (parts.number(rows) > SHOWN) & ~JobRankingState.whole,
            ui.button(
                t("ranking.all", count=JobRankingState.count),
                size="sm",
                kind="ghost",
                on_click=JobRankingState.show_all,
                class_name="mt-1 -ms-2",
            ),
        ),
        rx.cond(JobRankingState.count == 1, _only_one()),
        judged(),
    )


def _is_shown(cv: RankedCv, place: Any) -> Any:
    """The best, and the one that is chosen wherever it stands."""
    return JobRankingState.whole | (place < SHOWN) | (cv.id == JobsState.cv_id)


def _row(cv: RankedCv) -> rx.Component:
    chosen = cv.id == JobsState.cv_id
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                rx.cond(chosen, ui.icon("check", 14)),
                class_name="w-4 shrink-0 text-accent",
                aria_hidden="true",
            ),
            rx.el.span(cv.name, class_name="job-ranked-name", title=cv.name),
            rx.el.span(
                rx.el.span(style={"width": cv.width}, class_name="job-bar"),
                class_name="job-track",
                aria_hidden="true",
            ),
            rx.el.span(t("jobs.score", score=cv.score), class_name="sr-only"),
            rx.el.span(cv.score, class_name="w-8 shrink-0 text-end tabular-nums", aria_hidden="true"),
            type="button",
            aria_pressed=rx.cond(chosen, "true", "false"),
            on_click=JobState.match_with(cv.id),
            class_name="job-ranked",
        ),
        key=cv.id,
    )


def _only_one() -> rx.Component:
    return rx.el.p(
        t("ranking.one"),
        " ",
        ui.link(t("ranking.one.tailor"), href=f"{routes.TAILOR}?job={JobState.id}", class_name="ui-link"),
        class_name="mt-3 text-sm text-muted",
    )


def judged() -> rx.Component:
    """By which model texts were compared."""
    return rx.el.p(
        rx.cond(
            JobRankingState.judge == "",
            t("ranking.judge.own"),
            rx.cond(
                JobRankingState.stood_in,
                t("ranking.judge.stood_in", name=JobRankingState.judge),
                t("ranking.judge.other", name=JobRankingState.judge),
            ),
        ),
        class_name="mt-3 text-xs text-faint wrap-anywhere",
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        *(ui.skeleton("h-5") for _ in range(3)),
        rx.el.span(t("jobs.match.busy"), class_name="sr-only"),
        role="status",
        class_name="mt-4 flex flex-col gap-3",
    )


def _busy() -> rx.Component:
    return rx.el.p(
        ui.spinner(13),
        t("ranking.busy", done=parts.number(JobRankingState.rows), count=JobRankingState.count),
        role="status",
        class_name="mt-2 flex items-center gap-2 text-xs text-muted",
    )


def _failed() -> rx.Component:
    return rx.el.div(
        ui.banner(t("ranking.failed"), kind="error", class_name="mb-3 rounded-md"),
        ui.button(t("app.retry"), on_click=JobRankingState.rank(JobState.id)),
        class_name="mt-4",
    )
