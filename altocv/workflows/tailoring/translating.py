"""Translating the texts of a language version by a model: some at a time, each held against its source."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from altocv.ai.catalog import BUILT_IN, Model
from altocv.cv.inline import parse
from altocv.errors import Invalid, ProviderUnavailable
from altocv.workflows.tailoring import prompts
from altocv.workflows.tailoring.asking import Answer, Asker
from altocv.workflows.tailoring.run import Progress
from altocv.workflows.tailoring.side_by_side import side_by_side

AT_ONCE = 30
"""Texts of one call; small models lose track of more."""

_TRIES = 2
_LONGER = 3
"""How many times longer than its source a translation may be, and a sentence more."""

_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)|\d(?:[\d.,'’\u00a0\u202f]*\d)?")


class Translations(BaseModel):
    """Give the translation of every text, under the text's own number."""

    model_config = ConfigDict(extra="ignore")

    texts: dict[str, str] = Field(description='translations by number, like {"1": "…", "2": "…"}')


@dataclass(frozen=True, slots=True)
class Translated:
    """Translations by path; `left` are paths whose translation was no good twice."""

    texts: dict[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()


def check(model: Model, texts: Mapping[str, str]) -> None:
    """Raises Invalid for what cannot be ordered."""
    if not texts:
        raise Invalid("Nothing waits for a translation. Change a text of the original first.")
    if model.id == BUILT_IN:
        raise Invalid(
            "The built-in assistant cannot translate. Choose another model, or translate the texts yourself."
        )


def calls(texts: Mapping[str, str]) -> int:
    """How many calls of a model so many texts take."""
    return -(-len(texts) // AT_ONCE)


async def translate(
    texts: Mapping[str, str], language: str, model: Model, asker: Asker
) -> AsyncGenerator[Progress | Translated, None]:
    """The texts (path -> source) in another language, after the steps.

    A translation that lost a number or a link, or that is missing, is asked for once more and then left out.
    Raises ProviderUnavailable when nothing came of it.
    """
    yield Progress(5, "translating")
    paths = list(texts)
    parts = [paths[start : start + AT_ONCE] for start in range(0, len(paths), AT_ONCE)]
    asks = [partial(_some, {path: texts[path] for path in part}, language, model, asker) for part in parts]
    done: dict[str, str] = {}
    over = 0
    async with aclosing(side_by_side(model, asks)) as answers:
        async for _, some in answers:
            over += 1
            done.update(some or {})
            yield Progress(5 + 90 * over // len(parts), "translating")
    if not done:
        raise ProviderUnavailable(
            "The model gave no translation that could be used. Please try again, or choose another model."
        )
    yield Translated(done, tuple(path for path in paths if path not in done))


async def _some(texts: dict[str, str], language: str, model: Model, asker: Asker) -> dict[str, str]:
    """The good translations of some texts, by path. A model sees numbers in place of paths."""
    sources = {str(number): source for number, source in enumerate(texts.values(), 1)}
    messages = prompts.translation(json.dumps(sources, ensure_ascii=False, indent=0), language)
    good: dict[str, str] = {}
    for _ in range(_TRIES):
        answer = await asker.ask(model, messages, TOOL, "formatting")
        given = _read(answer)
        wrong = {}
        for number in [number for number in sources if number not in good]:
            text = given.get(number, "").strip()
            if said := problem(sources[number], text):
                wrong[number] = said
            else:
                good[number] = text
        if not wrong:
            break
        messages += [
            {"role": "assistant", "content": json.dumps(given, ensure_ascii=False) if given else "…"},
            {"role": "user", "content": prompts.mending_translation(wrong)},
        ]
    return {path: good[number] for number, path in zip(sources, texts, strict=True) if number in good}


def _read(answer: Answer) -> dict[str, str]:
    """The translations by number; none where the model did not answer as it should."""
    for arguments in (*(call.arguments for call in answer.calls), answer.text):
        try:
            return Translations.model_validate_json(arguments or "{}").texts
        except ValidationError:
            continue
    return {}


def problem(source: str, text: str) -> str:
    """What is wrong with a translation, in words for a model; empty for a good one."""
    if not text:
        return "is missing"
    if len(text) > _LONGER * len(source) + 80:
        return "says more than its source"
    if "\n" in text and "\n" not in source:
        return "has more lines than its source"
    if _numbers(text) != _numbers(source):
        return "has other numbers than its source"
    if _links(text) != _links(source):
        return "has other links than its source"
    return ""


def _numbers(text: str) -> Counter[str]:
    """The numbers, however their digits are grouped."""
    plain = "".join(piece.text for piece in parse(text))
    return Counter(re.sub(r"\D", "", number) for number in _NUMBER.findall(plain))


def _links(text: str) -> Counter[str | None]:
    return Counter(piece.href for piece in parse(text) if piece.href)


TOOL: list[dict[str, Any]] = [
    {
        "type": "function",
        "function": {
            "name": "translations",
            "description": Translations.__doc__,
            "parameters": Translations.model_json_schema(),
        },
    }
]
