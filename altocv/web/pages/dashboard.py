"""The list of CVs."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.cv import samples
from altocv.web import shell, showcase, ui
from altocv.web.i18n import ago, t
from altocv.web.state.credits import CreditsState
from altocv.web.state.dashboard import SORTS, Card, DashboardState, ImportState

NEW = "new-cv"
IMPORT = "import-cv"
FILE = "import-file"

GRID = (
    "grid grid-cols-2 gap-x-4 gap-y-6 "
    "sm:grid-cols-[repeat(auto-fill,minmax(208px,1fr))] sm:gap-x-6 sm:gap-y-8"
)


def dashboard() -> rx.Component:
    return shell.page(
        _bar(),
        rx.match(
            DashboardState.status,
            ("loading", _loading()),
            ("failed", _failed()),
            rx.cond(
                DashboardState.cards,
                _cards(),
                rx.cond(DashboardState.query == "", _empty(), _none_found()),
            ),
        ),
        here=shell.HOME,
        dialogs=(_new_dialog(), _import_dialog()),
    )


def _bar() -> rx.Component:
    """Title and commands; on a phone the search goes to a line of its own with what belongs to it."""
    return rx.el.div(
        rx.el.h1(t("dashboard.title"), class_name="mr-auto text-xl font-semibold tracking-tight"),
        rx.el.div(
            _search(),
            ui.select(
                options=[(sort, t(f"dashboard.sort.{sort}")) for sort in SORTS],
                value=DashboardState.sort,
                on_commit=DashboardState.sort_by,
                aria_label=t("dashboard.sort"),
            ),
            ui.button(
                rx.el.span(t("dashboard.import"), class_name="max-sm:sr-only"),
                icon_name="upload",
                data_show_dialog=IMPORT,
            ),
            class_name="flex gap-2 max-sm:order-last max-sm:w-full",
        ),
        ui.button(t("dashboard.new"), icon_name="plus", kind="primary", data_show_dialog=NEW),
        class_name="mb-6 flex flex-wrap items-center gap-2",
    )


def _search() -> rx.Component:
    return rx.el.div(
        ui.icon("search", 15, class_name="pointer-events-none absolute top-2 left-2.5 z-10 text-faint"),
        ui.text_field(
            type="search",
            value=DashboardState.query,
            placeholder=t("dashboard.search"),
            aria_label=t("dashboard.search"),
            wait=200,
            on_input=DashboardState.search,
            class_name="pl-8",
        ),
        class_name="relative flex-1 sm:w-56",
    )


def _cards() -> rx.Component:
    return rx.el.ul(rx.foreach(DashboardState.cards, _card), class_name=GRID)


def _card(card: Card) -> rx.Component:
    return rx.el.li(
        rx.el.a(
            rx.el.img(
                src=card.thumbnail,
                alt="",
                loading="lazy",
                decoding="async",
                width="420",
                class_name="aspect-[1/1.3] w-full bg-white object-cover object-top",
            ),
            href=card.href,
            aria_label=t("dashboard.open", name=card.name),
            class_name=(
                "block overflow-hidden rounded-md shadow-page transition-transform duration-150 "
                "hover:-translate-y-0.5 focus-visible:outline-offset-4"
            ),
        ),
        rx.el.div(
            rx.el.div(
                rx.cond(DashboardState.renaming == card.id, _name_field(card), _name(card)),
                rx.cond(card.language != "", _language(card)),
                rx.el.p(
                    t("dashboard.edited", when=ago(card.edited)),
                    class_name="truncate text-xs text-faint",
                    suppress_hydration_warning=True,
                ),
                class_name="min-w-0 flex-1",
            ),
            _actions(card),
            class_name="mt-2.5 flex items-start gap-1",
        ),
        key=card.id,
    )


def _language(card: Card) -> rx.Component:
    """Which of a CV's languages this is, and what is to be done about it."""
    state = rx.cond(
        card.origin,
        rx.el.span(t("languages.original"), class_name="ui-badge"),
        rx.cond(
            card.waits > 0,
            rx.el.span(t("languages.to_do", count=card.waits), class_name="ui-badge ui-badge-warn"),
            rx.cond(card.behind, rx.el.span(t("languages.behind"), class_name="ui-badge")),
        ),
    )
    return rx.el.p(card.language, " ", state, class_name="my-0.5 text-xs text-muted")


def _name(card: Card) -> rx.Component:
    return rx.el.h2(
        card.name,
        title=card.name,
        on_double_click=DashboardState.start_renaming(card.id),
        class_name="truncate text-sm font-medium",
    )


def _name_field(card: Card) -> rx.Component:
    return ui.text_field(
        value=card.name,
        aria_label=t("dashboard.name"),
        auto_focus=True,
        max_length=200,
        on_focus=rx.run_script("document.activeElement.select()"),
        on_enter=rx.run_script("document.activeElement.blur()"),
        on_blur=DashboardState.stop_renaming,
        on_commit=lambda name: DashboardState.rename(card.id, name),
        on_escape=DashboardState.stop_renaming,
        class_name="h-7",
    )


def _actions(card: Card) -> rx.Component:
    return ui.menu(
        ui.icon_button("ellipsis", t("dashboard.actions", name=card.name), size="sm"),
        ui.menu_item(
            t("dashboard.rename"), icon_name="pencil-line", on_click=DashboardState.start_renaming(card.id)
        ),
        ui.menu_item(
            t("dashboard.duplicate"),
            icon_name="copy",
            price=shell.price(CreditsState.copy_price),
            on_click=DashboardState.duplicate(card.id),
        ),
        ui.menu_item(
            t("languages.title"), icon_name="languages", on_click=DashboardState.add_language(card.id)
        ),
        ui.menu_separator(),
        ui.menu_item(
            t("dashboard.delete"), icon_name="trash-2", danger=True, on_click=DashboardState.delete(card.id)
        ),
        label=t("dashboard.actions", name=card.name),
        align="end",
    )


def _loading() -> rx.Component:
    card = rx.el.div(
        ui.skeleton("aspect-[1/1.3] w-full"),
        ui.skeleton("mt-3 h-4 w-3/4"),
        ui.skeleton("mt-2 h-3 w-1/2"),
    )
    return rx.el.div(
        *(card for _ in range(5)),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
        class_name=GRID,
    )


def _empty() -> rx.Component:
    return ui.empty_state(
        "file-text",
        t("dashboard.empty.title"),
        t("dashboard.empty.text"),
        ui.button(t("dashboard.new"), icon_name="plus", kind="primary", data_show_dialog=NEW),
        ui.button(t("dashboard.import"), icon_name="upload", data_show_dialog=IMPORT),
    )


def _none_found() -> rx.Component:
    return ui.empty_state(
        "search-x",
        t("dashboard.none.title"),
        t("dashboard.none.text"),
        ui.button(t("dashboard.none.clear"), on_click=DashboardState.search("")),
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("dashboard.failed.title"),
        t("dashboard.failed.text"),
        ui.button(t("app.retry"), kind="primary", on_click=DashboardState.load),
    )


def _new_dialog() -> rx.Component:
    return ui.dialog(
        t("dashboard.new"),
        rx.el.p(t("dashboard.samples"), " ", _costs(CreditsState.create_price), class_name="mb-4"),
        rx.el.ul(
            rx.el.li(
                rx.el.button(
                    rx.el.span(
                        ui.icon("plus", 24), class_name=_FRAME + " grid place-items-center text-faint"
                    ),
                    rx.el.span(t("dashboard.blank"), class_name=_CAPTION),
                    on_click=DashboardState.create_blank,
                    class_name=_TILE,
                )
            ),
            *(_sample(key, title) for key, title in samples.names()),
            class_name="grid grid-cols-2 gap-4 sm:grid-cols-4",
        ),
        id=NEW,
        wide=True,
    )


def _costs(credits: Any) -> rx.Component:
    """What it costs, before the click."""
    return rx.cond(
        CreditsState.known,
        rx.el.span(
            rx.cond(credits == 0, t("dashboard.costs_nothing"), t("dashboard.costs", count=credits)),
            class_name="font-medium text-fg",
        ),
    )


_TILE = "group w-full rounded-md text-start"
_FRAME = (
    "block aspect-[1/1.3] w-full overflow-hidden rounded-md bg-white object-cover object-top shadow-page "
    "transition-transform duration-150 group-hover:-translate-y-0.5"
)
_CAPTION = "mt-2 block truncate text-sm"


def _sample(key: str, title: str) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.img(src=showcase.sample_path(key), alt="", loading="lazy", width="420", class_name=_FRAME),
            rx.el.span(title, class_name=_CAPTION),
            on_click=DashboardState.create_sample(key),
            class_name=_TILE,
        )
    )


def _import_dialog() -> rx.Component:
    return ui.dialog(
        t("dashboard.import.title"),
        rx.el.p(t("dashboard.import.text"), " ", _costs(CreditsState.import_price), class_name="mb-4"),
        ui.file_drop(
            rx.el.span(
                rx.cond(ImportState.busy, ui.spinner(20), ui.icon("file-up", 22)),
                rx.cond(
                    ImportState.busy,
                    t("dashboard.import.reading", name=ImportState.name),
                    t("dashboard.import.drop"),
                ),
                class_name="flex flex-col items-center gap-2 px-6 py-9 text-center text-sm text-muted",
            ),
            id=FILE,
            url="/api/cvs/import",
            accept=".pdf,.docx,.md,.txt,.json,.zip,.png,.jpg,.jpeg,.webp",
            on_busy=ImportState.begin,
            on_done=ImportState.done,
        ),
        rx.el.div(
            rx.cond(ImportState.failed != "", _import_error(ImportState.failed)),
            rx.cond(ImportState.offline, _import_error(t("dashboard.import.offline"))),
            rx.cond(ImportState.problems, _problems()),
            aria_live="polite",
        ),
        id=IMPORT,
        on_close=ImportState.reset_import,
    )


def _import_error(text: str | rx.Var[str]) -> rx.Component:
    return ui.banner(text, kind="error", icon_name="circle-alert", class_name="mt-4 rounded-md")


def _problems() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("dashboard.import.problems", name=ImportState.name), class_name="mb-2 text-sm"),
        rx.el.ul(
            rx.foreach(
                ImportState.problems,
                lambda problem: rx.el.li(
                    rx.el.code(problem.path, class_name="text-xs"),
                    rx.el.span(problem.message, class_name="text-muted"),
                    class_name="flex flex-col border-b border-line py-1.5 last:border-0",
                ),
            ),
            class_name="max-h-56 overflow-y-auto rounded-md border border-line px-3 text-sm",
            tab_index=0,
            aria_label=t("dashboard.import.title"),
        ),
        rx.cond(
            ImportState.more > 0,
            rx.el.p(t("dashboard.import.more", count=ImportState.more), class_name="mt-1 text-sm text-muted"),
        ),
        rx.el.div(
            ui.button(t("dashboard.import.rest"), kind="primary", data_resend=FILE, data_query="?partial=1"),
            class_name="mt-4 flex justify-end gap-2",
        ),
        class_name="mt-4",
    )
