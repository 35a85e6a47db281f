"""Cover letters: written by a model and checked, or put together from what the CV says; kept as documents."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from altocv.ai import facts
from altocv.ai.catalog import BUILT_IN, Model
from altocv.analysis import answers, requirements, skills
from altocv.cv.document import CV, Custom, Section, Work
from altocv.cv.edits import Set
from altocv.cv.inline import plain
from altocv.errors import Invalid, ProviderUnavailable
from altocv.workflows.tailoring import checks, prompts
from altocv.workflows.tailoring.asking import Asker
from altocv.workflows.tailoring.run import Progress

Tone = Literal["formal", "friendly", "confident"]
Length = Literal["short", "medium", "long"]

TONES: tuple[Tone, ...] = ("formal", "friendly", "confident")
WORDS: dict[Length, int] = {"short": 120, "medium": 220, "long": 350}
"""About how many words a letter has."""

_LINES: dict[Length, int] = {"short": 1, "medium": 2, "long": 4}
_SHORTEST = 80
_POLITE_TEXT = """
sir sirs madam madams dear mr mrs ms hiring manager team recruiter recruiting recruitment committee human
resources sincerely faithfully regards señor señora señores señoras recursos humanos equipo madame monsieur
damen herren frau herr
"""
_POLITE = frozenset(_POLITE_TEXT.split())
"""Words of greetings that are written with a capital and name nobody."""

_PRECEDED = re.compile(r"\b[A-Z]\w+ $")
_TITLES = {
    "en": "Cover letter", "es": "Carta de presentación", "fr": "Lettre de motivation", "de": "Anschreiben",
    "pt": "Carta de apresentação", "it": "Lettera di presentazione", "nl": "Motivatiebrief",
    "el": "Συνοδευτική επιστολή", "ru": "Сопроводительное письмо", "uk": "Супровідний лист",
    "ar": "خطاب تقديم", "he": "מכתב מקדים", "zh": "求职信", "ja": "添え状", "ko": "자기소개서",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as plain text, and the words in it that neither CV nor posting have."""

    text: str
    flags: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written, and by whom. `title` is the job's."""

    cv: CV
    posting: str
    title: str
    tone: Tone
    length: Length
    language: str
    model: Model
    asker: Asker


def check(model: Model, tone: str, length: str, language: str) -> None:
    """Raises Invalid for what cannot be ordered."""
    if tone not in TONES or length not in WORDS or language not in _TITLES:
        raise Invalid("Choose the tone, length and language of the letter from the lists.")
    if model.id == BUILT_IN and language not in _PHRASES:
        raise Invalid(
            "The built-in assistant writes letters in English and Spanish. Choose one of them, or another "
            "model."
        )


async def write(order: Order) -> AsyncGenerator[Progress | Letter, None]:
    """The letter, after its steps. A model that says what nobody has said is asked once to leave it out."""
    if order.model.id == BUILT_IN:
        yield Progress(40, "rules")
        yield Letter(by_rules(order))
        return
    yield Progress(15, "writing")
    messages = prompts.letter(
        order.cv, order.posting, tone=order.tone, words=WORDS[order.length], language=order.language
    )
    text = await _asked(order, messages)
    flags = invented(order.cv, order.posting, text)
    if flags:
        yield Progress(60, "checking")
        messages += [
            {"role": "assistant", "content": text},
            {"role": "user", "content": prompts.mending_letter(flags)},
        ]
        again = await _asked(order, messages)
        if len(fewer := invented(order.cv, order.posting, again)) <= len(flags):
            text, flags = again, fewer
    yield Letter(text, flags)


async def _asked(order: Order, messages: list[dict[str, Any]]) -> str:
    text = (await order.asker.ask(order.model, messages, [], "complex")).text
    if len(text) < _SHORTEST:
        raise ProviderUnavailable("The model wrote no letter. Please try again, or choose another model.")
    return text


def invented(cv: CV, posting: str, text: str) -> list[str]:
    """What a letter says that the CV does not: numbers and skills; names may be the posting's."""
    title = requirements.read(posting).title
    text = text.replace(title, " ") if title else text
    edits = checks.by_line((Set(path="basics/summary", value=text),))
    found = [word for word in facts.unknown(edits, cv, []) if any(char.isdigit() for char in word)]
    named = facts.unknown(edits, cv, [posting])
    found += [word for word in named if word not in found and word.casefold() not in _POLITE]
    known, said = checks.known_skills(cv), plain(text)
    for hit in skills.hits(said):
        is_theirs = _PRECEDED.search(said[: hit.start]) and said[: hit.end].split(" ")[-2:]
        if is_theirs and " ".join(is_theirs) in posting:
            continue  # A word of a name of theirs, like the Cloud of "Acme Cloud".
        hard = skills.SKILLS[hit.name].category in checks.HARD
        if hard and hit.name not in known and hit.name not in found:
            found.append(hit.name)
    return found


def title(language: str) -> str:
    """What a letter is called in a language."""
    return _TITLES.get(language, _TITLES["en"])


def document(cv: CV, text: str, language: str) -> CV:
    """A letter as a document that is edited, set and exported as CVs are: same head and design, one text."""
    section = Section(kind="custom", style="text", title=title(language), items=(Custom(summary=text),))
    return CV(
        basics=cv.basics.model_copy(update={"summary": ""}),
        sections=(section,),
        meta=checks.unlocked(cv).meta.model_copy(update={"language": language, "notes": ""}),
        design=cv.design,
    )


def by_rules(order: Order) -> str:
    """An honest letter of what the CV says, word for word where it matters."""
    cv, say = order.cv, _PHRASES[order.language]
    formal = order.tone == "formal"
    asked = answers.wanted(order.posting).skills
    known = answers.spelled(answers.said(cv))
    shared = [known[name] for name in asked if name in known][:6]
    paragraphs = [say["greeting" if formal else "hello"], say["apply"].format(title=order.title)]
    role = _role(cv)
    if role is not None:
        key = "role_at" if role.name and role.position else "role"
        paragraphs[-1] += " " + say[key].format(position=role.position or role.name, employer=role.name)
    if shared:
        paragraphs.append(say["skills"].format(skills=_joined(shared, say["and"])))
    lines = answers.best_lines(cv, order.posting, _LINES[order.length])
    if lines:
        paragraphs.append(say["lines"] + "\n" + "\n".join(f"– {line}" for line in lines))
    paragraphs.append(say["close_confident" if order.tone == "confident" else "close"])
    paragraphs.append(say["regards" if formal else "best"] + "\n" + cv.basics.name)
    return "\n\n".join(part.strip() for part in paragraphs if part.strip())


def _role(cv: CV) -> Work | None:
    """The role at the top of the CV."""
    section = next((s for s in cv.sections if s.kind == "work" and not s.hidden), None)
    entries = [e for e in section.items if not e.hidden and isinstance(e, Work)] if section else []
    return entries[0] if entries and (entries[0].position or entries[0].name) else None


def _joined(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"


_PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "greeting": "Dear Sir or Madam,",
        "hello": "Hello,",
        "apply": "I am applying for the position “{title}”.",
        "role_at": "My most recent role is {position} at {employer}.",
        "role": "My most recent role is {position}.",
        "skills": "Of what you ask for, I bring {skills}.",
        "and": "and",
        "lines": "From my work:",
        "close": "I would be glad to tell you more in an interview.",
        "close_confident": (
            "I am sure that I can contribute to your team, and would like to show you how in an interview."
        ),
        "regards": "Yours faithfully,",
        "best": "Kind regards,",
    },
    "es": {
        "greeting": "Estimados señores:",
        "hello": "Hola:",
        "apply": "Me dirijo a ustedes para solicitar el puesto «{title}».",
        "role_at": "Mi puesto más reciente es {position} en {employer}.",
        "role": "Mi puesto más reciente es {position}.",
        "skills": "De lo que piden, aporto {skills}.",
        "and": "y",
        "lines": "De mi trabajo:",
        "close": "Con gusto les contaré más en una entrevista.",
        "close_confident": (
            "Tengo la seguridad de poder contribuir a su equipo y me gustaría mostrárselo en una entrevista."
        ),
        "regards": "Atentamente,",
        "best": "Un cordial saludo,",
    },
}  # fmt: skip
