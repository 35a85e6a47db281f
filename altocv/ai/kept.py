"""Answers kept for a day, and given again for the same prompt of the same user.

A prompt holds somebody's CV, so that nothing is shared between users.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from altocv.ai.pieces import Delta, Piece, ToolCall
from altocv.db.engine import Database
from altocv.db.models import KeptAnswer, now

LIFE = timedelta(days=1)
_SPACE = re.compile(r"\s+")


def digest(model_id: str, messages: list[dict[str, Any]], tools: list[dict[str, Any]]) -> str:
    """What names a prompt: the model, the tools, and the messages without differences of white space."""
    said = [{**m, "content": _SPACE.sub(" ", str(m.get("content") or "")).strip()} for m in messages]
    whole = json.dumps([model_id, said, tools], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


class KeptAnswers:
    """The service."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def find(self, user_id: str, key: str) -> list[Piece] | None:
        """The answer to a prompt, where it was given within a day."""
        mine = (KeptAnswer.user_id == UUID(user_id)) & (KeptAnswer.digest == key)
        fresh = KeptAnswer.created_at > now() - LIFE
        async with self._db.transaction(user_id) as work:
            kept = await work.scalar(select(KeptAnswer.pieces).where(mine, fresh))
        if kept is None:
            return None
        return [Delta(**piece) if "text" in piece else ToolCall(**piece) for piece in kept]

    async def keep(self, user_id: str, key: str, text: str, calls: list[ToolCall]) -> None:
        """Keep an answer that was whole."""
        pieces = [*([{"text": text}] if text else []), *map(asdict, calls)]
        values = {"pieces": pieces, "created_at": now()}
        row = insert(KeptAnswer).values(user_id=UUID(user_id), digest=key, **values)
        async with self._db.transaction(user_id) as work:
            await work.execute(row.on_conflict_do_update(index_elements=["user_id", "digest"], set_=values))

    async def purge(self) -> int:
        """Forget what is older than a day; how many."""
        async with self._db.transaction(task="retention") as work:
            gone = await work.execute(
                delete(KeptAnswer).where(KeptAnswer.created_at < now() - LIFE).returning(KeptAnswer.digest)
            )
            return len(gone.all())
