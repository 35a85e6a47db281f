"""The date of each month's credits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from altocv.config import Settings
from altocv.credits.plans import packs, plans
from altocv.credits.refills import _next, after

TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))


def test_the_31st_stays_the_31st() -> None:
    since = datetime(2026, 1, 31, 9, tzinfo=UTC)
    dates = [after(since, n) for n in range(1, 5)]
    assert [(date.month, date.day) for date in dates] == [(2, 28), (3, 31), (4, 30), (5, 31)]
    for date, following in pairwise(dates):
        assert _next(since, date) == following


@given(TIMES, st.integers(0, 400))
def test_every_month_has_one(since: datetime, months: int) -> None:
    date = after(since, months)
    following = _next(since, date)
    assert following == after(since, months + 1)
    assert timedelta(days=27) < following - date < timedelta(days=32)


def test_prices_can_be_set() -> None:
    config = Settings(prices={"PRO": 1299, "PACK_100": 1})  # type: ignore[call-arg]
    assert (plans(config)["PRO"].cents, plans(config)["FREE"].cents) == (1299, 0)
    assert packs(config)["PACK_100"].cents == 1
    plain = Settings()  # type: ignore[call-arg]
    assert [(p.key, p.cents, p.credits) for p in plans(plain).values()] == [
        ("FREE", 0, 50),
        ("PRO", 999, 500),
        ("ENTERPRISE", 2999, 2000),
    ]
    assert [p.credits for p in packs(plain).values()] == [100, 500, 2000]
