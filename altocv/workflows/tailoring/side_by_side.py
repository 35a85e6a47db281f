"""Several calls of models at once, a local model's one by one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from typing import TypeVar

from altocv.ai.catalog import Model
from altocv.errors import ProviderUnavailable
from altocv.workflows.tailoring.strategies import MOST_AT_ONCE

T = TypeVar("T")


async def side_by_side(
    model: Model, asks: Sequence[Callable[[], Awaitable[T]]]
) -> AsyncGenerator[tuple[int, T | None], None]:
    """The answers with their places as they come, None for one that failed. Raises what the first said when
    all fail.
    """
    room = asyncio.Semaphore(1 if model.local else MOST_AT_ONCE)
    errors: list[ProviderUnavailable] = []

    async def one(index: int, ask: Callable[[], Awaitable[T]]) -> tuple[int, T | None]:
        async with room:
            try:
                return index, await ask()
            except ProviderUnavailable as error:
                errors.append(error)
                return index, None

    tasks = [asyncio.create_task(one(index, ask)) for index, ask in enumerate(asks)]
    try:
        for finished in asyncio.as_completed(tasks):
            yield await finished
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if len(errors) == len(asks):
        raise errors[0]
