"""Tailoring, cover letters and analyses: ordered, made by a workflow, watched, ended, taken over.

Credits are held with the order and settled together with the end: taken when something came of it, given
back when it failed, was cancelled, or its process died.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from altocv.ai.catalog import Model
from altocv.ai.gateway import Gateway
from altocv.ai.keys import Keys
from altocv.analysis import requirements
from altocv.chat.conversations import Conversations
from altocv.credits.ledger import Ledger
from altocv.credits.prices import Kind as Price
from altocv.cv.document import CV
from altocv.documents.service import Documents, Opened
from altocv.errors import AltoError, Forbidden, Invalid, NotFound, ProviderUnavailable, RateLimited
from altocv.workflows.tailoring import letters, recruiter, strategies, work
from altocv.workflows.tailoring.accepting import Accepted, accept
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.prompts import LONGEST_POSTING
from altocv.workflows.tailoring.run import Progress
from altocv.workflows.tailoring.store import FOR_POSTINGS, Generation, Generations, Kind, Status, new_id
from altocv.workflows.tailoring.strategies import Estimate, Strategy
from altocv.workflows.tailoring.work import Made
from altocv.workflows.turns import Turns

_log = structlog.get_logger()

SHORTEST_POSTING = 40
MOST_OPEN = 4
"""Generations of one user that may be under way."""

_LOOK_SECONDS = 0.3
_GRACE = timedelta(minutes=10)
"""What is still open so long after its deadline has died."""

_DIED = "AltoCV was restarted while this was made. It cost nothing; please order it again."
_LATE = "The model took too long for this. It cost nothing; please try again, or choose another model."
_BROKE = "Something broke on our side while this was made. It cost nothing; please try again."


@dataclass(frozen=True, slots=True)
class Option:
    """A strategy as it may be chosen: what it would take, or why it cannot be had with the model."""

    strategy: Strategy
    estimate: Estimate | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One generation beside others. Scores are as `judging.Scores`, None where there are none."""

    id: str
    title: str
    strategy: str
    model: str
    status: Status
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    edits: int
    dropped: int
    cost_microdollars: int
    tokens: int
    milliseconds: int
    credits: int


@dataclass
class _Live:
    """A generation that is made in this process."""

    task: asyncio.Task[Made] | None = None
    stopped: bool = False


class Tailoring:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(
        self,
        generations: Generations,
        documents: Documents,
        ledger: Ledger,
        turns: Turns,
        gateway: Gateway,
        keys: Keys,
        conversations: Conversations,
    ) -> None:
        self._generations, self._documents, self._ledger = generations, documents, ledger
        self._turns, self._gateway, self._keys, self._conversations = turns, gateway, keys, conversations
        self._live: dict[str, _Live] = {}

    # -- orders ----------------------------------------------------------------

    async def options(self, user_id: str, cv_id: str, posting: str, model_id: str) -> list[Option]:
        """The strategies with what each would take for this CV, posting and model."""
        cv = (await self._documents.open(user_id, cv_id)).cv
        model, usable = await self._models(user_id, model_id)
        found: list[Option] = []
        for strategy in strategies.STRATEGIES.values():
            try:
                models = strategies.cast(strategy, model, usable)
            except Invalid as error:
                found.append(Option(strategy, None, error.message))
            else:
                found.append(Option(strategy, strategies.estimate(strategy, cv, posting, models)))
        return found

    async def order(
        self, user_id: str, cv_id: str, posting: str, strategy: str, model_id: str, job_id: str | None = None
    ) -> str:
        """Order the tailoring of a CV; the id of the generation, which a workflow then runs.

        Raises Invalid, Forbidden, RateLimited, InsufficientCredits.
        """
        posting, way = _checked(posting), strategies.find(strategy)
        opened = await self._documents.open(user_id, cv_id)
        model, usable = await self._models(user_id, model_id)
        models = strategies.cast(way, model, usable)
        estimate = strategies.estimate(way, opened.cv, posting, models)
        values = {"strategy": way.key, "language": opened.cv.meta.language, "input": {"cv_name": opened.name}}
        values["input"] |= {"models": [each.id for each in models]}
        return await self._place(
            user_id, "tailor", "ADAPT_CV", posting, model, estimate, job_id, opened, **values
        )

    async def order_letter(
        self,
        user_id: str,
        cv_id: str,
        posting: str,
        model_id: str,
        *,
        tone: str = "formal",
        length: str = "medium",
        language: str = "",
        job_id: str | None = None,
    ) -> str:
        """Order a cover letter; `language` is a code, else that of the CV. Raises as `order` does."""
        posting = _checked(posting)
        opened = await self._documents.open(user_id, cv_id)
        language = language or opened.cv.meta.language
        model, _ = await self._models(user_id, model_id)
        letters.check(model, tone, length, language)
        estimate = work.letter_estimate(opened.cv, posting, model)
        values = {
            "language": language,
            "input": {"cv_name": opened.name, "tone": tone, "length": length, "models": [model.id]},
        }
        return await self._place(
            user_id, "letter", "COVER_LETTER", posting, model, estimate, job_id, opened, **values
        )

    async def order_analysis(
        self, user_id: str, posting: str, model_id: str, *, spoken: str = "en", job_id: str | None = None
    ) -> str:
        """Order the analysis of a posting, written in `spoken` (en, es). Raises as `order` does."""
        posting = _checked(posting)
        model, _ = await self._models(user_id, model_id)
        estimate = work.analysis_estimate(posting, model)
        values = {"language": spoken, "input": {"models": [model.id]}}
        return await self._place(
            user_id, "analysis", "JOB_ANALYSIS", posting, model, estimate, job_id, None, **values
        )

    async def order_reading(
        self, user_id: str, cv_id: str, model_id: str, *, spoken: str = "en", posting: str = ""
    ) -> str:
        """Order a recruiter's reading of a CV, held against a posting where there is one, written in `spoken`
        (en, es). Raises as `order` does.
        """
        opened = await self._documents.open(user_id, cv_id)
        model, _ = await self._models(user_id, model_id)
        recruiter.check(model)
        posting = posting.strip()[:LONGEST_POSTING]
        estimate = work.reading_estimate(opened.cv, posting, model)
        values = {
            "language": spoken,
            "input": {
                "cv_name": opened.name,
                "version": opened.version,
                "model_name": model.name,
                "models": [model.id],
            },
        }
        return await self._place(
            user_id, "reading", "ATS_ANALYSIS", posting, model, estimate, None, opened, **values
        )

    async def _place(
        self,
        user_id: str,
        kind: Kind,
        price: Price,
        posting: str,
        model: Model,
        estimate: Estimate,
        job_id: str | None,
        opened: Opened | None,
        **values: Any,
    ) -> str:
        """Set the credits aside, and write the order down."""
        if await self._generations.count_open(user_id) >= MOST_OPEN:
            raise RateLimited("Several of these are under way already. Wait for one to end, or cancel it.")
        generation_id, title = new_id(), _title(posting)
        life = timedelta(seconds=estimate.deadline) + 2 * _GRACE
        hold = None
        if estimate.credits:
            key = f"{kind} {generation_id}"
            hold = await self._ledger.hold(user_id, price, estimate.credits, key, life)
        values["input"] |= {"posting": posting, "title": title}
        found_by = (title, values["input"].get("cv_name", ""), kind, values.get("strategy", ""), model.name)
        try:
            await self._generations.add(
                user_id,
                generation_id,
                kind=kind,
                cv_id=opened.id if opened else None,
                job_id=job_id,
                hold_id=hold.id if hold else None,
                model=model.id,
                estimate=estimate.plain(),
                found_by=(*found_by, posting),
                **values,
            )
        except BaseException:
            if hold is not None:
                await self._ledger.release(user_id, hold)
            raise
        return generation_id

    async def _models(self, user_id: str, model_id: str) -> tuple[Model, list[Model]]:
        """The model that was chosen (else the default), and all that the user may use."""
        offers = await self._turns.offers(user_id)
        chosen = next((m for m, _ in offers if m.id == model_id), None) or await self._turns.default(user_id)
        usable = [model for model, allowed in offers if allowed]
        if chosen not in usable:
            raise Forbidden(f"{chosen.name} comes with a paid plan. Choose another model, or see the plans.")
        return chosen, usable

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
        asker = Asker(self._gateway, self._keys, self._conversations, user_id, made.id)
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
            values, paid = {"error": _sentence(error)}, False
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
                        return await self._kept(user_id, step)
                    if not await self._generations.progress(user_id, made.id, step.percent, step.stage):
                        self._stop(made.id)
                        await asyncio.sleep(0)
        raise ProviderUnavailable("The model said nothing. Please try again, or choose another model.")

    async def _kept(self, user_id: str, made: Made) -> Made:
        """With the letter, where it is one, kept as a document."""
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

    async def follow(self, user_id: str, generation_id: str) -> AsyncIterator[tuple[Status, int, str]]:
        """Status, percent and stage whenever they change; ends when it is over."""
        seen = None
        while True:
            made = await self.get(user_id, generation_id)
            if (state := (made.status, made.progress, made.stage)) != seen:
                yield (seen := state)
            if not made.is_open:
                return
            await asyncio.sleep(_LOOK_SECONDS)

    async def get(self, user_id: str, generation_id: str) -> Generation:
        """One of them, as it is now."""
        made = await self._generations.get(user_id, generation_id)
        due = made.created_at + timedelta(seconds=made.estimate["deadline"]) + _GRACE
        if made.is_open and made.id not in self._live and datetime.now(UTC) > due:
            # Its process died, and none like it has come back to end it.
            await self._end(user_id, made, "failed", error=_DIED)
            return await self._generations.get(user_id, generation_id)
        return made

    async def history(self, user_id: str, query: str = "", kind: Kind | None = None) -> list[Generation]:
        """What was made for postings, the newest first; with a query those that hold all of its words."""
        return await self._generations.list(user_id, query, (kind,) if kind else FOR_POSTINGS)

    async def reading(self, user_id: str, cv_id: str) -> Generation | None:
        """The newest reading of a CV by a recruiter that is done or under way."""
        found = await self._generations.newest(user_id, cv_id, "reading")
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


def _checked(posting: str) -> str:
    posting = posting.strip()
    if len(posting) < SHORTEST_POSTING:
        raise Invalid("Paste the text of the job posting first, with what it asks for.")
    if len(posting) > LONGEST_POSTING:
        raise Invalid(f"The posting is too long. Paste at most {LONGEST_POSTING} characters of it.")
    return posting


def _title(posting: str) -> str:
    """What the job is called: the posting's title, else how it begins."""
    return (requirements.read(posting).title or " ".join(posting.split()))[:80].strip()


def _sentence(error: Exception) -> str:
    if isinstance(error, AltoError):
        return error.message
    if isinstance(error, TimeoutError):
        return _LATE
    _log.error("generation_failed", exc_info=error)
    return _BROKE


def _compared(made: Generation) -> Compared:
    return Compared(
        id=made.id,
        title=made.title,
        strategy=made.strategy,
        model=made.model,
        status=made.status,
        before=made.scores_before,
        after=made.scores_after,
        edits=len(made.result.get("cards", [])),
        dropped=len(made.result.get("dropped", [])),
        cost_microdollars=made.cost_microdollars,
        tokens=made.prompt_tokens + made.completion_tokens,
        milliseconds=made.milliseconds,
        credits=made.estimate["credits"] if made.result.get("paid") else 0,
    )
