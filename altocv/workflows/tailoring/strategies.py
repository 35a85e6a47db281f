"""The seven ways of tailoring a CV, which models each asks, and what that takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from altocv.ai.catalog import BUILT_IN, Model, Task
from altocv.ai.outline import outline
from altocv.credits.prices import PRICES, Kind
from altocv.cv.document import CV
from altocv.errors import Invalid

StrategyKey = Literal["quick", "budget", "cascade", "sections", "keywords", "ensemble", "tournament"]

MOST_AT_ONCE = 3
"""Drafts of an ensemble or tournament, and calls that run side by side."""

TEXT_KINDS = ("work", "volunteer", "projects", "education", "custom")
"""Kinds of sections that are worded anew one by one."""

_PROMPT_TOKENS = 1_600
"""What a prompt takes beside CV and posting: the rules and the tools."""

_CHARACTERS_A_TOKEN = 4
_ANSWER_TOKENS = {"tailor": 1_400, "judge": 120, "letter": 600, "analysis": 700, "translation": 1_500}
_HOSTED_SECONDS, _HOSTED_TOKENS_A_SECOND = 2.5, 70
_LOCAL_SECONDS, _LOCAL_READ_A_SECOND, _LOCAL_WRITTEN_A_SECOND = 3.0, 150, 12


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of tailoring. `description` is the key of its text; `tasks` are what its models are asked for.

    `built_in`: the built-in assistant can do it by rules.
    """

    key: StrategyKey
    description: str
    tasks: tuple[Task, ...]
    built_in: bool = False


STRATEGIES: dict[str, Strategy] = {
    each.key: each
    for each in (
        Strategy("quick", "tailor.about.quick", ("simple",), built_in=True),
        Strategy("budget", "tailor.about.budget", ("formatting",)),
        Strategy("cascade", "tailor.about.cascade", ("simple", "complex")),
        Strategy("sections", "tailor.about.sections", ("complex",)),
        Strategy("keywords", "tailor.about.keywords", ("simple",), built_in=True),
        Strategy("ensemble", "tailor.about.ensemble", ("complex",)),
        Strategy("tournament", "tailor.about.tournament", ("complex", "simple")),
    )
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """What something would take: calls of models, tokens in all, millionths of a US dollar, seconds, credits.

    `deadline` is after how many seconds it is given up.
    """

    calls: int
    tokens: int
    cost_microdollars: int
    seconds: int
    credits: int
    deadline: int = 120

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def find(key: str) -> Strategy:
    """A strategy by its key. Raises Invalid."""
    if key not in STRATEGIES:
        raise Invalid("There is no such way of tailoring. Choose one from the list.")
    return STRATEGIES[key]


def cast(strategy: Strategy, chosen: Model, models: Sequence[Model]) -> tuple[Model, ...]:
    """The models that a strategy asks, in their order; `models` are all that the user may use.

    Nobody else than the user chose is let in: beside a local model only local ones, beside one on the user's
    own key only those. Raises Invalid for what the built-in assistant cannot do.
    """
    if chosen.id == BUILT_IN:
        if not strategy.built_in:
            raise Invalid(
                "The built-in assistant has no AI model and cannot tailor in this way. Choose “Quick” or "
                "“Keywords”, or another model."
            )
        return (chosen,)
    alike = [m for m in models if m.id not in (BUILT_IN, chosen.id) and _kind(m) == _kind(chosen)]
    small = sorted((m for m in alike if not m.large), key=_price)
    match strategy.key:
        case "budget":
            return (min((chosen, *small), key=_price),)
        case "cascade":
            return (small[0] if small and chosen.large else chosen, chosen)
        case "ensemble" | "tournament":
            others = [m for m in alike if m.provider != chosen.provider and m.large <= chosen.large]
            drafting = (chosen, *others)[:MOST_AT_ONCE]
            return drafting + (chosen,) * (MOST_AT_ONCE - len(drafting))
    return (chosen,)


def is_free(models: Sequence[Model]) -> bool:
    """True for what runs on this machine, or is paid by the user's own key."""
    return all(model.local or model.own for model in models)


def estimate(strategy: Strategy, cv: CV, posting: str, models: Sequence[Model]) -> Estimate:
    """What tailoring takes; `models` as `cast` gave them."""
    if models[0].id == BUILT_IN:
        return Estimate(0, 0, 0, 1, 0)
    first = models[0]
    match strategy.key:
        case "cascade":
            plan = [(first, "tailor"), (models[-1], "tailor")]
        case "sections":
            plan = [(first, "tailor")] * max(1, len(parts(cv)))
        case "ensemble":
            plan = [(model, "tailor") for model in models]
        case "tournament":
            plan = [(model, "tailor") for model in models]
            plan += [(first, "judge")] * (len(models) - 1)
        case _:
            plan = [(first, "tailor")]
    return of_calls("ADAPT_CV", plan, len(outline(cv)) + len(posting), is_side_by_side(strategy, first))


def of_calls(
    kind: Kind, plan: Sequence[tuple[Model, str]], characters: int, side_by_side: bool = False
) -> Estimate:
    """What calls take: each a model and what it is asked for, with `characters` to read each time."""
    read = characters // _CHARACTERS_A_TOKEN + _PROMPT_TOKENS
    tokens = cost = 0
    seconds = 0.0
    for model, what in plan:
        written = _ANSWER_TOKENS[what]
        tokens += read + written
        cost += model.cost(read, written)
        seconds += _seconds(model, read, written)
    if side_by_side and plan:
        seconds *= -(-len(plan) // MOST_AT_ONCE) / len(plan)
    # Half as many calls again for what has to be mended, and patience for slow hours.
    deadline = round(90 + 5 * seconds) if plan else 60
    free = is_free([model for model, _ in plan])
    return Estimate(len(plan), tokens, cost, max(1, round(seconds)), 0 if free else PRICES[kind], deadline)


def is_side_by_side(strategy: Strategy, model: Model) -> bool:
    """True where calls run at once; a machine of one's own answers them one by one."""
    return strategy.key in ("sections", "ensemble", "tournament") and not model.local


def parts(cv: CV) -> list[tuple[str, ...]]:
    """What `sections` works on one by one: the ids of sections that a call is about.

    The summary, each section with texts, and all skills together.
    """
    shown = [section for section in cv.sections if not section.hidden]
    found = [(section.id,) for section in shown if section.kind == "summary" and cv.basics.summary.strip()]
    found += [(section.id,) for section in shown if section.kind in TEXT_KINDS and section.items]
    skills = tuple(section.id for section in shown if section.kind == "skills" and section.items)
    return [*found, skills] if skills else found


def _kind(model: Model) -> str:
    return "own" if model.own else "local" if model.local else "hosted"


def _price(model: Model) -> float:
    return model.input_price + 3 * model.output_price


def _seconds(model: Model, read: int, written: int) -> float:
    if model.local:
        return _LOCAL_SECONDS + read / _LOCAL_READ_A_SECOND + written / _LOCAL_WRITTEN_A_SECOND
    return _HOSTED_SECONDS + written / _HOSTED_TOKENS_A_SECOND
