"""Sign-in with Google, against a real OpenID provider on loopback."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import oidc_provider_mock
import pytest

from altocv.accounts.google import Google
from altocv.accounts.sessions import COOKIE
from altocv.config import Settings
from altocv.db.engine import Database
from altocv.services import Services, running, wire
from tests.integration.conftest import ORIGIN
from tests.integration.test_accounts import PASSWORD, actions, sign_up, who

ADA = f"ada-{time.time_ns()}@gmail.test"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that knows some people."""
    people = {
        "ada": {"email": ADA, "email_verified": True, "name": "Ada Lovelace"},
        "guest": {"email": f"g-{ADA}", "email_verified": True},
        "unverified": {"email": f"u-{ADA}", "email_verified": False},
        "odd": {"email": f"o-{ADA}", "email_verified": True, "name": "<b>\n\0" + "x" * 500},
    }
    users = [oidc_provider_mock.User(sub=sub, claims=claims) for sub, claims in people.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def config(tmp_path: Path, provider: str) -> Settings:
    return Settings(  # type: ignore[call-arg]
        data=tmp_path, google_client_id="us", google_client_secret="secret", google_issuer=provider
    )


async def to_google(browser: httpx.AsyncClient, next: str = "/settings") -> str:
    """Begin; where Google's page is."""
    answer = await browser.get("/api/auth/google", params={"next": next})
    assert answer.status_code == 302, answer.text
    return answer.headers["location"]


async def choose(page: str, subject: str) -> str:
    """On Google's page, be somebody (nobody: refuse); where it sends the browser back to."""
    form = {"sub": subject} if subject else {"action": "deny"}
    async with httpx.AsyncClient() as client:
        answer = await client.post(page, data=form)
    assert answer.status_code == 302
    return answer.headers["location"].removeprefix(ORIGIN)


async def enter(browser: httpx.AsyncClient, subject: str, next: str = "/settings") -> httpx.Response:
    return await browser.get(await choose(await to_google(browser, next), subject))


async def test_a_new_person_signs_up_by_signing_in(browser: httpx.AsyncClient, wired: Services) -> None:
    page = await to_google(browser)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert len(asked["nonce"]) >= 20
    assert len(asked["state"]) >= 20
    assert asked["redirect_uri"] == f"{ORIGIN}/api/auth/google/callback"
    answer = await browser.get(await choose(page, "ada"))
    assert (answer.status_code, answer.json() if answer.status_code == 200 else "") == (
        200,
        {"location": "/settings"},
    )
    member = await who(browser, wired)
    profile = await wired.users.profile(member.id)
    assert (profile.email, profile.name, profile.has_password) == (ADA, "Ada Lovelace", False)
    assert profile.providers == ("google",)


async def test_the_same_person_is_the_same_account(
    browser: httpx.AsyncClient, wired: Services, another: Callable[[], httpx.AsyncClient]
) -> None:
    await enter(browser, "ada")
    phone = another()
    await enter(phone, "ada")
    assert (await who(phone, wired)).id == (await who(browser, wired)).id
    await enter(browser, "odd")
    odd = await wired.users.profile((await who(browser, wired)).id)
    assert len(odd.name) <= 100


async def test_an_account_with_a_password_is_joined_by_its_proven_address(
    wired: Services, another: Callable[[], httpx.AsyncClient], provider: str
) -> None:
    mine = f"joined-{time.time_ns()}@gmail.test"
    first = another()
    await sign_up(first, wired, mine)
    with oidc_provider_mock.run_server_in_thread(
        user_claims=[
            oidc_provider_mock.User(sub="joined", claims={"email": mine.upper(), "email_verified": True})
        ]
    ) as server:
        old = wired.google._client
        wired.google._client = Google(
            Settings(  # type: ignore[call-arg]
                google_client_id="us",
                google_client_secret="secret",
                google_issuer=f"http://localhost:{server.server_port}",
            )
        )._client
        second = another()
        await enter(second, "joined")
        wired.google._client = old
    member = await who(second, wired)
    assert member.id == (await who(first, wired)).id
    assert "identity.linked" in await actions(wired, member.id)
    assert (
        await second.post("/api/auth/password", data={"old": PASSWORD, "new": "another long pass phrase"})
    ).is_success


async def test_a_guest_keeps_everything(browser: httpx.AsyncClient, wired: Services) -> None:
    await browser.post("/api/session/start")
    guest = await who(browser, wired)
    await enter(browser, "guest")
    member = await who(browser, wired)
    assert (member.id, member.kind) == (guest.id, "member")


async def test_what_is_not_verified_or_not_granted_opens_nothing(
    browser: httpx.AsyncClient, wired: Services
) -> None:
    for subject in ("unverified", ""):
        answer = await enter(browser, subject)
        assert answer.status_code == 403
        assert browser.cookies.get(COOKIE) is None


async def test_a_callback_belongs_to_the_browser_that_began(
    browser: httpx.AsyncClient, wired: Services, another: Callable[[], httpx.AsyncClient]
) -> None:
    back = await choose(await to_google(browser), "ada")
    victim = another()
    assert (await victim.get(back)).status_code == 403, "no state of its own"
    await to_google(victim)
    assert (await victim.get(back)).status_code == 403, "another state"
    assert victim.cookies.get(COOKIE) is None
    assert (await browser.get(back)).status_code == 200
    assert (await browser.get(back)).status_code == 403, "replayed"
    for query in ("", "?state=x&code=y", "?error=access_denied&state=x"):
        assert (await browser.get(f"/api/auth/google/callback{query}")).status_code == 403


async def test_nobody_is_led_away_from_the_site(browser: httpx.AsyncClient) -> None:
    assert (await enter(browser, "ada", "https://evil.test/")).json() == {"location": "/dashboard"}


async def test_google_may_be_away(browser: httpx.AsyncClient, db: Database, config: Settings) -> None:
    gone = config.model_copy(update={"google_issuer": "http://127.0.0.1:9"})
    async with running(wire(db, gone)):
        answer = await browser.get("/api/auth/google")
    assert answer.status_code == 503
    assert "e-mail" in answer.json()["error"]["message"]


async def test_without_a_client_there_is_no_such_way(
    db: Database, tmp_path: Path, browser: httpx.AsyncClient
) -> None:
    plain = Settings(data=tmp_path)  # type: ignore[call-arg]
    services = wire(db, plain)
    async with running(replace(services)):
        for path in ("/api/auth/google", "/api/auth/google/callback"):
            assert (await browser.get(path)).status_code == 404
