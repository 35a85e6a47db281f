"""Where Stripe tells what happened. It gets its 200 as soon as that is written down."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from altocv.services import services
from altocv.workflows import durable

router = APIRouter(prefix="/webhooks", include_in_schema=False)


@router.post("/stripe")
async def stripe(request: Request) -> Response:
    """An event. 404 where payments are off, 400 when it is not Stripe's, 503 to have it sent again."""
    events = services().events
    body, signature = await request.body(), request.headers.get("stripe-signature", "")
    event = await asyncio.to_thread(events.verify, body, signature)
    if await events.keep(event):
        await durable.begin_stripe_event(event)
    return JSONResponse({"received": True})
