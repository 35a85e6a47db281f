"""A language is met by that very language."""

from __future__ import annotations

import pytest

from altocv.analysis import languages
from altocv.analysis.embed import BuiltIn
from altocv.analysis.match import Met, match
from altocv.cv.document import CV, Basics, Language, Section, Skill, Work
from tests.unit.analysis.postings import TODAY


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fluent Klingon", ["Klingon"]),
        ("Fluent in Klingon and English", ["English", "Klingon"]),
        ("Excellent written English", ["English"]),
        ("You speak German, Dutch or Flemish", ["German", "Dutch"]),
        ("Fluent English, a second language preferred", ["English"]),
        ("Business-level Mandarin Chinese", ["Chinese"]),
        ("Bilingual English/Spanish", ["English", "Spanish"]),
        ("Spanish-speaking customers", ["Spanish"]),
        ("We work in English with clients in Germany", ["English"]),
        ("Polish B2 or higher", ["Polish"]),
        ("Dominio del inglés y francés", ["English", "French"]),
        ("Nivel alto de inglés", ["English"]),
        ("Maîtrise de l'anglais", ["English"]),
        ("Sehr gute Deutschkenntnisse", ["German"]),
        ("Deutsch fließend in Wort und Schrift", ["German"]),
        ("Inglês avançado", ["English"]),
        ("Experience with the French market", []),
        ("Menus for Italian and Greek restaurants", []),
        ("English Literature", []),
        ("Latin America experience", []),
        ("Polish and refine designs", []),
        ("Fluent SQL and one of Python or R", []),
        ("Fluent in Terraform", []),
        ("Fluent Communication Skills", []),
        ("", []),
    ],
)
def test_a_name_counts_where_it_is_that_of_a_language(text: str, found: list[str]) -> None:
    assert list(languages.asked(text)) == found


def speaker(*spoken: tuple[str, str], skills: str = "", highlight: str = "") -> CV:
    listed = tuple(Language(language=name, fluency=fluency) for name, fluency in spoken)
    return CV(
        basics=Basics(label="Guide"),
        sections=(
            Section(kind="languages", items=listed),
            Section(kind="skills", items=(Skill(name=skills),)),
            Section(kind="work", items=(Work(position="Guide", highlights=(highlight,)),)),
        ),
    )


def asked(cv: CV, requirement: str) -> Met:
    (met,) = match(cv, f"Guide\nRequirements\n- {requirement}", BuiltIn(), TODAY).requirements
    return met


YORUBA = speaker(("Yoruba", "Fluent"), ("Danish", "Native"))


@pytest.mark.parametrize("requirement", ["Fluent Klingon", "Fluent Swedish", "Inglés fluido", "Fluent Hausa"])
def test_another_language_does_not_do(requirement: str) -> None:
    found = asked(YORUBA, requirement)
    assert (found.state, found.path, found.text) == ("missing", "", "")
    assert found.score <= 20
    assert "Your CV does not mention " in found.gap


@pytest.mark.parametrize(
    ("cv", "requirement", "text"),
    [
        (YORUBA, "Fluent Yoruba", "Yoruba, Fluent"),
        (YORUBA, "Yorùbá o hausa", "Yoruba, Fluent"),
        (YORUBA, "Dänisch in Wort und Schrift", "Danish, Native"),
        (speaker(("Klingon", "good")), "Fluent Klingon", "Klingon, good"),
        (speaker(skills="Office, Swedish, Danish"), "You speak Swedish", "Office, Swedish, Danish"),
        (
            speaker(highlight="Guided groups in fluent Catalan"),
            "Catalan C1",
            "Guided groups in fluent Catalan",
        ),
    ],
)
def test_the_language_itself_does(cv: CV, requirement: str, text: str) -> None:
    found = asked(cv, requirement)
    assert (found.state, found.text, found.gap) == ("met", text, "")


def test_an_adjective_is_no_language_and_some_are_not_all() -> None:
    waiter = speaker(highlight="Served 90 guests a night in an Italian restaurant")
    assert asked(waiter, "Fluent Italian").state == "missing"
    both = asked(YORUBA, "Fluent Danish and Swedish")
    assert both.state == "partly"
    assert both.gap == "Your CV does not mention Swedish."
    assert asked(YORUBA, "Danish or Swedish").state == "met"
