"""Starting to work: one button of the landing page posts here, and a guest is in."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse

from altocv.accounts.sessions import COOKIE, LIFETIME, SessionUser
from altocv.api.limits import HourlyLimit
from altocv.api.origin import client_address, is_secure
from altocv.config import Settings
from altocv.errors import Unauthorized
from altocv.services import services

router = APIRouter(tags=["session"])

HOME = "/dashboard"


async def current_user(request: Request) -> SessionUser:
    """Who sent the request, by its cookie. Raises Unauthorized, Unavailable."""
    user = await services().sessions.resolve(request.cookies.get(COOKIE))
    if user is None:
        raise Unauthorized("Your session has ended. Open the start page to begin again.")
    return user


CurrentUser = Annotated[SessionUser, Depends(current_user)]


@router.post("/session/start", status_code=303)
async def start(
    request: Request,
    next: Annotated[str, Form()] = HOME,
    locale: Annotated[str, Form(pattern="^[a-z]{2}$")] = "en",
) -> RedirectResponse:
    """Make sure that the browser has a session (a new guest's where it has none) and send it to `next`."""
    config: Settings = request.app.state.config
    answer = RedirectResponse(local_path(next), 303)
    if await services().sessions.resolve(request.cookies.get(COOKIE)) is not None:
        return answer
    await _limit(request, config).count(client_address(request))
    token, user = await services().sessions.start_guest(locale=locale)
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(LIFETIME[user.kind][1].total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_secure(request, config),
    )
    return answer


def _limit(request: Request, config: Settings) -> HourlyLimit:
    state = request.app.state
    if not hasattr(state, "guest_limit"):
        state.guest_limit = HourlyLimit("guests", config.guests_per_hour, config)
    return state.guest_limit


def local_path(wanted: str) -> str:
    """The path to go on to; the dashboard for what is no plain path of this site."""
    parts = urlsplit(wanted)
    plain = wanted.isprintable() and "\\" not in wanted and not parts.scheme and not parts.netloc
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else HOME
