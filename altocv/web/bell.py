"""The bell of the top bar: what is done, each with the way there."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, ui
from altocv.web.i18n import ago, t
from altocv.web.state.notices import NoticeRow, NoticesState


def bell() -> rx.Component:
    """The button with the number of what is new, and the panel under it."""
    label = rx.cond(
        NoticesState.unread > 0, t("notice.bell.unread", count=NoticesState.unread), t("notice.bell")
    )
    return ui.menu(
        rx.el.button(
            ui.icon("bell", 16),
            rx.cond(
                NoticesState.unread > 0,
                rx.el.span(
                    rx.cond(NoticesState.unread > 9, "9+", NoticesState.unread),
                    aria_hidden="true",
                    class_name="ui-count",
                ),
            ),
            type="button",
            aria_label=label,
            data_tip=label,
            class_name="ui-btn ui-ghost ui-icon relative",
            id="bell",
        ),
        rx.el.p(t("notice.title"), class_name="ui-menu-title"),
        rx.cond(
            NoticesState.rows,
            rx.foreach(NoticesState.rows, _row),
            rx.fragment(
                rx.el.p(t("notice.none"), class_name="w-72 px-2.5 pt-1 pb-2.5 text-sm text-muted"),
                ui.menu_link(t("notice.begin"), href=routes.TAILOR, icon_name="sparkles"),
            ),
        ),
        rx.cond(
            NoticesState.unread > 0,
            rx.fragment(
                ui.menu_separator(),
                ui.menu_item(t("notice.read_all"), icon_name="check", on_click=NoticesState.read_all),
            ),
        ),
        label=t("notice.title"),
        align="end",
    )


def _row(row: NoticeRow) -> rx.Component:
    return ui.link(
        rx.cond(
            row.failed,
            ui.icon("circle-alert", 15, class_name="text-danger"),
            ui.icon("circle-check", 15, class_name="text-success"),
        ),
        rx.el.span(
            rx.el.span(
                t(row.text),  # pyright: ignore[reportArgumentType]
                rx.cond(row.read, "", rx.el.span(t("notice.new"), class_name="ui-badge ui-badge-on ms-2")),
                class_name=rx.cond(row.read, "block", "block font-medium"),
            ),
            rx.el.span(row.title, class_name="block truncate text-xs text-muted"),
            rx.el.span(ago(row.at), class_name="block text-2xs text-muted", suppress_hydration_warning=True),
            class_name="min-w-0",
        ),
        href=row.url,
        role="menuitem",
        tab_index=-1,
        key=row.id,
        class_name="ui-menu-item w-72",
    )
