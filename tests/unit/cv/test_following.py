"""A version in another language follows its original, and keeps what is its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from altocv.cv import samples
from altocv.cv.document import CV, Custom, Section, Skill, Work, new_id
from altocv.cv.edits import Insert, Move, Remove, Set, apply, dump
from altocv.cv.following import Waiting, begin, follow, still
from altocv.cv.translatable import texts
from tests.strategies import cvs, edit_groups


def translated(cv: CV) -> CV:
    """Each text turned into another, as a translator would."""
    return apply(cv, [Set(path=path, value=f"«{text}»"[:900]) for path, text in texts(cv).items()])[0]


def test_a_version_begins_as_its_original_in_another_language() -> None:
    origin = samples.load("software-engineer")
    version, waiting = begin(origin, "es")
    assert version.meta.language == "es" and version.sections == origin.sections
    assert set(waiting) == set(texts(origin)) and len(waiting) > 30
    assert still(translated(version), waiting) == {}


@given(st.data())
def test_where_the_original_did_not_change_nothing_does(data: st.DataObject) -> None:
    origin = data.draw(cvs())
    version, waiting = begin(origin, "es")
    version = apply(version, data.draw(edit_groups(version)))[0] if not version.meta.locked else version
    merged, waits = follow(origin, origin, version, waiting)
    assert merged is version and waits == still(version, waiting)


@given(st.data())
def test_what_nobody_translated_becomes_the_original(data: st.DataObject) -> None:
    base = _unlocked(data.draw(cvs()))
    origin = apply(base, data.draw(edit_groups(base)))[0]
    version, waiting = begin(base, "es")
    merged, waits = follow(base, origin, version, waiting)
    assert _but_own(merged) == _but_own(origin)
    assert set(waits) == set(texts(merged))


@given(st.data())
def test_both_sides_may_change_anything(data: st.DataObject) -> None:
    """The result is a valid CV with no part twice, and following once is enough."""
    base = _unlocked(data.draw(cvs()))
    origin = apply(base, data.draw(edit_groups(base)))[0]
    version, waiting = begin(base, "es")
    version = apply(version, data.draw(edit_groups(version)))[0]
    merged, waits = follow(base, origin, version, waiting)
    assert CV.model_validate(merged.model_dump()) == merged
    assert merged.meta == version.meta
    assert all(texts(merged)[path] == one.text for path, one in waits.items())
    again, still_waiting = follow(origin, origin, merged, waits)
    assert (again, still_waiting) == (merged, waits)
    removed = {part.id for part in base.identified()} - {part.id for part in origin.identified()}
    assert not removed & {part.id for part in merged.identified()}


@given(st.data())
def test_translations_of_what_stayed_are_kept(data: st.DataObject) -> None:
    base = _unlocked(data.draw(cvs()))
    origin = apply(base, data.draw(edit_groups(base)))[0]
    version = translated(begin(base, "es")[0])
    merged, waits = follow(base, origin, version, {})
    before, now = texts(base), texts(origin)
    mine = texts(merged)
    for path, text in now.items():
        if "/" not in path.partition("/")[2] and before.get(path) == text:
            assert mine[path] == f"«{text}»"[:900] and path not in waits
    fresh = [path for path in now if path.partition("/")[0] not in {p.partition("/")[0] for p in before}]
    assert all(path in waits for path in fresh)


def test_dates_names_and_design_follow() -> None:
    base, version = _pair()
    job = _job(base)
    origin, _ = apply(
        base,
        (
            Set(path=f"@{job.id}/start_date", value="2021-05"),
            Set(path=f"@{job.id}/name", value="Acme Ltd"),
            Set(path="design/size", value=11),
            Set(path="basics/email", value="new@example.com"),
        ),
    )
    merged, waits = follow(base, origin, version, {})
    assert _job(merged).start_date == _job(origin).start_date
    assert (_job(merged).name, merged.design.size) == ("Acme Ltd", 11)
    assert merged.basics.email == "new@example.com" and _job(merged).position == "«Engineer»"
    assert waits == {}, "none of these is a text to translate"


def test_what_is_set_otherwise_in_the_version_stays_until_the_original_changes_it() -> None:
    base, version = _pair()
    version, _ = apply(
        version, (Set(path="design/page_size", value="Letter"), Set(path="basics/image", value="photo:x.png"))
    )
    origin, _ = apply(base, (Set(path="design/size", value=11),))
    merged, _ = follow(base, origin, version, {})
    assert (merged.design.page_size, merged.design.size, merged.basics.image) == ("Letter", 11, "photo:x.png")


def test_a_changed_text_keeps_its_old_translation_and_waits() -> None:
    base, version = _pair()
    job = _job(base)
    origin, _ = apply(base, (Set(path=f"@{job.id}/position", value="Lead engineer"),))
    merged, waits = follow(base, origin, version, {})
    assert _job(merged).position == "«Engineer»"
    assert waits == {f"@{job.id}/position": Waiting("«Engineer»", "Lead engineer")}
    done, _ = apply(merged, (Set(path=f"@{job.id}/position", value="Ingeniera principal"),))
    assert still(done, waits) == {}


def test_lines_are_known_by_their_text() -> None:
    """One is put in before the others, one is reworded, one goes, two change places."""
    base, version = _pair()
    job = _job(base)
    origin, _ = apply(
        base,
        (
            Set(path=f"@{job.id}/highlights/1", value="Two, reworded"),
            Remove(path=f"@{job.id}/highlights/3"),
            Insert(path=f"@{job.id}/highlights", index=0, value="New"),
            Move(path=f"@{job.id}/highlights/3", to=f"@{job.id}/highlights", index=1),
        ),
    )
    assert _job(origin).highlights == ("New", "Three", "One", "Two, reworded")
    merged, waits = follow(base, origin, version, {})
    assert _job(merged).highlights == ("New", "«Three»", "«One»", "«Two»")
    place = f"@{job.id}/highlights"
    assert waits == {
        f"{place}/0": Waiting("New", "New"),
        f"{place}/3": Waiting("«Two»", "Two, reworded"),
    }


def test_a_line_that_waits_is_known_where_it_goes() -> None:
    base, _ = _pair()
    version, waiting = begin(base, "es")
    job = _job(base)
    origin, _ = apply(base, (Insert(path=f"@{job.id}/highlights", index=0, value="New"),))
    merged, waits = follow(base, origin, translated(version), {})
    waits = {path: Waiting("x", "x") for path in waits}
    _, waits = follow(base, origin, version, waiting)
    assert [waits[f"@{job.id}/highlights/{i}"].source for i in range(5)] == [
        "New", "One", "Two", "Three", "Four",
    ]  # fmt: skip
    assert _job(merged).highlights[1] == "«One»"


def test_lines_of_its_own_are_never_lost() -> None:
    base, version = _pair()
    job = _job(base)
    place = f"@{job.id}/highlights"
    version, _ = apply(version, (Insert(path=place, index=1, value="Sólo aquí"),))
    origin, _ = apply(base, (Insert(path=place, index=4, value="Five"), Remove(path=f"{place}/0")))
    merged, waits = follow(base, origin, version, {})
    assert _job(merged).highlights == (*_job(version).highlights, "Five")
    assert waits == {f"{place}/5": Waiting("Five", "Five")}


def test_parts_come_go_and_move() -> None:
    base, version = _pair()
    other = Section(kind="custom", title="Talks", items=(Custom(title="A talk"),))
    origin, _ = apply(
        base,
        (
            Insert(path="sections", index=0, value=dump(other)),
            Remove(path=f"@{base.sections[1].items[0].id}"),
            Move(path=f"@{base.sections[1].id}", to="sections", index=0),
        ),
    )
    merged, waits = follow(base, origin, version, {})
    assert [section.id for section in merged.sections] == [section.id for section in origin.sections]
    assert [item.id for item in merged.sections[0].items] == [item.id for item in origin.sections[0].items]
    assert set(waits) == {f"@{other.id}/title", f"@{other.items[0].id}/title"}


def test_what_the_version_left_out_stays_out_and_its_own_parts_stay() -> None:
    base, version = _pair()
    skills = base.sections[1]
    own = Skill(name="Español")
    version, _ = apply(
        version,
        (Remove(path=f"@{skills.items[0].id}"), Insert(path=f"@{skills.id}/items", index=0, value=dump(own))),
    )
    origin, _ = apply(
        base,
        (
            Set(path=f"@{skills.items[0].id}/name", value="Other"),
            Set(path=f"@{skills.items[1].id}/keywords", value=["x"]),
        ),
    )
    merged, _ = follow(base, origin, version, {})
    assert [item.id for item in merged.sections[1].items] == [own.id, skills.items[1].id]


def test_an_entry_that_both_sides_have_moved_is_there_once() -> None:
    one, other, third = (Section(kind="work", items=(Work(name=name),)) for name in "abc")
    base = CV(sections=(one, other, third))
    version, _ = begin(base, "es")
    entry = f"@{one.items[0].id}"
    version, _ = apply(version, (Move(path=entry, to=f"@{other.id}/items", index=0),))
    for target in (third.id, other.id):
        origin, _ = apply(base, (Move(path=entry, to=f"@{target}/items", index=1),))
        merged, _ = follow(base, origin, version, {})
        assert [len(section.items) for section in merged.sections] == [
            len(section.items) for section in origin.sections
        ]
    origin, _ = apply(base, (Set(path=f"{entry}/name", value="d"),))
    merged, _ = follow(base, origin, version, {})
    assert [[item.heading for item in section.items] for section in merged.sections] == [
        [],
        ["d", "b"],
        ["c"],
    ]
    origin, _ = apply(base, (Remove(path=f"@{other.id}"),))
    merged, _ = follow(base, origin, version, {})
    assert [[item.heading for item in section.items] for section in merged.sections] == [["a"], ["c"]]


def _pair() -> tuple[CV, CV]:
    job = Work(name="Acme", position="Engineer", highlights=("One", "Two", "Three", "Four"))
    skills = Section(
        kind="skills", items=(Skill(name="Languages", keywords=("Python",)), Skill(name="Tools"))
    )
    base = CV(sections=(Section(kind="work", items=(job,)), skills))
    assert len({part.id for part in base.identified()} | {new_id()}) == 6
    return base, translated(begin(base, "es")[0])


def _job(cv: CV) -> Work:
    found = next(section for section in cv.sections if section.kind == "work").items[0]
    assert isinstance(found, Work)
    return found


def _unlocked(cv: CV) -> CV:
    return cv.model_copy(update={"meta": cv.meta.model_copy(update={"locked": False})})


def _but_own(cv: CV) -> dict:
    """Without what is each version's own."""
    plain = cv.model_dump(exclude={"meta"})
    for section in plain["sections"]:
        for item in section["items"]:
            del item["notes"], item["tags"]
    return plain
