"""One job: its text, and how well a CV answers it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import routes, shell, ui
from altocv.web.i18n import day, t
from altocv.web.pages import job_parts as parts
from altocv.web.pages.job_ranking import ranking
from altocv.web.pages.job_suggestions import suggestions
from altocv.web.state.job import Asked, JobState, Part
from altocv.web.state.job_forms import EditJobState
from altocv.web.state.jobs import JobsState

_PANEL = "rounded-xl border border-line bg-surface p-5 sm:p-6"


def job() -> rx.Component:
    return shell.page(
        rx.match(
            JobState.status,
            ("loading", _loading()),
            ("failed", _failed()),
            ("gone", _gone()),
            rx.el.div(
                _head(),
                rx.el.div(
                    rx.el.div(
                        ranking(),
                        _match(),
                        suggestions(),
                        class_name="flex min-w-0 flex-col gap-6 lg:order-last",
                    ),
                    rx.el.div(_notes(), _description(), class_name="flex min-w-0 flex-col gap-6"),
                    class_name="grid items-start gap-6 lg:grid-cols-2",
                ),
            ),
        ),
        here=routes.JOBS,
        dialogs=(
            parts.edit_dialog(),
            parts.delete_dialog(JobState.asking, JobState.title, 1, JobState.keep, JobState.delete),
        ),
    )


def _head() -> rx.Component:
    return rx.el.div(
        ui.link(
            ui.icon("arrow-left", 15),
            t("jobs.back"),
            href=routes.JOBS,
            class_name="mb-3 inline-flex items-center gap-1.5 text-sm text-muted hover:text-fg",
        ),
        rx.el.div(
            rx.el.div(
                rx.el.h1(JobState.title, class_name="text-xl font-semibold tracking-tight wrap-anywhere"),
                rx.cond(JobState.where != "", rx.el.p(JobState.where, class_name="text-muted wrap-anywhere")),
                _facts(),
                class_name="min-w-0 flex-1 basis-80",
            ),
            rx.el.div(
                parts.status_menu(JobState.stage, JobState.title, JobState.set_status, compact=True),
                rx.cond(
                    JobState.url != "",
                    ui.link_button(
                        t("jobs.open_page"),
                        href=JobState.url,
                        icon_name="external-link",
                        size="sm",
                        target="_blank",
                        rel="noopener noreferrer nofollow",
                    ),
                ),
                ui.button(
                    t("jobs.edit"),
                    icon_name="pencil-line",
                    size="sm",
                    on_click=EditJobState.show(JobState.id),
                ),
                ui.icon_button("trash-2", t("jobs.delete"), size="sm", on_click=JobState.ask_delete),
                class_name="flex flex-wrap items-center gap-2",
            ),
            class_name="flex flex-wrap items-start gap-x-6 gap-y-3",
        ),
        class_name="mb-6",
    )


def _facts() -> rx.Component:
    def fact(known: Any, said: Any) -> rx.Component:
        return rx.cond(known != "", rx.el.li(said, suppress_hydration_warning=True))

    return rx.el.ul(
        fact(JobState.salary, JobState.salary),
        fact(JobState.posted, t("jobs.posted", when=day(JobState.posted))),
        fact(JobState.closes, t("jobs.closes", when=day(JobState.closes))),
        fact(JobState.applied, t("jobs.applied", when=day(JobState.applied))),
        class_name="mt-1 flex flex-wrap gap-x-4 text-sm text-faint",
    )


def _notes() -> rx.Component:
    return rx.cond(
        JobState.notes != "",
        rx.el.section(
            rx.el.h2(t("jobs.field.notes"), class_name="text-base font-semibold"),
            rx.el.p(JobState.notes, class_name="mt-2 text-sm whitespace-pre-line wrap-anywhere"),
            class_name=_PANEL,
        ),
    )


def _description() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("jobs.description"), class_name="text-base font-semibold"),
        rx.el.p(JobState.description, class_name="mt-2 text-sm whitespace-pre-line wrap-anywhere"),
        class_name=_PANEL,
    )


def _match() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t("jobs.match.title"), class_name="text-base font-semibold"),
            parts.cv_select(JobState.match_with),
            class_name="flex flex-wrap items-center justify-between gap-3",
        ),
        rx.cond(
            JobsState.cvs,
            rx.match(
                JobState.matched,
                ("busy", _busy()),
                ("ready", _scores()),
                (
                    "failed",
                    rx.el.div(
                        ui.banner(t("jobs.failed.text"), kind="error", class_name="mb-3 rounded-md"),
                        ui.button(t("app.retry"), on_click=JobState.match),
                        class_name="mt-4",
                    ),
                ),
                rx.el.p(t("jobs.match.choose"), class_name="mt-4 text-sm text-muted"),
            ),
            rx.el.div(
                rx.el.p(t("jobs.match.no_cv"), class_name="mb-3 text-sm text-muted"),
                ui.link_button(t("jobs.match.make"), href=routes.DASHBOARD),
                class_name="mt-4",
            ),
        ),
        class_name=_PANEL,
    )


def _busy() -> rx.Component:
    return rx.el.div(
        ui.skeleton("h-10 w-24"),
        *(ui.skeleton("h-4") for _ in range(4)),
        rx.el.span(t("jobs.match.busy"), class_name="sr-only"),
        role="status",
        class_name="mt-4 flex flex-col gap-3",
    )


def _scores() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.p(
                rx.el.span(JobState.overall, class_name="text-[34px] leading-10 font-semibold tabular-nums"),
                rx.el.span(" / 100", class_name="text-muted"),
                rx.el.span(t("jobs.match.overall"), class_name="block text-xs text-faint"),
                data_tone=parts.tone(JobState.overall),
                class_name="job-overall",
            ),
            rx.el.dl(rx.foreach(JobState.parts, _part), class_name="min-w-0 flex-1"),
            class_name="mt-4 flex flex-wrap items-center gap-x-8 gap-y-4",
        ),
        rx.cond(
            JobState.missing,
            _keywords(t("jobs.match.missing"), JobState.missing, "ui-badge ui-badge-warn"),
        ),
        rx.cond(
            JobState.present,
            _keywords(t("jobs.match.present"), JobState.present, "ui-badge ui-badge-on"),
        ),
        rx.cond(
            JobState.asked,
            rx.el.div(
                rx.el.h3(
                    t("jobs.match.requirements", met=JobState.met, count=parts.number(JobState.asked)),
                    class_name="text-sm font-medium",
                ),
                rx.el.ul(rx.foreach(JobState.asked, _requirement), class_name="mt-2"),
                class_name="mt-6",
            ),
            rx.el.p(t("jobs.match.nothing_asked"), class_name="mt-6 text-sm text-muted"),
        ),
        rx.cond(
            JobState.cv_href != "",
            rx.el.div(
                ui.link_button(
                    t("jobs.match.check"),
                    href=f"{JobState.cv_href}?check={JobState.id}",
                    icon_name="scan-text",
                ),
                ui.link_button(t("jobs.match.edit_cv"), href=JobState.cv_href),
                class_name="mt-4 flex flex-wrap gap-2",
            ),
        ),
    )


def _part(part: Part) -> rx.Component:
    return rx.el.div(
        rx.el.dt(t(part.label), class_name="w-24 shrink-0 text-muted"),  # pyright: ignore[reportArgumentType]
        rx.el.dd(
            rx.el.span(
                rx.el.span(style={"width": part.width}, class_name="job-bar"),
                class_name="job-track",
                aria_hidden="true",
            ),
            rx.el.span(part.value, class_name="w-8 text-end tabular-nums"),
            class_name="flex min-w-0 flex-1 items-center gap-2",
        ),
        key=part.label,
        class_name="flex items-center gap-2 py-1 text-sm",
    )


def _keywords(title: Any, names: Any, badge: str) -> rx.Component:
    return rx.el.div(
        rx.el.h3(title, class_name="text-sm font-medium"),
        rx.el.ul(
            rx.foreach(names, lambda name: rx.el.li(name, class_name=badge)),
            class_name="mt-1.5 flex flex-wrap gap-1.5",
        ),
        class_name="mt-5",
    )


def _requirement(asked: Asked) -> rx.Component:
    def state(name: str, icon: str, color: str) -> rx.Component:
        return rx.el.span(
            ui.icon(icon, 16, class_name="shrink-0"),
            t(f"jobs.asked.{name}"),
            class_name=f"mt-0.5 flex w-20 shrink-0 gap-1.5 self-start text-xs font-medium {color}",
        )

    return rx.el.li(
        rx.match(
            asked.state,
            ("met", state("met", "circle-check", "text-success")),
            ("partly", state("partly", "circle-dot", "text-warning")),
            state("missing", "circle-x", "text-danger"),
        ),
        rx.el.div(
            rx.el.p(
                asked.text,
                rx.cond(
                    asked.must, rx.fragment(), rx.el.span(t("jobs.asked.nice"), class_name="ui-badge ml-1.5")
                ),
                class_name="wrap-anywhere",
            ),
            rx.cond(
                asked.evidence != "",
                rx.el.p(
                    rx.el.span(t("jobs.asked.evidence"), class_name="sr-only"),
                    asked.evidence,
                    class_name="mt-1 line-clamp-3 border-s-2 border-line ps-2 text-xs text-muted",
                ),
            ),
            rx.cond(asked.gap != "", rx.el.p(asked.gap, class_name="mt-1 text-xs text-muted wrap-anywhere")),
            class_name="min-w-0 flex-1 text-sm",
        ),
        class_name="flex gap-3 border-t border-line py-3 first:border-0 max-sm:flex-col max-sm:gap-1",
    )


def _loading() -> rx.Component:
    return rx.el.div(
        ui.skeleton("mb-6 h-12 w-72"),
        rx.el.div(
            ui.skeleton("h-96 rounded-xl"), ui.skeleton("h-96 rounded-xl"),
            class_name="grid gap-6 lg:grid-cols-2",
        ),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
    )  # fmt: skip


def _gone() -> rx.Component:
    return ui.empty_state(
        "briefcase",
        t("jobs.gone.title"),
        t("jobs.gone.text"),
        ui.link_button(t("jobs.back"), href=routes.JOBS, kind="primary"),
        level=1,
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("jobs.failed.title"),
        t("jobs.failed.text"),
        ui.button(t("app.retry"), kind="primary", on_click=JobState.load),
        level=1,
    )
