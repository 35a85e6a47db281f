"""Matching CVs with jobs, and reading what jobs ask for: in one thread, with what was found remembered.

Of very many jobs, those near to the CV are found in SQL by one vector a job, and only they are matched.

The analysis and its numbers are imported with the first question; most processes start without one.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Hashable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from altocv.jobs.records import Candidate, Text
from altocv.jobs.spaces import Spaces
from altocv.jobs.vectors import Vectors, digest

if TYPE_CHECKING:
    import numpy as np

    from altocv.analysis.embed import Space
    from altocv.analysis.match import Evidence, Match
    from altocv.jobs.insight import Insight

__all__ = ["Candidate", "Matching"]

_AT_ONCE = 20
"""Postings between two looks at whether anybody still waits."""

CUT = 200
"""Of more jobs than these, so many that are near to the CV are matched. The ten that match best of 1,000 are
nearly all among them: see `cut_agreement` of the benchmark `analysis`."""
_KEPT_AT_ONCE = 100

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
    """The service. A match is known by the version of the CV, the text of the job, the space and the day."""

    def __init__(self, spaces: Spaces, vectors: Vectors) -> None:
        self._spaces, self._vectors = spaces, vectors
        self._evidence: _Remembered[Evidence] = _Remembered(16)
        self._matches: _Remembered[Match] = _Remembered(4_000)
        self._named: _Remembered[tuple[str, ...]] = _Remembered(4_000)
        self._shows: _Remembered[dict[str, tuple[str, ...]]] = _Remembered(600)
        # One thread, so that nothing here is changed by two, and pages keep being served beside it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="matching")

    @property
    def configured(self) -> str:
        """The name of the provider's space that should judge; "" for the built-in one."""
        return self._spaces.configured

    async def match(self, user_id: str, candidate: Candidate, text: Text) -> Match:
        """One CV and one job."""
        return (await self.matches(user_id, candidate, [text]))[text.id]

    async def matches(self, user_id: str, candidate: Candidate, texts: Sequence[Text]) -> dict[str, Match]:
        """One CV and many jobs: id of the job -> match."""
        return {
            job_id: found
            async for some in self.in_turn(user_id, candidate, texts)
            for job_id, found in some.items()
        }

    async def in_turn(
        self, user_id: str, candidate: Candidate, texts: Sequence[Text]
    ) -> AsyncIterator[dict[str, Match]]:
        """As `matches`, some at a time: what is known at once, then the rest as it is found."""
        wanted = self._spaces.wanted
        found = {text.id: self._matches.get(_key(candidate, text, wanted)) for text in texts}
        if known := {job_id: match for job_id, match in found.items() if match is not None}:
            yield known
        left = [text for text in texts if text.id not in known]
        for start in range(0, len(left), _AT_ONCE):
            some = left[start : start + _AT_ONCE]
            space = await self._space(user_id, candidate, some)
            name = space.name if space else ""
            made = await self._computed(lambda some=some, space=space: self._against(candidate, some, space))
            yield {
                text.id: self._matches.put(_key(candidate, text, name), one)
                for text, one in zip(some, made, strict=True)
            }

    async def promising(self, user_id: str, candidate: Candidate, texts: Sequence[Text]) -> list[Text]:
        """The jobs that are worth matching with a CV: all, or of very many those near to it, nearest first.

        Nearness is that of the built-in space, which costs nothing; a job's vector is made once and kept.
        """
        if len(texts) <= CUT:
            return list(texts)
        shown = await self._computed(lambda: self._shown(candidate, None))
        by_digest = {digest(text.text): text for text in texts}
        space = f"{shown.space.name} whole"
        known = await self._vectors.known(user_id, space, list(by_digest))
        left = [key for key in by_digest if key not in known]
        for start in range(0, len(left), _KEPT_AT_ONCE):
            keys = left[start : start + _KEPT_AT_ONCE]
            postings = [by_digest[key].text for key in keys]
            rows = await self._computed(lambda postings=postings: _whole(postings, shown.space))
            await self._vectors.keep(user_id, space, dict(zip(keys, rows, strict=True)))
        near = await self._vectors.nearest(user_id, space, list(by_digest), shown.whole, CUT)
        return [by_digest[key] for key in near]

    async def insight(self, texts: Sequence[Text], cvs: Sequence[Candidate]) -> Insight:
        """Which skills the jobs ask for, and which CVs show them."""
        return await self._computed(lambda: self._insight(texts, cvs))

    async def _space(self, user_id: str, candidate: Candidate, texts: Sequence[Text]) -> Space | None:
        """A provider's space that knows what a match needs; None for the built-in one."""
        if not self._spaces.wanted:
            return None
        needed = await self._computed(lambda: _needed(candidate, texts))
        return await self._spaces.space(user_id, needed)

    def _against(self, candidate: Candidate, texts: Sequence[Text], space: Space | None) -> list[Match]:
        from altocv.analysis.match import against

        return against(self._shown(candidate, space), [text.text for text in texts])

    def _shown(self, candidate: Candidate, space: Space | None) -> Evidence:
        from altocv.analysis.embed import BuiltIn
        from altocv.analysis.match import evidence

        space = space or BuiltIn()
        key = candidate.id, candidate.version, date.today(), space.name
        # A provider's space knows the texts of one match only, so the evidence gets that of each anew.
        return replace(self._evidence.made(key, lambda: evidence(candidate.cv, space)), space=space)

    def _insight(self, texts: Sequence[Text], cvs: Sequence[Candidate]) -> Insight:
        from altocv.jobs import insight as reading

        return reading.insight(
            texts,
            cvs,
            # By the text itself: its digest is the same for C and C++.
            named=lambda text: self._named.made(digest(text.text), lambda: reading.named(text)),
            shows=lambda one: self._shows.made((one.id, one.version), lambda: reading.shows(one)),
        )

    async def _computed(self, work: Callable[[], V]) -> V:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _key(candidate: Candidate, text: Text, space: str) -> Hashable:
    return candidate.id, candidate.version, digest(text.text), space, date.today()


def _needed(candidate: Candidate, texts: Sequence[Text]) -> list[str]:
    from altocv.analysis import match

    return match.texts(candidate.cv, [text.text for text in texts])


def _whole(postings: Sequence[str], space: Space) -> np.ndarray:
    from altocv.analysis import match

    return match.whole(postings, space)
