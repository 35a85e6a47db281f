"""One CV in several languages: linked, followed, translated by hand and by a model."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from altocv.config import Settings
from altocv.credits import check
from altocv.cv import samples
from altocv.cv.document import CV, Basics, Section, Work
from altocv.cv.edits import Insert, Set, get
from altocv.cv.translatable import texts
from altocv.documents.service import Opened
from altocv.errors import Invalid, NotFound
from altocv.services import Services
from altocv.workflows.tailoring.store import Generation
from tests.model_double import ModelDouble, Script, model_double

SMALL = "openai/gpt-5-mini"
CV_OF_ADA = CV(
    basics=Basics(name="Ada", label="Engineer", summary="Builds engines."),
    sections=(
        Section(
            id="s",
            kind="work",
            items=(
                Work(id="w", name="Globex", position="Engineer", highlights=("Led 5 people", "Built it")),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        yield double


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    return Settings(  # type: ignore[call-arg]
        data=tmp_path, guests_per_hour=1000, openai_api_key="sk-test", model_api_base=models.url,
        ollama_url="http://127.0.0.1:9",
    )  # fmt: skip


class Person:
    """Somebody with a CV in English and one that follows it in Spanish."""

    def __init__(self, wired: Services, user_id: str, origin: str, version: str) -> None:
        self.wired, self.me, self.origin, self.version = wired, user_id, origin, version
        self.languages = wired.languages

    async def open(self, cv_id: str) -> Opened:
        return await self.wired.documents.open(self.me, cv_id)

    async def change(self, cv_id: str, *edits: Set | Insert) -> Opened:
        opened = await self.open(cv_id)
        return await self.wired.documents.apply(self.me, cv_id, edits, base=opened.version)

    async def waiting(self) -> dict[str, str]:
        link = await self.languages.link(self.me, self.version, (await self.open(self.version)).cv)
        assert link is not None
        return {path: one.source for path, one in link.waiting.items()}

    async def translate_all(self) -> None:
        waiting = await self.waiting()
        await self.languages.translate(self.me, self.version, {p: f"«{t}»" for p, t in waiting.items()})

    async def order(self, model: str = SMALL) -> Generation:
        made = await self.wired.tailoring.order_translation(self.me, self.version, model)
        await self.wired.tailoring.run(self.me, made)
        return await self.wired.tailoring.get(self.me, made)

    async def credits(self) -> int:
        assert await check.problems(self.wired.db) == []
        account = await self.wired.ledger.account(self.me)
        assert account.held == 0
        return account.balance


@pytest.fixture
async def ada(wired: Services) -> Person:
    _, user = await wired.sessions.start_guest()
    origin = await wired.documents.create(user.id, CV_OF_ADA, "Mine")
    version = await wired.languages.create(user.id, origin.id, "es", "Mine – Español")
    return Person(wired, user.id, origin.id, version.id)


# -- linked ------------------------------------------------------------------


async def test_a_version_is_a_cv_in_another_language_and_known_as_one(ada: Person) -> None:
    opened = await ada.open(ada.version)
    assert (opened.cv.meta.language, opened.cv.sections) == ("es", CV_OF_ADA.sections)
    assert list(await ada.waiting()) == list(texts(CV_OF_ADA)), "in document order"
    family = await ada.languages.family(ada.me, ada.version)
    assert family == await ada.languages.family(ada.me, ada.origin)
    shown = [(m.id, m.language, m.origin_id, m.waits, m.behind) for m in family]
    assert shown == [(ada.origin, "en", "", 0, False), (ada.version, "es", ada.origin, 5, False)]
    assert set(await ada.languages.all(ada.me)) == {ada.origin, ada.version}


async def test_there_is_one_version_of_a_language_and_all_follow_the_original(ada: Person) -> None:
    for cv_id in (ada.origin, ada.version):
        for language, said in (("es", "already"), ("en", "already"), ("xx", "from the list")):
            with pytest.raises(Invalid, match=said):
                await ada.languages.create(ada.me, cv_id, language, "x")
    french = await ada.languages.create(ada.me, ada.version, "fr", "Mine – Français")
    family = await ada.languages.family(ada.me, french.id)
    assert [m.origin_id for m in family] == ["", ada.origin, ada.origin]


async def test_it_costs_what_a_copy_does(ada: Person) -> None:
    before = await ada.credits()
    await ada.wired.making.in_language(ada.me, ada.origin, "de", "Mine – Deutsch")
    assert await ada.credits() == before - 5
    with pytest.raises(Invalid):
        await ada.wired.making.in_language(ada.me, ada.origin, "de", "Mine – Deutsch")
    assert await ada.credits() == before - 5, "what was refused is free"


async def test_nobody_sees_or_links_what_is_somebody_elses(ada: Person) -> None:
    _, other = await ada.wired.sessions.start_guest()
    assert await ada.languages.family(other.id, ada.version) == []
    assert await ada.languages.all(other.id) == {}
    assert await ada.languages.link(other.id, ada.version, CV()) is None
    assert await ada.languages.follow(other.id, ada.version) is False
    with pytest.raises(NotFound):
        await ada.languages.create(other.id, ada.origin, "fr", "x")
    await ada.languages.unlink(other.id, ada.version)
    await ada.languages.settle(other.id, ada.version, list(await ada.waiting()))
    assert len(await ada.waiting()) == 5


# -- followed ----------------------------------------------------------------


async def test_what_changes_in_the_original_follows_as_one_step_of_undo(ada: Person) -> None:
    await ada.translate_all()
    assert await ada.waiting() == {}
    await ada.change(
        ada.origin,
        Set(path="@w/start_date", value="2020-03"),
        Set(path="@w/position", value="Lead engineer"),
        Insert(path="@w/highlights", index=0, value="Hired 3 people"),
        Set(path="design/size", value=11),
    )
    member = (await ada.languages.family(ada.me, ada.origin))[1]
    assert (member.behind, member.waits) == (True, 0)
    assert await ada.languages.follow(ada.me, ada.version)
    opened = await ada.open(ada.version)
    job = opened.cv.sections[0].items[0]
    assert isinstance(job, Work)
    assert (str(job.start_date), opened.cv.design.size, opened.cv.meta.language) == ("2020-03", 11, "es")
    assert (job.position, job.highlights) == (
        "«Engineer»",
        ("Hired 3 people", "«Led 5 people»", "«Built it»"),
    )
    assert await ada.waiting() == {"@w/position": "Lead engineer", "@w/highlights/0": "Hired 3 people"}
    member = (await ada.languages.family(ada.me, ada.origin))[1]
    assert (member.behind, member.waits) == (False, 2)
    assert not await ada.languages.follow(ada.me, ada.version), "once is enough"
    undone = await ada.wired.documents.undo(ada.me, ada.version, base=opened.version)
    assert get(undone.cv, "@w/highlights") == ("«Led 5 people»", "«Built it»")


async def test_it_follows_while_it_is_written_to(ada: Person) -> None:
    """Two at once: nobody's change is lost."""
    await ada.translate_all()

    async def typing() -> None:
        for number in range(15):
            opened = await ada.open(ada.version)
            edits = (Set(path="basics/summary", value=f"Texto {number}"),)
            await ada.wired.documents.apply(ada.me, ada.version, edits, base=opened.version)

    async def following() -> None:
        for number in range(5):
            await ada.change(ada.origin, Set(path="basics/phone", value=str(number)))
            await ada.languages.follow(ada.me, ada.version)

    done = await asyncio.gather(typing(), following(), return_exceptions=True)
    assert done[1] is None
    await ada.languages.follow(ada.me, ada.version)
    cv = (await ada.open(ada.version)).cv
    assert cv.basics.phone == "4" and cv.basics.summary.startswith("Texto")


async def test_a_locked_version_says_so_and_follows_later(ada: Person) -> None:
    await ada.change(ada.version, Set(path="meta/locked", value=True))
    await ada.change(ada.origin, Set(path="basics/phone", value="1"))
    with pytest.raises(Invalid, match="locked"):
        await ada.languages.follow(ada.me, ada.version)
    await ada.change(ada.version, Set(path="meta/locked", value=False))
    assert await ada.languages.follow(ada.me, ada.version)


async def test_a_deleted_original_leaves_its_versions_alone(ada: Person) -> None:
    await ada.change(ada.origin, Set(path="basics/phone", value="1"))
    await ada.wired.documents.delete(ada.me, ada.origin)
    assert not await ada.languages.follow(ada.me, ada.version)
    assert await ada.languages.family(ada.me, ada.version) == []
    assert await ada.languages.all(ada.me) == {}
    await ada.wired.documents.restore(ada.me, ada.origin)
    assert await ada.languages.follow(ada.me, ada.version)


async def test_what_is_unlinked_is_a_cv_of_its_own(ada: Person) -> None:
    await ada.languages.unlink(ada.me, ada.version)
    await ada.change(ada.origin, Set(path="basics/phone", value="1"))
    assert not await ada.languages.follow(ada.me, ada.version)
    assert (await ada.open(ada.version)).cv.basics.phone == ""


async def test_the_link_moves_with_a_guest_who_signs_in(ada: Person) -> None:
    from altocv.accounts import merging

    _, member = await ada.wired.sessions.start_guest()

    async def nothing(guest: str, heir: str) -> None: ...

    await merging.hand_over(ada.wired.db, nothing, guest_id=ada.me, member_id=member.id)
    assert len(await ada.languages.family(member.id, ada.origin)) == 2


# -- translated --------------------------------------------------------------


async def test_by_hand_a_text_waits_until_it_says_something_else(ada: Person) -> None:
    await ada.change(ada.version, Set(path="@w/position", value="Ingeniera"))
    assert "@w/position" not in await ada.waiting()
    await ada.languages.settle(ada.me, ada.version, ["basics/label"])
    assert list(await ada.waiting()) == ["basics/summary", "@w/highlights/0", "@w/highlights/1"]
    assert (await ada.languages.family(ada.me, ada.origin))[1].waits == 3
    opened = await ada.open(ada.version)
    await ada.wired.documents.undo(ada.me, ada.version, base=opened.version)
    assert "@w/position" in await ada.waiting(), "undone, it waits again"


async def test_a_model_translates_what_waits(ada: Person, models: ModelDouble) -> None:
    given = {
        "1": "Engineer",
        "2": "Construye máquinas.",
        "3": "Ingeniera",
        "4": "Dirigió a 5",
        "5": "Lo hizo",
    }
    models.will(Script(text="", calls=[("translations", {"texts": given})]))
    before = await ada.credits()
    made = await ada.order()
    assert (made.status, made.error, made.result["translated"], made.result["left"]) == (
        "completed",
        "",
        5,
        0,
    )
    cv = (await ada.open(ada.version)).cv
    assert (cv.basics.label, cv.basics.summary, cv.basics.name) == ("Engineer", "Construye máquinas.", "Ada")
    assert get(cv, "@w/highlights") == ("Dirigió a 5", "Lo hizo")
    assert await ada.waiting() == {}, "one that is the same in both languages waits no longer"
    assert (await ada.credits(), made.cost_microdollars > 0) == (before - 3, True)
    assert "Builds engines." in str(models.asked[0]) and "@w" not in str(models.asked[0])


async def test_a_translation_with_other_numbers_goes_back_and_is_then_left_out(
    ada: Person, models: ModelDouble
) -> None:
    given = {"1": "Ingeniera", "2": "Hace máquinas.", "3": "Ingeniera", "4": "Dirigió a 50", "5": "Lo hizo"}
    wrong = Script(text="", calls=[("translations", {"texts": given})])
    models.will(wrong, Script(text="", calls=[("translations", {"texts": {"4": "Dirigió a 6"}})]))
    made = await ada.order()
    assert (made.result["translated"], made.result["left"], len(models.asked)) == (4, 1, 2)
    assert "4 has other numbers" in str(models.asked[1])
    assert list(await ada.waiting()) == ["@w/highlights/0"]


async def test_what_was_typed_meanwhile_stays(ada: Person, models: ModelDouble) -> None:
    given = {"1": "a", "2": "b", "3": "c", "4": "d 5", "5": "e"}
    models.will(Script(text="", calls=[("translations", {"texts": given})]))
    ordered = await ada.wired.tailoring.order_translation(ada.me, ada.version, SMALL)
    await ada.change(ada.version, Set(path="@w/position", value="Jefa"))
    await ada.wired.tailoring.run(ada.me, ordered)
    cv = (await ada.open(ada.version)).cv
    assert (get(cv, "@w/position"), cv.basics.label) == ("Jefa", "a")


@pytest.mark.parametrize("script", [Script(text="No."), Script(fault="refused")])
async def test_what_fails_costs_nothing_and_changes_nothing(
    ada: Person, models: ModelDouble, script: Script
) -> None:
    models.will(script)
    before, cv = await ada.credits(), (await ada.open(ada.version)).cv
    made = await ada.order()
    assert made.status == "failed" and made.error
    assert (await ada.credits(), (await ada.open(ada.version)).cv) == (before, cv)


async def test_what_cannot_be_translated_is_said_before(ada: Person) -> None:
    with pytest.raises(Invalid, match="built-in assistant cannot translate"):
        await ada.wired.tailoring.order_translation(ada.me, ada.version, "built-in")
    with pytest.raises(Invalid, match="Nothing waits"):
        await ada.wired.tailoring.order_translation(ada.me, ada.origin, SMALL)


async def test_a_long_cv_goes_in_several_calls(wired: Services, models: ModelDouble) -> None:
    _, user = await wired.sessions.start_guest()
    origin = await wired.documents.create(user.id, samples.load("software-engineer"), "Mine")
    version = await wired.languages.create(user.id, origin.id, "es", "x")
    some = {str(n): "Texto" for n in range(1, 31)}
    models.will(Script(text="", calls=[("translations", {"texts": some})]))
    made = await wired.tailoring.order_translation(user.id, version.id, SMALL)
    await wired.tailoring.run(user.id, made)
    done = await wired.tailoring.get(user.id, made)
    many = len(texts(origin.cv))
    assert done.estimate["calls"] == -(-many // 30) >= 2
    assert done.result["translated"] + done.result["left"] == many
    assert 0 < done.result["left"] < many, "those whose numbers went missing"
