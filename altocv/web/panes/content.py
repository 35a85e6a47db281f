"""The left pane: the CV as an outline, with the form of what is open in its place."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.cv.document import ENTRY_TYPES
from altocv.web.i18n import t
from altocv.web.panes.chat import chat_pane
from altocv.web.panes.check import check_pane
from altocv.web.panes.fields import field, icon_names
from altocv.web.state.chat import ChatState
from altocv.web.state.content import ContentState
from altocv.web.state.editor import EditorState
from altocv.web.ui import button, file_drop, icon, icon_button
from altocv.web.views import OutlineItem, OutlineSection

SECTION_KINDS = ["summary", *ENTRY_TYPES]


def content_pane() -> rx.Component:
    """The outline of the whole CV."""
    return rx.el.aside(
        _sides(),
        rx.match(ChatState.side, ("chat", chat_pane()), ("check", check_pane()), _outline()),
        icon_names(),
        aria_label=t("editor.content"),
        class_name="cv-pane cv-pane-content",
    )


def _sides() -> rx.Component:
    """What the pane shows: the outline of the CV, the assistant, or the check."""

    def side(name: str, text: Any, face: str) -> rx.Component:
        return rx.el.button(
            icon(face, 14),
            text,
            type="button",
            role="tab",
            aria_selected=rx.cond(ChatState.side == name, "true", "false"),
            on_click=ChatState.show_side(name),
            id=f"side-{name}",
            class_name="ui-segment",
        )

    return rx.el.div(
        side("content", t("editor.content"), "list"),
        side("chat", t("chat.title"), "sparkles"),
        side("check", t("check.title"), "list-checks"),
        role="tablist",
        class_name="ui-segments pane-sides",
    )


def _outline() -> rx.Component:
    return rx.fragment(
        rx.cond(
            EditorState.locked,
            rx.el.p(icon("lock", 14), t("editor.locked"), class_name="pane-note"),
        ),
        rx.el.ul(
            _basics(),
            rx.foreach(EditorState.outline, _section),
            _document(),
            class_name="cv-outline",
        ),
        _add_section(),
    )


def _form() -> rx.Component:
    """The fields of what is selected."""
    return rx.el.div(
        rx.foreach(EditorState.form.fields, field),
        rx.cond(
            EditorState.form.settings,
            rx.el.details(
                rx.el.summary(t("editor.more_settings")),
                rx.el.div(rx.foreach(EditorState.form.settings, field), class_name="form"),
                class_name="form-more",
            ),
        ),
        class_name="form",
    )


def _basics() -> rx.Component:
    """Who the CV is about."""
    return _fixed("user-round", "basics", "basics", _photo(), _form(), _parts("profiles"), _parts("contacts"))


def _document() -> rx.Component:
    """What concerns the CV as a whole: its lock, tags and notes."""
    return _fixed("file-cog", "document", "meta", _form())


def _fixed(face: str, title: str, path: str, *body: rx.Component) -> rx.Component:
    """A row of the outline that every CV has, with what unfolds below it."""
    opened = EditorState.selected == path
    return rx.el.li(
        rx.el.button(
            icon(face, 15),
            rx.el.span(t(f"editor.{title}"), class_name="outline-title"),
            type="button",
            aria_expanded=opened,
            on_click=EditorState.select(rx.cond(opened, "", path)),
            class_name="outline-row",
        ),
        rx.cond(opened, rx.fragment(*body)),
        class_name="outline-section",
    )


def _photo() -> rx.Component:
    return rx.el.div(
        rx.cond(
            EditorState.photo != "",
            rx.el.img(src=EditorState.photo, alt=t("field.image"), class_name="photo-thumb"),
            rx.el.span(icon("camera", 18), class_name="photo-thumb photo-none"),
        ),
        file_drop(
            t("editor.photo_choose"),
            url="/api/photos",
            accept="image/png,image/jpeg,image/webp",
            on_done=ContentState.photo_sent,
            class_name="ui-btn ui-secondary ui-sm",
        ),
        rx.cond(
            EditorState.photo != "",
            button(
                t("editor.remove"),
                kind="ghost",
                size="sm",
                on_click=EditorState.set_value("basics/image", ""),
            ),
        ),
        class_name="photo-row",
    )


def _parts(name: str) -> rx.Component:
    """Profiles or contacts: rows with a form of their own in place."""
    rows = EditorState.profiles if name == "profiles" else EditorState.contacts
    return rx.el.div(
        rx.el.h3(t(f"editor.{name}"), class_name="part-title"),
        rx.foreach(
            rows,
            lambda row: rx.el.div(
                rx.el.div(
                    rx.foreach(row.fields, field),
                    class_name="form",
                ),
                _tools(row.path, hide=False),
                key=row.path,
                class_name="part-card",
            ),
        ),
        button(
            t(f"editor.add_{name}"),
            kind="ghost",
            size="sm",
            icon_name="plus",
            on_click=ContentState.add_item("basics", name),
            class_name="self-start",
        ),
        class_name="form",
    )


def _section(section: OutlineSection) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.button(
                icon("chevron-right", 14, class_name="chevron"),
                rx.el.span(section.title, class_name="outline-title", dir="auto"),
                rx.cond(section.count > 0, rx.el.span(section.count, class_name="outline-count")),
                type="button",
                aria_expanded=section.open,
                on_click=EditorState.toggle_section(section.path),
                class_name="outline-row",
            ),
            _tools(section.path, hidden=section.hidden),
            class_name=rx.cond(section.hidden, "outline-line is-hidden", "outline-line"),
        ),
        rx.cond(section.open, _open_section(section)),
        key=section.path,
        class_name="outline-section",
    )


def _open_section(section: OutlineSection) -> rx.Component:
    return rx.el.div(
        rx.cond(
            EditorState.selected == section.path,
            _form(),
            button(
                t("editor.section_settings"),
                kind="ghost",
                size="sm",
                icon_name="settings-2",
                on_click=EditorState.select(section.path),
                class_name="self-start",
            ),
        ),
        rx.el.ul(rx.foreach(section.rows, _item), class_name="outline-items"),
        rx.cond(
            section.more > 0,
            rx.el.p(section.more, " ", t("editor.more_entries"), class_name="hint"),
        ),
        rx.cond(
            section.kind != "summary",
            button(
                t("editor.add_entry"),
                kind="ghost",
                size="sm",
                icon_name="plus",
                on_click=ContentState.add_item(section.path, "items"),
                disabled=EditorState.locked,
                class_name="self-start",
            ),
        ),
        class_name="outline-body",
    )


def _item(item: OutlineItem) -> rx.Component:
    opened = EditorState.selected == item.path
    return rx.el.li(
        rx.el.div(
            rx.el.button(
                rx.el.span(
                    rx.cond(item.title != "", item.title, t("editor.untitled")),
                    class_name="outline-title",
                    dir="auto",
                ),
                rx.cond(item.note != "", rx.el.span(item.note, class_name="outline-note", dir="auto")),
                type="button",
                aria_expanded=opened,
                on_click=EditorState.select(rx.cond(opened, "", item.path)),
                class_name="outline-row outline-entry",
            ),
            _tools(item.path, hidden=item.hidden),
            class_name=rx.cond(item.hidden, "outline-line is-hidden", "outline-line"),
        ),
        rx.cond(opened, _form()),
        key=item.path,
    )


def _tools(path: str, *, hidden: bool | None = None, hide: bool = True) -> rx.Component:
    """Up, down, hide, duplicate, remove: shown on hover and focus."""

    def tool(face: str, name: str, label: rx.Var[str]) -> rx.Component:
        return icon_button(face, label, size="sm", on_click=ContentState.command(name, path))

    return rx.el.div(
        tool("arrow-up", "up", t("editor.up")),
        tool("arrow-down", "down", t("editor.down")),
        *(
            [
                rx.cond(
                    hidden,
                    tool("eye-off", "hide", t("editor.show")),
                    tool("eye", "hide", t("editor.hide")),
                ),
                tool("copy", "duplicate", t("editor.duplicate")),
            ]
            if hide
            else []
        ),
        tool("trash-2", "remove", t("editor.remove")),
        class_name="row-tools",
    )


def _add_section() -> rx.Component:
    return rx.el.details(
        rx.el.summary(icon("plus", 15), t("editor.add_section"), class_name="ui-btn ui-secondary ui-md"),
        rx.el.div(
            *(
                button(t(f"section.{kind}"), size="sm", on_click=ContentState.add_section(kind))
                for kind in SECTION_KINDS
            ),
            class_name="section-kinds",
        ),
        class_name="add-section",
    )
