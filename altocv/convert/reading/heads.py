"""Lines that head entries, in files that say what is a paragraph: what stands there one under the other, or
with commas between, is put side by side as it is on pages that are typeset."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from altocv.convert.reading.contacts import URL
from altocv.convert.reading.dates import date_range, find, without
from altocv.convert.reading.headings import is_contact, kind_of
from altocv.convert.reading.lexicon import (
    COURSES,
    is_degree,
    is_mark,
    is_place,
    job_words,
    may_be_place,
    organisation_words,
)
from altocv.convert.reading.lines import Cell, Line, Span, Style

NOTE = 9
"""The level of a short line under the head of an entry that is no heading of its own."""

ENTRIES = (
    "work",
    "volunteer",
    "education",
    "projects",
    "certificates",
    "awards",
    "publications",
    "references",
    "custom",
)
_PLACED = ("work", "volunteer", "education", "custom")
_LONGEST_HEAD = 200
_LONGEST_FACT = 60
_LONGEST_NOTE = 90
_MOST_FACTS = 5
_PEOPLE = re.compile(r"(?:^|, |\s)[A-ZÀ-Þ]\.[\w.\s-]*(?:,|\s[A-ZÀ-Þ]|$)")
_BETWEEN = re.compile(r"\s+[·•|∙]\s+|\s{3,}")
_OTHER_COMMAS = re.compile(r"[，、]\s*|،\s+")
_AT = re.compile(r"\s+(?:@|at|bei|chez)\s+(?=[A-ZÀ-Þ\d])")
_SUFFIX = re.compile(
    r"^(?:inc|llc|llp|ltd|plc|corp|co|gmbh|ag|kg|s\.?a|s\.?l|s\.?r\.?l|b\.?v|n\.?v|ph\.?d|m\.?d|[\d(].*|pp?\b.*|vol\b.*)\.?$",
    re.IGNORECASE,
)


def joined(lines: Sequence[Line], *, commas: bool = False, places: bool = False) -> list[Line]:
    """The lines, with dates, places, marks and addresses that follow the head of an entry beside it.

    With `commas`, a head of one look is "job, employer", with `places` also "job, employer, place".
    """
    found: list[Line] = []
    kind, number, top = "", 0, _top(lines)
    while number < len(lines):
        line = lines[number]
        number += 1
        found.append(line)
        if (named := _section(line, top, kind)) is not None:
            kind = named
        elif kind == "education" and COURSES.match(line.text.lstrip("*")):
            found[-1] = _unmarked(line)
        elif kind in ENTRIES and _is_head(line, top):
            line = _parted(line, kind, commas=commas, places=places)
            number, cells = _facts(lines, number, kind, named=" · " in line.cells[0].text)
            # People beside a name would be taken for a place.
            people = [cell for cell in cells if kind == "publications" and _PEOPLE.search(cell.text)]
            cells = [cell for cell in cells if cell not in people]
            found[-1] = replace(line, cells=(*line.cells, *cells))
            found += [replace(line, cells=(cell,), level=NOTE) for cell in people]
            if kind in ("work", "education") and _is_note(lines, number, kind):
                found.append(replace(lines[number], level=NOTE))
                number += 1
    return found


def _unmarked(line: Line) -> Line:
    """A line that looks like running text: a bold label does not make it a head."""
    cells = (
        replace(
            cell, spans=tuple(replace(span, style=replace(span.style, bold=False)) for span in cell.spans)
        )
        for cell in line.cells
    )
    return replace(line, cells=tuple(cells))


def _top(lines: Sequence[Line]) -> int:
    """The level of the titles of sections; 0 where they have none."""
    levels = [line.level for line in lines if line.level and kind_of(line.cells[0].text)]
    return max(set(levels), key=levels.count) if levels else 0


def _section(line: Line, top: int, before: str) -> str | None:
    """The kind of section that a line is the title of; empty for the contact details. A title of no known
    section comes after one."""
    text = line.cells[0].text
    if line.bullet or len(line.cells) > 1 or len(text) > _LONGEST_FACT:
        return None
    if is_contact(text):
        return ""
    if top:
        return (kind_of(text) or ("custom" if before else "")) if 0 < line.level <= top else None
    return kind_of(text)


def _is_head(line: Line, top: int) -> bool:
    bold = any(span.style.bold for cell in line.cells[:2] for span in cell.spans[:1])
    dated = len(line.cells) > 1 and date_range(line.cells[0].text) is not None
    return not line.bullet and (line.level > top or bold or dated) and len(line.text) < _LONGEST_HEAD


def _facts(lines: Sequence[Line], number: int, kind: str, *, named: bool) -> tuple[int, list[Cell]]:
    """What the lines from one on say of the entry above them, and the number of the first that says more.

    `named` is True where the head says job and employer: else a name in a line of its own is no place.
    """
    cells: list[Cell] = []
    for line in lines[number : number + _MOST_FACTS]:
        own = line.bullet or line.level or line.style.bold or line.stream != lines[number - 1].stream
        if own or _is_known(line) or not _is_fact(line.text, line.cells[0].link, kind, named):
            break
        cells += [part for cell in line.cells for part in _split(cell, kind)]
        number += 1
    return number, cells


def _is_known(line: Line) -> bool:
    return kind_of(line.text) is not None or is_contact(line.text)


def _is_fact(text: str, link: str, kind: str, named: bool) -> bool:
    parts = [part.strip() for part in _BETWEEN.split(text.strip()) if part.strip()]
    if not parts or len(parts) > 8 or any(len(part) > 2 * _LONGEST_FACT for part in parts):
        return False
    if text.endswith((".", "!", "?")) and not URL.fullmatch(parts[-1].rstrip(".")) and len(text) > 25:
        return False
    return any(_says_fact(part, kind, named) for part in parts) or (bool(link) and len(text) <= _LONGEST_FACT)


def _says_fact(part: str, kind: str, named: bool) -> bool:
    if date_range(part) is not None or URL.fullmatch(part) or (kind in _PLACED and is_place(part)):
        return True
    if kind == "education" and (is_mark(part) or len(_place_and_mark(part)) > 1):
        return True
    if kind == "publications" and _PEOPLE.search(part):
        return True
    words = part.replace(",", "").split()
    town = named and (len(words) <= 2 or ("," in part and len(words) <= 5)) and not job_words(part)
    return kind in _PLACED and town and may_be_place(part) and all(word[0].isupper() for word in words)


def _is_note(lines: Sequence[Line], number: int, kind: str) -> bool:
    """True for a short text between a head and the texts of its entry, or one that says a job or degree."""
    if number >= len(lines) or lines[number].stream != lines[number - 1].stream:
        return False
    line, text = lines[number], lines[number].text
    marked = line.bullet or line.level or line.style.bold or line.style.italic or len(line.cells) > 1
    if marked or text.endswith((".", "!", "?", ":", ";")) or len(text) > _LONGEST_NOTE or _is_known(line):
        return False
    if is_degree(text) if kind == "education" else (job_words(text) and len(text.split()) < 6):
        return True
    after = lines[number + 1] if number + 1 < len(lines) else line
    goes_on = after is not line and after.stream == line.stream and len(after.cells) == 1
    return goes_on and not (after.level or after.style.bold)


def _split(cell: Cell, kind: str) -> list[Cell]:
    """A cell in its parts; "place, mark" is two."""
    parts = [part.strip() for part in _BETWEEN.split(cell.text) if part.strip()]
    if kind == "education":
        parts = [each for part in parts for each in _place_and_mark(part)]
    links = {span.text.strip(): span.link for span in cell.spans if span.link}
    return [Cell((Span(part, cell.style, links.get(part, "")),)) for part in parts]


def _place_and_mark(text: str) -> list[str]:
    parts = text.split(", ")
    for count in range(1, min(3, len(parts))):
        place, mark = ", ".join(parts[:count]), ", ".join(parts[count:])
        marked = is_mark(parts[count]) or (is_mark(mark) and not is_place(", ".join(parts[: count + 1])))
        if marked and not is_mark(place) and (is_place(place) or may_be_place(place)):
            return [place, mark]
    return [text]


def _parted(line: Line, kind: str, *, commas: bool, places: bool) -> Line:
    """A head with its names apart, and its dates and its place in cells of their own."""
    first, *more = line.cells
    if more and date_range(first.text) is not None:
        first, more[0] = more[0], first  # dates at the left
    spans = _by_look(first.spans)
    text = "".join(span.text for span in spans).strip()
    style, link = spans[0].style, first.link
    if len({span.style for span in spans}) > 1:
        return replace(line, cells=(replace(first, spans=spans), *more))
    if (dates := find(text)) is not None and (bare := without(text, dates)):
        more.append(_cell(text[dates.at[0] : dates.at[1]], style))
        text, dates = bare, None
    if dates is None:
        text = re.sub(r"\s+-\s+", " · ", text)
    place = ""
    if (
        kind in ("work", "volunteer", "projects")
        and len(halves := _AT.split(text, maxsplit=1)) == 2
        and job_words(halves[0])
    ):
        text = " · ".join(halves)
    elif commas and not _BETWEEN.search(text):
        text, place = names(text, kind, places=places)
    if place:
        more.insert(0, _cell(place, replace(style, bold=False)))
    return replace(line, cells=(Cell((Span(text, style, link),)), *more))


def _cell(text: str, style: Style) -> Cell:
    return Cell((Span(text, style),))


def _by_look(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans of a cell, with a dot for the comma where the look of the names changes."""
    found = [span for span in spans if span.text]
    for number in range(1, len(found)):
        before, span = found[number - 1], found[number]
        if before.style == span.style:
            continue
        if match := re.match(r"\s*[,–—-]\s+", span.text):
            rest = span.text[match.end() :]
            # A comma may be a span of its own.
            found[number] = replace(span, text=f" · {rest}")
        elif match := re.search(r"\s*,\s*$", before.text):
            found[number - 1] = replace(before, text=before.text[: match.start()] + " · ")
    return tuple(found) or (Span("", Style()),)


def names(text: str, kind: str, *, places: bool) -> tuple[str, str]:
    """The names in "job, employer, place" with dots between, and the place."""
    parts, place = text.split(", ") if ", " in text else _OTHER_COMMAS.split(text), ""
    if len(parts) < 2:
        return text, ""
    if kind in _PLACED:
        count = next((count for count in (2, 1) if _is_the_place(parts, count, places)), 0)
        if count:
            parts, place = parts[:-count], ", ".join(parts[-count:])
    if kind == "projects":
        return " · ".join(parts), place
    if len(parts) < 2 or kind == "references":
        return ", ".join(parts), place
    at = _cut(parts, kind)
    return " · ".join((", ".join(parts[:at]), ", ".join(parts[at:]))), place


def _is_the_place(parts: Sequence[str], count: int, places: bool) -> bool:
    tail = ", ".join(parts[-count:])
    if len(parts) - count < 2 or _SUFFIX.match(parts[-1]):
        return False
    if is_place(tail):
        return True
    named = organisation_words(tail) or job_words(tail) or is_degree(tail) or "." in tail
    return places and count == 1 and may_be_place(tail) and len(tail.split()) <= 3 and not named


def _cut(parts: Sequence[str], kind: str) -> int:
    """How many of the parts are the first name: a job or degree is apart from an organisation."""

    def apart(at: int) -> tuple[float, int]:
        left, right = ", ".join(parts[:at]), ", ".join(parts[at:])
        if _SUFFIX.match(parts[at]):
            return (-1.0, at)
        if kind not in ("work", "volunteer", "education"):
            return (0.0, at)
        jobs = (
            job_words(left) - job_words(right) if kind != "education" else is_degree(left) - is_degree(right)
        )
        told = bool(organisation_words(right)) - bool(organisation_words(left))
        return (abs(jobs + 2 * told), at)

    return max(range(1, len(parts)), key=apart)
