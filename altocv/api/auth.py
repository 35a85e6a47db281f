"""Signing up, in and out; passwords, addresses, the second factor. Each sets or takes the session's cookie.

The pages post here as forms. The answer is where to go next, for a script as `{"location": path}`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from altocv.accounts.google import PROVIDER
from altocv.accounts.members import CodeWanted, Outcome
from altocv.api.limits import limit
from altocv.api.origin import client_address, is_secure
from altocv.api.visitors import (
    HOME,
    AnyVisitor,
    CurrentMember,
    CurrentUser,
    forget,
    go_to,
    local_path,
    remember,
)
from altocv.errors import AltoError, Invalid, NotFound
from altocv.services import services

router = APIRouter(prefix="/auth", tags=["account"])

HALF = "altocv_half"
"""Cookie of who has proven a first factor and owes the second: token, then where to go."""

_HALF_SECONDS = 600

Field = Annotated[str, Form(max_length=1000)]
Next = Annotated[str, Form(max_length=1000)]


@router.post("/sign-up")
async def sign_up(request: Request, visitor: AnyVisitor, email: Field) -> Response:
    """Send a link to an address, by which its account is made."""
    await _count_mail(request, email)
    await services().members.sign_up(email, visitor)
    return go_to(request, "/check-mail")


@router.post("/forgot")
async def forgot(request: Request, visitor: AnyVisitor, email: Field) -> Response:
    """Send a link to an address, by which a new password is chosen."""
    await _count_mail(request, email)
    await services().members.forgot(email, visitor)
    return go_to(request, "/check-mail")


@router.post("/sign-in")
async def sign_in(
    request: Request, visitor: AnyVisitor, email: Field, password: Field, next: Next = HOME
) -> Response:
    """By e-mail address and password."""
    await limit(request, "sign_ins").count(client_address(request))
    return _entered(request, await services().members.sign_in(email, password, visitor), next)


@router.post("/second-factor")
async def second_factor(request: Request, visitor: AnyVisitor, code: Field) -> Response:
    """The second half of a sign-in: a code of the authenticator app, or a recovery code."""
    token, _, after = request.cookies.get(HALF, "").partition(".")
    if not token:
        raise Invalid("This sign-in has taken too long. Begin again.")
    signed_in = await services().members.second_factor(token, code, visitor)
    answer = _entered(request, signed_in, after or HOME)
    answer.delete_cookie(HALF, path="/api/auth")
    return answer


@router.post("/choose-password")
async def choose_password(
    request: Request, visitor: AnyVisitor, token: Field, password: Field, name: Field = ""
) -> Response:
    """What the links of sign-up and of a forgotten password lead to."""
    return _entered(request, await services().members.choose_password(token, password, name, visitor), HOME)


@router.post("/confirm-email")
async def confirm_email(request: Request, token: Field) -> Response:
    """What the link of a new address leads to."""
    await services().members.confirm_email(token)
    return go_to(request, "/settings?section=security")


@router.post("/password")
async def change_password(
    request: Request, visitor: AnyVisitor, member: CurrentMember, new: Field, old: Field = ""
) -> Response:
    """A new password; all other sessions end, and this one is renewed."""
    signed_in = await services().members.change_password(member, old, new, visitor)
    return remember(go_to(request, "/settings?section=security"), request, signed_in.token, signed_in.user)


@router.post("/email")
async def change_email(
    request: Request, member: CurrentMember, email: Field, password: Field = ""
) -> Response:
    """Send a link to a new address, which then takes the old one's place."""
    await _count_mail(request, email)
    await services().members.change_email(member, password, email)
    return go_to(request, "/check-mail")


@router.post("/sign-out")
async def sign_out(request: Request, visitor: AnyVisitor) -> Response:
    """End this session."""
    if visitor.session is not None:
        await services().sessions.revoke(visitor.session)
    return forget(go_to(request, "/"))


@router.post("/delete-account")
async def delete_account(
    request: Request, user: CurrentUser, password: Field = "", confirm: Field = ""
) -> Response:
    """Delete the account and everything in it. Who has no password writes their address instead."""
    profile = await services().users.profile(user.id)
    if profile.has_password:
        await services().members.prove(user, password)
    elif confirm.strip().lower() != (profile.email or "delete"):
        raise Invalid("Write the address of your account, to be sure that this is meant.")
    await services().personal_data.delete(user)
    return forget(go_to(request, "/"))


@router.get("/google", status_code=302)
async def google(request: Request, next: str = HOME) -> Response:
    """To Google, and back to `/api/auth/google/callback`."""
    if not services().google.is_set_up:
        raise NotFound("Sign-in with Google is not set up here. Use your e-mail address.")
    request.session["next"] = local_path(next)
    scheme = "https" if is_secure(request, request.app.state.config) else request.url.scheme
    return await services().google.begin(
        request, str(request.url_for("google_callback").replace(scheme=scheme))
    )


@router.get("/google/callback", name="google_callback", status_code=303)
async def google_callback(request: Request, visitor: AnyVisitor) -> Response:
    """Where Google sends the browser back to."""
    if not services().google.is_set_up:
        raise NotFound("Sign-in with Google is not set up here. Use your e-mail address.")
    claims = await services().google.finish(request)
    members = services().members
    outcome = await members.by_identity(PROVIDER, claims.subject, claims.email, claims.name, visitor)
    after = str(request.session.pop("next", HOME))
    if not isinstance(outcome, CodeWanted) and claims.picture:
        await _take_picture(outcome.user.id, claims.picture)
    return _entered(request, outcome, after)


def _entered(request: Request, outcome: Outcome, after: str) -> Response:
    """On to where the person wanted to go; or first to the page that asks for the second factor."""
    if not isinstance(outcome, CodeWanted):
        return remember(go_to(request, local_path(after)), request, outcome.token, outcome.user)
    answer = go_to(request, "/sign-in/code")
    answer.set_cookie(
        HALF,
        f"{outcome.token}.{local_path(after)}",
        max_age=_HALF_SECONDS,
        path="/api/auth",
        httponly=True,
        samesite="lax",
        secure=is_secure(request, request.app.state.config),
    )
    return answer


async def _count_mail(request: Request, email: str) -> None:
    await limit(request, "mails").count(client_address(request))
    await limit(request, "mails_to").count(email.strip().lower()[:320])


async def _take_picture(user_id: str, url: str) -> None:
    """Keep a copy of the profile picture, once; without it the account works as well."""
    profile = await services().users.profile(user_id)
    data = None if profile.avatar else await services().google.picture(url)
    if data is None:
        return
    try:
        await services().users.set_avatar(user_id, await services().photos.put(user_id, data))
    except AltoError:
        return
