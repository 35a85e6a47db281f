"""Dates and ranges of dates in running text, in the languages of a CV."""

from __future__ import annotations

import re
from dataclasses import dataclass

from altocv.cv.dates import MONTH_WORDS, PRESENT_WORDS, PartialDate

_MONTH = "|".join(sorted(map(re.escape, MONTH_WORDS), key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?)?(?:{_MONTH})[.׳']?,?\s+(?:de\s+|del\s+)?{_YEAR}"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}},\s+{_YEAR}"
    rf"|{_YEAR}\s?[年년](?:\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?)?"
    rf"|{_YEAR}-\d{{2}}(?:-\d{{2}})?|{_YEAR}[/.]\d{{1,2}}(?![\d.])|\d{{1,2}}\s?[/.]\s?{_YEAR}|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{_YEAR}"
    rf"|{_YEAR})"
)
_NOW = "|".join(sorted(map(re.escape, PRESENT_WORDS), key=len, reverse=True))
_DASH = r"\s*(?:[-–—‒―~〜～]|to|until|till|bis|a|al|à|au|até|hasta|tot|по|до)\s*"
_RANGE = re.compile(
    rf"(?<![\w/])(?:since\s+|seit\s+|desde\s+|depuis\s+|from\s+)?(?P<start>{_DATE})(?:{_DASH}(?P<end>{_DATE}|{_NOW}))?(?![\w/])",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:since|seit|desde|depuis)\s", re.IGNORECASE)
_SHORT_END = re.compile(rf"(?<!\w)(?P<start>{_YEAR})\s*[-–—]\s*(?P<end>\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class DateRange:
    """A date, or a range of dates, and where in a text it stands. `end` is empty for a single date."""

    start: PartialDate
    end: PartialDate
    at: tuple[int, int]


def date_range(text: str) -> DateRange | None:
    """The dates that a text is, with nothing else in it but brackets and the length in months."""
    found = find(text)
    if found is None:
        return None
    rest = text[: found.at[0]] + text[found.at[1] :]
    return found if not re.sub(r"[()\[\]·|,;:.\s]|\d+\s*(?:yrs?|mos?|years?|months?)", "", rest) else None


def find(text: str) -> DateRange | None:
    """The last range of dates in a text; without one, its last date."""
    matches = list(_RANGE.finditer(text))
    if not matches:
        return None
    match = next((m for m in reversed(matches) if m["end"]), matches[-1])
    end = match["end"] or ""
    if not end and _SINCE.match(match[0]):
        end = "present"
    short = None if end else _SHORT_END.match(text, match.start("start"))
    if short is not None and not _is_month(text, short):
        end, stop = short["start"][:2] + short["end"], short.end()
        return DateRange(_date(match["start"]), _date(end), (match.start(), stop))
    return DateRange(_date(match["start"]), _date(end), match.span())


def _is_month(text: str, short: re.Match[str]) -> bool:
    """True for "2023-05", which is a month; "2004–05" and "2015-17" are years."""
    return text[short.end("start") : short.start("end")] == "-" and 1 <= int(short["end"]) <= 12


def without(text: str, found: DateRange) -> str:
    """The text without its dates, and without the punctuation that held them."""
    before, after = text[: found.at[0]], text[found.at[1] :]
    before = re.sub(r"[\s(\[|·•,;:–—-]+$", "", before)
    after = re.sub(r"^[\s)\]|·•,;:–—-]+", "", after)
    return f"{before} · {after}".strip(" ·") if before and after else (before or after).strip()


def _date(text: str) -> PartialDate:
    return PartialDate.model_validate(text.strip())
