"""Tailoring, cover letters and analyses: ordered, made by a workflow, watched, ended, taken over.

Credits are held with the order and settled together with the end: taken when something came of it, given
back when it failed, was cancelled, or its process died.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import structlog

from altocv.ai.gateway import Gateway
from altocv.ai.keys import Keys
from altocv.chat.conversations import Conversations
from altocv.credits.ledger import Ledger
from altocv.cv.document import CV
from altocv.documents.languages import Languages
from altocv.documents.service import Documents
from altocv.errors import AltoError, NotFound, ProviderUnavailable
from altocv.workflows.tailoring import work
from altocv.workflows.tailoring.accepting import Accepted, accept
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.orders import GRACE, LONGEST_WAIT, Orders
from altocv.workflows.tailoring.run import Progress
from altocv.workflows.tailoring.store import FOR_POSTINGS, Generation, Generations, Kind, Status
from altocv.workflows.tailoring.work import Made
from altocv.workflows.turns import Turns

_log = structlog.get_logger()

_LOOK_SECONDS = 0.3
_DIED = "AltoCV was restarted while this was made. It cost nothing; please order it again."
_LATE = "The model took too long for this. It cost nothing; give it more time, or choose another model."
_WAITED = "There was too much to do before this. It cost nothing; please try again."
_BROKE = "Something broke on our side while this was made. It cost nothing; please try again."


@dataclass(frozen=True, slots=True)
class Compared:
    """One generation beside others. Scores are as `judging.Scores`, None where there are none; `edits` are
    proposals, of which some were `accepted`, `dropped` those that would not have been true."""

    id: str
    title: str
    strategy: str
    model: str
    status: Status
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    edits: int
    accepted: int
    dropped: int
    cost_microdollars: int
    tokens: int
    milliseconds: int
    credits: int


class Seen(NamedTuple):
    """How far a generation is: percent, the key of what is done just now, how many wait before it."""

    status: Status
    percent: int
    stage: str
    ahead: int


@dataclass
class _Live:
    """A generation that is made in this process."""

    task: asyncio.Task[Made] | None = None
    stopped: bool = False


class Tailoring(Orders):
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(
        self,
        generations: Generations,
        documents: Documents,
        languages: Languages,
        ledger: Ledger,
        turns: Turns,
        gateway: Gateway,
        keys: Keys,
        conversations: Conversations,
    ) -> None:
        super().__init__(generations, documents, languages, ledger, turns)
        self._gateway, self._keys, self._conversations = gateway, keys, conversations
        self._live: dict[str, _Live] = {}

    # -- at work ---------------------------------------------------------------

    async def run(self, user_id: str, generation_id: str) -> None:
        """Make what was ordered; called by the workflow. Begun again after a death, it ends it unpaid."""
        with structlog.contextvars.bound_contextvars(request_id=generation_id):
            try:
                made = await self._generations.get(user_id, generation_id)
            except NotFound:
                return  # Deleted meanwhile.
            if made.status == "processing":
                await self._end(user_id, made, "failed", error=_DIED)
            elif await self._generations.begin(user_id, generation_id):
                await self._run(user_id, made)

    async def _run(self, user_id: str, made: Generation) -> None:
        live = self._live.setdefault(made.id, _Live())
        asker = Asker(self._gateway, self._keys, self._conversations, user_id, made.id, made.patience)
        began = time.monotonic()
        live.task = asyncio.create_task(self._make(user_id, made, asker))
        status: Status = "failed"
        values: dict[str, Any] = {}
        try:
            result = await live.task
            status, values = "completed", result.values
            paid = result.paid
        except asyncio.CancelledError:
            if not live.stopped:
                raise
            status, paid = "cancelled", False
        except Exception as error:
            late = isinstance(error, TimeoutError) or (
                isinstance(error, AltoError) and error.context.get("late")
            )
            values, paid = {"error": _sentence(error), "result": {"late": bool(late)}}, False
        finally:
            self._live.pop(made.id, None)
        took = {
            "milliseconds": round((time.monotonic() - began) * 1000),
            "prompt_tokens": asker.prompt_tokens,
            "completion_tokens": asker.completion_tokens,
            "cost_microdollars": asker.cost_microdollars,
        }
        if not await self._end(user_id, made, status, paid=paid, **values, **took):
            # It was cancelled while the last call was closed; what that took is known only now.
            await self._generations.note(user_id, made.id, **took)

    async def _make(self, user_id: str, made: Generation, asker: Asker) -> Made:
        async with asyncio.timeout(made.estimate["deadline"]):
            own = await self._turns.models(user_id)
            models = tuple(model for name in made.input["models"] for model in own if model.id == name)
            if len(models) < len(made.input["models"]):
                raise ProviderUnavailable("This model is not there any more. Choose another one.")
            cv = (await self._documents.open(user_id, made.cv_id)).cv if made.cv_id else CV()
            steps: AsyncGenerator[Progress | Made, None] = work.make(made, cv, models, asker)
            async with contextlib.aclosing(steps):
                async for step in steps:
                    if isinstance(step, Made):
                        return await self._kept(user_id, made.cv_id, step)
                    if not await self._generations.progress(user_id, made.id, step.percent, step.stage):
                        self._stop(made.id)
                        await asyncio.sleep(0)
        raise ProviderUnavailable("The model said nothing. Please try again, or choose another model.")

    async def _kept(self, user_id: str, cv_id: str | None, made: Made) -> Made:
        """With a letter kept as a document, and translations put in their places."""
        if made.texts:
            await self._languages.translate(user_id, cv_id or "", made.texts)
        if made.document is None:
            return made
        opened = await self._documents.create(user_id, made.document, made.name)
        return made.with_document(opened.id)

    async def _end(self, user_id: str, made: Generation, status: Status, **values: Any) -> bool:
        return await self._generations.end(user_id, made.id, status, **values)

    def _stop(self, generation_id: str) -> None:
        live = self._live.get(generation_id)
        if live is not None and live.task is not None:
            live.stopped = True
            live.task.cancel()

    # -- watched and ended -----------------------------------------------------

    async def cancel(self, user_id: str, generation_id: str) -> None:
        """End it early; its credits come back. What is over stays as it is."""
        made = await self._generations.get(user_id, generation_id)
        self._stop(generation_id)
        await self._end(user_id, made, "cancelled")

    async def follow(
        self, user_id: str, generation_id: str, ahead_of: Callable[[str], Awaitable[int]] | None = None
    ) -> AsyncIterator[Seen]:
        """How far it is, whenever that changes; ends when it is over. `ahead_of`: how many wait before it."""
        seen = None
        while True:
            made = await self.get(user_id, generation_id)
            ahead = await ahead_of(made.id) if ahead_of and made.status == "pending" else 0
            if (state := Seen(made.status, made.progress, made.stage, ahead)) != seen:
                yield (seen := state)
            if not made.is_open:
                return
            await asyncio.sleep(_LOOK_SECONDS)

    async def get(self, user_id: str, generation_id: str) -> Generation:
        """One of them, as it is now."""
        made = await self._generations.get(user_id, generation_id)
        if not made.is_open or made.id in self._live:
            return made
        if made.started_at is None:
            due, why = made.created_at + LONGEST_WAIT, _WAITED
        else:
            # Its process died, and none like it has come back to end it.
            due, why = made.started_at + timedelta(seconds=made.estimate["deadline"]) + GRACE, _DIED
        if datetime.now(UTC) > due:
            await self._end(user_id, made, "failed", error=why)
            return await self._generations.get(user_id, generation_id)
        return made

    async def history(self, user_id: str, query: str = "", kind: Kind | None = None) -> list[Generation]:
        """What was made for postings, the newest first; with a query those that hold all of its words."""
        return await self._generations.list(user_id, query, (kind,) if kind else FOR_POSTINGS)

    async def newest(self, user_id: str, cv_id: str, kind: Kind) -> Generation | None:
        """The newest of a kind for a CV that is done or under way."""
        found = await self._generations.newest(user_id, cv_id, kind)
        return await self.get(user_id, found.id) if found else None

    async def delete(self, user_id: str, generation_id: str) -> None:
        """Forget it; what is under way is cancelled first. CVs and letters made of it stay."""
        await self.cancel(user_id, generation_id)
        await self._generations.delete(user_id, generation_id)

    async def compare(self, user_id: str, ids: Sequence[str]) -> list[Compared]:
        """Several beside each other, in the order of `ids`."""
        return [_compared(await self.get(user_id, each)) for each in ids]

    async def accept(
        self, user_id: str, generation_id: str, indexes: Sequence[int], as_new: bool, name: str = ""
    ) -> Accepted:
        """Take the chosen proposals over: into the CV as one step of undo and a named version, or, `as_new`,
        into a copy "<name> – <job>". `name` is the version's, else the job's. Raises Invalid, Conflict.
        """
        made = await self.get(user_id, generation_id)
        return await accept(self._documents, self._generations, user_id, made, indexes, as_new, name)


def _sentence(error: Exception) -> str:
    if isinstance(error, AltoError):
        return error.message
    if isinstance(error, TimeoutError):
        return _LATE
    _log.error("generation_failed", exc_info=error)
    return _BROKE


def _is_late(error: Exception) -> bool:
    """True for what more time might have helped."""
    return isinstance(error, TimeoutError) or bool(isinstance(error, AltoError) and error.context.get("late"))


def _compared(made: Generation) -> Compared:
    cards = made.result.get("cards", [])
    return Compared(
        id=made.id,
        title=made.title,
        strategy=made.strategy,
        model=made.model,
        status=made.status,
        before=made.scores_before,
        after=made.scores_after,
        edits=len(cards),
        accepted=sum(card["state"] == "accepted" for card in cards),
        dropped=len(made.result.get("dropped", [])),
        cost_microdollars=made.cost_microdollars,
        tokens=made.prompt_tokens + made.completion_tokens,
        milliseconds=made.milliseconds,
        credits=made.estimate["credits"] if made.result.get("paid") else 0,
    )
