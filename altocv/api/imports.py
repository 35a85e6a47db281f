"""Taking a CV over from a file of another program: JSON Resume at once, the others to be looked at first."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, File, Query, UploadFile
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from altocv.api.limits import metered
from altocv.api.visitors import CurrentUser
from altocv.convert.reading.scans import is_picture, preview
from altocv.documents.records import MAX_NAME
from altocv.services import services
from altocv.typeset.raster import page_image
from altocv.workflows import durable
from altocv.workflows.imports import MAX_BYTES

router = APIRouter(tags=["imports"])


class Problem(BaseModel):
    """A part of the file that could not be taken over: where it is in the file, and why."""

    path: str
    message: str


class Outcome(BaseModel):
    """The id of the new CV; or of what is read of a file, to be looked at; or, when something would be lost
    and nothing was made, what and why."""

    id: str | None = None
    review: str | None = None
    problems: list[Problem] = []


@router.post(
    "/cvs/import",
    dependencies=[Depends(metered)],
    status_code=201,
    responses={200: {"model": Outcome}, 202: {"model": Outcome}},
    response_model=Outcome,
)
async def take_over(
    user: CurrentUser, file: Annotated[UploadFile, File()], partial: bool = False
) -> JSONResponse:
    """Make a CV of a JSON Resume file. Where parts of it would be lost nothing is made (status 200), unless
    `partial` asks for the rest.

    A PDF, DOCX, Markdown or text file, or an export of LinkedIn, is read (status 202): what was read of it is
    looked at on the page of `review`, and made a CV there.
    """
    from altocv.convert import json_resume

    data = await file.read(MAX_BYTES + 1)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        import_id = await services().imports.begin(user.id, file.filename or "CV", data)
        await durable.begin_import(user.id, import_id)
        return JSONResponse(Outcome(review=import_id).model_dump(), 202)
    read = await asyncio.to_thread(json_resume.read, data)
    lost = [Problem(path=p.path, message=p.message) for p in read.problems if not p.kept]
    if lost and not partial:
        return JSONResponse(Outcome(problems=lost).model_dump(), 200)
    name = read.cv.basics.name or PurePath(file.filename or "").stem or "CV"
    made = await services().making.create(user.id, read.cv, name[:MAX_NAME], "IMPORT_CV")
    return JSONResponse(Outcome(id=made.id, problems=lost).model_dump(), 201)


@router.get("/imports/{import_id}/page.webp", response_class=Response)
async def page(user: CurrentUser, import_id: str, number: Annotated[int, Query(ge=0, lt=30)] = 0) -> Response:
    """A page of a PDF or picture that is taken over, as a picture."""
    data = await services().imports.file(user.id, import_id)
    if is_picture(data):
        picture = await asyncio.to_thread(preview, data, 900)
    else:
        picture = await asyncio.to_thread(page_image, data, width=900, number=number)
    return Response(picture, media_type="image/webp", headers={"Cache-Control": "private, max-age=600"})
