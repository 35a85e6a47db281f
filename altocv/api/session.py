"""Starting to work: one button of the landing page posts here, and a guest is in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from altocv.api.limits import limit
from altocv.api.origin import client_address
from altocv.api.visitors import HOME, AnyVisitor, local_path, remember
from altocv.services import services

router = APIRouter(tags=["session"])


@router.post("/session/start", status_code=303)
async def start(
    request: Request,
    visitor: AnyVisitor,
    next: Annotated[str, Form()] = HOME,
    locale: Annotated[str, Form(pattern="^[a-z]{2}$")] = "en",
) -> Response:
    """Make sure that the browser has a session (a new guest's where it has none) and send it to `next`."""
    answer = RedirectResponse(local_path(next), 303)
    if visitor.session is not None:
        return answer
    await limit(request, "guests").count(client_address(request))
    token, user = await services().sessions.start_guest(locale=locale, device=visitor.device)
    return remember(answer, request, token, user)
