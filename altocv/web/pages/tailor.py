"""A CV and a job posting, and what is made of both: a tailored CV, a letter, an analysis."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.cv.document import LANGUAGES
from altocv.web import routes, shell, ui
from altocv.web.bubbles import CardView
from altocv.web.i18n import t
from altocv.web.pages.tailor_history import PANEL, history
from altocv.web.panes.chat import change
from altocv.web.state.tailor import KINDS, Dropped, TailorState, Way
from altocv.workflows.tailoring.letters import TONES, WORDS
from altocv.workflows.tailoring.orders import PATIENCE


def tailor() -> rx.Component:
    return shell.page(
        rx.el.h1(t("tailor.title"), class_name="text-xl font-semibold tracking-tight"),
        rx.el.p(t("tailor.lead"), class_name="mt-1 mb-6 text-sm text-muted"),
        rx.match(
            TailorState.status,
            ("loading", ui.skeleton("h-96 rounded-xl")),
            ("failed", _failed()),
            rx.cond(TailorState.cvs, _desk(), _no_cv()),
        ),
        here=routes.TAILOR,
    )


def _desk() -> rx.Component:
    return rx.el.div(
        _order(),
        rx.cond(TailorState.shown != "", _shown()),
        history(),
        class_name="grid items-start gap-6 lg:grid-cols-2",
    )


def _order() -> rx.Component:
    return rx.el.section(
        _segments("kind", [(kind, t(f"tailor.kind.{kind}")) for kind in KINDS]),
        rx.cond(
            TailorState.kind != "analysis",
            ui.select(
                t("tailor.cv"),
                options=TailorState.cvs,  # pyright: ignore[reportArgumentType]
                value=TailorState.cv_id,
                on_commit=lambda value: TailorState.choose("cv_id", value),
            ),
        ),
        ui.textarea(
            t("tailor.posting"),
            value=TailorState.posting,
            rows=9,
            grow=False,
            placeholder=t("tailor.posting.hint"),
            on_input=TailorState.set_posting,
            wait=500,
        ),
        ui.select(
            t("tailor.model"),
            options=TailorState.models,  # pyright: ignore[reportArgumentType]
            value=TailorState.model,
            on_commit=lambda value: TailorState.choose("model", value),
        ),
        rx.match(TailorState.kind, ("tailor", _ways()), ("letter", _letter_choices()), rx.fragment()),
        _more(),
        rx.el.div(
            ui.button(
                t("tailor.order"),
                shell.price(TailorState.price),
                kind="primary",
                icon_name="sparkles",
                on_click=TailorState.order,
            ),
        ),
        aria_label=t("tailor.kind"),
        class_name=f"{PANEL} flex min-w-0 flex-col gap-4",
    )


def _more() -> rx.Component:
    """What few people need."""
    return rx.el.details(
        rx.el.summary(
            t("tailor.more"),
            ui.icon("chevron-down", 15, class_name="ui-turn"),
            class_name="flex w-fit cursor-pointer items-center gap-1.5 text-sm text-muted",
        ),
        rx.el.div(
            ui.select(
                t("tailor.patience"),
                options=[(str(times), t(f"tailor.patience.{times}")) for times in PATIENCE],
                value=TailorState.patience,
                on_commit=lambda value: TailorState.choose("patience", value),
            ),
            rx.el.p(t("tailor.patience.hint"), class_name="ui-hint mt-1.5"),
            class_name="mt-3",
        ),
    )


def _segments(what: str, choices: list[tuple[str, rx.Var[str]]]) -> rx.Component:
    chosen = getattr(TailorState, what)
    return rx.el.div(
        *(
            rx.el.button(
                text,
                type="button",
                role="radio",
                aria_checked=rx.cond(chosen == value, "true", "false"),
                on_click=TailorState.choose(what, value),
                class_name="ui-segment",
            )
            for value, text in choices
        ),
        role="radiogroup",
        aria_label=t(f"tailor.{what}"),
        class_name="ui-segments",
    )


def _ways() -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(t("tailor.strategy"), class_name="ui-label mb-1.5"),
        rx.foreach(TailorState.ways, _way),
        rx.cond(TailorState.refusal != "", rx.el.p(TailorState.refusal, class_name="ui-hint mt-1")),
        class_name="flex flex-col gap-1",
    )


def _way(way: Way) -> rx.Component:
    return rx.el.label(
        rx.el.input(
            type="radio",
            name="strategy",
            value=way.key,
            checked=TailorState.strategy == way.key,
            disabled=way.refusal != "",
            on_change=TailorState.choose("strategy", way.key),
            class_name="mt-1 accent-(--ui-accent)",
        ),
        rx.el.span(
            rx.el.span(t(way.name), class_name="text-sm font-medium"),  # pyright: ignore[reportArgumentType]
            rx.el.span(t(way.about), class_name="block text-xs text-muted"),  # pyright: ignore[reportArgumentType]
            class_name="min-w-0 flex-1",
        ),
        rx.cond(
            way.refusal == "",
            rx.el.span(
                shell.price(way.credits),
                rx.cond(
                    way.calls > 0,
                    rx.el.span(
                        t("tailor.takes", seconds=way.seconds, calls=way.calls),
                        class_name="block text-2xs text-faint",
                    ),
                ),
                class_name="shrink-0 text-end",
            ),
        ),
        class_name=rx.cond(
            way.refusal != "",
            "flex items-start gap-2.5 rounded-lg px-2 py-1.5 opacity-50",
            "flex items-start gap-2.5 rounded-lg px-2 py-1.5 hover:bg-hover",
        ),
    )


def _letter_choices() -> rx.Component:
    return rx.el.div(
        _segments("tone", [(tone, t(f"tailor.tone.{tone}")) for tone in TONES]),
        _segments("length", [(length, t(f"tailor.length.{length}")) for length in WORDS]),
        ui.select(
            t("tailor.language"),
            options=[("", t("tailor.language.same")), *((code, code) for code in LANGUAGES)],
            value=TailorState.language,
            on_commit=lambda value: TailorState.choose("language", value),
        ),
        class_name="flex flex-col gap-3",
    )


def _shown() -> rx.Component:
    return rx.el.section(
        rx.el.h2(TailorState.shown_title, class_name="text-base font-semibold break-words"),
        rx.match(
            TailorState.shown_status,
            ("pending", _progress()),
            ("processing", _progress()),
            ("completed", rx.cond(TailorState.shown_kind == "tailor", _proposals(), _text())),
            ("failed", _ended(rx.el.p(TailorState.error, role="alert", class_name="chat-error"))),
            _ended(rx.el.p(t("tailor.was_cancelled"), class_name="text-sm text-muted")),
        ),
        aria_live="polite",
        id="made",
        class_name=f"{PANEL} min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1",
    )


def _ended(why: rx.Component) -> rx.Component:
    """What failed or was cancelled, and how it may be had after all."""
    waits = TailorState.late & (TailorState.more_time > 0)
    return rx.el.div(
        why,
        rx.el.div(
            rx.cond(
                waits,
                ui.button(
                    t("tailor.again.longer", times=TailorState.more_time),
                    kind="primary",
                    size="sm",
                    icon_name="hourglass",
                    on_click=TailorState.again(TailorState.more_time),
                ),
            ),
            ui.button(t("tailor.again"), size="sm", icon_name="rotate-ccw", on_click=TailorState.again(0)),
            class_name="flex flex-wrap gap-2",
        ),
        class_name="mt-3 flex flex-col gap-3",
    )


def _progress() -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.match(
                TailorState.ahead,
                (0, t("tailor.stage." + TailorState.stage)),
                (1, t("tailor.ahead.one")),
                t("tailor.ahead", count=TailorState.ahead),
            ),
            class_name="text-sm text-muted",
        ),
        rx.el.div(
            rx.el.div(
                class_name="h-full rounded-full bg-accent transition-[width]",
                style={"width": f"{TailorState.percent}%"},
            ),
            role="progressbar",
            aria_valuenow=TailorState.percent,
            aria_label=t("tailor.status.processing"),
            class_name="h-1.5 w-full overflow-hidden rounded-full bg-hover",
        ),
        rx.el.div(ui.button(t("tailor.cancel"), size="sm", on_click=TailorState.cancel)),
        class_name="mt-4 flex flex-col gap-3",
    )


def _proposals() -> rx.Component:
    return rx.el.div(
        rx.el.dl(
            _score("tailor.match", TailorState.match_before, TailorState.match_after),
            _score("tailor.ats", TailorState.ats_before, TailorState.ats_after),
            class_name="flex gap-8",
        ),
        rx.cond(
            TailorState.cards,
            rx.el.div(
                rx.cond(
                    TailorState.open_cards > 0,
                    ui.button(
                        t("tailor.accept_all"),
                        kind="primary",
                        size="sm",
                        icon_name="check",
                        on_click=TailorState.accept_all,
                    ),
                ),
                ui.button(
                    t("tailor.as_new"), size="sm", icon_name="copy", on_click=TailorState.accept_as_new
                ),
                ui.link_button(t("tailor.open_cv"), href=TailorState.made_url, size="sm", kind="ghost"),
                class_name="flex flex-wrap gap-2",
            ),
            rx.el.p(t("tailor.none"), class_name="text-sm text-muted"),
        ),
        rx.foreach(TailorState.cards, _card),
        rx.cond(
            TailorState.questions,
            rx.el.div(
                rx.el.h3(t("tailor.questions"), class_name="ui-label"),
                rx.el.ul(
                    rx.foreach(TailorState.questions, rx.el.li), class_name="mt-1 list-disc ps-5 text-sm"
                ),
            ),
        ),
        rx.cond(
            TailorState.dropped,
            rx.el.div(
                rx.el.h3(t("tailor.dropped"), class_name="ui-label"),
                rx.el.ul(rx.foreach(TailorState.dropped, _dropped), class_name="mt-1 text-sm text-muted"),
            ),
        ),
        class_name="mt-4 flex flex-col gap-4",
    )


def _score(name: str, before: Any, after: Any) -> rx.Component:
    return rx.el.div(
        rx.el.dt(t(name), class_name="ui-label"),
        rx.el.dd(
            before,
            " → ",
            rx.el.strong(after, class_name=rx.cond(after > before, "text-success", "")),
            class_name="text-lg tabular-nums",
        ),
    )


def _card(card: CardView) -> rx.Component:
    return rx.el.article(
        rx.cond(card.title != "", rx.el.p(card.title, class_name="text-xs text-muted")),
        rx.foreach(card.changes, change),
        rx.match(
            card.state,
            ("accepted", rx.el.p(ui.icon("check", 13), t("tailor.accepted"), class_name="chat-done")),
            ("stale", rx.el.p(t("tailor.stale"), class_name="chat-done")),
            rx.el.div(
                ui.button(
                    t("tailor.accept"), size="sm", icon_name="check", on_click=TailorState.accept(card.index)
                )
            ),
        ),
        key=card.index,
        class_name="chat-card",
    )


def _dropped(drop: Dropped) -> rx.Component:
    return rx.el.li(
        drop.title,
        " · ",
        t(drop.reason),  # pyright: ignore[reportArgumentType]
        rx.cond(drop.said != "", rx.el.span(": ", drop.said)),
    )


def _text() -> rx.Component:
    """A letter, or an analysis."""
    return rx.el.div(
        rx.el.p(TailorState.text, class_name="text-sm whitespace-pre-line"),
        rx.cond(
            TailorState.flags != "",
            rx.el.p(
                ui.icon("triangle-alert", 13),
                t("tailor.flags", what=TailorState.flags),
                class_name="chat-flag",
            ),
        ),
        *(_points(name) for name in ("must", "nice", "red_flags", "expect")),
        rx.cond(
            TailorState.made_url != "",
            rx.el.div(
                ui.link_button(t("tailor.open_letter"), href=TailorState.made_url, kind="primary", size="sm")
            ),
        ),
        class_name="mt-4 flex flex-col gap-4",
    )


def _points(name: str) -> rx.Component:
    points: Any = TailorState.lists[name]
    return rx.cond(
        points,
        rx.el.div(
            rx.el.h3(t(f"tailor.{name}"), class_name="ui-label"),
            rx.el.ul(rx.foreach(points, rx.el.li), class_name="mt-1 list-disc ps-5 text-sm"),
        ),
    )


def _no_cv() -> rx.Component:
    return ui.empty_state(
        "file-text",
        t("tailor.no_cv"),
        t("tailor.no_cv.text"),
        ui.link_button(t("tailor.to_cvs"), href=routes.DASHBOARD, kind="primary"),
    )


def _failed() -> rx.Component:
    return ui.empty_state(
        "cloud-off",
        t("error.page.title"),
        t("error.page.text"),
        ui.button(t("app.retry"), kind="primary", on_click=TailorState.load),
    )
