"""A CV in another language that follows its original: what changed there is carried over, place by place.

It is a merge of three: the original as it was last followed, the original as it is, and the version in the
other language. Where the original did not change, the version stays as it is; where it did, structure, dates,
names and design become the original's, and texts wait for their translation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from pydantic import BaseModel

from altocv.cv import translatable
from altocv.cv.design import Colors, Design
from altocv.cv.document import CV, Basics, Identified, Node, Section

_N = TypeVar("_N", bound=BaseModel)
Lines = tuple[str, ...]

_OWN = ("id", "meta", "notes", "tags")
"""Fields that are each version's own: the language, whether it is locked, private notes."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that is to be translated: as it stands in the version, and in the original.

    Once the version says something else there, it waits no longer.
    """

    text: str
    source: str


def begin(origin: CV, language: str) -> tuple[CV, dict[str, Waiting]]:
    """The original once more for another language, with the same ids; all its texts wait."""
    meta = origin.meta.model_copy(update={"language": language, "locked": False})
    version = origin.model_copy(update={"meta": meta})
    return version, {path: Waiting(text, text) for path, text in translatable.texts(version).items()}


def still(version: CV, waiting: Mapping[str, Waiting]) -> dict[str, Waiting]:
    """Those that are yet to be translated, in document order."""
    return {
        path: waiting[path]
        for path, text in translatable.texts(version).items()
        if path in waiting and waiting[path].text == text
    }


def follow(
    base: CV, origin: CV, version: CV, waiting: Mapping[str, Waiting]
) -> tuple[CV, dict[str, Waiting]]:
    """The version with what changed in its original since `base`, and the texts that now wait."""
    if base == origin:
        return version, still(version, waiting)
    settled = _settled(base, origin, version)
    merge = _Merge(*settled, still(version, waiting), {**_parts(version), **_parts(settled[2])})
    merged = merge.merged()
    return merged, merge.waiting_in(merged)


class _Merge:
    """One merge. `mine` are the version's parts, wherever they stood.

    `_marked` are texts that wait anew, `_from` says where a line of a list was before.
    """

    def __init__(
        self,
        base: CV,
        origin: CV,
        version: CV,
        waiting: Mapping[str, Waiting],
        mine: Mapping[str, Identified],
    ) -> None:
        self._all = base, origin, version
        self._waiting = waiting
        self._base, self._origin, self._version = _parts(base), _parts(origin), mine
        self._marked: dict[str, Waiting] = {}
        self._from: dict[str, str] = {}

    def merged(self) -> CV:
        return self._node("", *self._all)

    def waiting_in(self, merged: CV) -> dict[str, Waiting]:
        """What waits in the result, in document order."""
        found = {}
        for path, text in translatable.texts(merged).items():
            one = self._marked.get(path) or self._waiting.get(self._from.get(path, path))
            if one is not None and one.text == text:
                found[path] = one
        return found

    def _node(self, path: str, base: _N, origin: _N, version: _N) -> _N:
        """A part or group of fields; the same object where nothing changed."""
        if base == origin:
            return version
        texts = translatable.fields(type(origin)) if isinstance(origin, (Basics, Identified)) else ()
        changed = {}
        for name in type(origin).model_fields:
            if name in _OWN or getattr(base, name) == getattr(origin, name):
                continue
            place = f"{path}/{name}".lstrip("/")
            values = [getattr(each, name) for each in (base, origin, version)]
            changed[name] = self._value(place, name in texts, *values)
        return version.model_copy(update=changed)

    def _value(self, path: str, is_text: bool, base: Any, origin: Any, version: Any) -> Any:
        if is_text:
            if isinstance(origin, str):
                return self._line(path, base, origin, version)
            return self._lines(path, base, origin, version)
        if isinstance(origin, (Node, Design, Colors)):
            return self._node(path, base, origin, version)
        if isinstance(origin, tuple) and any(isinstance(part, Identified) for part in (*base, *origin)):
            return self._parts(base, origin, version)
        return origin

    def _line(self, path: str, base: str, origin: str, version: str) -> str:
        """A text that the original changed: what stands there stays, and waits."""
        if not origin.strip():
            return origin
        if base.strip() and not version.strip():
            return version  # Left out of this version.
        text = origin if version in (base, "") else version
        self._marked[path] = Waiting(text, origin)
        return text

    def _lines(self, path: str, base: Lines, origin: Lines, version: Lines) -> Lines:
        """Lines of a list that the original changed. Where the version has more or fewer of them than it had
        once, nobody knows which is which: they stay, and new ones come last."""
        pairs = _pairs(base, origin)
        if len(version) != len(base):
            new = [each for index, each in enumerate(origin) if index not in pairs and each not in version]
            for index, line in enumerate(new, len(version)):
                self._marked[f"{path}/{index}"] = Waiting(line, line)
            return (*version, *new)
        found: list[str] = []
        for index, line in enumerate(origin):
            place, before = f"{path}/{index}", pairs.get(index)
            if before is None:
                self._marked[place] = Waiting(line, line)
                found.append(line)
            elif base[before] == line:
                self._from[place] = f"{path}/{before}"
                found.append(version[before])
            else:
                found.append(self._line(place, base[before], line, version[before]))
        return tuple(found)

    def _parts(self, base: Sequence[Any], origin: Sequence[Any], version: Sequence[Any]) -> tuple[Any, ...]:
        """A list of parts: the original's without those that the version left out, and the version's own."""
        found: dict[str, Any] = {}
        for part in origin:
            before, mine = self._base.get(part.id), self._version.get(part.id)
            if mine is None and before is not None:
                continue
            if mine is None:
                found[part.id] = self._new(part)
            else:
                found[part.id] = self._node(f"@{part.id}", before or part, part, mine)
        for part in version:
            if part.id not in self._base and part.id not in self._origin:
                found[part.id] = part
        orders = [[part.id for part in parts] for parts in (base, origin, version)]
        return tuple(found[part_id] for part_id in _ordered(*orders) if part_id in found)

    def _new(self, part: Any) -> Any:
        """A part that the original got since."""
        inside = part.items if isinstance(part, Section) else ()
        if inside:
            # What was moved into a new section comes as the version has it.
            items = self._parts((), inside, ())
            part = part.model_copy(update={"items": items})
        for each in (part, *(item for item in inside if item.id not in self._version)):
            for path, text in translatable.texts_of(each, f"@{each.id}"):
                self._marked[path] = Waiting(text, text)
        return part


def _settled(base: CV, origin: CV, version: CV) -> tuple[CV, CV, CV]:
    """The three with each entry in one section: where the version has moved it to, unless the original moved
    it as well."""
    before, now, mine = (_homes(each) for each in (base, origin, version))
    known, left = ({section.id for section in cv.sections} for cv in (base, origin))
    for entry, home in mine.items():
        if home == before.get(entry, now.get(entry, home)):
            continue
        if now.get(entry) != before.get(entry) or home in known - left:
            version = _moved(version, entry, now.get(entry))
        else:
            to = home if home in left else None
            base, origin = _moved(base, entry, to), _moved(origin, entry, to)
    return base, origin, version


def _parts(cv: CV) -> dict[str, Any]:
    return {part.id: part for part in cv.identified()}


def _homes(cv: CV) -> dict[str, str]:
    """The section of each entry."""
    return {item.id: section.id for section in cv.sections for item in section.items}


def _moved(cv: CV, entry: str, to: str | None) -> CV:
    """The CV with an entry at the end of another section, or nowhere."""
    found = next(item for section in cv.sections for item in section.items if item.id == entry)
    sections = []
    for section in cv.sections:
        items = tuple(item for item in section.items if item.id != entry)
        items += (found,) if section.id == to else ()
        sections.append(section.model_copy(update={"items": items}) if items != section.items else section)
    return cv.model_copy(update={"sections": tuple(sections)})


def _pairs(base: Lines, origin: Lines) -> dict[int, int]:
    """For lines of a new list, which line of the old one each is: the same one, or one in its place."""
    pairs: dict[int, int] = {}
    replaced: list[tuple[range, range]] = []
    for tag, b0, b1, o0, o1 in SequenceMatcher(None, base, origin, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs.update(zip(range(o0, o1), range(b0, b1), strict=True))
        elif tag == "replace":
            replaced.append((range(o0, o1), range(b0, b1)))
    left: dict[str, list[int]] = {}
    for index in sorted(set(range(len(base))) - set(pairs.values()), reverse=True):
        left.setdefault(base[index], []).append(index)
    for index, line in enumerate(origin):
        if index not in pairs and left.get(line):
            pairs[index] = left[line].pop()
    used = set(pairs.values())
    for new, old in replaced:
        free = [index for index in new if index not in pairs]
        pairs.update(zip(free, (index for index in old if index not in used), strict=False))
    return pairs


def _ordered(base: list[str], origin: list[str], version: list[str]) -> list[str]:
    """All ids in one order: the original's where it moved something, else the version's."""
    kept = set(base) & set(origin)
    moved = [each for each in base if each in kept] != [each for each in origin if each in kept]
    leading, other = (origin, version) if moved else (version, origin)
    found = [each for each in leading if each in set(origin) or each not in set(base)]
    for index, each in enumerate(other):
        if each not in found:
            earlier = next((one for one in reversed(other[:index]) if one in found), None)
            found.insert(found.index(earlier) + 1 if earlier is not None else 0, each)
    return found
