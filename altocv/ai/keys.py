"""Keys of model providers that people bring: tried when they come, kept encrypted, shown as four characters.

Each user has a data key of their own, wrapped with a key of the program's secret; what is encrypted with it
is bound to the user and the provider.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import Insert, insert

from altocv.ai.catalog import PROVIDERS, Access, Catalog
from altocv.ai.gateway import Gateway
from altocv.db.engine import Database
from altocv.db.models import DataKey, ProviderKey, now
from altocv.db.sealing import Box, Envelopes
from altocv.errors import Invalid

PURPOSE = "provider keys"
_SHOWN = 4
_SHORTEST, _LONGEST = 8, 400


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key as it is shown."""

    provider: str
    last_four: str
    since: datetime


class Keys:
    """The service."""

    def __init__(self, db: Database, envelopes: Envelopes, catalog: Catalog, gateway: Gateway) -> None:
        self._db, self._envelopes = db, envelopes
        self._catalog, self._gateway = catalog, gateway

    async def of(self, user_id: str) -> list[OwnKey]:
        """The keys that a user brought."""
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(select(ProviderKey).where(ProviderKey.user_id == UUID(user_id)))
            return [OwnKey(row.provider, row.last_four, row.created_at) for row in rows]

    async def providers(self, user_id: str) -> frozenset[str]:
        """Of which providers a user has a key."""
        return frozenset(key.provider for key in await self.of(user_id))

    async def access(self, user_id: str, provider: str) -> Access | None:
        """How a provider is reached with the user's key; None without one. Raises Unavailable."""
        async with self._db.transaction(user_id) as work:
            row = await work.get(ProviderKey, (UUID(user_id), provider))
            kept = await work.get(DataKey, UUID(user_id))
        if row is None or kept is None:
            return None
        key = self._envelopes.open(kept.wrapped, user_id).open(row.sealed, f"{user_id} {provider}")
        return Access(key.decode(), self._catalog.base(provider))

    async def add(self, user_id: str, provider: str, key: str) -> None:
        """Try a key, and keep it. Raises Invalid for one that the provider does not take, and
        ProviderUnavailable when it does not answer."""
        key = key.strip()
        known = next((each for each in PROVIDERS if each.key == provider), None)
        if known is None:
            raise Invalid("Keys of this provider cannot be used here.")
        if not (_SHORTEST <= len(key) <= _LONGEST and key.isascii() and key.isprintable()) or " " in key:
            raise Invalid("This does not look like a key. Copy the whole key from the provider's site.")
        await self._gateway.try_key(known.models[0], Access(key, self._catalog.base(provider)))
        async with self._db.transaction(user_id) as work:
            kept = await work.get(DataKey, UUID(user_id))
            if kept is None:
                box, wrapped = self._envelopes.fresh(user_id)
                work.add(DataKey(user_id=UUID(user_id), wrapped=wrapped, created_at=now()))
                await work.flush()
            else:
                box = self._envelopes.open(kept.wrapped, user_id)
            await work.execute(_upsert(box, user_id, provider, key))

    async def remove(self, user_id: str, provider: str) -> None:
        """Forget a key."""
        mine = (ProviderKey.user_id == UUID(user_id)) & (ProviderKey.provider == provider)
        async with self._db.transaction(user_id) as work:
            await work.execute(delete(ProviderKey).where(mine))


def _upsert(box: Box, user_id: str, provider: str, key: str) -> Insert:
    values = {
        "sealed": box.close(key.encode(), f"{user_id} {provider}"),
        "last_four": key[-_SHOWN:],
        "created_at": now(),
    }
    row = insert(ProviderKey).values(user_id=UUID(user_id), provider=provider, **values)
    return row.on_conflict_do_update(index_elements=["user_id", "provider"], set_=values)
