"""What a group of edits did, in a few words, for undo and the version history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from altocv.cv import words
from altocv.cv.design import Colors, Design
from altocv.cv.document import CV, ENTRY_TYPES, Entry, Identified, Section
from altocv.cv.edits.model import Edit, Insert, Move, Remove, Set
from altocv.cv.inline import plain
from altocv.cv.locales import section_title
from altocv.cv.paths import resolve
from altocv.errors import Invalid

Code = Literal["edit", "add", "remove", "move", "hide", "show", "design", "lock", "unlock", "several", "none"]

_VERBS = {
    "edit": "Edited", "add": "Added", "remove": "Removed", "move": "Moved", "hide": "Hid", "show": "Showed",
    "design": "Changed", "lock": "Locked the CV", "unlock": "Unlocked the CV", "several": "Made changes",
    "none": "Changed nothing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """What was done (`code`, stable, to be translated) and to what (`subject`, in plain English words or as
    the CV calls it; empty where the code says all). `str()` is the English sentence."""

    code: Code
    subject: str = ""

    def __str__(self) -> str:
        return f"{_VERBS[self.code]} {self.subject}".strip()


def describe(edits: Sequence[Edit], cv: CV) -> str:
    """A short English label: "Edited job title", "Moved Experience". `cv` is the state before or after."""
    return str(label(edits, cv))


def label(edits: Sequence[Edit], cv: CV) -> Label:
    """What the group did. Edits that all do the same to the same are one; else "several"."""
    labels = list(dict.fromkeys(_label(edit, cv) for edit in edits))
    if len(labels) == 1:
        return labels[0]
    codes = {each.code for each in labels}
    if codes == {"design"}:
        return Label("design", "design")
    return Label("several" if labels else "none")


def _label(edit: Edit, cv: CV) -> Label:
    match edit:
        case Set(path="meta/locked", value=value):
            return Label("lock" if value else "unlock")
        case Set(path=path, value=value) if path.endswith("/hidden"):
            return Label("hide" if value else "show", _part(cv, path.rpartition("/")[0]))
        case Set(path=path):
            return Label("design" if path.startswith("design") else "edit", _place(cv, path))
        case Insert(path=path, value=value):
            return Label("add", _new(path, value, cv))
        case Remove(path=path):
            return Label("remove", _part(cv, path))
        case Move(path=path):
            return Label("move", _part(cv, path))


def _place(cv: CV, path: str) -> str:
    """What a set changes, in words: the field, or the part that was replaced."""
    name = path.rpartition("/")[2]
    if name.startswith("@") or name.isdigit():
        return _part(cv, path)
    try:
        holder = resolve(cv, path).holder
    except Invalid:
        return words.field(name)
    if isinstance(holder, (Design, Colors)):
        return words.field(name)
    return words.field(name, type(holder).__name__)


def _part(cv: CV, path: str) -> str:
    """The name of a part as the CV shows it, else what it is."""
    try:
        spot = resolve(cv, path)
    except Invalid:
        return "part"
    if isinstance(spot.value, Identified):
        return part_name(spot.value, cv.meta.language)
    return words.one_of(str(spot.keys[-2]))


def part_name(part: Identified, language: str) -> str:
    """A section by its title, an entry by its heading, else what it is in words."""
    named = ""
    if isinstance(part, Section):
        named = plain(part.title) or section_title(part.kind, language)
    elif isinstance(part, Entry):
        named = plain(part.heading)
    named = " ".join(named.split())
    if len(named) > 40:
        named = named[:39].rstrip() + "…"
    return named or words.part(type(part).__name__)


def _new(path: str, value: Any, cv: CV) -> str:
    name = path.rpartition("/")[2]
    if name == "sections" and isinstance(value, dict):
        try:
            return part_name(Section.model_validate(value), cv.meta.language)
        except ValueError:
            return "section"
    if name == "items":
        try:
            section = resolve(cv, path).holder
        except Invalid:
            return "entry"
        return words.part(ENTRY_TYPES[section.kind].__name__)
    return words.one_of(name)
