"""From lines to titled sections: titles are known by their words, and others by looking like those."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from altocv.convert.reading.dates import date_range, find
from altocv.convert.reading.headings import is_contact, kind_of
from altocv.convert.reading.lines import BULLETS, Line, Source
from altocv.cv.document import SectionKind

_LONGEST_TITLE = 45
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its kind (None: what stands before all titles), its title, and its lines."""

    kind: SectionKind | None
    title: str
    lines: tuple[Line, ...]
    known: bool = True


def split(source: Source) -> tuple[Part, ...]:
    """The parts of a file, the head first."""
    lines = list(source.lines)
    looks, body = _looks(lines), _body(lines)
    parts: list[Part] = []
    kind: SectionKind | None = None
    title, known, found, stream = "", True, [], 0
    for number, line in enumerate(lines):
        named = _title(lines, number, looks, body)
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


def _look(line: Line) -> tuple[object, ...]:
    style, text = line.cells[0].style, line.cells[0].text
    return (line.level, round(style.size * 2), style.bold, style.face, text.isupper())


def _looks(lines: Sequence[Line]) -> set[tuple[object, ...]]:
    """How titles look here: as the known ones do that are not the names of something else."""
    kinds: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for line in lines:
        if _could_be_title(line) and (kind := _known(line.cells[0].text)):
            kinds[_look(line)].add(kind)
    if not kinds:
        return set()
    body = _body(lines)
    most = max(len(found) for found in kinds.values())
    least = 2 if most > 2 else 1

    def stands_out(look: tuple[object, ...]) -> bool:
        level, size, bold, _, upper = look
        return bool(level or upper or bold or float(size) / 2 > body)  # type: ignore[arg-type]

    def larger(look: tuple[object, ...]) -> bool:
        return float(look[1]) / 2 > body + 0.2  # type: ignore[arg-type]

    good = {look for look, found in kinds.items() if len(found) >= least or larger(look)}
    return {look for look in good if stands_out(look)} or good


def _known(text: str) -> str | None:
    return kind_of(text) or ("contact" if is_contact(text) else None)


def _could_be_title(line: Line) -> bool:
    text = line.cells[0].text
    return bool(text) and len(text) <= _LONGEST_TITLE and text[0] not in BULLETS and not line.bullet


def _title(
    lines: Sequence[Line], number: int, looks: set[tuple[object, ...]], body: float
) -> tuple[SectionKind | None, str, bool] | None:
    """Kind and title of a section that begins with a line; None for another line."""
    line = lines[number]
    if not _could_be_title(line) or _look(line) not in looks:
        return None
    text = line.cells[0].text.strip(" :")
    if is_contact(text):
        return None, "", True
    if (kind := kind_of(text)) is not None:
        return kind, text, True
    alone = (
        (len(line.cells) == 1 or _in_the_margin(line, lines, looks))
        and len(text.split()) <= _MOST_WORDS
        and find(text) is None
    )
    stands_out = line.level or line.style.size > body + 0.2 or len(line.cells) > 1
    follows = number + 1 < len(lines) and date_range(lines[number + 1].text) is None
    if alone and stands_out and follows and line.gap > 1.0 and number > 1:
        return "custom", text, False
    return None


def _in_the_margin(line: Line, lines: Sequence[Line], looks: set[tuple[object, ...]]) -> bool:
    """True for a line that begins where titles do that stand beside what they are over."""
    titles = [each for each in lines if _look(each) in looks and kind_of(each.cells[0].text)]
    beside = [each for each in titles if len(each.cells) > 1]
    edge = statistics.median(each.x0 for each in titles)
    return len(beside) > 0.6 * len(titles) and abs(line.x0 - edge) < 3


def _body(lines: Sequence[Line]) -> float:
    return statistics.median(line.style.size for line in lines) if lines else 0.0
