"""What rules suggest to bring out of a CV for a posting: true, with its reason, and made once."""

from __future__ import annotations

from typing import Any

import pytest

from altocv.analysis import names
from altocv.analysis.answers import said
from altocv.analysis.evidence import Evidence, evidence
from altocv.analysis.suggestions import Suggestion, follow_all, suggest
from altocv.analysis.terms import words
from altocv.cv import samples
from altocv.cv.document import CV, Basics, Section, Skill, Work
from altocv.cv.edits import Set, apply
from tests.unit.analysis.postings import POSTINGS

POSTING = """Senior Backend Engineer (m/f/d) at Acme
Requirements
- 5+ years of Python and JavaScript
- Kubernetes and Apache Kafka in production
- MySQL
- Amazon Web Services
Nice to have
- Rust

Responsibilities
- Build payment services that never lose money
"""


def ada(**basics: str) -> CV:
    return CV(
        basics=Basics(name="Ada", **{"label": "Developer", **basics}),
        sections=(
            Section(
                id="s1",
                kind="work",
                items=(
                    Work(
                        id="e1",
                        name="Globex",
                        position="Senior Backend Engineer",
                        highlights=("Wrote guides", "Moved 12 teams to **k8s**", "Built payment services"),
                    ),
                ),
            ),
            Section(
                id="s2",
                kind="skills",
                items=(
                    Skill(id="k0", name="Office", keywords=("Excel", "Word")),
                    Skill(id="k1", name="Code", keywords=("Java", "MariaDB", "Kafka", "JS", "AWS", "Python")),
                ),
            ),
        ),
    )


def found(cv: CV, posting: str = POSTING) -> dict[tuple[str, str], Suggestion]:
    return {(one.kind, one.subject): one for one in suggest(cv, posting)}


def after(cv: CV, made: Suggestion) -> CV:
    return apply(cv, made.edits)[0]


def keywords(cv: CV, key: str = "k1") -> tuple[str, ...]:
    return next(e.keywords for s in cv.sections for e in s.items if isinstance(e, Skill) and e.id == key)


def test_each_says_what_and_why() -> None:
    cv = ada()
    made = found(cv)
    assert list(made) == [
        ("label", "Senior Backend Engineer"),
        ("list", "k8s"),
        ("name", "Apache Kafka"),
        ("name", "JavaScript"),
        ("name", "Amazon Web Services"),
        ("highlights", "Senior Backend Engineer, Globex"),
        ("groups", "Skills"),
        ("keywords", "Code"),
    ]
    listed = made["list", "k8s"]
    assert listed.why == "Kubernetes and Apache Kafka in production"
    assert keywords(after(cv, listed))[-1] == "k8s"
    assert keywords(after(cv, made["name", "JavaScript"]))[3] == "JavaScript (JS)"
    assert keywords(after(cv, made["name", "Apache Kafka"]))[2] == "Apache Kafka"
    assert keywords(after(cv, made["name", "Amazon Web Services"]))[4] == "Amazon Web Services (AWS)"
    assert made["label", "Senior Backend Engineer"].why == "Senior Backend Engineer"
    assert after(cv, made["label", "Senior Backend Engineer"]).basics.label == "Senior Backend Engineer"
    moved = after(cv, made["highlights", "Senior Backend Engineer, Globex"]).sections[0].items[0]
    assert isinstance(moved, Work) and moved.highlights[-1] == "Wrote guides"
    assert [entry.id for entry in after(cv, made["groups", "Skills"]).sections[1].items] == ["k1", "k0"]


def test_what_only_counts_for_the_same_is_not_renamed() -> None:
    assert not any("MySQL" in subject for _, subject in found(ada()))


@pytest.mark.parametrize(
    ("title", "offered"),
    [
        ("Backend Engineer", True),
        ("BACKEND ENGINEER – Platform team", True),
        ("Lead Backend Engineer", False),
        ("Engineering Manager", False),
        ("", False),
    ],
)
def test_a_headline_only_for_who_has_had_the_title(title: str, offered: bool) -> None:
    made = found(ada(), f"{title}\n\nRequirements:\n- Cobol")
    assert (("label", "Senior Backend Engineer") in made) is offered
    assert ("label", "Senior Backend Engineer") not in found(ada(label="Senior backend engineer, SRE"))


def test_nothing_hidden_is_brought_out() -> None:
    cv, _ = apply(ada(), (Set(path="@e1/hidden", value=True),))
    assert {kind for kind, _ in found(cv)} == {"name", "groups", "keywords"}
    cv, _ = apply(cv, (Set(path="@s2/hidden", value=True),))
    assert found(cv) == {}


def test_all_at_once_leaves_nothing_to_suggest() -> None:
    cv, edits = follow_all(ada(), POSTING)
    assert suggest(cv, POSTING) == ()
    assert apply(ada(), edits)[0] == cv
    assert keywords(cv) == (
        "MariaDB", "Apache Kafka", "JavaScript (JS)", "Amazon Web Services (AWS)", "Python",
        "Kubernetes (k8s)", "Java",
    ), "what was listed is named as the posting does"  # fmt: skip


@pytest.mark.parametrize("sample", [key for key, _ in samples.names()])
def test_nothing_is_invented_and_nothing_lost(sample: str) -> None:
    cv = samples.load(sample)
    text = "\n".join((POSTINGS[0][1], *said(cv)[-20:]))
    for each in (text, *(posting for _, posting in POSTINGS[::5])):
        check(cv, each)


def check(cv: CV, text: str) -> None:
    made, edits = follow_all(cv, text)
    assert suggest(made, text) == ()
    assert len(edits) < 60, "it comes to an end by itself"
    asked, label = spoken(text), cv.basics.label
    new = spoken("\n".join(said(made))) - spoken("\n".join(said(cv)))
    assert new <= asked, "words that come in are the posting's names of what is shown"
    assert spoken("\n".join(said(cv))) - spoken("\n".join((*said(made), label))) == set(), "all stays"
    assert set(shown(made).skills) == set(shown(cv).skills), "no skill comes in that was not shown"
    assert [(s.id, {e.id for e in s.items}) for s in made.sections] == [
        (s.id, {e.id for e in s.items}) for s in cv.sections
    ]


def spoken(text: str) -> set[str]:
    return {word.folded for word in words(text)}


def shown(cv: CV) -> Evidence:
    return evidence(cv, Blind())


class Blind:
    """A space for what asks for no meaning."""

    name, dimensions = "none", 1

    def vectors(self, texts: Any) -> Any:
        import numpy as np

        return np.zeros((len(texts), 1), dtype=np.float32)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JS", "JavaScript"), ("AWS", "Amazon Web Services"), ("k8s", "Kubernetes"), ("NodeJS", "Node.js"),
        ("React", "ReactJS"), ("Postgres", "PostgreSQL"), ("Kafka", "Apache Kafka"), ("Mongo", "MongoDB"),
        ("Excel", "Microsoft Excel"), ("IaC", "infrastructure as code"),
    ],
)  # fmt: skip
def test_one_name(one: str, other: str) -> None:
    assert names.same(one, other)
    assert names.same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MariaDB", "MySQL"), ("GKE", "Kubernetes"), ("GitLab", "GitLab CI"), ("C", "C++"), ("Go", "Git"),
        ("Java", "JavaScript"),
        ("Ubuntu", "Linux"), ("API", "API design"), ("Spring", "Spring Boot"), ("R", "Ruby"), ("", "Go"),
    ],
)  # fmt: skip
def test_two_names(one: str, other: str) -> None:
    assert not names.same(one, other)
    assert not names.same(other, one)
