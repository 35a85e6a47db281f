"""What was read of a file, beside the file: each part to be taken over or left."""

from __future__ import annotations

import reflex as rx

from altocv.web import shell, ui
from altocv.web.i18n import t
from altocv.web.state.credits import CreditsState
from altocv.web.state.imports import FieldRow, ImportReviewState, PartRow


def imports() -> rx.Component:
    return shell.page(
        rx.match(
            ImportReviewState.status,
            ("ready", _review()),
            ("scan", _scan()),
            ("failed", _failed()),
            ("gone", _gone()),
            _reading(),
        ),
    )


def _reading() -> rx.Component:
    return rx.el.div(
        ui.spinner(26),
        rx.el.p(t("import.reading", name=ImportReviewState.name), class_name="text-sm text-muted"),
        rx.cond(ImportReviewState.scan_pages > 0, _progress()),
        rx.cond(
            ImportReviewState.status == "reading",
            ui.button(t("import.cancel"), size="sm", on_click=ImportReviewState.cancel),
        ),
        role="status",
        class_name="flex flex-col items-center gap-4 py-28",
    )


def _progress() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.div(
                class_name="h-full rounded-full bg-accent transition-[width]",
                style={"width": f"{ImportReviewState.scan_percent}%"},
            ),
            role="progressbar",
            aria_valuenow=ImportReviewState.scan_percent,
            aria_label=t("import.scan.progress"),
            class_name="h-1.5 w-64 max-w-full overflow-hidden rounded-full bg-hover",
        ),
        rx.el.p(
            t(
                "import.scan.read",
                count=ImportReviewState.scan_read,
                pages=ImportReviewState.scan_pages,
                model=ImportReviewState.scan_model,
            ),
            class_name="text-xs text-faint tabular-nums",
        ),
        class_name="flex flex-col items-center gap-2",
    )


def _scan() -> rx.Component:
    """A file without text: whether a model may read it, for what, beside its pages."""
    return rx.el.div(
        rx.el.section(
            rx.el.h1(t("import.scan.title"), class_name="text-xl font-semibold tracking-tight"),
            rx.el.p(t("import.scan.text", name=ImportReviewState.name), class_name="mt-2 text-sm text-muted"),
            rx.cond(
                ImportReviewState.error != "",
                rx.el.p(
                    ui.icon("triangle-alert", 14),
                    rx.el.span(ImportReviewState.error),
                    role="alert",
                    class_name="mt-4 flex items-start gap-2 text-sm text-warning [&>svg]:mt-0.5 "
                    "[&>svg]:shrink-0",
                ),
            ),
            rx.el.div(
                ui.button(
                    t("import.scan.order", model=ImportReviewState.scan_model),
                    shell.price(ImportReviewState.scan_price),
                    kind="primary",
                    on_click=ImportReviewState.read_scan,
                ),
                ui.button(t("import.cancel"), on_click=ImportReviewState.cancel),
                class_name="mt-6 flex flex-wrap items-center gap-2",
            ),
            rx.el.p(
                t("import.scan.sent", model=ImportReviewState.scan_model),
                class_name="mt-4 text-xs text-faint",
            ),
            class_name="min-w-0",
        ),
        rx.el.section(
            rx.el.h2(t("import.source"), class_name="ui-label mb-2"),
            _pages(),
            class_name="min-w-0",
        ),
        class_name="grid gap-8 py-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]",
    )


def _pages() -> rx.Component:
    return rx.foreach(
        ImportReviewState.pages,
        lambda page: rx.el.img(
            src=page,
            alt="",
            loading="lazy",
            class_name="mb-3 w-full rounded-md border border-line bg-white",
        ),
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "file-x",
        t("import.failed"),
        rx.cond(ImportReviewState.error != "", ImportReviewState.error, t("error.broke")),
        ui.link_button(t("import.back"), href="/dashboard", kind="primary"),
    )


def _gone() -> rx.Component:
    return ui.empty_state(
        "file-x",
        t("import.gone"),
        t("import.gone_text"),
        ui.link_button(t("import.back"), href="/dashboard", kind="primary"),
    )


def _review() -> rx.Component:
    return rx.el.div(
        rx.el.header(
            rx.el.div(
                rx.el.h1(t("import.title"), class_name="text-xl font-semibold tracking-tight"),
                rx.el.p(t("import.text", name=ImportReviewState.name), class_name="mt-1 text-sm text-muted"),
                rx.cond(
                    ImportReviewState.unsure > 0,
                    rx.el.p(
                        ui.icon("triangle-alert", 14),
                        t("import.unsure", count=ImportReviewState.unsure),
                        class_name="mt-2 flex items-center gap-1.5 text-sm text-warning",
                    ),
                ),
                class_name="min-w-0",
            ),
            rx.el.div(
                ui.link_button(t("import.back"), href="/dashboard"),
                ui.button(
                    t("import.accept"),
                    shell.price(CreditsState.import_price),
                    kind="primary",
                    on_click=ImportReviewState.accept,
                ),
                class_name="flex shrink-0 items-center gap-2",
            ),
            class_name="mb-6 flex flex-wrap items-start justify-between gap-4",
        ),
        rx.el.div(
            rx.el.section(
                rx.el.h2(t("import.found"), class_name="sr-only"),
                rx.el.ul(rx.foreach(ImportReviewState.parts, _part), class_name="flex flex-col gap-2"),
                class_name="min-w-0",
            ),
            rx.el.section(
                rx.el.h2(t("import.source"), class_name="ui-label mb-2"),
                _pages(),
                rx.cond(
                    ImportReviewState.text != "",
                    rx.el.pre(
                        ImportReviewState.text,
                        tab_index=0,
                        class_name="max-h-[75vh] overflow-auto rounded-md border border-line bg-surface p-4 "
                        "font-sans text-xs whitespace-pre-wrap",
                    ),
                ),
                class_name="min-w-0 lg:sticky lg:top-6 lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto",
            ),
            class_name="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]",
        ),
    )


def _part(part: PartRow) -> rx.Component:
    return rx.el.li(
        rx.cond(
            part.heads != "",
            rx.el.h3(part.heads, class_name="mt-5 mb-2 text-sm font-semibold"),
        ),
        rx.el.div(
            rx.el.input(
                type="checkbox",
                checked=part.taken,
                on_change=ImportReviewState.toggle(part.path),
                aria_label=t("import.take"),
                class_name="mt-0.5 size-4 shrink-0 accent-(--ui-accent)",
            ),
            rx.el.div(
                rx.el.dl(rx.foreach(part.fields, _field), class_name="flex flex-col gap-1"),
                class_name="min-w-0 flex-1",
            ),
            rx.match(
                part.sureness,
                ("unsure", rx.el.span(t("import.is_unsure"), class_name="ui-badge ui-badge-warn")),
                ("likely", rx.el.span(t("import.is_likely"), class_name="ui-badge")),
                rx.fragment(),
            ),
            class_name=rx.cond(
                part.taken,
                "flex items-start gap-3 rounded-lg border border-line bg-surface p-3",
                "flex items-start gap-3 rounded-lg border border-line bg-surface p-3 opacity-50",
            ),
        ),
        key=part.path,
    )


def _field(field: FieldRow) -> rx.Component:
    return rx.el.div(
        rx.el.dt(t(field.label), class_name="w-28 shrink-0 text-xs text-faint"),
        rx.el.dd(field.text, class_name="min-w-0 flex-1 text-sm break-words whitespace-pre-line"),
        class_name="flex flex-col gap-x-3 sm:flex-row sm:items-baseline",
    )
