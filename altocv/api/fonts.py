"""Fonts for the live preview: WOFF2 subsets whose address names their content, so browsers keep them."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from starlette.responses import Response

from altocv.typeset.webfonts import font_file

router = APIRouter(tags=["fonts"])

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.get("/fonts/{slug}/{subset}.woff2", response_class=Response)
async def font(slug: str, subset: str) -> Response:
    """One subset of one face."""
    return Response(
        await asyncio.to_thread(font_file, slug, subset), media_type="font/woff2", headers=_FOREVER
    )
