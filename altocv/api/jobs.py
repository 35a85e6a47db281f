"""The jobs of a person, as files that go in and out."""

from __future__ import annotations

import codecs
from pathlib import PurePath
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, File, UploadFile
from pydantic import BaseModel
from starlette.responses import Response

from altocv.api.limits import metered
from altocv.api.visitors import CurrentUser
from altocv.errors import Invalid, TooLarge
from altocv.services import services

router = APIRouter(tags=["jobs"])

MAX_BYTES = 3_000_000

_MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Added(BaseModel):
    """The job that was made of a file. `existing` when it was there before."""

    id: str
    title: str
    existing: bool


@router.get("/jobs.{format}", response_class=Response, dependencies=[Depends(metered)])
async def jobs(user: CurrentUser, format: Literal["csv", "json"]) -> Response:
    """All jobs, as a table or as JSON."""
    found = services().jobs
    data = await (found.csv(user.id) if format == "csv" else found.json(user.id))
    headers = {
        "Content-Disposition": f'attachment; filename="altocv-jobs.{format}"',
        "Cache-Control": "private, no-store",
    }
    return Response(data, media_type=_MEDIA_TYPES[format], headers=headers)


@router.post("/jobs/import", status_code=201, dependencies=[Depends(metered)])
async def take_over(user: CurrentUser, file: Annotated[UploadFile, File()]) -> Added:
    """Keep the posting in a text file, or in a page that was saved as HTML."""
    data = await file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge("The file is larger than 3 MB, far more than a posting. Choose another file.")
    if b"\x00" in data[:2000] and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Invalid("This file holds no text. Choose one that ends in .txt or .html.")
    content, name = _decoded(data), PurePath(file.filename or "")
    is_html = name.suffix.lower() in (".html", ".htm") or content.lstrip()[:15].lower().startswith(
        ("<!doctype html", "<html")
    )
    add = services().jobs.add_html if is_html else services().jobs.add_text
    added = await add(user.id, content)
    return Added(id=added.job.id, title=added.job.title, existing=added.existing)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
