"""Addresses in a CV: `basics/name`, `design/colors/primary`, `@<id>/highlights/2`.

A path starts at a tree of the CV or, by `@<id>`, at any section, entry, profile or contact; the rest names
fields, and lines of a text list by their index. Parts that have an id are named by it alone, so a path
keeps its meaning while other tabs add and move parts.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from altocv.cv import limits, words
from altocv.cv.design import Colors, Design
from altocv.cv.document import CV, Basics, Identified, Node, Section
from altocv.errors import Invalid

Key = str | int

_INDEX = re.compile(r"0|[1-9][0-9]{0,6}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What applying edits needs to know of a whole CV, kept so that a keystroke need not count it again.

    `homes` maps each id to the path of the list that it is in; `weight` is that of `limits.weigh`.
    """

    homes: dict[str, str]
    weight: int


_FACTS: dict[int, Facts] = {}


def facts(cv: CV) -> Facts:
    """The facts of a CV, counted once in its life."""
    known = _FACTS.get(id(cv))
    if known is None:
        known = Facts(dict(homes(cv.basics, "basics")), limits.weigh(cv))
        known.homes.update(homes(cv.sections, "sections"))
        remember(cv, known)
    return known


def remember(cv: CV, known: Facts) -> None:
    """Keep the facts of a CV for as long as it lives."""
    if id(cv) not in _FACTS:
        weakref.finalize(cv, _FACTS.pop, id(cv), None).atexit = False
    _FACTS[id(cv)] = known


def homes(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every id in a value (a part, a list of parts, the basics) with the path of the list it is in; `path`
    is that of the list where the value is one or stands in one."""
    if isinstance(value, tuple):
        for element in value:
            yield from homes(element, path)
    elif isinstance(value, Identified):
        yield value.id, path
        if isinstance(value, Section):
            yield from homes(value.items, f"@{value.id}/items")
    elif isinstance(value, Basics):
        yield from homes(value.profiles, "basics/profiles")
        yield from homes(value.contacts, "basics/contacts")


@dataclass(frozen=True, slots=True)
class Spot:
    """What a path leads to: `keys` from the CV down (fields and indexes), the `value` there, and its
    `holder` (a part, or the list that it is an element of)."""

    path: str
    keys: tuple[Key, ...]
    value: Any
    holder: Any

    @property
    def key(self) -> Key:
        return self.keys[-1]

    @property
    def list_path(self) -> str:
        """For a line of a text list, the path of the list."""
        return self.path.rpartition("/")[0]


def resolve(cv: CV, path: str, known: dict[str, str] | None = None) -> Spot:
    """Find a path; `known` are the homes of ids when they are at hand. Raises Invalid."""
    first, *rest = path.split("/")
    if first.startswith("@"):
        keys, value, holder = _find(cv, first[1:], facts(cv).homes if known is None else known)
    else:
        keys, value, holder = _step(cv, first, path)
    for segment in rest:
        more, value, holder = _step(value, segment, path)
        keys += more
    return Spot(path, keys, value, holder)


def get(cv: CV, path: str) -> Any:
    """The value at a path. Raises Invalid when the CV has no such path."""
    return resolve(cv, path).value


def full(cv: CV, path: str) -> str:
    """The path from the CV down, with ids for parts: `sections/@s/items/@e/title`. Of two such paths one
    holds the other when it begins it. A part that the CV does not have is left as it is."""
    first, slash, rest = path.partition("/")
    if not first.startswith("@") or (home := facts(cv).homes.get(first[1:])) is None:
        return path
    return f"{full(cv, home)}/{first}{slash}{rest}"


def _find(cv: CV, part_id: str, known: dict[str, str]) -> tuple[tuple[Key, ...], Any, Any]:
    home = known.get(part_id)
    if home is None:
        raise Invalid("This part is no longer in the CV. It may have been removed in another tab.")
    if home.startswith("@"):
        keys, section, _ = _find(cv, home[1:].partition("/")[0], known)
        keys, siblings = (*keys, "items"), cast(Section, section).items
    elif home == "sections":
        keys, siblings = ("sections",), cv.sections
    else:
        name = home.rpartition("/")[2]
        keys, siblings = ("basics", name), getattr(cv.basics, name)
    index = next(index for index, part in enumerate(siblings) if part.id == part_id)
    return (*keys, index), siblings[index], siblings


def _step(value: Any, segment: str, path: str) -> tuple[tuple[Key, ...], Any, Any]:
    """One segment further. Dates and other fields are values: nothing is inside them."""
    if isinstance(value, (Node, Design, Colors)) and segment in type(value).model_fields:
        return (segment,), getattr(value, segment), value
    if isinstance(value, tuple):
        if value and isinstance(value[0], Identified):
            raise Invalid(f"{words.quoted(path)} must name the part by its id, like @a1b2c3.")
        if not _INDEX.fullmatch(segment) or int(segment) >= len(value):
            raise Invalid(f"There is no line {words.quoted(segment)} there; the list has {len(value)}.")
        return (int(segment),), value[int(segment)], value
    raise Invalid(f"The CV has no field {words.quoted(path, 80)}. Check how it is spelled.")
