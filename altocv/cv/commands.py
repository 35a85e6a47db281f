"""What a button or a key does to a part of the CV, as edits: add, duplicate, hide, remove, move.

A part is named by its path: `@<id>` for a section, entry, profile or contact, `@<id>/<list>/<n>` for a
line of a list. Every function returns edits and changes nothing; they raise NotFound for unknown parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from altocv.cv.design import Design
from altocv.cv.document import CV, ENTRY_TYPES, Contact, Entry, Identified, Profile, Section, SectionKind
from altocv.cv.edits import Edit, Insert, Move, Remove, Set, get, with_fresh_ids
from altocv.errors import NotFound


@dataclass(frozen=True)
class Place:
    """Where a part stands: the path of its list, its index there, and the list itself."""

    parent: str
    index: int
    siblings: tuple[Any, ...]

    @property
    def part(self) -> Any:
        return self.siblings[self.index]


def locate(cv: CV, path: str) -> Place:
    """Find a part by its path. Raises NotFound."""
    head, _, rest = path.partition("/")
    if rest:
        parent, _, last = path.rpartition("/")
        siblings = get(cv, parent)
        if not isinstance(siblings, tuple) or not last.isdigit() or int(last) >= len(siblings):
            raise _gone()
        return Place(parent, int(last), siblings)
    for parent, siblings in _lists(cv):
        for index, part in enumerate(siblings):
            if f"@{part.id}" == head:
                return Place(parent, index, siblings)
    raise _gone()


def _gone() -> NotFound:
    return NotFound("This part is no longer in the CV. It may have been removed in another tab.")


def _lists(cv: CV) -> list[tuple[str, tuple[Identified, ...]]]:
    """Every list of parts that have ids, with its path."""
    return [
        ("sections", cv.sections),
        ("basics/profiles", cv.basics.profiles),
        ("basics/contacts", cv.basics.contacts),
        *((f"@{s.id}/items", s.items) for s in cv.sections),
    ]


def path_of(part: Identified) -> str:
    return f"@{part.id}"


def add_entry(section: Section, index: int | None = None) -> tuple[tuple[Edit, ...], str]:
    """A new empty entry in a section; returns the edits and the new entry's path."""
    entry = ENTRY_TYPES[section.kind]()
    at = len(section.items) if index is None else index
    return (Insert(path=f"@{section.id}/items", index=at, value=_dump(entry)),), path_of(entry)


def add_section(
    cv: CV, kind: SectionKind, title: str = "", style: str = "entries"
) -> tuple[tuple[Edit, ...], str]:
    """A new section at the end, with one empty entry where the kind has entries."""
    items = () if kind == "summary" else (ENTRY_TYPES[kind](),)
    section = Section.model_validate({"kind": kind, "title": title, "style": style, "items": items})
    edits = (Insert(path="sections", index=len(cv.sections), value=_dump(section)),)
    return edits, path_of(section)


def add_beside(cv: CV, path: str) -> tuple[tuple[Edit, ...], str]:
    """A new part after this one: an entry after an entry, an entry at the head of a section, a line after
    a line. Returns the edits and the new part's path."""
    if path.count("/"):
        place = locate(cv, path)
        return (
            (Insert(path=place.parent, index=place.index + 1, value=""),),
            f"{place.parent}/{place.index + 1}",
        )
    place = locate(cv, path)
    part = place.part
    if isinstance(part, Section):
        if part.kind == "summary":
            raise NotFound("The summary has no entries to add. Write into its text instead.")
        return add_entry(part, 0)
    fresh = type(part)()
    return (Insert(path=place.parent, index=place.index + 1, value=_dump(fresh)),), path_of(fresh)


def duplicate(cv: CV, path: str) -> tuple[tuple[Edit, ...], str]:
    """A copy right after the part, with ids of its own."""
    place = locate(cv, path)
    copy = with_fresh_ids(place.part)
    return (Insert(path=place.parent, index=place.index + 1, value=_dump(copy)),), path_of(copy)


def toggle_hidden(cv: CV, path: str) -> tuple[Edit, ...]:
    """Hide a section or an entry, or show it again."""
    part = locate(cv, path).part
    if not isinstance(part, (Section, Entry)):
        raise NotFound("Only sections and entries can be hidden.")
    return (Set(path=f"{path}/hidden", value=not part.hidden),)


def remove(cv: CV, path: str) -> tuple[Edit, ...]:
    """Take a part out."""
    locate(cv, path)
    return (Remove(path=path),)


def shift(cv: CV, path: str, by: int) -> tuple[Edit, ...]:
    """Move a part by one place in its list; nothing at the ends."""
    place = locate(cv, path)
    target = place.index + by
    if not 0 <= target < len(place.siblings):
        return ()
    return (Move(path=path, to=place.parent, index=target),)


def move_beside(cv: CV, path: str, anchor: str, before: bool) -> tuple[Edit, ...]:
    """Move a part before or after another one, within its list or to a list of the same kind."""
    source, target = locate(cv, path), locate(cv, anchor)
    index = target.index + (0 if before else 1)
    if source.parent == target.parent and source.index < index:
        index -= 1
    if source.parent == target.parent and source.index == index:
        return ()
    return (Move(path=path, to=target.parent, index=index),)


def append(cv: CV, parent: str) -> tuple[tuple[Edit, ...], str]:
    """An empty element at the end of a list (`@<id>/highlights`, `@<id>/items`, `basics/profiles`);
    returns the edits and the new element's path. Raises NotFound."""
    siblings = get(cv, parent)
    if not isinstance(siblings, tuple):
        raise _gone()
    owner = parent.split("/")[0]
    if parent == "basics/profiles":
        fresh: Identified | None = Profile()
    elif parent == "basics/contacts":
        fresh = Contact()
    elif parent.endswith("/items"):
        fresh = ENTRY_TYPES[locate(cv, owner).part.kind]()
    else:
        fresh = None
    path = path_of(fresh) if fresh else f"{parent}/{len(siblings)}"
    return (Insert(path=parent, index=len(siblings), value=_dump(fresh) if fresh else ""),), path


def design_edits(now: Design, wanted: Design) -> tuple[Edit, ...]:
    """The edits that turn one design into another."""
    old, new = now.model_dump(mode="json"), wanted.model_dump(mode="json")
    return tuple(Set(path=f"design/{name}", value=value) for name, value in new.items() if old[name] != value)


def _dump(part: Identified) -> Any:
    return part.model_dump(mode="json")
