"""What no tailoring may change, and nothing that it may say without being told: who somebody is, where they
worked and when, which sections there are; no number, name or skill that the CV does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from altocv.ai import facts, tools
from altocv.analysis import skills
from altocv.cv import edits as editing
from altocv.cv.document import CV, Entry
from altocv.cv.edits import Edit, Insert, Set, apply
from altocv.cv.inline import plain
from altocv.errors import AltoError

Reason = Literal["identity", "employers", "dates", "sections", "design", "invented", "conflict", "invalid"]

_IDENTITY = ("name", "image", "email", "phone", "url", "location", "profiles", "contacts", "extras")
_EMPLOYERS = (
    "name", "position", "organization", "institution", "study_type", "area", "score", "issuer", "awarder",
    "title", "publisher", "authors", "entity", "language", "fluency", "reference", "url", "location",
)  # fmt: skip
"""Fields of entries that say what was: employers and schools, titles, degrees, grades, who vouches for it."""

_DATES = ("start_date", "end_date", "date", "release_date")
_OWN_WORDS = ("skills", "interests")
"""Kinds of sections whose entries are words that may come and go."""

HARD = ("technical", "certification")
"""Skills that one has or has not; that somebody works in teams may be said of anybody."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """Cards that may be shown, those that may not with the reason, and the CV with all of the first."""

    kept: list[dict[str, Any]]
    dropped: list[dict[str, Any]]
    cv: CV


def sift(cv: CV, cards: Sequence[dict[str, Any]]) -> Sifted:
    """Keep the cards that change the CV and break nothing, alone or together. The first of two wins."""
    kept: list[dict[str, Any]] = []
    dropped: list[dict[str, Any]] = []
    for card in cards:
        if card["kind"] != "edits":
            continue
        edits = editing.read(card["edits"])
        reason, said = verdict(cv, edits)
        if reason is None and together(cv, [*kept, card]) is None:
            reason = "conflict"
        if reason is None:
            kept.append({**card, "flags": []})
        else:
            where = card["changes"][0]["where"] if card["changes"] else ""
            dropped.append({"title": card["title"], "where": where, "reason": reason, "said": said})
    return Sifted(kept, dropped, together(cv, kept) or cv)


def verdict(cv: CV, edits: Sequence[Edit]) -> tuple[Reason | None, list[str]]:
    """Why edits of this CV are no good, with the words that nobody said; None where they are fine."""
    try:
        after, _ = apply(cv, edits)
        CV.model_validate(after.model_dump(mode="json"))
    except (AltoError, ValidationError):
        return "invalid", []
    if (broken := broken_by(cv, after)) is not None:
        return broken, []
    said = invented(cv, edits)
    return ("invented" if said else None), said


def together(cv: CV, cards: Sequence[dict[str, Any]]) -> CV | None:
    """The CV with cards taken over, each as it would be on its own; None where they do not go together."""
    for card in in_order(cards):
        edits = editing.read(card["edits"])
        if tools.is_stale(cv, tools.Card("edits", "", edits=edits, before=card["before"])):
            return None
        cv, _ = apply(cv, edits)
    return cv


def in_order(cards: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cards so that no one moves what another addresses: texts first, then new lines, moves, removals."""
    ranks = {"set": 0, "insert": 1, "move": 2, "remove": 3}
    return sorted(cards, key=lambda card: max(ranks[edit["op"]] for edit in card["edits"]))


def broken_by(old: CV, new: CV) -> Reason | None:
    """Which of the facts of a CV another state of it has lost; None where all are there."""
    if any(getattr(old.basics, name) != getattr(new.basics, name) for name in _IDENTITY):
        return "identity"
    if new.design != old.design or new.meta != old.meta or new.extras != old.extras:
        return "design"
    if _sections(old) != _sections(new):
        return "sections"
    before, after = _entries(old), _entries(new)
    if any(key not in after and kind not in _OWN_WORDS for key, (kind, _) in before.items()):
        return "employers"
    if any(key not in before and kind != "skills" for key, (kind, _) in after.items()):
        return "employers"
    for key, (kind, entry) in before.items():
        if key not in after:
            continue
        now = after[key][1]
        if _differ(entry, now, _DATES):
            return "dates"
        if kind not in _OWN_WORDS and _differ(entry, now, _EMPLOYERS):
            return "employers"
        if entry.hidden != now.hidden:
            return "sections"
    return None


def invented(cv: CV, edits: Sequence[Edit]) -> list[str]:
    """Numbers, names and skills in the texts of edits that the CV does not have. What a posting asks for
    is nothing that somebody has said of themselves.
    """
    found = dict.fromkeys(facts.unknown(by_line(edits), cv, []))
    known = known_skills(cv)
    for text in _texts(edits):
        for name, category in skills.find(text).items():
            if category in HARD and name not in known and not any(name in word for word in found):
                found[name] = None
    return list(found)


def by_line(edits: Iterable[Edit]) -> list[Edit]:
    """The edits with texts taken apart into lines: a capital at the beginning of a line makes no name."""
    found: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Set) and isinstance(edit.value, str) and "\n" in edit.value:
            found += [Set(path=edit.path, value=line) for line in edit.value.splitlines()]
        else:
            found.append(edit)
    return found


def known_skills(cv: CV) -> frozenset[str]:
    """The skills that a CV names anywhere, with those that they show as well."""
    said = "\n".join(_strings(cv.model_dump(mode="json", exclude={"design"})))
    named = skills.find(plain(said))
    return frozenset(named) | {above for name in named for above in skills.broader(name)}


def unlocked(cv: CV) -> CV:
    """The CV as one that may be changed: a locked master is tailored as a copy."""
    return cv.model_copy(update={"meta": cv.meta.model_copy(update={"locked": False})})


def _sections(cv: CV) -> dict[str, tuple[Any, ...]]:
    return {s.id: (s.kind, s.title, s.hidden, s.style, s.column) for s in cv.sections}


def _entries(cv: CV) -> dict[str, tuple[str, Entry]]:
    return {entry.id: (section.kind, entry) for section in cv.sections for entry in section.items}


def _differ(old: Entry, new: Entry, names: Iterable[str]) -> bool:
    return any(getattr(old, name, None) != getattr(new, name, None) for name in names)


def _texts(edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        if isinstance(edit, (Set, Insert)):
            yield from map(plain, _strings(edit.value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "kind"):
                yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)
