"""Which texts of a CV are in its language, and which are names that stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from altocv.cv.document import CV, Entry, Interest, Language, Skill

_FIELDS = (
    "position", "description", "summary", "highlights", "area", "study_type", "courses", "keywords", "roles",
    "type", "level", "fluency", "reference", "title", "subtitle",
)  # fmt: skip
_NAMES = {Skill: "name", Interest: "name", Language: "language"}
"""Entries whose heading is a word of the language and no name."""


def texts(cv: CV, *, hidden: bool = True) -> dict[str, str]:
    """The texts by path, in document order; those of `hidden` parts too, or not."""
    found = {
        f"basics/{name}": text for name in ("label", "summary") if (text := getattr(cv.basics, name)).strip()
    }
    for section in cv.sections:
        if section.hidden and not hidden:
            continue
        if section.title.strip():
            found[f"@{section.id}/title"] = section.title
        for entry in section.items:
            if hidden or not entry.hidden:
                found.update(_of(entry))
    return found


def _of(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in (*([heading] if (heading := _NAMES.get(type(entry))) else []), *_FIELDS):
        value = getattr(entry, name, "")
        lines = (
            [(name, value)] if isinstance(value, str) else [(f"{name}/{i}", v) for i, v in enumerate(value)]
        )
        yield from ((f"@{entry.id}/{path}", text) for path, text in lines if text.strip())
