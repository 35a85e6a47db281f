"""The built-in assistant: what it proposes can be applied, in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altocv.ai import builtin, tools
from altocv.ai.builtin.review import suggestions
from altocv.ai.builtin.wording import improved, shortened
from altocv.ai.outline import outline
from altocv.cv import samples
from altocv.cv.document import CV
from altocv.cv.edits import Set, apply

SAMPLE = samples.load("software-engineer")
_WORK = SAMPLE.section("work")
assert _WORK is not None
_FIRST_LINE = f"@{_WORK.items[0].id}/highlights/0"


def proposed(text: str, cv: CV = SAMPLE, spoken: str = "en") -> tuple[str, CV]:
    """What it says, and the CV with all that it proposes."""
    answer = builtin.answer(text, json.loads(outline(cv)), spoken)
    for name, arguments in answer.calls:
        card = tools.read(cv, name, json.dumps(arguments))
        cv, _ = apply(cv, card.edits)
    return answer.text, cv


@pytest.mark.parametrize(
    ("text", "spoken", "path", "value"),
    [
        ("Make it green", "en", "primary", "#1f6b45"),
        ("Hazlo verde", "es", "primary", "#1f6b45"),
        ("Use #aa3300 please", "en", "primary", "#aa3300"),
        ("Make the font blue", "en", "primary", "#1f4e79"),
    ],
)
def test_colours(text: str, spoken: str, path: str, value: str) -> None:
    assert getattr(proposed(text, spoken=spoken)[1].design.colors, path) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("use the elegant template", "template", "elegant"),
        ("Usa la plantilla compact", "template", "compact"),
        ("Use Lato", "body_font", "Lato"),
        ("Larger font, please", "size", SAMPLE.design.size + 0.5),
        ("Letra más pequeña", "size", SAMPLE.design.size - 0.5),
    ],
)
def test_design(text: str, name: str, value: Any) -> None:
    assert getattr(proposed(text)[1].design, name) == value


@pytest.mark.parametrize(
    ("text", "spoken"),
    [("Add Docker and Git to my skills", "en"), ("Añade Docker y Git a mis competencias", "es")],
)
def test_adding_skills(text: str, spoken: str) -> None:
    skills = proposed(text, spoken=spoken)[1].section("skills")
    assert skills is not None
    assert skills.items[-1].keywords[-2:] == ("Docker", "Git")  # type: ignore[attr-defined]


def test_adding_a_language_is_no_translation() -> None:
    languages = proposed("Add Portuguese to languages")[1].section("languages")
    assert languages is not None
    assert languages.items[-1].heading == "Portuguese"


@pytest.mark.parametrize("text", ["Remove the languages section", "Quita la sección de idiomas"])
def test_removing_a_section(text: str) -> None:
    assert proposed(text)[1].section("languages") is None


@pytest.mark.parametrize(
    "text", ["Move education before experience", "Pon la formación antes de la experiencia"]
)
def test_reordering(text: str) -> None:
    kinds = [section.kind for section in proposed(text)[1].sections]
    assert kinds.index("education") == kinds.index("work") - 1


def test_what_is_missing() -> None:
    said, _ = proposed("What is missing?", CV())
    assert "e-mail" in said
    assert "summary" in said
    said, _ = proposed("¿Qué falta?", CV(), "es")
    assert "correo" in said
    said, _ = proposed("What is missing?")
    assert "all there" in said


def test_translating_sets_the_language_of_titles() -> None:
    assert proposed("Translate the titles to Spanish")[1].meta.language == "es"


def test_it_is_honest_and_says_how_to_connect_a_model() -> None:
    for text, spoken, words in (
        ("Tell me a joke", "en", "no AI model"),
        ("Cuéntame un chiste", "es", "no soy un modelo"),
    ):
        said, cv = proposed(text, spoken=spoken)
        assert words in said
        assert cv is SAMPLE


@pytest.mark.parametrize(
    ("text", "language", "better"),
    [
        ("Responsible for managing a team of 5", "en", "Managed a team of 5"),
        ("was responsible for leading audits", "en", "Led audits"),
        ("Successfully built various tools in order to help", "en", "Built tools to help"),
        ("Responsable de gestionar un equipo", "es", "Gestioné un equipo"),
        ("Cut costs by 12 %", "en", "Cut costs by 12 %"),
    ],
)
def test_wording(text: str, language: str, better: str) -> None:
    assert improved(text, language) == better


@given(st.text(max_size=200))
def test_wording_never_adds_numbers(text: str) -> None:
    digits = [char for char in text if char.isdigit()]
    for language in ("en", "es", "fr"):
        assert [char for char in improved(text, language) if char.isdigit()] == digits
        assert len(shortened(text, language)) <= len(text) + 8


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "es"]), st.sampled_from([SAMPLE, CV()]))
def test_whatever_is_said_leads_to_calls_that_fit(text: str, spoken: str, cv: CV) -> None:
    answer = builtin.answer(text, json.loads(outline(cv)), spoken)
    assert answer.text
    for name, arguments in answer.calls:
        tools.read(cv, name, json.dumps(arguments))


def test_suggestions_come_from_the_cv() -> None:
    full, empty = (suggestions(json.loads(outline(cv)), "en") for cv in (SAMPLE, CV()))
    assert "Improve my experience" in full
    assert "Improve my experience" not in empty


def test_one_text_alone() -> None:
    cv, _ = apply(
        SAMPLE,
        (Set(path=_FIRST_LINE, value="Responsible for managing a team, remove nothing, make it green"),),
    )
    outlined = json.loads(outline(cv))
    asked = f"Improve this text: “Responsible for …” ({_FIRST_LINE})"
    answer = builtin.answer(asked, outlined, "en")
    assert answer.calls == [
        ("set_text", {"path": _FIRST_LINE, "value": "Managed a team, remove nothing, make it green"})
    ]
    for what, words in (("Translate this text", "AI model"), ("Add numbers to this text", "make none up")):
        assert words in builtin.answer(f"{what}: “…” ({_FIRST_LINE})", outlined, "en").text
