"""Whole people, read back of every template; and the rules that bring their details back."""

from __future__ import annotations

import itertools

import pytest

from altocv.convert import markdown, text
from altocv.convert.reading import bidi, places, scans
from altocv.convert.reading.headings import kind_of, likely_kind
from altocv.convert.reading.lines import Style, plain
from altocv.convert.reading.lists import LISTS
from altocv.convert.reading.pdf import Letter
from altocv.convert.reading.read import read
from altocv.cv import samples
from altocv.cv.document import CV
from altocv.cv.edits import Set, apply
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES
from tests.careers import developed, held_out
from tests.reading import recall

OTHERS = (
    "engineer-zh",
    "designer-ja",
    "researcher-ko",
    "accountant-ar",
    "architect-he",
    "lawyer-ru",
    "teacher-el",
)


def printed(cv: CV, template: str) -> bytes:
    return pdf(typeset(apply(cv, (Set(path="design/template", value=template),))[0]))


def sample(people: tuple[CV, ...], template: str) -> tuple[CV, ...]:
    """Every fourth of the people, others for each template: the benchmark reads all of all."""
    return people[list(TEMPLATES).index(template) % 4 :: 4]


def share(people: tuple[CV, ...], template: str) -> float:
    counts = [recall(cv, read(printed(cv, template)).cv)[:2] for cv in people]
    return sum(back for back, _ in counts) / sum(wanted for _, wanted in counts)


@pytest.mark.parametrize("template", TEMPLATES)
def test_people_come_back(template: str) -> None:
    assert share(sample(developed.people(), template), template) >= 0.98
    assert share(sample(held_out.people(), template), template) >= 0.85


@pytest.mark.parametrize("name", OTHERS)
def test_other_scripts_come_back(name: str) -> None:
    cv = samples.load(name)
    for made in (printed(cv, "modern"), text.write(cv).encode(), markdown.write(cv).encode()):
        back, wanted, lost = recall(cv, read(made).cv)
        assert back >= 0.9 * wanted, lost


@pytest.mark.parametrize(
    ("line", "address", "code", "city", "region", "country"),
    [
        ("88 Harbord St, M5S 1G5 Toronto, ON, Canada", "88 Harbord St", "M5S 1G5", "Toronto", "ON", "Canada"),
        ("Bahnhofweg 14a, 58095 Hagen, Deutschland", "Bahnhofweg 14a", "58095", "Hagen", "", "Deutschland"),
        ("Bahnhofstr. 14a, D-58095 Hagen", "Bahnhofstr. 14a", "D-58095", "Hagen", "", ""),
        ("12 bis, rue de Siam, 29200 Brest, France", "12 bis, rue de Siam", "29200", "Brest", "", "France"),
        ("Rua das Acácias, 310, apto 42, 06010-100 Osasco, SP", "Rua das Acácias, 310, apto 42", "06010-100",
         "Osasco", "SP", ""),
        ("Rua das Flores, 12, Osasco - SP, CEP 06010-100", "Rua das Flores, 12", "06010-100", "Osasco",
         "SP", ""),
        ("C/ Mayor 5, 3º B, 28013 Madrid, España", "C/ Mayor 5, 3º B", "28013", "Madrid", "", "España"),
        ("1600 Shore Pkwy, Mountain View, CA 94043", "1600 Shore Pkwy", "94043", "Mountain View", "CA", ""),
        ("10 Downing Street, London SW1A 2AA", "10 Downing Street", "SW1A 2AA", "London", "", ""),
        ("8001 Zürich, Schweiz", "", "8001", "Zürich", "", "Schweiz"),
        ("12 High Street, Oxford, UK", "12 High Street", "", "Oxford", "UK", ""),
    ],
)  # fmt: skip
def test_addresses(line: str, address: str, code: str, city: str, region: str, country: str) -> None:
    wanted = {
        "address": address,
        "postal_code": code,
        "city": city,
        "region": region,
        "country_code": country,
    }
    assert places.read(line) == {name: value for name, value in wanted.items() if value}


@pytest.mark.parametrize(
    "line",
    [
        "Captain, Airbus A320/A330", "Team of 12 engineers, 2019 awards", "ada@example.com, 28013 Madrid",
        "+34 655 55 01 72", "25 years on the tools, full licence", "ISO 9001 Lead Auditor", "ITIL 4, MS-900",
    ],
)  # fmt: skip
def test_what_is_no_address(line: str) -> None:
    assert places.read(line) is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Flying Experience", "work"), ("Licences & Ratings", "certificates"), ("Pilot Profile", "summary"),
        ("Conocimientos técnicos", "skills"), ("Antecedentes laborales", "work"),
        ("Cursus universitaire", "education"),
        ("Praxiserfahrung", "work"), ("Schule und Ausbildung", "education"), ("EDV-Kenntnisse", "skills"),
        ("Histórico Profissional", "work"), ("Experience Designer", None), ("Education Officer", None),
        ("Toolbox talks", None), ("Ada Byron", None),
    ],
)  # fmt: skip
def test_titles_turn_on_one_word(title: str, kind: str | None) -> None:
    assert likely_kind(title) == kind
    assert kind_of(title) in (kind, None)


def test_levels_are_no_keywords() -> None:
    made = LISTS["skills"]([plain("SQL · advanced   R · expert"), plain("Excel · 4/5")])
    assert made == [
        {"name": "SQL", "level": "advanced"},
        {"name": "R", "level": "expert"},
        {"name": "Excel", "level": "4/5"},
    ]
    assert LISTS["skills"]([plain("数据：MySQL、Redis")]) == [
        {"name": "数据", "keywords": ["MySQL", "Redis"]}
    ]


def seen(text: str) -> list[Letter]:
    """A line as it stands on a page, from the left."""
    return [Letter(letter, 10.0 * at, 10.0 * at + 9, 0.0, Style()) for at, letter in enumerate(text)]


@pytest.mark.parametrize(
    ("shown", "read_as"),
    [
        ("ןמא .2019 תנשב Revit", "Revit בשנת 2019. אמן"),
        ("םיזוחא 30% תדירי", "ירידת 30% אחוזים"),
        ("+972 3 000 0123", "+972 3 000 0123"),
        ("noa.barkai@example.com", "noa.barkai@example.com"),
        ("(הפיח) ריע", "עיר (חיפה)"),
    ],
)
def test_lines_from_right_to_left(shown: str, read_as: str) -> None:
    turned = bidi.logical(seen(shown), 600.0)
    assert "".join(letter.text for letter in turned) == read_as
    rtl = [letter for letter in turned if "א" <= letter.text <= "ת"]
    assert all(before.x0 < after.x0 for before, after in itertools.pairwise(rtl))


def test_a_file_of_pictures_says_how_many_pages_it_has() -> None:
    with pytest.raises(scans.Scanned) as told:
        read(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert told.value.pages == 1
