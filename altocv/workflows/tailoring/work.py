"""Making one generation, whatever its kind: from what was ordered to what is kept of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any

import structlog

from altocv.ai.catalog import BUILT_IN, Model
from altocv.ai.outline import outline
from altocv.cv.document import CV
from altocv.documents.records import MAX_NAME
from altocv.workflows import judging
from altocv.workflows.judging import Scores
from altocv.workflows.tailoring import checks, letters, posting, recruiter, strategies, translating
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.run import Draft, Job, Progress, tailor
from altocv.workflows.tailoring.store import Generation
from altocv.workflows.tailoring.strategies import Estimate

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an order: values of its row, whether it is worth its credits, a new document, or texts for
    the one that it was ordered for.
    """

    values: dict[str, Any] = field(default_factory=dict)
    paid: bool = True
    texts: dict[str, str] = field(default_factory=dict)
    document: CV | None = None
    name: str = ""

    def with_document(self, cv_id: str) -> Made:
        """The same with its document kept."""
        result = {**self.values["result"], "cv_id": cv_id}
        return replace(self, values={**self.values, "result": result}, document=None)


Steps = AsyncGenerator[Progress | Made, None]


def make(made: Generation, cv: CV, models: tuple[Model, ...], asker: Asker) -> Steps:
    """The steps of an order; the last one is what came of it. Raises ProviderUnavailable."""
    if made.kind == "tailor":
        return _tailored(made, checks.unlocked(cv), models, asker)
    if made.kind == "translation":
        return _translation(made, models[0], asker)
    if made.kind == "letter":
        return _letter(made, cv, models[0], asker)
    if made.kind == "reading":
        return _reading(made, cv, models[0], asker)
    return _analysis(made, models[0], asker)


def letter_estimate(cv: CV, text: str, model: Model) -> Estimate:
    """What a letter takes."""
    plan = [] if model.id == BUILT_IN else [(model, "letter")]
    return strategies.of_calls("COVER_LETTER", plan, len(outline(cv)) + len(text))


def analysis_estimate(text: str, model: Model) -> Estimate:
    """What the analysis of a posting takes."""
    plan = [] if model.id == BUILT_IN else [(model, "analysis")]
    return strategies.of_calls("JOB_ANALYSIS", plan, len(text))


def translation_estimate(texts: Mapping[str, str], model: Model) -> Estimate:
    """What translating texts takes."""
    many = translating.calls(texts)
    return strategies.of_calls(
        "TRANSLATE_CV",
        [(model, "translation")] * many,
        sum(map(len, texts.values())) // max(1, many),
        side_by_side=not model.local,
    )


def reading_estimate(cv: CV, text: str, model: Model) -> Estimate:
    """What a recruiter's reading takes."""
    return strategies.of_calls("ATS_ANALYSIS", [(model, "analysis")], len(outline(cv)) + len(text))


async def _tailored(made: Generation, cv: CV, models: tuple[Model, ...], asker: Asker) -> Steps:
    yield Progress(5, "scoring")
    before = await _scores(cv, made.posting)
    job = Job(cv, made.posting, strategies.find(made.strategy), models, asker)
    draft = Draft()
    async with aclosing(tailor(job)) as steps:
        async for step in steps:
            if isinstance(step, Draft):
                draft = step
            else:
                yield step
    yield Progress(90, "checking")
    sifted = await asyncio.to_thread(checks.sift, cv, draft.cards)
    after = await _scores(sifted.cv, made.posting) if sifted.kept else before
    # Nobody pays for proposals that nobody gets to see.
    paid = bool(sifted.kept)
    result = {
        "cards": sifted.kept,
        "dropped": sifted.dropped,
        "questions": draft.questions[:10],
        "missing": draft.missing,
        "note": draft.text[:4_000],
        "made": [],
        "paid": paid,
    }
    yield Made(
        {
            "result": result,
            "scores_before": before.plain() if before else None,
            "scores_after": after.plain() if after else None,
            "progress": 100,
            "stage": "done",
        },
        paid,
    )


async def _letter(made: Generation, cv: CV, model: Model, asker: Asker) -> Steps:
    asked = made.input
    order = letters.Order(
        cv, made.posting, made.title, asked["tone"], asked["length"], made.language, model, asker
    )
    letter = letters.Letter("")
    async with aclosing(letters.write(order)) as steps:
        async for step in steps:
            if isinstance(step, letters.Letter):
                letter = step
            else:
                yield step
    document = letters.document(cv, letter.text, made.language)
    title = letters.title(made.language)
    result = {"text": letter.text, "flags": letter.flags, "paid": True}
    yield Made(
        {"result": result, "progress": 100, "stage": "done"},
        document=document,
        name=f"{title} – {made.title}"[:MAX_NAME],
    )


async def _analysis(made: Generation, model: Model, asker: Asker) -> Steps:
    async with aclosing(posting.analyse(made.posting, model, asker, made.language)) as steps:
        async for step in steps:
            if isinstance(step, posting.Reading):
                # What the rules did for a model that could not is free, as it always is.
                paid = step.by == "model"
                result = {**step.analysis.model_dump(), "by": step.by, "paid": paid}
                yield Made({"result": result, "progress": 100, "stage": "done"}, paid)
            else:
                yield step


async def _translation(made: Generation, model: Model, asker: Asker) -> Steps:
    steps = translating.translate(dict(made.input["texts"]), made.language, model, asker)
    async with aclosing(steps):
        async for step in steps:
            if isinstance(step, translating.Translated):
                result = {"translated": len(step.texts), "left": len(step.left), "paid": True}
                yield Made({"result": result, "progress": 100, "stage": "done"}, texts=step.texts)
            else:
                yield step


async def _reading(made: Generation, cv: CV, model: Model, asker: Asker) -> Steps:
    async with aclosing(recruiter.read(cv, made.posting, model, asker, made.language)) as steps:
        async for step in steps:
            if isinstance(step, recruiter.Reading):
                result = {**step.model_dump(), "paid": True}
                yield Made({"result": result, "progress": 100, "stage": "done"})
            else:
                yield step


async def _scores(cv: CV, text: str) -> Scores | None:
    try:
        return await judging.score(cv, text)
    except Exception as error:
        # Numbers beside the work, never a reason for losing it.
        _log.warning("scoring_failed", kind=type(error).__name__)
        return None
