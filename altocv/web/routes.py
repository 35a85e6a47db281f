"""Every page and its address, and the builders of those addresses."""

import reflex as rx

from altocv.web.pages.landing import landing

LANDING = "/"
DASHBOARD = "/dashboard"
EDITOR = "/cv/[cv_id]"


def editor_url(cv_id: str) -> str:
    """The address of the editor for one CV."""
    return f"/cv/{cv_id}"


def register(app: rx.App) -> None:
    """Add all pages to the app."""
    app.add_page(landing, route=LANDING, title="AltoCV")
