"""Telling people that something is done: in the app, to every process, and by mail at most once."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from altocv.accounts import notices
from altocv.accounts.mail.sending import Kept
from altocv.accounts.merging import hand_over
from altocv.accounts.sessions import SessionUser
from altocv.config import Settings
from altocv.db.embedded import APP, EmbeddedPostgres
from altocv.db.feed import told
from altocv.services import Services
from altocv.workflows import durable
from tests.integration.conftest import with_models
from tests.integration.test_tailoring import ADA, POSTING, PROPOSING, Tailor
from tests.model_double import ModelDouble, Script


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    models.will(PROPOSING)
    return with_models(tmp_path, models)


@pytest.fixture
async def ada(wired: Services) -> Tailor:
    user = (await wired.sessions.start_guest())[1].id
    made = await wired.documents.create(user, ADA, "Mine")
    return Tailor(wired, user, made.id)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything takes so long that a mail may be wanted."""
    monkeypatch.setattr(notices, "SLOW", timedelta(seconds=-1))


async def a_member(who: Tailor, locale: str = "en") -> str:
    """Make a member of them; their address."""
    email = f"{who.me}@example.com"
    async with who.wired.db.transaction(who.me) as work:
        await work.execute(
            text("UPDATE users SET kind = 'member', email = :email, locale = :locale"),
            {"email": email, "locale": locale},
        )
    return email


async def mails(who: Tailor) -> list[Kept]:
    await who.wired.mailer.drain()
    assert who.wired.mailer.outbox is not None
    return who.wired.mailer.outbox.newest()


async def told_of(who: Tailor) -> list[tuple[str, str, bool]]:
    return [(each.kind, each.title, each.failed) for each in await who.wired.notices.newest(who.me)]


async def test_what_ends_is_told_and_what_was_cancelled_is_not(ada: Tailor, models: ModelDouble) -> None:
    service = ada.service
    await ada.make("quick", "built-in")
    letter = await service.order_letter(ada.me, ada.cv_id, POSTING, "built-in")
    await ada.run(letter)
    models.will(Script(fault="refused"))
    await ada.make()
    await service.cancel(ada.me, await ada.order())
    title = "Backend Engineer"
    assert await told_of(ada) == [("tailor", title, True), ("letter", title, False), ("tailor", title, False)]
    assert await ada.wired.notices.unread(ada.me) == 3

    await ada.wired.notices.read(ada.me, letter)
    found = await ada.wired.notices.find(ada.me, letter)
    assert found is not None and (found.read, found.path) == (True, f"/tailor?run={letter}")
    assert await ada.wired.notices.unread(ada.me) == 2
    await service.delete(ada.me, letter)
    assert await ada.wired.notices.find(ada.me, letter) is None, "it would lead nowhere"
    await ada.wired.notices.read(ada.me)
    assert await ada.wired.notices.unread(ada.me) == 0


async def test_what_is_of_others_is_not_there(ada: Tailor, wired: Services, other_id: str) -> None:
    made = (await ada.make("quick", "built-in")).id
    await wired.notices.read(other_id, made)
    await wired.notices.shown(other_id, made)
    assert await wired.notices.find(other_id, made) is None
    assert await wired.notices.newest(other_id) == []
    assert await wired.notices.unread(ada.me) == 1
    assert await wired.notices.find(ada.me, "no id") is None


async def test_a_file_that_is_read_is_told(ada: Tailor, models: ModelDouble) -> None:
    models.will(Script())
    imports = ada.wired.imports
    good, bad, stopped = [
        await imports.begin(ada.me, name, data)
        for name, data in (
            ("ada.txt", b"Ada\n\nEXPERIENCE\n\nAcme\n2020 - 2021\n"),
            ("x.pdf", b"%PDF-x"),
            ("y", b"y"),
        )
    ]
    await imports.cancel(ada.me, stopped)
    for each in (good, bad, stopped):
        await imports.run(ada.me, each)
    assert await told_of(ada) == [("import", "x.pdf", True), ("import", "ada.txt", False)]


async def test_every_process_hears_of_it(ada: Tailor, postgres: EmbeddedPostgres) -> None:
    heard: list[tuple[str, str]] = []

    async def listen() -> None:
        async for each in told(postgres.app_url, "notices"):
            heard.append(each)

    task = asyncio.create_task(listen())
    await asyncio.sleep(0.5)
    made = (await ada.make("quick", "built-in")).id
    await ada.wired.notices.read(ada.me, made)
    async with asyncio.timeout(10):
        while len(heard) < 2:
            await asyncio.sleep(0.05)
    task.cancel()
    assert heard == [("notices", f"{ada.me} {made}"), ("notices", ada.me)]


# -- mail -------------------------------------------------------------------------


@pytest.mark.usefixtures("slow")
async def test_a_mail_goes_out_once(ada: Tailor) -> None:
    email = await a_member(ada)
    made = (await ada.make("quick", "built-in")).id
    sent = await asyncio.gather(*(ada.wired.notices.mail(ada.me, made) for _ in range(5)))
    assert sorted(sent) == [False, False, False, False, True]
    (mail,) = await mails(ada)
    assert (mail.to, mail.subject) == (email, "Your tailored CV is ready: Backend Engineer")
    assert f"/tailor?run={made}" in mail.text
    assert "/settings#notices" in mail.text, "it says how to get no more"
    assert "token" not in mail.text, "and nothing in it does that by being opened"


@pytest.mark.usefixtures("slow")
async def test_it_speaks_their_language_and_titles_do_no_harm(ada: Tailor, models: ModelDouble) -> None:
    await a_member(ada, "es")
    models.will(Script(fault="refused"))
    posting = POSTING.replace("Backend Engineer", "Engineer {about} <b>\u2028X-Evil: 1")
    made = await ada.service.order(ada.me, ada.cv_id, posting, "quick", "openai/gpt-5-mini")
    await ada.run(made)
    assert await ada.wired.notices.mail(ada.me, made)
    (mail,) = await mails(ada)
    assert mail.subject.startswith("Esto no salió bien: Engineer {about}")
    assert "Para no recibir más" in mail.text.replace("\n", " ")


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("why", ["guest", "unwanted", "shown", "read", "quick"])
async def test_no_mail_goes_out(ada: Tailor, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if why == "quick":
        monkeypatch.setattr(notices, "SLOW", timedelta(seconds=60))
    if why != "guest":
        await a_member(ada)
    await ada.wired.users.want_mail(ada.me, why != "unwanted")
    made = (await ada.make("quick", "built-in")).id
    if why == "shown":
        await ada.wired.notices.shown(ada.me, made)
    if why == "read":
        await ada.wired.notices.read(ada.me, made)
    assert not await ada.wired.notices.mail(ada.me, made)
    assert await mails(ada) == []


@pytest.mark.usefixtures("slow")
async def test_the_workflow_mails_whom_no_tab_has_told(
    ada: Tailor, postgres: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_TABS_SECONDS", 1.0)
    durable.migrate(postgres.owner_url, APP)
    await a_member(ada)
    async with durable.launched(postgres.app_url, ada.wired):
        away, there = [await ada.order("quick", "built-in") for _ in range(2)]
        for each in (away, there):
            await durable.begin_generation(ada.me, each)
            async for _ in ada.service.follow(ada.me, each):
                pass
        await ada.wired.notices.shown(ada.me, there)
        async with asyncio.timeout(20):
            while not await mails(ada):
                await asyncio.sleep(0.1)
        await asyncio.sleep(2)
    assert [f"run={away}" in mail.text for mail in await mails(ada)] == [True]


# -- whose they are ---------------------------------------------------------------


async def test_they_are_in_the_personal_data(ada: Tailor) -> None:
    made = await ada.make("quick", "built-in")
    archive = io.BytesIO()
    await ada.wired.personal_data.write(ada.me, archive)
    account = json.loads(zipfile.ZipFile(archive).read("account.json"))
    assert [each["about"] for each in account["notices"]] == [made.id]
    assert account["profile"]["mail_notices"] is True


async def test_a_guest_who_signs_in_brings_them(ada: Tailor, other_id: str) -> None:
    wired = ada.wired
    tailored = (await ada.make("quick", "built-in")).id
    analysed = await ada.service.order_analysis(ada.me, POSTING, "built-in")
    await ada.run(analysed)
    await wired.imports.run(ada.me, await wired.imports.begin(ada.me, "x.pdf", b"%PDF-x"))

    async def nothing(guest: str, member: str) -> None: ...

    await hand_over(wired.db, nothing, guest_id=ada.me, member_id=other_id)
    assert {each.about for each in await wired.notices.newest(other_id)} == {tailored, analysed}
    for each in (tailored, analysed):
        assert (await wired.tailoring.get(other_id, each)).status == "completed"
    assert await wired.notices.newest(ada.me) == []


async def test_they_go_with_the_account_and_with_time(ada: Tailor) -> None:
    wired = ada.wired
    made = [(await ada.make("quick", "built-in")).id for _ in range(2)]
    async with wired.db.transaction(ada.me) as work:
        await work.execute(
            text("UPDATE notices SET created_at = now() - interval '61 days' WHERE about = :about"),
            {"about": made[0]},
        )
    assert await wired.notices.purge() >= 1
    assert [each.about for each in await wired.notices.newest(ada.me)] == [made[1]]
    await wired.personal_data.delete(SessionUser(ada.me, "guest", ""))
    async with wired.db.transaction(ada.me) as work:
        assert await work.scalar(text("SELECT count(*) FROM notices")) == 0
