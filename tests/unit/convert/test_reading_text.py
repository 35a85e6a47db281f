"""Plain text and Markdown: our own, other people's, and what is neither."""

import contextlib
import os
from time import perf_counter

import pytest

from altocv.convert import markdown as markdown_writer
from altocv.convert import text as text_writer
from altocv.convert.reading import text
from altocv.convert.reading.build import Reading, build
from altocv.cv import samples
from altocv.errors import Invalid
from tests.reading import recall

KEYS = ("software-engineer", "product-manager", "nurse", "executive", "graduate", "marketing-es")

PLAIN = """JOHN A. SMITH
Austin, TX | (512) 555-0199 | john.smith@example.com

PROFESSIONAL SUMMARY
Results-driven software engineer with 8+ years of experience building scalable web
applications and leading teams.

WORK EXPERIENCE

Senior Software Engineer                                   Jan 2020 - Present
Acme Corp, Austin, TX
• Led a team of 5 engineers to rebuild the checkout, raising conversion by 12% in the
  first year
• Reduced cloud costs by $200K a year

Software Engineer                                          06/2015 - 12/2019
Globex Inc., Dallas, TX
• Built REST APIs used by 30 clients

EDUCATION

B.S. in Computer Science, University of Texas at Austin, 2011 - 2015
GPA: 3.8/4.0

TECHNICAL SKILLS
Languages: Python, Java, Go
Tools: Docker, Kubernetes

CERTIFICATIONS
AWS Certified Solutions Architect, Amazon, 2021
Certified Kubernetes Administrator, CNCF, 2022
"""

LOOSE = """Mary Jones
mary@example.org

Profile:
Teacher with ten years in primary schools.

Experience:
Class Teacher, Oak Primary School, Leeds
September 2015 to present
- Taught year 4
* Ran the maths club

Teaching Assistant at Elm School
2012-2015

Interests:
Climbing, choir, cooking
"""

HYPHENS = """Jane Doe
jane@example.org

EXPERIENCE
==========
St Mary Hospital - Senior Nurse - London (March 2018 - Present)
 * Led the ward

City Clinic - Nurse - London (2014 - 2018)
 * Gave care

EDUCATION
=========
2010-2014  BSc Nursing, King's College London
2008-2010  A-Levels, Leeds High School
"""

DATES_FIRST = """Max Mustermann
max@example.org

Berufserfahrung

01/2019 – heute
Softwareentwickler, Beispiel GmbH, Berlin
- Betreuung der Datenbank

03/2015 – 12/2018
Junior-Entwickler, Muster AG, München
- Pflege der Website

Ausbildung

2010 – 2015
B.Sc. Informatik, Technische Universität Berlin
"""

MARKDOWN = """---
layout: cv
---
# Ana García

Desarrolladora web
ana@example.com

## Experiencia

**Desarrolladora senior**, Tecnalia S.L. (2019 – actualidad)
- Migré en dos años *12 servicios* a **contenedores**
- Formé a tres personas

**Desarrolladora**, Beta Studio (2016 – 2019)

## Formación

| Grado en Informática, Universidad de Sevilla | 2012 – 2016 |
| --- | --- |

## Premios

### Premio <b>Azahar</b>, Asociación Levantina
2023
"""


def reading(said: str) -> Reading:
    return build(text.read(said.encode()))


def entries(found: Reading, kind: str, *names: str) -> list[tuple[str, ...]]:
    section = found.cv.section(kind)
    assert section is not None, kind
    return [tuple(str(getattr(item, name)) for name in names) for item in section.items]


@pytest.mark.parametrize("key", KEYS)
def test_our_own_markdown_comes_back(key: str) -> None:
    cv = samples.load(key)
    back, there, lost = recall(cv, build(text.read(markdown_writer.write(cv).encode())).cv)
    assert back >= 0.95 * there, lost


@pytest.mark.parametrize("key", KEYS)
def test_our_own_text_comes_back(key: str) -> None:
    cv = samples.load(key)
    back, there, lost = recall(cv, build(text.read(text_writer.write(cv).encode())).cv)
    assert back >= 0.9 * there, lost


def test_a_plain_text_with_titles_in_capitals() -> None:
    found = reading(PLAIN)
    assert entries(found, "work", "position", "name", "location", "start_date", "end_date") == [
        ("Senior Software Engineer", "Acme Corp", "Austin, TX", "2020-01", "present"),
        ("Software Engineer", "Globex Inc.", "Dallas, TX", "2015-06", "2019-12"),
    ]
    work = found.cv.section("work")
    assert work is not None
    assert work.items[0].highlights[0].endswith("by 12% in the first year")  # type: ignore[attr-defined]
    assert entries(found, "education", "institution", "study_type", "area", "score") == [
        ("University of Texas at Austin", "B.S.", "Computer Science", "GPA: 3.8/4.0")
    ]
    assert entries(found, "certificates", "name", "issuer", "date") == [
        ("AWS Certified Solutions Architect", "Amazon", "2021"),
        ("Certified Kubernetes Administrator", "CNCF", "2022"),
    ]
    assert entries(found, "skills", "name") == [("Languages",), ("Tools",)]
    assert found.cv.basics.summary.endswith("scalable web applications and leading teams.")


def test_a_plain_text_with_titles_that_end_in_colons() -> None:
    found = reading(LOOSE)
    assert entries(found, "work", "position", "name", "location", "start_date") == [
        ("Class Teacher", "Oak Primary School", "Leeds", "2015-09"),
        ("Teaching Assistant", "Elm School", "", "2012"),
    ]
    assert found.cv.basics.summary == "Teacher with ten years in primary schools."
    assert found.cv.section("interests") is not None


def test_names_between_hyphens_and_a_line_for_each_entry() -> None:
    found = reading(HYPHENS)
    assert entries(found, "work", "position", "name", "location", "start_date", "end_date") == [
        ("Senior Nurse", "St Mary Hospital", "London", "2018-03", "present"),
        ("Nurse", "City Clinic", "London", "2014", "2018"),
    ]
    assert entries(found, "education", "institution", "study_type", "end_date") == [
        ("King's College London", "BSc Nursing", "2014"),
        ("Leeds High School", "A-Levels", "2010"),
    ]


def test_dates_over_what_they_date() -> None:
    found = reading(DATES_FIRST)
    assert entries(found, "work", "position", "name", "location", "start_date", "end_date") == [
        ("Softwareentwickler", "Beispiel GmbH", "Berlin", "2019-01", "present"),
        ("Junior-Entwickler", "Muster AG", "München", "2015-03", "2018-12"),
    ]
    assert entries(found, "education", "institution", "start_date") == [
        ("Technische Universität Berlin", "2010")
    ]


def test_markdown_as_people_write_it() -> None:
    found = reading(MARKDOWN)
    assert found.cv.basics.name == "Ana García"
    assert found.cv.basics.label == "Desarrolladora web"
    assert found.cv.meta.language == "es"
    assert entries(found, "work", "position", "name", "start_date", "end_date") == [
        ("Desarrolladora senior", "Tecnalia S.L.", "2019", "present"),
        ("Desarrolladora", "Beta Studio", "2016", "2019"),
    ]
    work = found.cv.section("work")
    assert work is not None
    assert work.items[0].highlights[0] == "Migré en dos años *12 servicios* a **contenedores**"  # type: ignore[attr-defined]
    assert entries(found, "awards", "title", "awarder", "date") == [
        ("Premio Azahar", "Asociación Levantina", "2023")
    ]
    assert "layout" not in found.text


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"),
     ("utf-16-le", b""), ("cp1252", b"")],
)  # fmt: skip
def test_encodings(encoding: str, bom: bytes) -> None:
    said = "José Núñez\r\njose@example.org\r\n\r\nEXPERIENCIA\r\n\r\nCamarero – Bar “Sol”\r\n2019 – 2021\r\n"
    found = text.read(bom + said.encode(encoding))
    assert [line.text for line in found.lines][:3] == ["José Núñez", "jose@example.org", "EXPERIENCIA"]


def test_words_and_signs_are_kept_as_they_are() -> None:
    found = text.decoded("a\0b c\x07d\u202e".encode())
    assert found == "ab cd\u202e"
    source = text.read("שם מלא\nname@example.org\n\nניסיון\n\n•‏ פריט ראשון\n".encode())
    assert source.lines[0].text == "שם מלא"
    assert source.lines[-1].bullet


def test_markdown_is_told_from_text() -> None:
    assert text.is_markdown("# Jane\n")
    assert text.is_markdown("**Jane**\n\n[me](https://example.org)")
    assert not text.is_markdown("Jane\n----\n\n#1 in sales * 2 ** 3")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b" \n\t\n", "No text", id="blank"),
        pytest.param(os.urandom(50_000), "no text", id="random"),
        pytest.param(b"\0" * 5_000, "no text", id="zeros"),
        pytest.param(b"a" * 5_000_000, "far more text", id="5 MB of a letter"),
        pytest.param(b"a" * 300_000, "No text", id="one long word"),
        pytest.param(b"Jane\n\nExperience\n" + b"- item\n" * 100_000, "far more text", id="bullets"),
        pytest.param(b"# Jane\n\n## Experience\n" + b"- item\n" * 100_000, "far more text", id="md bullets"),
        pytest.param(b"Jane\n\nExperience\n\n" + b"- item\n" * 4_500, "far more text", id="fewer bullets"),
    ],
)
def test_what_is_no_text_of_a_cv_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        text.read(data)


@pytest.mark.parametrize(
    "unit",
    ["[ ", "*a ", "**a *b ", "> ", "<a ", "`` ` ", "a, ", "1 ", "Jan 2010 - ", "A. B, ", "a: ", "foo - a "],
)
@pytest.mark.parametrize("head", ["# Jane\n\n## Experience\n\n", "Jane\njane@x.org\n\nEXPERIENCE\n\n"])
def test_what_is_made_to_be_slow_is_not(unit: str, head: str) -> None:
    started = perf_counter()
    with contextlib.suppress(Invalid):
        build(text.read((head + unit * (90_000 // len(unit))).encode()))
    assert perf_counter() - started < 20
