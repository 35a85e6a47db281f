"""Who sends a request, and the cookie that says so the next time."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from altocv.accounts.members import Visitor
from altocv.accounts.sessions import COOKIE, LIFETIME, Device, SessionUser
from altocv.api.origin import client_address, is_secure
from altocv.config import Settings
from altocv.errors import Forbidden, Unauthorized
from altocv.services import services

HOME = "/dashboard"
_LANGUAGE = "altocv_language"


async def current_user(request: Request) -> SessionUser:
    """Who sent the request, by its cookie. Raises Unauthorized, Unavailable."""
    user = await services().sessions.resolve(request.cookies.get(COOKIE))
    if user is None:
        raise Unauthorized("Your session has ended. Open the start page to begin again.")
    return user


async def current_member(user: Annotated[SessionUser, Depends(current_user)]) -> SessionUser:
    """Like `current_user`; raises Forbidden for a guest."""
    if user.kind == "guest":
        raise Forbidden("Sign in first.")
    return user


async def visitor(request: Request) -> Visitor:
    """Whoever sent the request, known or not. Raises Unavailable."""
    language = request.cookies.get(_LANGUAGE) or request.headers.get("accept-language", "en")
    device = Device(client_address(request), request.headers.get("user-agent", ""))
    session = await services().sessions.resolve(request.cookies.get(COOKIE))
    return Visitor(device, "es" if language.lower().startswith("es") else "en", session)


CurrentUser = Annotated[SessionUser, Depends(current_user)]
CurrentMember = Annotated[SessionUser, Depends(current_member)]
AnyVisitor = Annotated[Visitor, Depends(visitor)]


def go_to(request: Request, path: str) -> Response:
    """Send the browser on: a redirect for one that navigates, the address for a script of ours."""
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"location": path})
    return RedirectResponse(path, 303)


def remember(answer: Response, request: Request, token: str, user: SessionUser) -> Response:
    """Put a session's token into the browser's cookie."""
    config: Settings = request.app.state.config
    answer.set_cookie(
        COOKIE,
        token,
        max_age=int(LIFETIME[user.kind][1].total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_secure(request, config),
    )
    return answer


def forget(answer: Response) -> Response:
    """Take the session's token out of the browser."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")
    return answer


def local_path(wanted: str) -> str:
    """The path to go on to; the dashboard for what is no plain path of this site."""
    parts = urlsplit(wanted)
    plain = wanted.isprintable() and "\\" not in wanted and not parts.scheme and not parts.netloc
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else HOME
