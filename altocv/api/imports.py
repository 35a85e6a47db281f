"""Taking a CV over from a file of another program."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Depends, File, UploadFile
from pydantic import BaseModel
from starlette.responses import JSONResponse

from altocv.api.limits import metered
from altocv.api.visitors import CurrentUser
from altocv.documents.records import MAX_NAME
from altocv.services import services

router = APIRouter(tags=["imports"])

MAX_BYTES = 10_000_000
"""More than this is not read; the reader has a limit of its own and says so."""


class Problem(BaseModel):
    """A part of the file that could not be taken over: where it is in the file, and why."""

    path: str
    message: str


class Outcome(BaseModel):
    """The id of the new CV; or, when something would be lost and nothing was made, what and why."""

    id: str | None = None
    problems: list[Problem] = []


@router.post(
    "/cvs/import",
    dependencies=[Depends(metered)],
    status_code=201,
    responses={200: {"model": Outcome}},
    response_model=Outcome,
)
async def take_over(
    user: CurrentUser, file: Annotated[UploadFile, File()], partial: bool = False
) -> JSONResponse:
    """Make a CV of a JSON Resume file. Where parts of it would be lost nothing is made (status 200), unless
    `partial` asks for the rest."""
    from altocv.convert import json_resume

    data = await file.read(MAX_BYTES + 1)
    read = await asyncio.to_thread(json_resume.read, data)
    lost = [Problem(path=p.path, message=p.message) for p in read.problems if not p.kept]
    if lost and not partial:
        return JSONResponse(Outcome(problems=lost).model_dump(), 200)
    name = read.cv.basics.name or PurePath(file.filename or "").stem or "CV"
    made = await services().making.create(user.id, read.cv, name[:MAX_NAME], "IMPORT_CV")
    return JSONResponse(Outcome(id=made.id, problems=lost).model_dump(), 201)
