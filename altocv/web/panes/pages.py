"""The middle pane: the live pages, and the bar of tools above them."""

from __future__ import annotations

import reflex as rx

from altocv.web.i18n import t
from altocv.web.panes.canvas import ALL_TEXTS, canvas
from altocv.web.panes.chat import marks
from altocv.web.state.chat import ChatState
from altocv.web.state.content import ContentState
from altocv.web.state.editor import EditorState
from altocv.web.state.languages import LanguagesState
from altocv.web.state.pages import PagesState
from altocv.web.ui import banner, button, icon_button


def pages_pane() -> rx.Component:
    """The pages with their notices."""
    return rx.el.main(
        _notices(),
        marks(),
        rx.cond(EditorState.status == "ready", _canvas(), _loading()),
        _bar(),
        class_name="cv-pane-pages",
    )


def _canvas() -> rx.Component:
    return canvas(
        cv_id=EditorState.open_id,
        version=EditorState.version,
        dirty=EditorState.saved != "saved",
        patch=PagesState.patch,
        fonts=EditorState.fonts,
        colors=EditorState.colors,
        width=EditorState.page_width,
        zoom=EditorState.zoom,
        field=EditorState.field,
        labels=ALL_TEXTS,
        on_field=EditorState.open_field,
        on_edit=EditorState.type_on_page,
        on_close=EditorState.close_field,
        on_command=ContentState.command,
        on_assist=ChatState.focus_on,
        on_move=ContentState.move,
        on_desync=EditorState.resync,
        on_stale=[LanguagesState.follow_original, EditorState.follow, LanguagesState.read],
        on_scale=EditorState.set_scale,
    )


def _loading() -> rx.Component:
    return rx.el.div(
        rx.el.div(class_name="cv-page skeleton", aria_hidden=True),
        rx.el.p(t("editor.loading"), role="status", class_name="sr-only"),
        class_name="cv-canvas cv-canvas-loading",
    )


def _notices() -> rx.Component:
    return rx.el.div(
        rx.cond(
            EditorState.saved == "retry",
            banner(t("editor.retry"), kind="warning"),
        ),
        rx.cond(
            EditorState.saved == "conflict",
            banner(
                t("editor.conflict"),
                button(t("editor.keep_mine"), size="sm", on_click=EditorState.keep_mine),
                button(t("editor.take_theirs"), size="sm", on_click=EditorState.take_theirs),
                kind="warning",
            ),
        ),
        rx.cond(
            EditorState.missing != "",
            banner(
                t("editor.missing_glyphs"),
                rx.el.span(EditorState.missing, class_name="glyphs"),
                kind="warning",
            ),
        ),
        class_name="notices",
    )


def _bar() -> rx.Component:
    return rx.el.div(
        rx.el.span(
            EditorState.page_count,
            " ",
            rx.cond(EditorState.page_count == 1, t("editor.page_one"), t("editor.page_many")),
            class_name="bar-count",
        ),
        icon_button("minus", t("editor.zoom_out"), on_click=EditorState.zoom_by(-1)),
        button(
            rx.cond(EditorState.zoom > 0, f"{EditorState.scale} %", t("editor.fit_width")),
            kind="ghost",
            size="sm",
            title=t("editor.fit_width"),
            on_click=EditorState.fit_width,
            class_name="zoom-value",
        ),
        icon_button("plus", t("editor.zoom_in"), on_click=EditorState.zoom_by(1)),
        role="toolbar",
        aria_label=t("editor.view"),
        class_name="canvas-bar",
    )
