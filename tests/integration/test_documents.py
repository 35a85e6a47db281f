"""Saved CVs: changes, undo, versions, two tabs, search."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from altocv.cv.document import CV, Basics, Meta, Section, Work
from altocv.cv.edits import Insert, Remove, Set
from altocv.db.engine import Database
from altocv.db.models import Cv, Snapshot, now
from altocv.documents import history, service
from altocv.documents.service import Documents
from altocv.errors import Conflict, Invalid, NotFound, TooLarge


def cv_of(name: str = "Ada") -> CV:
    return CV(
        basics=Basics(name=name),
        sections=(Section(id="s", kind="work", items=(Work(id="w", name="Analytical Engines"),)),),
    )


def named(name: str) -> tuple[Set]:
    return (Set(path="basics/name", value=name),)


async def test_saved_is_what_was_given(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of("Zoë «Ω» 😀"), "First")
    assert (await Documents(documents._db).open(user_id, made.id)).cv == made.cv


async def test_a_change_is_saved_and_can_be_undone_and_redone(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    changed = await documents.apply(user_id, made.id, named("Grace"), base=1)
    assert (changed.cv.basics.name, changed.version) == ("Grace", 2)
    assert (changed.can_undo, changed.can_redo) == (True, False)
    undone = await documents.undo(user_id, made.id, base=2)
    assert undone.cv == made.cv
    assert (undone.version, undone.can_undo, undone.can_redo) == (3, False, True)
    redone = await documents.redo(user_id, made.id, base=3)
    assert redone.cv == changed.cv
    with pytest.raises(Invalid, match="nothing to redo"):
        await documents.redo(user_id, made.id, base=4)


async def test_a_new_change_ends_redo(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    await documents.apply(user_id, made.id, named("a"), base=1)
    await documents.undo(user_id, made.id, base=2)
    opened = await documents.apply(user_id, made.id, named("b"), base=3)
    assert not opened.can_redo
    back = await documents.undo(user_id, made.id, base=4)
    assert back.cv.basics.name == "Ada"


async def test_a_refused_change_leaves_nothing_behind(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    with pytest.raises(Invalid):
        await documents.apply(user_id, made.id, (*named("x"), Remove(path="@nope")), base=1)
    opened = await documents.open(user_id, made.id)
    assert (opened.version, opened.cv, opened.can_undo) == (1, made.cv, False)


async def test_a_change_that_changes_nothing_is_no_step(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    opened = await documents.apply(user_id, made.id, named("Ada"), base=1)
    assert (opened.version, opened.can_undo) == (1, False)


async def test_of_two_changes_at_once_exactly_one_wins(db: Database, user_id: str) -> None:
    tabs = [Documents(db) for _ in range(8)]
    made = await tabs[0].create(user_id, cv_of(), "First")
    answers = await asyncio.gather(
        *(tab.apply(user_id, made.id, named(f"tab {n}"), base=1) for n, tab in enumerate(tabs)),
        return_exceptions=True,
    )
    won = [answer for answer in answers if not isinstance(answer, BaseException)]
    assert len(won) == 1
    assert all(isinstance(answer, Conflict) for answer in answers if answer not in won)
    saved = await Documents(db).open(user_id, made.id)
    assert (saved.version, saved.cv) == (2, won[0].cv)


async def test_the_same_change_sent_twice_is_saved_once(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    edits = (Insert(path="@w/highlights", index=0, value="Built it"),)
    first = await documents.apply(user_id, made.id, edits, base=1)
    again = await documents.apply(user_id, made.id, edits, base=1)
    assert (again.version, again.cv) == (first.version, first.cv)
    assert again.cv.sections[0].items[0].highlights == ("Built it",)  # type: ignore[attr-defined]


async def test_typing_is_one_step(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    for n, typed in enumerate(["G", "Gr", "Gra", "Grac", "Grace"]):
        await documents.apply(user_id, made.id, named(typed), base=1 + n, label="basics/name", merge=n > 0)
    undone = await documents.undo(user_id, made.id, base=6)
    assert undone.cv.basics.name == "Ada"
    assert (await documents.redo(user_id, made.id, base=7)).cv.basics.name == "Grace"


async def test_typing_elsewhere_or_after_undo_is_a_step_of_its_own(
    documents: Documents, user_id: str
) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    await documents.apply(user_id, made.id, named("a"), base=1, label="name")
    label = (Set(path="basics/label", value="b"),)
    await documents.apply(user_id, made.id, label, base=2, label="label", merge=True)
    await documents.undo(user_id, made.id, base=3)
    opened = await documents.apply(user_id, made.id, named("c"), base=4, label="name", merge=True)
    assert (await documents.undo(user_id, made.id, base=opened.version)).cv.basics.name == "a"


async def test_hundreds_of_steps_survive_a_new_process(
    documents: Documents, user_id: str, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEPT_STEPS", 220)
    made = await documents.create(user_id, cv_of(), "First")
    for n in range(260):
        await documents.apply(user_id, made.id, named(f"name {n}"), base=1 + n)
    fresh, version = Documents(db), 261
    for n in reversed(range(59, 259)):
        opened = await fresh.undo(user_id, made.id, base=version)
        version = opened.version
        assert opened.cv.basics.name == f"name {n}"
    steps = 0
    while opened.can_undo:
        opened = await fresh.undo(user_id, made.id, base=opened.version)
        steps += 1
    assert steps < 60, "old steps are forgotten in time"


async def test_another_tab_can_follow(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    await documents.apply(user_id, made.id, named("a"), base=1)
    await documents.apply(user_id, made.id, (Set(path="@w/position", value="Countess"),), base=2)
    await documents.undo(user_id, made.id, base=3)
    from altocv.cv.edits import apply

    edits = await documents.changes_since(user_id, made.id, 1)
    assert edits is not None
    assert apply(made.cv, edits)[0] == (await documents.open(user_id, made.id)).cv
    assert await documents.changes_since(user_id, made.id, 4) == ()
    assert await documents.changes_since(user_id, made.id, 9) is None
    assert await documents.changes_since(user_id, made.id, -3) is None


async def test_versions_are_kept_by_themselves(documents: Documents, user_id: str, db: Database) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    assert await documents.versions(user_id, made.id) == []
    for n in range(60):
        await documents.apply(user_id, made.id, named(f"n{n}"), base=1 + n, label=f"change {n}")
    kept = await documents.versions(user_id, made.id)
    assert [version.number for version in kept] == [2, 1]
    assert kept[0].label == "change 49"
    assert await documents.version(user_id, made.id, 1) == made.cv
    async with db.transaction(user_id) as work:
        await work.execute(update(Cv).values(snapshot_at=now() - timedelta(minutes=11)))
    await documents.apply(user_id, made.id, named("later"), base=61)
    assert len(await documents.versions(user_id, made.id)) == 3


async def test_old_automatic_versions_go_and_named_ones_stay(
    documents: Documents, user_id: str, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEPT_AUTOMATIC", 3)
    monkeypatch.setattr(history, "AUTOMATIC_CHANGES", 1)
    made = await documents.create(user_id, cv_of(), "First")
    named_one = await documents.name_version(user_id, made.id, "  Sent to\nACME ")
    assert (named_one.name, named_one.automatic) == ("Sent to ACME", False)
    for n in range(8):
        await documents.apply(user_id, made.id, named(f"n{n}"), base=1 + n)
    kept = await documents.versions(user_id, made.id)
    assert [version.automatic for version in kept] == [True] * 3 + [False]
    promoted = await documents.name_version(user_id, made.id, "Good", number=kept[0].number)
    assert promoted.number == kept[0].number
    with pytest.raises(NotFound):
        await documents.name_version(user_id, made.id, "x", number=99)
    async with db.transaction(user_id) as work:
        count = await work.scalar(text("SELECT count(*) FROM versions"))
    assert count == len(await documents.versions(user_id, made.id))


async def test_restoring_a_version_can_be_undone(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    kept = await documents.name_version(user_id, made.id, "Start")
    edits = (Remove(path="@s"), *named("Else"), Set(path="design/template", value="modern"))
    changed = await documents.apply(user_id, made.id, edits, base=1)
    restored = await documents.restore_version(user_id, made.id, kept.number)
    assert restored.cv == made.cv
    undone = await documents.undo(user_id, made.id, base=restored.version)
    assert undone.cv == changed.cv
    with pytest.raises(Conflict):
        await documents.restore_version(user_id, made.id, kept.number, base=1)
    with pytest.raises(NotFound):
        await documents.version(user_id, made.id, 77)


async def test_a_copy_has_ids_of_its_own(documents: Documents, user_id: str) -> None:
    locked = cv_of().model_copy(update={"meta": Meta(locked=True)})
    made = await documents.create(user_id, locked, "First")
    copy = await documents.duplicate(user_id, made.id)
    assert copy.name == "First (2)"
    assert not {part.id for part in copy.cv.identified()} & {part.id for part in made.cv.identified()}
    assert not copy.cv.meta.locked
    assert copy.cv.sections[0].items[0].heading == "Analytical Engines"


async def test_a_locked_cv_takes_no_change_but_unlocking(documents: Documents, user_id: str) -> None:
    made = await documents.create(user_id, cv_of().model_copy(update={"meta": Meta(locked=True)}), "First")
    with pytest.raises(Invalid, match="locked"):
        await documents.apply(user_id, made.id, named("x"), base=1)
    assert (
        await documents.apply(user_id, made.id, (Set(path="meta/locked", value=False),), base=1)
    ).version == 2


async def test_deleted_is_gone_until_restored(documents: Documents, user_id: str, db: Database) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    await documents.delete(user_id, made.id)
    assert await documents.list(user_id) == []
    for call in (documents.open(user_id, made.id), documents.delete(user_id, made.id)):
        with pytest.raises(NotFound):
            await call
    await documents.restore(user_id, made.id)
    assert (await documents.open(user_id, made.id)).cv == made.cv
    await documents.apply(user_id, made.id, named("x"), base=1)
    await documents.delete(user_id, made.id)
    await documents.purge()
    await documents.restore(user_id, made.id)
    await documents.delete(user_id, made.id)
    async with db.transaction(user_id) as work:
        await work.execute(update(Cv).values(deleted_at=now() - timedelta(days=31)))
    assert await documents.purge() >= 1
    with pytest.raises(NotFound):
        await documents.restore(user_id, made.id)
    async with db.transaction(user_id) as work:
        assert await work.scalar(text("SELECT count(*) FROM changes")) == 0, "its log went along"


async def test_search_and_sort(documents: Documents, user_id: str, other_id: str) -> None:
    first = await documents.create(user_id, cv_of("José Ñandú"), "zebra 100%")
    second = await documents.create(user_id, cv_of("Grace"), "Äpfel")
    await documents.create(other_id, cv_of("José"), "foreign")
    await documents.apply(user_id, first.id, (Set(path="@w/position", value="Engineer"),), base=1)

    async def found(query: str, **options: str) -> list[str]:
        return [summary.name for summary in await documents.list(user_id, query, **options)]  # type: ignore[arg-type]

    assert await found("") == ["zebra 100%", "Äpfel"]
    assert await found("", sort="created") == ["Äpfel", "zebra 100%"]
    assert await found("", sort="name") == ["Äpfel", "zebra 100%"]
    assert await found("jose nandu") == ["zebra 100%"]
    assert await found("ENGINEER") == ["zebra 100%"]
    assert await found("apfel") == ["Äpfel"]
    assert await found("%") == ["zebra 100%"]
    assert await found("_") == []
    await documents.rename(user_id, second.id, "Birnen")
    assert await found("birn") == ["Birnen"]
    assert await found("apfel") == []
    summary = (await documents.list(user_id, "birnen"))[0]
    assert (summary.template, summary.page_size, summary.language) == ("classic", "A4", "en")


@pytest.mark.parametrize("name", ["", "  \n ", "x" * 201])
async def test_a_bad_name_is_refused(documents: Documents, user_id: str, name: str) -> None:
    with pytest.raises(Invalid):
        await documents.create(user_id, CV(), name)


@pytest.mark.parametrize("cv_id", ["", "x", "../../etc", "00000000-0000-0000-0000-000000000000", "' OR 1=1"])
async def test_what_is_no_cv_is_not_found(documents: Documents, user_id: str, cv_id: str) -> None:
    with pytest.raises(NotFound):
        await documents.open(user_id, cv_id)


async def test_a_stranger_finds_nothing(documents: Documents, user_id: str, other_id: str) -> None:
    made = await documents.create(user_id, cv_of(), "First")
    await documents.name_version(user_id, made.id, "one")
    calls = [
        documents.open(other_id, made.id),
        documents.apply(other_id, made.id, named("x"), base=1),
        documents.undo(other_id, made.id, base=1),
        documents.rename(other_id, made.id, "x"),
        documents.duplicate(other_id, made.id),
        documents.delete(other_id, made.id),
        documents.restore(other_id, made.id),
        documents.versions(other_id, made.id),
        documents.version(other_id, made.id, 1),
        documents.name_version(other_id, made.id, "x"),
        documents.restore_version(other_id, made.id, 1, base=1),
        documents.changes_since(other_id, made.id, 0),
    ]
    for call in calls:
        with pytest.raises(NotFound):
            await call


async def test_limits_have_a_sentence(
    documents: Documents, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MAX_CVS", 2)
    for n in range(2):
        made = await documents.create(user_id, cv_of(), f"CV {n}")
    with pytest.raises(Invalid, match="Delete one"):
        await documents.create(user_id, cv_of(), "one more")
    with pytest.raises(Invalid, match="Delete one"):
        await documents.duplicate(user_id, made.id)
    huge = tuple(Work(summary="x" * 99_000) for _ in range(60))
    with pytest.raises(TooLarge, match="5 MB"):
        await documents.create(user_id, CV(sections=(Section(kind="work", items=huge),)), "huge")


async def test_a_cv_of_a_thousand_entries_is_saved(documents: Documents, user_id: str, db: Database) -> None:
    many = tuple(Work(name=f"Employer {n}", summary="é" * 4_000) for n in range(1_000))
    made = await documents.create(user_id, CV(sections=(Section(kind="work", items=many),)), "long")
    changed = await documents.apply(user_id, made.id, named("A" * 10_000), base=1)
    assert (await Documents(db).open(user_id, made.id)).cv == changed.cv


async def test_the_log_stays_within_its_bytes(
    documents: Documents, user_id: str, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "KEPT_BYTES", 20_000)
    made = await documents.create(user_id, cv_of(), "First")
    import random

    rng = random.Random(7)
    for n in range(51):
        noise = "".join(chr(rng.randrange(97, 123)) for _ in range(5_000))
        await documents.apply(user_id, made.id, (Set(path="basics/summary", value=noise),), base=1 + n)
    async with db.transaction(user_id) as work:
        steps = await work.scalar(text("SELECT count(*) FROM undo_steps"))
        assert await work.scalar(text("SELECT count(*) FROM versions")) == len(
            (await work.scalars(text("SELECT number FROM versions"))).all()
        )
    assert steps is not None
    assert 1 <= steps <= 26
    assert (await documents.undo(user_id, made.id, base=52)).version == 53


async def test_work_moves_along_when_a_cv_changes_hands(
    documents: Documents, user_id: str, other_id: str, postgres: object
) -> None:
    """What signing in to an existing account will do with a guest's CVs, by one statement of the owner."""
    import psycopg

    made = await documents.create(user_id, cv_of(), "First")
    await documents.apply(user_id, made.id, named("x"), base=1)
    with psycopg.connect(postgres.owner_url) as connection:  # type: ignore[attr-defined]
        connection.execute("UPDATE cvs SET user_id = %s WHERE user_id = %s", [other_id, user_id])
    assert (await documents.undo(other_id, made.id, base=2)).cv == made.cv
    assert Snapshot.__tablename__ == "versions"


@pytest.mark.parametrize("seed", range(4))
async def test_any_walk_can_be_undone_to_its_beginning_and_redone(
    documents: Documents, user_id: str, seed: int
) -> None:
    """Random typing, adding, removing, undo and redo, held against a plain list of states."""
    import random

    rng = random.Random(seed)
    opened = await documents.create(user_id, cv_of(), "Walk")
    states, labels, at = [opened.cv], [""], 0
    for n in range(70):
        base = opened.version
        turn = rng.random()
        if turn < 0.15 and at:
            opened, at = await documents.undo(user_id, opened.id, base=base), at - 1
        elif turn < 0.25 and at < len(states) - 1:
            opened, at = await documents.redo(user_id, opened.id, base=base), at + 1
        else:
            lines = opened.cv.sections[0].items[0].highlights  # type: ignore[attr-defined]
            kind = rng.choice(["type", "type", "add", "remove"] if lines else ["type", "add"])
            if kind == "type":
                label = rng.choice(["basics/name", "basics/label"])
                edits = (Set(path=label, value=f"{label} {n}"),)
            elif kind == "add":
                label = "lines"
                edits = (Insert(path="@w/highlights", index=rng.randint(0, len(lines)), value=f"line {n}"),)
            else:
                label = "lines"
                edits = (Remove(path=f"@w/highlights/{rng.randrange(len(lines))}"),)
            merge = rng.random() < 0.5
            opened = await documents.apply(user_id, opened.id, edits, base=base, label=label, merge=merge)
            if merge and at and at == len(states) - 1 and labels[at] == label:
                states[at] = opened.cv
            else:
                states[at + 1 :], labels[at + 1 :] = [opened.cv], [label]
                at += 1
        assert opened.cv == states[at]
        assert (opened.can_undo, opened.can_redo) == (at > 0, at < len(states) - 1)
    while opened.can_undo:
        opened, at = await documents.undo(user_id, opened.id, base=opened.version), at - 1
        assert opened.cv == states[at]
    while opened.can_redo:
        opened, at = await documents.redo(user_id, opened.id, base=opened.version), at + 1
        assert opened.cv == states[at]
    assert at == len(states) - 1
