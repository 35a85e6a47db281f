"""The editor: three panes and the bar above them."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, shell
from altocv.web.bell import bell
from altocv.web.i18n import t
from altocv.web.panes.canvas import shortcuts, splitter
from altocv.web.panes.content import content_pane
from altocv.web.panes.design import design_pane
from altocv.web.panes.history import history_dialog
from altocv.web.panes.languages import languages_button, languages_dialog
from altocv.web.panes.pages import pages_pane
from altocv.web.state.editor import EditorState
from altocv.web.state.history import HistoryState
from altocv.web.ui import (
    button,
    dialog,
    empty_state,
    icon,
    icon_button,
    kbd,
    link_button,
    menu,
    menu_item,
    menu_separator,
)

EXPORTS = (("pdf", "PDF"), ("docx", "Word"), ("txt", "TXT"), ("md", "Markdown"), ("json", "JSON Resume"))

KEYS = {
    "mod+z": "undo",
    "mod+shift+z": "redo",
    "mod+y": "redo",
    "mod+p": "export-pdf",
    "mod+s": "",
    "?": "help",
}
"""Shortcut -> id of the button that it presses. Saving goes by itself, so Ctrl+S only keeps the browser's own
dialog away."""

SHORTCUT_SHEET = (
    ("Ctrl Z", "shortcuts.undo"),
    ("Ctrl Shift Z", "shortcuts.redo"),
    ("Ctrl P", "shortcuts.export"),
    ("Tab", "shortcuts.next"),
    ("Enter", "shortcuts.line"),
    ("Alt ↑ ↓", "shortcuts.move"),
    ("Ctrl B / I / K", "shortcuts.marks"),
    ("Esc", "shortcuts.close"),
    ("?", "shortcuts.help"),
)


def editor() -> rx.Component:
    """The page at /cv/<id>."""
    return rx.el.div(
        rx.match(EditorState.status, ("missing", _missing()), ("away", _away()), _editor()),
        class_name="cv-app",
    )


def _editor() -> rx.Component:
    return rx.fragment(
        rx.el.h1(EditorState.name, class_name="sr-only"),
        _header(),
        rx.el.div(
            content_pane(),
            splitter(
                name="left", label=t("editor.resize_left"), initial=340, least=260, most=560, from_right=False
            ),
            pages_pane(),
            splitter(
                name="right",
                label=t("editor.resize_right"),
                initial=310,
                least=250,
                most=480,
                from_right=True,
            ),
            design_pane(),
            class_name="cv-editor",
            custom_attrs={"data-tab": EditorState.tab},
        ),
        _phone_tabs(),
        shortcuts(keys=KEYS),
        history_dialog(),
        languages_dialog(),
        _help(),
        shell.credits_dialog(),
    )


def _header() -> rx.Component:
    return rx.el.header(
        link_button(
            icon("arrow-left", 16),
            href=routes.DASHBOARD,
            kind="ghost",
            class_name="ui-icon",
            aria_label=t("editor.back"),
            data_tip=t("editor.back"),
        ),
        rx.el.input(
            default_value=EditorState.name,
            key=EditorState.open_id + EditorState.name,
            on_blur=EditorState.rename,
            aria_label=t("editor.cv_name"),
            max_length=120,
            class_name="cv-name",
        ),
        _saved(),
        rx.el.div(class_name="grow"),
        icon_button(
            "undo-2", t("editor.undo"), on_click=EditorState.undo, disabled=~EditorState.can_undo, id="undo"
        ),
        icon_button(
            "redo-2", t("editor.redo"), on_click=EditorState.redo, disabled=~EditorState.can_redo, id="redo"
        ),
        icon_button("history", t("editor.history"), on_click=HistoryState.open_dialog, id="history"),
        languages_button(),
        icon_button("keyboard", t("editor.shortcuts"), data_show_dialog="shortcut-sheet", id="help"),
        shell.credits_chip(),
        bell(),
        shell.preferences(),
        shell.account_menu(),
        _export_menu(),
        class_name="cv-header",
    )


def _saved() -> rx.Component:
    """Whether all that was written is kept."""
    return rx.el.span(
        rx.match(
            EditorState.saved,
            ("saved", t("editor.saved")),
            ("saving", t("editor.saving")),
            ("conflict", t("editor.not_saved")),
            t("editor.not_saved"),
        ),
        role="status",
        class_name="cv-saved",
        custom_attrs={"data-saved": EditorState.saved},
    )


def _export_menu() -> rx.Component:
    """What the CV can be taken away as."""
    return menu(
        button(
            t("editor.export"),
            kind="primary",
            icon_name="download",
            id="export",
            on_click=EditorState.quote_export,
        ),
        *(
            menu_item(
                name,
                price=_export_price() if ext == "pdf" else None,
                on_click=EditorState.export(ext, False),
                id=f"export-{ext}",
            )
            for ext, name in EXPORTS
        ),
        menu_separator(),
        menu_item(
            t("editor.export_pdfa"),
            price=_export_price(),
            on_click=EditorState.export("pdf", True),
            id="export-pdfa",
        ),
        label=t("editor.export"),
        align="end",
    )


def _export_price() -> rx.Component:
    return shell.price(EditorState.export_price)


def _phone_tabs() -> rx.Component:
    def tab(name: str, face: str) -> rx.Component:
        return rx.el.button(
            icon(face, size=18),
            rx.el.span(t(f"editor.{name}")),
            type="button",
            aria_pressed=EditorState.tab == name,
            on_click=EditorState.show_tab(name),
        )

    return rx.el.nav(
        tab("content", "list"), tab("pages", "file-text"), tab("design", "palette"),
        aria_label=t("editor.view"), class_name="phone-tabs",
    )  # fmt: skip


def _help() -> rx.Component:
    return dialog(
        t("editor.shortcuts"),
        rx.el.dl(
            *(rx.el.div(rx.el.dt(kbd(keys)), rx.el.dd(t(what))) for keys, what in SHORTCUT_SHEET),
            class_name="shortcut-sheet",
        ),
        id="shortcut-sheet",
    )


def _missing() -> rx.Component:
    return _instead(
        "file-x", "editor.gone", link_button(t("editor.gone_back"), href=routes.DASHBOARD, kind="primary")
    )


def _away() -> rx.Component:
    return _instead(
        "cloud-off",
        "editor.away",
        button(t("editor.away_again"), kind="primary", on_click=EditorState.load),
        link_button(t("editor.gone_back"), href=routes.DASHBOARD),
    )


def _instead(face: str, text: str, *actions: rx.Component) -> rx.Component:
    """What stands in for the editor when there is nothing to edit."""
    return rx.el.main(
        empty_state(face, t(f"{text}_title"), t(f"{text}_text"), *actions, level=1), class_name="cv-instead"
    )
