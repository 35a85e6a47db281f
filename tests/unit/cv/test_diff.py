"""The readable difference of two CVs."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altocv.cv.diff import Change, Segment, compare, segments
from altocv.cv.document import CV, Section, Skill, Work
from altocv.cv.edits import Insert, Move, Remove, Set, apply
from tests.strategies import TEXTS, cvs, edit_groups

CV_OLD = CV.model_validate(
    {
        "sections": [
            {
                "id": "w",
                "kind": "work",
                "items": [
                    {
                        "id": "a",
                        "name": "Acme",
                        "position": "Cook",
                        "highlights": ["one thing", "two", "three"],
                    },
                    {"id": "b", "name": "Beta", "start_date": "2020-03"},
                    {"id": "c", "name": "Gamma"},
                ],
            },
            {"id": "early", "kind": "work", "title": "Early career"},
            {"id": "s", "kind": "skills"},
        ]
    }
)


def changes(*edits) -> list[Change]:
    return list(compare(CV_OLD, apply(CV_OLD, edits)[0]))


def test_a_field_is_named_in_words_with_both_texts() -> None:
    (change,) = changes(Set(path="@a/position", value="Head **Cook**"))
    assert change == Change(
        "changed",
        "@a/position",
        "Experience",
        "Acme",
        "job title",
        "Cook",
        "Head Cook",
        (Segment("added", "Head "), Segment("same", "Cook")),
    )
    assert str(change) == "Experience: Acme: job title changed from “Cook” to “Head Cook”"


def test_markup_alone_is_shown_as_it_is_written() -> None:
    (change,) = changes(Set(path="@a/position", value="**Cook**"))
    assert (change.old, change.new) == ("Cook", "**Cook**")


def test_lines_are_changed_moved_added_and_removed_one_by_one() -> None:
    found = changes(Set(path="@a/highlights", value=["one big thing", "three", "two", "new"]))
    assert [(c.kind, c.path, c.old, c.new) for c in found] == [
        ("changed", "@a/highlights/0", "one thing", "one big thing"),
        ("moved", "@a/highlights/1", "", "three"),
        ("added", "@a/highlights/3", "", "new"),
    ]


def test_an_entry_that_went_to_another_section_is_moved_and_edited_not_removed_and_added() -> None:
    found = changes(Move(path="@c", to="@early/items", index=0), Set(path="@c/name", value="Gamma Ltd"))
    assert [(c.kind, c.where, c.part) for c in found] == [
        ("moved", "Early career", "Gamma Ltd"),
        ("changed", "Early career", "Gamma Ltd"),
    ]


def test_only_the_entry_that_was_dragged_has_moved() -> None:
    found = changes(Move(path="@c", to="@w/items", index=0))
    assert [(c.kind, c.path) for c in found] == [("moved", "@c")]


def test_parts_that_came_or_went_say_what_they_held() -> None:
    (added,) = changes(
        Insert(path="@s/items", index=0, value=Skill(id="k", name="Python", keywords=("async", "typing")))
    )
    assert (added.kind, added.part, added.new) == ("added", "Python", "Python\nasync\ntyping")
    (removed,) = changes(Remove(path="@w"))
    assert (removed.kind, removed.where, removed.old) == ("removed", "Experience", "Acme\nBeta\nGamma")


def test_design_dates_and_visibility_are_readable() -> None:
    found = changes(
        Set(path="@b/start_date", value="present"),
        Set(path="@w/hidden", value=True),
        Set(path="design/size", value=11.5),
        Set(path="design/colors/primary", value="#102030"),
        Set(path="meta/language", value="es"),
    )
    assert [str(c) for c in found] == [
        "Experiencia: visibility changed from “shown” to “hidden”",
        "Experiencia: Beta: start date changed from “mar. 2020” to “actualidad”",
        "Document settings: language of the CV changed from “en” to “es”",
        "Design: text size changed from “10” to “11.5”",
        "Design: primary colour changed from “#1f4e79” to “#102030”",
    ]


def test_an_id_that_was_given_to_another_kind_of_section_is_no_crash() -> None:
    new = CV(sections=(Section(id="w", kind="skills", items=(Skill(id="a", name="X"),)),))
    kinds = {(c.kind, c.path) for c in compare(CV_OLD, new)}
    assert {("removed", "@w"), ("added", "@w")} <= kinds


def test_chinese_is_compared_letter_by_letter() -> None:
    assert segments("软件工程师", "高级软件工程师") == (
        Segment("added", "高级"),
        Segment("same", "软件工程师"),
    )


def test_a_huge_text_is_compared_in_no_time() -> None:
    old, new = " ".join(f"a{i}" for i in range(9000)), " ".join(f"b{i}" for i in range(9000))
    started = time.perf_counter()
    found = segments(old, new)
    assert time.perf_counter() - started < 1
    assert _side(found, "removed") == old and _side(found, "added") == new


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_segments_hold_both_texts(old: str, new: str) -> None:
    found = segments(old, new)
    assert _side(found, "removed") == old
    assert _side(found, "added") == new


def _side(found: tuple[Segment, ...], kind: str) -> str:
    return "".join(s.text for s in found if s.kind in ("same", kind))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), cvs())
def test_there_is_a_difference_exactly_where_the_cvs_differ(data: st.DataObject, cv: CV) -> None:
    edited, _ = apply(cv, data.draw(edit_groups(cv)))
    found = compare(cv, edited)
    assert bool(found) == (cv != edited)
    assert compare(cv, CV.model_validate_json(cv.model_dump_json())) == ()
    for change in found:
        assert str(change)
        assert change.where
    assert len({(c.kind, c.path, c.field, c.old, c.new) for c in found}) == len(found)


def test_a_thousand_entries_are_compared_in_a_blink() -> None:
    cv = CV(
        sections=(
            Section(kind="work", items=tuple(Work(name=f"W{i}", highlights=("a", "b")) for i in range(1000))),
        )
    )
    other, _ = apply(
        cv, (Move(path=f"@{cv.sections[0].items[900].id}", to=f"@{cv.sections[0].id}/items", index=3),)
    )
    started = time.perf_counter()
    assert [c.kind for c in compare(cv, other)] == ["moved"]
    assert time.perf_counter() - started < 0.5
