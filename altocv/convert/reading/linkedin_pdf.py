"""The PDF that LinkedIn makes of a profile: its lines put the way that CVs have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from altocv.convert.reading.dates import DateRange, date_range, find, without
from altocv.convert.reading.headings import is_contact, kind_of
from altocv.convert.reading.lexicon import is_place, job_words, may_be_place
from altocv.convert.reading.lines import Cell, Line, Source, Span

_PAGE = re.compile(
    r"^(?:Page|Página|Seite|Pagina|Strona|Sida|Side|Страница)\s+\d+\s+\S{1,5}\s+\d+$", re.IGNORECASE
)
_UNIT = (
    r"(?:years?|yrs?|months?|mos?|años?|mes(?:es)?|ans?|mois|Jahre?n?|Monate?n?|anos?|anni|anno|mesi|jaar|"
    r"maanden|maand)"
)
_LENGTH = rf"(?:less than a year|\d+\s+{_UNIT}(?:,?\s+(?:and|y|et|und|e)?\s*\d+\s+{_UNIT})?)"
_IN_BRACKETS = re.compile(rf"\s*\(\s*{_LENGTH}\s*\)", re.IGNORECASE)
_LENGTH_ALONE = re.compile(rf"^{_LENGTH}$", re.IGNORECASE)
_NETWORK = re.compile(
    r"\s*\((?:LinkedIn|Personal|Company|Blog|Portfolio|Other|RSS|Mobile|Home|Work|Móvil|Casa|Trabajo|Empresa)\)\s*$"
)
_ADDRESS = re.compile(r"linkedin\.com/in/", re.IGNORECASE)
_TOP_SKILLS = frozenset(
    [
        "top skills",
        "aptitudes principales",
        "principales compétences",
        "top-kenntnisse",
        "wichtigste kenntnisse",
        "principais competências",
        "competenze principali",
        "topvaardigheden",
    ]
)
_PLACE_ALONE = re.compile(r"\b(?:Area|Metropolitan|Region|Greater|Alrededores|Région|Großraum)\b")
_GAP = 2.6
"""White above the head of an entry, in shares of its height: more than above anything else."""


def profile_pdf(source: Source) -> bool:
    """True for a profile that LinkedIn made a PDF of."""
    signs = (
        any(_ADDRESS.search(text) for text in _texts(source)),
        any(_PAGE.match(line.text) for line in source.lines),
        any(line.text.casefold().strip() in _TOP_SKILLS for line in source.lines),
        any(_IN_BRACKETS.search(line.text) and find(line.text) is not None for line in source.lines),
    )
    return sum(signs) >= 2 and any(is_contact(line.text) for line in source.lines)


def _texts(source: Source) -> list[str]:
    return [f"{span.text} {span.link}" for line in source.lines for cell in line.cells for span in cell.spans]


def tidy(source: Source) -> Source:
    """The lines without counts of pages and lengths of jobs, and with the lines that head an entry as one:
    "Job · Company", its dates, its place."""
    lines = [_plain(line) for line in source.lines if not _PAGE.match(line.text)]
    lines = [line for line in lines if line.text.strip()]
    found: list[Line] = []
    kind, number = "", 0
    while number < len(lines):
        line = lines[number]
        if _is_title(line):
            kind = kind_of(line.text) or ""
        taken = _head(lines, number, kind) if kind in ("work", "volunteer", "education") else None
        if taken is not None:
            head, number = taken
            found.append(head)
            continue
        if kind == "work" and _LENGTH_ALONE.match(line.text):
            number += 1
            continue
        found.append(line)
        number += 1
    return replace(source, lines=tuple(found))


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    return len(line.cells) == 1 and (kind_of(text) is not None or is_contact(text))


def _plain(line: Line) -> Line:
    """A line without what LinkedIn says of an address, and without a break in the kind of one."""
    cells = []
    for cell in line.cells:
        spans = tuple(replace(span, link=_without_query(span.link)) for span in cell.spans)
        if (bare := _NETWORK.sub("", cell.text)) != cell.text:
            if not bare.strip():
                continue
            spans = (Span(bare, cell.style, _without_query(cell.link)),)
        cells.append(replace(cell, spans=spans))
    return replace(line, cells=tuple(cells) or (Cell((Span("", line.style),)),))


def _without_query(link: str) -> str:
    return link.partition("?")[0] if _ADDRESS.search(link) else link


def _dates(line: Line) -> DateRange | None:
    """The dates that a line is, with the length of the job or not."""
    return date_range(_IN_BRACKETS.sub("", line.text)) if len(line.text) < 90 else None


def _head(lines: Sequence[Line], number: int, kind: str) -> tuple[Line, int] | None:
    """The head of an entry that begins with a line, as one line, and the number of the line after it."""
    if kind == "education":
        return _school(lines, number)
    size = lines[number].style.size
    before: list[str] = []
    for at in range(number, min(number + 4, len(lines))):
        line = lines[at]
        if _is_title(line) or line.stream != lines[number].stream or line.bullet:
            return None
        if before and (dates := _dates(line)) is not None:
            if not _are_names(lines[number:at], size):
                return None
            whole = _IN_BRACKETS.sub("", line.text)
            text = whole[dates.at[0] : dates.at[1]]
            place = lines[at + 1] if at + 1 < len(lines) and _is_place(lines[at + 1], line) else None
            head = _line(lines[number], before, text, place.text.strip() if place else "")
            return head, at + 1 + (place is not None)
        if not _LENGTH_ALONE.match(line.text):
            before.append(line.text.strip())
        if len(before) > 2:
            return None
    return None


def _are_names(lines: Sequence[Line], size: float) -> bool:
    """True for a company and a job, or a job alone: larger than the text, or short."""
    return all(len(line.text) <= 100 and line.style.size <= size + 0.1 for line in lines)


def _is_place(line: Line, dates: Line) -> bool:
    text = line.text.strip()
    alike = abs(line.style.size - dates.style.size) < 0.3 and len(text) <= 60 and not text.endswith(".")
    likely = is_place(text) or _PLACE_ALONE.search(text) or (may_be_place(text) and not job_words(text))
    return alike and len(line.cells) == 1 and bool(likely)


def _line(first: Line, names: Sequence[str], dates: str, place: str) -> Line:
    """The company stands first in a profile, and the job in a CV."""
    style = replace(first.style, bold=True)
    titles = " · ".join(reversed(names))
    cells = [Cell((Span(text, style),), first.x0, first.right) for text in (titles, dates, place) if text]
    return replace(first, cells=tuple(cells), gap=_GAP)


def _school(lines: Sequence[Line], number: int) -> tuple[Line, int] | None:
    """A school, and the line of its degree: "Bachelor, Physics · (2010 - 2014)"."""
    line = lines[number]
    if number + 1 >= len(lines) or _is_title(line):
        return None
    degree, after = lines[number + 1].text, number + 2
    if after < len(lines) and find(degree) is None and not _is_title(lines[after]):
        # A long degree takes two lines.
        both = f"{degree} {lines[after].text}"
        if (
            re.search(r"·?\s*\(.*\d{4}.*\)\s*$", lines[after].text)
            and lines[after].style.size < line.style.size
        ):
            degree, after = both, after + 1
    smaller = lines[number + 1].style.size < line.style.size
    if not smaller or _is_title(lines[number + 1]) or line.stream != lines[number + 1].stream:
        return None
    dates = find(degree)
    said = degree[dates.at[0] : dates.at[1]] if dates else ""
    bare = re.sub(r"\s*·?\s*\(\s*\)?\s*$", "", without(degree, dates) if dates else degree).strip(" ·()")
    return _line(line, [line.text.strip(), bare] if bare else [line.text.strip()], said, ""), after
