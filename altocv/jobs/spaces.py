"""Which space judges what is alike: a provider's where the settings name one and it answers, else ours.

One match is judged in one space. A provider's vectors are made once for each text of a user and kept
(`vectors.py`); the built-in ones are made anew, which is faster than reading them.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakValueDictionary

import structlog

from altocv.errors import AltoError, ProviderUnavailable
from altocv.jobs.vectors import Vectors, digest

if TYPE_CHECKING:
    import numpy as np

    from altocv.analysis.embed import Space
    from altocv.analysis.scale import Scale

_log = structlog.get_logger()

MOST_A_DAY = 20_000
"""Texts of a user that a provider is asked for in a day (UTC): all of 1,000 postings, with room."""
_REST_SECONDS = 60.0
"""A provider that failed is passed over for so long."""


class Brought(Protocol):
    """What a provider brings: one row a text, all of one length, and what it took."""

    @property
    def rows(self) -> Sequence[Sequence[float]]: ...
    @property
    def tokens(self) -> int: ...
    @property
    def cost_microdollars(self) -> int: ...


class Provider(Protocol):
    """Who makes vectors elsewhere; `name` is that of the space, `batch` the most texts at once."""

    name: str
    batch: int

    async def embed(self, texts: Sequence[str]) -> Brought:
        """Raises ProviderUnavailable."""
        ...


class Note(Protocol):
    """Writes down what a model took."""

    def __call__(self, user_id: str, **values: Any) -> Awaitable[None]: ...


class Spaces:
    """The service."""

    def __init__(self, vectors: Vectors, provider: Provider | None = None, note: Note | None = None) -> None:
        self._vectors, self._provider, self._note = vectors, provider, note
        self._scale: tuple[Scale, int] | None = None
        self._measuring = asyncio.Lock()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._rests_until = 0.0

    @property
    def configured(self) -> str:
        """The name of the provider's space that the settings want; "" for the built-in one."""
        return self._provider.name if self._provider else ""

    @property
    def wanted(self) -> str:
        """The name of the provider's space that judges next; "" for the built-in one."""
        return self.configured if time.monotonic() >= self._rests_until else ""

    async def space(self, user_id: str, texts: Sequence[str]) -> Space | None:
        """A provider's space that knows these texts; None where the built-in one has to judge."""
        if self._provider is None:
            return None
        # One after the other, so that no text is asked for twice.
        async with self._turns.setdefault(user_id, asyncio.Lock()):
            if not self.wanted:
                return None
            try:
                return await self._provided(self._provider, user_id, texts)
            except ProviderUnavailable:
                self._rests_until = time.monotonic() + _REST_SECONDS
                return None

    async def _provided(self, provider: Provider, user_id: str, texts: Sequence[str]) -> Space | None:
        from altocv.analysis.embed import Known, cut

        scale, dimensions = await self._measured(provider, user_id)
        by_digest = {digest(text): text for text in map(cut, texts) if text}
        found = await self._vectors.find(user_id, provider.name, list(by_digest), dimensions)
        missing = [key for key in by_digest if key not in found]
        if missing and await self._vectors.made_today(user_id, provider.name) + len(missing) > MOST_A_DAY:
            _log.info("embeddings_of_the_day_used_up")
            return None
        for start in range(0, len(missing), provider.batch):
            some = missing[start : start + provider.batch]
            rows = await self._asked(provider, user_id, [by_digest[key] for key in some])
            if rows.shape[1] != dimensions:
                self._scale = None  # Another model behind the same name: measured anew with the next match.
                raise ProviderUnavailable("The model of embeddings has changed. Please try again soon.")
            made = dict(zip(some, rows, strict=True))
            # Kept batch by batch: what is paid for is not asked again when a later one fails.
            await self._vectors.keep(user_id, provider.name, made)
            found |= made
        return Known(provider.name, scale, {by_digest[key]: found[key] for key in by_digest}, dimensions)

    async def _measured(self, provider: Provider, user_id: str) -> tuple[Scale, int]:
        """The scale of the space and the length of its vectors, asked for once in this process."""
        from altocv.analysis import scale

        async with self._measuring:
            if self._scale is None:
                rows = await self._asked(provider, user_id, scale.texts())
                if (found := scale.scale(rows)) is None:
                    _log.warning("embeddings_tell_nothing_apart", model=provider.name)
                    raise ProviderUnavailable(
                        "The model of embeddings does not tell texts apart. Tell whoever runs AltoCV."
                    )
                self._scale = found, rows.shape[1]
            return self._scale

    async def _asked(self, provider: Provider, user_id: str, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors of texts, (n, dimensions), and a note of what they took."""
        import numpy as np

        from altocv.analysis.embed import unit

        began, brought = time.monotonic(), None
        try:
            brought = await provider.embed(texts)
            return unit(np.asarray(brought.rows, dtype=np.float32))
        finally:
            if self._note is not None:
                with contextlib.suppress(AltoError):
                    await self._note(
                        user_id,
                        task="embedding",
                        model=provider.name,
                        prompt_tokens=brought.tokens if brought else 0,
                        completion_tokens=0,
                        cost_microdollars=brought.cost_microdollars if brought else 0,
                        milliseconds=round((time.monotonic() - began) * 1000),
                        outcome="done" if brought else "failed",
                    )
