"""The Reflex app: pages, the API beside them, and what opens with the server. Nothing else."""

import reflex as rx

from altocv import services
from altocv.api.app import create
from altocv.web import routes

app = rx.App(
    stylesheets=["/theme.css"],
    reset_style=False,
    api_transformer=create(),
)
app.register_lifespan_task(services.lifespan)
routes.register(app)
