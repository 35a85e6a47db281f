"""Fitting finds the least change that does it, keeps to readable floors, and says when it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altocv.cv import samples
from altocv.cv.design import Design
from altocv.typeset.fit import fit_to_pages
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES

FLOORS = {"size": 8.5, "leading": 1.15, "density": 0.5, "margin_x": 30.0, "margin_y": 30.0}


def pages_of(cv, design: Design) -> int:
    return len(typeset(cv.model_copy(update={"design": design})).pages)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", ["product-manager", "software-engineer", "academic"])
def test_fit_keeps_its_promises(template: str, sample: str) -> None:
    cv = samples.load(sample)
    cv = cv.model_copy(update={"design": TEMPLATES[template].defaults})
    fit = fit_to_pages(cv, 1)
    assert fit.pages == pages_of(cv, fit.design)
    assert fit.reached == (fit.pages <= 1)
    for field, floor in FLOORS.items():
        assert getattr(fit.design, field) >= min(floor, getattr(cv.design, field))
    differing = {f for f in Design.model_fields if getattr(fit.design, f) != getattr(cv.design, f)}
    assert differing == set(fit.changed) <= set(FLOORS)
    Design.model_validate(fit.design.model_dump())


def test_a_cv_that_fits_is_left_alone() -> None:
    cv = samples.load("graduate")
    fit = fit_to_pages(cv, 1)
    assert (fit.design, fit.reached, fit.changed) == (cv.design, True, ())


def test_two_pages_too_many_cannot_be_done() -> None:
    fit = fit_to_pages(samples.load("academic"), 1)
    assert not fit.reached and fit.pages > 1


def test_no_more_is_changed_than_needed() -> None:
    """One page is less to ask of a shorter CV: its design is no tighter."""
    cv = samples.load("product-manager")
    cv = cv.model_copy(update={"design": TEMPLATES["elegant"].defaults})
    shorter = cv.model_copy(update={"sections": cv.sections[:-2]})
    tight, loose = fit_to_pages(cv, 1).design, fit_to_pages(shorter, 1).design
    assert all(getattr(loose, field) >= getattr(tight, field) for field in FLOORS)


@settings(max_examples=12, deadline=None)
@given(
    size=st.floats(7, 14), leading=st.floats(1.0, 2.0), density=st.floats(0.4, 1.8), margin=st.floats(18, 108)
)
def test_fit_holds_for_any_design(size: float, leading: float, density: float, margin: float) -> None:
    cv = samples.load("graduate")
    design = cv.design.model_copy(
        update={"size": size, "leading": leading, "density": density, "margin_x": margin, "margin_y": margin}
    )
    cv = cv.model_copy(update={"design": design})
    fit = fit_to_pages(cv, 1)
    Design.model_validate(fit.design.model_dump())
    assert fit.pages <= pages_of(cv, design)
    assert fit.reached == (pages_of(cv, fit.design) <= 1)
    for field, floor in FLOORS.items():
        assert min(floor, getattr(design, field)) <= getattr(fit.design, field) <= getattr(design, field)
