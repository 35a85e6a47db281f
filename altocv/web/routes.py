"""Every page and its address."""

import reflex as rx

LANDING = "/"
SIGN_IN = "/sign-in"
CODE = "/sign-in/code"
SIGN_UP = "/sign-up"
FORGOT = "/forgot"
CHECK_MAIL = "/check-mail"
CHOOSE_PASSWORD = "/choose-password"  # noqa: S105
CONFIRM_EMAIL = "/confirm-email"
SETTINGS = "/settings"
CREDITS = "/credits"
PRICING = "/pricing"
BILLING = "/billing"
PRIVACY = "/privacy"
TERMS = "/terms"
DASHBOARD = "/dashboard"
EDITOR = "/cv/[cv_id]"
JOBS = "/jobs"
JOB = "/jobs/[job_id]"
TAILOR = "/tailor"
COMPARE = "/tailor/compare"
IMPORT = "/import/[import_id]"


def editor_url(cv_id: str) -> str:
    """The address of the editor for one CV."""
    return f"/cv/{cv_id}"


def run_url(generation_id: str) -> str:
    """The address of what was made for a posting."""
    return f"/tailor?run={generation_id}"


def import_url(import_id: str) -> str:
    """The address of what was read of a file."""
    return f"/import/{import_id}"


def job_url(job_id: str) -> str:
    """The address of the page of one job."""
    return f"/jobs/{job_id}"


def register(app: rx.App) -> None:
    """Add all pages to the app."""
    # Pages link to each other by the addresses above, so they are imported only now.
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

    signed_in = [AccountState.load, CreditsState.load, NoticesState.load]
    app.add_page(
        landing,
        route=LANDING,
        title=_titled(t("landing.title")),
        description=messages("en")("landing.lead"),
        image="/og.png",
    )
    app.add_page(
        dashboard,
        route=DASHBOARD,
        title=_titled(t("dashboard.title")),
        on_load=[*signed_in, DashboardState.load],
    )
    named = rx.cond(EditorState.name, _titled(EditorState.name), "AltoCV")
    following = [LanguagesState.begin, LanguagesState.follow_original]
    opening = [*signed_in, *following, EditorState.load, ChatState.arrive, LanguagesState.read]
    app.add_page(editor, route=EDITOR, title=named, on_load=opening)
    app.add_page(
        imports,
        route=IMPORT,
        title=_titled(t("import.title")),
        on_load=[*signed_in, ImportReviewState.load],
    )
    app.add_page(jobs, route=JOBS, title=_titled(t("jobs.title")), on_load=[*signed_in, JobsState.load])
    titled = rx.cond(JobState.title, _titled(JobState.title), "AltoCV")
    app.add_page(job, route=JOB, title=titled, on_load=[*signed_in, JobState.load])
    app.add_page(
        tailor, route=TAILOR, title=_titled(t("tailor.title")), on_load=[*signed_in, TailorState.load]
    )
    app.add_page(
        compare, route=COMPARE, title=_titled(t("compare.title")), on_load=[*signed_in, CompareState.load]
    )
    for page, route, title in (
        (sign_in.sign_in, SIGN_IN, "account.sign_in"),
        (sign_in.code, CODE, "sign_in.code.title"),
        (sign_in.sign_up, SIGN_UP, "account.sign_up"),
        (sign_in.forgot, FORGOT, "forgot.title"),
        (sign_in.check_mail, CHECK_MAIL, "mail.title"),
        (sign_in.choose_password, CHOOSE_PASSWORD, "choose.title"),
        (sign_in.confirm_email, CONFIRM_EMAIL, "confirm.title"),
    ):
        app.add_page(page, route=route, title=_titled(t(title)), on_load=FormState.load)
    app.add_page(
        settings,
        route=SETTINGS,
        title=_titled(t("settings.title")),
        on_load=[*signed_in, FormState.load, SettingsState.load, KeysState.load],
    )
    app.add_page(
        credits,
        route=CREDITS,
        title=_titled(t("credits.title")),
        on_load=[*signed_in, CreditsHistoryState.load],
    )
    app.add_page(
        pricing,
        route=PRICING,
        title=_titled(t("pricing.title")),
        on_load=[FormState.load, PricingState.load],
    )
    app.add_page(
        billing,
        route=BILLING,
        title=_titled(t("account.billing")),
        on_load=[*signed_in, FormState.load, BillingState.load],
    )
    app.add_page(legal.privacy, route=PRIVACY, title=_titled(t("legal.privacy")))
    app.add_page(legal.terms, route=TERMS, title=_titled(t("legal.terms")))
    app.add_page(not_found, route="404", title=_titled(t("not_found.title")))


def _titled(name: str | rx.Var[str]) -> rx.Var[str]:
    return rx.Var.create(name).to(str) + " · AltoCV"
