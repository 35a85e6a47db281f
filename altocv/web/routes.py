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
    from altocv.web.i18n import messages
    from altocv.web.pages.dashboard import dashboard
    from altocv.web.pages.editor import editor
    from altocv.web.pages.landing import landing
    from altocv.web.pages.not_found import not_found
    from altocv.web.state.dashboard import DashboardState
    from altocv.web.state.editor import EditorState

    app.add_page(
        landing, route=LANDING, title="AltoCV", description=messages("en")("landing.lead"), image="/og.png"
    )
    app.add_page(dashboard, route=DASHBOARD, title="AltoCV", on_load=DashboardState.load)
    app.add_page(editor, route=EDITOR, title="AltoCV", on_load=EditorState.load)
    app.add_page(not_found, route="404", title="AltoCV")
