"""What the tools of parts do, as edits: applied, they do it; inverted, they undo it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from altocv.cv import commands, samples
from altocv.cv.design import Design
from altocv.cv.document import CV, ENTRY_TYPES
from altocv.cv.edits import Edit, apply, get
from altocv.errors import NotFound

CV_ = samples.load("software-engineer")
WORK = CV_.section("work")
assert WORK is not None
SECTION = f"@{WORK.id}"
ENTRIES = [f"@{item.id}" for item in WORK.items]
PARTS = [f"@{part.id}" for part in CV_.identified()]
LINES = [f"{ENTRIES[0]}/highlights/{n}" for n in range(3)]


def done(edits: tuple[Edit, ...], cv: CV = CV_) -> CV:
    """The CV after the edits, which the inverse takes back."""
    changed, inverse = apply(cv, edits)
    assert apply(changed, inverse)[0] == cv
    return changed


def ids(cv: CV) -> list[str]:
    section = cv.section("work")
    assert section is not None
    return [f"@{item.id}" for item in section.items]


@pytest.mark.parametrize("path", PARTS, ids=range(len(PARTS)))
def test_a_copy_stands_right_after_and_has_ids_of_its_own(path: str) -> None:
    edits, copy = commands.duplicate(CV_, path)
    cv = done(edits)
    before, after = commands.locate(cv, path), commands.locate(cv, copy)
    assert (after.parent, after.index) == (before.parent, before.index + 1)
    all_ids = [part.id for part in cv.identified()]
    assert len(all_ids) == len(set(all_ids))


@pytest.mark.parametrize("path", [*PARTS, *LINES], ids=range(len(PARTS + LINES)))
def test_what_is_removed_is_gone(path: str) -> None:
    place = commands.locate(CV_, path)
    cv = done(commands.remove(CV_, path))
    assert len(get(cv, place.parent)) == len(place.siblings) - 1


@pytest.mark.parametrize("path", [*ENTRIES, SECTION], ids=range(len(ENTRIES) + 1))
def test_hiding_twice_shows_again(path: str) -> None:
    cv = done(commands.toggle_hidden(CV_, path))
    assert commands.locate(cv, path).part.hidden
    assert done(commands.toggle_hidden(cv, path), cv) == CV_


def test_only_sections_and_entries_can_be_hidden() -> None:
    with pytest.raises(NotFound, match="Only sections and entries"):
        commands.toggle_hidden(CV_, f"@{CV_.basics.profiles[0].id}")


@given(st.sampled_from([*PARTS, *LINES]), st.sampled_from([-1, 1]))
def test_a_shift_and_its_opposite_leave_all_as_it_was(path: str, by: int) -> None:
    place = commands.locate(CV_, path)
    edits = commands.shift(CV_, path, by)
    assume(edits)
    cv = done(edits)
    moved = f"{place.parent}/{place.index + by}" if "/" in path else path
    assert commands.locate(cv, moved).index == place.index + by
    assert done(commands.shift(cv, moved, -by), cv) == CV_


def test_nothing_moves_over_the_end() -> None:
    assert commands.shift(CV_, ENTRIES[0], -1) == ()
    assert commands.shift(CV_, ENTRIES[-1], 1) == ()


@given(st.permutations(ENTRIES), st.booleans())
def test_a_dropped_entry_stands_beside_its_anchor(order: list[str], before: bool) -> None:
    path, anchor = order[:2]
    edits = commands.move_beside(CV_, path, anchor, before)
    found = ids(done(edits) if edits else CV_)
    assert found.index(path) - found.index(anchor) == (-1 if before else 1)
    assert sorted(found) == sorted(ENTRIES)


def test_entries_are_added_where_it_was_asked() -> None:
    edits, path = commands.add_beside(CV_, ENTRIES[1])
    assert ids(done(edits)).index(path) == 2
    edits, path = commands.add_beside(CV_, SECTION)
    assert ids(done(edits))[0] == path
    edits, path = commands.append(CV_, f"{SECTION}/items")
    assert ids(done(edits))[-1] == path
    edits, path = commands.add_beside(CV_, LINES[0])
    assert path == LINES[1] and get(done(edits), path) == ""


@pytest.mark.parametrize("kind", ["summary", *ENTRY_TYPES])
def test_every_kind_of_section_can_be_added(kind: str) -> None:
    edits, path = commands.add_section(CV_, kind)  # type: ignore[arg-type]
    cv = done(edits)
    section = commands.locate(cv, path).part
    assert (section.kind, len(section.items)) == (kind, 0 if kind == "summary" else 1)


@pytest.mark.parametrize("parent", ["basics/profiles", "basics/contacts", "{entry}/highlights"])
def test_lists_grow_at_their_end(parent: str) -> None:
    parent = parent.format(entry=ENTRIES[0])
    edits, path = commands.append(CV_, parent)
    place = commands.locate(done(edits), path)
    assert (place.parent, place.index) == (parent, len(place.siblings) - 1)


def test_unknown_parts_have_a_sentence() -> None:
    for path in ("@nobody", f"{ENTRIES[0]}/highlights/99", f"{ENTRIES[0]}/highlights/x"):
        with pytest.raises(NotFound, match="no longer in the CV"):
            commands.remove(CV_, path)
    with pytest.raises(NotFound):
        commands.append(CV_, f"{ENTRIES[0]}/name")
    summary = CV_.section("summary")
    assert summary is not None
    with pytest.raises(NotFound, match="no entries to add"):
        commands.add_beside(CV_, f"@{summary.id}")


def test_a_design_becomes_another_by_what_differs() -> None:
    wanted = Design(size=11, columns="two")
    edits = commands.design_edits(CV_.design, wanted)
    assert done(edits).design == wanted
    assert commands.design_edits(wanted, wanted) == ()
