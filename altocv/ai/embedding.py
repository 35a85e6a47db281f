"""A provider's model of embeddings, where the settings name one: texts in, vectors out."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from altocv.ai.catalog import Catalog
from altocv.ai.gateway import loaded
from altocv.ai.price_table import facts
from altocv.errors import ProviderUnavailable

_log = structlog.get_logger()

_SECONDS = 15.0
"""How long an answer is waited for."""
_PAUSE_SECONDS = 0.5
_AGAIN = ("InternalServerError", "ServiceUnavailableError", "APIConnectionError", "BadGatewayError")
"""Failures that may be over at once: asked a second time, by OpenAI's own client or by us."""
_CHARACTERS_A_TOKEN = 4
_MOST_DIMENSIONS = 16_000
"""Longer vectors cannot be kept by pgvector."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """One row a text, in their order and of one length, as the model gave them; and what it took."""

    rows: list[list[float]]
    tokens: int
    cost_microdollars: int


class Embedder:
    """The way to the model. `name` is LiteLLM's name for it, and that of its space."""

    batch = 96
    """Texts of one request; no provider takes fewer."""

    def __init__(self, name: str, catalog: Catalog) -> None:
        self.name, self._catalog = name, catalog

    async def embed(self, texts: Sequence[str]) -> Embedded:
        """The vectors of at most `batch` texts, none of them empty. Raises ProviderUnavailable."""
        try:
            answer = await self._ask(texts)
            rows = await asyncio.to_thread(_rows, answer, len(texts))
        except Exception as error:
            # What a provider says of its failure may repeat the texts.
            _log.warning("embedding_failed", model=self.name, kind=type(error).__name__)
            raise ProviderUnavailable(
                "The model of embeddings could not answer. Please try again soon."
            ) from error
        usage = getattr(answer, "usage", None)
        tokens = getattr(usage, "prompt_tokens", 0) or sum(map(len, texts)) // _CHARACTERS_A_TOKEN
        known = facts(self.name)
        return Embedded(rows, tokens, round(tokens * known.input_price) if known else 0)

    async def _ask(self, texts: Sequence[str]) -> Any:
        try:
            return await self._once(texts)
        except Exception as error:
            if type(error).__name__ not in _AGAIN or self.name.startswith("openai/"):
                raise
        await asyncio.sleep(_PAUSE_SECONDS)
        return await self._once(texts)

    async def _once(self, texts: Sequence[str]) -> Any:
        litellm = await asyncio.to_thread(loaded)
        access = self._catalog.access(self.name.partition("/")[0])
        asking = litellm.aembedding(
            model=self.name,
            input=list(texts),
            api_key=access.key,
            api_base=access.base,
            timeout=_SECONDS,
            max_retries=1,  # Heard by OpenAI's client only, which turns 0 into 2.
            num_retries=0,
            drop_params=True,
        )
        return await asyncio.wait_for(asking, _SECONDS)


def _rows(answer: Any, count: int) -> list[list[float]]:
    """The vectors in the order of the texts. Raises ValueError where they cannot be those of the texts."""
    by_place = {int(each["index"]): [float(number) for number in each["embedding"]] for each in answer.data}
    if len(answer.data) != count or by_place.keys() != set(range(count)):
        raise ValueError("not one vector for each text")
    rows = [by_place[place] for place in range(count)]
    lengths = {len(row) for row in rows}
    if len(lengths) != 1 or not 0 < lengths.pop() <= _MOST_DIMENSIONS:
        raise ValueError("vectors of several lengths")
    if not all(math.isfinite(number) for row in rows for number in row):
        raise ValueError("not a number")
    return rows
