"""From lines to titled sections: titles are known by their words, and others by looking like those."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from altocv.convert.reading.dates import date_range, find
from altocv.convert.reading.headings import is_contact, kind_of, likely_kind
from altocv.convert.reading.lines import BULLETS, Cell, Line, Source, Span
from altocv.cv.document import SectionKind

_LONGEST_TITLE = 45
_MOST_WORDS = 6
_WRAPPED = 1.45
"""The white above the second line of a title that its margin has broken, at most."""

Look = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its kind (None: what stands before all titles), its title, and its lines."""

    kind: SectionKind | None
    title: str
    lines: tuple[Line, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Titles:
    """How titles look in a file. `margin` is where those begin that stand beside what they are over; None
    where titles stand above it."""

    looks: frozenset[Look]
    body: float
    margin: float | None

    def beside(self, line: Line) -> bool:
        return self.margin is not None and abs(line.x0 - self.margin) < 3


def split(source: Source) -> tuple[Part, ...]:
    """The parts of a file, the head first."""
    titles = _titles(source.lines)
    lines = _whole_titles(source.lines, titles)
    parts: list[Part] = []
    kind: SectionKind | None = None
    title, known, found, stream = "", True, [], 0
    for number, line in enumerate(lines):
        named = _title(lines, number, titles)
        if named is not None or line.stream != stream:
            parts.append(Part(kind, title, tuple(found), known))
            stream, found = line.stream, []
            kind, title, known = named or (None, "", True)
            if named is not None:
                # A title in the margin shares its line with what it is over.
                if len(line.cells) > 1:
                    found.append(replace(line, cells=line.cells[1:], gap=2.0))
                continue
        found.append(line)
    parts.append(Part(kind, title, tuple(found), known))
    return tuple(part for part in parts if part.lines or part.title)


def _look(line: Line) -> Look:
    style, text = line.cells[0].style, line.cells[0].text
    return (line.level, round(style.size * 2), style.bold, style.face, text.isupper())


def _titles(lines: Sequence[Line]) -> _Titles:
    body = statistics.median(line.style.size for line in lines) if lines else 0.0
    looks = frozenset(_looks(lines, body))
    known = [each for each in lines if _look(each) in looks and kind_of(each.cells[0].text)]
    beside = sum(len(each.cells) > 1 for each in known) > 0.6 * len(known)
    margin = statistics.median(each.x0 for each in known) if known and beside else None
    return _Titles(looks, body, margin)


def _looks(lines: Sequence[Line], body: float) -> set[Look]:
    """How titles look here: as the known ones do that are not the names of something else."""
    kinds: dict[Look, set[str]] = defaultdict(set)
    for line in lines:
        if not _could_be_title(line):
            continue
        text, alone = line.cells[0].text, len(line.cells) == 1 and line.style.size > body + 0.2
        if kind := _known(text) or (likely_kind(text) if alone else None):
            kinds[_look(line)].add(kind)
    if not kinds:
        return set()
    most = max(len(found) for found in kinds.values())
    least = 2 if most > 2 else 1

    def stands_out(look: Look) -> bool:
        level, size, bold, _, upper = look
        return bool(level or upper or bold or float(size) / 2 > body)  # type: ignore[arg-type]

    def larger(look: Look) -> bool:
        return float(look[1]) / 2 > body + 0.2  # type: ignore[arg-type]

    good = {look for look, found in kinds.items() if len(found) >= least or larger(look)}
    return {look for look in good if stands_out(look)} or good


def _known(text: str) -> str | None:
    return kind_of(text) or ("contact" if is_contact(text) else None)


def _could_be_title(line: Line) -> bool:
    text = line.cells[0].text
    return bool(text) and len(text) <= _LONGEST_TITLE and text[0] not in BULLETS and not line.bullet


def _whole_titles(lines: Sequence[Line], titles: _Titles) -> list[Line]:
    """The lines, with titles together that a narrow margin has broken."""
    if titles.margin is None:
        return list(lines)
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is None or not _goes_on(before, line, titles):
            found.append(line)
            continue
        first, more = before.cells[0], line.cells[0]
        whole = Span(f"{first.text.rstrip(chr(0xAD))} {more.text}", first.style)
        found[-1] = replace(before, cells=(Cell((whole,), first.x0, first.x1), *before.cells[1:]))
        if len(line.cells) > 1:
            found.append(replace(line, cells=line.cells[1:]))
    return found


def _goes_on(before: Line, line: Line, titles: _Titles) -> bool:
    return (
        line.gap < _WRAPPED
        and line.page == before.page
        and _look(line) == _look(before)
        and _look(line) in titles.looks
        and titles.beside(line)
        and titles.beside(before)
        and _could_be_title(line)
    )


def _title(
    lines: Sequence[Line], number: int, titles: _Titles
) -> tuple[SectionKind | None, str, bool] | None:
    """Kind and title of a section that begins with a line; None for another line."""
    line = lines[number]
    if not _could_be_title(line) or _look(line) not in titles.looks:
        return None
    text = line.cells[0].text.strip(" :")
    if is_contact(text):
        return None, "", True
    if (kind := kind_of(text)) is not None:
        return kind, text, True
    alone = (
        (len(line.cells) == 1 or titles.beside(line))
        and len(text.split()) <= _MOST_WORDS
        and find(text) is None
    )
    stands_out = line.level or line.style.size > titles.body + 0.2 or len(line.cells) > 1
    follows = number + 1 < len(lines) and date_range(lines[number + 1].text) is None
    if alone and stands_out and follows and line.gap > 1.0 and number > 1:
        likely = likely_kind(text)
        return likely or "custom", text, likely is not None
    return None
