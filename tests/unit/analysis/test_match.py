"""Terms, the lexicon, what postings ask for, and how CVs answer them."""

from __future__ import annotations

import logging
import time
from collections import Counter
from datetime import date

import numpy as np
import pytest

from altocv.analysis import skills
from altocv.analysis.embed import BuiltIn
from altocv.analysis.evidence import merged_years
from altocv.analysis.match import evidence, match, rank
from altocv.analysis.requirements import read, requirements
from altocv.analysis.terms import fold, holds, stems
from altocv.cv.document import CV
from altocv.cv.paths import get
from tests.unit.analysis.people import PEOPLE, separation
from tests.unit.analysis.postings import POSTINGS, TODAY

SPACE = BuiltIn()
DEVELOPER = PEOPLE[0].cv()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C++/C#, F# and .NET", ["C++", "C#", "F#", ".NET"]),
        ("Node.js; ASP.NET Core", ["Node.js", "JavaScript", ".NET"]),
        ("modern C++17, Python3, HTML+CSS", ["C++", "Python", "HTML", "CSS"]),
        ("JavaScript", ["JavaScript"]),
        ("CI/CD on k8s", ["CI/CD", "Kubernetes"]),
        ("Services in Go, some in Java/Kotlin", ["Go", "Java", "Kotlin"]),
        ("We are going far. Go beyond! let us go", []),
        ("Our go to market plan", ["Go-to-market strategy"]),
        ("go, python, sql", ["Go", "Python", "SQL"]),
        ("Statistics in R. Then on.", ["Statistics", "R"]),
        ("R&D by John R. Smith, our Vitamin C and C-level", []),
        ("C, R and Objective-C", ["C", "R", "Objective-C"]),
        ("Excel at what you do, rest well", []),
        ("Advanced Excel, word and more", ["Excel"]),
        ("excel, powerpoint", ["Excel", "PowerPoint"]),
        ("Search engine optimisation; GESTION DE PROYECTOS", ["SEO", "Project management"]),
        ("contabilidad y NÓMINAS", ["Accounting", "Payroll"]),
        ("AWS Lambda", ["AWS Lambda", "AWS"]),
        ("see https://github.com/excel or me@python.org", []),
        ("Pythonの経験", ["Python"]),
        ("", []),
    ],
)
def test_terms_count_as_themselves(text: str, found: list[str]) -> None:
    assert list(skills.find(text)) == found


def test_one_term_is_asked_for_by_the_same_rules() -> None:
    assert holds("Front end work", "front-end")
    assert holds("two REST APIs", "REST API")
    assert not holds("CI, CD", "CI/CD")
    assert not holds("JavaScript", "Java")
    assert fold("Gestión") == "gestion"
    assert stems("She managed the management of it") == {"she", "manage"}


def test_the_lexicon_is_large_and_says_nothing_twice() -> None:
    fields = Counter(skill.field for skill in skills.SKILLS.values())
    assert len(skills.SKILLS) >= 400
    assert len(fields) >= 15
    assert min(fields.values()) >= 30
    spelled = Counter(
        spelling for skill in skills.SKILLS.values() for spelling in {fold(one) for one in skill.spellings}
    )
    assert [spelling for spelling, times in spelled.items() if times > 1] == []
    assert all(above in skills.SKILLS for skill in skills.SKILLS.values() for above in skill.broader)
    assert {skill.category for skill in skills.SKILLS.values()} == {
        "technical", "soft", "certification", "other",
    }  # fmt: skip


def test_every_name_is_found_in_its_own_text() -> None:
    lost = [name for name in skills.SKILLS if name not in skills.find(f"Requires {name}, and more")]
    assert lost == []


POSTING = """Data Engineer
About us
We have 25 years of history and use Excel with joy.
Responsibilities
- Build pipelines
Requirements
- 5+ years of Python or Scala
- Bachelor's degree in computing or equivalent
- Airflow is a plus
Nice to have:
- Kafka
Benefits
- Free German courses"""


def test_requirements_are_what_is_asked_and_nothing_else() -> None:
    found = requirements(POSTING)
    assert [one.text for one in found] == [
        "5+ years of Python or Scala",
        "Bachelor's degree in computing or equivalent",
        "Airflow is a plus",
        "Kafka",
    ]
    assert [one.must for one in found] == [True, True, False, False]
    assert (found[0].years, found[0].skills, found[0].any_of) == (5, ("Python", "Scala"), True)
    assert found[1].degree == "bachelor"
    assert [one.text for one in read(POSTING).duties] == ["Build pipelines"]
    assert read(POSTING).title == "Data Engineer"


def test_requirements_in_spanish_in_prose_and_from_bullets_alone() -> None:
    spanish = requirements("Oferta\nFunciones\n- Servir mesas\nRequisitos\n- 2 años de experiencia\n"
                           "- Inglés\nSe valorará\n- Francés\nOfrecemos\n- Comida")  # fmt: skip
    assert [(one.text, one.must, one.years) for one in spanish] == [
        ("2 años de experiencia", True, 2), ("Inglés", True, None), ("Francés", False, None),
    ]  # fmt: skip
    prose = requirements(
        "Join our bakery. We sell bread. You have three years of baking behind you. See you!"
    )
    assert [(one.text, one.years) for one in prose] == [("You have three years of baking behind you.", 3)]
    finnish = requirements("Haemme kehittäjää\n\n- Python\n- SQL\n")
    assert [one.text for one in finnish] == ["Python", "SQL"]


@pytest.mark.parametrize(
    ("text", "years", "degree"),
    [
        ("Must have 3-5 years of work", 3, None),
        ("At least two (2) years", 2, None),
        ("18 months of experience required", 1.5, None),
        ("You must be 18 years old", None, None),
        ("A 4-year degree is required", None, "bachelor"),
        ("Master's degree required", None, "master"),
        ("Bachelor's or Master's required", None, "bachelor"),
        ("PhD required", None, "doctorate"),
        ("High school diploma or GED", None, "secondary"),
        ("A high degree of care is required", None, None),
        ("Scrum Master required", None, None),
    ],
)
def test_years_and_degrees_asked_for(text: str, years: float | None, degree: str | None) -> None:
    (found,) = requirements(text)
    assert (found.years, found.degree) == (years, degree)


def test_requirements_are_met_partly_met_or_missing_with_what_shows_it() -> None:
    posting = (
        "Backend developer\nRequirements\n- Experience with Go and Kafka\n- 20 years of Python\n"
        "- Intravenous therapy and wound dressing\n- SQL"
    )
    found = match(DEVELOPER, posting, SPACE, TODAY)
    met, partly, missing, implied = found.requirements
    assert [one.state for one in found.requirements] == ["met", "partly", "missing", "partly"]
    assert get(DEVELOPER, met.path) == met.text
    assert "Kafka" in met.text
    assert met.gap == ""
    assert "20 years are asked for" in partly.gap
    assert "IV therapy" in missing.gap
    assert missing.score < partly.score < met.score
    assert "SQL" in found.missing_keywords  # no machine reads it in "Postgres" …
    assert implied.score >= 50  # … though a reader knows
    assert implied.gap == "Your CV does not mention SQL."
    shown = {keyword.name: keyword.paths for keyword in found.present_keywords}
    assert "@w0/highlights/0" in shown["Go"]
    assert all(get(DEVELOPER, path) for paths in shown.values() for path in paths)
    assert "Wound care" in found.missing_keywords


def test_degrees_and_synonyms_of_the_cv_count() -> None:
    asked = "Requirements\n- Kubernetes\n- Doctorate\n- Bachelor of any kind"
    kubernetes, doctorate, bachelor = match(DEVELOPER, asked, SPACE, TODAY).requirements
    assert kubernetes.state == bachelor.state == "met"
    assert doctorate.state != "met"
    assert "doctorate" in doctorate.gap


def test_years_of_overlapping_roles_count_once() -> None:
    assert merged_years([]) == 0
    assert merged_years([(0, 24), (12, 36), (48, 60)]) == 4
    assert evidence(DEVELOPER, SPACE, date(2026, 2, 10)).years == pytest.approx(9.75)


def test_what_is_hidden_is_no_evidence() -> None:
    hidden = DEVELOPER.model_copy(
        update={"sections": tuple(one.model_copy(update={"hidden": True}) for one in DEVELOPER.sections)}
    )
    assert [piece.path for piece in evidence(hidden, SPACE, TODAY).pieces] == ["basics/label"]
    assert evidence(hidden, SPACE, TODAY).years == 0


def test_the_same_gives_the_same() -> None:
    posting = POSTINGS[0][1]
    first = match(DEVELOPER, posting, SPACE, TODAY)
    shown = evidence(DEVELOPER, SPACE, TODAY)
    many = rank(shown, [text for _, text in POSTINGS])
    assert match(DEVELOPER, posting, BuiltIn(), TODAY) == first
    assert many == rank(shown, [text for _, text in POSTINGS])
    assert next(one.match for one in many if one.index == 0) == first
    assert [one.match.overall for one in many] == sorted((one.match.overall for one in many), reverse=True)


def test_empty_cvs_and_postings_score_nothing() -> None:
    nobody = match(CV(), POSTING, SPACE, TODAY)
    assert (nobody.overall, nobody.skills, nobody.experience, nobody.summary) == (0, 0, 0, 0)
    assert {one.state for one in nobody.requirements} == {"missing"}
    assert all(one.gap and not one.path for one in nobody.requirements)
    for nothing in ("", " \n\t\n", "!!! ???", "- \n- \n"):
        found = match(DEVELOPER, nothing, SPACE, TODAY)
        assert found.overall == 0
        assert found.requirements == found.missing_keywords == found.present_keywords == ()
    assert rank(evidence(CV(), SPACE, TODAY), []) == ()
    assert match(CV(), "", SPACE, TODAY).overall == 0


@pytest.mark.parametrize(
    "posting",
    [
        POSTING + "\n- Knows Python, SQL and Go well" * 1_700,
        "Requirements " + "python and sql " * 3_400,
        "a" * 50_000,
        "- " * 25_000,
        " " * 50_000,
        "\n" * 50_000,
        "#" * 50_000,
        "5 " * 25_000,
        "R. C. " * 8_400,
        "." * 50_000,
        "x@" * 25_000,
        "job key " * 6_300,
    ],
    ids=lambda text: text[:12].strip() or "blank",
)
def test_huge_postings_are_read_in_reasonable_time(posting: str) -> None:
    shown = evidence(DEVELOPER, SPACE, TODAY)
    start = time.perf_counter()
    (found,) = rank(shown, [posting])
    assert time.perf_counter() - start < 5
    assert 0 <= found.match.overall <= 100
    assert len(found.match.requirements) <= 100


def test_the_built_in_space_gives_unit_vectors_and_leaves_logging_alone() -> None:
    texts = ["A nurse", "", "Nursing care", "x" * 10_000, "A nurse"]
    found = SPACE.vectors(texts)
    assert found.shape == (5, SPACE.dimensions)
    assert found.dtype == np.float32
    assert np.allclose(np.linalg.norm(found, axis=1), [1, 0, 1, 1, 1], atol=1e-5)
    assert np.array_equal(found[0], found[4])
    assert found[0] @ found[2] > found[0] @ found[3]
    assert SPACE.vectors([]).shape == (0, SPACE.dimensions)
    assert not any(type(handler) is logging.StreamHandler for handler in logging.getLogger().handlers)


def test_people_find_the_jobs_of_their_profession() -> None:
    assert len(PEOPLE) * len(POSTINGS) >= 200
    assert min(Counter(person.profession for person in PEOPLE).values()) >= 2
    first, ordered = separation(SPACE)
    assert first >= 0.95
    assert ordered >= 0.85


def test_a_thousand_postings_are_ranked_in_time() -> None:
    texts = [f"{text}\n- Reference {index}" for index in range(42) for _, text in POSTINGS][:1_000]
    start = time.perf_counter()
    ranked = rank(evidence(DEVELOPER, SPACE, TODAY), texts)
    assert len(ranked) == 1_000
    assert time.perf_counter() - start < 20
