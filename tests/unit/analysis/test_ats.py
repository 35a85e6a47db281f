"""The ATS check: clean samples do well, each damage costs points and is named, each fix helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from altocv.analysis import ats
from altocv.analysis.ats import fixes, lexicon, machine, parsing, terms
from altocv.analysis.ats.bullets import is_personal
from altocv.analysis.ats.check import VERSION, WEIGHTS, Report, check
from altocv.analysis.ats.texts import SENTENCES, say
from altocv.cv import samples
from altocv.cv.dates import PartialDate
from altocv.cv.document import CV, LANGUAGES, Work
from altocv.cv.edits import apply
from altocv.cv.locales import TITLES
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
SAMPLES = [key for key, _ in samples.names()]
WESTERN = ["software-engineer", "product-manager", "nurse", "marketing-es"]

Damage = Callable[[CV], CV]


@cache
def sample(key: str) -> CV:
    return samples.load(key)


def checked(cv: CV, *keywords: str) -> Report:
    return check(cv, pdf(typeset(cv), created=CREATED), keywords)


@cache
def clean(key: str) -> Report:
    return checked(sample(key))


def codes(report: Report) -> set[str]:
    return {finding.code for finding in report.findings}


def part(report: Report, name: str) -> int:
    return next(found.score for found in report.parts if found.part == name)


def basics(cv: CV, **fields: Any) -> CV:
    return cv.model_copy(update={"basics": cv.basics.model_copy(update=fields)})


def entries(cv: CV, kinds: tuple[str, ...], change: Callable[[Any], dict[str, Any]]) -> CV:
    """The CV with each entry of these sections changed."""
    sections = tuple(
        section.model_copy(
            update={"items": tuple(entry.model_copy(update=change(entry)) for entry in section.items)}
        )
        if section.kind in kinds
        else section
        for section in cv.sections
    )
    return CV.model_validate(cv.model_copy(update={"sections": sections}).model_dump(mode="json"))


def bullets(cv: CV, change: Callable[[str], str]) -> CV:
    return entries(cv, ("work",), lambda entry: {"highlights": tuple(map(change, entry.highlights))})


def dated(start: str, end: str) -> dict[str, Any]:
    return {"start_date": PartialDate.model_validate(start), "end_date": PartialDate.model_validate(end)}


def emptied(cv: CV, *kinds: str) -> CV:
    sections = tuple(
        section.model_copy(update={"items": ()}) if section.kind in kinds else section
        for section in cv.sections
    )
    return cv.model_copy(update={"sections": sections})


def retitled(cv: CV, kind: str, title: str) -> CV:
    sections = tuple(
        section.model_copy(update={"title": title}) if section.kind == kind else section
        for section in cv.sections
    )
    return cv.model_copy(update={"sections": sections})


def in_first_person(cv: CV) -> CV:
    subject = "Yo" if cv.meta.language == "es" else "I"
    return bullets(cv, lambda text: f"{subject} {text[0].lower()}{text[1:]}")


def with_one_verb(cv: CV) -> CV:
    verb = "Lideré" if cv.meta.language == "es" else "Led"
    return bullets(cv, lambda text: re.sub(r"^\w+", verb, text))


def of_many_pages(cv: CV) -> CV:
    """Eight pages or more, by new bullets on every job."""
    grown = 0
    section = cv.section("work")
    written = (
        sum(len(entry.highlights) for entry in section.items if isinstance(entry, Work)) if section else 1
    )
    turns = 330 // written + 1

    def longer(entry: Any) -> dict[str, Any]:
        nonlocal grown
        grown += 1
        more = tuple(f"{text} ({grown}.{turn})" for turn in range(turns) for text in entry.highlights)
        return {"highlights": entry.highlights + more}

    return entries(cv, ("work",), longer)


DAMAGES: dict[str, tuple[Damage, str]] = {
    "no name": (lambda cv: basics(cv, name=""), "contact.no_name"),
    "no e-mail": (lambda cv: basics(cv, email=""), "contact.no_email"),
    "half an e-mail": (lambda cv: basics(cv, email="maya@"), "contact.odd_email"),
    "no phone": (lambda cv: basics(cv, phone=""), "contact.no_phone"),
    "no dates": (
        lambda cv: entries(cv, ("work", "education"), lambda _: dated("", "")),
        "dates.missing",
    ),
    "odd dates": (
        lambda cv: entries(cv, ("work",), lambda _: dated("a while ago", "2020")), "dates.unreadable",
    ),
    "reversed dates": (
        lambda cv: entries(cv, ("education",), lambda _: dated("2019", "2001")),
        "dates.reversed",
    ),
    "first person": (in_first_person, "bullets.first_person"),
    "one verb": (with_one_verb, "repetition.opening"),
    "weak openings": (lambda cv: bullets(cv, lambda text: weak(cv) + text), "bullets.weak_opening"),
    "no numbers": (
        lambda cv: entries(
            cv, ("work", "projects", "volunteer"), lambda _: {"highlights": ("Led and built all of it.",)}
        ),
        "bullets.few_numbers",
    ),
    "no work": (lambda cv: emptied(cv, "work"), "sections.no_work"),
    "no education": (lambda cv: emptied(cv, "education"), "sections.no_education"),
    "no skills": (lambda cv: emptied(cv, "skills"), "sections.no_skills"),
    "no titles' content": (
        lambda cv: emptied(cv, *(section.kind for section in cv.sections)), "sections.no_work",
    ),
    "odd title": (lambda cv: retitled(cv, "work", "zigzag"), "sections.odd_title"),
    "no bullets": (lambda cv: entries(cv, ("work",), lambda _: {"highlights": ()}), "sections.bare_entry"),
    "lorem ipsum": (
        lambda cv: basics(cv, summary="Lorem ipsum dolor sit amet, consectetur adipiscing elit."),
        "hygiene.placeholder",
    ),
    "xxx": (lambda cv: basics(cv, label="Engineer at XXX"), "hygiene.placeholder"),
    "capitals": (lambda cv: bullets(cv, str.upper), "hygiene.capitals"),
    "eight pages": (of_many_pages, "length.too_many_pages"),
}  # fmt: skip


def weak(cv: CV) -> str:
    return "Responsable de " if cv.meta.language == "es" else "Responsible for "


def test_the_weights_make_a_hundred() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert clean("nurse").version == VERSION


@pytest.mark.parametrize("key", SAMPLES)
def test_a_clean_sample_does_well(key: str) -> None:
    report = clean(key)
    assert report.score >= 70
    assert part(report, "parsing") == 100
    assert not any(finding.severity == "high" for finding in report.findings)
    assert {found.part for found in report.parts} == set(WEIGHTS) - {"keywords"}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("key", ["executive", "accountant-ar", "teacher-el", "designer-ja"])
def test_every_template_is_read_whole(key: str, template: str) -> None:
    design = TEMPLATES[template].defaults.model_copy(update={"hyphenate": True, "justify": True})
    assert part(checked(sample(key).model_copy(update={"design": design})), "parsing") == 100


@pytest.mark.parametrize("key", WESTERN)
@pytest.mark.parametrize("name", DAMAGES)
def test_damage_costs_and_is_named(name: str, key: str) -> None:
    damage, code = DAMAGES[name]
    damaged = damage(sample(key))
    report = checked(damaged)
    assert report.score < clean(key).score
    assert code in codes(report)
    if name == "eight pages":
        assert len(typeset(damaged).pages) >= 8


@pytest.mark.parametrize("key", SAMPLES)
@pytest.mark.parametrize("name", ["no e-mail", "no dates", "no work", "lorem ipsum"])
def test_damage_is_seen_in_every_language(name: str, key: str) -> None:
    damage, code = DAMAGES[name]
    report = checked(damage(sample(key)))
    assert report.score < clean(key).score
    assert code in codes(report)


FIXES: dict[str, tuple[str, Damage]] = {
    "first person": ("bullets.first_person", in_first_person),
    "fillers": ("bullets.filler", lambda cv: bullets(cv, lambda text: filler(cv) + text)),
    "spaces": ("hygiene.spaces", lambda cv: bullets(cv, lambda text: text.replace(" ", "  ", 3))),
    "space before": ("hygiene.space_before", lambda cv: bullets(cv, lambda text: text.replace(",", " ,"))),
    "repeats": (
        "hygiene.repeated_word",
        lambda cv: bullets(cv, lambda text: re.sub(r" ([a-z]{5,}) ", r" \1 \1 ", text)),
    ),
    "ends": ("hygiene.mixed_ends", lambda cv: bullets(cv, lambda text: text[:-1] if len(text) % 2 else text)),
    "gaps": (
        "hygiene.mixed_date_gaps",
        lambda cv: basics(cv, summary=f"{cv.basics.summary} 2011-2012, 2013 – 2014, 2015–2016."),
    ),
    "twins": (
        "repetition.bullet",
        lambda cv: entries(cv, ("work",), lambda entry: {"highlights": entry.highlights * 2}),
    ),
    "title": ("sections.odd_title", lambda cv: retitled(retitled(cv, "work", "zigzag"), "skills", "zag")),
}  # fmt: skip


def filler(cv: CV) -> str:
    return "Exitosamente " if cv.meta.language == "es" else "Successfully "


@pytest.mark.parametrize("key", WESTERN)
@pytest.mark.parametrize("name", FIXES)
def test_each_fix_removes_its_finding_and_costs_nothing(name: str, key: str) -> None:
    code, damage = FIXES[name]
    cv = damage(sample(key))
    report = checked(cv)
    fixable = [finding for finding in report.findings if finding.edits]
    assert code in {finding.code for finding in fixable}
    for finding in [*fixable[:2], *fixable[-1:]]:
        mended = checked(apply(cv, finding.edits)[0])
        before = sum(found.code == finding.code for found in report.findings)
        assert sum(found.code == finding.code for found in mended.findings) < before
        assert mended.score >= report.score
        for old, new in zip(report.parts, mended.parts, strict=True):
            assert new.score >= old.score


@pytest.mark.parametrize("name", [name for name in FIXES if name != "title"])
def test_all_fixes_one_after_another_bring_the_clean_score_back(name: str) -> None:
    code, damage = FIXES[name]
    cv = damage(sample("product-manager"))
    report = checked(cv)
    while finding := next((finding for finding in report.findings if finding.edits), None):
        cv, _ = apply(cv, finding.edits)
        report = checked(cv)
    assert code not in codes(report)
    assert report.score >= clean("product-manager").score - 1


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "I led the team", "Led the team"),
        ("en", "We led my team", "Led the team"),
        ("en", "I am responsible for sales", "Responsible for sales"),
        ("en", "I've built it", "Built it"),
        ("en", "**I led** the team", "**Led** the team"),
        ("en", "I can lead", None),
        ("en", "I have written it", None),
        ("en", "Led the team", None),
        ("es", "Yo dirigí el equipo", "Dirigí el equipo"),
        ("es", "Yo no fui", None),
        ("pt", "Eu liderei a equipe", "Liderei a equipe"),
        ("de", "Ich leitete das Team", None),
        ("ar", "I led", None),
    ],
)
def test_bullets_are_made_impersonal_where_it_is_safe(language: str, before: str, after: str | None) -> None:
    assert fixes.impersonal(before, language) == after


@pytest.mark.parametrize(
    ("language", "text", "personal"),
    [
        ("en", "I led it", True),
        ("en", "Led it, which I designed", True),
        ("en", "Led our team", True),
        ("en", "Nurse in a level I trauma center", False),
        ("en", "Promoted to Engineer I in 2020", False),
        ("en", "Designed the I/O layer for the US market", False),
        ("es", "Coordiné mi equipo", True),
        ("es", "Coordiné la sede de Detroit, MI", False),
        ("fr", "J’ai dirigé l’équipe", True),
        ("de", "Ich leitete das Team", True),
        ("pt", "Liderei nos Estados Unidos", False),
        ("ru", "Я руководил", False),
    ],
)
def test_who_speaks_in_the_first_person(language: str, text: str, personal: bool) -> None:
    assert is_personal(text, language) is personal


def test_what_stands_twice_on_purpose_stays() -> None:
    assert fixes.without_repeats("the the the team") == "the team"
    assert (
        fixes.without_repeats("The the team of Duran Duran had had it")
        == "The team of Duran Duran had had it"
    )
    assert fixes.without_repeats("run `the the` test") == "run `the the` test"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_titles_are_known(language: str) -> None:
    known = lexicon.HEADINGS.get(language)
    for kind in ("work", "education", "skills") if known else ():
        assert any(word in TITLES[language][kind].casefold() for word in known or ())


def test_the_lists_are_long_enough() -> None:
    for language in lexicon.LANGUAGES:
        assert len(lexicon.ACTIONS[language]) >= 60
        assert lexicon.FIRST_PERSON[language]
        assert lexicon.PASSIVE[language]
        assert lexicon.WEAK_OPENERS[language]
        assert lexicon.FILLERS[language]


def test_every_code_has_its_sentences() -> None:
    source = "".join(
        path.read_text() for path in Path(ats.__path__[0]).glob("*.py") if path.name != "texts.py"
    )
    used = set(re.findall(rf'"((?:{"|".join(WEIGHTS)})\.[a-z_]+)"', source))
    assert used == set(SENTENCES)
    for sentences in SENTENCES.values():
        english, spanish = (set(re.findall(r"{(\w+)}", sentence)) for sentence in sentences)
        assert english == spanish


@pytest.mark.parametrize("name", [*DAMAGES, *FIXES])
def test_every_finding_can_be_said(name: str) -> None:
    damage = DAMAGES[name][0] if name in DAMAGES else FIXES[name][1]
    for finding in checked(damage(sample("marketing-es")), "Kubernetes").findings:
        for language in ("en", "es", "fr"):
            assert say(finding, language)


def test_the_same_cv_makes_the_same_report() -> None:
    cv = in_first_person(sample("nurse"))
    document = pdf(typeset(cv), created=CREATED)
    assert check(cv, document, ["ICU", "triage"]) == check(cv, document, ["ICU", "triage"])


def test_keywords_count_by_the_share_that_is_found() -> None:
    cv = sample("software-engineer")
    assert part(checked(cv, "PostgreSQL", "Python", "python ", ""), "keywords") == 100
    half = checked(cv, "PostgreSQL", "underwater basket weaving")
    assert part(half, "keywords") == 50
    assert [f.values for f in half.findings if f.part == "keywords"] == [
        {"keyword": "underwater basket weaving"}
    ]
    assert half.score < clean("software-engineer").score
    assert checked(cv, " ", "") == clean("software-engineer")


@pytest.mark.parametrize(
    ("text", "keyword", "found"),
    [
        ("Go, C++ and C#", "C", False),
        ("Go, C++ and C#", "C++", True),
        ("Wrote APIs", "API", True),
        ("JavaScript", "Java", False),
        ("Gestión de campañas", "gestion", True),
        ("an event-\nsourced ledger", "event-sourced", True),
        ("recov\u00ad\nered", "recovered", True),
        ("微服务治理", "服务", True),
    ],
)
def test_keywords_are_whole_words(text: str, keyword: str, found: bool) -> None:
    assert terms.holds(machine.fold(text), machine.fold(keyword)) is found


def test_another_cvs_pdf_is_not_this_cv() -> None:
    other = pdf(typeset(sample("nurse")), created=CREATED)
    report = check(sample("product-manager"), other)
    assert part(report, "parsing") < 50
    assert {"parsing.no_name", "parsing.no_email", "parsing.lost_employer"} <= codes(report)


def test_words_that_come_back_in_another_order_are_noticed() -> None:
    words = ["led", "the", "rewrite", "of", "the", "settlement", "engine", "over", "two", "years"]
    assert parsing.trace(words, "".join(words)) == (10, 1)
    assert parsing.trace(words, "".join(words[:5]) + "page2" + "".join(words[5:])) == (10, 2)
    assert parsing.trace(words, "".join(f"{word}|" for word in reversed(words)))[1] > 3
    assert parsing.trace(words, "engine") == (1, 1)


@pytest.mark.parametrize("document", [b"", b"%PDF-1.4 broken", b"no pdf at all" * 100])
def test_what_is_no_pdf_cannot_be_read(document: bytes) -> None:
    report = check(sample("nurse"), document)
    assert part(report, "parsing") == 0
    assert "parsing.no_text" in codes(report)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_cv_is_told_what_it_lacks(language: str) -> None:
    for cv in (CV(), samples.blank(language)):
        report = checked(cv, "Python")
        assert report.score < 40
        assert {"parsing.no_text", "contact.no_name", "sections.no_work"} <= codes(report)
