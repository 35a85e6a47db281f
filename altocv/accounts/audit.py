"""The audit log: what happened to an account, when, from where.

Entries are added in the transaction that does it.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.db.engine import Database
from altocv.db.models import AuditEntry, now

address: ContextVar[str] = ContextVar("address", default="")
"""The network address of the client whose request is being worked on."""

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry. `action` is like "session.started"; `detail` holds no secrets."""

    action: str
    detail: dict[str, Any]
    address: str
    at: datetime


def note(work: AsyncSession, action: str, user_id: str | UUID | None, **detail: Any) -> None:
    """Add an entry. The transaction works for that user, or for nobody when it is None."""
    entry = AuditEntry(user_id=UUID(str(user_id)) if user_id else None, action=action, detail=detail)
    entry.request_id = str(structlog.contextvars.get_contextvars().get("request_id", ""))
    entry.address, entry.created_at = address.get(), now()
    work.add(entry)


async def purge(db: Database) -> int:
    """Delete what is older than a year; how many entries there were."""
    async with db.transaction(task="retention") as work:
        return len((await work.execute(delete(AuditEntry).returning(AuditEntry.id))).all())


async def newest(db: Database, user_id: str, most: int = _SHOWN) -> list[Noted]:
    """A user's own entries, newest first."""
    statement = select(AuditEntry).where(AuditEntry.user_id == UUID(user_id))
    async with db.transaction(user_id) as work:
        rows = await work.scalars(statement.order_by(AuditEntry.created_at.desc()).limit(most))
        return [Noted(row.action, row.detail, row.address, row.created_at) for row in rows]
