"""Finished files of a CV, and pictures of its pages."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from altocv.api.limits import metered
from altocv.api.visitors import CurrentUser
from altocv.convert import WRITERS
from altocv.cv.document import CV
from altocv.errors import NotFound
from altocv.services import services

router = APIRouter(tags=["exports"])

Format = Literal["pdf", "json", "docx", "txt", "md"]

MOST_ON_A_PAGE = 200
"""Entries of one section that fit on a page, and more."""

_WORKERS = ThreadPoolExecutor(2, thread_name_prefix="export")
"""Typesetting is pure computing: more at a time would only keep live previews waiting."""


@router.get("/cvs/{cv_id}/export.{format}", response_class=Response, dependencies=[Depends(metered)])
async def export(user: CurrentUser, cv_id: str, format: Format, archival: bool = False) -> Response:
    """The saved CV as a file. `archival` makes the PDF a PDF/A-2U.

    A PDF must be ordered first (by a POST here), unless this state of the CV was exported before.
    """
    opened = await services().documents.open(user.id, cv_id)
    photo = await services().photos.find(user.id, opened.cv.basics.image)
    paid = services().making.exported(user.id, cv_id, opened.cv) if format == "pdf" else nullcontext()
    async with paid:
        data = await _computed(partial(_write, opened.cv, format, photo, archival))
    headers = {
        "Content-Disposition": attachment(f"{opened.name}.{format}"),
        "Cache-Control": "private, no-store",
    }
    media_type = "application/pdf" if format == "pdf" else WRITERS[format].media_type
    return Response(data, media_type=media_type, headers=headers)


@router.post("/cvs/{cv_id}/export.pdf", status_code=303)
async def order(request: Request, user: CurrentUser, cv_id: str, archival: bool = False) -> Response:
    """Set the credits of a PDF aside, and go on to the file, which takes them."""
    opened = await services().documents.open(user.id, cv_id)
    await services().making.order_export(user.id, cv_id, opened.cv)
    return RedirectResponse(f"{request.url.path}?archival=true" if archival else request.url.path, 303)


@router.get("/cvs/{cv_id}/page.webp", response_class=Response)
async def page(
    user: CurrentUser,
    cv_id: str,
    template: Annotated[str, Query(max_length=40)] = "",
    index: Annotated[int, Query(ge=0, le=200)] = 0,
    width: Annotated[int, Query(ge=40, le=1200)] = 320,
    v: int | None = None,
) -> Response:
    """A page of the saved CV as a picture, in another template if asked; `v` is its version, for caching."""
    opened = await services().documents.open(user.id, cv_id)
    photo = await services().photos.find(user.id, opened.cv.basics.image)
    cv = _in_template(opened.cv, template) if template else opened.cv
    data = await _computed(partial(_picture, cv, photo, index, width))
    lasting = "private, max-age=604800" if v == opened.version else "private, no-store"
    return Response(data, media_type="image/webp", headers={"Cache-Control": lasting, "Vary": "Cookie"})


def attachment(name: str) -> str:
    """A Content-Disposition (RFC 6266) for any name: its plain letters, and all of it encoded."""
    clean = "".join("-" if char in '/\\:*?"<>|' else char for char in name if char.isprintable()).strip(". ")
    plain = unicodedata.normalize("NFKD", clean).encode("ascii", "ignore").decode().strip()
    plain = f"CV{plain}" if plain.startswith(".") else plain
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"


async def _computed(work: Callable[[], bytes]) -> bytes:
    return await asyncio.get_running_loop().run_in_executor(_WORKERS, work)


def _write(cv: CV, format: Format, photo: bytes | None, archival: bool) -> bytes:
    """The file, computed."""
    return _pdf(cv, photo, archival) if format == "pdf" else WRITERS[format].write(cv)


def _pdf(cv: CV, photo: bytes | None, archival: bool) -> bytes:
    from altocv.typeset.pdf import pdf
    from altocv.typeset.render import typeset

    return pdf(typeset(cv), photo=photo, archival=archival)


def _picture(cv: CV, photo: bytes | None, index: int, width: int) -> bytes:
    from altocv.typeset.pdf import pdf
    from altocv.typeset.raster import page_image
    from altocv.typeset.render import typeset

    pages = typeset(cv if index else _opening(cv))
    if index >= len(pages.pages):
        raise NotFound(f"This CV has no page {index + 1}.")
    alone = replace(pages, pages=(pages.pages[index],), bookmarks=())
    return page_image(pdf(alone, photo=photo), width=width)


def _opening(cv: CV) -> CV:
    """A CV with as many entries as its first page can hold: a very long one is drawn as fast as any."""
    sections = tuple(
        section.model_copy(update={"items": section.items[:MOST_ON_A_PAGE]})
        if len(section.items) > MOST_ON_A_PAGE
        else section
        for section in cv.sections
    )
    return cv.model_copy(update={"sections": sections})


def _in_template(cv: CV, template: str) -> CV:
    """The CV as it would look after choosing another template."""
    from altocv.typeset.templates.choose import in_template

    return cv.model_copy(update={"design": in_template(cv.design, template)})
