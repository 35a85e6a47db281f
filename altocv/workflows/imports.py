"""Taking over files of other programs: kept, read in a process apart, looked at, and made a CV of."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath
from typing import Any, Literal
from uuid import UUID, uuid4

import structlog
from sqlalchemy import delete, select, update

from altocv.accounts import notices
from altocv.cv.document import CV
from altocv.cv.edits import Remove, Set, apply
from altocv.db.engine import Database
from altocv.db.models import Import, now
from altocv.documents.records import MAX_NAME
from altocv.documents.service import Opened
from altocv.errors import AltoError, Conflict, Invalid, NotFound, TooLarge, Unavailable
from altocv.storage.objects import Objects
from altocv.workflows.making import Making
from altocv.workflows.refining import Refining

_log = structlog.get_logger()

Status = Literal["reading", "ready", "failed", "cancelled", "done"]

MAX_BYTES = 10_000_000
SECONDS = 40.0
"""How long a file may take to be read."""

LIFE = timedelta(days=7)
_LOOK_SECONDS = 0.3
_LONGEST_TEXT = 60_000

_MEDIA = {
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
}
_BROKE = (
    "This file could not be read: it is broken, or far too large when it is unpacked. Choose another one."
)


@dataclass(frozen=True, slots=True)
class Run:
    """A file under way. `cv`, `sureness` (by path) and `text` are there when it is ready."""

    id: str
    name: str
    media: str
    status: Status
    error: str
    cv: CV | None
    sureness: dict[str, str]
    text: str


class Imports:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(self, db: Database, objects: Objects, making: Making, refining: Refining) -> None:
        self._db, self._objects, self._making, self._refining = db, objects, making, refining
        self._live: dict[str, asyncio.Task[dict[str, Any]]] = {}

    async def begin(self, user_id: str, name: str, data: bytes) -> str:
        """Keep a file that is to be read; its id. Raises TooLarge, Invalid."""
        if len(data) > MAX_BYTES:
            raise TooLarge("The file is larger than 10 MB. Choose a smaller one.")
        if not data.strip():
            raise Invalid("This file is empty. Choose another one.")
        key = uuid4()
        media = next((kind for mark, kind in _MEDIA.items() if data.startswith(mark)), "text/plain")
        await self._objects.put(_place(user_id, key), data, media)
        async with self._db.transaction(user_id) as work:
            row = Import(id=key, user_id=UUID(user_id), name=PurePath(name).name[:MAX_NAME] or "CV")
            row.media, row.created_at = media, now()
            work.add(row)
        return str(key)

    async def run(self, user_id: str, import_id: str) -> None:
        """Read the file. Begun again after a death, it is read again."""
        run = await self.get(user_id, import_id)
        if run.status != "reading":
            return
        data = await self._objects.get(_place(user_id, _id(import_id)))
        reading = self._live[import_id] = asyncio.create_task(self._read(data, run.name))
        try:
            answer = await reading
        except asyncio.CancelledError:
            if not reading.cancelled() or (await self.get(user_id, import_id)).status != "cancelled":
                raise
            return
        except Unavailable as error:
            answer = {"error": error.message}
        finally:
            self._live.pop(import_id, None)
        if "error" in answer:
            await self._write(user_id, import_id, status="failed", error=answer["error"])
        else:
            answer["text"] = answer["text"][:_LONGEST_TEXT]
            await self._write(user_id, import_id, status="ready", result=answer)

    async def _read(self, data: bytes, name: str) -> dict[str, Any]:
        answer = await read_apart(data, name)
        return answer if "error" in answer else await self._refining.refine(answer)

    async def cancel(self, user_id: str, import_id: str) -> None:
        """Stop reading."""
        if (await self.get(user_id, import_id)).status == "reading":
            await self._write(user_id, import_id, status="cancelled")
        if (reading := self._live.get(import_id)) is not None:
            reading.cancel()

    async def wait(self, user_id: str, import_id: str) -> Run:
        """The run once it is read, or has failed; for as long as reading may take."""
        async with asyncio.timeout(SECONDS * 2):
            # Another process may be the one that reads.
            while (run := await self.get(user_id, import_id)).status == "reading":  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_SECONDS)
        return run

    async def get(self, user_id: str, import_id: str) -> Run:
        """A run as it is. Raises NotFound."""
        async with self._db.transaction(user_id) as work:
            mine = (Import.id == _id(import_id)) & (Import.user_id == UUID(user_id))
            row = await work.scalar(select(Import).where(mine))
        if row is None:
            raise NotFound("This import does not exist any more. Choose the file again.")
        result = row.result or {}
        return Run(
            id=str(row.id),
            name=row.name,
            media=row.media,
            status=row.status,  # pyright: ignore[reportArgumentType]
            error=row.error,
            cv=CV.model_validate(result["cv"]) if result else None,
            sureness=result.get("sureness", {}),
            text=result.get("text", ""),
        )

    async def file(self, user_id: str, import_id: str) -> bytes:
        """The file itself. Raises NotFound."""
        await self.get(user_id, import_id)
        return await self._objects.get(_place(user_id, _id(import_id)))

    async def accept(self, user_id: str, import_id: str, without: set[str], name: str) -> Opened:
        """Make a CV of what was read, without the parts of these paths. Raises Conflict when it is not ready,
        InsufficientCredits."""
        run = await self.get(user_id, import_id)
        if run.cv is None or run.status != "ready":
            raise Conflict("This file has been taken over already. Look at your CVs.")
        made = await self._making.create(user_id, left_out(run.cv, without), name[:MAX_NAME], "IMPORT_CV")
        await self._write(user_id, import_id, status="done")
        with contextlib.suppress(AltoError):
            await self._objects.delete(_place(user_id, _id(import_id)))
        return made

    async def delete_all(self, user_id: str) -> None:
        """Forget the files of a user."""
        for place in await self._objects.under(f"imports/{user_id}"):
            await self._objects.delete(place)

    async def purge(self) -> int:
        """Forget what was not taken over within a week; how many."""
        async with self._db.transaction() as work:
            old = delete(Import).where(Import.created_at < now() - LIFE)
            gone = (await work.execute(old.returning(Import.id, Import.user_id))).all()
        for key, user_id in gone:
            with contextlib.suppress(AltoError):
                await self._objects.delete(_place(str(user_id), key))
        return len(gone)

    async def _write(self, user_id: str, import_id: str, **values: Any) -> None:
        """Change a run that is not over; tell of one that is read."""
        open_ = (Import.id == _id(import_id)) & Import.status.in_(("reading", "ready"))
        async with self._db.transaction(user_id) as work:
            changed = update(Import).where(open_).values(**values).returning(Import)
            row = await work.scalar(changed)
            if row is not None and row.status in ("ready", "failed"):
                failed = row.status == "failed"
                await notices.add(
                    work, user_id, "import", row.id, row.name, failed=failed, began=row.created_at
                )


def left_out(cv: CV, paths: set[str]) -> CV:
    """The CV without some parts: texts of the basics are emptied, sections and entries removed."""
    edits = []
    for path in sorted(paths):
        edits.append(Set(path=path, value=_EMPTY.get(path, "")) if "/" in path else Remove(path=path))
    for edit in edits:
        with contextlib.suppress(Invalid):
            cv, _ = apply(cv, (edit,))
    return cv


_EMPTY: dict[str, Any] = {"basics/location": {}, "basics/profiles": []}


async def read_apart(data: bytes, name: str) -> dict[str, Any]:
    """What the reader's own process says of a file. Raises Unavailable when it does not end well."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "altocv.convert.reading", name,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        # No settings: what reads a stranger's file holds no secrets.
        env={key: os.environ[key] for key in ("PATH", "LANG", "SYSTEMROOT") if key in os.environ},
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS):
            out, _ = await process.communicate(data)
        return json.loads(out)
    except (TimeoutError, ValueError) as error:
        _log.warning("import_broke", code=process.returncode, size=len(data))
        raise Unavailable(_BROKE) from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


def _place(user_id: str, key: UUID) -> str:
    return f"imports/{user_id}/{key}"


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("This import does not exist any more. Choose the file again.") from None
