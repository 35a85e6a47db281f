"""What a job posting asks for, read from its plain text: one requirement a line or sentence.

Headings in English and Spanish say what follows them ("Nice to have", "Funciones"); where there are none
that we know, phrases that ask and then bullets decide. What the employer says of itself is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from altocv.analysis import languages, phrases, skills
from altocv.analysis.phrases import Degree, Part

DEGREES: tuple[Degree, ...] = ("secondary", "vocational", "bachelor", "master", "doctorate")
"""From the lowest up."""

_LONGEST_POSTING = 60_000
_LONGEST = 600
"""Characters of a posting and of one requirement; what goes on longer is cut."""
_MOST = 100
"""Requirements (and duties) of one posting; further ones are left out."""
_HEADING_LENGTH, _HEADING_WORDS = 70, 9
_MOST_YEARS = 40
_FULL_LINE = 70
"""Characters from which on a line may have been broken because it was full."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing asked for. `must` is False for what would only be nice; `any_of` is true where one of the
    skills, or of the languages, will do ("Java or Kotlin"); `years` of experience and `degree` are None where
    none is asked."""

    text: str
    must: bool = True
    skills: tuple[str, ...] = ()
    any_of: bool = False
    years: float | None = None
    degree: Degree | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting as read: its first line if it may be a title, what it asks for and what is to be done."""

    title: str
    requirements: tuple[Requirement, ...]
    duties: tuple[Requirement, ...]


_BULLET = re.compile(r"\s*(?:[-*+•·‣▪◦●○■□–—✓✔➢►▸→]+|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_DECORATION = re.compile(r"^[#*_\s]+|[*_\s]+$")
_SENTENCE_END = re.compile(
    r"(?<=[.!?;])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\b[A-Z]\.)\s+(?=[A-ZÁÉÍÓÚÑ¿¡•])"
)


def requirements(posting: str) -> tuple[Requirement, ...]:
    """What a posting asks for, in its order; empty for a text that asks for nothing."""
    return read(posting).requirements


def read(posting: str) -> Posting:
    """A posting as its title, requirements and duties."""
    posting = posting[:_LONGEST_POSTING]
    lines = list(_lines(posting))
    asked = [(text, must) for part, text, must, asks in _asked(lines) if asks]
    if not asked:
        asked = _fallback(lines)
    duties = [line.text for line in lines if line.part == "duties"]
    kept = {text for text, _ in asked}
    return Posting(
        title=_title(posting),
        requirements=tuple(_requirement(text, must) for text, must in asked[:_MOST]),
        duties=tuple(_requirement(text, True) for text in duties[:_MOST] if text not in kept),
    )


def years(text: str) -> float | None:
    """The years of experience that a text asks for, the lower bound of a range; None where it asks none."""
    for found in phrases.YEARS.finditer(text):
        if phrases.AT_MOST.search(text[max(found.start() - 20, 0) : found.start()]):
            continue
        amount = phrases.NUMBERS.get(found[1].casefold()) or float(found[1].replace(",", "."))
        asked = amount / 12 if found[2][0] in "mM" else amount
        if 0 < asked <= _MOST_YEARS:
            return round(asked, 2)
    return None


def degree(text: str) -> Degree | None:
    """The lowest degree that a text names, for "bachelor's or master's" asks for no more; or None."""
    return next((level for level, pattern in reversed(phrases.DEGREES) if pattern.search(text)), None)


def highest_degree(text: str) -> Degree | None:
    """The highest degree that a text names, or None."""
    return next((level for level, pattern in phrases.DEGREES if pattern.search(text)), None)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bullet: bool
    part: Part


def _lines(posting: str) -> Iterator[_Line]:
    """The bullets and sentences with the part of the posting that they are in. Headings are left out, and
    the title where anything follows it."""
    part: Part = "unknown"
    for index, (raw, bullet) in enumerate(_joined(posting)):
        if index == 0 and _title(posting) == _DECORATION.sub("", raw) and "\n" in posting.strip():
            continue
        for sentence in [raw] if bullet else _SENTENCE_END.split(raw):
            text = _DECORATION.sub("", sentence)
            named, rest = _heading(text, bullet)
            if named:
                part = part if named == "unknown" and part in ("must", "nice") else named
                text = rest
            if len(cut := text[:_LONGEST].strip()) > 1:
                yield _Line(cut, bullet, part)


def _joined(posting: str) -> Iterator[tuple[str, bool]]:
    """The lines, those that go on in the next one put together, and whether each is a bullet."""
    held: list[str] = []
    bullet = False
    for line in posting.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        mark = _BULLET.match(line)
        text = (line[mark.end() :] if mark else line).strip()
        if held and text and not mark and _goes_on(held[-1], text):
            held.append(text)
            continue
        if held:
            yield " ".join(held), bullet
        held, bullet = [text] if text else [], bool(mark)
    if held:
        yield " ".join(held), bullet


def _goes_on(line: str, following: str) -> bool:
    """Whether a line was only broken because it was full, or before a word that begins nothing."""
    if line[-1] in ".!?:;":
        return False
    return following[0].islower() or (len(line) >= _FULL_LINE and _heading(following, False)[0] is None)


def _heading(text: str, bullet: bool) -> tuple[Part | None, str]:
    """The part that a line heads and what follows the heading in the line; None for a line of content."""
    title, colon, rest = text[: _HEADING_LENGTH + 1].partition(":")
    inline = bool(colon) and bool(rest.strip())
    title = _DECORATION.sub("", title)
    if not title or len(title) > _HEADING_LENGTH or len(title.split()) > _HEADING_WORDS or title[-1] in ".;,":
        return None, ""
    for part, pattern in phrases.HEADINGS:
        found = pattern.match(title)
        if found and (colon or not bullet) and len(title[found.end() :].split()) <= (4 if colon else 3):
            whole = text.partition(":")[2].strip() if colon else ""
            return part, _DECORATION.sub("", whole)
    if inline or bullet:
        return None, ""
    is_title = len(title) > 3 and (title.isupper() or bool(colon))
    return ("unknown", "") if is_title else (None, "")


def _asked(lines: list[_Line]) -> Iterator[tuple[Part, str, bool, bool]]:
    """Each line with whether it is a must and whether it asks for anything at all."""
    for line in lines:
        must = line.part != "nice" and not phrases.NICE.search(line.text)
        strong = bool(phrases.STRONG.search(line.text)) or not must
        if line.part in ("must", "nice"):
            asks = len(line.text) > 2
        elif line.part == "duties":
            asks = strong and not line.text.casefold().startswith(("you will", "you'll", "you’ll"))
        else:
            asks = line.part == "unknown" and (strong or bool(phrases.ASKS.search(line.text)))
        yield line.part, line.text, must, asks


def _fallback(lines: list[_Line]) -> list[tuple[str, bool]]:
    """For a posting without a known phrase: its bullets, else the lines that name a skill."""
    open_lines = [line for line in lines if line.part != "other"]
    chosen = [line for line in open_lines if line.bullet] or [
        line for line in open_lines if set(skills.find(line.text).values()) & {"technical", "certification"}
    ]
    return [(line.text, not phrases.NICE.search(line.text)) for line in chosen]


def _requirement(text: str, must: bool) -> Requirement:
    named, spoken = tuple(skills.find(text)), languages.asked(text)
    return Requirement(
        text=text,
        must=must,
        skills=named,
        any_of=max(len(named), len(spoken)) > 1 and bool(phrases.ALTERNATIVES.search(text)),
        years=years(text),
        degree=degree(text),
        languages=spoken,
    )


def _title(posting: str) -> str:
    """The first line when it is short enough to be the job's title, else nothing."""
    first = next((line for line in posting[:2_000].splitlines() if line.strip()), "")
    title = _DECORATION.sub("", first)
    is_title = len(title) <= 100 and title[-1:] not in (".", ":") and not _BULLET.match(first)
    return title if is_title else ""
