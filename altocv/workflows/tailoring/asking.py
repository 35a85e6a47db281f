"""Asking models for one piece of work: what they answer, and what that takes in all."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Any

from altocv.ai.catalog import Model, Task
from altocv.ai.gateway import Gateway
from altocv.ai.keys import Keys
from altocv.ai.pieces import Delta, ToolCall, Used
from altocv.chat.conversations import Conversations
from altocv.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, and the tools that it called."""

    text: str
    calls: list[ToolCall] = field(default_factory=list)


class Asker:
    """The way of one piece of work to its models; adds up tokens and cost (millionths of a US dollar).

    `purpose` is what the calls are counted under.
    """

    def __init__(
        self,
        gateway: Gateway,
        keys: Keys,
        conversations: Conversations,
        user_id: str,
        generation_id: str,
        patience: int = 1,
        purpose: str = "tailor",
    ) -> None:
        self._gateway, self._keys, self._conversations = gateway, keys, conversations
        self._user_id, self._generation_id = user_id, generation_id
        self._patience, self._purpose = patience, purpose
        self.prompt_tokens = self.completion_tokens = self.cost_microdollars = 0

    async def ask(
        self, model: Model, messages: list[dict[str, Any]], tools: list[dict[str, Any]], task: Task
    ) -> Answer:
        """A whole answer. Raises ProviderUnavailable."""
        access = None
        if model.own:
            access = await self._keys.access(self._user_id, model.id.partition("/")[0])
        text: list[str] = []
        calls: list[ToolCall] = []
        used, began, outcome = Used(model.id), time.monotonic(), "failed"
        asking = self._gateway.stream(
            model,
            messages,
            tools,
            task=task,
            access=access,
            request_id=self._generation_id,
            patience=self._patience,
        )
        try:
            async with contextlib.aclosing(asking) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Delta):
                        text.append(piece.text)
                    elif isinstance(piece, ToolCall):
                        calls.append(piece)
                    else:
                        used = piece
            outcome = "done"
        except asyncio.CancelledError:
            outcome = "stopped"
            raise
        finally:
            await self._note(model, used, round((time.monotonic() - began) * 1000), outcome)
        return Answer("".join(text).strip(), calls)

    async def _note(self, model: Model, used: Used, milliseconds: int, outcome: str) -> None:
        self.prompt_tokens += used.prompt_tokens
        self.completion_tokens += used.completion_tokens
        self.cost_microdollars += used.cost_microdollars
        with contextlib.suppress(Unavailable):
            await self._conversations.note_call(
                self._user_id,
                task=self._purpose,
                model=used.model,
                prompt_tokens=used.prompt_tokens,
                completion_tokens=used.completion_tokens,
                cost_microdollars=used.cost_microdollars,
                milliseconds=milliseconds,
                outcome=outcome,
                request_id=self._generation_id,
                own_key=model.own,
            )
