"""Signing up, in and out, as a browser does it; and what must not work."""

from __future__ import annotations

import asyncio
import io
import json
import re
import time
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import psycopg
import pyotp
import pytest
from sqlalchemy import text

from altocv.accounts import audit, second_factor
from altocv.accounts import sessions as sessions_module
from altocv.accounts.sessions import COOKIE
from altocv.config import Settings
from altocv.cv.document import CV, Basics
from altocv.db.embedded import EmbeddedPostgres
from altocv.services import Services

PASSWORD = "seven lanterns over quiet water"
OTHER = "a kettle whistles behind the door"


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the database each time."""
    monkeypatch.setattr(sessions_module, "_REMEMBER_SECONDS", -1.0)


@pytest.fixture
def address() -> str:
    return f"ada-{time.time_ns()}@example.com"


async def mails(wired: Services) -> list[Any]:
    await wired.mailer.drain()
    assert wired.mailer.outbox is not None
    return wired.mailer.outbox.newest()


async def token_of(wired: Services) -> str:
    """The token in the newest mail."""
    found = re.search(r"token=([\w-]+)", (await mails(wired))[0].text)
    assert found
    return found[1]


async def post(browser: httpx.AsyncClient, path: str, **form: str) -> httpx.Response:
    return await browser.post(f"/api/auth/{path}", data=form)


def said(answer: httpx.Response) -> str:
    return answer.json()["error"]["message"]


async def sign_up(
    browser: httpx.AsyncClient, wired: Services, address: str, password: str = PASSWORD
) -> None:
    assert (await post(browser, "sign-up", email=address)).json() == {"location": "/check-mail"}
    answer = await post(
        browser, "choose-password", token=await token_of(wired), password=password, name="Ada"
    )
    assert answer.json() == {"location": "/dashboard"}, answer.text


async def who(browser: httpx.AsyncClient, wired: Services) -> Any:
    return await wired.sessions.resolve(browser.cookies.get(COOKIE))


async def actions(wired: Services, user_id: str) -> list[str]:
    return [entry.action for entry in await audit.newest(wired.db, user_id)]


async def test_a_guest_signs_up_and_keeps_everything(
    browser: httpx.AsyncClient, wired: Services, address: str
) -> None:
    await browser.post("/api/session/start")
    guest = await who(browser, wired)
    old_token = browser.cookies.get(COOKIE)
    made = await wired.documents.create(guest.id, CV(basics=Basics(name="Ada")), "Mine")
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    assert (member.id, member.kind) == (guest.id, "member")
    assert (await wired.documents.open(member.id, made.id)).name == "Mine"
    assert browser.cookies.get(COOKIE) != old_token
    assert await wired.sessions.resolve(old_token) is None, (
        "the guest's token lived longer than a member's may"
    )
    profile = await wired.users.profile(member.id)
    assert (profile.email, profile.name, profile.role) == (address, "Ada", "user")


async def test_a_guest_who_signs_in_brings_their_cvs_and_photos(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    phone = another()
    await phone.post("/api/session/start")
    guest = await who(phone, wired)
    photo = await wired.photos.put(guest.id, _picture())
    made = await wired.documents.create(guest.id, CV(basics=Basics(image=f"photo:{photo}")), "On the phone")
    await wired.documents.name_version(guest.id, made.id, "First")
    answer = await post(
        phone, "sign-in", email=f" {address.upper()} ", password=PASSWORD, next=f"/cv/{made.id}"
    )
    assert answer.json() == {"location": f"/cv/{made.id}"}
    assert (await who(phone, wired)).id == member.id
    opened = await wired.documents.open(member.id, made.id)
    assert await wired.photos.find(member.id, opened.cv.basics.image)
    assert (await wired.documents.versions(member.id, made.id))[0].name == "First"
    async with wired.db.transaction(guest.id) as work:
        assert await work.scalar(text("SELECT count(*) FROM users")) == 0
    assert "guest.joined" in await actions(wired, member.id)


def _picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(out, "PNG")
    return out.getvalue()


async def test_nothing_tells_whether_an_address_is_known(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    stranger = another()
    for path in ("sign-up", "forgot"):
        known = await post(stranger, path, email=address)
        unknown = await post(stranger, path, email=f"x{address}")
        assert (known.status_code, known.text) == (unknown.status_code, unknown.text)
    subjects = {(mail.to, mail.subject) for mail in await mails(wired)}
    assert (address, "You have an AltoCV account already") in subjects
    assert (f"x{address}", "There is no AltoCV account for this address") in subjects
    wrong = [await post(stranger, "sign-in", email=e, password="x" * 12) for e in (address, f"x{address}")]
    assert wrong[0].status_code == wrong[1].status_code == 403
    assert wrong[0].text == wrong[1].text


@pytest.mark.parametrize("known", [True, False])
async def test_five_failures_lock_an_address_for_a_while(
    browser: httpx.AsyncClient,
    wired: Services,
    address: str,
    known: bool,
    another: Callable[[], httpx.AsyncClient],
    postgres: EmbeddedPostgres,
) -> None:
    if known:
        await sign_up(browser, wired, address)
    stranger = another()
    tries = [post(stranger, "sign-in", email=address, password=f"wrong {n}") for n in range(12)]
    statuses = sorted([answer.status_code for answer in await asyncio.gather(*tries)])
    assert statuses == [403] * 5 + [429] * 7, "also when they come at once"
    right = await post(stranger, "sign-in", email=address, password=PASSWORD)
    assert right.status_code == 429
    assert "15 minutes" in said(right)
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE sign_in_failures SET last_at = last_at - interval '16 minutes'")
    later = await post(stranger, "sign-in", email=address, password=PASSWORD)
    assert later.status_code == (200 if known else 403)


async def test_a_forgotten_password_ends_every_session(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    phone = another()
    await post(phone, "forgot", email=address)
    token = await token_of(wired)
    await post(phone, "forgot", email=address)
    newer = await token_of(wired)
    old = await post(phone, "choose-password", token=token, password=OTHER)
    assert (old.status_code, "Ask for a new one" in said(old)) == (422, True), "a newer link ends the older"
    for bad in ("short", "password1234", "aaaaaaaaaaaaaaaa", address, "x" * 201):
        assert (await post(phone, "choose-password", token=newer, password=bad)).status_code == 422, bad
    assert (await post(phone, "choose-password", token=newer, password=OTHER)).status_code == 200
    assert (await post(phone, "choose-password", token=newer, password=PASSWORD)).status_code == 422, "once"
    assert await who(browser, wired) is None
    assert await who(phone, wired) is not None
    assert (await post(another(), "sign-in", email=address, password=PASSWORD)).status_code == 403
    assert (await post(another(), "sign-in", email=address, password=OTHER)).status_code == 200


async def test_two_browsers_race_for_one_link(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await post(browser, "sign-up", email=address)
    token = await token_of(wired)
    both = [post(another(), "choose-password", token=token, password=PASSWORD) for _ in range(4)]
    assert sorted(answer.status_code for answer in await asyncio.gather(*both)) == [200, 422, 422, 422]


async def test_links_for_one_thing_do_nothing_else_and_age(
    browser: httpx.AsyncClient, wired: Services, address: str, postgres: EmbeddedPostgres
) -> None:
    await post(browser, "sign-up", email=address)
    token = await token_of(wired)
    assert (await post(browser, "confirm-email", token=token)).status_code == 422
    with psycopg.connect(postgres.owner_url) as connection:
        kept = connection.execute("SELECT l::text FROM links l").fetchall()
        connection.execute("UPDATE links SET expires_at = now() - interval '1 second'")
    assert token not in str(kept)
    assert (await post(browser, "choose-password", token=token, password=PASSWORD)).status_code == 422
    assert await wired.members.purge() >= 1
    for junk in ("", "x", "' OR true --", "\0", "é" * 43):
        answer = await post(browser, "choose-password", token=junk, password=PASSWORD)
        assert answer.status_code == 422, junk


async def test_a_stranger_cannot_prepare_an_account_for_somebody(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    """A guest signs up with another person's address, and waits for that person to follow the link."""
    await browser.post("/api/session/start")
    await post(browser, "sign-up", email=address)
    victim = another()
    await post(victim, "choose-password", token=await token_of(wired), password=PASSWORD)
    assert (await who(victim, wired)).kind == "member"
    assert await who(browser, wired) is None


async def test_changing_the_password_renews_this_session_and_ends_the_others(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    phone = another()
    await post(phone, "sign-in", email=address, password=PASSWORD)
    token = browser.cookies.get(COOKIE)
    assert (await post(browser, "password", old="wrong", new=OTHER)).status_code == 403
    assert (await post(browser, "password", old=PASSWORD, new="short")).status_code == 422
    assert await who(phone, wired) is not None
    assert (await post(browser, "password", old=PASSWORD, new=OTHER)).status_code == 200
    assert await who(phone, wired) is None
    assert await wired.sessions.resolve(token) is None
    assert await who(browser, wired) is not None
    assert (await mails(wired))[0].subject.startswith("The password")


async def test_a_new_address_counts_once_it_is_confirmed(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    assert (await post(browser, "email", email=f"new-{address}", password="wrong")).status_code == 403
    assert (await post(browser, "email", email="nonsense", password=PASSWORD)).status_code == 422
    assert (await post(browser, "email", email=f"new-{address}", password=PASSWORD)).status_code == 200
    sent = {mail.to: mail for mail in (await mails(wired))[:2]}
    assert set(sent) == {address, f"new-{address}"}
    token = re.search(r"token=([\w-]+)", sent[f"new-{address}"].text)
    assert token
    assert (await wired.users.profile(member.id)).email == address
    assert (await post(another(), "confirm-email", token=token[1])).status_code == 200
    assert (await wired.users.profile(member.id)).email == f"new-{address}"


async def test_an_address_that_was_taken_meanwhile_stays_with_its_owner(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    await post(browser, "email", email=f"new-{address}", password=PASSWORD)
    sent = {mail.to: mail for mail in (await mails(wired))[:2]}
    token = re.search(r"token=([\w-]+)", sent[f"new-{address}"].text)
    assert token
    await sign_up(another(), wired, f"new-{address}", OTHER)
    answer = await post(browser, "confirm-email", token=token[1])
    assert (answer.status_code, "already" in said(answer)) == (422, True)


async def test_the_second_factor(
    browser: httpx.AsyncClient,
    wired: Services,
    address: str,
    another: Callable[[], httpx.AsyncClient],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    factors = wired.second_factors
    enrolment = await factors.begin(member.id, address)
    assert enrolment.qr.startswith("data:image/svg+xml,")
    app = pyotp.TOTP(enrolment.key)
    assert (await post(another(), "sign-in", email=address, password=PASSWORD)).json() == {
        "location": "/dashboard"
    }
    clock = time.time()
    monkeypatch.setattr(second_factor.time, "time", lambda: clock)
    codes = await factors.confirm(member.id, app.at(int(clock)))
    assert len(set(codes)) == 10
    assert await factors.is_on(member.id)

    phone = another()
    half = await post(phone, "sign-in", email=address, password=PASSWORD, next="/settings")
    assert half.json() == {"location": "/sign-in/code"}
    assert await who(phone, wired) is None
    used = await post(phone, "second-factor", code=app.at(int(clock)))
    assert used.status_code == 422, "the code that turned it on is used up"
    clock += 30
    right = await post(phone, "second-factor", code=app.at(int(clock)))
    assert right.json() == {"location": "/settings"}
    assert (await who(phone, wired)).id == member.id

    tablet = another()
    await post(tablet, "sign-in", email=address, password=PASSWORD)
    assert (await post(tablet, "second-factor", code=codes[0].upper())).status_code == 200
    again = another()
    await post(again, "sign-in", email=address, password=PASSWORD)
    assert (await post(again, "second-factor", code=codes[0])).status_code == 422, (
        "a recovery code is good once"
    )
    for number in range(4):
        assert (await post(again, "second-factor", code=f"00000{number}")).status_code == 422
    assert (await post(again, "second-factor", code=codes[1])).status_code == 429
    assert (await post(another(), "second-factor", code=codes[1])).status_code == 422, (
        "only after the password"
    )

    async with wired.db.transaction(member.id) as work:
        row = str((await work.execute(text("SELECT secret, recovery FROM second_factors"))).one())
    assert enrolment.key not in row
    assert codes[1] not in row


async def test_a_new_password_does_not_go_round_the_second_factor(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    enrolment = await wired.second_factors.begin(member.id, address)
    await wired.second_factors.confirm(member.id, pyotp.TOTP(enrolment.key).now())
    thief = another()
    await post(thief, "forgot", email=address)
    answer = await post(thief, "choose-password", token=await token_of(wired), password=OTHER)
    assert answer.json() == {"location": "/sign-in/code"}
    assert await who(thief, wired) is None


async def test_sessions_are_listed_and_ended(
    browser: httpx.AsyncClient, wired: Services, address: str, another: Callable[[], httpx.AsyncClient]
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    phone = another()
    phone.headers["User-Agent"] = "A phone"
    await post(phone, "sign-in", email=address, password=PASSWORD)
    listed = await wired.sessions.of(member.id)
    assert {info.device.user_agent for info in listed} >= {"A phone"}
    await wired.sessions.revoke_one(member.id, next(i.id for i in listed if i.device.user_agent == "A phone"))
    assert await who(phone, wired) is None
    assert await who(browser, wired) is not None
    stranger = await wired.sessions.start_guest()
    await wired.sessions.revoke_one(stranger[1].id, member.session_id)
    assert await who(browser, wired) is not None, "somebody else's stay"
    out = await post(browser, "sign-out")
    assert out.json() == {"location": "/"}
    assert browser.cookies.get(COOKIE) is None
    assert await wired.sessions.of(member.id) == []


async def test_a_members_session_ends_after_a_day_of_rest(
    browser: httpx.AsyncClient, wired: Services, address: str
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    async with wired.db.transaction(member.id) as work:
        row = (
            await work.execute(
                text("SELECT idle_until - now() AS idle, expires_at - now() AS all FROM sessions")
            )
        ).one()
    assert timedelta(hours=23) < row.idle <= timedelta(days=1)
    assert timedelta(days=29) < row[1] <= timedelta(days=30)


async def test_the_audit_log_is_only_ever_added_to(
    browser: httpx.AsyncClient, wired: Services, address: str, postgres: EmbeddedPostgres
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    assert {"account.made", "password.chosen", "sign_in"} <= set(await actions(wired, member.id))
    entry = (await audit.newest(wired.db, member.id))[0]
    assert entry.address, "with the address it came from"
    for statement in ("UPDATE audit_log SET action = 'x'", "DELETE FROM audit_log"):
        with (
            psycopg.connect(postgres.owner_url) as connection,
            pytest.raises(psycopg.Error, match="only ever"),
        ):
            connection.execute(statement)
        with psycopg.connect(postgres.app_url) as connection:
            connection.execute("SELECT set_config('app.user_id', %s, false)", [member.id])
            if statement.startswith("UPDATE"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(statement)
            else:
                assert connection.execute(statement).rowcount == 0
    assert PASSWORD not in str(await audit.newest(wired.db, member.id))


async def test_the_program_cannot_make_an_admin(
    browser: httpx.AsyncClient, wired: Services, address: str, postgres: EmbeddedPostgres
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    with psycopg.connect(postgres.app_url) as connection:
        connection.execute("SELECT set_config('app.user_id', %s, false)", [member.id])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE users SET role = 'admin'")


async def test_taking_all_data_away_and_deleting_the_account(
    browser: httpx.AsyncClient, wired: Services, address: str
) -> None:
    await sign_up(browser, wired, address)
    member = await who(browser, wired)
    photo = await wired.photos.put(member.id, _picture())
    await wired.documents.create(member.id, CV(basics=Basics(name="Ada", image=f"photo:{photo}")), "Mine")
    answer = await browser.get("/api/account/data.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        account = json.loads(archive.read("account.json"))
        assert archive.read("cvs/001/cv.pdf").startswith(b"%PDF")
        assert json.loads(archive.read("cvs/001/resume.json"))["basics"]["name"] == "Ada"
    assert {"cvs/001/altocv.json", "cvs/001/photo.png"} <= set(names) or "cvs/001/photo.jpg" in names
    assert account["profile"]["email"] == address
    assert "password" not in json.dumps(account).replace("has_password", "").replace("password.chosen", "")

    assert (await post(browser, "delete-account", password="wrong")).status_code == 403
    assert (await post(browser, "delete-account", password=PASSWORD)).json() == {"location": "/"}
    assert await wired.objects.under(f"photos/{member.id}") == []
    async with wired.db.transaction(member.id) as work:
        for table in ("users", "cvs", "sessions"):
            assert await work.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table
    assert (await browser.get("/api/account/data.zip")).status_code == 401
    assert (await actions(wired, member.id))[0] == "account.deleted"


async def test_guests_delete_what_they_made_too(browser: httpx.AsyncClient, wired: Services) -> None:
    await browser.post("/api/session/start")
    guest = await who(browser, wired)
    assert (await post(browser, "delete-account")).status_code == 422
    assert (await post(browser, "delete-account", confirm="delete")).status_code == 200
    async with wired.db.transaction(guest.id) as work:
        assert await work.scalar(text("SELECT count(*) FROM users")) == 0


async def test_members_only(browser: httpx.AsyncClient) -> None:
    await browser.post("/api/session/start")
    for path, form in (("password", {"new": OTHER}), ("email", {"email": "a@b.example"})):
        assert (await post(browser, path, **form)).status_code == 403


async def test_mail_is_not_sent_without_end(browser: httpx.AsyncClient, address: str) -> None:
    answers = [await post(browser, "forgot", email=address) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


async def test_the_outbox_is_for_the_operator_alone(
    browser: httpx.AsyncClient, wired: Services, config: Settings, address: str
) -> None:
    from altocv.api.outbox import key

    await post(browser, "sign-up", email=address)
    await wired.mailer.drain()
    assert (await browser.get("/api/outbox")).status_code == 403
    assert (await browser.get("/api/outbox", params={"key": "wrong"})).status_code == 403
    await browser.post("/api/session/start")
    assert (await browser.get("/api/outbox")).status_code == 403
    opened = await browser.get("/api/outbox", params={"key": key(config)})
    assert (opened.status_code, opened.headers["location"]) == (303, "/api/outbox")
    page = await browser.get("/api/outbox")
    assert address in page.text
    assert f'href="{config.url}/choose-password?token=' in page.text
    assert (config.data / "secret").stat().st_mode & 0o077 == 0
    assert all(mail.stat().st_mode & 0o077 == 0 for mail in (config.data / "outbox").iterdir())


async def test_the_links_of_mails_lead_to_our_own_site_whatever_the_request_says(
    browser: httpx.AsyncClient, wired: Services, config: Settings, address: str
) -> None:
    headers = {"Host": "evil.test", "Origin": "http://evil.test", "X-Forwarded-Host": "evil.test"}
    await browser.post("/api/auth/forgot", data={"email": address}, headers=headers)
    await browser.post("/api/auth/sign-up", data={"email": address}, headers=headers)
    assert all("evil" not in mail.text and config.url in mail.text for mail in await mails(wired))
