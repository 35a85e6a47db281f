"""Checks of a CV as an applicant tracking system would read it, kept with the version that they are of."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, select

from altocv.cv.document import CV
from altocv.cv.edits import Edit, read
from altocv.db.engine import Database
from altocv.db.models import AtsCheck, now
from altocv.documents.service import Documents
from altocv.errors import NotFound
from altocv.storage.photos import Photos

KEPT = 50
"""Checks of one CV that are kept."""

_LONGEST_TEXT = 40_000


@dataclass(frozen=True, slots=True)
class Part:
    """How one part did, 0 to 100, and how much it counts for."""

    name: str
    score: int
    weight: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could be better, in English and Spanish; `edits` mend it where a program can."""

    code: str
    severity: str
    path: str
    said: tuple[str, str]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A check. `rules` is the version of the rules, `cv_version` that of the CV; `text` what was read."""

    id: str
    at: datetime
    cv_version: int
    rules: int
    score: int
    posting: str
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """A check in the history; `posting` names what the CV was held against, "" for nothing."""

    at: datetime
    score: int
    rules: int
    cv_version: int
    posting: str


class Checks:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(self, db: Database, documents: Documents, photos: Photos) -> None:
        self._db, self._documents, self._photos = db, documents, photos

    async def run(self, user_id: str, cv_id: str, keywords: tuple[str, ...] = (), posting: str = "") -> Check:
        """Check the CV as it is saved, and keep the outcome."""
        opened = await self._documents.open(user_id, cv_id)
        photo = await self._photos.find(user_id, opened.cv.basics.image)
        score, rules, report = await asyncio.to_thread(_checked, opened.cv, photo, keywords)
        row = AtsCheck(id=uuid4(), cv_id=UUID(opened.id), user_id=UUID(user_id), cv_version=opened.version)
        row.rules, row.score, row.posting, row.report, row.created_at = rules, score, posting, report, now()
        async with self._db.transaction(user_id) as work:
            work.add(row)
            await work.flush()
            older = select(AtsCheck.id).where(AtsCheck.cv_id == row.cv_id)
            older = older.order_by(AtsCheck.created_at.desc()).offset(KEPT)
            await work.execute(delete(AtsCheck).where(AtsCheck.id.in_(older)))
        return _check(row)

    async def newest(self, user_id: str, cv_id: str) -> Check | None:
        """The last check of a CV."""
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(_of(user_id, cv_id).limit(1))
        return _check(row) if row is not None else None

    async def history(self, user_id: str, cv_id: str) -> list[Past]:
        """The checks of a CV, the newest first."""
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(_of(user_id, cv_id).limit(KEPT))
            return [Past(row.created_at, row.score, row.rules, row.cv_version, row.posting) for row in rows]


def _of(user_id: str, cv_id: str) -> Any:
    try:
        mine = (AtsCheck.user_id == UUID(user_id)) & (AtsCheck.cv_id == UUID(cv_id))
    except ValueError:
        raise NotFound("This CV does not exist any more. Look at your CVs.") from None
    return select(AtsCheck).where(mine).order_by(AtsCheck.created_at.desc())


def _checked(cv: CV, photo: bytes | None, keywords: tuple[str, ...]) -> tuple[int, int, dict[str, Any]]:
    """Score, version of the rules, and the report as plain data. The readers take a moment to load."""
    from altocv.analysis.ats.check import check
    from altocv.analysis.ats.texts import say
    from altocv.typeset.pdf import pdf
    from altocv.typeset.render import typeset

    report = check(cv, pdf(typeset(cv), photo=photo), keywords)
    return (
        report.score,
        report.version,
        {
            "parts": [[part.part, part.score, part.weight] for part in report.parts],
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity,
                    "path": finding.path,
                    "said": [say(finding, "en"), say(finding, "es")],
                    "edits": [edit.model_dump(mode="json") for edit in finding.edits],
                }
                for finding in report.findings
            ],
            "text": report.text[:_LONGEST_TEXT],
        },
    )


def _check(row: AtsCheck) -> Check:
    report = row.report
    return Check(
        id=str(row.id),
        at=row.created_at,
        cv_version=row.cv_version,
        rules=row.rules,
        score=row.score,
        posting=row.posting,
        parts=tuple(Part(*part) for part in report["parts"]),
        findings=tuple(
            Finding(each["code"], each["severity"], each["path"], tuple(each["said"]), read(each["edits"]))
            for each in report["findings"]
        ),
        text=report["text"],
    )
