"""What must hold for every CV and every valid group of edits."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from altocv.cv import limits
from altocv.cv.document import CV, Section
from altocv.cv.edits import (
    EDITS,
    Remove,
    Set,
    apply,
    conflicts,
    describe,
    get,
    rebase,
    touches,
    with_fresh_ids,
)
from altocv.cv.paths import facts, full, homes
from altocv.errors import Invalid
from tests.strategies import cvs, edit_groups

many = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def written(cv: CV) -> str:
    """A CV as exact text: Python's equality takes 1, 1.0 and true for the same."""
    return cv.model_dump_json()


@many
@given(st.data(), cvs())
def test_the_inverse_restores_the_cv_exactly(data: st.DataObject, cv: CV) -> None:
    before = written(cv)
    group = data.draw(edit_groups(cv))
    edited, inverse = apply(cv, group)
    restored, again = apply(edited, inverse)
    assert written(restored) == before
    assert restored == cv
    redone, undone = apply(restored, again)
    assert written(redone) == written(edited)
    assert written(apply(redone, undone)[0]) == before
    assert written(cv) == before, "apply changed the CV that it was given"


@many
@given(st.data(), cvs())
def test_edits_and_their_inverse_survive_json_and_make_the_same_cv_twice(data: st.DataObject, cv: CV) -> None:
    group = data.draw(edit_groups(cv))
    stored = EDITS.validate_json(EDITS.dump_json(group))
    edited, inverse = apply(cv, group)
    assert written(apply(cv, stored)[0]) == written(edited)
    stored_inverse = EDITS.validate_python(json.loads(json.dumps(EDITS.dump_python(inverse, mode="json"))))
    assert written(apply(edited, stored_inverse)[0]) == written(cv)


@many
@given(st.data(), cvs())
def test_one_group_is_its_edits_one_after_another(data: st.DataObject, cv: CV) -> None:
    group = data.draw(edit_groups(cv))
    stepped = cv
    inverses: list = []
    for edit in group:
        stepped, inverse = apply(stepped, (edit,))
        inverses = [*inverse, *inverses]
    whole, inverse = apply(cv, group)
    assert written(whole) == written(stepped)
    assert list(inverse) == inverses


@many
@given(st.data(), cvs())
def test_an_edited_cv_is_a_valid_cv_with_right_facts(data: st.DataObject, cv: CV) -> None:
    edited, _ = apply(cv, data.draw(edit_groups(cv)))
    assert written(CV.model_validate_json(written(edited))) == written(edited)
    known = facts(edited)
    assert known.weight == limits.weigh(edited)
    assert known.homes == dict([*homes(edited.basics, "basics"), *homes(edited.sections, "sections")])


@many
@given(st.data(), cvs())
def test_what_is_not_touched_stays_the_same_object(data: st.DataObject, cv: CV) -> None:
    group = data.draw(edit_groups(cv))
    edited, _ = apply(cv, group)
    touched = touches(group, cv)
    for part in edited.identified():
        place = full(cv, f"@{part.id}")
        is_new = place == f"@{part.id}"
        if isinstance(part, Section) or is_new or any(_overlap(place, other) for other in touched):
            continue
        assert part is get(cv, f"@{part.id}")


def _overlap(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


@many
@given(st.data(), cvs())
def test_a_bad_edit_at_the_end_refuses_the_whole_group(data: st.DataObject, cv: CV) -> None:
    before = written(cv)
    group = data.draw(edit_groups(cv))
    bad = data.draw(
        st.sampled_from(
            (
                Set(path="basics/nothing", value=""),
                Set(path="@nobody/name", value=""),
                Set(path="design/size", value=500),
                Set(path="basics/name", value=["a"]),
                Remove(path="basics/name"),
            )
        )
    )
    with pytest.raises(Invalid):
        apply(cv, (*group, bad))
    assert written(cv) == before
    assert facts(cv).weight == limits.weigh(cv)


@many
@given(st.data(), cvs())
def test_random_paths_and_values_are_applied_or_refused_but_never_crash(data: st.DataObject, cv: CV) -> None:
    ids = [f"@{part.id}" for part in cv.identified()]
    names = [
        "basics",
        "sections",
        "items",
        "name",
        "highlights",
        "0",
        "1",
        "",
        "design",
        "colors",
        "extras",
        "id",
        "/",
    ]
    path = "/".join(data.draw(st.lists(st.sampled_from([*ids, *names]), min_size=1, max_size=4))) or "x"
    value = data.draw(
        st.sampled_from((None, "", "x", 1, [], ["a"], [{}], {}, {"id": "z", "kind": "work"}, [["a"]]))
    )
    op = data.draw(st.sampled_from(("set", "insert", "remove", "move")))
    arguments = {"set": {"value": value}, "insert": {"value": value, "index": 0}, "remove": {}}
    edit = {"op": op, "path": path, **arguments.get(op, {"to": path, "index": 0})}
    (parsed,) = EDITS.validate_python([edit])
    try:
        edited, inverse = apply(cv, (parsed,))
    except Invalid:
        return
    assert written(CV.model_validate_json(written(edited))) == written(edited)
    assert written(apply(edited, inverse)[0]) == written(cv)


@many
@given(st.data(), cvs())
def test_groups_that_do_not_conflict_can_be_rebased(data: st.DataObject, cv: CV) -> None:
    mine, theirs = data.draw(edit_groups(cv, 3)), data.draw(edit_groups(cv, 3))
    assert conflicts(mine, theirs, cv) == conflicts(theirs, mine, cv)
    rebased = rebase(mine, theirs, cv)
    if rebased is None:
        return
    both, _ = apply(apply(cv, theirs)[0], rebased)
    alone = apply(cv, mine)[0]
    for edit in mine:
        if edit.op == "set":
            try:
                wanted = get(alone, edit.path)
            except Invalid:
                continue
            got = get(both, edit.path)
            if isinstance(wanted, (str, bool, float)):
                assert got == wanted


@many
@given(st.data(), cvs())
def test_every_group_has_a_short_label(data: st.DataObject, cv: CV) -> None:
    group = data.draw(edit_groups(cv))
    for state in (cv, apply(cv, group)[0]):
        said = describe(group, state)
        assert said and len(said) < 80 and "\n" not in said and "@" not in said.split()[0]


@many
@given(cvs())
def test_fresh_ids_are_all_new_and_change_nothing_else(cv: CV) -> None:
    fresh = with_fresh_ids(cv.sections)
    old = {part_id for part_id, _ in homes(cv.sections, "sections")}
    new = [part_id for part_id, _ in homes(fresh, "sections")]
    assert len(set(new)) == len(new) == len(old)
    assert not old & set(new)
    assert [s.model_dump(exclude={"id": True, "items": {"__all__": {"id"}}}) for s in fresh] == [
        s.model_dump(exclude={"id": True, "items": {"__all__": {"id"}}}) for s in cv.sections
    ]
