"""How often one address may do something; counted in Redis where there is one, else in this process."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerHour
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string

from altocv.config import Settings
from altocv.errors import RateLimited


class HourlyLimit:
    """At most `per_hour` times for one address."""

    def __init__(self, name: str, per_hour: int, config: Settings) -> None:
        storage = storage_from_string(f"async+{config.redis_url}") if config.redis_url else MemoryStorage()
        assert isinstance(storage, Storage)
        self._limiter = MovingWindowRateLimiter(storage)
        self._limit = RateLimitItemPerHour(per_hour)
        self._name = name

    async def count(self, address: str) -> None:
        """Raises RateLimited when the address has used its share."""
        if await self._limiter.hit(self._limit, self._name, address):
            return
        stats = await self._limiter.get_window_stats(self._limit, self._name, address)
        minutes = max(1, math.ceil((stats.reset_time - time.time()) / 60))
        raise RateLimited(
            f"That was asked for too often from your network. Please try again in {minutes} minutes.",
            retry_after=minutes * 60,
        )
