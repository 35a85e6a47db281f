"""The FastAPI application that Reflex is mounted under: our routes first, then its own."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.middleware.sessions import SessionMiddleware
from starlette.responses import HTMLResponse

from altocv import __version__
from altocv.api import (
    account,
    auth,
    billing,
    errors,
    exports,
    fonts,
    health,
    imports,
    jobs,
    outbox,
    photos,
    session,
    webhooks,
)
from altocv.api.guard import Guard
from altocv.api.headers import SecurityHeaders
from altocv.api.origin import Forwarded
from altocv.api.requests import RequestLog
from altocv.config import Settings, settings
from altocv.db.sealing import derived
from altocv.errors import NotFound

DOCS = "/api/docs"


def create(config: Settings | None = None) -> FastAPI:
    """The application. Its services are those of `services()`, opened by the server's lifespan."""
    config = config or settings()
    app = FastAPI(
        title="AltoCV",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    app.state.config = config
    app.state.limits = {}
    errors.install(app)
    for part in (
        health,
        session,
        auth,
        account,
        billing,
        webhooks,
        fonts,
        exports,
        imports,
        jobs,
        photos,
        outbox,
    ):
        app.include_router(part.router, prefix="/api")
    app.add_api_route(DOCS, _docs, include_in_schema=False)
    app.add_api_route("/api/{path:path}", _unknown, include_in_schema=False, methods=_METHODS)
    # The last one added is the outermost.
    if config.google_client_id:
        app.add_middleware(
            SessionMiddleware,
            secret_key=derived(config, "sign-in with Google"),
            session_cookie="altocv_google",
            max_age=600,
            path="/api/auth/google",
            https_only=config.url.startswith("https://"),
        )
    app.add_middleware(Guard, config=config)
    app.add_middleware(SecurityHeaders, config=config)
    app.add_middleware(RequestLog)
    if config.proxied:
        app.add_middleware(Forwarded)
    return app


_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


async def _docs() -> HTMLResponse:
    return get_swagger_ui_html(openapi_url="/api/openapi.json", title="AltoCV API")


async def _unknown(request: Request) -> None:
    raise NotFound(f"There is no {request.url.path} here. {DOCS} lists what there is.")
