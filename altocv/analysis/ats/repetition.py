"""What comes too often: an opening verb, a word, a whole bullet."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from altocv.analysis.ats import bullets, lexicon
from altocv.analysis.ats.content import Line, Subject
from altocv.analysis.ats.model import Finding, Rating, excerpt
from altocv.cv.edits import Remove

_MOST_OPENINGS = 2
_LONG_WORD = 5  # letters from which on a word counts
_MANY_BULLETS, _MANY_SHARE = 5, 0.4  # a word in at least so many, and in this share of them, is too much
_OPENING, _MORE_OPENINGS, _WORD, _TWICE = 25, 8, 10, 15
_LISTED = ("skills", "languages")


def rate(subject: Subject) -> Rating:
    """Rate the variety of the bullets. Opening verbs and words count where their language is known."""
    twins = _twins(subject)
    points = 100.0 - _TWICE * len(twins)
    if subject.language not in lexicon.LANGUAGES:
        return points, twins
    openings, excess = _openings(subject)
    words = _words(subject)
    return points - excess - _WORD * len(words), [*openings, *words, *twins]


def _openings(subject: Subject) -> tuple[list[Finding], int]:
    """The verbs that open more than two bullets, and what that costs."""
    places: dict[str, list[Line]] = {}
    for line in subject.bullets:
        if line.section in bullets.DEEDS and len(word := bullets.opening(line)) > 1:
            places.setdefault(word, []).append(line)
    found: list[Finding] = []
    points = 0
    for word, lines in places.items():
        if len(lines) > _MOST_OPENINGS:
            values = {"word": word, "count": str(len(lines)), "most": str(_MOST_OPENINGS)}
            path = lines[_MOST_OPENINGS].path
            found.append(Finding("repetition", "repetition.opening", "medium", path, values))
            points += _OPENING + _MORE_OPENINGS * (len(lines) - _MOST_OPENINGS - 1)
    return found, points


def _words(subject: Subject) -> list[Finding]:
    """Long words in many of the bullets that are neither skills nor names of the CV."""
    allowed = set(lexicon.COMMON[subject.language])
    named = (line for line in subject.lines if line.section in _LISTED or line.kind == "line")
    allowed.update(chain.from_iterable(line.words for line in named))
    counts = Counter(
        word
        for line in subject.bullets
        for word in sorted(set(line.words) - {bullets.opening(line)})
        if len(word) >= _LONG_WORD and word not in allowed
    )
    return [
        Finding("repetition", "repetition.word", "low", "", {"word": word, "count": str(count)})
        for word, count in counts.items()
        if count >= _MANY_BULLETS and count >= _MANY_SHARE * len(subject.bullets)
    ]


def _twins(subject: Subject) -> list[Finding]:
    """Bullets that say what one above them said, last first: removing one moves those below it."""
    first = {line.path for line in subject.bullets}
    return [
        Finding(
            "repetition",
            "repetition.bullet",
            "medium",
            line.path,
            {"text": excerpt(line.prose)},
            (Remove(path=line.path),),
        )
        for line in reversed(subject.lines)
        if line.kind == "bullet" and line.path not in first
    ]
