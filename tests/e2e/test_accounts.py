"""Accounts in a real browser: from a guest to a member, on several devices."""

from __future__ import annotations

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import PASSWORD, Server, Visit, Watched, newest_link, sign_up
from tests.e2e.editing import open_sample, saved


@pytest.fixture(autouse=True)
def refusals_are_answers(watched: Watched) -> None:
    """The browser writes of each answer that is not 2xx; here they are meant."""
    watched.allow("Failed to load resource")


def sign_in(page: Page, email: str, password: str = PASSWORD, path: str = "/sign-in") -> None:
    page.goto(path)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def account_menu(page: Page, entry: str) -> None:
    page.get_by_role("button", name="Your account").click()
    page.get_by_role("menuitem", name=entry).click()


def test_a_guest_signs_up_and_finds_everything_on_another_device(
    page: Page, visit: Visit, server: Server
) -> None:
    open_sample(page)
    saved(page)
    page.goto("/dashboard")
    page.get_by_role("button", name="Your account").click()
    expect(page.get_by_text("Your work is tied to this browser")).to_be_visible()
    email = sign_up(page, server)
    expect(page.get_by_role("heading", name="Software engineer")).to_be_visible()
    other = visit("/")
    sign_in(other, email)
    other.wait_for_url("**/dashboard**")
    expect(other.get_by_role("heading", name="Software engineer")).to_be_visible()
    account_menu(other, "Sign out")
    other.wait_for_url(lambda url: url.rstrip("/") == server.url)
    other.goto("/settings")
    other.wait_for_url(lambda url: url.rstrip("/") == server.url)


def test_a_guest_who_signs_in_brings_their_cvs(page: Page, guest: Visit, server: Server) -> None:
    email = sign_up(page, server)
    phone = guest()
    open_sample(phone, "Nurse")
    saved(phone)
    sign_in(phone, email)
    phone.wait_for_url("**/dashboard**")
    expect(phone.get_by_role("heading", name="Nurse")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Nurse")).to_be_visible()


def test_wrong_words_are_answered_in_place_and_kept(visit: Visit, watched: Watched) -> None:
    page = visit("/sign-in")
    sign_in(page, "nobody@example.com", "wrong words here")
    expect(page.get_by_role("alert")).to_have_text("The e-mail address or the password is not right.")
    expect(page.get_by_label("E-mail address")).to_have_value("nobody@example.com")
    expect(page.get_by_label("Password")).to_be_focused()
    page.context.set_offline(True)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert").first).to_contain_text("The server did not answer")
    page.context.set_offline(False)
    watched.allow("ERR_INTERNET_DISCONNECTED")


def test_in_spanish(visit: Visit) -> None:
    page = visit("/sign-in", locale="es-ES")
    page.get_by_label("Correo electrónico").fill("nadie@example.com")
    page.get_by_label("Contraseña").fill("palabras equivocadas")
    page.get_by_role("button", name="Entrar").click()
    expect(page.get_by_role("alert")).to_have_text("El correo o la contraseña no son correctos.")


def test_a_link_is_good_once(page: Page, visit: Visit, server: Server) -> None:
    email = sign_up(page, server)
    thief = visit(newest_link(server, email))
    thief.get_by_label("Password").fill("a kettle whistles behind the door")
    thief.get_by_role("button", name="Save and sign in").click()
    expect(thief.get_by_role("alert")).to_contain_text("Ask for a new one")


def test_two_steps(page: Page, visit: Visit, server: Server) -> None:
    email = sign_up(page, server)
    page.goto("/settings")
    page.get_by_role("button", name="Turn on").click()
    key = page.get_by_text("Or type this key").inner_text().rpartition(" ")[2]
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("alert")).to_contain_text("not right")
    page.get_by_label("Code").fill(pyotp.TOTP(key).now())
    page.get_by_role("button", name="Turn on").click()
    recovery = page.locator("#security ul li").first.inner_text()
    page.get_by_role("button", name="I have kept them").click()
    expect(page.locator("#security .ui-badge")).to_have_text("On")
    other = visit("/")
    sign_in(other, email, path="/sign-in?next=/credits")
    other.wait_for_url("**/sign-in/code**")
    other.get_by_label("Code").fill(recovery)
    other.get_by_role("button", name="Continue").click()
    other.wait_for_url("**/credits**")


def test_a_device_is_signed_out_from_another(page: Page, visit: Visit, server: Server) -> None:
    email = sign_up(page, server)
    lost = visit("/")
    sign_in(lost, email)
    lost.wait_for_url("**/dashboard**")
    page.goto("/settings")
    page.locator("#sessions").get_by_role("button", name="Sign out", exact=True).click()
    expect(page.locator("#sessions li")).to_have_count(1)
    # What was resolved is remembered for five seconds.
    lost.wait_for_timeout(5500)
    lost.get_by_role("searchbox").fill("x")
    lost.wait_for_url(lambda url: url.rstrip("/") == server.url)


def test_changing_the_password(page: Page, visit: Visit, server: Server) -> None:
    email = sign_up(page, server)
    new = "a kettle whistles behind the door"
    page.goto("/settings")
    page.get_by_text("Change password").first.click()
    page.get_by_label("Current password").first.fill(PASSWORD)
    page.get_by_label("New password").fill("password1234")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("alert")).to_contain_text("easy to guess")
    page.get_by_label("New password").fill(new)
    page.get_by_role("button", name="Change password").click()
    page.wait_for_url("**section=security**")
    other = visit("/")
    sign_in(other, email, new)
    other.wait_for_url("**/dashboard**")


def test_taking_the_data_and_leaving(page: Page, server: Server) -> None:
    sign_up(page, server)
    page.goto("/settings")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Download all my data").click()
    assert coming.value.suggested_filename == "altocv-data.zip"
    page.get_by_role("button", name="Delete my account").click()
    dialog = page.get_by_role("dialog", name="Delete my account")
    dialog.get_by_label("Your password, to be sure").fill("wrong")
    dialog.get_by_role("button", name="Delete my account").click()
    expect(dialog.get_by_role("alert")).to_contain_text("not right")
    dialog.get_by_label("Your password, to be sure").fill(PASSWORD)
    dialog.get_by_role("button", name="Delete my account").click()
    page.wait_for_url(lambda url: url.rstrip("/") == server.url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_accessible_and_within_their_width(guest: Visit, server: Server, scheme: str, width: int) -> None:
    page = guest(viewport={"width": width, "height": 800}, color_scheme=scheme)
    public = ("/sign-in", "/sign-up", "/forgot", "/choose-password", "/privacy", "/terms", "/pricing")
    for path in (*public, "/settings", "/credits", "/billing"):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_timeout(400)
        assert grave_violations(page) == [], path
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), path
