"""What the document lets in."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from altocv.cv import limits
from altocv.cv.characters import clean, clean_json, clean_line
from altocv.cv.document import CV, ENTRY_TYPES, Section, Skill, Work
from altocv.errors import TooLarge


def test_characters_that_postgresql_or_xml_refuse_never_get_in() -> None:
    work = Work(name="A\x00B\ud800\ufffe", summary="one\r\ntwo\u2028three\x0cfour", highlights=("\x07x",))
    assert (work.name, work.summary, work.highlights) == ("AB", "one\ntwo\nthree\nfour", ("x",))
    work.model_dump_json().encode("utf-8")


def test_a_line_has_no_breaks_but_keeps_the_space_that_is_being_typed() -> None:
    assert clean_line("Head of\n  Something\t else ") == "Head of Something else "
    assert clean("keeps\ttabs \n") == "keeps\ttabs \n"
    assert Work(name="Acme ").name == "Acme "


def test_unknown_fields_are_cleaned_and_not_nested_without_end() -> None:
    assert clean_json({"a\x00": [float("nan"), float("inf"), "\ud83d", (1, True)]}) == {
        "a": [None, None, "", [1, True]]
    }
    deep: list = []
    for _ in range(60):
        deep = [deep]
    with pytest.raises(ValidationError, match="nested"):
        Work(extras={"a": deep})


def test_entries_are_typed_by_their_section() -> None:
    section = Section.model_validate({"kind": "skills", "items": [{"name": "Python", "keywords": ["a"]}]})
    assert type(section.items[0]) is Skill
    assert Section.model_validate(section.model_dump(mode="json")) == section
    for kind, wrong in (("skills", Work()), ("summary", Skill())):
        with pytest.raises(ValidationError):
            Section(kind=kind, items=(wrong,))
    with pytest.raises(ValidationError):
        Section.model_validate({"kind": "skills", "items": [{"position": "x"}]})


def test_each_kind_has_a_heading() -> None:
    for entry in ENTRY_TYPES.values():
        assert entry.heading_field in entry.model_fields
        assert entry.model_validate({entry.heading_field: "X"}).heading == "X"


def test_an_id_counts_once_in_the_whole_cv() -> None:
    with pytest.raises(ValidationError, match="used twice"):
        CV(sections=(Section(id="a", kind="work", items=(Work(id="a"),)),))
    for bad in ("", "a b", "a/b", "@a", "a" * 41, "<"):
        with pytest.raises(ValidationError):
            Work(id=bad)


def test_limits_say_what_is_too_much() -> None:
    many = tuple(Skill(id=f"s{i}") for i in range(limits.MAX_PARTS + 1))
    with pytest.raises(TooLarge, match="10,000 entries"):
        limits.check(CV(sections=(Section(kind="skills", items=many),)))
    with pytest.raises(TooLarge, match="200 sections"):
        limits.check(CV(sections=tuple(Section(kind="work") for _ in range(201))))
    texts = tuple(Work(id=f"w{i}", summary="x" * 100_000) for i in range(51))
    with pytest.raises(TooLarge, match="5 MB"):
        limits.check(CV(sections=(Section(kind="work", items=texts),)))
    limits.check(CV())
