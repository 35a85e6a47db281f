"""The Reflex app: pages, the API beside them, and what opens with the server. Nothing else."""

import reflex as rx

from altocv import services
from altocv.api.app import create
from altocv.web import live, shell, site
from altocv.web.state.session import SessionGuard, report

app = rx.App(
    stylesheets=["/theme.css", "/ui.css", "/editor.css"],
    reset_style=False,
    head_components=shell.head(),
    html_lang="en",
    app_wraps={
        (55, "ErrorBoundary"): lambda _: shell.error_boundary(),
        (5, "Overlay"): lambda _: shell.overlay(),
    },
    toaster=None,
    backend_exception_handler=report,
    api_transformer=create(),
)
app.add_middleware(SessionGuard())
app.register_lifespan_task(services.lifespan)
app.register_lifespan_task(live.following, reflex_app=app)
site.register(app)
