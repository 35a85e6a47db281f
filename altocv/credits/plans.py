"""The one table of plans and packs. Money is in US cents, overridable by settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from altocv.config import Settings

PlanKey = Literal["FREE", "PRO", "ENTERPRISE"]
PackKey = Literal["PACK_100", "PACK_500", "PACK_2000"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: what it costs and gives in a month, and its limits.

    `requests_per_hour` is of the API; `exports_days` is how long a stored export lives, `jobs_per_day` how
    many job postings may be analysed (None: as many as one likes); a queue serves the higher `priority`
    first.
    """

    key: PlanKey
    cents: int
    credits: int
    requests_per_hour: int
    exports_days: int | None
    jobs_per_day: int | None
    priority: int
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Credits to be bought once."""

    key: PackKey
    cents: int
    credits: int


_PLANS = (
    Plan("FREE", 0, 50, 100, 7, 50, 0, ("small",)),
    Plan("PRO", 999, 500, 1_000, None, None, 1, ("small", "large")),
    Plan("ENTERPRISE", 2_999, 2_000, 10_000, None, None, 2, ("small", "large")),
)
_PACKS = (Pack("PACK_100", 299, 100), Pack("PACK_500", 1_199, 500), Pack("PACK_2000", 3_999, 2_000))


def plans(config: Settings) -> dict[PlanKey, Plan]:
    """The plans by key, cheapest first, with the prices of the settings."""
    return {plan.key: replace(plan, cents=config.prices.get(plan.key, plan.cents)) for plan in _PLANS}


def packs(config: Settings) -> dict[PackKey, Pack]:
    """The packs by key, smallest first, with the prices of the settings."""
    return {pack.key: replace(pack, cents=config.prices.get(pack.key, pack.cents)) for pack in _PACKS}
