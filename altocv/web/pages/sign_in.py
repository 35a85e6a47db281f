"""Signing up and in, and where the links of mails lead: a card on a quiet page each."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import routes, shell, ui
from altocv.web.i18n import t
from altocv.web.state.forms import FormState


def sign_in() -> rx.Component:
    return _card(
        t("sign_in.title"),
        _google(),
        form(
            "sign-in",
            _email(auto_complete="username"),
            ui.text_field(
                t("account.password"),
                type="password",
                name="password",
                auto_complete="current-password",
                required=True,
            ),
            submit(t("account.sign_in")),
            carry=["next"],
        ),
        _foot(
            _link(t("sign_in.forgot"), routes.FORGOT),
            rx.el.span(t("sign_in.new"), " ", _link(t("account.sign_up"), routes.SIGN_UP)),
        ),
    )


def sign_up() -> rx.Component:
    return _card(
        t("sign_up.title"),
        rx.el.p(t("sign_up.text"), class_name="text-sm text-muted"),
        _google(),
        form(
            "sign-up",
            _email(auto_complete="email"),
            submit(t("sign_up.send")),
        ),
        rx.el.p(
            t("sign_up.agree"), " ", _link(t("legal.terms"), routes.TERMS), " ", t("sign_up.and"), " ",
            _link(t("legal.privacy"), routes.PRIVACY), ".",
            class_name="text-xs text-faint",
        ),
        _foot(rx.el.span(t("sign_in.known"), " ", _link(t("account.sign_in"), routes.SIGN_IN))),
    )  # fmt: skip


def forgot() -> rx.Component:
    return _card(
        t("forgot.title"),
        rx.el.p(t("forgot.text"), class_name="text-sm text-muted"),
        form(
            "forgot",
            _email(auto_complete="username"),
            submit(t("sign_up.send")),
        ),
        _foot(_link(t("mail.back"), routes.SIGN_IN)),
    )


def check_mail() -> rx.Component:
    return _card(
        t("mail.title"),
        rx.el.p(t("mail.text"), class_name="text-sm text-muted"),
        rx.cond(FormState.outbox, ui.banner(t("mail.outbox"), icon_name="inbox", class_name="rounded-md")),
        _foot(_link(t("mail.back"), routes.SIGN_IN)),
    )


def choose_password() -> rx.Component:
    return _card(
        t("choose.title"),
        form(
            "choose-password",
            ui.text_field(t("account.name"), name="name", auto_complete="name", max_length=100),
            ui.text_field(
                t("account.password"),
                type="password",
                name="password",
                auto_complete="new-password",
                required=True,
                hint=t("choose.hint"),
            ),
            submit(t("choose.save")),
            carry=["token"],
        ),
    )


def confirm_email() -> rx.Component:
    return _card(
        t("confirm.title"),
        rx.el.p(t("confirm.text"), class_name="text-sm text-muted"),
        form("confirm-email", submit(t("confirm.do")), carry=["token"]),
    )


def code() -> rx.Component:
    return _card(
        t("sign_in.code.title"),
        rx.el.p(t("sign_in.code.text"), class_name="text-sm text-muted"),
        form(
            "second-factor",
            ui.text_field(
                t("sign_in.code"), name="code", auto_complete="one-time-code", auto_focus=True, required=True
            ),
            submit(t("sign_in.continue")),
        ),
        _foot(_link(t("mail.back"), routes.SIGN_IN)),
    )


def form(name: str, *children: rx.Component, at: str = "/api/auth", **props: Any) -> rx.Component:
    """A form that posts to `<at>/<name>`, with what was wrong above its fields."""
    return ui.form(
        rx.cond(
            (FormState.form == name) & (FormState.error != ""),
            ui.banner(
                FormState.error, kind="error", icon_name="circle-alert", class_name="rounded-md", role="alert"
            ),
        ),
        *children,
        action=f"{at}/{name}",
        away=t("account.no_answer"),
        on_failed=lambda message: FormState.failed(name, message),
        class_name="flex flex-col gap-4",
        **props,
    )


def submit(text: Any, **props: Any) -> rx.Component:
    """The button that sends the form it is in."""
    return ui.button(text, kind=props.pop("kind", "primary"), type="submit", class_name="ui-submit", **props)


def _card(title: Any, *children: rx.Component) -> rx.Component:
    return rx.el.div(
        shell.skip_link(),
        rx.el.header(
            rx.el.a(shell.logo(), href=routes.LANDING, class_name="rounded-md"),
            shell.preferences(),
            class_name="flex w-full items-center justify-between px-4 py-3 sm:px-6",
        ),
        rx.el.main(
            rx.el.h1(title, class_name="text-xl font-semibold tracking-tight"),
            *children,
            id="content",
            class_name=(
                "mx-auto flex w-full max-w-[400px] flex-col gap-5 px-5 pt-[9vh] pb-20 "
                "sm:mt-[9vh] sm:mb-20 sm:rounded-xl sm:border sm:border-line sm:bg-surface sm:px-8 sm:py-8"
            ),
        ),
        class_name="flex min-h-dvh flex-col",
    )


def _email(**props: Any) -> rx.Component:
    return ui.text_field(t("account.email"), type="email", name="email", required=True, **props)


def _google() -> rx.Component:
    """The other way in, where it is set up."""
    return rx.cond(
        FormState.google,
        rx.el.div(
            ui.link_button(
                t("account.google"), href="/api/auth/google", icon_name="log-in", class_name="w-full"
            ),
            rx.el.div(
                rx.el.span(class_name="h-px flex-1 bg-line"),
                t("account.or"),
                rx.el.span(class_name="h-px flex-1 bg-line"),
                class_name="mt-5 flex items-center gap-3 text-xs text-faint",
            ),
        ),
    )


def _foot(*children: rx.Component) -> rx.Component:
    return rx.el.div(
        *children, class_name="flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm text-muted"
    )


def _link(text: Any, href: str) -> rx.Component:
    return rx.el.a(text, href=href, class_name="ui-link")
