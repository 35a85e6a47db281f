"""What differs between two states of a CV, in words that a person reads.

Parts are matched by their ids, so an entry that moved and was edited is one entry that moved and was
edited. Texts are compared word by word.
"""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from altocv.cv import words
from altocv.cv.dates import PartialDate
from altocv.cv.document import CV, Entry, Identified, Section
from altocv.cv.edits.labels import part_name
from altocv.cv.inline import plain
from altocv.cv.locales import format_date

Kind = Literal["changed", "added", "removed", "moved"]

# A word, one letter of a script without spaces, white space, or a sign.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s+|[^\w\s]"
)
_MAX_TOKENS = 1_500
"""Beyond this a text is compared as one piece, as finding the shortest difference is quadratic."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a compared text: in both, only in the new one, or only in the old one."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `path` leads to it in the new CV (in the old one where it was removed). `where` is the section ("Personal
    details", "Design" …), `part` the entry, `field` the field, in words and empty where they do not apply.
    `old` and `new` are readable texts; `segments` shows both at once, in reading order.
    """

    kind: Kind
    path: str
    where: str
    part: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    segments: tuple[Segment, ...] = ()

    def __str__(self) -> str:
        subject = ": ".join(text for text in (self.where, self.part, self.field) if text)
        old, new = words.quoted(self.old), words.quoted(self.new)
        if self.kind == "changed" and self.old and self.new:
            return f"{subject} changed from {old} to {new}"
        if self.kind == "changed":
            return f"{subject} set to {new}" if self.new else f"{subject} cleared (was {old})"
        return f"{subject} {self.kind}" + (f" {new if self.new else old}" if self.new or self.old else "")


def compare(old: CV, new: CV) -> tuple[Change, ...]:
    """All differences, in the order of the document: personal details, sections, settings, design."""
    if old is new:
        return ()
    return tuple(_Comparison(old, new).changes())


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Both texts as one, word by word."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    tail = before[len(before) - end :]
    middle_old, middle_new = before[start : len(before) - end], after[start : len(after) - end]
    found = [Segment("same", "".join(before[:start]))]
    if max(len(middle_old), len(middle_new)) > _MAX_TOKENS:
        found += [Segment("removed", "".join(middle_old)), Segment("added", "".join(middle_new))]
    else:
        matcher = difflib.SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                found.append(Segment("same", "".join(middle_old[i1:i2])))
            else:
                found.append(Segment("removed", "".join(middle_old[i1:i2])))
                found.append(Segment("added", "".join(middle_new[j1:j2])))
    found.append(Segment("same", "".join(tail)))
    return tuple(segment for segment in found if segment.text)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many elements both begin with."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


class _Comparison:
    def __init__(self, old: CV, new: CV) -> None:
        self.old, self.new = old, new
        self.language = new.meta.language
        self.old_items = {_key(item): item for section in old.sections for item in section.items}
        self.new_items = {_key(item) for section in new.sections for item in section.items}

    def changes(self) -> Iterator[Change]:
        yield from self._basics()
        yield from self._sections()
        yield from self._fields(self.old.meta, self.new.meta, "meta", "Document settings")
        yield from self._fields(self.old, self.new, "", "CV", only=("extras",))
        yield from self._fields(self.old.design, self.new.design, "design", "Design", skip=("colors",))
        yield from self._fields(self.old.design.colors, self.new.design.colors, "design/colors", "Design")

    def _basics(self) -> Iterator[Change]:
        where = "Personal details"
        old, new = self.old.basics, self.new.basics
        lists = ("profiles", "contacts")
        yield from self._fields(old, new, "basics", where, skip=(*lists, "location"))
        yield from self._fields(old.location, new.location, "basics/location", where)
        for name in lists:
            yield from self._parts(getattr(old, name), getattr(new, name), where)

    def _sections(self) -> Iterator[Change]:
        by_key = {_key(section): section for section in self.old.sections}
        moved = _moved(self.old.sections, self.new.sections)
        left = {_key(section) for section in self.new.sections}
        for section in self.old.sections:
            if _key(section) not in left:
                yield self._whole("removed", section, self._name(section))
        for section in self.new.sections:
            name, path = self._name(section), f"@{section.id}"
            before = by_key.get(_key(section))
            if before is None:
                yield self._whole("added", section, name)
                yield from self._came((), section.items, name)
                continue
            if _key(section) in moved:
                yield Change("moved", path, name)
            yield from self._fields(before, section, path, name, skip=("items",))
            if before.items is not section.items:
                yield from self._came(before.items, section.items, name)
                yield from self._parts(self._at_home(before.items, section.items), section.items, name)

    def _came(self, old: tuple[Entry, ...], new: tuple[Entry, ...], where: str) -> Iterator[Change]:
        """Entries that were in another section before."""
        here = {_key(item) for item in old}
        for item in new:
            if (before := self.old_items.get(_key(item))) and _key(item) not in here:
                yield Change("moved", f"@{item.id}", where, self._name(item))
                yield from self._fields(before, item, f"@{item.id}", where, self._name(item))

    def _at_home(self, old: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The entries of a section that are still there or are gone for good."""
        here = {_key(item) for item in new}
        return tuple(item for item in old if _key(item) in here or _key(item) not in self.new_items)

    def _parts(self, old: Sequence[Identified], new: Sequence[Identified], where: str) -> Iterator[Change]:
        """The elements of one list, matched by id."""
        if old is new:
            return
        by_key = {_key(part): part for part in old}
        left = {_key(part) for part in new}
        moved = _moved(old, new)
        for part in old:
            if _key(part) not in left:
                yield self._whole("removed", part, where, self._name(part))
        for part in new:
            name, path = self._name(part), f"@{part.id}"
            before = by_key.get(_key(part))
            if before is None:
                if _key(part) not in self.old_items:
                    yield self._whole("added", part, where, name)
                continue
            if _key(part) in moved:
                yield Change("moved", path, where, name)
            yield from self._fields(before, part, path, where, name)

    def _whole(
        self, kind: Literal["added", "removed"], part: Identified, where: str, name: str = ""
    ) -> Change:
        """A part that came or went."""
        said = _outline(part, self.language)
        both = (Segment(kind, said),) if said else ()
        old, new = (said, "") if kind == "removed" else ("", said)
        return Change(kind, f"@{part.id}", where, name, "", old, new, both)

    def _fields(
        self,
        old: BaseModel,
        new: BaseModel,
        path: str,
        where: str,
        part: str = "",
        *,
        skip: tuple[str, ...] = (),
        only: tuple[str, ...] = (),
    ) -> Iterator[Change]:
        if old is new:
            return
        for name in only or type(new).model_fields:
            before, after = getattr(old, name), getattr(new, name)
            if name in skip or before is after or before == after:
                continue
            place = f"{path}/{name}".lstrip("/")
            said = words.field(name, type(new).__name__)
            if isinstance(after, tuple):
                yield from _lines(before, after, Change("changed", place, where, part, said))
            else:
                shown = _shown(before, self.language, name), _shown(after, self.language, name)
                if shown[0] == shown[1] and isinstance(after, str):
                    shown = before, after  # only the markup differs
                yield Change("changed", place, where, part, said, *shown, segments(*shown))

    def _name(self, part: Identified) -> str:
        return part_name(part, self.language)


def _lines(old: tuple[str, ...], new: tuple[str, ...], change: Change) -> Iterator[Change]:
    """Differences of two text lists, line by line."""
    opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    opcodes = [code for code in opcodes if code[0] != "equal"]
    gone = Counter(line for _, i1, i2, _, _ in opcodes for line in old[i1:i2])
    both = gone & Counter(line for _, _, _, j1, j2 in opcodes for line in new[j1:j2])
    left, arrived = both.copy(), both.copy()
    said = words.one_of(change.path.rpartition("/")[2])
    for _, i1, i2, j1, j2 in opcodes:
        before = [(i, line) for i, line in enumerate(old[i1:i2], i1) if not _counted(left, line)]
        after, moved = [], []
        for j, line in enumerate(new[j1:j2], j1):
            (moved if _counted(arrived, line) else after).append((j, line))
        for (_, one), (j, other) in zip(before, after, strict=False):
            yield _line("changed", change, said, j, one, other)
        for i, line in before[len(after) :]:
            yield _line("removed", change, said, i, line, "")
        for j, line in after[len(before) :]:
            yield _line("added", change, said, j, "", line)
        for j, line in moved:
            yield _line("moved", change, said, j, "", line)


def _counted(counter: Counter[str], line: str) -> bool:
    """Take one of the lines from the counter, if it has one."""
    if counter[line] <= 0:
        return False
    counter[line] -= 1
    return True


def _line(kind: Kind, change: Change, said: str, index: int, old: str, new: str) -> Change:
    shown = plain(old), plain(new)
    if shown[0] == shown[1]:
        shown = old, new
    both = segments(*shown) if kind != "moved" else (Segment("same", shown[1]),)
    return Change(kind, f"{change.path}/{index}", change.where, change.part, said, *shown, both)


def _key(part: Identified) -> tuple[str, ...]:
    """What makes two parts the same one; an id that was given to another kind of part is another part."""
    return (part.id, type(part).__name__, part.kind if isinstance(part, Section) else "")


def _moved(old: Sequence[Identified], new: Sequence[Identified]) -> set[tuple[str, ...]]:
    """The fewest parts that must have moved to get from one order to the other."""
    place = {_key(part): index for index, part in enumerate(old)}
    order = [_key(part) for part in new if _key(part) in place]
    tails: list[int] = []
    lengths: list[int] = []
    for key in order:  # the longest increasing run of old places stands still
        length = bisect_left(tails, place[key])
        tails[length : length + 1] = [place[key]]
        lengths.append(length)
    still: set[tuple[str, ...]] = set()
    wanted = len(tails) - 1
    for key, length in zip(reversed(order), reversed(lengths), strict=True):
        if length == wanted:
            still.add(key)
            wanted -= 1
    return set(order) - still


def _shown(value: Any, language: str, name: str = "") -> str:
    """A value as a person reads it."""
    if isinstance(value, str):
        return plain(value)
    if name == "hidden":
        return "hidden" if value else "shown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, PartialDate):
        if value.day is not None:
            return str(value)
        return format_date(value, "MMM YYYY", language)
    if isinstance(value, float | int):
        return f"{value:g}"
    if value is None:
        return "automatic"
    if isinstance(value, dict):
        return ", ".join(value)
    return str(value)


def _outline(part: Identified, language: str) -> str:
    """What a part says, in some lines, for parts that came or went whole."""
    if isinstance(part, Section):
        return "\n".join(part_name(item, language) for item in part.items)
    texts: list[str] = []
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in ("id", "extras", "hidden", "keep_together", "new_page", "icon") or not value:
            continue
        texts += [plain(line) for line in value] if isinstance(value, tuple) else [_shown(value, language)]
    return "\n".join(texts)
