"""A turn of a conversation: what somebody says is answered by a model, and ends well in any case.

An answer is written down while it comes, so that a reload, a closed tab or another process see it. Credits
are held before and taken when it is whole, or stopped after its first word; what fails gives them back.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import structlog

from altocv.ai import prompts, tools
from altocv.ai.catalog import BUILT_IN, Catalog, Model
from altocv.ai.gateway import Gateway
from altocv.ai.kept import KeptAnswers, digest
from altocv.ai.keys import Keys
from altocv.ai.pieces import Delta, Piece, ToolCall, Used
from altocv.chat.conversations import Conversations, Said, Status
from altocv.config import Settings
from altocv.credits.ledger import Hold, Ledger
from altocv.credits.plans import plans
from altocv.credits.prices import PRICES
from altocv.documents.service import Documents
from altocv.errors import AltoError, Conflict, Forbidden, Invalid, ProviderUnavailable, Unavailable
from altocv.workflows import proposals

_log = structlog.get_logger()

LONGEST_QUESTION = 8_000
_REMEMBERED = 20
"""Messages of a conversation that a model is given."""

_WRITE_SECONDS = 0.4
_ABANDONED = timedelta(minutes=10)
_REPAIRS = 2
"""How often a model may mend calls that were not right."""

_NOTHING = "The model said nothing. Please try again, or choose another model."
_BROKE = "Something broke on our side while this was written. Please try again."


@dataclass
class _Live:
    """An answer that is being written in this process. `paid` when a model has been asked for it."""

    text: str = ""
    paid: bool = False
    stopped: bool = False
    task: asyncio.Task[None] | None = None
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, text: str) -> None:
        self.text += text
        self.moved.set()


@dataclass(frozen=True, slots=True)
class Begun:
    """A turn under way."""

    conversation_id: str
    message_id: str


class Turns:
    """The service."""

    def __init__(
        self,
        conversations: Conversations,
        documents: Documents,
        ledger: Ledger,
        catalog: Catalog,
        gateway: Gateway,
        keys: Keys,
        kept: KeptAnswers,
        config: Settings,
    ) -> None:
        self._conversations, self._documents, self._ledger = conversations, documents, ledger
        self._catalog, self._gateway, self._config = catalog, gateway, config
        self._keys, self._kept = keys, kept
        self._live: dict[str, _Live] = {}

    async def models(self, user_id: str) -> tuple[Model, ...]:
        """The models that somebody may see, those of their own keys among them."""
        return await self._catalog.models(await self._keys.providers(user_id))

    async def default(self, user_id: str) -> Model:
        """The model that answers who has not chosen one."""
        return await self._catalog.default("simple", await self._keys.providers(user_id))

    def price(self, model: Model) -> int:
        """What an answer costs; what runs on this machine, or on the user's own key, is free."""
        return 0 if model.local or model.own else PRICES["CHAT_MESSAGE"]

    async def offers(self, user_id: str) -> list[tuple[Model, bool]]:
        """The models that somebody may see, each with whether their plan has it."""
        models = await self.models(user_id)
        large = await self._has_large(user_id) if any(m.large and not m.own for m in models) else False
        return [(model, model.own or not model.large or large) for model in models]

    async def may_use(self, user_id: str, model: Model) -> bool:
        """True when the user's plan has the model."""
        return model.own or not model.large or await self._has_large(user_id)

    async def _has_large(self, user_id: str) -> bool:
        plan = (await self._ledger.account(user_id)).plan
        return "large" in plans(self._config)[plan].models  # pyright: ignore[reportArgumentType]

    async def prepare(
        self, user_id: str, cv_id: str, conversation_id: str, text: str, model_id: str
    ) -> Begun:
        """Take a question in: checked, its credits set aside, written down. Raises Invalid,
        InsufficientCredits.
        """
        text = text.strip()
        if not text or len(text) > LONGEST_QUESTION:
            raise Invalid(f"Write a question of at most {LONGEST_QUESTION} characters.")
        own = await self._keys.providers(user_id)
        model = await self._catalog.find(model_id, own) or await self.default(user_id)
        if not await self.may_use(user_id, model):
            raise Forbidden(f"{model.name} comes with a paid plan. Choose another model, or see the plans.")
        opened = await self._documents.open(user_id, cv_id)
        await self._conversations.check_room(user_id, cv_id, conversation_id)
        message_id = str(uuid4())
        cost = self.price(model)
        hold = await self._ledger.hold(user_id, "CHAT_MESSAGE", cost, f"chat {message_id}") if cost else None
        try:
            if not conversation_id:
                conversation_id = await self._conversations.begin(user_id, opened.id, text)
            await self._conversations.exchange(
                user_id, conversation_id, text, model.id, message_id, hold.id if hold else None
            )
        except BaseException:
            if hold is not None:
                await self._ledger.release(user_id, hold)
            raise
        self._live[message_id] = _Live()
        return Begun(conversation_id, message_id)

    async def run(
        self, user_id: str, cv_id: str, message_id: str, spoken: str, *, afresh: bool = False
    ) -> None:
        """Write the answer, `afresh` when a kept one will not do. Begun again after a death, it ends what
        was half-written.
        """
        with structlog.contextvars.bound_contextvars(request_id=message_id):
            await self._run(user_id, cv_id, message_id, spoken, afresh)

    async def _run(self, user_id: str, cv_id: str, message_id: str, spoken: str, afresh: bool) -> None:
        answer = await self._conversations.message(user_id, message_id)
        if answer.status != "streaming":
            self._live.pop(message_id, None)
            return
        if answer.text:
            self._live.pop(message_id, None)
            await self._end(user_id, answer, "interrupted", answer.text, paid=False)
            return
        live = self._live.setdefault(message_id, _Live())
        live.task = asyncio.create_task(self._answer(user_id, cv_id, answer, live, spoken, afresh))
        try:
            await live.task
        except asyncio.CancelledError:
            if not live.stopped:
                raise
            await self._end(user_id, answer, "stopped", live.text, paid=live.paid and bool(live.text))
        except (AltoError, Exception) as error:
            said = error.message if isinstance(error, AltoError) else _BROKE
            if not isinstance(error, AltoError):
                _log.error("turn_failed", exc_info=error)
            await self._end(user_id, answer, "failed", live.text, paid=False, error=said)
        finally:
            self._live.pop(message_id, None)
            live.moved.set()

    async def stop(self, user_id: str, message_id: str) -> None:
        """End an answer early; what is written stays."""
        await self._conversations.message(user_id, message_id)
        live = self._live.get(message_id)
        if live is not None and live.task is not None:
            live.stopped = True
            live.task.cancel()

    async def follow(self, user_id: str, message_id: str) -> AsyncIterator[tuple[str, Status]]:
        """The answer as it grows: its text so far, and its status. Ends when it is whole."""
        while True:
            live = self._live.get(message_id)
            if live is None:
                said = await self._conversations.message(user_id, message_id)
                if said.status == "streaming" and datetime.now(UTC) - said.at > _ABANDONED:
                    # Its process died, and none like it has come back to end it.
                    await self._end(user_id, said, "interrupted", said.text, paid=False)
                    continue
                yield said.text, said.status
                if said.status != "streaming":
                    return
                await asyncio.sleep(_WRITE_SECONDS)
                continue
            live.moved.clear()
            yield live.text, "streaming"
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(live.moved.wait(), 1.0)
            if live.task is None and await self._is_over(user_id, message_id):
                self._live.pop(message_id, None)

    async def _is_over(self, user_id: str, message_id: str) -> bool:
        """True for an answer that was to be written here, and was elsewhere."""
        return (await self._conversations.message(user_id, message_id)).status != "streaming"

    async def _answer(
        self, user_id: str, cv_id: str, answer: Said, live: _Live, spoken: str, afresh: bool
    ) -> None:
        cv = (await self._documents.open(user_id, cv_id)).cv
        model = await self._catalog.find(answer.model, await self._keys.providers(user_id))
        if model is None:
            raise ProviderUnavailable("This model is not there any more. Choose another one.")
        history = [
            m
            for m in await self._conversations.messages(user_id, answer.conversation_id)
            if m.id != answer.id
        ]
        messages: list[dict[str, Any]] = [{"role": "system", "content": prompts.system(cv, spoken)}]
        messages += [{"role": m.role, "content": m.text or "…"} for m in history[-_REMEMBERED:]]
        said = [m.text for m in history if m.role == "user"]
        cards: list[dict[str, Any]] = []
        for round_ in range(_REPAIRS + 1):
            calls = await self._listen(user_id, answer, model, messages, live, afresh)
            good, wrong = proposals.read(cv, calls[: tools.MOST_CALLS], said)
            # A model that mends one call says the good ones again.
            cards += [card for card in good if card not in cards]
            if not wrong or round_ == _REPAIRS:
                break
            messages += proposals.mending(live.text, calls, wrong)
        if not live.text and not cards:
            raise ProviderUnavailable(_NOTHING)
        await self._end(user_id, answer, "done", live.text, paid=live.paid, cards=cards)

    async def _listen(
        self,
        user_id: str,
        answer: Said,
        model: Model,
        messages: list[dict[str, Any]],
        live: _Live,
        afresh: bool,
    ) -> list[ToolCall]:
        """One answer of the model; its text goes out as it comes, and is written down now and then."""
        calls: list[ToolCall] = []
        used, began, written, outcome = Used(model.id), time.monotonic(), time.monotonic(), "failed"
        before, key = len(live.text), digest(model.id, messages, tools.schemas())
        kept = None if afresh or model.id == BUILT_IN else await self._kept.find(user_id, key)
        live.paid = live.paid or kept is None
        pieces = _again(kept) if kept else self._ask(user_id, answer, model, messages)
        try:
            async with contextlib.aclosing(pieces):
                async for piece in pieces:
                    if isinstance(piece, Delta):
                        live.add(piece.text)
                        if time.monotonic() - written > _WRITE_SECONDS:
                            written = time.monotonic()
                            await self._conversations.write(user_id, answer.id, text=live.text)
                    elif isinstance(piece, ToolCall):
                        calls.append(piece)
                    else:
                        used = piece
            outcome = "done"
            if kept is None and model.id != BUILT_IN:
                await self._kept.keep(user_id, key, live.text[before:], calls)
        except asyncio.CancelledError:
            outcome = "stopped"
            raise
        finally:
            with contextlib.suppress(Unavailable):
                await self._conversations.note_call(
                    user_id,
                    task="chat",
                    model=used.model,
                    prompt_tokens=used.prompt_tokens,
                    completion_tokens=used.completion_tokens,
                    cost_microdollars=used.cost_microdollars,
                    milliseconds=round((time.monotonic() - began) * 1000),
                    outcome=outcome,
                    request_id=answer.id,
                    own_key=model.own,
                    kept=kept is not None,
                )
        return calls

    async def _ask(
        self, user_id: str, answer: Said, model: Model, messages: list[dict[str, Any]]
    ) -> AsyncGenerator[Piece, None]:
        """The model's answer, by the user's own key where the model is theirs."""
        access = await self._keys.access(user_id, model.id.partition("/")[0]) if model.own else None
        asking = self._gateway.stream(
            model, messages, tools.schemas(), task="simple", access=access, request_id=answer.id
        )
        async with contextlib.aclosing(asking) as pieces:
            async for piece in pieces:
                yield piece

    async def _end(
        self,
        user_id: str,
        answer: Said,
        status: Status,
        text: str,
        *,
        paid: bool,
        error: str = "",
        cards: list[dict[str, Any]] | None = None,
    ) -> None:
        """Settle the credits, then say how it ended: who reads the end finds the books right."""
        if answer.hold_id is not None:
            hold = Hold(answer.hold_id, PRICES["CHAT_MESSAGE"])
            with contextlib.suppress(Conflict):
                await (self._ledger.capture(user_id, hold) if paid else self._ledger.release(user_id, hold))
        await self._conversations.write(
            user_id, answer.id, text=text, status=status, error=error, cards=cards or []
        )


async def _again(kept: list[Piece]) -> AsyncGenerator[Piece, None]:
    """An answer that was given before."""
    for piece in kept:
        yield piece
