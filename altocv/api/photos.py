"""Photos for CVs, seen by their owner only."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel
from starlette.responses import Response

from altocv.api.visitors import CurrentUser
from altocv.services import services
from altocv.storage.photos import MAX_BYTES, REF

router = APIRouter(tags=["photos"])


class Stored(BaseModel):
    ref: str
    """What to set `basics/image` to."""


@router.post("/photos", status_code=201)
async def upload(user: CurrentUser, file: Annotated[UploadFile, File()]) -> Stored:
    """Keep a JPEG, PNG, WebP or GIF of at most 5 MB, upright, small and without its metadata."""
    data = await file.read(MAX_BYTES + 1)
    return Stored(ref=REF + await services().photos.put(user.id, data))


@router.get("/photos/{key}", response_class=Response)
async def photo(user: CurrentUser, key: str) -> Response:
    """One of the user's own photos."""
    data, kind = await services().photos.get(user.id, key)
    headers = {"Cache-Control": "private, max-age=31536000, immutable", "Vary": "Cookie"}
    return Response(data, media_type=kind, headers=headers)
