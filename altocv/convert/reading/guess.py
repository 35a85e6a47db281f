"""What a section under a title that nobody knows is, by what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from altocv.convert.reading.dates import find
from altocv.convert.reading.lexicon import is_degree, is_sentence, job_words
from altocv.convert.reading.lines import BULLETS, Line
from altocv.cv.document import SectionKind

_LEAST = 3
_MOST_WORDS = 5
_LONGEST = 45


def kind(lines: Sequence[Line]) -> SectionKind:
    """Jobs and degrees by their dates and words, lists of words as skills; else a section of its own."""
    dated = [line for line in lines if _range(line)]
    if dated:
        heads = [line.text for line in lines if not _is_point(line)]
        if sum(map(is_degree, heads)) >= 0.6 * len(dated):
            return "education"
        bulleted = any(_is_point(line) for line in lines)
        return (
            "work"
            if bulleted and sum(job_words(text) > 0 for text in heads) >= 0.6 * len(dated)
            else "custom"
        )
    if lines and all(map(_is_group, lines)):
        return "skills"
    cells = [cell.text for line in lines for cell in line.cells]
    return (
        "skills"
        if len(cells) >= _LEAST and not any(map(_is_point, lines)) and all(map(_is_word, cells))
        else "custom"
    )


def _is_group(line: Line) -> bool:
    """True for a name and its words: "Tools: QGIS, R"."""
    name, colon, words = line.text.partition(": ")
    return bool(colon) and _is_word(name) and "," in words and not is_sentence(words)


def _range(line: Line) -> bool:
    return any((dates := find(cell.text)) is not None and bool(dates.end) for cell in line.cells)


def _is_point(line: Line) -> bool:
    return line.bullet or line.text[:1] in BULLETS


def _is_word(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and len(text.split()) <= _MOST_WORDS
        and not is_sentence(text)
        and not find(text)
    )
