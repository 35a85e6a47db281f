"""PDFs that we made, read back: every template, and CVs that are laid out in all ways."""

from __future__ import annotations

import pytest

from altocv.convert.reading import pdf as reader
from altocv.convert.reading.build import build
from altocv.convert.reading.dates import date_range, find, without
from altocv.convert.reading.headings import is_contact, kind_of
from altocv.cv import samples
from altocv.cv.document import CV
from altocv.cv.edits import Set, apply
from altocv.errors import Invalid
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES
from tests.reading import recall

PEOPLE = ("software-engineer", "product-manager", "nurse", "executive", "graduate", "marketing-es")


def printed(cv: CV, template: str) -> bytes:
    return pdf(typeset(apply(cv, (Set(path="design/template", value=template),))[0]))


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_a_template_printed_comes_back(template: str) -> None:
    back = total = 0
    for name in PEOPLE:
        cv = samples.load(name)
        reading = build(reader.read(printed(cv, template)))
        found, wanted, lost = recall(cv, reading.cv)
        assert found >= 0.92 * wanted, (name, lost)
        back, total = back + found, total + wanted
        assert set(reading.sureness.values()) <= {"sure", "likely", "unsure"}
    assert back >= 0.98 * total


@pytest.mark.parametrize("name", ["engineer-zh", "lawyer-ru", "teacher-el", "accountant-ar", "architect-he"])
def test_other_scripts_are_read_without_harm(name: str) -> None:
    reading = build(reader.read(pdf(typeset(samples.load(name)))))
    assert reading.cv.basics.email == samples.load(name).basics.email


def test_the_second_page_goes_on_where_the_first_ended() -> None:
    cv = samples.load("academic")
    reading = build(reader.read(pdf(typeset(cv))))
    assert "1 / 3" not in reading.cv.model_dump_json(), "counts of pages are no part of a CV"
    found, wanted, _ = recall(cv, reading.cv)
    assert found > 0.8 * wanted


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "broken"), (b"%PDF-1.7 nonsense", "broken"), (b"<html>", "broken")],
)
def test_what_is_no_pdf(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        reader.read(data)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Mar 2021 – Present", "2021-03", "present"),
        ("03/2019 - 11/2020", "2019-03", "2020-11"),
        ("enero de 2018 – actualidad", "2018-01", "present"),
        ("Jan. 2020 bis heute", "2020-01", "present"),
        ("2015–17", "2015", "2017"),
        ("since May 2022", "2022-05", "present"),
        ("2019", "2019", ""),
        ("septembre 2016 à juin 2018", "2016-09", "2018-06"),
        ("2014.02 – 2016.08", "2014-02", "2016-08"),
        ("(June 2020)", "2020-06", ""),
    ],
)
def test_dates_as_people_write_them(text: str, start: str, end: str) -> None:
    found = date_range(text)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize(
    "text", ["Increased sales by 20 %", "1,200 vans in 8 cities", "Route 66", "ISO 9001"]
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert find(text) is None


def test_a_text_without_its_dates() -> None:
    text = "Acme (2019 – 2021), Berlin"
    found = find(text)
    assert found is not None
    assert without(text, found) == "Acme · Berlin"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("WORK EXPERIENCE:", "work"),
        ("Berufserfahrung", "work"),
        ("Formación académica", "education"),
        ("Skills & Tools", "skills"),
        ("E X P E R I E N C E", "work"),
        ("Centres d’intérêt", "interests"),
        ("Idiomas", "languages"),
        ("Led a team", None),
    ],
)
def test_titles(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


def test_titles_over_contacts() -> None:
    assert is_contact("Contact") and is_contact("Datos personales") and not is_contact("Skills")
