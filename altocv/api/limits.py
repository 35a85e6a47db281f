"""How often one address, or one person, may do something; counted in Redis where there is one, else here."""

from __future__ import annotations

import math
import time

from fastapi import Request
from limits import RateLimitItemPerHour
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string

from altocv.api.visitors import CurrentUser
from altocv.config import Settings
from altocv.credits.plans import plans
from altocv.errors import RateLimited
from altocv.services import services

PER_HOUR = {"sign_ins": 300, "mails": 60, "mails_to": 5}
"""What -> how often in an hour, for one network address (`mails_to`: for one that mail is sent to)."""


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


def limit(request: Request, name: str) -> HourlyLimit:
    """The limit of that name, kept with the application."""
    state, config = request.app.state, request.app.state.config
    limits: dict[str, HourlyLimit] = state.limits
    if name not in limits:
        per_hour = config.guests_per_hour if name == "guests" else PER_HOUR[name]
        limits[name] = HourlyLimit(name, per_hour, config)
    return limits[name]


async def metered(request: Request, user: CurrentUser) -> None:
    """A dependency: counts a file that goes in or out, by the limit of the plan. Raises RateLimited."""
    config: Settings = request.app.state.config
    plan = plans(config)[(await services().ledger.account(user.id)).plan]  # pyright: ignore[reportArgumentType]
    name = f"files {plan.key}"
    made: dict[str, HourlyLimit] = request.app.state.limits
    limit = made.setdefault(name, HourlyLimit(name, plan.requests_per_hour, config))
    await limit.count(user.id)
