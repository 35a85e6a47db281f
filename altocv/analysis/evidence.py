"""What a CV shows, piece by piece, read and embedded once for any number of postings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from altocv.analysis import languages, skills
from altocv.analysis.embed import Space, unit
from altocv.analysis.requirements import DEGREES, Degree, highest_degree
from altocv.analysis.terms import stems
from altocv.cv.dates import PartialDate
from altocv.cv.document import CV, Entry, Section, Work
from altocv.cv.inline import plain

Span = tuple[int, int]
"""Months since year 0, the second not included."""

_LINES = ("highlights",)
_TEXTS = ("summary", "description", "reference")
_HEADS = {
    "work": ("position", "name"),
    "volunteer": ("position", "organization"),
    "education": ("study_type", "area", "institution", "courses"),
    "projects": ("name", "roles", "keywords"),
    "skills": ("name", "level", "keywords"),
    "languages": ("language", "fluency"),
    "certificates": ("name", "issuer"),
    "awards": ("title", "awarder"),
    "publications": ("name", "publisher"),
    "interests": ("name", "keywords"),
    "references": (),
    "custom": ("title", "subtitle", "keywords"),
}
"""Kind of section -> the fields that make one line of an entry; its first one gives the path."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of the CV: where it stands, what kind of section it is in ("summary" for the label as well),
    the id of its entry (empty outside of one), what skills and languages it names, its words' stems."""

    path: str
    text: str
    kind: str
    entry: str
    skills: frozenset[str]
    languages: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """A CV as what may answer a posting. `vectors` has one row a piece; `skills` the paths that show each;
    `implied` are skills that no text names but others show; `spans` the time of each role by its id;
    `years` of experience in all, overlaps counted once; `degree` the highest."""

    space: Space
    pieces: tuple[Piece, ...]
    vectors: np.ndarray = field(repr=False)
    skills: dict[str, tuple[str, ...]]
    implied: frozenset[str]
    spans: dict[str, Span]
    years: float
    degree: Degree | None
    has_education: bool

    @property
    def whole(self) -> np.ndarray:
        """The CV as one vector, (dimensions,): the mean of its pieces, for finding near postings fast."""
        return unit(self.vectors.sum(axis=0, keepdims=True))[0]


def evidence(cv: CV, space: Space, today: date | None = None) -> Evidence:
    """The evidence of a CV; `today` (else the clock's) ends the roles that go on."""
    pieces = tuple(_piece(*each) for each in _told(cv) if each[1])
    paths: dict[str, list[str]] = {}
    for piece in pieces:
        for name in sorted(piece.skills):
            paths.setdefault(name, []).append(piece.path)
    spans = _spans(cv, today or date.today())
    schools = [piece.text for piece in pieces if piece.kind == "education"]
    levels: list[Degree] = [level for text in schools if (level := highest_degree(text))]
    return Evidence(
        space=space,
        pieces=pieces,
        vectors=space.vectors([piece.text for piece in pieces]),
        skills={name: tuple(found) for name, found in paths.items()},
        implied=frozenset(above for name in paths for above in skills.broader(name)) - paths.keys(),
        spans=spans,
        years=merged_years(list(spans.values())),
        degree=max(levels, key=lambda level: DEGREES.index(level), default=None),
        has_education=bool(schools),
    )


def told(cv: CV) -> list[str]:
    """The texts of a CV's evidence, in its order."""
    return [text for _, text, _, _ in _told(cv) if text]


def merged_years(spans: Sequence[Span]) -> float:
    """Years that spans of months cover together, what overlaps counted once."""
    months, reached = 0, 0
    for start, end in sorted(spans):
        months += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return round(months / 12, 2)


def _piece(path: str, text: str, kind: str, entry: str) -> Piece:
    spoken = languages.named(text) if kind == "languages" else languages.find(text)
    return Piece(path, text, kind, entry, frozenset(skills.find(text)), frozenset(spoken), stems(text))


def _told(cv: CV) -> Iterator[tuple[str, str, str, str]]:
    """Path, plain text, kind and entry of all that the CV says of its owner's work."""
    yield "basics/label", plain(cv.basics.label).strip(), "summary", ""
    for section in cv.sections:
        if section.hidden:
            continue
        if section.kind == "summary":
            yield "basics/summary", plain(cv.basics.summary).strip(), "summary", ""
        for entry in section.items:
            if not entry.hidden:
                yield from _entry(section, entry)


def _entry(section: Section, entry: Entry) -> Iterator[tuple[str, str, str, str]]:
    named = [(name, text) for name in _HEADS[section.kind] if (text := _joined(getattr(entry, name)))]
    if named:
        yield f"@{entry.id}/{named[0][0]}", ", ".join(text for _, text in named), section.kind, entry.id
    for name in _TEXTS:
        yield f"@{entry.id}/{name}", _joined(getattr(entry, name, "")), section.kind, entry.id
    for name in _LINES:
        for index, line in enumerate(getattr(entry, name, ())):
            yield f"@{entry.id}/{name}/{index}", plain(line).strip(), section.kind, entry.id


def _joined(value: Any) -> str:
    texts = value if isinstance(value, tuple) else (value,)
    return ", ".join(text for each in texts if (text := plain(each).strip()))


def _spans(cv: CV, today: date) -> dict[str, Span]:
    """The time of each role that is shown and dated. Without an end it goes on, as JSON Resume has it."""
    now = today.year * 12 + today.month
    found: dict[str, Span] = {}
    for section in cv.sections:
        for entry in section.items:
            if section.hidden or entry.hidden or not isinstance(entry, Work) or entry.start_date.year is None:
                continue
            start = _month(entry.start_date)
            end = now if _goes_on(entry.end_date) else _month(entry.end_date) + bool(entry.end_date.month)
            if entry.start_date.year == entry.end_date.year and not entry.end_date.month:
                end = max(end, start + 6)  # "2019 - 2019" is some part of that year
            end = min(end, now)
            if end > start:
                found[entry.id] = (start, end)
    return found


def _goes_on(end: PartialDate) -> bool:
    return end.present or not end or end.year is None


def _month(given: PartialDate) -> int:
    """Months since year 0; a year alone counts from its middle."""
    return (given.year or 0) * 12 + ((given.month or 7) - 1)
