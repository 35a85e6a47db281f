"""Taking a CV over from a file of another program."""

from __future__ import annotations

import asyncio
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel
from starlette.responses import JSONResponse

from altocv.api.session import CurrentUser
from altocv.errors import TooLarge
from altocv.services import services

router = APIRouter(tags=["imports"])

MAX_BYTES = 10_000_000


class Problem(BaseModel):
    """A part of the file that could not be read: the field, and why."""

    field: str
    reason: str


class Outcome(BaseModel):
    """The id of the new CV; or, when there were problems and `partial` was not asked for, the problems."""

    id: str | None = None
    problems: list[Problem] = []


@router.post("/cvs/import", status_code=201, responses={200: {"model": Outcome}}, response_model=Outcome)
async def take_over(
    user: CurrentUser, file: Annotated[UploadFile, File()], partial: bool = False
) -> JSONResponse:
    """Make a CV of a JSON Resume file. With problems in it nothing is made (status 200), unless `partial`."""
    data = await file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Is it a JSON Resume file?")
    from altocv.convert import json_resume

    read = await asyncio.to_thread(json_resume.read, data)
    problems = [Problem(field=problem.field, reason=problem.reason) for problem in read.problems]
    if problems and not partial:
        return JSONResponse(Outcome(problems=problems).model_dump(), 200)
    name = read.cv.basics.name or PurePath(file.filename or "").stem or "CV"
    made = await services().documents.create(user.id, read.cv, name)
    return JSONResponse(Outcome(id=made.id, problems=problems).model_dump(), 201)
