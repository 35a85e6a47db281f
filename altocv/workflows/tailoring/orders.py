"""Ordering tailorings, cover letters and analyses: what may be had, what it takes, the credits held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from altocv.ai.catalog import Model
from altocv.analysis import requirements
from altocv.credits.ledger import Ledger
from altocv.credits.prices import Kind as Price
from altocv.documents.languages import Languages
from altocv.documents.service import Documents, Opened
from altocv.errors import Conflict, Forbidden, Invalid, RateLimited
from altocv.workflows.tailoring import letters, recruiter, strategies, translating, work
from altocv.workflows.tailoring.prompts import LONGEST_POSTING
from altocv.workflows.tailoring.store import Generations, Kind, new_id
from altocv.workflows.tailoring.strategies import Estimate, Strategy
from altocv.workflows.turns import Turns

SHORTEST_POSTING = 40
MOST_OPEN = 4
"""Generations of one user that may be under way."""

PATIENCE = (1, 2, 5, 10)
"""How many times the usual time somebody may give an order."""

LONGEST_WAIT = timedelta(hours=6)
"""What has not begun by then is ended."""

GRACE = timedelta(minutes=10)
"""What is still open so long after its deadline has died."""


@dataclass(frozen=True, slots=True)
class Option:
    """A strategy as it may be chosen: what it would take, or why it cannot be had with the model."""

    strategy: Strategy
    estimate: Estimate | None
    refusal: str = ""


class Orders:
    """What `Tailoring` does before anything is made."""

    def __init__(
        self,
        generations: Generations,
        documents: Documents,
        languages: Languages,
        ledger: Ledger,
        turns: Turns,
    ) -> None:
        self._generations, self._documents, self._languages = generations, documents, languages
        self._ledger, self._turns = ledger, turns

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
        self,
        user_id: str,
        cv_id: str,
        posting: str,
        strategy: str,
        model_id: str,
        job_id: str | None = None,
        *,
        patience: int = 1,
    ) -> str:
        """Order the tailoring of a CV; the id of the generation, which a workflow then runs. `patience` times
        as long as usual is waited for models.

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
            user_id, "tailor", "ADAPT_CV", posting, model, estimate, job_id, opened, patience, **values
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
        patience: int = 1,
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
            user_id, "letter", "COVER_LETTER", posting, model, estimate, job_id, opened, patience, **values
        )

    async def order_analysis(
        self,
        user_id: str,
        posting: str,
        model_id: str,
        *,
        spoken: str = "en",
        job_id: str | None = None,
        patience: int = 1,
    ) -> str:
        """Order the analysis of a posting, written in `spoken` (en, es). Raises as `order` does."""
        posting = _checked(posting)
        model, _ = await self._models(user_id, model_id)
        estimate = work.analysis_estimate(posting, model)
        values = {"language": spoken, "input": {"models": [model.id]}}
        return await self._place(
            user_id, "analysis", "JOB_ANALYSIS", posting, model, estimate, job_id, None, patience, **values
        )

    async def order_translation(self, user_id: str, cv_id: str, model_id: str, *, patience: int = 1) -> str:
        """Order the translation of what waits for it in a language version. Raises as `order` does."""
        model, _ = await self._models(user_id, model_id)
        opened, texts = await self._waiting(user_id, cv_id)
        translating.check(model, texts)
        estimate = work.translation_estimate(texts, model)
        about = {"texts": list(texts.items()), "title": opened.name, "cv_name": opened.name}
        values = {"language": opened.cv.meta.language, "input": {**about, "models": [model.id]}}
        return await self._place(
            user_id, "translation", "TRANSLATE_CV", "", model, estimate, None, opened, patience, **values
        )

    async def translation_estimate(self, user_id: str, cv_id: str, model_id: str) -> Estimate:
        """What `order_translation` would take. Raises Invalid where there is nothing to translate."""
        model, _ = await self._models(user_id, model_id)
        _, texts = await self._waiting(user_id, cv_id)
        translating.check(model, texts)
        return work.translation_estimate(texts, model)

    async def _waiting(self, user_id: str, cv_id: str) -> tuple[Opened, dict[str, str]]:
        """A version, and the texts of its original that are to be translated, by path."""
        opened = await self._documents.open(user_id, cv_id)
        link = await self._languages.link(user_id, cv_id, opened.cv)
        return opened, {path: one.source for path, one in link.waiting.items()} if link else {}

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
        about = {"cv_name": opened.name, "version": opened.version, "model_name": model.name}
        values = {"language": spoken, "input": {**about, "models": [model.id]}}
        return await self._place(
            user_id, "reading", "ATS_ANALYSIS", posting, model, estimate, None, opened, 1, **values
        )

    async def again(self, user_id: str, generation_id: str, patience: int | None = None) -> str:
        """Order what failed or was cancelled once more, for the CV as it is now; `patience`, else as before.

        Raises Conflict for what did not fail, and as `order` does.
        """
        made = await self._generations.get(user_id, generation_id)
        if made.status not in ("failed", "cancelled"):
            raise Conflict("This is under way or done already. Order a new one above.")
        asked, more = made.input, patience or made.patience
        if made.kind == "analysis":
            return await self.order_analysis(
                user_id, made.posting, made.model, spoken=made.language, job_id=made.job_id, patience=more
            )
        assert made.cv_id is not None
        if made.kind == "translation":
            return await self.order_translation(user_id, made.cv_id, made.model, patience=more)
        if made.kind == "letter":
            return await self.order_letter(
                user_id,
                made.cv_id,
                made.posting,
                made.model,
                tone=asked["tone"],
                length=asked["length"],
                language=made.language,
                job_id=made.job_id,
                patience=more,
            )
        return await self.order(
            user_id, made.cv_id, made.posting, made.strategy, made.model, made.job_id, patience=more
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
        patience: int,
        **values: Any,
    ) -> str:
        """Set the credits aside, and write the order down."""
        if patience not in PATIENCE:
            raise Invalid("Choose one of the times that are offered.")
        estimate = replace(estimate, deadline=estimate.deadline * patience)
        if await self._generations.count_open(user_id) >= MOST_OPEN:
            raise RateLimited("Several of these are under way already. Wait for one to end, or cancel it.")
        generation_id = new_id()
        life = LONGEST_WAIT + timedelta(seconds=estimate.deadline) + 2 * GRACE
        hold = None
        if estimate.credits:
            key = f"{kind} {generation_id}"
            hold = await self._ledger.hold(user_id, price, estimate.credits, key, life)
        asked = {"title": _title(posting), **values["input"], "posting": posting, "patience": patience}
        values["input"], title = asked, asked["title"]
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
