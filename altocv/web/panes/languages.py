"""The dialog with the CV's versions in other languages, and what of them is to be translated."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, shell, ui
from altocv.web.i18n import t
from altocv.web.state.credits import CreditsState
from altocv.web.state.languages import LanguagesState, TextRow, VersionRow


def languages_button() -> rx.Component:
    """The button in the editor's bar, with how many texts wait."""
    return ui.icon_button(
        "languages",
        rx.cond(
            LanguagesState.waits > 0,
            t("languages.waits", count=LanguagesState.waits),
            t("languages.title"),
        ),
        on_click=LanguagesState.show,
        id="languages",
        custom_attrs={"data-waits": rx.cond(LanguagesState.waits > 0, "true", "false")},
    )


def languages_dialog() -> rx.Component:
    return ui.dialog(
        t("languages.title"),
        rx.el.div(
            rx.cond(
                LanguagesState.said != "",
                rx.cond(
                    LanguagesState.failed,
                    ui.banner(LanguagesState.said, kind="warning", icon_name="triangle-alert"),
                    ui.banner(LanguagesState.said, icon_name="check"),
                ),
            ),
            aria_live="polite",
        ),
        rx.cond(LanguagesState.linked, _waiting()),
        _versions(),
        _add(),
        rx.cond(LanguagesState.linked, _unlink()),
        open=LanguagesState.languages_open,
        on_close=LanguagesState.close,
        wide=True,
        class_name="languages",
    )


def _versions() -> rx.Component:
    return rx.cond(
        LanguagesState.family,
        rx.el.section(
            rx.el.h3(t("languages.versions"), class_name="part-title"),
            rx.el.ul(rx.foreach(LanguagesState.family, _version), class_name="languages-list"),
        ),
    )


def _version(version: VersionRow) -> rx.Component:
    return rx.el.li(
        rx.el.strong(version.language),
        rx.cond(
            version.href == "",
            rx.el.span(version.name, class_name="grow truncate text-muted"),
            ui.link(version.name, href=version.href, class_name="grow truncate"),
        ),
        rx.cond(version.behind, rx.el.span(t("languages.behind"), class_name="ui-badge")),
        rx.cond(
            version.origin,
            rx.el.span(t("languages.original"), class_name="ui-badge"),
            rx.cond(
                version.waits > 0,
                rx.el.span(t("languages.to_do", count=version.waits), class_name="ui-badge ui-badge-warn"),
                rx.el.span(t("languages.done"), class_name="ui-badge ui-badge-on"),
            ),
        ),
        rx.cond(version.href == "", rx.el.span(t("languages.here"), class_name="ui-badge ui-badge-on")),
        key=version.id,
        class_name="languages-row",
    )


def _add() -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("languages.add"), class_name="part-title"),
        rx.el.p(t("languages.lead"), class_name="hint mb-3"),
        rx.cond(
            LanguagesState.choosable,
            rx.el.div(
                ui.select(
                    t("languages.new"),
                    options=LanguagesState.choosable,  # pyright: ignore[reportArgumentType]
                    value=LanguagesState.new_language,
                    on_commit=LanguagesState.choose_language,
                ),
                ui.button(
                    t("languages.add"),
                    shell.price(CreditsState.copy_price),
                    icon_name="plus",
                    disabled=LanguagesState.adding,
                    on_click=LanguagesState.add,
                    id="add-language",
                ),
                class_name="languages-order",
            ),
            rx.el.p(t("languages.none_left"), class_name="hint"),
        ),
    )


def _waiting() -> rx.Component:
    return rx.el.section(
        rx.cond(
            LanguagesState.waits == 0,
            rx.el.p(ui.icon("check", 15), t("languages.all_done"), class_name="languages-done"),
            rx.fragment(
                rx.el.h3(t("languages.waiting", count=LanguagesState.waits), class_name="part-title"),
                rx.cond(LanguagesState.run != "", _running(), _order()),
                rx.el.ul(rx.foreach(LanguagesState.waiting, _text), class_name="languages-texts"),
                rx.cond(LanguagesState.more, rx.el.p(t("languages.more"), class_name="hint")),
            ),
        ),
    )


def _order() -> rx.Component:
    return rx.cond(
        LanguagesState.translators,
        rx.el.div(
            ui.select(
                t("languages.model"),
                options=LanguagesState.translators,  # pyright: ignore[reportArgumentType]
                value=LanguagesState.translator,
                on_commit=LanguagesState.choose_translator,
            ),
            ui.button(
                t("languages.translate"),
                shell.price(LanguagesState.price),
                kind="primary",
                icon_name="sparkles",
                disabled=LanguagesState.refusal != "",
                on_click=LanguagesState.translate,
                id="translate-all",
            ),
            rx.el.p(
                rx.cond(
                    LanguagesState.refusal != "",
                    LanguagesState.refusal,
                    t("languages.takes", seconds=LanguagesState.seconds),
                ),
                class_name="hint",
            ),
            class_name="languages-order",
        ),
        rx.el.p(
            t("languages.no_model"),
            " ",
            ui.link(t("languages.settings"), href=routes.SETTINGS, class_name="underline"),
            class_name="hint mb-3",
        ),
    )


def _running() -> rx.Component:
    return rx.el.div(
        ui.spinner(16),
        rx.el.span(t("languages.translating", percent=LanguagesState.percent), class_name="grow"),
        ui.button(t("tailor.cancel"), size="sm", on_click=LanguagesState.cancel),
        role="status",
        class_name="languages-run",
    )


def _text(row: TextRow) -> rx.Component:
    field = {
        "value": row.text,
        "aria_label": t("languages.translation", text=row.source),
        "on_commit": lambda text: LanguagesState.put(row.path, text),
        "dir": "auto",
    }
    return rx.el.li(
        rx.el.div(
            rx.el.small(rx.cond(row.where == "", t("languages.basics"), row.where)),
            rx.el.p(row.source, dir="auto"),
            class_name="languages-source",
        ),
        rx.cond(row.long, ui.textarea(rows=2, **field), ui.text_field(**field)),
        ui.icon_button("check", t("languages.right"), size="sm", on_click=LanguagesState.settle(row.path)),
        key=row.path,
        class_name="languages-text",
    )


def _unlink() -> rx.Component:
    return rx.el.section(
        rx.el.p(t("languages.unlink_text"), class_name="hint grow"),
        ui.button(t("languages.unlink"), kind="ghost", size="sm", on_click=LanguagesState.unlink),
        class_name="languages-unlink",
    )
