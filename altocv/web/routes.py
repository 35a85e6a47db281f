"""Every page and its address."""

import reflex as rx

LANDING = "/"
DASHBOARD = "/dashboard"
EDITOR = "/cv/[cv_id]"


def editor_url(cv_id: str) -> str:
    """The address of the editor for one CV."""
    return f"/cv/{cv_id}"


def register(app: rx.App) -> None:
    """Add all pages to the app."""
    # Pages link to each other by the addresses above, so they are imported only now.
    from altocv.web.i18n import messages, t
    from altocv.web.pages.dashboard import dashboard
    from altocv.web.pages.editor import editor
    from altocv.web.pages.landing import landing
    from altocv.web.pages.not_found import not_found
    from altocv.web.state.dashboard import DashboardState
    from altocv.web.state.editor import EditorState

    app.add_page(
        landing,
        route=LANDING,
        title=_titled(t("landing.title")),
        description=messages("en")("landing.lead"),
        image="/og.png",
    )
    app.add_page(dashboard, route=DASHBOARD, title=_titled(t("dashboard.title")), on_load=DashboardState.load)
    named = rx.cond(EditorState.name, _titled(EditorState.name), "AltoCV")
    app.add_page(editor, route=EDITOR, title=named, on_load=EditorState.load)
    app.add_page(not_found, route="404", title=_titled(t("not_found.title")))


def _titled(name: str | rx.Var[str]) -> rx.Var[str]:
    return rx.Var.create(name).to(str) + " · AltoCV"
