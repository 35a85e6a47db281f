"""Pictures of the sample CVs. They are the same for everybody, so each is drawn once."""

from __future__ import annotations

import asyncio
from functools import cache

from fastapi import APIRouter
from starlette.responses import Response

from altocv.cv import samples
from altocv.errors import NotFound

router = APIRouter(tags=["samples"])

_WIDTH = 420
_DRAWING = asyncio.Lock()


@router.get("/samples/{key}/page.webp", response_class=Response)
async def page(key: str) -> Response:
    """The first page of a sample as a picture."""
    if key not in dict(samples.names()):
        raise NotFound("There is no sample CV of that name.")
    async with _DRAWING:
        picture = await asyncio.to_thread(_picture, key)
    return Response(picture, media_type="image/webp", headers={"Cache-Control": "public, max-age=86400"})


@cache
def _picture(key: str) -> bytes:
    from altocv.typeset.pdf import pdf
    from altocv.typeset.raster import page_image
    from altocv.typeset.render import typeset

    return page_image(pdf(typeset(samples.load(key))), width=_WIDTH)
