"""The strategies at work: each goes through its calls, says how far it is, and ends with a draft."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from altocv.ai.catalog import BUILT_IN, Model, Task
from altocv.cv import edits as editing
from altocv.cv.document import CV
from altocv.cv.locales import section_title
from altocv.errors import ProviderUnavailable
from altocv.workflows import judging, proposals
from altocv.workflows.tailoring import checks, prompts, rules
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.side_by_side import side_by_side
from altocv.workflows.tailoring.strategies import Strategy, parts

MOST_CALLS, MOST_CARDS = 40, 40
"""Tool calls of one answer that are looked at, and proposals of one draft."""

_NOTHING = "The model said nothing. Please try again, or choose another model."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: percent, and the code of what is being done."""

    percent: int
    stage: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Proposals (as in `altocv.workflows.proposals`), questions to the person, what the model said beside
    them, and the parts that no model answered for.
    """

    cards: list[dict[str, Any]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    text: str = ""
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be tailored to what, how, and by whom. `models` as `strategies.cast` gave them."""

    cv: CV
    posting: str
    strategy: Strategy
    models: tuple[Model, ...]
    asker: Asker


Step = Progress | Draft
Steps = AsyncGenerator[Step, None]


async def tailor(job: Job) -> Steps:
    """The strategy's steps; the last one is the draft. Raises ProviderUnavailable when no model answers."""
    if job.models[0].id == BUILT_IN:
        yield Progress(40, "rules")
        by_rule = rules.quick if job.strategy.key == "quick" else rules.keywords
        yield Draft(await asyncio.to_thread(by_rule, job.cv, job.posting))
        return
    async for step in _WAYS.get(job.strategy.key, _at_once)(job):
        yield step


async def _at_once(job: Job) -> Steps:
    """One call: quick, budget, keywords."""
    yield Progress(15, "writing")
    yield await _draft(job, job.models[0], prompts.TASKS[job.strategy.key], job.strategy.tasks[0])


async def _cascade(job: Job) -> Steps:
    """A small model drafts, the chosen one decides; where that fails the draft stays."""
    yield Progress(10, "drafting")
    first = await _draft(job, job.models[0], prompts.TASKS["draft"], "simple")
    yield Progress(50, "refining")
    told = json.dumps([_told(card) for card in first.cards], ensure_ascii=False)
    try:
        better = await _draft(
            job, job.models[-1], prompts.TASKS["refine"].replace("{draft}", told), "complex"
        )
    except ProviderUnavailable:
        yield Draft(first.cards, first.questions, first.text, ["refining"])
        return
    yield Draft(better.cards or first.cards, better.questions or first.questions, better.text)


async def _by_section(job: Job) -> Steps:
    """A call for each part, side by side."""
    names = [_names(job.cv, ids) for ids in parts(job.cv)] or ["the CV"]
    tasks = [prompts.TASKS["section"].replace("{parts}", name) for name in names]
    found: list[Draft | None] = [None] * len(tasks)
    done = 0
    yield Progress(10, "writing")
    asks = [_asking(job, job.models[0], task, "complex") for task in tasks]
    async for index, draft in side_by_side(job.models[0], asks):
        found[index], done = draft, done + 1
        yield Progress(10 + 70 * done // len(tasks), "writing")
    there = [draft for draft in found if draft is not None]
    yield Draft(
        # What a model proposes for another part than it was asked about is that part's own call to say.
        cards=[
            card
            for draft, ids in zip(found, parts(job.cv) or [()], strict=True)
            for card in (draft.cards if draft else ())
            if _is_about(job.cv, card, ids)
        ],
        questions=list(dict.fromkeys(question for draft in there for question in draft.questions)),
        missing=[name for name, draft in zip(names, found, strict=True) if draft is None],
    )


async def _ensemble(job: Job) -> Steps:
    """Several drafts; of each place the version that answers the posting best."""
    drafts: list[Draft] = []
    async for step in _drafts(job):
        if isinstance(step, Progress):
            yield step
        else:
            drafts.append(step)
    yield Progress(75, "choosing")
    cards = await _best_of_each(job, drafts)
    yield Draft(cards, list(dict.fromkeys(q for draft in drafts for q in draft.questions)))


async def _tournament(job: Job) -> Steps:
    """Several drafts; a model compares them in pairs, and the scores decide where it does not."""
    drafts: list[Draft] = []
    async for step in _drafts(job):
        if isinstance(step, Progress):
            yield step
        else:
            drafts.append(step)
    best = drafts[0]
    for number, other in enumerate(drafts[1:], 1):
        yield Progress(60 + 30 * number // len(drafts), "judging")
        if await _is_better(job, other, best):
            best = other
    yield best


_WAYS: dict[str, Callable[[Job], Steps]] = {
    "cascade": _cascade,
    "sections": _by_section,
    "ensemble": _ensemble,
    "tournament": _tournament,
}


async def _drafts(job: Job) -> Steps:
    """A draft of each model, each with another emphasis."""
    yield Progress(10, "drafting")
    asks = [
        _asking(job, model, f"{prompts.TASKS['draft']} {emphasis}", "complex")
        for model, emphasis in zip(job.models, prompts.EMPHASES, strict=False)
    ]
    found: dict[int, Draft] = {}
    done = 0
    async for index, draft in side_by_side(job.models[0], asks):
        done += 1
        if draft is not None:
            found[index] = draft
        yield Progress(10 + 45 * done // len(asks), "drafting")
    for index in sorted(found):
        yield found[index]


Asking = Callable[[], Awaitable[Draft]]


def _asking(job: Job, model: Model, task: str, kind: Task) -> Asking:
    return lambda: _draft(job, model, task, kind)


async def _draft(job: Job, model: Model, task: str, kind: Task) -> Draft:
    """One model's proposals; calls that are not right go back to it once."""
    messages = prompts.tailoring(job.cv, job.posting, task)
    answer = await job.asker.ask(model, messages, prompts.schemas(), kind)
    cards, wrong = proposals.read(job.cv, answer.calls[:MOST_CALLS], [])
    if wrong:
        messages += proposals.mending(answer.text, answer.calls[:MOST_CALLS], wrong)
        try:
            mended = await job.asker.ask(model, messages, prompts.schemas(), kind)
        except ProviderUnavailable:
            mended = None
        if mended is not None:
            more, _ = proposals.read(job.cv, mended.calls[:MOST_CALLS], [])
            cards += [card for card in more if card not in cards]
    if not answer.text and not answer.calls:
        raise ProviderUnavailable(_NOTHING)
    questions = [question for card in cards if card["kind"] == "form" for question in card["options"]]
    return Draft([c for c in cards if c["kind"] == "edits"][:MOST_CARDS], questions, answer.text)


async def _best_of_each(job: Job, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    """Of all proposals for one place the best; what several drafts touch comes first."""
    places: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for draft in drafts:
        for card in draft.cards:
            edits = editing.read(card["edits"])
            place = tuple(sorted(editing.touches(edits, job.cv)))
            places.setdefault(place, []).append(card)
    chosen: list[dict[str, Any]] = []
    for cards in sorted(places.values(), key=len, reverse=True):
        sound = [card for card in cards if checks.verdict(job.cv, editing.read(card["edits"]))[0] is None]
        if not sound:
            chosen.append(cards[0])  # To be dropped and reported with its reason.
            continue
        if len(sound) == 1:
            chosen.append(sound[0])
            continue
        fits = [await _fit(job, card) for card in sound]
        chosen.append(sound[fits.index(max(fits))])
    return chosen[:MOST_CARDS]


async def _fit(job: Job, card: dict[str, Any]) -> float:
    after = checks.together(job.cv, [card])
    return (await judging.fit(after, job.posting)) if after is not None else -1.0


async def _is_better(job: Job, other: Draft, best: Draft) -> bool:
    """Whether a draft beats the best so far. What breaks a rule counts for neither."""
    new, old = checks.sift(job.cv, other.cards), checks.sift(job.cv, best.cards)
    if not new.kept or not old.kept:
        return bool(new.kept)
    asked = prompts.judging(job.posting, _listed(old.kept), _listed(new.kept))
    try:
        answer = await job.asker.ask(job.models[0], asked, prompts.VERDICT, "simple")
    except ProviderUnavailable:
        answer = None
    for call in answer.calls if answer else ():
        try:
            better = json.loads(call.arguments).get("better")
        except (ValueError, AttributeError):
            continue
        if better in ("A", "B"):
            return better == "B"
    return await judging.fit(new.cv, job.posting) > await judging.fit(old.cv, job.posting)


def _listed(cards: Sequence[dict[str, Any]]) -> str:
    return json.dumps([_told(card) for card in cards], ensure_ascii=False)


def _told(card: dict[str, Any]) -> dict[str, Any]:
    """A proposal for another model: its edits, and what they are for."""
    return {"edits": card["edits"], "why": card["title"]}


def _is_about(cv: CV, card: dict[str, Any], ids: Sequence[str]) -> bool:
    """Whether a proposal is about one of some sections; the summary's has the headline too."""
    kinds = {section.kind for section in cv.sections if section.id in ids}
    roots = [f"sections/@{key}" for key in ids]
    roots += ["basics/summary", "basics/label"] if "summary" in kinds else []
    places = editing.touches(editing.read(card["edits"]), cv)
    return not ids or any(place == root or place.startswith(f"{root}/") for place in places for root in roots)


def _names(cv: CV, ids: Sequence[str]) -> str:
    titles = {s.id: s.title or section_title(s.kind, cv.meta.language) for s in cv.sections}
    return ", ".join(f"“{titles[key]}” (@{key})" for key in ids)
