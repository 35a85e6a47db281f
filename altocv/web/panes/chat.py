"""The left pane's other face: the assistant."""

from __future__ import annotations

import reflex as rx

from altocv.web import shell
from altocv.web.bubbles import Bubble, CardView, ChangeView
from altocv.web.i18n import ago, t
from altocv.web.state.chat import ABOUT, ChatState, ModelChoice, TalkRow
from altocv.web.state.credits import CreditsState
from altocv.web.ui import button, icon, icon_button, link, menu, menu_item, menu_separator, switch


def chat_pane() -> rx.Component:
    """The conversation, with the field to write in at its end."""
    return rx.el.div(
        _head(),
        rx.el.div(
            rx.el.div(
                rx.cond(ChatState.bubbles, rx.fragment(), rx.cond(ChatState.writing == "", _empty())),
                rx.foreach(ChatState.bubbles, _bubble),
                rx.cond(ChatState.writing != "", _draft()),
                class_name="chat-list",
            ),
            class_name="chat-scroll",
            role="log",
            aria_label=t("chat.title"),
            tab_index=0,
        ),
        _composer(),
        class_name="chat",
    )


def _head() -> rx.Component:
    return rx.el.div(
        menu(
            button(
                rx.el.span(ChatState.model_name, class_name="truncate"),
                icon("chevron-down", 14),
                kind="ghost",
                size="sm",
                aria_label=t("chat.model"),
                class_name="chat-model",
            ),
            rx.foreach(ChatState.models, _model),
            label=t("chat.model"),
        ),
        rx.el.div(class_name="grow"),
        menu(
            icon_button("history", t("chat.talks"), size="sm"),
            menu_item(t("chat.new"), icon_name="plus", on_click=ChatState.new_talk),
            rx.cond(
                ChatState.talk != "",
                menu_item(t("chat.forget"), icon_name="trash-2", danger=True, on_click=ChatState.forget_talk),
            ),
            menu_separator(),
            rx.foreach(ChatState.talks, _talk),
            label=t("chat.talks"),
            align="end",
        ),
        class_name="chat-head",
    )


def _model(model: ModelChoice) -> rx.Component:
    return rx.el.button(
        rx.cond(model.locked, icon("lock", 14), rx.fragment()),
        rx.el.span(model.name, class_name="whitespace-nowrap"),
        rx.cond(
            model.context != "",
            rx.el.span(model.context, title=t("chat.context"), class_name="ui-price"),
        ),
        rx.cond(
            model.locked,
            rx.el.span(t("chat.locked"), class_name="ui-price"),
            rx.cond(
                model.own, rx.el.span(t("chat.own_key"), class_name="ui-price"), shell.price(model.price)
            ),
        ),
        type="button",
        role="menuitemradio",
        aria_checked=rx.cond(ChatState.model == model.id, "true", "false"),
        tab_index=-1,
        disabled=model.locked,
        on_click=ChatState.choose_model(model.id),
        class_name="ui-menu-item",
    )


def _talk(talk: TalkRow) -> rx.Component:
    return rx.el.button(
        rx.el.span(talk.title, class_name="truncate"),
        rx.el.span(ago(talk.when), class_name="ui-price", suppress_hydration_warning=True),
        type="button",
        role="menuitem",
        tab_index=-1,
        on_click=ChatState.open_talk(talk.id),
        class_name="ui-menu-item",
    )


def _empty() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("chat.empty"), class_name="text-sm text-muted"),
        rx.el.div(
            rx.foreach(
                ChatState.starters,
                lambda text: rx.el.button(
                    text, type="button", on_click=ChatState.ask_for(text), class_name="chat-starter"
                ),
            ),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="flex flex-col gap-3 px-1 py-4",
    )


def _bubble(bubble: Bubble) -> rx.Component:
    return rx.el.article(
        rx.cond(
            bubble.html != "",
            rx.cond(
                bubble.mine,
                rx.html(bubble.html, class_name="chat-text chat-mine"),
                rx.html(bubble.html, class_name="chat-text"),
            ),
        ),
        rx.match(
            bubble.status,
            ("stopped", rx.el.p(t("chat.stopped"), class_name="hint")),
            ("interrupted", rx.el.p(t("chat.interrupted"), class_name="hint")),
            rx.fragment(),
        ),
        rx.cond(bubble.error != "", rx.el.p(bubble.error, class_name="chat-error", role="alert")),
        rx.foreach(bubble.cards, lambda card: _card(bubble, card)),
        rx.cond(
            bubble.open_cards > 1,
            rx.el.div(
                button(
                    t("chat.accept_all"), size="sm", kind="primary", on_click=ChatState.accept_all(bubble.id)
                )
            ),
        ),
        rx.el.div(
            rx.cond(
                bubble.mine,
                icon_button(
                    "pencil-line", t("chat.edit"), size="sm", on_click=ChatState.edit_question(bubble.id)
                ),
                icon_button("rotate-ccw", t("chat.retry"), size="sm", on_click=ChatState.retry(bubble.id)),
            ),
            class_name="chat-tools",
        ),
        key=bubble.id,
        class_name=rx.cond(bubble.mine, "chat-bubble chat-bubble-mine", "chat-bubble"),
    )


def _draft() -> rx.Component:
    return rx.el.article(
        rx.cond(
            ChatState.draft != "",
            rx.html(ChatState.draft, class_name="chat-text"),
            rx.el.p(
                rx.el.span(class_name="chat-dots", aria_hidden="true"),
                rx.el.span(t("chat.thinking"), class_name="sr-only"),
            ),
        ),
        aria_busy="true",
        class_name="chat-bubble",
    )


def _card(bubble: Bubble, card: CardView) -> rx.Component:
    return rx.el.section(
        rx.cond(card.title != "", rx.el.p(card.title, class_name="text-xs text-muted")),
        rx.foreach(card.changes, change),
        rx.cond(card.more > 0, rx.el.p(t("chat.more", count=card.more), class_name="hint")),
        rx.match(
            card.kind,
            ("choices", _choices(bubble, card)),
            ("form", _form(card)),
            ("table", _table(card)),
            rx.fragment(),
        ),
        rx.cond(
            (card.flags != "") & (card.state == "open"),
            rx.el.p(icon("triangle-alert", 13), t("chat.flags", what=card.flags), class_name="chat-flag"),
        ),
        rx.match(
            card.state,
            ("accepted", rx.el.p(icon("check", 13), t("chat.accepted"), class_name="chat-done")),
            ("rejected", rx.el.p(t("chat.rejected"), class_name="chat-done")),
            ("stale", rx.el.p(t("chat.stale"), class_name="chat-done")),
            rx.cond(
                card.kind == "edits",
                rx.el.div(
                    button(
                        t("chat.accept"),
                        size="sm",
                        icon_name="check",
                        on_click=ChatState.accept(bubble.id, card.index),
                    ),
                    button(
                        t("chat.reject"),
                        size="sm",
                        kind="ghost",
                        on_click=ChatState.reject(bubble.id, card.index),
                    ),
                    class_name="flex gap-1",
                ),
            ),
        ),
        class_name="chat-card",
    )


def change(made: ChangeView) -> rx.Component:
    """A difference that a proposal makes."""
    return rx.el.div(
        rx.el.p(made.where, " · ", t("history.kind." + made.kind), class_name="text-2xs text-faint"),
        rx.el.p(
            rx.foreach(
                made.pieces,
                lambda piece: rx.match(
                    piece.kind,
                    ("ins", rx.el.ins(piece.text)),
                    ("del", rx.el.del_(piece.text)),
                    rx.el.span(piece.text),
                ),
            ),
        ),
        class_name="diff",
    )


def _choices(bubble: Bubble, card: CardView) -> rx.Component:
    return rx.el.div(
        rx.foreach(
            card.options,
            lambda option, number: rx.el.button(
                option,
                type="button",
                disabled=card.state != "open",
                on_click=ChatState.choose(bubble.id, card.index, number),
                class_name="chat-option",
            ),
        ),
        class_name="flex flex-col gap-2",
    )


def _form(card: CardView) -> rx.Component:
    return rx.el.form(
        rx.foreach(
            card.options,
            lambda question: rx.el.label(
                rx.el.span(question, class_name="ui-label"),
                rx.el.input(name=question, max_length=300, class_name="ui-input"),
                class_name="ui-field",
            ),
        ),
        rx.el.div(button(t("chat.send"), size="sm", type="submit")),
        on_submit=ChatState.answer_form,
        class_name="flex flex-col gap-2",
    )


def _table(card: CardView) -> rx.Component:
    return rx.el.div(
        rx.el.table(
            rx.el.tbody(
                rx.foreach(card.rows, lambda row: rx.el.tr(rx.foreach(row, lambda cell: rx.el.td(cell))))
            ),
            class_name="chat-table",
        ),
        class_name="overflow-x-auto",
    )


def _about() -> rx.Component:
    """The text in focus, with the usual requests for it."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(rx.el.strong(t("chat.about"), ": "), ChatState.about, class_name="truncate text-xs"),
            icon_button("x", t("chat.about.all"), size="sm", on_click=ChatState.unfocus),
            class_name="flex items-center justify-between gap-2",
        ),
        rx.el.div(
            *(
                rx.el.button(
                    t(f"chat.about.{what}"),
                    type="button",
                    on_click=ChatState.ask_about(what),
                    class_name="chat-starter",
                )
                for what in ABOUT
            ),
            class_name="flex flex-wrap gap-1.5",
        ),
        class_name="chat-about",
    )


def marks() -> rx.Component:
    """Marks on the pages what open proposals would change."""
    return rx.el.style(ChatState.marks)


def _composer() -> rx.Component:
    return rx.el.form(
        rx.cond(ChatState.about_path != "", _about()),
        rx.cond(
            CreditsState.known & (ChatState.price > CreditsState.available),
            rx.el.p(
                icon("triangle-alert", 13),
                t("chat.short"),
                " ",
                link(t("chat.short.get"), href="/credits", class_name="underline"),
                class_name="chat-flag",
                role="status",
            ),
        ),
        rx.el.textarea(
            name="question",
            default_value=ChatState.again,
            key=ChatState.tries,
            placeholder=t("chat.placeholder"),
            aria_label=t("chat.placeholder"),
            rows=2,
            max_length=8000,
            enter_key_submit=True,
            id="chat-question",
            class_name="ui-input chat-question",
        ),
        rx.el.div(
            switch(t("chat.at_once"), value=ChatState.at_once, on_commit=ChatState.set_at_once),
            rx.el.div(class_name="grow"),
            shell.price(ChatState.price),
            rx.cond(
                ChatState.writing != "",
                button(t("chat.stop"), size="sm", icon_name="square", on_click=ChatState.stop),
                button(t("chat.send"), size="sm", kind="primary", icon_name="arrow-up", type="submit"),
            ),
            class_name="chat-bar",
        ),
        on_submit=ChatState.ask,
        reset_on_submit=True,
        class_name="chat-composer",
    )
