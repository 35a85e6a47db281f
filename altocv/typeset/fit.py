"""Fitting a CV to a number of pages by its design alone, with the least change that does it."""

from __future__ import annotations

from dataclasses import dataclass

from altocv.cv.design import Design
from altocv.cv.document import CV
from altocv.typeset.render import typeset


@dataclass(frozen=True, slots=True)
class Fit:
    """The design found, how many pages it takes, whether that is as few as asked for, and the fields of the
    design that changed, those that matter least to the eye first."""

    design: Design
    pages: int
    reached: bool
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stage:
    """A field, how far this stage may lower it, and the step it moves in."""

    field: str
    floor: float
    step: float


# What the eye forgives first comes first; the readable floors come last. Each stage is used up before the
# next begins, so the space of designs is one line, and the page count falls along it.
_STAGES = (
    _Stage("density", 0.8, 0.05),
    _Stage("margin_y", 40, 1),
    _Stage("leading", 1.28, 0.01),
    _Stage("margin_x", 42, 1),
    _Stage("size", 9.4, 0.1),
    _Stage("density", 0.6, 0.05),
    _Stage("leading", 1.2, 0.01),
    _Stage("margin_y", 30, 1),
    _Stage("margin_x", 30, 1),
    _Stage("size", 8.5, 0.1),
    _Stage("density", 0.5, 0.05),
    _Stage("leading", 1.15, 0.01),
)


def fit_to_pages(cv: CV, pages: int = 1) -> Fit:
    """Lower density, margins, leading and size until the CV takes at most `pages` pages.

    Values never go below readable floors, and those that already are below stay as they are. When even the
    floors do not reach it, the design at the floors is returned with `reached` False.
    """
    designs = _designs(cv.design)
    low, high = 0, len(designs) - 1
    counts = {low: _count(cv, designs[low]), high: 0}
    if counts[low] <= pages:
        return Fit(cv.design, counts[low], True, ())
    counts[high] = _count(cv, designs[high])
    if counts[high] <= pages:
        while high - low > 1:
            middle = (low + high) // 2
            counts[middle] = _count(cv, designs[middle])
            low, high = (low, middle) if counts[middle] <= pages else (middle, high)
    best = designs[high]
    changed = dict.fromkeys(s.field for s in _STAGES if getattr(best, s.field) != getattr(cv.design, s.field))
    return Fit(best, counts[high], counts[high] <= pages, tuple(changed))


def _designs(design: Design) -> list[Design]:
    """The design, and ever tighter ones down to the floors, one step after the other."""
    values = {stage.field: float(getattr(design, stage.field)) for stage in _STAGES}
    found = [design]
    for stage in _STAGES:
        while values[stage.field] > stage.floor + 1e-9:
            lowered = round((values[stage.field] - stage.step) / stage.step) * stage.step
            values[stage.field] = round(max(lowered, stage.floor), 4)
            found.append(design.model_copy(update=dict(values)))
    return found


def _count(cv: CV, design: Design) -> int:
    return len(typeset(cv.model_copy(update={"design": design})).pages)
