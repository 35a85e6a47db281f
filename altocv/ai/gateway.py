"""Asking a model: LiteLLM's Router for those that are connected, our own rules for the built-in one. One
shape for all.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import logging
import os
from collections.abc import AsyncGenerator
from typing import Any

import structlog

from altocv.ai import builtin
from altocv.ai.catalog import BUILT_IN, Access, Catalog, Model, Task
from altocv.ai.pieces import Calls, Delta, Piece, ToolCall, Used
from altocv.config import Settings
from altocv.errors import Invalid, ProviderUnavailable

_log = structlog.get_logger()

FIRST_SECONDS, GAP_SECONDS = 40.0, 30.0
"""How long the first piece of an answer, and each later one, is waited for; more for long prompts."""

_READ_A_SECOND, _LOCAL_READ_A_SECOND = 500, 30
"""Tokens of a prompt that are read in a second at worst."""

_LOCAL_GAP = 4
"""A machine of one's own may be at other things between two words."""

LONGEST = 60_000
"""Characters of an answer; what is longer is cut."""

_REST_SECONDS = 30.0
"""A model that failed several times in a minute is passed over for so long."""

_TRANSIENT = ("InternalServerError", "ServiceUnavailableError", "APIConnectionError")
"""Failures that may be over at once."""

_NEVER = 1_000_000
_TRY_SECONDS = 20.0
_AGAIN_SECONDS = 0.5
_CHARACTERS_A_TOKEN = 4
_TOKENS_A_PICTURE = 1_500


class Gateway:
    """The way to all models."""

    def __init__(self, catalog: Catalog, config: Settings) -> None:
        self._catalog, self._config = catalog, config
        self._router: Any = None
        self._routed: frozenset[str] = frozenset()

    async def stream(
        self,
        model: Model,
        messages: list[dict[str, Any]],
        tools: list[dict[str, Any]],
        *,
        task: Task = "simple",
        access: Access | None = None,
        request_id: str = "",
        patience: int = 1,
    ) -> AsyncGenerator[Piece, None]:
        """The answer as it is written, then its tool calls, then what it took.

        Where a model fails before its first piece, the next one for the task is asked. With `access`, the
        user's own, nobody else is asked, and a failure is nobody else's. `patience` multiplies how long is
        waited. Raises ProviderUnavailable with a sentence for the user, marked as `late` when that was too
        short. Closing the iterator closes the request.
        """
        if model.id == BUILT_IN:
            pieces = _built_in(messages)
        else:
            asked = {"messages": messages, "tools": tools, "metadata": {"request_id": request_id}}
            pieces = self._hosted(model, asked, task, access, patience)
        async with contextlib.aclosing(pieces):
            async for piece in pieces:
                yield piece

    async def try_key(self, model: Model, access: Access) -> None:
        """Ask a model for a word. Raises Invalid when the key is refused, ProviderUnavailable when nobody
        answers.
        """
        litellm = await asyncio.to_thread(loaded)
        words = [{"role": "user", "content": "Say OK."}]
        try:
            await asyncio.wait_for(
                litellm.acompletion(
                    model=model.id,
                    messages=words,
                    max_tokens=16,
                    api_key=access.key,
                    api_base=access.base,
                    timeout=_TRY_SECONDS,
                    num_retries=0,
                    drop_params=True,
                ),
                _TRY_SECONDS,
            )
        except Exception as error:
            kind = type(error).__name__
            if kind == "RateLimitError":
                return  # Who is told to slow down has been let in.
            if kind in ("AuthenticationError", "PermissionDeniedError", "BadRequestError"):
                raise Invalid(
                    f"{model.provider} does not take this key. Copy it again from the provider's site."
                ) from error
            raise _unavailable(model, error, own=False) from error

    async def _hosted(
        self, model: Model, asked: dict[str, Any], task: Task, access: Access | None, patience: int
    ) -> AsyncGenerator[Piece, None]:
        calls, length, used, last = Calls(LONGEST), 0, None, model.id
        first, gap = waits(model, asked["messages"], patience)
        try:
            answer = await self._open(model, asked, task, access, first, gap)
        except Exception as error:
            raise _unavailable(model, error, own=access is not None) from error
        chunks = aiter(answer)
        try:
            while length < LONGEST:
                try:
                    chunk = await asyncio.wait_for(anext(chunks), gap)
                except StopAsyncIteration:
                    break
                except Exception as error:
                    raise _unavailable(model, error, own=access is not None) from error
                last = _answering(chunk) or last
                if usage := getattr(chunk, "usage", None):
                    used = (usage.prompt_tokens or 0, usage.completion_tokens or 0)
                for choice in chunk.choices[:1]:
                    if text := choice.delta.content:
                        length += len(text)
                        yield Delta(text)
                    calls.add(choice.delta.tool_calls or ())
        finally:
            await _close(answer)
        whole = calls.whole()
        for call in whole:
            yield call
        answered = await self._catalog.find(last) or model
        written = length + sum(len(call.arguments) for call in whole)
        yield _took(answered, used if used and any(used) else _estimated(asked, written))

    async def _open(
        self,
        model: Model,
        asked: dict[str, Any],
        task: Task,
        access: Access | None,
        first: float,
        gap: float,
    ) -> Any:
        litellm = await asyncio.to_thread(loaded)
        # The client's own limit is between any two pieces, also the first.
        limit = max(first, gap)
        common = {
            **asked,
            "stream": True,
            "stream_options": {"include_usage": True},
            "drop_params": True,
            "timeout": limit,
            "stream_timeout": limit,
        }
        if access is not None:
            own = {"model": model.id, "api_key": access.key, "api_base": access.base, "num_retries": 0}
            try:
                return await asyncio.wait_for(litellm.acompletion(**own, **common), first)
            except Exception as error:
                if type(error).__name__ not in _TRANSIENT:
                    raise
            await asyncio.sleep(_AGAIN_SECONDS)
            return await asyncio.wait_for(litellm.acompletion(**own, **common), first)
        router = await self._routing(litellm)
        pictures = _has_pictures(asked)
        others = [o.id for o in await self._catalog.others(model, task) if o.vision or not pictures]
        asking = router.acompletion(model=model.id, fallbacks=others, **common)
        return await asyncio.wait_for(asking, first * (len(others) + 1))

    async def _routing(self, litellm: Any) -> Any:
        """The Router over all models that are connected, made anew when there are others."""
        models = [model for model in await self._catalog.models() if model.id != BUILT_IN]
        ids = frozenset(model.id for model in models)
        if self._router is None or ids != self._routed:
            self._router = await asyncio.to_thread(self._made, litellm, models)
            self._routed = ids
        return self._router

    def _made(self, litellm: Any, models: list[Model]) -> Any:
        types = importlib.import_module("litellm.types.router")
        return litellm.Router(
            model_list=[self._deployment(model) for model in models],
            num_retries=1,
            # Only what may be over at once is tried twice; the wait between is LiteLLM's, with jitter.
            retry_policy=types.RetryPolicy(
                BadRequestErrorRetries=0,
                AuthenticationErrorRetries=0,
                TimeoutErrorRetries=0,
                RateLimitErrorRetries=0,
                ContentPolicyViolationErrorRetries=0,
                InternalServerErrorRetries=1,
                ServiceUnavailableErrorRetries=1,
                NotFoundErrorRetries=0,
            ),
            # A key that is refused, or a request that is wrong, is told each time as what it is.
            allowed_fails_policy=types.AllowedFailsPolicy(
                AuthenticationErrorAllowedFails=_NEVER,
                BadRequestErrorAllowedFails=_NEVER,
                ContentPolicyViolationErrorAllowedFails=_NEVER,
                TimeoutErrorAllowedFails=3,
                RateLimitErrorAllowedFails=3,
                InternalServerErrorAllowedFails=5,
                ServiceUnavailableErrorAllowedFails=5,
            ),
            cooldown_time=_REST_SECONDS,
            timeout=FIRST_SECONDS,
            stream_timeout=FIRST_SECONDS,
        )

    def _deployment(self, model: Model) -> dict[str, Any]:
        access = self._catalog.access(model.id.partition("/")[0])
        params = {"model": model.id, "api_key": access.key, "api_base": access.base}
        if model.id.startswith("ollama_chat/"):
            params["keep_alive"] = self._config.ollama_keep_alive
        return {"model_name": model.id, "litellm_params": params, "model_info": {"id": model.id}}


def waits(model: Model, messages: list[dict[str, Any]], patience: int = 1) -> tuple[float, float]:
    """Seconds that the first piece of an answer, and each later one, is waited for."""
    pace = _LOCAL_READ_A_SECOND if model.local else _READ_A_SECOND
    first = FIRST_SECONDS + _tokens(messages) / pace
    gap = GAP_SECONDS * (_LOCAL_GAP if model.local else 1)
    return first * patience, gap * patience


def _took(model: Model, tokens: tuple[int, int]) -> Used:
    return Used(model.id, *tokens, cost_microdollars=model.cost(*tokens))


def _estimated(asked: dict[str, Any], written: int) -> tuple[int, int]:
    """Tokens where the provider tells none, by length."""
    return _tokens(asked["messages"]), written // _CHARACTERS_A_TOKEN


def _tokens(messages: list[dict[str, Any]]) -> int:
    return sum(_length(message.get("content") or "") for message in messages) // _CHARACTERS_A_TOKEN


def _length(content: Any) -> int:
    """Characters of a message; a picture counts as the text that would take as many tokens."""
    if isinstance(content, str):
        return len(content)
    return sum(len(str(part.get("text", ""))) or _TOKENS_A_PICTURE * _CHARACTERS_A_TOKEN for part in content)


def _has_pictures(asked: dict[str, Any]) -> bool:
    return any(isinstance(message.get("content"), list) for message in asked["messages"])


def _answering(chunk: Any) -> str:
    """Which model of the Router's a chunk is from; another than was asked after a fallback."""
    return str((getattr(chunk, "_hidden_params", None) or {}).get("model_id") or "")


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


def loaded() -> Any:
    """LiteLLM, loaded on first use: it takes seconds and 150 MB that many installations never need."""
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("LITELLM_LOG", "ERROR")
    litellm: Any = importlib.import_module("litellm")
    litellm.telemetry = False
    litellm.suppress_debug_info = True
    # Its failures are told in our own words; its own may hold parts of a prompt.
    for name in ("LiteLLM", "LiteLLM Router"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
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


def _unavailable(model: Model, error: Exception, *, own: bool) -> ProviderUnavailable:
    kind = type(error).__name__
    late = kind in ("Timeout", "TimeoutError", "APITimeoutError")
    _log.warning("model_failed", model=model.id, kind=kind)
    if kind in ("AuthenticationError", "PermissionDeniedError"):
        said = (
            f"{model.provider} does not accept your key any more. Change it in the settings."
            if own
            else f"{model.provider} does not accept the key that is set here. Choose another model, or "
            f"tell whoever runs AltoCV."
        )
    elif kind in ("RateLimitError", "RouterRateLimitError"):
        said = (
            f"{model.provider} is busy at the moment. Please try again in a minute, or choose another model."
        )
    elif late:
        said = f"{model.provider} took too long to answer. Please try again."
    elif kind == "ContextWindowExceededError":
        said = (
            f"This is more than {model.name} can read at once. Begin a new conversation, or "
            f"choose another model."
        )
    else:
        said = f"{model.provider} could not answer. Please try again, or choose another model."
    return ProviderUnavailable(said, late=late)
