"""An entry taken apart: its dates, its place, its address, its names in order, and its texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from altocv.convert.reading.blocks import Block
from altocv.convert.reading.contacts import URL
from altocv.convert.reading.dates import DateRange, find, without
from altocv.convert.reading.lexicon import (
    COURSES,
    has_place_form,
    is_degree,
    is_mark,
    is_place,
    job_words,
    may_be_place,
    organisation_words,
)
from altocv.convert.reading.lines import Style
from altocv.cv.inline import plain

_PARTS = re.compile(r"\s+[·•|∙▪●‧]\s*|^[·•|]\s*|\s{3,}")
_DASH = re.compile(r"\s+[–—]\s+")
_WORDS = re.compile(r"\s+[·•|]\s+|\s*[,;]\s+|\s*[、，；،؛]\s*")
_LIST = re.compile(r"^[^.!?。！？؟]{1,120}$")


@dataclass(frozen=True, slots=True)
class Bit:
    """A name or a fact in a heading line. `line` counts the heading lines; `right` is set apart by white."""

    text: str
    style: Style
    link: str
    line: int
    right: bool


@dataclass(slots=True)
class Taken:
    """What was found in an entry."""

    bits: list[Bit] = field(default_factory=list)
    dates: DateRange | None = None
    place: str = ""
    url: str = ""
    mark: str = ""
    paragraphs: list[str] = field(default_factory=list)
    bullets: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    courses: list[str] = field(default_factory=list)
    dated_line: int = 0
    leads: bool | None = None
    """True where the section's entries begin with the job or degree, False with the organisation."""
    role: bool = False
    """True for a further job under the employer of the entry before."""


def take(entry: Sequence[Block], *, marks: bool = False, places: bool = True) -> Taken:
    """Take an entry apart; with `marks`, results of an education are looked for, with `places` a place."""
    found, number = Taken(), 0
    for block in entry:
        if block.kind == "bullet":
            found.bullets.append(block.text)
        elif block.kind == "paragraph" or found.bullets or found.paragraphs:
            _text(found, block.text)
        else:
            _heading(found, block, number)
            number += 1
    _dashes(found)
    if marks:
        _marks(found)
    if places:
        _places(found)
    return found


def _text(found: Taken, text: str) -> None:
    if match := COURSES.match(plain(text)):
        found.courses += words(plain(text)[match.end() :])
    elif _is_words(plain(text)) and (found.paragraphs or found.bullets):
        found.words += words(plain(text))
    else:
        found.paragraphs.append(text)


def words(text: str) -> list[str]:
    """The words of a list in a line."""
    return [word.strip(" .,;·") for word in _WORDS.split(text) if word.strip(" .,;·")]


def _is_words(text: str) -> bool:
    parts = words(text)
    return bool(_LIST.match(text)) and len(parts) > 1 and all(len(part.split()) <= 4 for part in parts)


def _heading(found: Taken, block: Block, number: int) -> None:
    named = False
    for cell in block.cells:
        text = cell.text
        if found.dates is None and (dates := find(text)) is not None and _is_date_of(text, dates):
            found.dates, found.dated_line = dates, number
            text = without(text, dates)
        links = {span.text.strip(" ·,"): span.link for span in cell.spans if span.link}
        for part in _pieces(text):
            link = links.get(part, "") or next((u for t, u in links.items() if t and t in part), "")
            style = next(
                (s.style for s in cell.spans if s.text.strip(" ·,") and s.text.strip(" ·,") in part),
                cell.style,
            )
            if URL.fullmatch(part):
                found.url = found.url or link or part
                continue
            if link.startswith("http"):
                found.url = found.url or link
            found.bits.append(Bit(part, style, link, number, named))
        named = named or bool(text)


def _pieces(text: str) -> list[str]:
    """The parts of a cell; an address at the end of one is a part."""
    found: list[str] = []
    for part in _PARTS.split(text):
        part = part.strip(" ·|")
        before, comma, last = part.rpartition(", ")
        found += [before, last] if comma and URL.fullmatch(last) and "." in last else [part]
    return [part for part in found if part]


def _dashes(found: Taken) -> None:
    """Names parted by a dash: it is a name's own where others are told apart already."""
    bits, found.bits = found.bits, []
    for bit in bits:
        others = [
            each for each in bits if each is not bit and not (is_place(each.text) or is_mark(each.text))
        ]
        parts = [part for part in _DASH.split(bit.text) if part]
        told = (
            job_words(parts[0]) and organisation_words(parts[-1]) and not job_words(parts[-1]) if parts else 0
        )
        whole = len(parts) < 2 or (others and not told)
        found.bits += [bit] if whole else [replace(bit, text=part) for part in parts]


def _is_date_of(text: str, dates: DateRange) -> bool:
    """True where the dates are the entry's, and not a year in a name."""
    return bool(dates.end) or len(without(text, dates)) < 90


def _places(found: Taken) -> None:
    """The place: what can be nothing else, else what stands apart at the right or at the end of its line."""
    for bit in found.bits:
        if is_place(bit.text) and len(found.bits) > 1:
            found.place = bit.text
            found.bits.remove(bit)
            return
    for bit in found.bits:
        others = (each for each in found.bits if each is not bit)
        if has_place_form(bit.text) and any(organisation_words(each.text) for each in others):
            found.place = bit.text
            found.bits.remove(bit)
            return
    for bit in found.bits:
        if bit.right and may_be_place(bit.text) and not organisation_words(bit.text):
            found.place = bit.text
            found.bits.remove(bit)
            return
    for before, bit, after in zip(found.bits, found.bits[1:], [*found.bits[2:], None], strict=False):
        ends = after is None or after.line != bit.line
        if ends and bit.line == before.line and len(found.bits) >= 3 and _could_be_town(bit.text):
            found.place = bit.text
            found.bits.remove(bit)
            return
    _place_at_the_end(found)


def _place_at_the_end(found: Taken) -> None:
    """A place that follows an organisation after a comma: "Acme, Seattle, WA"."""
    for index, bit in enumerate(found.bits):
        parts = bit.text.split(", ")
        for count in (2, 1):
            tail = ", ".join(parts[-count:])
            named = bool(organisation_words(", ".join(parts[:-count])))
            town = bit.line > 0 and (len(parts) == 2 or named) and all(map(_could_be_town, parts[-count:]))
            sure = is_place(tail) or (named and has_place_form(tail)) or (town and not is_degree(parts[0]))
            if len(parts) > count and sure:
                found.place = tail
                found.bits[index] = replace(bit, text=", ".join(parts[:-count]).strip())
                return


def _could_be_town(text: str) -> bool:
    named = job_words(text) or organisation_words(text) or is_degree(text) or is_mark(text) or "." in text
    return may_be_place(text) and len(text.split()) <= 2 and not named


def _marks(found: Taken) -> None:
    for index, bit in enumerate(found.bits):
        parts = bit.text.split(", ")
        named = len(parts) > 1 and not is_mark(parts[0]) and is_mark(parts[-1])
        if is_mark(bit.text) and not (named or is_degree(bit.text) or organisation_words(bit.text)):
            found.mark = bit.text
            found.bits.remove(bit)
            return
        for count in (2, 1):
            tail = ", ".join(parts[-count:])
            if len(parts) > count and is_mark(parts[-count]) and not organisation_words(tail):
                found.mark = tail
                found.bits[index] = replace(bit, text=", ".join(parts[:-count]))
                return
