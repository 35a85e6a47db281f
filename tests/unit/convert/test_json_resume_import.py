"""Files as real people have them: old versions, other programs' habits, typing mistakes, and hostile ones."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from altocv.convert import json_resume
from altocv.convert.json_resume import Problem
from altocv.cv.document import CV
from altocv.errors import Invalid, TooLarge


def read(file: Any) -> tuple[CV, tuple[Problem, ...]]:
    imported = json_resume.read(json.dumps(file).encode())
    return imported.cv, imported.problems


def messages(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(p.path, p.message) for p in problems]


OLD = {  # as `resume init` made them before version 1.0
    "basics": {
        "name": "Richard Hendriks",
        "label": "Programmer",
        "picture": "https://example.com/me.png",
        "email": "richard.hendriks@mail.com",
        "phone": "(912) 555-4321",
        "website": "http://richardhendricks.example.com",
        "summary": "Richard hails from Tulsa.",
        "location": {
            "address": "2712 Broadway St",
            "postalCode": "CA 94115",
            "city": "San Francisco",
            "countryCode": "US",
            "region": "California",
        },
        "profiles": [{"network": "Twitter", "username": "neutralthoughts", "url": ""}],
    },
    "work": [
        {
            "company": "Pied Piper",
            "position": "CEO/President",
            "website": "http://piedpiper.example.com",
            "startDate": "2013-12-01",
            "endDate": "",
            "summary": "Pied Piper is a multi-platform technology.",
            "highlights": ["Build an algorithm", "Won Techcrunch Disrupt"],
        }
    ],
    "education": [
        {
            "institution": "University of Oklahoma",
            "area": "Information Technology",
            "studyType": "Bachelor",
            "startDate": "2011-06",
            "endDate": "2014",
            "gpa": 4.0,
            "courses": ["DB1101 - Basic SQL"],
        }
    ],
    "awards": [
        {"title": "Prize", "date": "2014-11-01", "awarder": "Techcrunch", "summary": "There is no spoon."}
    ],
    "publications": [
        {"name": "Paper", "publisher": "Hooli", "releaseDate": "2014-10-01", "website": "http://x.example"}
    ],
    "skills": [{"name": "Web Development", "level": "Master", "keywords": ["HTML", "CSS"]}],
    "languages": [{"name": "English", "level": "Native speaker"}],
    "interests": [{"name": "Wildlife", "keywords": ["Ferrets"]}],
    "references": [{"name": "Erlich Bachman", "reference": "It is my pleasure."}],
}


def test_a_file_of_the_old_version_is_read_without_complaint() -> None:
    cv, problems = read(OLD)
    assert problems == ()
    assert cv.basics.image == "https://example.com/me.png"
    assert cv.basics.url == "http://richardhendricks.example.com"
    work = cv.section("work").items[0]
    assert (work.name, work.url, str(work.start_date)) == (
        "Pied Piper",
        "http://piedpiper.example.com",
        "2013-12-01",
    )
    assert work.end_date.present, "a job without an end goes on"
    assert cv.section("education").items[0].score == "4.0"
    assert cv.section("publications").items[0].url == "http://x.example"
    assert cv.section("languages").items[0].model_dump(include={"language", "fluency"}) == {
        "language": "English",
        "fluency": "Native speaker",
    }
    assert [s.kind for s in cv.sections] == [
        "summary", "work", "education", "skills", "languages", "publications", "awards", "interests",
        "references",
    ]  # fmt: skip
    assert not cv.extras and not work.extras


def test_the_file_that_was_called_bio_is_read_too() -> None:
    cv, problems = read({"bio": {"name": "R", "profiles": {"github": "rh", "twitter": "rh2"}}, "work": []})
    assert [(p.network, p.username) for p in cv.basics.profiles] == [("github", "rh"), ("twitter", "rh2")]
    assert [p.path for p in problems] == ["bio.profiles"]
    assert all(p.kept for p in problems)


def test_nulls_and_empty_values_are_no_problem() -> None:
    nothing = dict.fromkeys(("name", "label", "email", "location", "profiles", "url", "summary", "image"))
    entry = dict.fromkeys(("name", "position", "startDate", "endDate", "highlights", "summary"))
    cv, problems = read(
        {"basics": nothing, "work": [entry, None, {}], "skills": None, "education": [], "meta": None}
    )
    assert problems == ()
    assert cv.basics == CV().basics
    assert len(cv.section("work").items) == 2
    assert [s.kind for s in cv.sections] == ["work"]


def test_dates_as_people_write_them() -> None:
    starts = [
        "2014-6",
        "June 2014",
        "06/2014",
        "2014.06",
        "2014-06-15T00:00:00.000Z",
        {"year": 2014, "month": 6},
    ]
    cv, problems = read({"work": [{"startDate": s, "endDate": "Present"} for s in starts]})
    assert problems == ()
    items = cv.section("work").items
    assert {(i.start_date.year, i.start_date.month) for i in items} == {(2014, 6)}
    assert all(i.end_date.present for i in items)


def test_a_date_that_is_none_is_kept_as_written_and_named() -> None:
    cv, problems = read(
        {"education": [{}, {"institution": "MIT", "startDate": "Fall 2009", "endDate": "2010-14"}]}
    )
    item = cv.section("education").items[1]
    assert (item.start_date.text, item.end_date.text) == ("Fall 2009", "2010-14")
    assert messages(problems) == [
        (
            "education[1].startDate",
            "Education 2: the start date “Fall 2009” is no date that is known here. It is shown as written.",
        ),
        (
            "education[1].endDate",
            "Education 2: the end date “2010-14” is no date that is known here. It is shown as written.",
        ),
    ]
    assert all(p.kept for p in problems)


def test_texts_where_lists_belong_are_split_and_said() -> None:
    cv, problems = read(
        {
            "work": [{"name": "A", "highlights": "• Led a team\n- Saved 5, maybe 6 %\n\n"}],
            "skills": [{"name": "Web", "keywords": "HTML, CSS; JS"}],
            "projects": [{"name": "P", "roles": "Lead"}],
        }
    )
    assert cv.section("work").items[0].highlights == ("Led a team", "Saved 5, maybe 6 %")
    assert cv.section("skills").items[0].keywords == ("HTML", "CSS", "JS")
    assert cv.section("projects").items[0].roles == ("Lead",)
    assert [p.path for p in problems] == ["work[0].highlights", "skills[0].keywords", "projects[0].roles"]
    assert problems[0].message == "Job 1: the highlights are text, not a list: it was split into lines."


def test_skills_and_languages_as_bare_texts() -> None:
    cv, problems = read({"skills": ["Python", "SQL"], "languages": {"English": "native", "Spanish": "B2"}})
    assert [s.name for s in cv.section("skills").items] == ["Python", "SQL"]
    assert [(i.language, i.fluency) for i in cv.section("languages").items] == [
        ("English", "native"),
        ("Spanish", "B2"),
    ]
    assert [p.path for p in problems] == ["skills", "languages"]
    cv, _ = read({"skills": {"Languages": ["Python", "Go"], "Cloud": ["AWS"]}})
    assert [(s.name, s.keywords) for s in cv.section("skills").items] == [
        ("Languages", ("Python", "Go")),
        ("Cloud", ("AWS",)),
    ]
    cv, _ = read({"skills": "Python, SQL"})
    assert [s.name for s in cv.section("skills").items] == ["Python", "SQL"]


def test_a_wrong_email_is_kept_and_said() -> None:
    cv, problems = read({"basics": {"name": "A", "email": "ada at example.com"}})
    assert cv.basics.email == "ada at example.com"
    assert messages(problems) == [
        ("basics.email", "The e-mail address “ada at example.com” does not look like one. Check it.")
    ]


def test_values_of_the_wrong_kind_are_left_out_and_named() -> None:
    cv, problems = read(
        {
            "basics": {
                "name": "A",
                "label": True,
                "summary": ["One.", "Two."],
                "phone": 4915112345,
                "location": "Bonn",
            },
            "work": [
                {
                    "name": "W",
                    "summary": 5,
                    "highlights": ["x", 7, None, {"text": "y"}, True],
                    "position": False,
                },
                "Freelance",
                17,
                ["a"],
            ],
            "education": "MIT",
            "volunteer": 5,
            "awards": [{"title": "T" * 30_000}],
        }
    )
    assert cv.basics.summary == "One.\n\nTwo."
    assert (cv.basics.phone, cv.basics.location.city, cv.basics.label) == ("4915112345", "Bonn", "")
    items = cv.section("work").items
    assert (items[0].summary, items[0].highlights) == ("5", ("x", "7", "y"))
    assert [i.name for i in items] == ["W", "Freelance", "17"]
    assert cv.section("education").items[0].institution == "MIT"
    lost = {p.path for p in problems if not p.kept}
    assert lost == {
        "basics.label",
        "work[0].highlights",
        "work[0].position",
        "work",
        "volunteer",
        "awards[0].title",
    }
    assert (
        "Award 1: the award is too long: at most 20,000 characters. It was left out."
        in dict(messages(problems)).values()
    )


def test_camel_snake_and_capital_spellings_mean_the_same() -> None:
    cv, problems = read(
        {"Work": [{"Name": "A", "start_date": "2020", "End-Date": "2021"}], "certifications": [{"name": "C"}]}
    )
    item = cv.section("work").items[0]
    assert (item.name, str(item.start_date), str(item.end_date)) == ("A", "2020", "2021")
    assert cv.section("certificates").items[0].name == "C"
    assert problems == ()


def test_old_and_new_name_in_one_entry_lose_nothing() -> None:
    cv, _ = read({"work": [{"company": "Old", "name": "New"}, {"name": "New", "company": "Old"}]})
    for item in cv.section("work").items:
        assert (item.name, item.extras) == ("New", {"company": "Old"})
    again = json_resume.read(json_resume.write(cv)).cv
    assert again == cv


def test_repeated_keys_are_said() -> None:
    imported = json_resume.read(b'{"basics": {"name": "A", "name": "B"}, "work": []}')
    assert imported.cv.basics.name == "B"
    assert [(p.path, p.kept) for p in imported.problems] == [("name", False)]


def test_ids_that_are_used_twice_or_are_none_are_made_anew() -> None:
    ours = {"x-altocv": {"id": "same"}}
    bad = {"x-altocv": {"id": "<script>"}}
    cv, problems = read({"work": [{"name": "A", **ours}, {"name": "B", **ours}, {"name": "C", **bad}]})
    ids = [i.id for i in cv.section("work").items]
    assert ids[0] == "same" and len(set(ids)) == 3 and "<script>" not in ids
    assert problems == ()


def test_a_spoiled_design_and_spoiled_sections_cost_only_themselves() -> None:
    cv, problems = read(
        {
            "basics": {"name": "A"},
            "work": [{"name": "W", "x-altocv": {"id": "w1", "hidden": "perhaps", "nonsense": 1}}],
            "meta": {
                "x-altocv": {
                    "language": "tlh",
                    "design": {"size": 400, "leading": 1.5, "colors": {"primary": "red"}},
                    "sections": [
                        {"id": "s1", "kind": "work", "items": ["w1", "w2"], "column": "middle"},
                        {"kind": "tattoos"},
                        {"kind": "custom", "title": "More", "items": [{"title": "T", "url": 5}, 7]},
                        "x",
                    ],
                }
            },
        }
    )
    assert (cv.design.size, cv.design.leading, cv.meta.language) == (10, 1.5, "en")
    assert [(s.kind, len(s.items)) for s in cv.sections] == [("work", 1), ("custom", 1)]
    assert {p.path for p in problems if not p.kept} == {
        "work[0].hidden",
        "meta.x-altocv.language",
        "meta.x-altocv.design.size",
        "meta.x-altocv.design.colors",
        "meta.x-altocv.sections[0].column",
        "meta.x-altocv.sections[1]",
        "meta.x-altocv.sections[2].items[0].url",
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "Word or ZIP"),
        (b"<html>", "web page"),
        (b'{"basics": {"name": "A",}}', "line 1, column 25"),
        (b"name: Ada\n", "no valid JSON"),
        (b"[1, 2]", "no JSON object"),
        (b'"x"', "no JSON object"),
        (b"{}", "none of the fields"),
        (b'{"name": "package", "version": "1"}', "none of the fields"),
        ('{"basics": {"name": "Jörg"}}'.encode("latin-1"), "UTF-8"),
        (b'{"basics": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deeply"),
        (b'{"basics": {"a":' * 300 + b"1" + b"}}" * 300, "nested too deeply"),
    ],
)
def test_what_is_no_json_resume_file_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said) as caught:
        json_resume.read(data)
    assert caught.value.message.endswith(".")


def test_other_encodings_of_unicode_are_read() -> None:
    text = '{"basics": {"name": "Zoë 王"}}'
    for encoded in (text.encode("utf-8-sig"), text.encode("utf-16"), text.encode()):
        assert json_resume.read(encoded).cv.basics.name == "Zoë 王"


def test_characters_that_nothing_can_store_are_dropped() -> None:
    data = rb'{"basics": {"name": "A\u0000B\ud800C\r\nD", "\u0000x": "\udfff"}, "work": [{"name": "\uFFFE"}]}'
    cv = json_resume.read(data).cv
    assert cv.basics.name == "ABC D"
    assert cv.basics.extras == {"x": ""}
    json_resume.write(cv).decode("utf-8")


def test_huge_numbers_and_not_a_number_do_no_harm() -> None:
    data = b'{"basics": {"name": "A", "phone": ' + b"9" * 5000 + b', "a": NaN, "b": 1e999, "c": -Infinity}}'
    cv = json_resume.read(data).cv
    assert cv.basics.phone == "9" * 5000
    assert cv.basics.extras == {"a": None, "b": None, "c": None}
    assert json.loads(json_resume.write(cv))


def test_too_large_files_and_too_many_entries_are_refused_quickly() -> None:
    with pytest.raises(TooLarge, match="5 MB"):
        json_resume.read(b'{"basics": {"summary": "' + b"x" * 5_000_000 + b'"}}')
    started = time.perf_counter()
    with pytest.raises(TooLarge, match="10,000 entries"):
        read({"skills": [{"name": "x"}] * 20_000})
    assert time.perf_counter() - started < 5


def test_a_thousand_entries_are_read_and_written() -> None:
    entry = {"name": "W", "position": "P", "startDate": "2020-01", "highlights": ["one", "two", "three"]}
    started = time.perf_counter()
    cv, problems = read({"work": [entry] * 1000})
    assert problems == ()
    assert len(cv.section("work").items) == 1000
    assert json_resume.read(json_resume.write(cv)).cv == cv
    assert time.perf_counter() - started < 5


def test_markup_that_looks_like_a_script_is_only_text() -> None:
    cv, problems = read({"basics": {"name": "<script>alert(1)</script>", "url": "javascript:alert(1)"}})
    assert cv.basics.name == "<script>alert(1)</script>"
    assert cv.basics.url == "javascript:alert(1)"
    assert problems == ()
