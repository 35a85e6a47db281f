"""What goes out as JSON Resume comes back as it was, and is JSON Resume."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from altocv.convert import json_resume
from altocv.cv import samples
from altocv.cv.document import CV
from tests.strategies import cvs

TEXT = str
DATE = re.compile(r"([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})")
WORK = {"name": TEXT, "location": TEXT, "description": TEXT, "position": TEXT, "url": TEXT, "startDate": DATE,
        "endDate": DATE, "summary": TEXT, "highlights": [TEXT]}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "$schema": TEXT,
    "basics": {
        "name": TEXT, "label": TEXT, "image": TEXT, "email": TEXT, "phone": TEXT, "url": TEXT,
        "summary": TEXT,
        "location": {"address": TEXT, "postalCode": TEXT, "city": TEXT, "countryCode": TEXT, "region": TEXT},
        "profiles": [{"network": TEXT, "username": TEXT, "url": TEXT}],
    },
    "work": [WORK],
    "volunteer": [{**WORK, "organization": TEXT}],
    "education": [{"institution": TEXT, "url": TEXT, "area": TEXT, "studyType": TEXT, "startDate": DATE,
                   "endDate": DATE, "score": TEXT, "courses": [TEXT]}],
    "awards": [{"title": TEXT, "date": DATE, "awarder": TEXT, "summary": TEXT}],
    "certificates": [{"name": TEXT, "date": DATE, "url": TEXT, "issuer": TEXT}],
    "publications": [{"name": TEXT, "publisher": TEXT, "releaseDate": DATE, "url": TEXT, "summary": TEXT}],
    "skills": [{"name": TEXT, "level": TEXT, "keywords": [TEXT]}],
    "languages": [{"language": TEXT, "fluency": TEXT}],
    "interests": [{"name": TEXT, "keywords": [TEXT]}],
    "references": [{"name": TEXT, "reference": TEXT}],
    "projects": [{"name": TEXT, "description": TEXT, "highlights": [TEXT], "keywords": [TEXT],
                  "startDate": DATE, "endDate": DATE, "url": TEXT, "roles": [TEXT], "entity": TEXT,
                  "type": TEXT}],
    "meta": {"canonical": TEXT, "version": TEXT, "lastModified": TEXT},
}  # fmt: skip
"""JSON Resume 1.0. Only the top level forbids other fields."""


def assert_valid(value: Any, schema: Any, path: str = "") -> None:
    """Hold a value against the schema above."""
    if schema is TEXT:
        assert isinstance(value, str), path
    elif isinstance(schema, re.Pattern):
        assert isinstance(value, str) and schema.fullmatch(value), (path, value)
    elif isinstance(schema, list):
        assert isinstance(value, list), path
        for index, item in enumerate(value):
            assert_valid(item, schema[0], f"{path}[{index}]")
    else:
        assert isinstance(value, dict), path
        for key in value.keys() & schema.keys():
            assert_valid(value[key], schema[key], f"{path}.{key}")


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(cvs())
def test_every_cv_comes_back_exactly(cv: CV) -> None:
    written = json_resume.write(cv)
    imported = json_resume.read(written)
    assert imported.cv == cv
    assert imported.cv.model_dump_json() == cv.model_dump_json()
    assert [p for p in imported.problems if not p.kept] == []
    assert json_resume.write(imported.cv) == written


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(cvs())
def test_every_cv_is_written_as_valid_json_resume(cv: CV) -> None:
    cv = cv.model_copy(update={"extras": {}, "meta": cv.meta.model_copy(update={"extras": {}})})
    written = json.loads(json_resume.write(cv))
    assert written.keys() <= SCHEMA.keys()
    assert_valid(written, SCHEMA)


@pytest.mark.parametrize("key", [key for key, _ in samples.names()])
def test_samples_survive_and_are_plain_json_resume_to_others(key: str) -> None:
    cv = samples.load(key)
    written = json_resume.write(cv)
    imported = json_resume.read(written)
    assert imported == json_resume.Imported(cv, ())
    plain = json.loads(written)
    assert plain["basics"]["name"] == cv.basics.name
    assert [w["name"] for w in plain["work"]] == [
        i.heading for s in cv.sections if s.kind == "work" for i in s.items
    ]


def test_unknown_fields_are_written_back_where_they_were() -> None:
    file = {
        "$schema": "https://example.org/old-schema.json",
        "basics": {"name": "Ada", "pronouns": "she/her", "location": {"city": "London", "lat": 51.5}},
        "work": [{"name": "Engines", "position": "Analyst", "x-badge": {"color": None, "n": [1, True, 0.5]}}],
        "meta": {
            "canonical": "https://example.org/cv.json",
            "theme": "even",
            "lastModified": "2017-12-24T15:53:00",
        },
        "coverLetter": {"text": "Dear …"},
    }
    imported = json_resume.read(json.dumps(file).encode())
    assert imported.problems == ()
    written = json.loads(json_resume.write(imported.cv))
    assert written["basics"]["pronouns"] == "she/her"
    assert written["basics"]["location"]["lat"] == 51.5
    assert written["work"][0]["x-badge"] == {"color": None, "n": [1, True, 0.5]}
    assert written["meta"]["theme"] == "even"
    assert written["coverLetter"] == {"text": "Dear …"}
    assert json_resume.read(json_resume.write(imported.cv)).cv == imported.cv


def test_what_another_program_changed_in_our_file_counts() -> None:
    cv = samples.load("software-engineer")
    file = json.loads(json_resume.write(cv))
    file["work"][0]["position"] = "Principal"
    file["work"][0]["endDate"] = "2024-05"  # was "present", which only our own field can say
    file["work"].append({"name": "New Place", "startDate": "2024-06"})
    file["skills"] = []
    file["awards"] = [{"title": "Prize"}]
    imported = json_resume.read(json.dumps(file).encode()).cv
    work = imported.section("work")
    assert work is not None
    assert (work.items[0].position, str(work.items[0].end_date)) == ("Principal", "2024-05")  # type: ignore[attr-defined]
    assert work.items[-1].heading == "New Place"
    assert str(work.items[-1].end_date) == "present"  # type: ignore[attr-defined]
    assert imported.section("awards") is not None
    assert [s.id for s in imported.sections][: len(cv.sections)] == [s.id for s in cv.sections]


def test_unknown_fields_that_are_named_like_known_ones_come_back_as_they_were() -> None:
    odd = {"company": "Old", "name": "N", "startDate": 5, "x-altocv": {"id": "z"}}
    cv = CV.model_validate(
        {
            "basics": {
                "extras": odd,
                "location": {"extras": {"zip": "1"}},
                "profiles": [{"extras": {"user": "u"}}],
            },
            "sections": [
                {"kind": "work", "extras": odd, "items": [{"extras": odd}, {"name": "A", "extras": odd}]}
            ],
            "meta": {"extras": {"x-altocv": 1, "language": "xx", "design": {}}},
            "extras": {"work": [], "Basics": 1, "$schema": "x", "x-altocv": None},
        }
    )
    assert json_resume.read(json_resume.write(cv)).cv == cv
