"""The samples are whole, safe to show, and look the way their template was drawn."""

from __future__ import annotations

import re

import pytest

from altocv.cv import samples
from altocv.cv.document import CV, LANGUAGES
from altocv.errors import NotFound
from altocv.typeset.templates import TEMPLATES

KEYS = [key for key, _ in samples.names()]


@pytest.mark.parametrize("key", KEYS)
def test_a_sample_is_a_whole_cv(key: str) -> None:
    cv = samples.load(key)
    assert cv.basics.name and cv.basics.label and cv.basics.summary and cv.basics.email
    assert len(cv.sections) >= 5
    assert all(section.items for section in cv.sections if section.kind != "summary")
    work = cv.section("work")
    assert work is not None and any(entry.highlights for entry in work.items)  # type: ignore[attr-defined]
    assert CV.model_validate_json(cv.model_dump_json()) == cv


@pytest.mark.parametrize("key", KEYS)
def test_a_sample_names_nobody_who_exists(key: str) -> None:
    """Addresses are on domains that nobody can own."""
    hosts = re.findall(r"(?:https?://|@)([\w.-]+\.\w+)", samples.load(key).model_dump_json())
    assert hosts
    assert all(re.search(r"(^|\.)example\.(com|org)$", host) for host in hosts), hosts


@pytest.mark.parametrize("key", KEYS)
def test_a_sample_is_designed_as_its_template(key: str) -> None:
    design = samples.load(key).design
    drawn = TEMPLATES[design.template].defaults
    assert design == drawn.model_copy(update={"page_size": design.page_size})


def test_samples_have_fresh_ids() -> None:
    first, second = samples.load("academic"), samples.load("academic")
    assert not {part.id for part in first.identified()} & {part.id for part in second.identified()}


def test_an_unknown_sample_is_refused() -> None:
    with pytest.raises(NotFound):
        samples.load("../blank")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_cv_is_ready_and_empty(language: str) -> None:
    cv = samples.blank(language)
    assert cv.meta.language == language
    assert cv.design == TEMPLATES["classic"].defaults
    assert {"summary", "work", "education", "skills", "languages"} == {s.kind for s in cv.sections}
    assert not cv.basics.name
