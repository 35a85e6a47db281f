"""What a person may take away of their account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from fastapi import APIRouter
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from altocv.api.visitors import CurrentUser
from altocv.services import services
from altocv.workflows.personal_data import spool

router = APIRouter(prefix="/account", tags=["account"])

_CHUNK = 256_000


@router.get("/data.zip", response_class=Response)
async def data(user: CurrentUser) -> Response:
    """All that AltoCV holds of the account: its data as JSON, its CVs as JSON Resume and PDF."""
    archive = spool()
    await services().personal_data.write(user.id, archive)
    archive.seek(0)
    headers = {"Content-Disposition": 'attachment; filename="altocv-data.zip"', "Cache-Control": "no-store"}
    return StreamingResponse(
        _chunks(archive),
        media_type="application/zip",
        headers=headers,
        background=BackgroundTask(archive.close),
    )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk
