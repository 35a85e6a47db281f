"""In the check's pane: what the CV is held against."""

from __future__ import annotations

import reflex as rx

from altocv.web.i18n import t
from altocv.web.state.check_against import LONGEST_POSTING, PASTED, AgainstState
from altocv.web.state.checks import CheckState
from altocv.web.ui import button, control, icon, text_field


def against() -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("check.against"), class_name="check-title"),
        rx.cond(
            AgainstState.many,
            text_field(
                type="search",
                value=AgainstState.wanted,
                wait=200,
                placeholder=t("jobs.search"),
                aria_label=t("jobs.search"),
                on_input=AgainstState.search,
            ),
        ),
        rx.el.span(
            control(
                rx.el.option(t("check.against.nothing"), value=""),
                rx.foreach(AgainstState.jobs, lambda job: rx.el.option(job["label"], value=job["value"])),
                rx.el.option(t("check.against.paste"), value=PASTED),
                element="select",
                # A select shows another choice only once its options are there.
                key=AgainstState.jobs.length(),  # pyright: ignore[reportAttributeAccessIssue]
                value=AgainstState.chosen,
                on_commit=AgainstState.choose,
                aria_label=t("check.against"),
                class_name="ui-input ui-select",
            ),
            icon("chevron-down", 14),
            class_name="ui-select-box",
        ),
        rx.cond(AgainstState.chosen == PASTED, _paste()),
        rx.cond(
            CheckState.check_note != "",
            rx.el.p(
                icon("triangle-alert", 13),
                t(CheckState.check_note),
                role="status",
                class_name="chat-flag",
            ),
        ),
        class_name="flex flex-col gap-2",
    )


def _paste() -> rx.Component:
    return rx.el.form(
        rx.el.textarea(
            name="posting",
            rows=5,
            max_length=LONGEST_POSTING,
            aria_label=t("check.against_hint"),
            placeholder=t("check.against_hint"),
            class_name="ui-input",
        ),
        rx.el.div(button(t("check.against.go"), size="sm", type="submit")),
        on_submit=AgainstState.hold_against,
        class_name="flex flex-col gap-2",
    )
