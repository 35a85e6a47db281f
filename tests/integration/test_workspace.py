"""An open CV in a tab: what is typed applies at once, is written in groups, and meets other tabs."""

from __future__ import annotations

import asyncio

import pytest

from altocv.cv.document import CV, Basics, Section, Work
from altocv.cv.edits import Edit, Insert, Remove, Set
from altocv.documents.service import Documents, Opened
from altocv.documents.workspace import Workspace
from altocv.errors import Conflict, Invalid, NotFound, Unavailable


def typed(path: str, value: str) -> tuple[Edit, ...]:
    return (Set(path=path, value=value),)


@pytest.fixture
async def made(documents: Documents, user_id: str) -> Opened:
    cv = CV(
        basics=Basics(name="Ada"),
        sections=(
            Section(id="s", kind="work", items=(Work(id="w", name="Engines", highlights=("one", "two")),)),
        ),
    )
    return await documents.create(user_id, cv, "First")


@pytest.fixture
async def tabs(documents: Documents, user_id: str, made: Opened) -> tuple[Workspace, Workspace]:
    first = await Workspace.open(documents, user_id, made.id)
    return first, await Workspace.open(documents, user_id, made.id)


class Flaky:
    """The store, with a database that goes away and comes back, and with one that is slow."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self.away = False
        self.slow = asyncio.Event()
        self.slow.set()

    def __getattr__(self, name: str) -> object:
        return getattr(self._documents, name)

    async def apply(self, *args: object, **kwargs: object) -> Opened:
        await self.slow.wait()
        if self.away:
            raise Unavailable("The database does not answer.")
        return await self._documents.apply(*args, **kwargs)  # type: ignore[arg-type]


async def test_edits_apply_at_once_and_are_written_later(
    documents: Documents, user_id: str, tabs: tuple[Workspace, Workspace]
) -> None:
    tab, _ = tabs
    tab.apply(typed("basics/name", "Grace"), "basics/name")
    assert (tab.cv.basics.name, tab.dirty, tab.base) == ("Grace", True, 1)
    assert (await documents.open(user_id, tab.cv_id)).cv.basics.name == "Ada"
    assert await tab.flush() is False
    assert (tab.dirty, tab.base) == (False, 2)
    assert (await documents.open(user_id, tab.cv_id)).cv == tab.cv


async def test_what_is_refused_changes_nothing(tabs: tuple[Workspace, Workspace]) -> None:
    tab, _ = tabs
    before = tab.cv
    with pytest.raises(Invalid):
        tab.apply((*typed("basics/name", "x"), Remove(path="@nobody")))
    assert tab.cv is before and not tab.dirty


async def test_typing_in_one_place_is_one_step_and_elsewhere_another(
    tabs: tuple[Workspace, Workspace],
) -> None:
    tab, _ = tabs
    for text in ("G", "Gr", "Grace"):
        tab.apply(typed("basics/name", text), "basics/name")
        assert not tab.needs_flush_before("basics/name")
        await tab.flush()
    tab.apply(typed("basics/label", "Admiral"), "basics/label")
    assert tab.needs_flush_before("basics/name") and tab.needs_flush_before("")
    await tab.undo()
    assert (tab.cv.basics.name, tab.cv.basics.label) == ("Grace", "")
    await tab.undo()
    assert tab.cv.basics.name == "Ada"
    await tab.redo()
    assert tab.cv.basics.name == "Grace"


async def test_changes_of_different_places_are_joined(tabs: tuple[Workspace, Workspace]) -> None:
    one, two = tabs
    one.apply(typed("basics/name", "Grace"))
    await one.flush()
    two.apply(typed("@w/highlights/1", "second"))
    assert await two.flush() is True
    assert (two.cv.basics.name, two.cv.sections[0].items[0].highlights) == ("Grace", ("one", "second"))  # type: ignore[attr-defined]
    assert await one.follow() is True
    assert one.cv == two.cv


async def test_a_line_is_never_taken_for_another_one_that_moved_there(
    tabs: tuple[Workspace, Workspace],
) -> None:
    """Lines have no ids: when the list was changed elsewhere, the user is asked."""
    one, two = tabs
    one.apply((Insert(path="@w/highlights", index=0, value="zero"),))
    await one.flush()
    two.apply(typed("@w/highlights/1", "second"))
    with pytest.raises(Conflict):
        await two.flush()
    assert two.cv.sections[0].items[0].highlights == ("one", "second")  # type: ignore[attr-defined]


async def _collision(tabs: tuple[Workspace, Workspace]) -> tuple[Workspace, Workspace]:
    one, two = tabs
    one.apply(typed("basics/name", "From one"))
    await one.flush()
    two.apply(typed("basics/name", "From two"))
    with pytest.raises(Conflict, match="changed in another tab"):
        await two.flush()
    assert two.cv.basics.name == "From two" and two.dirty
    return one, two


async def test_a_collision_keeps_what_was_typed_until_it_is_decided(
    tabs: tuple[Workspace, Workspace],
) -> None:
    one, two = await _collision(tabs)
    with pytest.raises(Conflict):
        await two.follow()
    await two.overwrite()
    assert (two.cv.basics.name, two.dirty) == ("From two", False)
    await one.follow()
    assert one.cv.basics.name == "From two"
    await one.undo()
    assert one.cv.basics.name == "From one"


async def test_a_collision_can_be_given_way_to(tabs: tuple[Workspace, Workspace]) -> None:
    one, two = await _collision(tabs)
    await two.discard()
    assert two.cv == one.cv and not two.dirty


async def test_what_no_longer_fits_is_not_lost_by_keeping_it(tabs: tuple[Workspace, Workspace]) -> None:
    one, two = tabs
    one.apply((Remove(path="@w"),))
    await one.flush()
    two.apply(typed("@w/name", "Typed into what is gone"))
    with pytest.raises(Conflict):
        await two.flush()
    with pytest.raises(Conflict, match="no longer fit"):
        await two.overwrite()
    assert two.cv.sections[0].items[0].name == "Typed into what is gone"  # type: ignore[attr-defined]
    assert two.dirty


async def test_a_database_that_is_away_loses_nothing(
    documents: Documents, user_id: str, made: Opened
) -> None:
    store = Flaky(documents)
    tab = await Workspace.open(store, user_id, made.id)  # type: ignore[arg-type]
    store.away = True
    tab.apply(typed("basics/name", "Typed meanwhile"), "basics/name")
    for _ in range(2):
        with pytest.raises(Unavailable):
            await tab.flush()
    tab.apply(typed("basics/label", "and more"), "basics/label")
    store.away = False
    await tab.flush()
    saved = (await documents.open(user_id, made.id)).cv
    assert (saved.basics.name, saved.basics.label) == ("Typed meanwhile", "and more")


async def test_typing_goes_on_while_a_group_is_being_written(
    documents: Documents, user_id: str, made: Opened
) -> None:
    store = Flaky(documents)
    tab = await Workspace.open(store, user_id, made.id)  # type: ignore[arg-type]
    store.slow.clear()
    tab.apply(typed("basics/name", "G"), "basics/name")
    writing = asyncio.create_task(tab.flush())
    await asyncio.sleep(0)
    tab.apply(typed("basics/name", "Grace"), "basics/name")
    store.slow.set()
    await writing
    assert (tab.cv.basics.name, tab.dirty) == ("Grace", True)
    await tab.flush()
    assert (await documents.open(user_id, made.id)).cv.basics.name == "Grace"


async def test_a_group_that_fails_while_typing_goes_on_keeps_the_order(
    documents: Documents, user_id: str, made: Opened
) -> None:
    store = Flaky(documents)
    tab = await Workspace.open(store, user_id, made.id)  # type: ignore[arg-type]
    store.slow.clear()
    store.away = True
    tab.apply((Insert(path="@w/highlights", index=2, value="three"),))
    writing = asyncio.create_task(tab.flush())
    await asyncio.sleep(0)
    tab.apply(typed("@w/highlights/2", "third"))
    store.slow.set()
    with pytest.raises(Unavailable):
        await writing
    store.away = False
    await tab.flush()
    saved = (await documents.open(user_id, made.id)).cv
    assert saved.sections[0].items[0].highlights == ("one", "two", "third")  # type: ignore[attr-defined]


async def test_a_restored_version_takes_the_place_of_all(
    documents: Documents, user_id: str, tabs: tuple[Workspace, Workspace]
) -> None:
    tab, _ = tabs
    await documents.name_version(user_id, tab.cv_id, "then")
    tab.apply(typed("basics/name", "Grace"))
    await tab.flush()
    (version,) = [v for v in await documents.versions(user_id, tab.cv_id) if v.name == "then"]
    tab.replace(await documents.restore_version(user_id, tab.cv_id, version.number))
    assert tab.cv.basics.name == "Ada" and tab.can_undo
    await tab.undo()
    assert tab.cv.basics.name == "Grace"


async def test_a_cv_of_somebody_else_does_not_open(documents: Documents, made: Opened, other_id: str) -> None:
    with pytest.raises(NotFound):
        await Workspace.open(documents, other_id, made.id)
