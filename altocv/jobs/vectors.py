"""Vectors of texts, kept by user and space: so that a provider is asked once for each, and near ones are
found in SQL. The texts themselves are not kept here, only their digests.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from pgvector.sqlalchemy import VECTOR
from sqlalchemy import ColumnElement, LargeBinary, String, cast, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.db.engine import Database
from altocv.db.models import Embedding, now

if TYPE_CHECKING:
    import numpy as np

UNUSED = timedelta(days=90)
_TOUCH = timedelta(days=1)
"""A use is written down once in so long, so that reading seldom writes."""
_TEXTS = ARRAY(String)


def digest(text: str) -> str:
    """What names a text."""
    return hashlib.sha256(text.encode()).hexdigest()


class Vectors:
    """The service. Everything works for one user in one space: vectors of two are never read together."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def find(
        self, user_id: str, space: str, digests: Sequence[str], dimensions: int
    ) -> dict[str, np.ndarray]:
        """Digest -> vector (dimensions,) float32, of those that are kept. Those of another length are left
        out: the model behind the name has changed."""
        there = [*_mine(user_id, space, digests), func.vector_dims(Embedding.vector) == dimensions]
        # As bytes: reading numbers from text would take long, and everybody would wait.
        packed = func.vector_send(Embedding.vector, type_=LargeBinary)
        async with self._db.transaction(user_id) as work:
            rows = (await work.execute(select(Embedding.digest, packed).where(*there))).all()
            await _touch(work, there)
        return await asyncio.to_thread(lambda: {key: _unpacked(data) for key, data in rows})

    async def known(self, user_id: str, space: str, digests: Sequence[str]) -> set[str]:
        """Which of these are kept."""
        there = _mine(user_id, space, digests)
        async with self._db.transaction(user_id) as work:
            found = set((await work.scalars(select(Embedding.digest).where(*there))).all())
            await _touch(work, there)
        return found

    async def keep(self, user_id: str, space: str, vectors: Mapping[str, np.ndarray]) -> None:
        """Keep vectors by their digests."""
        if not vectors:
            return
        # In one order, so that two who keep the same do not wait for each other in a circle.
        keys = sorted(vectors)
        written = await asyncio.to_thread(lambda: [_written(vectors[key]) for key in keys])
        given = func.unnest(literal(keys, _TEXTS), literal(written, _TEXTS))
        new = given.table_valued("digest", "vector").render_derived()
        at = now()
        values = {
            "user_id": literal(UUID(user_id)),
            "space": literal(space),
            "digest": new.c.digest,
            "vector": cast(new.c.vector, VECTOR),
            "created_at": literal(at),
            "used_at": literal(at),
        }
        adding = insert(Embedding).from_select(list(values), select(*values.values()))
        changed = {name: adding.excluded[name] for name in ("vector", "created_at", "used_at")}
        async with self._db.transaction(user_id) as work:
            await work.execute(
                adding.on_conflict_do_update(index_elements=["user_id", "space", "digest"], set_=changed)
            )

    async def nearest(
        self, user_id: str, space: str, digests: Sequence[str], vector: np.ndarray, most: int
    ) -> list[str]:
        """Of these, the `most` whose vectors are nearest to one, the nearest first."""
        statement = (
            select(Embedding.digest)
            .where(*_mine(user_id, space, digests))
            .order_by(Embedding.vector.cosine_distance(vector), Embedding.digest)
            .limit(most)
        )
        async with self._db.transaction(user_id) as work:
            return list((await work.scalars(statement)).all())

    async def made_today(self, user_id: str, space: str) -> int:
        """How many vectors were made for a user since midnight UTC."""
        today = now().replace(hour=0, minute=0, second=0, microsecond=0)
        mine = (Embedding.user_id == UUID(user_id), Embedding.space == space)
        async with self._db.transaction(user_id) as work:
            return (await work.scalar(select(func.count()).where(*mine, Embedding.created_at >= today))) or 0

    async def purge(self) -> int:
        """Forget what nobody used for long, for everybody; how many."""
        async with self._db.transaction(task="retention") as work:
            old = delete(Embedding).where(Embedding.used_at < now() - UNUSED)
            return len((await work.execute(old.returning(Embedding.digest))).all())


def _written(vector: np.ndarray) -> str:
    """As PostgreSQL reads it; nine digits are the whole of a float32."""
    return f"[{','.join(f'{number:.9g}' for number in vector.tolist())}]"


def _unpacked(data: bytes) -> np.ndarray:
    """From pgvector's binary form: two numbers of two bytes, then the vector, high bytes first."""
    import numpy as np

    return np.frombuffer(data, dtype=">f4", offset=4).astype(np.float32)


def _mine(user_id: str, space: str, digests: Sequence[str]) -> list[ColumnElement[bool]]:
    return [
        Embedding.user_id == UUID(user_id),
        Embedding.space == space,
        Embedding.digest == func.any(literal(list(digests))),
    ]


async def _touch(work: AsyncSession, there: Sequence[ColumnElement[bool]]) -> None:
    """Note that these are used."""
    stale = Embedding.used_at < now() - _TOUCH
    await work.execute(update(Embedding).where(*there, stale).values(used_at=now()))
