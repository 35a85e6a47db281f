"""Taking over files of other programs: kept, read in a process apart, looked at, and made a CV of."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Coroutine
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import PurePath
from typing import Any, Literal
from uuid import UUID, uuid4

import structlog
from sqlalchemy import delete, select, update

from altocv.accounts import notices
from altocv.convert.reading.scans import MOST_PAGES
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
from altocv.workflows.scans import PAGE_SECONDS, Offer, Scans

_log = structlog.get_logger()

Status = Literal["reading", "scan", "ready", "failed", "cancelled", "done"]
"""A "scan" waits for its owner to say that a model may read it."""

MAX_BYTES = 10_000_000
SECONDS = 40.0
"""How long a file may take to be read."""

LIFE = timedelta(days=7)
_LOOK_SECONDS = 0.3
_OPEN: tuple[Status, ...] = ("reading", "scan", "ready")
_LONGEST_TEXT = 60_000

_MEDIA = {
    b"%PDF": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"RIFF": "image/webp",
}
_BLIND = (
    "This is a scan: pictures of text, and no text. Choose the file that it was made from; or add a key for "
    "a model that can see in the settings, and choose this file again."
)
_DIED = "AltoCV was restarted while this was read. It cost nothing; please try again."
_BROKEN = "Something broke on our side while this was read. It cost nothing; please try again."
_BROKE = (
    "This file could not be read: it is broken, or far too large when it is unpacked. Choose another one."
)


@dataclass(frozen=True, slots=True)
class Scan:
    """A file without text: what reading it takes, and how many pages have been read."""

    offer: Offer
    read: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A file under way. `cv`, `sureness` (by path) and `text` are there when it is ready, `scan` for a
    scan."""

    id: str
    name: str
    media: str
    status: Status
    error: str
    cv: CV | None
    sureness: dict[str, str]
    text: str
    scan: Scan | None = None


class Imports:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(
        self, db: Database, objects: Objects, making: Making, refining: Refining, scans: Scans
    ) -> None:
        self._db, self._objects, self._making = db, objects, making
        self._refining, self._scans = refining, scans
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
        try:
            answer = await self._watched(user_id, import_id, self._read(data, run.name))
        except Unavailable as error:
            answer = {"error": error.message}
        if answer is None:
            return
        if answer.get("code") == "scan":
            await self._offer(user_id, import_id, int(answer["pages"]))
        elif "error" in answer:
            await self._write(user_id, import_id, status="failed", error=answer["error"])
        else:
            answer["text"] = answer["text"][:_LONGEST_TEXT]
            await self._write(user_id, import_id, status="ready", result=answer)

    async def _watched(
        self, user_id: str, import_id: str, reading: Coroutine[Any, Any, dict[str, Any]]
    ) -> dict[str, Any] | None:
        """What reading gives; None where its user has ended it."""
        task = self._live[import_id] = asyncio.create_task(reading)
        try:
            return await task
        except asyncio.CancelledError:
            if not task.cancelled() or (await self.get(user_id, import_id)).status != "cancelled":
                raise
            return None
        finally:
            self._live.pop(import_id, None)

    async def _offer(self, user_id: str, import_id: str, pages: int) -> None:
        """Ask the owner of a scan whether a model may read it; without one, say so."""
        offer = await self._scans.offer(user_id, pages)
        if pages > MOST_PAGES:
            error = f"This scan has more than {MOST_PAGES} pages. Choose the CV alone."
            await self._write(user_id, import_id, status="failed", error=error)
        elif offer is None:
            await self._write(user_id, import_id, status="failed", error=_BLIND)
        else:
            await self._write(user_id, import_id, status="scan", result={"scan": asdict(offer)})

    async def order_scan(self, user_id: str, import_id: str) -> str:
        """Have a scan read, as it was offered; the key of the attempt, which a workflow then runs.

        Raises Conflict where none is offered, InsufficientCredits.
        """
        run = await self.get(user_id, import_id)
        if run.scan is None or run.status != "scan":
            raise Conflict("This scan is being read already. Wait a moment, or choose the file again.")
        key = f"scan {import_id} {uuid4().hex[:8]}"
        await self._scans.order(user_id, key, run.scan.offer)
        result = {"scan": {**asdict(run.scan.offer), "read": 0, "key": key}}
        if not await self._write(
            user_id, import_id, among=("scan",), status="reading", error="", result=result
        ):
            await self._scans.settle(user_id, key, paid=False)
            raise Conflict("This scan is being read already. Wait a moment, or choose the file again.")
        return key

    async def run_scan(self, user_id: str, import_id: str, key: str) -> None:
        """Read a scan that was ordered; called by the workflow. Begun again after a death, it ends unpaid."""
        row = await self._row(user_id, import_id)
        scan = dict((row.result or {}).get("scan", {}))
        if row.status != "reading" or scan.get("key") != key:
            await self._scans.settle(user_id, key, paid=False)
            return
        if scan.get("begun"):
            await self._not_read(user_id, import_id, scan, _DIED)
            return
        scan["begun"] = True
        await self._write(user_id, import_id, result={"scan": scan})
        try:
            answer = await self._watched(user_id, import_id, self._transcribed(user_id, import_id, scan))
        except AltoError as error:
            answer = {"error": error.message}
        except Exception:
            _log.exception("scan_broke")
            answer = {"error": _BROKEN}
        if answer is not None and "error" in answer:
            await self._not_read(user_id, import_id, scan, answer["error"])
            return
        ready = answer is not None and await self._write(user_id, import_id, status="ready", result=answer)
        await self._scans.settle(user_id, key, paid=ready)

    async def _transcribed(self, user_id: str, import_id: str, scan: dict[str, Any]) -> dict[str, Any]:
        """A reading (see `altocv.convert.reading`) of what a model wrote down, of which nothing is sure."""
        data = await self._objects.get(_place(user_id, _id(import_id)))
        drawn = await _apart(data, "draw")
        if "error" in drawn:
            return drawn

        async def done(pages: int) -> None:
            moved = {"scan": {**scan, "read": pages}}
            if not await self._write(user_id, import_id, among=("reading",), result=moved):
                raise NotFound("This import does not exist any more. Choose the file again.")

        text = await self._scans.written(user_id, import_id, scan["model"], drawn["pages"], done)
        answer = await read_apart(text.encode(), "scan.md")
        if "error" in answer:
            return answer
        sureness = {path: _LESS_SURE[sure] for path, sure in answer["sureness"].items()}
        return {**answer, "text": text[:_LONGEST_TEXT], "sureness": sureness}

    async def _not_read(self, user_id: str, import_id: str, scan: dict[str, Any], error: str) -> None:
        """Offer a scan again after a failure, with its credits given back."""
        offer = {name: scan[name] for name in Offer.__dataclass_fields__}
        await self._write(user_id, import_id, status="scan", error=error, result={"scan": offer})
        await self._scans.settle(user_id, scan["key"], paid=False)

    async def _read(self, data: bytes, name: str) -> dict[str, Any]:
        answer = await read_apart(data, name)
        return answer if "error" in answer else await self._refining.refine(answer)

    async def cancel(self, user_id: str, import_id: str) -> None:
        """Stop reading."""
        if (await self.get(user_id, import_id)).status in ("reading", "scan"):
            await self._write(user_id, import_id, status="cancelled")
        if (reading := self._live.get(import_id)) is not None:
            reading.cancel()

    async def follow(self, user_id: str, import_id: str) -> AsyncIterator[Run]:
        """The run whenever it has moved on; ends once it is read, or has failed. Raises TimeoutError when it
        stands still for longer than reading may take."""
        seen, since = None, time.monotonic()
        while True:
            # Another process may be the one that reads.
            run = await self.get(user_id, import_id)
            state = (run.status, run.scan.read if run.scan else 0)
            if state != seen:
                seen, since = state, time.monotonic()
                yield run
            if run.status != "reading":
                return
            if time.monotonic() - since > (2 * SECONDS if run.scan is None else SECONDS + PAGE_SECONDS):
                raise TimeoutError
            await asyncio.sleep(_LOOK_SECONDS)

    async def get(self, user_id: str, import_id: str) -> Run:
        """A run as it is. Raises NotFound."""
        row = await self._row(user_id, import_id)
        result = row.result or {}
        scan = result.get("scan")
        return Run(
            id=str(row.id),
            name=row.name,
            media=row.media,
            status=row.status,  # pyright: ignore[reportArgumentType]
            error=row.error,
            cv=CV.model_validate(result["cv"]) if "cv" in result else None,
            sureness=result.get("sureness", {}),
            text=result.get("text", ""),
            scan=_scan(scan) if scan else None,
        )

    async def _row(self, user_id: str, import_id: str) -> Import:
        async with self._db.transaction(user_id) as work:
            mine = (Import.id == _id(import_id)) & (Import.user_id == UUID(user_id))
            row = await work.scalar(select(Import).where(mine))
        if row is None:
            raise NotFound("This import does not exist any more. Choose the file again.")
        return row

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
        async with self._db.transaction(task="retention") as work:
            old = delete(Import).where(Import.created_at < now() - LIFE)
            gone = (await work.execute(old.returning(Import.id, Import.user_id))).all()
        for key, user_id in gone:
            with contextlib.suppress(AltoError):
                await self._objects.delete(_place(str(user_id), key))
        return len(gone)

    async def _write(
        self, user_id: str, import_id: str, *, among: tuple[Status, ...] = _OPEN, **values: Any
    ) -> bool:
        """Change a run that is not over, and tell of one that is read; False for one that is over."""
        open_ = (Import.id == _id(import_id)) & Import.status.in_(among)
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(update(Import).where(open_).values(**values).returning(Import))
            if row is not None and values.get("status") in ("ready", "failed"):
                failed = row.status == "failed"
                await notices.add(
                    work, user_id, "import", row.id, row.name, failed=failed, began=row.created_at
                )
            return row is not None


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


_LESS_SURE = {"sure": "likely", "likely": "unsure", "unsure": "unsure"}


def _scan(kept: dict[str, Any]) -> Scan:
    return Scan(Offer(**{name: kept[name] for name in Offer.__dataclass_fields__}), kept.get("read", 0))


async def read_apart(data: bytes, name: str) -> dict[str, Any]:
    """What the reader's own process says of a file. Raises Unavailable when it does not end well."""
    return await _apart(data, "read", name)


async def _apart(data: bytes, *words: str) -> dict[str, Any]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "altocv.convert.reading", *words,
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
