"""The start page: it says what AltoCV is, shows a page, and one button lets you in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Cookie, Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Visit, Watched

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def test_one_button_and_no_field_leads_in(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write your CV on the finished page")
    expect(page.locator("input:visible")).to_have_count(0)
    page.get_by_role("button", name="Start writing").click()
    page.wait_for_url("**/dashboard/**")
    expect(page.get_by_role("heading", name="Your CVs")).to_be_visible()


def test_the_session_is_out_of_reach_of_scripts(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="Start writing").click()
    page.wait_for_url("**/dashboard/**")
    cookie = session_cookie(page)
    assert (cookie.get("httpOnly"), cookie.get("sameSite")) == (True, "Lax")
    assert "altocv_session" not in page.evaluate("document.cookie")


def test_coming_back_keeps_the_guest(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="Start writing").click()
    page.wait_for_url("**/dashboard/**")
    first = session_cookie(page)
    page.goto("/")
    page.get_by_role("button", name="Start writing").click()
    page.wait_for_url("**/dashboard/**")
    assert session_cookie(page).get("value") == first.get("value")


def session_cookie(page: Page) -> Cookie:
    (cookie,) = [c for c in page.context.cookies() if c.get("name") == "altocv_session"]
    return cookie


def test_every_picture_is_there(visit: Visit) -> None:
    page = visit("/")
    assert wait_for_pictures(page, "main img") >= 10


def wait_for_pictures(page: Page, selector: str) -> int:
    """Load all, also those that wait to be scrolled to; how many there are. Fails for one that is broken."""
    return page.evaluate(
        """async (selector) => {
          const images = [...document.querySelectorAll(selector)];
          images.forEach((image) => (image.loading = "eager"));
          await Promise.all(images.map((image) => image.decode()));
          return images.length;
        }""",
        selector,
    )


def test_it_starts_without_scripts(visit: Visit) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_role("button", name="Start writing").click()
    page.wait_for_url("**/dashboard/**")


def switch(page: Page, choice: str, menu: str = "Appearance and language") -> None:
    page.get_by_role("button", name=menu).click()
    page.get_by_role("menuitemradio", name=choice).click()


def test_language_switches_in_place_and_stays(visit: Visit) -> None:
    page = visit("/")
    page.evaluate("window.same = true")
    switch(page, "Español")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Escribe tu CV sobre la página terminada")
    assert page.evaluate("window.same") is True
    assert page.locator("html").get_attribute("lang") == "es"
    page.reload()
    expect(heading).to_have_text("Escribe tu CV sobre la página terminada")
    switch(page, "English", "Apariencia e idioma")
    expect(heading).to_have_text("Write your CV on the finished page")


def test_the_browsers_language_is_the_first_choice(visit: Visit) -> None:
    page = visit("/", locale="es-MX")
    expect(page.get_by_role("button", name="Empezar a escribir")).to_be_visible()


def test_a_spanish_reader_never_sees_english(visit: Visit) -> None:
    page = visit("about:blank", locale="es-ES")
    page.add_init_script(
        """window.seen = new Set();
        const look = () => {
          const heading = document.querySelector("h1");
          const shown = document.body && getComputedStyle(document.body).visibility === "visible";
          if (heading && shown) seen.add(heading.textContent);
          requestAnimationFrame(look);
        };
        look();"""
    )
    page.goto("/")
    expect(page.get_by_role("button", name="Empezar a escribir")).to_be_visible()
    assert page.evaluate("[...seen]") == ["Escribe tu CV sobre la página terminada"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_system_from_the_first_paint(visit: Visit, scheme: str) -> None:
    page = visit("about:blank", color_scheme=scheme)
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => "
        "{ window.first = getComputedStyle(document.documentElement).backgroundColor })"
    )
    page.goto("/")
    page.wait_for_load_state("networkidle")
    now = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert page.evaluate("first") == now == ("rgb(15, 19, 18)" if scheme == "dark" else "rgb(245, 246, 246)")


def test_a_chosen_theme_stays(visit: Visit) -> None:
    page = visit("/", color_scheme="light")
    switch(page, "Dark")
    expect(page.locator("html")).to_have_class("dark")
    page.reload()
    expect(page.locator("html")).to_have_class("dark")
    page.get_by_role("button", name="Appearance and language").click()
    expect(page.get_by_role("menuitemradio", name="Dark")).to_have_attribute("aria-checked", "true")


def test_the_menu_works_by_keyboard(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="Appearance and language").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitemradio", name="Light")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitemradio", name="Dark")).to_be_focused()
    page.keyboard.press("s")
    expect(page.get_by_role("menuitemradio", name="System")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(page.get_by_role("button", name="Appearance and language")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_accessible_and_within_its_width(visit: Visit, scheme: str, size: dict) -> None:
    page = visit("/", color_scheme=scheme, **size)
    expect(page.get_by_role("button", name="Start writing")).to_be_visible()
    assert grave_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_wrong_address_is_told_calmly(visit: Visit, watched) -> None:
    watched.allow("status of 404")
    page = visit("/no/such/page")
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert grave_violations(page) == []


def test_the_api_is_a_link_away(visit: Visit, watched: Watched) -> None:
    watched.allow("")  # its page brings scripts from elsewhere, which may not be reached here
    page = visit("/")
    page.get_by_role("link", name="API").click()
    page.wait_for_url("**/api/docs")
    expect(page).to_have_title("AltoCV API")
