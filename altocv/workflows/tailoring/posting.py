"""What a posting asks for and what to make of it: told by a model, or read by rules."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from altocv.ai.catalog import BUILT_IN, Model
from altocv.analysis import requirements, skills
from altocv.cv import words
from altocv.workflows.tailoring import prompts
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.run import Progress

_TRIES = 2
_MOST = 20

_Point = Annotated[str, Field(min_length=1, max_length=400)]
_Points = Annotated[list[_Point], Field(max_length=_MOST)]


class Analysis(BaseModel):
    """Report what the posting asks for, what speaks against it, and what an interviewer may ask."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    summary: str = Field(min_length=1, max_length=1_500, description="the job in two or three sentences")
    must: _Points = Field(default_factory=list, description="what is required, one thing each")
    nice: _Points = Field(default_factory=list, description="what would be nice to have")
    red_flags: _Points = Field(default_factory=list, description="what should make one careful, with why")
    questions: _Points = Field(default_factory=list, description="questions to expect in an interview")


@dataclass(frozen=True, slots=True)
class Reading:
    """An analysis, and who made it: the model, or the rules where it could not."""

    analysis: Analysis
    by: Literal["model", "rules"]


async def analyse(
    text: str, model: Model, asker: Asker, spoken: str
) -> AsyncGenerator[Progress | Reading, None]:
    """The analysis of a posting, after its steps. `spoken` is the language that it is written in, en or es.

    A model that does not report as it should is told once; then the rules do it.
    """
    if model.id == BUILT_IN:
        yield Progress(50, "rules")
        yield Reading(by_rules(text, spoken), "rules")
        return
    yield Progress(20, "reading")
    messages = prompts.analysis(text, spoken)
    for _ in range(_TRIES):
        answer = await asker.ask(model, messages, _TOOL, "simple")
        arguments = next((call.arguments for call in answer.calls), answer.text)
        try:
            yield Reading(Analysis.model_validate_json(arguments or "{}"), "model")
            return
        except ValidationError as error:
            where, said = words.reason(error)
            wrong = f"{'/'.join(map(str, where))} {said}"
        messages += [
            {"role": "assistant", "content": arguments or "…"},
            {"role": "user", "content": f"That was not right: {wrong}. Call {_NAME} once, with every field."},
        ]
        yield Progress(60, "reading")
    yield Reading(by_rules(text, spoken), "rules")


_NAME = "report"
_TOOL: list[dict[str, Any]] = [
    {
        "type": "function",
        "function": {
            "name": _NAME,
            "description": Analysis.__doc__,
            "parameters": Analysis.model_json_schema(),
        },
    }
]


def by_rules(text: str, spoken: str) -> Analysis:
    """What the rules read in a posting."""
    read, say = requirements.read(text), _SAID["es" if spoken == "es" else "en"]
    must = [one for one in read.requirements if one.must]
    named = list(dict.fromkeys(name for one in must for name in one.skills)) or list(skills.find(text))
    summary = [say["title"].format(title=read.title)] if read.title else []
    summary.append(
        say["counts"].format(must=len(must), nice=len(read.requirements) - len(must), duties=len(read.duties))
    )
    if named:
        summary.append(say["skills"].format(skills=", ".join(named[:8])))
    asked = [say["about_skill"].format(skill=name) for name in named[:5]]
    asked += [say["about_duty"].format(duty=one.text.rstrip(".")) for one in read.duties[:3]]
    return Analysis(
        summary=" ".join(summary)[:1_500],
        must=[_cut(one.text) for one in must][:_MOST],
        nice=[_cut(one.text) for one in read.requirements if not one.must][:_MOST],
        red_flags=_red_flags(text, spoken),
        questions=[_cut(question) for question in (*asked, say["why"])][:_MOST],
    )


def _red_flags(text: str, spoken: str) -> list[str]:
    index = 1 if spoken == "es" else 0
    found = [
        f"“{match[0]}”: {said[index]}"
        for pattern, said in _FLAGS
        if (match := pattern.search(text)) is not None
    ]
    if not _PAY.search(text):
        found.append(_SAID["es" if index else "en"]["no_pay"])
    return [_cut(flag) for flag in found][:_MOST]


def _cut(text: str) -> str:
    return text if len(text) <= 400 else f"{text[:399]}…"


_PAY = re.compile(
    r"[$€£¥]\s?\d|\d[\d.,]*\s?(?:k\b|[$€£¥]|usd|eur|gbp|euros?)|salary range|salario:", re.IGNORECASE
)


def _flag(pattern: str, english: str, spanish: str) -> tuple[re.Pattern[str], tuple[str, str]]:
    return re.compile(pattern, re.IGNORECASE), (english, spanish)


_FLAGS = (
    _flag(
        r"\b(?:rock ?star|ninja|guru|superh(?:ero|éroe))s?\b",
        "says little of the work itself; ask what a usual week looks like.",
        "dice poco del trabajo; pregunta cómo es una semana normal.",
    ),
    _flag(
        r"\b(?:unpaid|sin remuneración|no remunerad[oa])\b",
        "the work, or a part of it, is not paid.",
        "el trabajo, o parte de él, no se paga.",
    ),
    _flag(
        r"\b(?:commission[- ]only|solo comisi[oó]n|100 ?% comisi[oó]n)\b",
        "there may be no fixed pay.",
        "puede que no haya sueldo fijo.",
    ),
    _flag(
        r"\b(?:wear many hats|multitask(?:ing)?|polivalente|multitarea)\b",
        "the role may be several jobs in one; ask what comes first.",
        "pueden ser varios puestos en uno; pregunta qué es lo principal.",
    ),
    _flag(
        r"\b(?:fast[- ]paced|high[- ]pressure|work hard,? play hard|bajo presión|ritmo acelerado)\b",
        "often stands for long hours; ask about overtime.",
        "suele significar jornadas largas; pregunta por las horas extra.",
    ),
    _flag(
        r"\b(?:like a family|we are a family|somos una familia)\b",
        "ask how work and private life are kept apart.",
        "pregunta cómo se separan trabajo y vida privada.",
    ),
    _flag(
        r"\b(?:pay for (?:your|the) training|training fee|registration fee|cuota de inscripción)\b",
        "nobody should pay to work; this may be a fraud.",
        "nadie debe pagar por trabajar; puede ser un fraude.",
    ),
    _flag(
        r"\b(?:available 24/7|24/7 availability|disponibilidad (?:total|absoluta|24))\b",
        "ask what on-call hours there are and how they are paid.",
        "pregunta qué guardias hay y cómo se pagan.",
    ),
)

_SAID = {
    "en": {
        "title": "{title}.",
        "counts": "It names {must} requirements, {nice} things that would be nice, and {duties} duties.",
        "skills": "Most asked for: {skills}.",
        "about_skill": "Where have you worked with {skill}, and what came of it?",
        "about_duty": "Tell us of a time when you did this: {duty}.",
        "why": "Why do you want this position?",
        "no_pay": "The posting does not say what it pays.",
    },
    "es": {
        "title": "{title}.",
        "counts": "Nombra {must} requisitos, {nice} cosas deseables y {duties} funciones.",
        "skills": "Lo más pedido: {skills}.",
        "about_skill": "¿Dónde has trabajado con {skill} y qué resultó de ello?",
        "about_duty": "Cuéntanos una ocasión en la que hiciste esto: {duty}.",
        "why": "¿Por qué quieres este puesto?",
        "no_pay": "La oferta no dice cuánto se paga.",
    },
}
