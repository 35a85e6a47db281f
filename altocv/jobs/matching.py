"""Matching CVs with jobs, and reading what jobs ask for: in one thread, with what was found remembered.

The analysis and its numbers are imported with the first question; most processes start without one.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Generic, TypeVar

from altocv.jobs.records import Candidate, Text

if TYPE_CHECKING:
    from altocv.analysis.embed import Space
    from altocv.analysis.match import Evidence, Match
    from altocv.jobs.insight import Insight

__all__ = ["Candidate", "Matching"]

_AT_ONCE = 20
"""Postings between two looks at whether anybody still waits."""

V = TypeVar("V")


class _Remembered(Generic[V]):
    """The newest so many results by their keys."""

    def __init__(self, most: int) -> None:
        self._most, self._found = most, OrderedDict[Hashable, V]()

    def get(self, key: Hashable) -> V | None:
        if (found := self._found.get(key)) is not None:
            self._found.move_to_end(key)
        return found

    def put(self, key: Hashable, value: V) -> V:
        self._found[key] = value
        self._found.move_to_end(key)
        while len(self._found) > self._most:
            self._found.popitem(last=False)
        return value

    def made(self, key: Hashable, make: Callable[[], V]) -> V:
        found = self.get(key)
        return self.put(key, make()) if found is None else found


class Matching:
    """The service. A match is known by the version of the CV, the text of the job and the day."""

    def __init__(self, space: Space | None = None) -> None:
        self._space = space
        self._evidence: _Remembered[Evidence] = _Remembered(16)
        self._matches: _Remembered[Match] = _Remembered(4_000)
        self._named: _Remembered[tuple[str, ...]] = _Remembered(4_000)
        self._shows: _Remembered[dict[str, tuple[str, ...]]] = _Remembered(600)
        # One thread, so that nothing here is changed by two, and pages keep being served beside it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="matching")

    async def match(self, candidate: Candidate, text: Text) -> Match:
        """One CV and one job."""
        return (await self.matches(candidate, [text]))[text.id]

    async def matches(self, candidate: Candidate, texts: Sequence[Text]) -> dict[str, Match]:
        """One CV and many jobs: id of the job -> match."""
        return {
            job_id: found async for some in self.in_turn(candidate, texts) for job_id, found in some.items()
        }

    async def in_turn(self, candidate: Candidate, texts: Sequence[Text]) -> AsyncIterator[dict[str, Match]]:
        """As `matches`, some at a time: what is known at once, then the rest as it is found."""
        keys = {text.id: _key(candidate, text) for text in texts}
        known = {text.id: found for text in texts if (found := self._matches.get(keys[text.id])) is not None}
        if known:
            yield known
        left = [text for text in texts if text.id not in known]
        for start in range(0, len(left), _AT_ONCE):
            some = left[start : start + _AT_ONCE]
            found = await self._computed(lambda some=some: self._against(candidate, some))
            yield {
                text.id: self._matches.put(keys[text.id], one) for text, one in zip(some, found, strict=True)
            }

    async def insight(self, texts: Sequence[Text], cvs: Sequence[Candidate]) -> Insight:
        """Which skills the jobs ask for, and which CVs show them."""
        return await self._computed(lambda: self._insight(texts, cvs))

    def _against(self, candidate: Candidate, texts: Sequence[Text]) -> list[Match]:
        from altocv.analysis.embed import BuiltIn
        from altocv.analysis.match import against, evidence

        key, space = (candidate.id, candidate.version, date.today()), self._space or BuiltIn()
        shown = self._evidence.made(key, lambda: evidence(candidate.cv, space))
        return against(shown, [text.text for text in texts])

    def _insight(self, texts: Sequence[Text], cvs: Sequence[Candidate]) -> Insight:
        from altocv.jobs import insight as reading

        return reading.insight(
            texts,
            cvs,
            # By the text itself: its digest is the same for C and C++.
            named=lambda text: self._named.made(_of(text), lambda: reading.named(text)),
            shows=lambda one: self._shows.made((one.id, one.version), lambda: reading.shows(one)),
        )

    async def _computed(self, work: Callable[[], V]) -> V:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _key(candidate: Candidate, text: Text) -> Hashable:
    return candidate.id, candidate.version, _of(text), date.today()


def _of(text: Text) -> bytes:
    return sha256(text.text.encode()).digest()
