"""Plain text as lines: its titles, its lists, and its paragraphs made whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from altocv.convert.reading.bounds import MOST_LINES
from altocv.convert.reading.dates import date_range, find
from altocv.convert.reading.headings import is_contact, kind_of
from altocv.convert.reading.heads import ENTRIES
from altocv.convert.reading.lines import BULLETS, Cell, Line, Span, Style, plain
from altocv.errors import Invalid

_UNDERLINE = re.compile(r"^\s*([-=_~*])\1{2,}\s*$")
_MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of direction
_BULLET = re.compile(
    rf"^[\s{_MARKS}]*(?:[{re.escape(BULLETS)}]|o(?=\s+[A-ZÀ-Þ]))[{_MARKS}]*\s+|^\s*\d{{1,2}}[.)]\s+(?=\D)"
)
_NAMED = re.compile(r"^[^:.]{2,40}:\s")
_HANDLE = re.compile(
    r"^(LinkedIn|GitHub|GitLab|Twitter|X|Instagram|Bitbucket):\s*@?([\w.-]{2,60})$", re.IGNORECASE
)
_HOMES = {"linkedin": "www.linkedin.com/in", "twitter": "x.com", "bitbucket": "bitbucket.org"}
_WIDEST, _NARROWEST = 110, 55
_LONGEST_TITLE = 45
_LONGEST_HEAD = 110
_TITLE, _HEAD, _BODY = Style(14.0, True), Style(11.0, True), Style(10.0)
_NEAR, _FAR = 1.8, 2.5
"""White above a line, and above one after a blank line: both more than between the lines of a text."""


@dataclass(slots=True)
class _Row:
    """A line of the file, or several that are one text."""

    text: str
    blank: bool
    title: bool = False
    bullet: bool = False
    indent: int = 0


def lines(text: str) -> list[Line]:
    """The lines of a plain text. Raises Invalid for more than a CV has."""
    raw = text.split("\n")
    if len(raw) > 3 * MOST_LINES:
        raise Invalid("This file holds far more text than a CV does. Choose a file with the CV alone.")
    rows = _dates_beside(_whole(_rows(raw), _width(raw)))
    heads = _heads(rows)
    head = next((number for number, row in enumerate(rows) if row.title), 0)
    return [
        _handle(row, match)
        if number < head and (match := _HANDLE.match(row.text))
        else _line(row, heads=number in heads)
        for number, row in enumerate(rows)
    ]


def _handle(row: _Row, match: re.Match[str]) -> Line:
    """A name at a network, like "GitHub: maya", with the address that it stands for."""
    network, name = match[1].casefold(), match[2]
    address = f"https://{_HOMES.get(network, f'{network}.com')}/{name}"
    return Line((Cell((Span(row.text, _BODY, address),)),), gap=_NEAR)


def _line(row: _Row, *, heads: bool) -> Line:
    gap = _FAR if row.blank else _NEAR
    if row.title:
        return plain(row.text.strip(" :"), gap=_FAR, level=1, style=_TITLE)
    if row.bullet:
        return plain(re.sub(r"\s+", " ", row.text), gap=gap, bullet=True, style=_BODY)
    return plain(row.text, gap=gap, level=2 if heads else 0, style=_HEAD if heads else _BODY)


def _rows(raw: list[str]) -> list[_Row]:
    """The lines that say something; a title loses what underlines it."""
    rows: list[_Row] = []
    blank = True
    for number, text in enumerate(raw):
        if not text.strip():
            blank = True
            continue
        if _UNDERLINE.match(text):
            if (
                rows
                and not blank
                and len(rows[-1].text) <= _LONGEST_TITLE + 15
                and not rows[-1].bullet
                and len(rows) > 1
            ):
                rows[-1].title = True
            blank = True
            continue
        match = _BULLET.match(text)
        bare = text[match.end() :] if match else text.strip()
        row = _Row(bare.strip(), blank, bullet=bool(match), indent=len(text) - len(text.lstrip()))
        if not row.text:
            continue
        row.title = not match and bool(rows) and _is_title(row.text, blank)
        rows.append(row)
        blank = number < len(raw) - 1 and row.title
    return rows


def _is_title(text: str, blank: bool) -> bool:
    if len(text) > _LONGEST_TITLE or "   " in text or "\t" in text:
        return False
    known = kind_of(text) is not None or is_contact(text)
    if text.isupper() and blank and len(text.split()) <= 6 and sum(letter.isalpha() for letter in text) > 3:
        return find(text) is None and not re.search(r"[@\d|]", text)
    return known and (blank or text.endswith(":") or text.isupper())


def _width(raw: list[str]) -> int:
    """The width at which the file breaks its lines; 0 where it does not."""
    widest = max((len(text.rstrip()) for text in raw if " " in text.strip()), default=0)
    return widest if _NARROWEST <= widest <= _WIDEST else 0


def _whole(rows: list[_Row], width: int) -> list[_Row]:
    """The rows, with the lines of one text together."""
    found: list[_Row] = []
    last = ""
    for row in rows:
        before = found[-1] if found else None
        if before is not None and _goes_on(before, last, row, width):
            hyphen = re.search(r"\w-$", before.text) and row.text[:1].islower()
            before.text += row.text if hyphen else f" {row.text}"
        else:
            found.append(row)
        last = row.text
    return found


def _goes_on(before: _Row, last: str, row: _Row, width: int) -> bool:
    """True for a row that is the rest of the text before it, whose last line was `last`."""
    if row.blank or row.title or row.bullet or before.title:
        return False
    if before.bullet and row.indent > before.indent:
        return True
    full = before.indent + len(last) + 2 * before.bullet + 1 + len(row.text.split()[0]) > width > 0
    cells = "   " in row.text or "\t" in row.text
    return full and not cells and date_range(row.text) is None and not _NAMED.match(row.text)


def _dates_beside(rows: list[_Row]) -> list[_Row]:
    """The rows, with dates that stand over an entry behind its first line."""
    found: list[_Row] = []
    for row in rows:
        before = found[-1] if found else None
        over = (
            before is not None
            and not before.title
            and not before.bullet
            and date_range(before.text) is not None
        )
        begins = before is not None and (before.blank or (len(found) > 1 and found[-2].title))
        if over and begins and not (row.blank or row.title or row.bullet or find(row.text)):
            row.text, row.blank = f"{row.text}   {found.pop().text}", True
        found.append(row)
    return found


def _heads(rows: list[_Row]) -> set[int]:
    """The numbers of the rows that head entries."""
    found: set[int] = set()
    kind, first = "", False
    for number, row in enumerate(rows):
        if row.title:
            kind, first = "" if is_contact(row.text) else kind_of(row.text) or "custom", True
            continue
        if kind not in ENTRIES or row.bullet:
            first = False
            continue
        after = rows[number + 1] if number + 1 < len(rows) else None
        listed = number - 1 in found and all(find(each.text) for each in rows[number - 1 : number + 1])
        if _is_head(row, after, begins=first or row.blank or listed, above=rows[number - 1], kind=kind):
            found.add(number)
        first = False
    return found


def _is_head(row: _Row, after: _Row | None, *, begins: bool, above: _Row, kind: str) -> bool:
    if date_range(row.text) is not None:
        return False
    goes_on = after is not None and not after.blank and not after.title
    dated = goes_on and after is not None and date_range(after.text) is not None
    if dated and (begins or above.bullet or len(above.text) > _LONGEST_HEAD):
        return True
    if not begins or len(row.text) > 2 * _LONGEST_HEAD:
        return False
    short = len(row.text) <= _LONGEST_HEAD and not row.text.endswith((".", "!", "?"))
    return short and (goes_on or find(row.text) is not None or kind in ("certificates", "awards"))
