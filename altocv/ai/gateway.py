"""Asking a model: LiteLLM for those that are connected, our own rules for the built-in one. One shape
for all.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import os
import random
import time
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import Any

import structlog

from altocv.ai import builtin
from altocv.ai.catalog import BUILT_IN, Catalog, Model
from altocv.errors import ProviderUnavailable

_log = structlog.get_logger()

FIRST_SECONDS, GAP_SECONDS = 40.0, 30.0
"""How long the first piece of an answer, and each later one, is waited for."""

LONGEST = 60_000
"""Characters of an answer; what is longer is cut."""

_JITTER_SECONDS = (0.1, 0.4)
_TRANSIENT = (
    "InternalServerError",
    "APIConnectionError",
    "ServiceUnavailableError",
    "MidStreamFallbackError",
)

_REST_SECONDS = 30.0
"""A provider that failed is passed over for so long, where there is another."""


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of text."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A whole call of a tool. `arguments` is JSON as the model wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Used:
    """What an answer took: the model that gave it, and its tokens as far as the provider told."""

    model: str
    prompt_tokens: int = 0
    completion_tokens: int = 0


Piece = Delta | ToolCall | Used


@dataclass
class _Calls:
    """Calls as they come in pieces."""

    parts: dict[int, dict[str, str]] = field(default_factory=dict)

    def add(self, deltas: Sequence[Any]) -> None:
        for number, delta in enumerate(deltas):
            index = getattr(delta, "index", None)
            part = self.parts.setdefault(
                number if index is None else index, {"id": "", "name": "", "arguments": ""}
            )
            part["id"] = delta.id or part["id"]
            part["name"] = (delta.function.name or "") or part["name"]
            part["arguments"] += delta.function.arguments or ""

    def whole(self) -> list[ToolCall]:
        return [
            ToolCall(part["id"] or f"call_{index}", part["name"], part["arguments"][:LONGEST])
            for index, part in sorted(self.parts.items())
            if part["name"]
        ]


class Gateway:
    """The way to all models."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._resting: dict[str, float] = {}

    async def stream(
        self, model: Model, messages: list[dict[str, Any]], tools: list[dict[str, Any]]
    ) -> AsyncGenerator[Piece, None]:
        """The answer as it is written, then its tool calls, then what it took.

        Where a model fails before its first piece, the next one of the same kind is asked. Raises
        ProviderUnavailable with a sentence for the user. Closing the iterator closes the request.
        """
        # Twice the chosen one: a connection that went stale, or a hiccup, is over at the next try.
        candidates, failure = [model, model, *(await self._others(model))], None
        for number, candidate in enumerate(candidates):
            if number == 1:
                if failure is None or not failure.context.get("transient"):
                    continue
                await asyncio.sleep(random.uniform(*_JITTER_SECONDS))
            begun = False
            try:
                async with contextlib.aclosing(self._ask(candidate, messages, tools)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
                return
            except ProviderUnavailable as error:
                self._resting[candidate.provider] = time.monotonic() + _REST_SECONDS
                _log.warning("model_failed", model=candidate.id, reason=error.message, begun=begun)
                if begun:
                    raise
                failure = failure or error
        assert failure is not None
        raise failure

    async def _others(self, model: Model) -> list[Model]:
        """Who else may answer: as large at most, of another provider, not resting. Never the built-in
        one, whose
        rules would surprise who chose a model."""
        if model.id == BUILT_IN:
            return []
        now = time.monotonic()
        return [
            other
            for other in await self._catalog.models()
            if other.id != BUILT_IN
            and other.provider != model.provider
            and other.large <= model.large
            and self._resting.get(other.provider, 0) < now
        ][:2]

    async def _ask(
        self, model: Model, messages: list[dict[str, Any]], tools: list[dict[str, Any]]
    ) -> AsyncGenerator[Piece, None]:
        pieces = _built_in(messages) if model.id == BUILT_IN else self._hosted(model, messages, tools)
        async with contextlib.aclosing(pieces):
            async for piece in pieces:
                yield piece

    async def _hosted(
        self, model: Model, messages: list[dict[str, Any]], tools: list[dict[str, Any]]
    ) -> AsyncGenerator[Piece, None]:
        litellm = await asyncio.to_thread(_litellm)
        access, calls, used, length = self._catalog.access(model), _Calls(), Used(model.id), 0
        try:
            answer = await asyncio.wait_for(
                litellm.acompletion(
                    model=model.id,
                    messages=messages,
                    tools=tools,
                    stream=True,
                    stream_options={"include_usage": True},
                    api_key=access.key,
                    api_base=access.base,
                    timeout=FIRST_SECONDS,
                    num_retries=0,
                    drop_params=True,
                ),
                FIRST_SECONDS,
            )
        except Exception as error:
            raise _unavailable(model, error) from error
        chunks = aiter(answer)
        try:
            while length < LONGEST:
                try:
                    chunk = await asyncio.wait_for(anext(chunks), GAP_SECONDS)
                except StopAsyncIteration:
                    break
                except Exception as error:
                    raise _unavailable(model, error) from error
                if usage := getattr(chunk, "usage", None):
                    used = Used(model.id, usage.prompt_tokens or 0, usage.completion_tokens or 0)
                for choice in chunk.choices[:1]:
                    if text := choice.delta.content:
                        length += len(text)
                        yield Delta(text)
                    calls.add(choice.delta.tool_calls or ())
        finally:
            await _close(answer)
        for call in calls.whole():
            yield call
        yield used


async def _built_in(messages: list[dict[str, Any]]) -> AsyncGenerator[Piece, None]:
    """The built-in assistant reads the same messages as a model does, and answers in pieces like one."""
    system = str(messages[0]["content"])
    data = system.rpartition("<cv>\n")[2].rpartition("\n</cv>")[0].replace("<\\/cv>", "</cv>")
    spoken = "es" if "speak to the person in Spanish" in system else "en"
    asked = next((str(m["content"]) for m in reversed(messages) if m["role"] == "user"), "")
    try:
        cv = json.loads(data)
    except ValueError:
        cv = {}
    answer = builtin.answer(asked, cv, spoken)
    for number, word in enumerate(answer.text.split(" ")):
        yield Delta(word if number == 0 else f" {word}")
        await asyncio.sleep(0.008)
    for number, (name, arguments) in enumerate(answer.calls):
        yield ToolCall(f"call_{number}", name, json.dumps(arguments, ensure_ascii=False))
    yield Used(BUILT_IN)


def _litellm() -> Any:
    """LiteLLM, loaded on first use: it takes seconds and 150 MB that many installations never need."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("LITELLM_LOG", "ERROR")
    litellm: Any = importlib.import_module("litellm")
    litellm.telemetry = False
    litellm.suppress_debug_info = True
    return litellm


async def _close(answer: Any) -> None:
    """Close the request, so that the provider stops writing for nobody."""
    for closing in (
        getattr(answer, "aclose", None),
        getattr(getattr(answer, "completion_stream", None), "aclose", None),
    ):
        if closing is not None:
            with contextlib.suppress(Exception):
                await closing()


def _unavailable(model: Model, error: Exception) -> ProviderUnavailable:
    kind = type(error).__name__
    _log.info("provider_said", model=model.id, kind=kind)
    if kind in ("AuthenticationError", "PermissionDeniedError"):
        said = (
            f"{model.provider} does not accept the key that is set here. Choose another model, or "
            f"tell whoever runs AltoCV."
        )
    elif kind == "RateLimitError":
        said = (
            f"{model.provider} is busy at the moment. Please try again in a minute, or choose another model."
        )
    elif kind in ("Timeout", "TimeoutError", "APITimeoutError"):
        said = f"{model.provider} took too long to answer. Please try again."
    elif kind == "ContextWindowExceededError":
        said = (
            f"This is more than {model.name} can read at once. Begin a new conversation, or "
            f"choose another model."
        )
    else:
        said = f"{model.provider} could not answer. Please try again, or choose another model."
    return ProviderUnavailable(said, transient=kind in _TRANSIENT)
