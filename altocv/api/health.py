"""Whether the program can work."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from altocv import __version__
from altocv.errors import Unavailable
from altocv.services import services

router = APIRouter(tags=["health"])


class Health(BaseModel):
    status: Literal["ok", "error"]
    database: Literal["connected", "disconnected"]
    timestamp: datetime
    version: str


@router.get("/health", response_model=Health, responses={503: {"model": Health}})
async def health(response: Response) -> Health:
    """200 when the database answers, else 503; within two seconds."""
    response.headers["Cache-Control"] = "no-store"
    try:
        connected = await services().db.ping()
    except Unavailable:
        connected = False
    if not connected:
        response.status_code = Unavailable.status
    return Health(
        status="ok" if connected else "error",
        database="connected" if connected else "disconnected",
        timestamp=datetime.now(UTC),
        version=__version__,
    )
