"""Everything that AltoCV holds of a person: to take away, and to delete."""

from __future__ import annotations

import asyncio
import json
import tempfile
import zipfile
from dataclasses import asdict
from datetime import UTC, datetime
from typing import IO, Any

import structlog

from altocv.accounts import audit
from altocv.accounts.members import Members
from altocv.accounts.notices import Notices
from altocv.accounts.sessions import SessionUser
from altocv.accounts.users import Users
from altocv.billing.purchases import Purchases
from altocv.chat.conversations import Conversations
from altocv.convert import WRITERS
from altocv.credits.ledger import Ledger
from altocv.db.engine import Database
from altocv.documents.languages import Languages, Member
from altocv.documents.service import Documents, Opened
from altocv.jobs.postings import Jobs
from altocv.storage.photos import Photos
from altocv.workflows.imports import Imports
from altocv.workflows.tailoring.store import Generations

_log = structlog.get_logger()

_AUDIT_MOST = 10_000


class PersonalData:
    """The service."""

    def __init__(
        self,
        db: Database,
        documents: Documents,
        languages: Languages,
        users: Users,
        members: Members,
        photos: Photos,
        ledger: Ledger,
        purchases: Purchases,
        conversations: Conversations,
        imports: Imports,
        jobs: Jobs,
        generations: Generations,
        notices: Notices,
    ) -> None:
        self._db, self._documents, self._users = db, documents, users
        self._languages = languages
        self._members, self._photos, self._ledger = members, photos, ledger
        self._purchases, self._conversations, self._imports = purchases, conversations, imports
        self._jobs, self._generations, self._notices = jobs, generations, notices

    async def write(self, user_id: str, archive: IO[bytes]) -> None:
        """Write a ZIP: `account.json`, `jobs.json`, `generations.json` (what was made for postings), and each
        CV as AltoCV keeps it, as JSON Resume and PDF.

        Raises Unavailable.
        """
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr("account.json", _json(await self._account(user_id)))
            out.writestr("jobs.json", await self._jobs.json(user_id))
            made = await self._generations.list(user_id, most=_AUDIT_MOST)
            out.writestr("generations.json", _json([asdict(each) for each in made]))
            linked = await self._languages.all(user_id)
            for number, summary in enumerate(await self._documents.list(user_id, sort="created"), 1):
                opened = await self._documents.open(user_id, summary.id)
                photo = await self._photos.find(user_id, opened.cv.basics.image)
                talks = await self._talks(user_id, summary.id)
                for name, data in (
                    await asyncio.to_thread(_files, opened, linked.get(opened.id), photo, talks)
                ).items():
                    out.writestr(f"cvs/{number:03d}/{name}", data)
                if photo is not None:
                    out.writestr(f"cvs/{number:03d}/photo.{opened.cv.basics.image.rpartition('.')[2]}", photo)
        async with self._db.transaction(user_id) as work:
            audit.note(work, "data.exported", user_id)

    async def delete(self, user: SessionUser) -> None:
        """Delete the account: rows and stored files. Raises Unavailable with nothing half done that cannot be
        done again."""
        await self._purchases.end(user.id)
        await self._photos.delete_all(user.id)
        await self._imports.delete_all(user.id)
        await self._members.delete(user)
        _log.info("account_deleted")

    async def _talks(self, user_id: str, cv_id: str) -> list[list[dict[str, Any]]]:
        """What was said about a CV, by conversation."""
        found = await self._conversations.of(user_id, cv_id, _AUDIT_MOST)
        return [
            [asdict(said) for said in await self._conversations.messages(user_id, talk.id)] for talk in found
        ]

    async def _account(self, user_id: str) -> dict[str, Any]:
        profile = asdict(await self._users.profile(user_id))
        log = [asdict(entry) for entry in await audit.newest(self._db, user_id, _AUDIT_MOST)]
        moves = [asdict(entry) for entry in await self._ledger.entries(user_id, most=_AUDIT_MOST)]
        told = [asdict(notice) for notice in await self._notices.newest(user_id, _AUDIT_MOST)]
        return {
            "exported_at": datetime.now(UTC),
            "profile": profile,
            "credits": moves,
            "notices": told,
            "audit_log": log,
        }


def spool() -> IO[bytes]:
    """A file for an archive; in memory while it is small, and gone when closed."""
    return tempfile.SpooledTemporaryFile(max_size=8_000_000)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def _files(opened: Opened, member: Member | None, photo: bytes | None, talks: list[Any]) -> dict[str, bytes]:
    from altocv.typeset.pdf import pdf
    from altocv.typeset.render import typeset

    kept = {
        "id": opened.id,
        "name": opened.name,
        "updated_at": opened.updated_at,
        "language_version_of": member.origin_id if member else "",
        "cv": opened.cv.model_dump(mode="json"),
        "conversations": talks,
    }
    return {
        "altocv.json": _json(kept).encode(),
        "resume.json": WRITERS["json"].write(opened.cv),
        "cv.pdf": pdf(typeset(opened.cv), photo=photo),
    }
