"""The settings of an account."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import shell, ui
from altocv.web.i18n import ago, t
from altocv.web.pages.settings_keys import keys
from altocv.web.pages.sign_in import form, submit
from altocv.web.state.account import AccountState
from altocv.web.state.settings import Activity, DeviceCard, SettingsState

SECTIONS = ("profile", "security", "models", "notices", "sessions", "activity", "appearance", "data")
FOR_MEMBERS = ("security", "models", "notices", "activity")
DELETE = "delete-account"


def settings() -> rx.Component:
    return shell.page(
        rx.el.h1(t("settings.title"), class_name="mb-6 text-xl font-semibold tracking-tight"),
        rx.el.div(
            _contents(),
            rx.match(
                SettingsState.status,
                ("loading", _loading()),
                ("failed", _failed()),
                rx.el.div(
                    rx.cond(
                        AccountState.kind == "guest",
                        _guest(),
                        rx.fragment(_profile(), _security(), _models(), _notices()),
                    ),
                    _sessions(),
                    rx.cond(AccountState.kind == "member", _activity()),
                    _appearance(),
                    _data(),
                    class_name="flex min-w-0 flex-col gap-6",
                ),
            ),
            class_name="grid gap-8 md:grid-cols-[180px_minmax(0,640px)]",
        ),
        dialogs=(_delete_dialog(),),
    )


def _contents() -> rx.Component:
    """Where on the page what is."""

    def link(name: str) -> rx.Component:
        return rx.el.a(
            t(f"settings.{name}"),
            href=f"#{name}",
            class_name="rounded-md px-2.5 py-1.5 text-sm text-muted hover:bg-hover hover:text-fg",
        )

    return rx.el.nav(
        *(
            rx.cond(AccountState.kind == "member", link(name)) if name in FOR_MEMBERS else link(name)
            for name in SECTIONS
        ),
        aria_label=t("settings.title"),
        class_name="sticky top-6 hidden h-fit flex-col gap-0.5 md:flex",
    )


def _section(name: str, *children: Any, text: Any = None) -> rx.Component:
    return rx.el.section(
        rx.el.h2(t(f"settings.{name}"), class_name="text-base font-semibold"),
        *([rx.el.p(text, class_name="mt-0.5 text-sm text-muted")] if text is not None else []),
        rx.el.div(*children, class_name="mt-4 flex flex-col gap-4"),
        id=name,
        class_name="scroll-mt-6 rounded-xl border border-line bg-surface p-5 sm:p-6",
    )


def _guest() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("settings.guest.title"), class_name="text-base font-semibold"),
        rx.el.p(t("settings.guest.text"), class_name="mt-1 text-sm text-muted"),
        rx.el.div(
            ui.link_button(t("account.sign_up"), href="/sign-up", kind="primary"),
            ui.link_button(t("account.sign_in"), href="/sign-in"),
            class_name="mt-4 flex gap-2",
        ),
        id="profile",
        class_name="rounded-xl border border-line bg-accent-soft p-5 sm:p-6",
    )


def _profile() -> rx.Component:
    return _section(
        "profile",
        ui.text_field(
            t("account.name"),
            value=AccountState.name,
            auto_complete="name",
            max_length=100,
            on_commit=SettingsState.rename,
        ),
        _row(t("account.email"), AccountState.email),
        text=t("settings.profile_text"),
    )


def _row(label: Any, value: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(label, class_name="ui-label"), rx.el.span(value, class_name="text-sm break-all"),
        class_name="flex flex-col gap-1",
    )  # fmt: skip


def _fold(title: Any, *children: rx.Component) -> rx.Component:
    return rx.el.details(
        rx.el.summary(
            title, ui.icon("chevron-down", 15, class_name="ui-turn"),
            class_name="flex cursor-pointer items-center justify-between text-sm font-medium",
        ),
        rx.el.div(*children, class_name="mt-4"),
        class_name="border-t border-line pt-4 first:border-0 first:pt-0",
    )  # fmt: skip


def _security() -> rx.Component:
    old_password = ui.text_field(
        t("settings.old_password"), type="password", name="password", auto_complete="current-password"
    )
    return _section(
        "security",
        _fold(
            t("settings.change_password"),
            rx.cond(
                SettingsState.has_password,
                form(
                    "password",
                    ui.text_field(
                        t("settings.old_password"),
                        type="password",
                        name="old",
                        auto_complete="current-password",
                        required=True,
                    ),
                    ui.text_field(
                        t("settings.new_password"),
                        type="password",
                        name="new",
                        auto_complete="new-password",
                        required=True,
                        hint=t("choose.hint"),
                    ),
                    rx.el.p(t("settings.password_ends"), class_name="text-xs text-faint"),
                    rx.el.div(submit(t("settings.change_password"), kind="secondary")),
                ),
                rx.el.div(
                    rx.el.p(t("settings.no_password"), class_name="mb-3 text-sm text-muted"),
                    ui.button(t("settings.get_password"), on_click=SettingsState.ask_for_password),
                ),
            ),
        ),
        _fold(
            t("settings.change_email"),
            form(
                "email",
                ui.text_field(
                    t("settings.new_email"), type="email", name="email", auto_complete="email", required=True
                ),
                rx.cond(SettingsState.has_password, old_password),
                rx.el.div(submit(t("settings.change_email"), kind="secondary")),
            ),
        ),
        _two_step(),
    )


def _two_step() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.el.div(
                rx.el.h3(t("settings.two_step"), class_name="text-sm font-medium"),
                rx.el.p(t("settings.two_step_text"), class_name="text-sm text-muted"),
            ),
            rx.cond(
                SettingsState.two_step,
                rx.el.span(t("settings.two_step_on"), class_name="ui-badge ui-badge-on"),
                rx.el.span(t("settings.two_step_off"), class_name="ui-badge"),
            ),
            class_name="flex items-start justify-between gap-4",
        ),
        rx.cond(
            SettingsState.recovery,
            _recovery(),
            rx.cond(
                SettingsState.two_step,
                _code(t("settings.turn_off"), SettingsState.turn_two_step_off),
                rx.cond(SettingsState.qr != "", _enrol(), rx.el.div(_turn_on())),
            ),
        ),
        class_name="flex flex-col gap-4 border-t border-line pt-4",
    )


def _turn_on() -> rx.Component:
    return ui.button(t("settings.turn_on"), icon_name="shield-check", on_click=SettingsState.begin_two_step)


def _enrol() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("settings.scan"), class_name="text-sm"),
        rx.el.img(src=SettingsState.qr, alt="QR", class_name="size-44 rounded-md bg-white p-3"),
        rx.el.p(t("settings.type_key", secret=SettingsState.key), class_name="text-xs break-all text-faint"),
        _code(t("settings.turn_on"), SettingsState.confirm_two_step),
        class_name="flex flex-col gap-4",
    )


def _code(does: Any, handler: Any) -> rx.Component:
    return rx.el.form(
        ui.text_field(
            t("sign_in.code"),
            name="code",
            auto_complete="one-time-code",
            error=SettingsState.code_error,
            required=True,
            class_name="max-w-44 tabular-nums",
        ),
        rx.el.div(ui.button(does, type="submit")),
        on_submit=handler,
        reset_on_submit=True,
        class_name="flex flex-col gap-3",
    )


def _recovery() -> rx.Component:
    return rx.el.div(
        rx.el.p(t("settings.recovery"), class_name="text-sm"),
        rx.el.ul(
            rx.foreach(SettingsState.recovery, lambda code: rx.el.li(code)),
            class_name="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-4 font-mono text-sm",
        ),
        rx.el.div(
            ui.button(t("settings.recovery_kept"), kind="primary", on_click=SettingsState.recovery_kept)
        ),
        class_name="flex flex-col gap-4",
    )


def _models() -> rx.Component:
    return _section("models", keys(), text=t("settings.models_text"))


def _notices() -> rx.Component:
    return _section(
        "notices",
        ui.switch(
            t("settings.mail_notices"),
            value=SettingsState.mail_notices,
            on_commit=SettingsState.want_mail,
        ),
        text=t("settings.notices_text"),
    )


def _sessions() -> rx.Component:
    return _section(
        "sessions",
        rx.el.ul(rx.foreach(SettingsState.devices, _device), class_name="flex flex-col divide-y divide-line"),
        rx.cond(
            SettingsState.elsewhere,
            rx.el.div(ui.button(t("settings.end_others"), on_click=SettingsState.end_others)),
        ),
        text=t("settings.sessions_text"),
    )


def _device(device: DeviceCard) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                device.title,
                rx.cond(device.current, _this_device()),
                class_name="text-sm font-medium",
            ),
            rx.el.p(
                device.address, " · ", t("settings.last_seen", when=ago(device.seen)),
                class_name="text-xs text-faint",
                suppress_hydration_warning=True,
            ),
            class_name="min-w-0",
        ),
        rx.cond(
            device.current,
            rx.fragment(),
            ui.button(t("settings.end"), size="sm", on_click=SettingsState.end_session(device.id)),
        ),
        key=device.id,
        class_name="flex items-center justify-between gap-4 py-3 first:pt-0 last:pb-0",
    )  # fmt: skip


def _this_device() -> rx.Component:
    return rx.el.span(t("settings.this_device"), class_name="ui-badge ui-badge-on ml-2")


def _activity() -> rx.Component:
    return _section(
        "activity",
        rx.el.ul(
            rx.foreach(SettingsState.activity, _entry),
            class_name="flex flex-col gap-2",
        ),
        text=t("settings.activity_text"),
    )


def _entry(entry: Activity) -> rx.Component:
    return rx.el.li(
        rx.el.span(t(entry.action)),  # pyright: ignore[reportArgumentType]
        rx.el.span(
            entry.address,
            " · ",
            ago(entry.at),
            class_name="text-xs text-faint",
            suppress_hydration_warning=True,
        ),
        class_name="flex flex-wrap items-baseline justify-between gap-x-4 text-sm",
    )


def _appearance() -> rx.Component:
    return _section("appearance", shell.preference_fields())


def _data() -> rx.Component:
    return _section(
        "data",
        rx.el.div(
            rx.el.p(t("settings.download_text"), class_name="mb-3 text-sm text-muted"),
            ui.link_button(
                t("settings.download"),
                href="/api/account/data.zip",
                icon_name="download",
                custom_attrs={"download": ""},
            ),
        ),
        rx.el.div(
            rx.el.p(t("settings.delete_text"), class_name="mb-3 text-sm text-muted"),
            ui.button(t("settings.delete"), kind="danger", data_show_dialog=DELETE),
            class_name="border-t border-line pt-4",
        ),
    )


def _delete_dialog() -> rx.Component:
    word = rx.cond(AccountState.kind == "guest", "delete", AccountState.email)
    return ui.dialog(
        t("settings.delete"),
        rx.el.p(t("settings.delete_text"), class_name="mb-4"),
        form(
            "delete-account",
            rx.cond(
                SettingsState.has_password,
                ui.text_field(
                    t("settings.delete_password"),
                    type="password",
                    name="password",
                    auto_complete="current-password",
                    required=True,
                ),
                ui.text_field(t("settings.delete_confirm", word=word), name="confirm", required=True),
            ),
            rx.el.div(submit(t("settings.delete"), kind="danger"), class_name="flex justify-end"),
        ),
        id=DELETE,
    )


def _loading() -> rx.Component:
    return rx.el.div(
        *(ui.skeleton("h-40 w-full rounded-xl") for _ in range(3)),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
        class_name="flex flex-col gap-6",
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("error.page.title"),
        t("error.page.text"),
        ui.button(t("app.retry"), kind="primary", on_click=SettingsState.load),
    )
