"""What the runs of a page say to programs that read it: which belong on one line, and to one column.

A PDF holds glyphs at places; readers (applicant tracking systems among them) find words, lines, columns and
their order in the white between. Where that white would mislead them a run is given a `Hint`, which the
writer turns into spaces and into the height that a font claims. Nothing of it is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from altocv.typeset.pages import Page, Region, TextRun

ASCENT, DESCENT = 0.78, 0.22
"""What a font claims (shares of the em). Readers gather letters into lines by it: one modest pair for all
faces keeps a fallback letter in its line, and a tall script out of the line above."""

_MOST = 1.8  # readers take a larger claim for a mistake
_LEVEL = 0.1  # baselines that differ by less (points) are one
_TOUCH = 0.05  # a gap below this (of the em) is none
_INDENT = 2.0  # from this indent on (of the em) a line is padded to its column's edge
_APART = 1.5  # lines further apart than this (of the em) are taken for two blocks

_Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Hint:
    """What a run says beyond its glyphs, in points.

    `reach` is the gap on its right to another run of its line and direction. `lead` and `tail` are parts of
    its line that one space is laid over, before and after its text. `breaks` marks the last run of a line.
    `ascent` and `descent` are what its font claims, in shares of the em.
    """

    reach: float = 0.0
    lead: _Interval | None = None
    tail: _Interval | None = None
    breaks: bool = False
    ascent: float = ASCENT
    descent: float = DESCENT


def plan(page: Page) -> list[tuple[TextRun, Hint]]:
    """The runs that show something, in order, each with its hint. Runs of mere space are left out: they are
    gaps like others."""
    runs = [item for item in page.items if isinstance(item, TextRun) and item.glyphs and item.text.strip()]
    columns = _columns(page.regions)
    claims = _claims(runs, columns) if len(columns) > 1 else {}
    hints = [Hint() for _ in runs]
    for line in _lines(runs):
        _join(line, runs, hints)
        begins, ends = line[0], line[-1]
        column = _column_of(runs[begins], columns) if claims else -1
        if not runs[begins].rtl:
            hints[begins] = replace(hints[begins], lead=_before(runs[begins], page.regions))
        if runs[ends].rtl:
            hints[ends] = replace(hints[ends], tail=_before(runs[ends], page.regions))
        elif column >= 0:
            hints[ends] = replace(hints[ends], tail=_after(runs[ends], columns[column]))
        hints[ends] = replace(hints[ends], breaks=True)
        claim = claims.get((column, runs[begins].baseline))
        if claim:
            for index in line:
                hints[index] = _claiming(hints[index], runs[index], claim)
    return list(zip(runs, hints, strict=True))


def _lines(runs: list[TextRun]) -> list[list[int]]:
    """The indexes of runs that follow each other on one line, in their order."""
    lines: list[list[int]] = []
    for index, run in enumerate(runs):
        before = runs[index - 1] if index else None
        if before and abs(before.baseline - run.baseline) < _LEVEL:
            # A jump back to the left is another column on the same level.
            onwards = before.rtl or run.rtl or run.x > before.x
            if onwards:
                lines[-1].append(index)
                continue
        lines.append([index])
    return lines


def _join(line: list[int], runs: list[TextRun], hints: list[Hint]) -> None:
    """Bridge the gaps of a line: those that are seen, and the jumps of a text that turns."""
    for index, following in pairwise(line):
        run, after = runs[index], runs[following]
        if run.rtl != after.rtl:
            # Readers that know one direction only take the jump back for the end of the line.
            end = run.x if run.rtl else run.x + run.width
            start = after.x + after.width if after.rtl else after.x
            if abs(start - end) > run.size * _TOUCH:
                hints[index] = replace(hints[index], tail=(min(start, end), max(start, end)))
    for index, right in pairwise(sorted(line, key=lambda index: runs[index].x)):
        run = runs[index]
        gap = runs[right].x - run.x - run.width
        if gap > run.size * _TOUCH:
            hints[index] = replace(hints[index], reach=gap)


def _before(run: TextRun, regions: Iterable[Region]) -> _Interval | None:
    """The white on the left of a line. Readers sort by left edges too: without a space over it, an indented
    line would come after lines below it."""
    around = [region for region in regions if region.kind != "entry" and _holds(region, run)]
    left = min(around, key=lambda region: region.width).x if around else run.x
    return (left, run.x) if run.x - left > _INDENT * run.size else None


def _after(run: TextRun, column: _Interval) -> _Interval | None:
    """The white on the right of a line in a column, so that all its lines have one edge."""
    end = run.x + run.width
    return (end, column[1]) if column[1] - end > _TOUCH * run.size else None


def _holds(region: Region, run: TextRun) -> bool:
    across = region.x - 1 <= run.x <= region.x + region.width + 1
    return across and region.y - 1 <= run.baseline <= region.y + region.height + run.size


def _columns(regions: Iterable[Region]) -> list[_Interval]:
    """The columns of a page from left to right: where its sections stand, without what spans others."""
    spans = sorted({(region.x, region.x + region.width) for region in regions if region.kind != "entry"})
    return [
        span
        for span in spans
        if not any(other != span and span[0] - 1 <= other[0] and other[1] <= span[1] + 1 for other in spans)
    ]


def _column_of(run: TextRun, columns: list[_Interval]) -> int:
    """The index of a run's column, -1 for none."""
    return next((i for i, (left, right) in enumerate(columns) if left - 3 <= run.x <= right + 3), -1)


_Claims = dict[tuple[int, float], list[float | None]]


def _claims(runs: list[TextRun], columns: list[_Interval]) -> _Claims:
    """The top and foot (points from the page's top) that lines beside white claim, by column and baseline.

    A line alone beside the white of the other column looks to readers as if it spanned both, and the columns
    are then read in turns. So the lines around white meet in it, and not at the height of such a meeting in
    the other column, since rows of equal height look like a table.
    """
    claims: _Claims = {}
    meetings: list[float] = []
    for column in sorted(range(len(columns)), key=lambda c: columns[c][0] - columns[c][1]):
        sizes: dict[float, float] = {}
        for run in runs:
            if _column_of(run, columns) == column:
                sizes[run.baseline] = max(run.size, sizes.get(run.baseline, 0.0))
        met: list[float] = []
        for above, below in pairwise(sorted(sizes)):
            foot, top = above + DESCENT * sizes[above], below - ASCENT * sizes[below]
            alike = abs(sizes[above] - sizes[below]) < 0.05 * sizes[above]
            if alike and below - above < _APART * sizes[above]:
                continue
            meeting = _away_from(meetings, foot, top) if foot < top else top
            met.append(meeting)
            claims.setdefault((column, above), [None, None])[1] = meeting
            claims.setdefault((column, below), [None, None])[0] = meeting
        meetings += met
    return claims


def _away_from(others: list[float], low: float, high: float) -> float:
    """A height between two, preferably the lower end of the white, as far from others as there is need."""
    heights = [high - (high - low) * step / 4 for step in range(5)]
    return max(heights, key=lambda height: min((abs(height - other) for other in others), default=0.0))


def _claiming(hint: Hint, run: TextRun, claim: list[float | None]) -> Hint:
    """The hint with the claims of the run's line, in tenths of the em: each pair is a font in the file."""
    top, foot = claim
    ascent = hint.ascent if top is None else (run.baseline - top) / run.size
    descent = hint.descent if foot is None else (foot - run.baseline) / run.size
    return replace(hint, ascent=_tenths(ascent), descent=_tenths(descent))


def _tenths(share: float) -> float:
    return min(_MOST, int(share * 10) / 10)
