"""Dates as people write them, and as each language shows them."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altocv.cv import locales
from altocv.cv.dates import PartialDate
from altocv.cv.design import Design
from altocv.cv.document import ENTRY_TYPES, LANGUAGES
from altocv.cv.locales import direction, format_date, format_range, section_title

FORMATS = get_args(Design.model_fields["date_format"].annotation)


def date(text: str | int) -> PartialDate:
    return PartialDate.model_validate(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2014", "2014"),
        (2014, "2014"),
        ("2014-6", "2014-06"),
        ("2014-06-09", "2014-06-09"),
        ("2014-06-09T12:00:00.000Z", "2014-06-09"),
        ("6/2014", "2014-06"),
        ("06.2014", "2014-06"),
        ("06-2014", "2014-06"),
        ("2014/6", "2014-06"),
        ("2014/06/09", "2014-06-09"),
        ("09.06.2014", "2014-06-09"),
        ("June 2014", "2014-06"),
        ("jun. 2014", "2014-06"),
        ("Sept 2014", "2014-09"),
        ("June, 2014", "2014-06"),
        ("junio de 2014", "2014-06"),
        ("9 de junio de 2014", "2014-06-09"),
        ("June 9, 2014", "2014-06-09"),
        ("9th June 2014", "2014-06-09"),
        ("1er juin 2014", "2014-06-01"),
        ("9. Juni 2014", "2014-06-09"),
        ("июня 2014", "2014-06"),
        ("2014年6月", "2014-06"),
        ("2014년 6월 9일", "2014-06-09"),
        ("Present", "present"),
        (" NOW ", "present"),
        ("aujourd'hui", "present"),
        ("по настоящее время", "present"),
        ("", ""),
    ],
)
def test_what_is_understood(text: str | int, iso: str) -> None:
    read = date(text)
    assert str(read) == iso
    assert read.understood
    assert date(iso) == read


@pytest.mark.parametrize(
    "text",
    [
        "2014-13",
        "2014-02-30",
        "Fall 2009",
        "06/15/2014",
        "3000",
        "0999",
        "soon",
        "2014-2016",
        "May",
        "Foo 2014",
    ],
)
def test_what_is_not_understood_is_kept_as_written(text: str) -> None:
    read = date(text)
    assert (read.text, str(read), read.understood, bool(read)) == (text, text, False, True)
    assert format_range(read, date("2020"), "MMM YYYY", "en") == f"{text} – 2020"


@settings(deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"[0-9]{1,4}[-/. ]{1,2}[0-9a-zA-Z]{1,9}[-/. ]?[0-9]{0,4}")))
def test_any_text_has_one_spelling(text: str) -> None:
    read = date(text)
    assert date(str(read)) == read
    assert PartialDate.model_validate_json(read.model_dump_json()) == read
    assert PartialDate.model_validate(dict(read)) == read


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"year": 2020, "month": 13}, "2020-13"),
        ({"year": 2020, "month": 2, "day": 31}, "2020-02-31"),
        ({"year": 2020, "day": 3}, "2020"),
        ({"text": "2020-05"}, "2020-05"),
        ({"present": True, "year": 2020}, "present"),
    ],
)
def test_parts_that_contradict_each_other_become_what_they_spell(parts: dict, said: str) -> None:
    assert str(PartialDate.model_validate(parts)) == said
    assert date(said) == PartialDate.model_validate(parts)


def test_dates_sort_in_time() -> None:
    texts = ["soon", "2019", "2020-01", "2020-01-02", "2020-02", "present"]
    assert [str(d) for d in sorted(map(date, reversed(texts)), key=lambda d: d.sort_key)] == texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_complete(language: str) -> None:
    titles = [section_title(kind, language) for kind in ("summary", *ENTRY_TYPES)]
    assert all(titles) and len(set(titles)) == len(titles)
    assert date(locales.PRESENT[language]).present
    assert direction(language) == ("rtl" if language in ("ar", "he") else "ltr")
    if language in locales.MONTHS:
        for names in locales.MONTHS[language].values():
            assert len(set(names)) == 12


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("date_format", FORMATS)
def test_a_date_as_shown_is_understood_when_it_is_typed_again(language: str, date_format: str) -> None:
    for month in range(1, 13):
        shown = format_date(PartialDate(year=2021, month=month), date_format, language)
        again = date(shown)
        assert (again.year, again.month) == (2021, None if date_format == "YYYY" else month), shown


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("en", "Mar 2021 – Present", "March 2021 – Present"),
        ("es", "mar. 2021 – actualidad", "marzo de 2021 – actualidad"),
        ("fr", "mars 2021 – aujourd’hui", "mars 2021 – aujourd’hui"),
        ("de", "März 2021 – heute", "März 2021 – heute"),
        ("pt", "mar. 2021 – presente", "março de 2021 – presente"),
        ("zh", "2021年3月 – 至今", "2021年3月 – 至今"),
        ("ja", "2021年3月 – 現在", "2021年3月 – 現在"),
        ("ko", "2021년 3월 – 현재", "2021년 3월 – 현재"),
        ("ar", "مارس 2021 – حتى الآن", "مارس 2021 – حتى الآن"),
    ],
)
def test_ranges(language: str, short: str, long: str) -> None:
    start, end = date("2021-03"), date("present")
    assert format_range(start, end, "MMM YYYY", language) == short
    assert format_range(start, end, "MMMM YYYY", language) == long


def test_ranges_with_one_end_or_equal_ends_are_one_date() -> None:
    nothing = PartialDate()
    assert format_range(date("2021-03"), nothing, "MM/YYYY", "en") == "03/2021"
    assert format_range(nothing, date("2021-03"), "YYYY-MM", "en") == "2021-03"
    assert format_range(nothing, nothing, "YYYY", "en") == ""
    assert format_range(date("2021-03"), date("2021-09"), "YYYY", "en") == "2021"
    assert format_range(date("2021"), date("2022-05-06"), "MMM YYYY", "en") == "2021 – May 2022"
