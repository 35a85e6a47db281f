"""The skills that postings ask for, of many professions, with what else they are called.

The modules hold them one a line: `Name | synonym | synonym > Broader, Broader`; a line that begins with a
space and a bar goes on with the one above. The name is also a
spelling; one that begins with `=` counts only as it is written (see `terms`). A skill also shows the
broader ones after `>` (who knows PostgreSQL knows SQL), though a machine that looks for words does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Literal

from altocv.analysis.skills import (
    accounting,
    common,
    construction,
    data,
    decoys,
    design,
    engineering,
    hospitality,
    hr,
    law,
    logistics,
    marketing,
    nursing,
    sales,
    software,
    support,
    teaching,
)
from altocv.analysis.terms import Finder, Hit, holds

Category = Literal["technical", "soft", "certification", "other"]

_CATEGORIES: tuple[Category, ...] = ("technical", "soft", "certification", "other")
_MODULES: tuple[ModuleType, ...] = (
    software, data, nursing, accounting, marketing, sales, teaching, law, engineering, design, logistics,
    hospitality, hr, construction, support, common,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill of the lexicon. `spellings` are all that stand for it, the name among them; `field` is the
    module that it comes from ("nursing")."""

    name: str
    category: Category
    spellings: tuple[str, ...]
    broader: tuple[str, ...]
    field: str


def _read(module: ModuleType, category: Category) -> Iterator[Skill]:
    for line in getattr(module, category.upper(), "").strip().replace("\n |", " |").splitlines():
        spelled, _, broader = line.partition(" > ")
        spellings = tuple(part.strip() for part in spelled.split(" | "))
        name = spellings[0].removeprefix("=")
        above = tuple(part.strip() for part in broader.split(", ") if part)
        yield Skill(name, category, spellings, above, module.__name__.rpartition(".")[2])


SKILLS: dict[str, Skill] = {
    skill.name: skill for module in _MODULES for category in _CATEGORIES for skill in _read(module, category)
}
"""Name -> skill, in the order of the modules."""


@lru_cache(maxsize=1)
def _finder() -> Finder:
    terms: dict[str, str] = dict.fromkeys(decoys.DECOYS.strip().splitlines(), "")
    for skill in SKILLS.values():
        for spelling in skill.spellings:
            terms.setdefault(spelling, skill.name)
    return Finder(terms)


def hits(text: str) -> list[Hit]:
    """The skills in a text where they stand, in order; a skill said twice is there twice."""
    return _finder().find(text)


def find(text: str) -> dict[str, Category]:
    """The skills that a text names, in its order. One that is said inside another's name counts as well
    where it is broader ("AWS" in "AWS Lambda")."""
    found: dict[str, Category] = {}
    for hit in hits(text):
        skill = SKILLS[hit.name]
        found[skill.name] = skill.category
        for name in skill.broader:
            if any(holds(text[hit.start : hit.end], spelling) for spelling in SKILLS[name].spellings):
                found[name] = SKILLS[name].category
    return found


def broader(name: str) -> tuple[str, ...]:
    """The skills that this one shows as well; none for a name that the lexicon does not have."""
    return SKILLS[name].broader if name in SKILLS else ()
