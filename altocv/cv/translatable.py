"""Which texts of a CV are in its language, and which are names that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from altocv.cv.document import CV, Basics, Entry, Identified, Interest, Language, Section, Skill

_FIELDS = (
    "position", "description", "summary", "highlights", "area", "study_type", "courses", "keywords", "roles",
    "type", "level", "fluency", "reference", "title", "subtitle",
)  # fmt: skip
_NAMES = {Skill: "name", Interest: "name", Language: "language"}
"""Entries whose heading is a word of the language and no name."""


@cache
def fields(part: type[Basics] | type[Identified]) -> tuple[str, ...]:
    """The fields of a kind of part that hold texts of the language, or lists of them."""
    if part is Basics:
        return ("label", "summary")
    if issubclass(part, Section):
        return ("title",)
    if not issubclass(part, Entry):
        return ()
    names = (_NAMES[part], *_FIELDS) if part in _NAMES else _FIELDS
    return tuple(name for name in names if name in part.model_fields)


def texts(cv: CV, *, hidden: bool = True) -> dict[str, str]:
    """The texts by path, in document order; those of `hidden` parts too, or not."""
    found = dict(texts_of(cv.basics, "basics"))
    for section in cv.sections:
        if section.hidden and not hidden:
            continue
        found.update(texts_of(section, f"@{section.id}"))
        for entry in section.items:
            if hidden or not entry.hidden:
                found.update(texts_of(entry, f"@{entry.id}"))
    return found


def texts_of(part: Basics | Identified, path: str) -> Iterator[tuple[str, str]]:
    """The texts of one part by path; not those of parts in it."""
    for name in fields(type(part)):
        value = getattr(part, name)
        lines = (
            [(name, value)] if isinstance(value, str) else [(f"{name}/{i}", v) for i, v in enumerate(value)]
        )
        yield from ((f"{path}/{place}", text) for place, text in lines if text.strip())
