"""What all saved jobs ask for, most wanted first, and which CVs show it."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import ui
from altocv.web.i18n import t
from altocv.web.pages import job_parts as parts
from altocv.web.state.job_skills import CATEGORIES, Holder, JobSkillsState, SkillRow


def skills() -> Any:
    return rx.match(
        JobSkillsState.status,
        ("loading", _loading()),
        ("failed", _failed()),
        rx.el.div(
            rx.el.div(
                ui.select(
                    options=[(name, t(f"jobs.category.{name}")) for name in CATEGORIES],
                    value=JobSkillsState.category,
                    on_commit=JobSkillsState.show,
                    aria_label=t("jobs.category"),
                ),
                ui.switch(
                    t("jobs.skills.missing"),
                    value=JobSkillsState.missing,
                    on_commit=JobSkillsState.show_missing,
                ),
                class_name="mb-4 flex flex-wrap items-center gap-x-6 gap-y-3",
            ),
            rx.cond(
                JobSkillsState.rows,
                rx.el.section(
                    rx.el.h2(
                        t("jobs.skills.of", count=JobSkillsState.total),
                        class_name="mb-2 text-base font-semibold",
                    ),
                    rx.el.ol(rx.foreach(JobSkillsState.rows, _skill)),
                    class_name="rounded-xl border border-line bg-surface p-5 sm:p-6",
                ),
                ui.empty_state("chart-bar", t("jobs.skills.none.title"), t("jobs.skills.none.text")),
            ),
            rx.cond(
                JobSkillsState.more > 0,
                rx.el.div(
                    ui.button(t("jobs.more", count=JobSkillsState.more), on_click=JobSkillsState.show_more),
                    class_name="mt-4 flex justify-center",
                ),
            ),
        ),
    )


def _skill(skill: SkillRow) -> rx.Component:
    return rx.el.li(
        rx.el.span(skill.name, class_name="truncate font-medium", title=skill.name),
        rx.el.span(
            rx.el.span(style={"width": skill.width}, class_name="job-bar"),
            class_name="job-track",
            aria_hidden="true",
        ),
        rx.el.span(
            rx.el.span(
                t("jobs.skills.share", percent=skill.percent, count=skill.count), class_name="sr-only"
            ),
            rx.el.span(skill.percent, " %", aria_hidden="true"),
            data_tip=t("jobs.skills.share", percent=skill.percent, count=skill.count),
            class_name="text-end tabular-nums",
        ),
        _trend(skill),
        rx.cond(
            skill.holders,
            rx.el.span(
                ui.icon("check", 14, class_name="shrink-0 text-success"),
                rx.el.span(t("jobs.skills.in"), class_name="sr-only"),
                rx.foreach(skill.holders[:1], _holder),
                rx.cond(
                    parts.number(skill.holders) > 1,
                    rx.el.span("+", parts.number(skill.holders) - 1, class_name="text-faint"),
                ),
                class_name="job-shown",
            ),
            rx.el.span(
                ui.icon("minus", 14, class_name="shrink-0 text-faint"),
                t("jobs.skills.not_in"),
                class_name="job-shown text-muted",
            ),
        ),
        key=skill.name,
        class_name="job-skill",
    )


def _holder(holder: Holder) -> rx.Component:
    return ui.link(
        holder.name,
        href=holder.href,
        data_tip=t("jobs.skills.places", name=holder.name, count=holder.places),
        class_name="ui-link truncate",
        key=holder.href,
    )


def _trend(skill: SkillRow) -> Any:
    """Whether newer postings ask for it more often than older ones."""
    said = t("jobs.trend.said", newer=skill.newer, older=skill.older)

    def shown(icon: str, color: str, name: str) -> rx.Component:
        return rx.el.span(
            ui.icon(icon, 15, class_name=color),
            rx.el.span(t(f"jobs.trend.{name}"), " ", said, class_name="sr-only"),
            data_tip=said,
            class_name="flex justify-center",
        )

    return rx.match(
        skill.trend,
        ("up", shown("trending-up", "text-success", "up")),
        ("down", shown("trending-down", "text-warning", "down")),
        rx.el.span(),
    )


def _loading() -> rx.Component:
    return rx.el.div(
        *(ui.skeleton("h-6") for _ in range(10)),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
        class_name="flex flex-col gap-3 rounded-xl border border-line bg-surface p-6",
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("jobs.failed.title"),
        t("jobs.failed.text"),
        ui.button(t("app.retry"), kind="primary", on_click=JobSkillsState.load),
    )
