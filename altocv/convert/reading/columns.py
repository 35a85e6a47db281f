"""Columns of a page: found by the white between them, told apart from labels beside their text."""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

from altocv.convert.reading.dates import date_range
from altocv.convert.reading.headings import kind_of, likely_kind

_LEVEL = 1.5
"""Points by which baselines of one row differ at most."""

_LEAST_LINES = 2
_STEP = 4.0
_SEVERAL = re.compile(r"[,·|:(]")
_ALIGNED = 0.5
_BESIDE = 0.9
"""Shares of the lines of a column: that begin at its edge, and that stand beside those of another."""


class Box(Protocol):
    """Something on a line."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def y(self) -> float: ...


B = TypeVar("B", bound=Box)


def columns(runs: list[B], width: float) -> list[list[B]]:
    """The runs of a page by column, the widest first; what lies across all columns is in the widest.

    A narrow column of dates or headings beside the text that they belong to is none.
    """
    gutter = _gutter(runs, width)
    if gutter is None:
        return [runs]
    left = [run for run in runs if run.x1 <= gutter]
    right = [run for run in runs if run.x0 >= gutter]
    across = [run for run in runs if run.x0 < gutter < run.x1]
    narrow, wide = sorted((left, right), key=_weight)
    if (
        not _is_text(narrow, width)
        or _labels(narrow)
        or _labels(left)
        or _beside(left, right)
        or _paired(left, right)
    ):
        return [runs]
    # Above the last full-width line is the header's; beside it a column has not begun.
    head = min((run.y for run in across), default=None)
    if head is not None and not any(run.y < head for run in narrow):
        return [runs]
    return [[*across, *wide], narrow]


def rows(runs: list[B]) -> list[list[B]]:
    """The runs by baseline, from the top; each row from the left."""
    found: list[list[B]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if found and abs(found[-1][0].y - run.y) <= _LEVEL:
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda run: run.x0) for row in found]


def _gutter(runs: list[B], width: float) -> float | None:
    """Where a vertical line crosses (almost) nothing, with aligned text on both of its sides."""
    best, at = None, width * 0.15
    while at < width * 0.85:
        crossing = sum(run.x0 < at < run.x1 for run in runs)
        left = [run for run in runs if run.x1 <= at]
        right = [run for run in runs if run.x0 >= at]
        enough = min(len(rows(left)), len(rows(right))) >= _LEAST_LINES
        if enough and crossing <= 0.12 * len(runs) and _aligned(left) and _aligned(right):
            white = min(run.x0 for run in right) - max(run.x1 for run in left)
            score = (-crossing, white)
            if best is None or score > best[0]:
                best = (score, at)
        at += _STEP
    return best[1] if best else None


def _aligned(runs: list[B]) -> bool:
    """True for text that begins at one edge, unlike dates that end at one."""
    # What stands at the end of a line in a narrow column, such as a level, begins anywhere.
    edges = [round(row[0].x0 / 3) for row in rows(runs)]
    most = max(sum(abs(edge - common) <= 1 for edge in edges) for common in set(edges))
    return most >= _ALIGNED * len(edges)


def _is_text(runs: list[B], width: float) -> bool:
    """True for a column in its own right: wide enough for sentences, or with a title in it."""
    mean = _weight(runs) / len(runs)
    return mean >= 0.14 * width or bool(_titles(runs))


def _beside(left: list[B], right: list[B]) -> bool:
    """True where each line at the left belongs to one at the right, as titles in a margin do."""
    edges = [round(run.x0 / 3) for run in right]
    edge = max(set(edges), key=edges.count)
    # The head of a page may be wider than its columns.
    top = max(run.y for run in right if round(run.x0 / 3) == edge)
    heights = [row[0].y for row in rows(right)]
    lines = rows([run for run in left if run.y <= top + _LEVEL])
    if not lines:
        return False
    shared = sum(any(abs(row[0].y - y) <= _LEVEL for y in heights) for row in lines)
    return shared >= 0.7 * len(lines) and len(lines) <= 0.5 * len(heights)


def _paired(left: list[B], right: list[B]) -> bool:
    """True where one side has no titles and the lines of one side, but for titles, stand beside those of the
    other: dates and their texts, or the cells of a grid."""
    if _titles(left) and _titles(right):
        return False
    heights = [[row[0].y for row in rows(side)] for side in (left, right)]
    for side, others in ((left, heights[1]), (right, heights[0])):
        titles = _titles(side)
        lines = rows([run for run in side if run not in titles])
        beside = sum(any(abs(row[0].y - y) <= _LEVEL for y in others) for row in lines)
        if lines and beside >= _BESIDE * len(lines):
            return True
    return False


def _titles(runs: list[B]) -> list[B]:
    """The runs that read as titles of sections."""
    texts = [(run, run.cell().text) for run in runs]  # type: ignore[attr-defined]
    return [run for run, text in texts if not _SEVERAL.search(text) and likely_kind(text) is not None]


def _weight(runs: list[B]) -> float:
    return sum(run.x1 - run.x0 for run in runs)


def _labels(runs: list[B]) -> bool:
    """True for runs that are dates, or titles of sections, and little else."""
    texts = [run.cell().text for run in runs]  # type: ignore[attr-defined]
    labels = sum(date_range(text) is not None or kind_of(text) is not None for text in texts)
    return labels >= 0.6 * len(texts)
