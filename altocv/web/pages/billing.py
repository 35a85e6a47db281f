"""What somebody pays for, and the invoices."""

from __future__ import annotations

import reflex as rx

from altocv.web import routes, shell, ui
from altocv.web.i18n import ago, day, t
from altocv.web.pages.sign_in import form, submit
from altocv.web.state.account import AccountState
from altocv.web.state.billing import BillingState, BillRow
from altocv.web.state.credits import CreditsState

_PANEL = "rounded-xl border border-line bg-surface p-5 sm:p-6"


def billing() -> rx.Component:
    return shell.page(
        rx.el.h1(t("account.billing"), class_name="mb-6 text-xl font-semibold tracking-tight"),
        rx.match(
            BillingState.status,
            ("loading", _loading()),
            ("failed", _failed()),
            rx.el.div(
                rx.el.div(
                    rx.match(
                        BillingState.payment,
                        ("waiting", _notice("waiting", "loader")),
                        ("slow", _notice("slow", "clock")),
                        ("late", _notice("late", "clock")),
                        ("done", _notice("done", "circle-check")),
                        rx.fragment(),
                    ),
                    aria_live="polite",
                    class_name="-mb-6 [&>*]:mb-6",
                ),
                rx.cond(
                    BillingState.state == "past_due",
                    ui.banner(
                        t("billing.past_due"), kind="error", icon_name="circle-alert", class_name="rounded-md"
                    ),
                ),
                _plan(),
                rx.cond(AccountState.kind == "member", _bills()),
                class_name="flex max-w-[720px] flex-col gap-6",
            ),
        ),
    )


def _notice(name: str, icon_name: str) -> rx.Component:
    return ui.banner(t(f"billing.payment.{name}"), icon_name=icon_name, class_name="rounded-md")


def _plan() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("billing.plan"), class_name="ui-label"),
        rx.el.p(
            t("pricing.plan." + BillingState.plan), class_name="mt-1 text-xl font-semibold tracking-tight"
        ),
        rx.cond(
            BillingState.renews_at != "",
            rx.el.p(
                rx.cond(
                    BillingState.ending,
                    t("billing.ends", when=day(BillingState.renews_at)),
                    t("billing.renews", when=day(BillingState.renews_at)),
                ),
                class_name="mt-1 text-sm text-muted",
            ),
            rx.cond(
                CreditsState.next_refill != "",
                rx.el.p(
                    t("credits.short.refill", when=ago(CreditsState.next_refill)),
                    class_name="mt-1 text-sm text-muted",
                    suppress_hydration_warning=True,
                ),
            ),
        ),
        rx.el.div(
            ui.link_button(t("billing.change"), href=routes.PRICING, kind="primary"),
            rx.cond(
                BillingState.plan != "FREE",
                rx.fragment(
                    form("portal", submit(t("billing.portal"), kind="secondary"), at="/api/billing"),
                    rx.cond(
                        BillingState.ending,
                        form("resume", submit(t("billing.resume"), kind="secondary"), at="/api/billing"),
                        form("cancel", submit(t("billing.cancel"), kind="ghost"), at="/api/billing"),
                    ),
                ),
            ),
            class_name="mt-5 flex flex-wrap items-start gap-2",
        ),
        class_name=_PANEL,
    )


def _bills() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("billing.invoices"), class_name="text-base font-semibold"),
        rx.cond(
            BillingState.bills_away,
            rx.el.p(t("billing.invoices_away"), class_name="mt-2 text-sm text-muted"),
            rx.cond(
                BillingState.bills,
                rx.el.table(
                    rx.el.tbody(rx.foreach(BillingState.bills, _bill)), class_name="mt-3 w-full text-sm"
                ),
                rx.el.p(t("billing.no_invoices"), class_name="mt-2 text-sm text-muted"),
            ),
        ),
        class_name=_PANEL,
    )


def _bill(bill: BillRow) -> rx.Component:
    cell = "border-t border-line py-2"
    return rx.el.tr(
        rx.el.td(day(bill.at), class_name=cell),
        rx.el.td(
            rx.cond(
                bill.url != "",
                rx.el.a(bill.number, href=bill.url, target="_blank", rel="noopener", class_name="ui-link"),
                bill.number,
            ),
            class_name=cell,
        ),
        rx.el.td(t("billing.status." + bill.status), class_name=f"{cell} text-muted"),
        rx.el.td(bill.price, class_name=f"{cell} text-end tabular-nums"),
        key=bill.number,
    )


def _loading() -> rx.Component:
    return rx.el.div(
        ui.skeleton("h-40 w-full rounded-xl"),
        ui.skeleton("h-40 w-full rounded-xl"),
        rx.el.span(t("app.loading"), class_name="sr-only"),
        role="status",
        class_name="flex max-w-[720px] flex-col gap-6",
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("error.page.title"),
        t("error.page.text"),
        ui.button(t("app.retry"), kind="primary", on_click=BillingState.load),
    )
