"""Every page: its address, its title, and what is read before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reflex as rx

from altocv.web import routes
from altocv.web.i18n import messages, t
from altocv.web.pages import legal, sign_in
from altocv.web.pages.billing import billing
from altocv.web.pages.compare import compare
from altocv.web.pages.credits import credits
from altocv.web.pages.dashboard import dashboard
from altocv.web.pages.editor import editor
from altocv.web.pages.imports import imports
from altocv.web.pages.job import job
from altocv.web.pages.jobs import jobs
from altocv.web.pages.landing import landing
from altocv.web.pages.not_found import not_found
from altocv.web.pages.pricing import pricing
from altocv.web.pages.settings import settings
from altocv.web.pages.tailor import tailor
from altocv.web.state.account import AccountState
from altocv.web.state.billing import BillingState, PricingState
from altocv.web.state.chat import ChatState
from altocv.web.state.compare import CompareState
from altocv.web.state.credits import CreditsHistoryState, CreditsState
from altocv.web.state.dashboard import DashboardState
from altocv.web.state.editor import EditorState
from altocv.web.state.forms import FormState
from altocv.web.state.imports import ImportReviewState
from altocv.web.state.job import JobState
from altocv.web.state.jobs import JobsState
from altocv.web.state.keys import KeysState
from altocv.web.state.languages import LanguagesState
from altocv.web.state.notices import NoticesState
from altocv.web.state.settings import SettingsState
from altocv.web.state.tailor import TailorState

Page = tuple[Callable[[], rx.Component], str, str | rx.Var[str], list[Any]]
"""Component, address, key of the title (or the title itself), events."""

_HERE = [AccountState.load, CreditsState.load, NoticesState.load]
"""What the bar of every page behind the first one shows."""

_OPEN_CV = [
    *(LanguagesState.begin, LanguagesState.follow_original),
    *(EditorState.load, ChatState.arrive, LanguagesState.read),
]


def register(app: rx.App) -> None:
    """Add all pages to the app."""
    lead = messages("en")("landing.lead")
    title = _titled(t("landing.title"))
    app.add_page(landing, route=routes.LANDING, title=title, description=lead, image="/og.png")
    for page, route, named, on_load in _pages():
        title = _titled(t(named)) if isinstance(named, str) else named
        app.add_page(page, route=route, title=title, on_load=on_load)


def _pages() -> list[Page]:
    named = rx.cond(EditorState.name, _titled(EditorState.name), "AltoCV")
    job_named = rx.cond(JobState.title, _titled(JobState.title), "AltoCV")
    form = [FormState.load]
    return [
        (dashboard, routes.DASHBOARD, "dashboard.title", [*_HERE, DashboardState.load]),
        (editor, routes.EDITOR, named, [*_HERE, *_OPEN_CV]),
        (imports, routes.IMPORT, "import.title", [*_HERE, ImportReviewState.load]),
        (jobs, routes.JOBS, "jobs.title", [*_HERE, JobsState.load]),
        (job, routes.JOB, job_named, [*_HERE, JobState.load]),
        (tailor, routes.TAILOR, "tailor.title", [*_HERE, TailorState.load]),
        (compare, routes.COMPARE, "compare.title", [*_HERE, CompareState.load]),
        (settings, routes.SETTINGS, "settings.title", [*_HERE, *form, SettingsState.load, KeysState.load]),
        (credits, routes.CREDITS, "credits.title", [*_HERE, CreditsHistoryState.load]),
        (pricing, routes.PRICING, "pricing.title", [*form, PricingState.load]),
        (billing, routes.BILLING, "account.billing", [*_HERE, *form, BillingState.load]),
        (sign_in.sign_in, routes.SIGN_IN, "account.sign_in", form),
        (sign_in.code, routes.CODE, "sign_in.code.title", form),
        (sign_in.sign_up, routes.SIGN_UP, "account.sign_up", form),
        (sign_in.forgot, routes.FORGOT, "forgot.title", form),
        (sign_in.check_mail, routes.CHECK_MAIL, "mail.title", form),
        (sign_in.choose_password, routes.CHOOSE_PASSWORD, "choose.title", form),
        (sign_in.confirm_email, routes.CONFIRM_EMAIL, "confirm.title", form),
        (legal.privacy, routes.PRIVACY, "legal.privacy", []),
        (legal.terms, routes.TERMS, "legal.terms", []),
        (not_found, "404", "not_found.title", []),
    ]


def _titled(name: str | rx.Var[str]) -> rx.Var[str]:
    return rx.Var.create(name).to(str) + " · AltoCV"
