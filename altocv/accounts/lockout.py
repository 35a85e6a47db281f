"""Guessing ends after five wrong tries: a quarter of an hour of rest, whether the address exists or not."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from sqlalchemy import case, delete
from sqlalchemy.dialects.postgresql import insert

from altocv.db.engine import Database
from altocv.db.models import SignInFailure, now
from altocv.errors import RateLimited

TRIES = 5
REST = timedelta(minutes=15)


class Lockout:
    """Counts tries before they are judged, so that many at once cannot slip through together."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def count(self, what: str) -> None:
        """Count a try to prove `what` (an address, a user's code). Raises RateLimited after the last one."""
        subject, time = _subject(what), now()
        resting = SignInFailure.last_at > time - REST
        statement = (
            insert(SignInFailure)
            .values(subject=subject, failures=1, last_at=time)
            .on_conflict_do_update(
                index_elements=[SignInFailure.subject],
                set_={"failures": case((resting, SignInFailure.failures + 1), else_=1), "last_at": time},
                where=~(resting & (SignInFailure.failures >= TRIES)),
            )
            .returning(SignInFailure.failures)
        )
        async with self._db.transaction(shown=subject) as work:
            counted = await work.scalar(statement)
        if counted is None:
            minutes = int(REST.total_seconds()) // 60
            raise RateLimited(
                f"That failed too often. Please wait {minutes} minutes, or choose a new password by mail.",
                retry_after=int(REST.total_seconds()),
            )

    async def forget(self, what: str) -> None:
        """It was proven: count from zero again."""
        subject = _subject(what)
        async with self._db.transaction(shown=subject) as work:
            await work.execute(delete(SignInFailure).where(SignInFailure.subject == subject))

    async def purge(self) -> int:
        """Delete old counts; how many there were."""
        async with self._db.transaction(task="retention") as work:
            return len((await work.execute(delete(SignInFailure).returning(SignInFailure.subject))).all())


def _subject(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()
