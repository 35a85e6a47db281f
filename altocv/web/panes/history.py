"""The dialog with the CV's versions."""

from __future__ import annotations

import reflex as rx

from altocv.web.i18n import ago, t
from altocv.web.state.history import DiffRow, HistoryState, VersionRow
from altocv.web.ui import button, dialog, text_field


def history_dialog() -> rx.Component:
    """List, look, compare, restore."""
    return dialog(
        t("history.title"),
        rx.cond(
            HistoryState.looked == 0,
            _list(),
            rx.el.div(
                rx.el.div(
                    button(
                        t("history.back"),
                        kind="ghost",
                        size="sm",
                        icon_name="arrow-left",
                        on_click=HistoryState.all_versions,
                    ),
                    rx.el.div(class_name="grow"),
                    button(
                        t("history.restore"),
                        kind="primary",
                        size="sm",
                        on_click=HistoryState.restore(HistoryState.looked),
                    ),
                    class_name="history-row",
                ),
                rx.cond(HistoryState.comparing, _differences(), _pages()),
            ),
        ),
        open=HistoryState.history_open,
        on_close=HistoryState.close_dialog,
        wide=True,
    )


def _list() -> rx.Component:
    return rx.fragment(
        rx.el.form(
            text_field(
                t("history.name_label"),
                name="name",
                placeholder=t("history.name_hint"),
                required=True,
                max_length=120,
            ),
            button(t("history.keep"), kind="primary", type="submit"),
            on_submit=HistoryState.keep_version,
            reset_on_submit=True,
            class_name="history-new",
        ),
        rx.cond(
            HistoryState.versions,
            rx.el.ul(rx.foreach(HistoryState.versions, _version), class_name="history-list"),
            rx.el.p(t("history.empty"), class_name="hint"),
        ),
    )


def _version(version: VersionRow) -> rx.Component:
    return rx.el.li(
        rx.el.span(
            rx.el.strong(rx.cond(version.name != "", version.name, t("history.automatic"))),
            rx.el.small(ago(version.when), title=version.when),
            class_name="history-what",
        ),
        button(t("history.look"), kind="ghost", size="sm", on_click=HistoryState.look(version.number)),
        button(
            t("history.compare"),
            kind="ghost",
            size="sm",
            on_click=HistoryState.compare_with_now(version.number),
        ),
        button(t("history.restore"), kind="ghost", size="sm", on_click=HistoryState.restore(version.number)),
        key=version.number,
        class_name="history-row",
    )


def _pages() -> rx.Component:
    return rx.el.div(
        rx.foreach(HistoryState.looked_pages, lambda svg: rx.html(svg, class_name="cv-page")),
        style=HistoryState.looked_colors,
        class_name="history-view",
    )


def _differences() -> rx.Component:
    return rx.cond(
        HistoryState.differences,
        rx.el.div(
            rx.el.h3(t("history.changes"), class_name="part-title"),
            rx.foreach(HistoryState.differences, _difference),
            class_name="history-view diff",
        ),
        rx.el.p(t("history.same"), class_name="hint"),
    )


def _difference(row: DiffRow) -> rx.Component:
    return rx.el.section(
        rx.el.header(row.where, " · ", t("history.kind." + row.kind)),
        rx.el.p(
            rx.foreach(
                row.pieces,
                lambda piece: rx.match(
                    piece.kind,
                    ("ins", rx.el.ins(piece.text)),
                    ("del", rx.el.del_(piece.text)),
                    rx.el.span(piece.text),
                ),
            )
        ),
        class_name="diff-row",
    )
