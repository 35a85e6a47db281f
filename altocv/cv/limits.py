"""How large a CV may get. Far beyond any real one, so that one document cannot slow the others down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from altocv.cv.document import CV
from altocv.errors import TooLarge

MAX_SECTIONS = 200
MAX_PARTS = 10_000
"""Sections, entries, profiles and contacts together."""
MAX_WEIGHT = 5_000_000
"""See `weigh`; about the bytes of its JSON."""


def weigh(value: Any) -> int:
    """About how many characters a part takes when it is written down."""
    if isinstance(value, str):
        return len(value) + 2
    if isinstance(value, BaseModel):
        return 20 + _total(value.__dict__.values())
    if isinstance(value, (tuple, list)):
        return 2 + _total(value)
    if isinstance(value, dict):
        return 2 + _total(value) + _total(value.values())
    return 2


def _total(values: Iterable[Any]) -> int:
    return sum([weigh(value) for value in values])


def check(cv: CV) -> None:
    """Raises TooLarge when a whole CV (a new one, an imported one) is over the limits."""
    if said := excess(len(cv.sections), sum(1 for _ in cv.identified()), weigh(cv)):
        raise TooLarge(said)


def excess(sections: int, parts: int, weight: int) -> str | None:
    """A sentence on what is too much, None when all is within the limits."""
    if sections > MAX_SECTIONS:
        return f"A CV can have at most {MAX_SECTIONS} sections. Remove some first."
    if parts > MAX_PARTS:
        return f"A CV can have at most {MAX_PARTS:,} entries. Remove some first."
    if weight > MAX_WEIGHT:
        return "The CV would be larger than 5 MB of text. Shorten it first."
    return None
