"""Whether a machine can make a time line of the work and the education."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from altocv.analysis.ats import content
from altocv.analysis.ats.content import Subject
from altocv.analysis.ats.model import Finding, Rating, Severity, cost, excerpt
from altocv.cv.dates import PartialDate
from altocv.cv.document import Dated, Section

_PRICES = {
    "dates.reversed": 20.0,
    "dates.order": 10.0,
    "dates.gap": 4.0,
    "dates.mixed_precision": 6.0,
}
_SHARE_LOST = {"dates.missing": 1.0, "dates.unreadable": 0.8, "dates.no_start": 0.6, "dates.no_end": 0.4}
"""How much of an entry's share is lost."""

_LONGEST_GAP = 12  # months


@dataclass(frozen=True, slots=True)
class _Span:
    """First and last month, counted from year 0."""

    first: int
    last: int


def rate(subject: Subject) -> Rating:
    """Rate the dates of work and education. Where there is nothing to be dated the score is 0."""
    shown = subject.shown("work", "education")
    entries = [(section, entry) for section in shown for entry in section.items if isinstance(entry, Dated)]
    if not entries:
        return 0, [Finding("dates", "dates.none", "high")]
    found = [finding for section, entry in entries for finding in _entry(section, entry)]
    for section in subject.shown("work"):
        found += _order(section)
        found += _precision(section)
    found += _gaps(subject)
    lost = cost(found, _SHARE_LOST) / len(entries)
    return 100 * (1 - lost) - cost(found, _PRICES), found


def _entry(section: Section, entry: Dated) -> list[Finding]:
    start, end = entry.start_date, entry.end_date
    values = {"entry": excerpt(content.named(entry))}
    path = f"@{entry.id}"

    def say(code: str, severity: Severity, name: str, **more: str) -> list[Finding]:
        return [Finding("dates", code, severity, f"{path}/{name}", values | more)]

    is_work = section.kind == "work"
    if not start and not end:
        return say("dates.missing", "high" if is_work else "medium", "start_date")
    for name, date in (("start_date", start), ("end_date", end)):
        if not date.understood:
            return say("dates.unreadable", "medium", name, value=excerpt(date.text, 30))
    if is_work and not start:
        return say("dates.no_start", "medium", "start_date")
    if is_work and not end:
        return say("dates.no_end", "low", "end_date")
    if start and end and _first(start) > _last(end):
        return say("dates.reversed", "high", "start_date")
    return []


def _order(section: Section) -> list[Finding]:
    """A later job below an earlier one."""
    dated = [entry for entry in section.items if isinstance(entry, Dated) and _span(entry)]
    for above, below in pairwise(dated):
        earlier, later = _span(above), _span(below)
        if earlier and later and later.first > earlier.first and later.last > earlier.last:
            values = {"entry": excerpt(content.named(below))}
            return [Finding("dates", "dates.order", "medium", f"@{below.id}", values)]
    return []


def _precision(section: Section) -> list[Finding]:
    """Months beside mere years."""
    dates = [
        date
        for entry in section.items
        if isinstance(entry, Dated)
        for date in (entry.start_date, entry.end_date)
        if date.year is not None
    ]
    if len({date.month is not None for date in dates}) < 2:
        return []
    return [Finding("dates", "dates.mixed_precision", "low", f"@{section.id}")]


def _gaps(subject: Subject) -> list[Finding]:
    """Long stretches between jobs in which there was no education either."""
    entries = [
        entry
        for section in subject.shown("work", "education", "volunteer")
        for entry in section.items
        if isinstance(entry, Dated)
    ]
    work = {entry.id for section in subject.shown("work") for entry in section.items}
    spans = sorted(
        ((span, entry) for entry in entries if (span := _span(entry))),
        key=lambda pair: (pair[0].first, pair[0].last),
    )
    found: list[Finding] = []
    reached = None
    worked = False
    for span, entry in spans:
        months = span.first - reached - 1 if reached is not None else 0
        if worked and months > _LONGEST_GAP and entry.id in work:
            values = {"entry": excerpt(content.named(entry)), "months": str(months)}
            found.append(Finding("dates", "dates.gap", "low", f"@{entry.id}/start_date", values))
        worked = worked or entry.id in work
        reached = max(span.last, reached or 0)
    return found


def _span(entry: Dated) -> _Span | None:
    start, end = entry.start_date, entry.end_date
    if start.year is None:
        return None
    first = _first(start)
    return _Span(first, max(_last(end), first) if end.year is not None or end.present else _last(start))


def _first(date: PartialDate) -> int:
    return date.sort_key[0] * 12 + (date.month or 1)


def _last(date: PartialDate) -> int:
    return date.sort_key[0] * 12 + (12 if date.month is None else date.month)
