"""What postings ask for, and which CVs show it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from altocv.cv.document import CV, Basics, Section, Skill, Work
from altocv.jobs.guessing import guess
from altocv.jobs.insight import FEWEST_FOR_A_TREND, Asked, insight
from altocv.jobs.records import Candidate, Text, digest, plain_url, posting_text
from altocv.jobs.searching import meant, slips, words

NEWEST = date(2026, 11, 20)


def texts(*told: str) -> list[Text]:
    """Postings, the newest first."""
    return [Text(str(n), "Job", text, NEWEST - timedelta(days=n)) for n, text in enumerate(told)]


def skill(found: Sequence[Asked], name: str) -> Asked:
    return next(one for one in found if one.name == name)


PYTHONIST = CV(
    basics=Basics(name="Ada", summary="I like SQL."),
    sections=(
        Section(id="s0", kind="summary"),
        Section(
            id="s1",
            kind="work",
            items=(
                Work(id="w1", position="Engineer", highlights=("Wrote Python services", "Cut costs")),
                Work(id="w2", position="Secret", highlights=("Kubernetes",), hidden=True),
            ),
        ),
        Section(
            id="s2", kind="skills", items=(Skill(id="k1", name="Languages", keywords=("Python", "Java")),)
        ),
    ),
)


def test_nothing_asks_for_nothing() -> None:
    assert insight([], []).skills == ()
    assert insight(texts("Nice people wanted."), []).total == 1


def test_counts_shares_and_categories() -> None:
    found = insight(texts("Python, Python and SQL", "Python", "Teamwork, SQL", "AWS Certified"), [])
    assert found.total == 4
    python = skill(found.skills, "Python")
    assert (python.count, python.share, python.category) == (2, 0.5, "technical")
    assert [one.count for one in found.skills] == sorted((one.count for one in found.skills), reverse=True)
    assert {one.category for one in found.skills} >= {"technical", "soft"}


@pytest.mark.parametrize(
    ("told", "trend", "newer", "older"),
    [
        (["Python"] * 3 + ["Java"] * 3, "up", 1, 0),
        (["Java"] * 3 + ["Python"] * 3, "down", 0, 1),
        (["Python"] * 6, "flat", 1, 1),
        (["Python"] * 2 + ["Java"] * 2, "flat", 1, 0),
        (["Python"] * 3 + ["Java"] + ["Python"] * 3, "flat", 1, 1),
    ],
)
def test_the_newer_half_against_the_older(told: list[str], trend: str, newer: int, older: int) -> None:
    python = skill(insight(texts(*told), []).skills, "Python")
    assert (python.trend, python.newer, python.older) == (trend, newer, older)


def test_the_order_given_does_not_matter() -> None:
    told = texts(*(["Python"] * 3 + ["Java"] * 3))
    assert len(told) == FEWEST_FOR_A_TREND
    assert insight(told, []) == insight(told[::-1], [])


def test_which_cv_shows_it_and_where() -> None:
    cvs = [Candidate("a", "Python CV", 3, PYTHONIST), Candidate("b", "Empty", 1, CV())]
    found = insight(texts("Python and SQL on Kubernetes"), cvs).skills
    (shown,) = skill(found, "Python").shown
    assert (shown.cv_id, shown.name) == ("a", "Python CV")
    assert set(shown.paths) == {"@w1/highlights/0", "@k1/name"}
    assert skill(found, "SQL").shown[0].paths == ("basics/summary",)
    assert skill(found, "Kubernetes").shown == ()  # hidden


@pytest.mark.parametrize(
    ("text", "title", "company", "location"),
    [
        (
            "Senior Nurse\nSt. Mary's Hospital\nLeeds, UK\n",
            "Senior Nurse",
            "St. Mary's Hospital",
            "Leeds, UK",
        ),
        ("Engineer at Acme (Berlin, Germany)", "Engineer", "Acme", "Berlin, Germany"),
        ("Backend Developer | Globex | Madrid, Spain", "Backend Developer", "Globex", "Madrid, Spain"),
        ("Job title: Cook\nCompany: La Cocina\nLocation: Sevilla", "Cook", "La Cocina", "Sevilla"),
        ("Puesto: Cocinera\nEmpresa: La Cocina", "Cocinera", "La Cocina", ""),
        ("# Marketing Manager\nFull-time · Remote\nAbout Initech\nWe…", "Marketing Manager", "Initech", ""),
        ("Designer\nAcme, Inc.\nRemote", "Designer", "Acme", "Remote"),
        ("Clerk\nRequirements:\n- Typing", "Clerk", "", ""),
        ("Clerk\nAbout us\nWe type.", "Clerk", "", ""),
        ("···", "—", "", ""),
        ("-", "—", "", ""),
    ],
)
def test_what_the_first_lines_seem_to_say(text: str, title: str, company: str, location: str) -> None:
    guessed = guess(text)
    assert (guessed.title, guessed.company, guessed.location) == (title, company, location)


def test_a_sentence_for_a_title_is_cut() -> None:
    assert len(guess("We are looking for somebody " * 20).title) <= 120


def test_slips() -> None:
    assert slips("nurce", "nurse", 2) == 1
    assert slips("pyhton", "python", 2) == 1
    assert slips("kubernts", "kubernetes", 2) == 2
    assert slips("cat", "dog", 2) == 3
    assert slips("", "ab", 2) == 2


def test_words_that_are_meant() -> None:
    vocabulary = ["kubernetes", "nurse", "nursing", "purse", "ingeniería", "sql"]
    assert meant("nurs", vocabulary) == ["nurse", "nursing"]
    assert meant("nurce", vocabulary) == ["nurse"]
    assert meant("INGENIERIA", vocabulary) == ["ingeniería"]
    assert meant("sqk", vocabulary) == []  # too short to guess
    assert words(' "C++", (Java); … ') == ["C++", "Java"]


def test_a_digest_sees_words_only() -> None:
    assert digest("Añada: Uno,\n dos") == digest("ANADA uno dos")
    assert digest("a b") != digest("a c")


def test_a_text_begins_with_its_title_once() -> None:
    assert posting_text("Nurse", "NURSE\nWe …") == "NURSE\nWe …"
    assert posting_text("Nurse", "We …") == "Nurse\n\nWe …"


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("HTTPS://x.example.com/a?utm_source=1&b=2&fbclid=3#c", "https://x.example.com/a?b=2"),
        ("https://x.example.com/a?q=a%20b", "https://x.example.com/a?q=a%20b"),
        ("javascript:alert(1)", ""),
        ("//x.example.com", ""),
        ("https://x:port/", ""),
        ("https://x.example.com/" + "a" * 2000, ""),
    ],
)
def test_addresses(url: str, kept: str) -> None:
    assert plain_url(url) == kept
