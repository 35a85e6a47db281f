"""Buying: each of these leads on to Stripe's pages, or back to ours."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from altocv.api.visitors import CurrentMember, go_to
from altocv.services import services

router = APIRouter(prefix="/billing", tags=["billing"])

Field = Annotated[str, Form(max_length=40)]


@router.post("/subscribe")
async def subscribe(request: Request, member: CurrentMember, plan: Field) -> Response:
    """Begin a plan, or change to another one."""
    return go_to(request, await services().purchases.subscribe(member.id, plan))  # pyright: ignore[reportArgumentType]


@router.post("/buy")
async def buy(request: Request, member: CurrentMember, pack: Field) -> Response:
    """Buy credits once."""
    return go_to(request, await services().purchases.buy(member.id, pack))  # pyright: ignore[reportArgumentType]


@router.post("/portal")
async def portal(request: Request, member: CurrentMember) -> Response:
    """To Stripe's page of cards and invoices."""
    return go_to(request, await services().purchases.portal(member.id))


@router.post("/cancel")
async def cancel(request: Request, member: CurrentMember) -> Response:
    """Let the plan end with the paid month."""
    await services().purchases.cancel(member.id)
    return go_to(request, "/billing")


@router.post("/resume")
async def resume(request: Request, member: CurrentMember) -> Response:
    """Go on with a plan that was to end."""
    await services().purchases.cancel(member.id, resume=True)
    return go_to(request, "/billing")
