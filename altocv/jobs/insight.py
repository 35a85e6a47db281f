"""Which skills the saved postings ask for, how that changes, and which CVs show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from altocv.analysis import skills
from altocv.analysis.evidence import evidence
from altocv.analysis.scale import AS_IS
from altocv.analysis.skills import Category
from altocv.jobs.records import Candidate, Text

Trend = Literal["up", "down", "flat"]
Named = Callable[[Text], Collection[str]]
Shows = Callable[[Candidate], Mapping[str, tuple[str, ...]]]

FEWEST_FOR_A_TREND = 6
"""Postings from which on it means something that the newer half differs from the older one."""
CHANGE = 0.1
"""Difference of the two shares from which on it is called a trend."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A CV that shows a skill, and the paths where."""

    cv_id: str
    name: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill that postings ask for: how many do, which share (0-1) of all, of the newer half and of the
    older half."""

    name: str
    category: Category
    count: int
    share: float
    newer: float
    older: float
    trend: Trend
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Insight:
    """What `total` postings ask for, the most wanted first."""

    total: int
    skills: tuple[Asked, ...]


class _Blind:
    """A space for evidence whose meaning nobody asks for."""

    name = "none"
    dimensions = 1
    scale = AS_IS

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        return np.zeros((len(texts), 1), dtype=np.float32)


def named(text: Text) -> tuple[str, ...]:
    """The skills that a posting names."""
    return tuple(skills.find(text.text))


def shows(candidate: Candidate) -> dict[str, tuple[str, ...]]:
    """Skill -> the paths of the CV that show it; nothing that is hidden counts."""
    return evidence(candidate.cv, _Blind()).skills


def insight(
    texts: Sequence[Text], cvs: Sequence[Candidate], *, named: Named = named, shows: Shows = shows
) -> Insight:
    """Read postings and CVs. CPU work: call it off the event loop. `named` and `shows` may remember."""
    newest_first = sorted(texts, key=lambda text: text.at, reverse=True)
    found = [set(named(text)) for text in newest_first]
    half = len(found) // 2
    newer, older = _counted(found[:half]), _counted(found[len(found) - half :])
    holders = [(one, shows(one)) for one in cvs]
    asked = [
        Asked(
            name=name,
            category=skills.SKILLS[name].category,
            count=count,
            share=count / len(found),
            newer=(recent := newer[name] / half if half else 0.0),
            older=(former := older[name] / half if half else 0.0),
            trend=_trend(len(found), recent - former),
            shown=tuple(Shown(one.id, one.name, has[name]) for one, has in holders if name in has),
        )
        for name, count in _counted(found).items()
    ]
    return Insight(len(found), tuple(sorted(asked, key=lambda one: (-one.count, one.name.casefold()))))


def _counted(found: Sequence[Collection[str]]) -> Counter[str]:
    return Counter(name for names in found for name in names)


def _trend(total: int, change: float) -> Trend:
    if total < FEWEST_FOR_A_TREND or abs(change) < CHANGE:
        return "flat"
    return "up" if change > 0 else "down"
