"""Edits: what each does, what is refused and in which words, what they cost."""

from __future__ import annotations

import gc
import json
import time

import pytest

from altocv.cv import limits, paths
from altocv.cv.document import CV, Section, Skill, Work
from altocv.cv.edits import (
    EDITS,
    Insert,
    Move,
    Remove,
    Set,
    apply,
    conflicts,
    describe,
    get,
    label,
    read,
    rebase,
    touches,
    with_fresh_ids,
)
from altocv.errors import Invalid

BASE = CV.model_validate(
    {
        "basics": {"name": "Ada", "profiles": [{"id": "p", "network": "GitHub"}]},
        "meta": {"tags": ["x"]},
        "sections": [
            {"id": "sum", "kind": "summary"},
            {
                "id": "w",
                "kind": "work",
                "items": [
                    {"id": "a", "name": "Acme", "highlights": ["one", "two", "three"]},
                    {"id": "b", "name": "Beta", "highlights": ["four"]},
                    {"id": "c", "name": "Gamma"},
                ],
            },
            {"id": "early", "kind": "work", "title": "Early career", "items": [{"id": "d", "name": "Delta"}]},
            {"id": "s", "kind": "skills", "items": [{"id": "k", "name": "Python", "keywords": ["async"]}]},
        ],
    }
)


def after(*edits) -> CV:
    edited, inverse = apply(BASE, edits)
    assert apply(edited, inverse)[0] == BASE
    return edited


def ids(cv: CV, path: str) -> list[str]:
    return [part.id for part in get(cv, path)]


def refused(*edits) -> str:
    before = BASE.model_dump_json()
    with pytest.raises(Invalid) as caught:
        apply(BASE, edits)
    assert BASE.model_dump_json() == before
    assert caught.value.message.endswith(".")
    return caught.value.message


def test_fields_lines_and_dates_are_set() -> None:
    cv = after(
        Set(path="basics/location/city", value="London"),
        Set(path="@a/position", value="Analyst"),
        Set(path="@a/start_date", value="march 2020"),
        Set(path="@a/highlights/1", value="2"),
        Set(path="@b/highlights", value=["x", "y"]),
        Set(path="@p/username", value="ada"),
        Set(path="design/leading", value=1.5),
        Set(path="design/colors/primary", value="#102030"),
        Set(path="meta/language", value="es"),
        Set(path="@early/hidden", value=True),
        Set(path="extras", value={"x": [1, None]}),
    )
    assert cv.basics.location.city == "London"
    assert str(get(cv, "@a/start_date")) == "2020-03"
    assert get(cv, "@a/highlights") == ("one", "2", "three")
    assert get(cv, "@b/highlights") == ("x", "y")
    assert (cv.design.leading, cv.design.colors.primary, cv.meta.language) == (1.5, "#102030", "es")
    assert cv.extras == {"x": [1, None]}


def test_parts_are_inserted_removed_and_moved() -> None:
    cv = after(Insert(path="@w/items", index=1, value={"id": "new", "name": "New"}), Remove(path="@c"))
    assert ids(cv, "@w/items") == ["a", "new", "b"]
    assert ids(after(Move(path="@a", to="@w/items", index=2)), "@w/items") == ["b", "c", "a"]
    assert ids(after(Move(path="@c", to="@w/items", index=0)), "@w/items") == ["c", "a", "b"]
    cv = after(Move(path="@b", to="@early/items", index=1))
    assert (ids(cv, "@w/items"), ids(cv, "@early/items")) == (["a", "c"], ["d", "b"])
    assert ids(after(Move(path="@s", to="sections", index=0)), "sections") == ["s", "sum", "w", "early"]
    assert after(Remove(path="@p")).basics.profiles == ()
    assert (
        get(after(Move(path="@b", to="@early/items", index=0), Set(path="@b/name", value="B")), "@b/name")
        == "B"
    )


def test_lines_are_inserted_removed_and_moved_also_between_entries() -> None:
    assert get(after(Insert(path="@a/highlights", index=3, value="4")), "@a/highlights") == (
        "one",
        "two",
        "three",
        "4",
    )
    assert get(after(Remove(path="@a/highlights/0")), "@a/highlights") == ("two", "three")
    assert get(after(Move(path="@a/highlights/0", to="@a/highlights", index=2)), "@a/highlights") == (
        "two",
        "three",
        "one",
    )
    cv = after(Move(path="@a/highlights/2", to="@b/highlights", index=0))
    assert (get(cv, "@a/highlights"), get(cv, "@b/highlights")) == (("one", "two"), ("three", "four"))


def test_a_whole_part_can_be_replaced_but_stays_the_same_part() -> None:
    cv = after(Set(path="@a", value={"name": "New"}), Set(path="basics", value={"name": "B"}))
    assert (get(cv, "@a/name"), get(cv, "@a/highlights"), get(cv, "@a").id) == ("New", (), "a")
    cv = after(Set(path="@w", value={"kind": "work", "items": [{"id": "z", "name": "Z"}]}))
    assert ids(cv, "@w/items") == ["z"]
    with pytest.raises(Invalid):
        get(cv, "@a")


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Set(path="foo", value=1), "The CV has no field “foo”. Check how it is spelled."),
        (
            Set(path="basics/nothing", value=""),
            "The CV has no field “basics/nothing”. Check how it is spelled.",
        ),
        (
            Set(path="@a/start_date/year", value=1),
            "The CV has no field “@a/start_date/year”. Check how it is spelled.",
        ),
        (
            Set(path="@gone/name", value=""),
            "This part is no longer in the CV. It may have been removed in another tab.",
        ),
        (
            Set(path="sections/0/title", value=""),
            "“sections/0/title” must name the part by its id, like @a1b2c3.",
        ),
        (Set(path="@a/highlights/3", value=""), "There is no line “3” there; the list has 3."),
        (Set(path="@a/highlights/01", value=""), "There is no line “01” there; the list has 3."),
        (Set(path="@a/highlights/-1", value=""), "There is no line “-1” there; the list has 3."),
        (Set(path="basics/name", value=5), "The name must be text, not a number."),
        (Set(path="basics/name", value=None), "The name must be text, not nothing."),
        (
            Set(path="@a/position", value="x" * 20_001),
            "The job title is too long: at most 20,000 characters.",
        ),
        (Set(path="@a/highlights", value="x"), "The highlights must be a list, not text."),
        (Set(path="@a/highlights", value=["x", 1]), "The highlights must be text, not a number."),
        (Set(path="@a/start_date", value=[2020]), "The start date must be a date like 2021-03."),
        (Set(path="@a/hidden", value="perhaps"), "The visibility must be yes or no."),
        (
            Set(path="basics/location", value={"city": 1}),
            "The city of the location must be text, not a number.",
        ),
        (Set(path="design/size", value=50), "The text size must be at most 14."),
        (Set(path="design/size", value="big"), "The text size must be a number."),
        (Set(path="design/colors/primary", value="red"), "The primary colour must be a colour like #1f4e79."),
        (Set(path="design/page_size", value="A3"), "The page size must be one of 'A4' or 'Letter'."),
        (Set(path="@a/id", value="z"), "The id of a part cannot be changed. Duplicate the part instead."),
        (
            Set(path="@a", value={"id": "z"}),
            "The id of a part cannot be changed. Duplicate the part instead.",
        ),
        (
            Set(path="@s/kind", value="work"),
            "The kind of a section cannot be changed. Add a new section instead.",
        ),
        (
            Set(path="@s", value={"kind": "work"}),
            "The kind of a section cannot be changed. Add a new section instead.",
        ),
        (
            Set(path="@sum/items", value=[{}]),
            "A summary section holds no entries. Write into its text instead.",
        ),
        (
            Insert(path="@sum/items", index=0, value={}),
            "A summary section holds no entries. Write into its text instead.",
        ),
        (Insert(path="@w/items", index=4, value={}), "There is no place 5 in a list of 3."),
        (
            Insert(path="basics/name", index=0, value=""),
            "“basics/name” is no list, so nothing can be put into it.",
        ),
        (
            Insert(path="@w/items", index=0, value={"id": "k"}),
            "The id “k” is already used in this CV. Give it another one.",
        ),
        (
            Insert(path="@s/items", index=0, value={"position": "x"}),
            "The job title of the entry does not belong there.",
        ),
        (Remove(path="basics/name"), "The name is a field, no element of a list: it can only be set."),
        (Remove(path="sections"), "The sections is a field, no element of a list: it can only be set."),
        (
            Move(path="@a", to="@s/items", index=0),
            "The job cannot be moved there: that list holds something else.",
        ),
        (
            Move(path="@a", to="sections", index=0),
            "The job cannot be moved there: that list holds something else.",
        ),
        (
            Move(path="@a/highlights/0", to="@k/keywords", index=0),
            "The highlight cannot be moved there: that list holds something else.",
        ),
        (Move(path="@a", to="@w/items", index=3), "There is no place 4 in a list of 2."),
    ],
)
def test_what_is_refused_and_why(edit, said: str) -> None:
    assert refused(edit) == said
    assert refused(Set(path="basics/label", value="x"), edit) == said


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "work", "items": [{"id": "a"}]},
        {"kind": "work", "items": [{"id": "n"}, {"id": "n"}]},
        {"id": "n", "kind": "work", "items": [{"id": "n"}]},
    ],
)
def test_ids_inside_an_inserted_section_must_be_free(value: dict) -> None:
    assert "already used" in refused(Insert(path="sections", index=0, value=value))


def test_an_id_is_free_again_after_its_part_was_removed_in_the_same_group() -> None:
    cv = after(Remove(path="@w"), Insert(path="@early/items", index=0, value={"id": "a", "name": "Again"}))
    assert get(cv, "@a/name") == "Again"


def test_a_locked_cv_takes_only_its_unlocking() -> None:
    locked, inverse = apply(BASE, (Set(path="basics/name", value="X"), Set(path="meta/locked", value=True)))
    for edit in (
        Set(path="basics/name", value="Y"),
        Remove(path="@a"),
        Set(path="meta/language", value="es"),
        Set(path="meta", value={"locked": True, "notes": "x"}),
    ):
        with pytest.raises(Invalid, match="locked"):
            apply(locked, (edit,))
        with pytest.raises(Invalid, match="locked"):
            apply(BASE, (Set(path="meta/locked", value=True), edit))
    opened, back = apply(locked, (Set(path="meta/locked", value=False), Set(path="basics/name", value="Y")))
    assert opened.basics.name == "Y"
    assert apply(opened, back)[0] == locked
    assert apply(locked, inverse)[0] == BASE


def test_a_cv_cannot_grow_without_end() -> None:
    full = CV(
        sections=(
            Section(
                id="s", kind="skills", items=tuple(Skill(id=f"k{i}") for i in range(limits.MAX_PARTS - 1))
            ),
        )
    )
    with pytest.raises(Invalid, match="10,000 entries"):
        apply(full, (Insert(path="@s/items", index=0, value={}),))
    smaller, _ = apply(full, (Remove(path="@k5"), Insert(path="@s/items", index=0, value={})))
    assert len(smaller.sections[0].items) == limits.MAX_PARTS - 1
    heavy = CV(
        sections=(
            Section(
                id="s", kind="work", items=tuple(Work(id=f"w{i}", summary="x" * 99_000) for i in range(50))
            ),
        )
    )
    with pytest.raises(Invalid, match="5 MB"):
        apply(heavy, (Insert(path="@s/items", index=0, value={"summary": "x" * 99_000}),))
    lines, _ = apply(BASE, (Set(path="@a/highlights", value=[""] * 2000),))
    with pytest.raises(Invalid, match="at most 2,000 lines"):
        apply(lines, (Insert(path="@a/highlights", index=0, value=""),))


def test_new_parts_get_their_ids_in_the_edit_so_that_it_means_the_same_everywhere() -> None:
    edits = (
        Insert(path="sections", index=0, value={"kind": "work", "items": [{"name": "A"}, {"name": "B"}]}),
        Set(path="basics/profiles", value=[{"network": "X"}]),
        Set(path="@s/items", value=[{"name": "Go"}]),
    )
    stored = EDITS.validate_json(EDITS.dump_json(edits))
    assert (
        apply(BASE, edits)[0]
        == apply(BASE, stored)[0]
        == apply(BASE, read(json.loads(EDITS.dump_json(edits))))[0]
    )


def test_models_may_be_given_as_values() -> None:
    skill = Skill(id="go", name="Go", keywords=("a",), extras={"n": None})
    assert get(after(Insert(path="@s/items", index=0, value=skill)), "@go") == skill


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([{"op": "set", "path": "basics/name"}], "Edit 1 cannot be read: value is missing."),
        (
            [{"op": "jump", "path": "x"}],
            "Edit 1 cannot be read: must have an op that is one of 'set', 'insert'",
        ),
        ([{"op": "set", "path": "", "value": 1}], "Edit 1 cannot be read"),
        (
            [{"op": "insert", "path": "x", "index": -1, "value": 1}],
            "Edit 1 cannot be read: index must be at least 0.",
        ),
        ([{"op": "remove", "path": "x", "more": 1}], "Edit 1 cannot be read: more does not belong there."),
        ({}, "The list of edits cannot be read"),
        ("x", "The list of edits cannot be read: must be a list, not text."),
        ([None], "Edit 1 cannot be read"),
    ],
)
def test_edits_that_cannot_be_read_are_explained(data, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        read(data)
    assert caught.value.message.startswith(said)


def test_what_an_edit_does_not_touch_is_the_same_object() -> None:
    cv = after(Set(path="@b/name", value="Beta Ltd"))
    for path in ("basics", "design", "meta", "@sum", "@early", "@s", "@a", "@c", "@b/highlights"):
        assert get(cv, path) is get(BASE, path), path
    assert get(after(Move(path="@a", to="@early/items", index=0)), "@a") is get(BASE, "@a")
    assert after(Set(path="basics/name", value="Ada")).basics is BASE.basics, (
        "setting the same text changes nothing"
    )


def test_a_keystroke_in_a_huge_cv_is_fast_and_leaves_nothing_behind() -> None:
    items = tuple(Work(id=f"w{i}", name="Acme", highlights=("a", "b", "c")) for i in range(1000))
    cv = CV(sections=(Section(id="s", kind="work", items=items),))
    apply(cv, (Set(path="@w999/position", value="warm"),))
    kept = len(paths._FACTS)
    started = time.perf_counter()
    for count in range(300):
        cv, _ = apply(cv, (Set(path="@w999/position", value="x" * count),))
    assert (time.perf_counter() - started) / 300 < 0.002
    gc.collect()
    assert len(paths._FACTS) <= kept + 1


def test_copies_have_new_ids_throughout() -> None:
    copy = with_fresh_ids(BASE.sections[1])
    assert not {copy.id, *(i.id for i in copy.items)} & {part.id for part in BASE.identified()}
    assert [item.heading for item in copy.items] == ["Acme", "Beta", "Gamma"]
    cv, _ = apply(BASE, (Insert(path="sections", index=2, value=copy),))
    assert get(cv, f"@{copy.id}") == copy


# ---- Labels --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edits", "said", "code"),
    [
        ((Set(path="@a/position", value=""),), "Edited job title", "edit"),
        ((Set(path="@a/name", value=""),), "Edited employer", "edit"),
        ((Set(path="@a/highlights/1", value=""),), "Edited highlight", "edit"),
        ((Set(path="basics/location/city", value=""),), "Edited city", "edit"),
        ((Move(path="@w", to="sections", index=0),), "Moved Experience", "move"),
        ((Move(path="@d", to="@w/items", index=0),), "Moved Delta", "move"),
        ((Remove(path="@early"),), "Removed Early career", "remove"),
        ((Insert(path="@s/items", index=0, value={}),), "Added skill", "add"),
        ((Insert(path="sections", index=0, value={"kind": "awards"}),), "Added Awards", "add"),
        ((Insert(path="@a/highlights", index=0, value=""),), "Added highlight", "add"),
        ((Insert(path="basics/profiles", index=0, value={}),), "Added profile", "add"),
        ((Set(path="@a/hidden", value=True),), "Hid Acme", "hide"),
        ((Set(path="@w/hidden", value=False),), "Showed Experience", "show"),
        ((Set(path="design/leading", value=1.2),), "Changed line spacing", "design"),
        (
            (Set(path="design/size", value=9), Set(path="design/leading", value=1.2)),
            "Changed design",
            "design",
        ),
        ((Set(path="meta/locked", value=True),), "Locked the CV", "lock"),
        ((Set(path="@a/name", value=""), Set(path="@b/name", value="")), "Edited employer", "edit"),
        ((Set(path="@a/name", value=""), Remove(path="@b")), "Made changes", "several"),
        ((), "Changed nothing", "none"),
        ((Set(path="@gone/title", value=""),), "Edited title", "edit"),
    ],
)
def test_labels(edits, said: str, code: str) -> None:
    assert describe(edits, BASE) == said
    assert label(edits, BASE).code == code


# ---- Two tabs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs", "clash"),
    [
        (Set(path="@a/name", value="1"), Set(path="@a/name", value="2"), True),
        (Set(path="@a/name", value="1"), Set(path="@a/position", value="2"), False),
        (Set(path="@a/name", value="1"), Remove(path="@a"), True),
        (Set(path="@a/name", value="1"), Remove(path="@w"), True),
        (Set(path="@a/name", value="1"), Remove(path="@b"), False),
        (Set(path="@a/name", value="1"), Move(path="@a", to="@early/items", index=0), False),
        (Set(path="@a/name", value="1"), Set(path="@w/items", value=[]), True),
        (Set(path="basics/name", value="1"), Set(path="basics", value={}), True),
        (Set(path="basics/name", value="1"), Set(path="basics/label", value=""), False),
        (Set(path="@p/network", value="1"), Set(path="basics/profiles", value=[]), True),
        (Set(path="@a/highlights/0", value="1"), Set(path="@a/highlights/1", value="2"), False),
        (Set(path="@a/highlights/0", value="1"), Insert(path="@a/highlights", index=0, value="2"), True),
        (Set(path="@a/highlights/2", value="1"), Remove(path="@a/highlights/0"), True),
        (
            Set(path="@b/highlights/0", value="1"),
            Move(path="@a/highlights/0", to="@b/highlights", index=0),
            True,
        ),
        (Insert(path="@w/items", index=0, value={}), Insert(path="@w/items", index=0, value={}), False),
        (Insert(path="@w/items", index=0, value={}), Remove(path="@w"), True),
        (Move(path="@a", to="@w/items", index=2), Move(path="@a", to="@w/items", index=1), True),
        (Move(path="@a", to="@w/items", index=2), Move(path="@b", to="@w/items", index=0), False),
        (Move(path="@a", to="@early/items", index=0), Remove(path="@w"), True),
        (Set(path="design/size", value=9), Set(path="design/leading", value=1.2), False),
        (Set(path="design/size", value=9), Set(path="design", value={}), True),
    ],
)
def test_conflicts(mine, theirs, clash: bool) -> None:
    assert conflicts((mine,), (theirs,), BASE) is clash
    assert conflicts((theirs,), (mine,), BASE) is clash
    rebased = rebase((mine,), (theirs,), BASE)
    assert (rebased is None) is clash
    if rebased is not None:
        apply(apply(BASE, (theirs,))[0], rebased)


def test_paths_that_are_touched_lead_from_the_cv_down() -> None:
    edits = (Set(path="@a/name", value=""), Remove(path="@p"), Move(path="@s", to="sections", index=0))
    assert touches(edits, BASE) == {
        "sections/@w/items/@a/name",
        "basics/profiles/@p",
        "sections/@s/position",
    }


def test_new_parts_land_behind_the_same_neighbour() -> None:
    mine = (Insert(path="@w/items", index=2, value={"id": "n"}),)  # behind b
    for theirs, order in (
        ((Insert(path="@w/items", index=0, value={"id": "t"}),), ["t", "a", "b", "n", "c"]),
        ((Remove(path="@b"),), ["a", "n", "c"]),
        ((Move(path="@b", to="@w/items", index=2),), ["a", "c", "b", "n"]),
        ((Remove(path="@a"), Remove(path="@b"), Remove(path="@c")), ["n"]),
    ):
        rebased = rebase(mine, theirs, BASE)
        assert rebased is not None
        assert ids(apply(apply(BASE, theirs)[0], rebased)[0], "@w/items") == order


def test_a_moved_part_lands_behind_the_same_neighbour() -> None:
    mine = (Move(path="@a", to="@w/items", index=2),)  # to the end, behind c
    theirs = (Insert(path="@w/items", index=3, value={"id": "t"}), Remove(path="@b"))
    rebased = rebase(mine, theirs, BASE)
    assert rebased is not None
    assert ids(apply(apply(BASE, theirs)[0], rebased)[0], "@w/items") == ["c", "a", "t"]


def test_edits_to_parts_that_the_group_itself_made_are_carried_along() -> None:
    mine = (Insert(path="@w/items", index=3, value={"id": "n"}), Set(path="@n/name", value="New"))
    theirs = (Remove(path="@a"), Set(path="basics/name", value="Other"))
    rebased = rebase(mine, theirs, BASE)
    assert rebased is not None
    both, _ = apply(apply(BASE, theirs)[0], rebased)
    assert (ids(both, "@w/items"), get(both, "@n/name"), both.basics.name) == (
        ["b", "c", "n"],
        "New",
        "Other",
    )


def test_nothing_is_carried_over_a_lock() -> None:
    assert rebase((Set(path="basics/name", value="x"),), (Set(path="meta/locked", value=True),), BASE) is None
