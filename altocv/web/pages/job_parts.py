"""What the pages of jobs have in common: the status, the score, and the dialogs."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.jobs.postings import STATUSES
from altocv.jobs.records import MAX_LINE, MAX_NOTES, MAX_URL
from altocv.web import ui
from altocv.web.i18n import t
from altocv.web.state.job_forms import WAYS, AddJobState, EditJobState
from altocv.web.state.jobs import NO_SCORE, JobsState

_LONGEST_PASTED = 200_000
"""More than is taken, so that what is too long is said and not cut."""

_FILE, _EDITING = "job-file", "job-editing"


def number(items: Any) -> Any:
    """How many there are in a list of a state."""
    return items.length()


def status_name(status: Any) -> Any:
    """The name of a status."""
    return t("jobs.status." + status)


def dot(status: Any) -> rx.Component:
    """The colour of a status, beside its name."""
    return rx.el.span(class_name="job-dot", data_status=status, aria_hidden="true")


def status_menu(status: Any, title: Any, moved: Any, *, compact: bool = False) -> rx.Component:
    """The status of a job as a menu; `moved` makes the event for a status that is chosen."""
    label = t("jobs.status.of", name=title, status=status_name(status))
    trigger = rx.el.button(
        dot(status),
        status_name(status),
        ui.icon("chevron-down", 13),
        type="button",
        aria_label=label,
        class_name=f"ui-btn ui-secondary ui-sm {'' if compact else 'w-29'} job-status",
    )
    return ui.menu(trigger, *status_items(status, moved), label=label)


def status_items(status: Any, moved: Any) -> list[rx.Component]:
    """An entry of a menu for every status."""
    return [
        ui.menu_item(
            status_name(each),
            role="menuitemradio",
            aria_checked=rx.cond(status == each, "true", "false"),
            on_click=moved(each),
        )
        for each in STATUSES
    ]


def score(value: Any) -> rx.Component:
    """How well the CV answers a job, 0-100; nothing where that is not known."""
    return rx.cond(
        value > NO_SCORE,
        rx.el.span(
            rx.el.span(t("jobs.score", score=value), class_name="sr-only"),
            rx.el.span(value, aria_hidden="true"),
            data_tip=t("jobs.score", score=value),
            data_tone=tone(value),
            class_name="job-score",
        ),
    )


def tone(value: Any) -> Any:
    """Of a score: good, fair or poor."""
    return rx.cond(value >= 60, "good", rx.cond(value >= 35, "fair", "poor"))


def cv_select(on_commit: Any) -> rx.Component:
    """Which CV jobs are matched with; nothing where there is none."""
    options = [
        rx.el.option(t("jobs.match.none"), value=""),
        rx.foreach(
            JobsState.cvs, lambda cv: rx.el.option(t("jobs.match.with", name=cv["label"]), value=cv["value"])
        ),
    ]
    return rx.cond(
        JobsState.cvs,
        rx.el.span(
            ui.control(
                *options,
                element="select",
                value=JobsState.cv_id,
                on_commit=on_commit,
                aria_label=t("jobs.match"),
                class_name="ui-input ui-select",
            ),
            ui.icon("chevron-down", 14),
            class_name="ui-select-box max-w-64",
        ),
    )


def _error(text: Any, class_name: str = "rounded-md") -> rx.Component:
    return ui.banner(text, kind="error", icon_name="circle-alert", class_name=class_name)


def add_dialog() -> rx.Component:
    """Adds a job from its text, its address, or a file."""
    return ui.dialog(
        t("jobs.add"),
        rx.el.div(
            *(
                rx.el.button(
                    t(f"jobs.add.{way}"),
                    type="button",
                    role="tab",
                    id=f"job-by-{way}",
                    aria_selected=rx.cond(AddJobState.way == way, "true", "false"),
                    aria_controls="job-by",
                    on_click=AddJobState.choose(way),
                    class_name="ui-segment",
                )
                for way in WAYS
            ),
            role="tablist",
            aria_label=t("jobs.add"),
            class_name="ui-segments mb-4",
        ),
        rx.el.div(
            rx.match(AddJobState.way, ("url", _by_url()), ("file", _by_file()), _by_text()),
            id="job-by",
            role="tabpanel",
        ),
        rx.el.div(
            rx.cond(AddJobState.error != "", _error(AddJobState.error, "mt-4 rounded-md")),
            rx.cond(AddJobState.offline, _error(t("dashboard.import.offline"), "mt-4 rounded-md")),
            aria_live="polite",
        ),
        open=AddJobState.open,
        on_close=AddJobState.close,
        class_name="job-dialog",
    )


def _by_text() -> rx.Component:
    return rx.el.form(
        ui.textarea(
            t("jobs.add.text.label"),
            name="text",
            rows=11,
            grow=False,
            epoch=AddJobState.epoch,
            max_length=_LONGEST_PASTED,
            auto_focus=True,
            spell_check=False,
            hint=t("jobs.add.text.hint"),
            class_name="min-h-56 max-h-[50dvh]",
        ),
        _submit(t("jobs.add.submit"), AddJobState.busy),
        on_submit=AddJobState.add,
    )


def _by_url() -> rx.Component:
    return rx.el.form(
        ui.text_field(
            t("jobs.add.url.label"),
            name="url",
            input_mode="url",
            auto_complete="off",
            epoch=AddJobState.epoch,
            max_length=MAX_URL,
            auto_focus=True,
            placeholder="https://",
            hint=t("jobs.add.url.hint"),
        ),
        _submit(rx.cond(AddJobState.busy, t("jobs.add.fetching"), t("jobs.add.submit")), AddJobState.busy),
        on_submit=AddJobState.add,
    )


def _by_file() -> rx.Component:
    return ui.file_drop(
        rx.el.span(
            rx.cond(AddJobState.busy, ui.spinner(20), ui.icon("file-up", 22)),
            t("jobs.add.file.drop"),
            class_name="flex flex-col items-center gap-2 px-6 py-9 text-center text-sm text-muted",
        ),
        id=_FILE,
        url="/api/jobs/import",
        accept=".txt,.html,.htm,text/plain,text/html",
        on_busy=AddJobState.begin_file,
        on_done=AddJobState.file_done,
    )


def _submit(text: Any, busy: Any = False) -> rx.Component:
    return rx.el.div(
        ui.button(text, kind="primary", type="submit", loading=busy),
        class_name="mt-4 flex justify-end gap-2",
    )


def edit_dialog() -> rx.Component:
    """Changes a job: what is noted of it, and its text."""
    fields, epoch = EditJobState.fields, EditJobState.epoch

    def line(name: str, **props: Any) -> rx.Component:
        props = {"max_length": MAX_LINE, "type": "text", **props}
        return ui.text_field(t(f"jobs.field.{name}"), name=name, value=fields[name], epoch=epoch, **props)

    return ui.dialog(
        t("jobs.edit"),
        rx.el.form(
            rx.el.div(
                line("title", required=True),
                line("company"),
                line("location"),
                line("salary"),
                class_name="grid gap-3 sm:grid-cols-2",
            ),
            line("url", max_length=MAX_URL, input_mode="url"),
            rx.el.div(
                ui.select(
                    t("jobs.field.status"),
                    options=[(each, status_name(each)) for each in STATUSES],
                    name="status",
                    value=fields["status"],
                    epoch=epoch,
                ),
                *(line(name, type="date") for name in ("applied", "posted", "closes")),
                class_name="grid grid-cols-2 gap-3 sm:grid-cols-4",
            ),
            ui.textarea(
                t("jobs.field.notes"),
                name="notes",
                value=fields["notes"],
                epoch=epoch,
                rows=3,
                class_name="min-h-18 max-h-[30dvh]",
                max_length=2 * MAX_NOTES,
            ),
            # As high as its text: on a phone nothing scrolls inside of what scrolls.
            ui.textarea(
                t("jobs.field.description"),
                name="description",
                value=fields["description"],
                epoch=epoch,
                rows=8,
                spell_check=False,
                class_name="min-h-40",
                max_length=_LONGEST_PASTED,
                hint=t("jobs.edit.text.hint"),
            ),
            id=_EDITING,
            on_submit=EditJobState.save,
            class_name="flex flex-col gap-3",
        ),
        footer=[
            rx.el.div(
                rx.cond(EditJobState.error != "", _error(EditJobState.error)),
                aria_live="polite",
                class_name="basis-full",
            ),
            ui.button(t("jobs.cancel"), on_click=EditJobState.close),
            ui.button(t("jobs.save"), kind="primary", type="submit", form=_EDITING),
        ],
        open=EditJobState.open,
        on_close=EditJobState.close,
        class_name="job-dialog",
    )


def delete_dialog(asking: Any, title: Any, count: Any, keep: Any, delete: Any) -> rx.Component:
    """Asks before jobs are deleted: one by its title, or several."""
    return ui.dialog(
        t("jobs.delete.title"),
        rx.el.p(rx.cond(title != "", t("jobs.delete.one", name=title), t("jobs.delete.many", count=count))),
        open=asking,
        on_close=keep,
        footer=[
            ui.button(t("jobs.cancel"), on_click=keep),
            ui.button(t("jobs.delete"), kind="danger", on_click=delete),
        ],
    )
