"""Plans and packs of credits."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.web import routes, shell, ui
from altocv.web.i18n import t
from altocv.web.pages.sign_in import form, submit
from altocv.web.state.billing import Offer, PricingState

_CARD = "flex flex-col rounded-xl border bg-surface p-6"


def pricing() -> rx.Component:
    return rx.el.div(
        shell.skip_link(),
        rx.el.header(
            rx.el.a(shell.logo(), href=routes.DASHBOARD, class_name="rounded-md"),
            shell.preferences(),
            class_name="mx-auto flex w-full max-w-6xl items-center justify-between px-5 py-4 sm:px-8",
        ),
        rx.el.main(
            rx.el.h1(t("pricing.title"), class_name="text-[28px] leading-9 font-semibold tracking-tight"),
            rx.el.p(t("pricing.lead"), class_name="mt-2 max-w-[60ch] text-muted"),
            rx.cond(
                PricingState.open,
                rx.fragment(),
                ui.banner(
                    t("pricing.off"), kind="warning", icon_name="circle-pause", class_name="mt-6 rounded-md"
                ),
            ),
            rx.el.div(
                rx.foreach(PricingState.plans, _plan),
                class_name="mt-8 grid items-stretch gap-5 md:grid-cols-3",
            ),
            rx.el.h2(t("pricing.packs"), class_name="mt-12 text-xl font-semibold tracking-tight"),
            rx.el.p(t("pricing.packs_text"), class_name="mt-1 text-muted"),
            rx.el.div(rx.foreach(PricingState.packs, _pack), class_name="mt-6 grid gap-5 sm:grid-cols-3"),
            id="content",
            class_name="mx-auto w-full max-w-[1000px] flex-1 px-5 pt-8 pb-24",
        ),
        shell.footer(),
        class_name="flex min-h-dvh flex-col",
    )


def _plan(offer: Offer) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t("pricing.plan." + offer.key), class_name="text-base font-semibold"),
            rx.cond(
                PricingState.plan == offer.key,
                rx.el.span(t("pricing.yours"), class_name="ui-badge ui-badge-on"),
            ),
            class_name="flex items-center justify-between",
        ),
        rx.el.p(
            rx.el.span(
                offer.price, class_name="text-[30px] leading-9 font-semibold tracking-tight tabular-nums"
            ),
            rx.el.span(" ", t("pricing.month"), class_name="text-sm text-muted"),
            class_name="mt-3",
        ),
        rx.el.ul(
            _point(t("pricing.credits", count=offer.credits)),
            _point(t("pricing.point." + offer.key)),
            _point(t("pricing.requests", count=offer.requests)),
            class_name="mt-5 mb-6 flex flex-1 flex-col gap-2 text-sm",
        ),
        rx.match(
            offer.key,
            ("FREE", _free()),
            _buy(
                "subscribe",
                "plan",
                offer,
                rx.cond(PricingState.plan == "FREE", t("pricing.choose"), t("pricing.change")),
            ),
        ),
        key=offer.key,
        class_name=rx.cond(offer.key == "PRO", f"{_CARD} border-accent", f"{_CARD} border-line"),
    )


def _free() -> rx.Component:
    return rx.cond(
        PricingState.kind == "member",
        rx.el.p(t("pricing.free_member"), class_name="text-sm text-faint"),
        ui.link_button(t("account.sign_up"), href=routes.SIGN_UP),
    )


def _pack(offer: Offer) -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("credits.cost", count=offer.credits), class_name="text-base font-semibold"),
        rx.el.p(offer.price, class_name="mt-1 mb-4 text-xl font-semibold tabular-nums"),
        _buy("buy", "pack", offer, t("pricing.buy")),
        key=offer.key,
        class_name=f"{_CARD} border-line",
    )


def _buy(action: str, field: str, offer: Offer, text: Any) -> rx.Component:
    """The button that leads to Stripe; to an account first for who has none."""
    return rx.cond(
        PricingState.kind == "member",
        rx.cond(
            PricingState.plan == offer.key,
            ui.link_button(t("pricing.look_after"), href=routes.BILLING),
            form(
                action,
                rx.el.input(type="hidden", name=field, value=offer.key, read_only=True),
                submit(text, disabled=~PricingState.open),
                at="/api/billing",
            ),
        ),
        ui.link_button(t("pricing.account_first"), href=routes.SIGN_UP),
    )


def _point(text: Any) -> rx.Component:
    return rx.el.li(
        ui.icon("check", 15, class_name="mt-0.5 flex-none text-accent"),
        text,
        class_name="flex items-start gap-2",
    )
