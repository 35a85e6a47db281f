"""The assistant's pane in a real browser, with the built-in assistant."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Visit
from tests.e2e.editing import edit_on_page, open_sample, saved, shows


@pytest.fixture
def cv(page: Page) -> Page:
    """A sample, with the assistant beside it."""
    open_sample(page)
    page.locator("#side-chat").click()
    expect(page.locator("#chat-question")).to_be_visible()
    return page


def ask(page: Page, question: str) -> None:
    asked = page.locator(".chat-mine").count()
    page.locator("#chat-question").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".chat-mine")).to_have_count(asked + 1)
    expect(page.locator("#chat-question")).to_have_value("")
    expect(page.get_by_role("button", name="Send")).to_be_visible(timeout=15_000)


PRIMARY = (
    "() => getComputedStyle(document.querySelector('.cv-pages')).getPropertyValue('--cv-primary').trim()"
)


def test_asking_accepting_and_undoing(cv: Page) -> None:
    before = cv.evaluate(PRIMARY)
    ask(cv, "Make it green")
    assert cv.evaluate(PRIMARY) == before, "nothing changes by itself"
    cv.get_by_role("button", name="Accept", exact=True).click()
    expect(cv.get_by_text("Accepted", exact=True)).to_be_visible()
    cv.wait_for_function(f"() => ({PRIMARY})() === '#1f6b45'")
    saved(cv)
    cv.locator("#history").click()
    expect(cv.get_by_text("Change by the assistant")).to_be_visible()
    cv.keyboard.press("Escape")
    cv.locator("#undo").click()
    cv.wait_for_function(f"before => ({PRIMARY})() === before", arg=before)


def test_a_conversation_survives_a_reload(cv: Page) -> None:
    ask(cv, "Add Docker and Git to my skills")
    expect(cv.locator(".chat-card")).to_have_count(2)
    cv.get_by_role("button", name="Reject").first.click()
    expect(cv.get_by_text("Rejected", exact=True)).to_be_visible()
    cv.reload()
    cv.locator("#side-chat").click()
    expect(cv.locator(".chat-mine")).to_have_text(re.compile("Add Docker and Git"))
    expect(cv.get_by_text("Rejected", exact=True)).to_be_visible()
    cv.get_by_role("button", name="Accept", exact=True).click()
    shows(cv, "Git")
    cv.get_by_role("button", name="Conversations").click()
    cv.get_by_role("menuitem", name="New conversation").click()
    expect(cv.locator(".chat-bubble")).to_have_count(0)
    expect(cv.get_by_role("button", name="What is missing in my CV?")).to_be_visible()


def test_a_proposal_whose_text_has_changed_says_so(cv: Page) -> None:
    ask(cv, "Larger font")
    cv.get_by_role("button", name="Accept", exact=True).click()
    expect(cv.get_by_text("Accepted", exact=True)).to_have_count(1)
    ask(cv, "Larger font")
    cv.locator("#undo").click()
    cv.get_by_role("button", name="Accept", exact=True).click()
    expect(cv.locator(".chat-card").last).to_contain_text("The text has changed since")


def test_what_is_said_too_early_is_not_lost(cv: Page) -> None:
    for question in ("hello", "Make it green"):
        cv.locator("#chat-question").fill(question)
        cv.keyboard.press("Enter")
    expect(cv.locator("#chat-question")).to_have_value("Make it green")
    expect(cv.get_by_role("button", name="Send")).to_be_visible(timeout=15_000)
    cv.locator("#chat-question").press("Enter")
    expect(cv.locator(".chat-card")).to_have_count(1, timeout=15_000)


def test_applying_at_once(cv: Page) -> None:
    cv.get_by_role("switch", name="Apply at once").check()
    ask(cv, "Make it green")
    cv.wait_for_function(f"() => ({PRIMARY})() === '#1f6b45'")
    expect(cv.get_by_text("Accepted", exact=True)).to_be_visible()


def test_editing_goes_on_beside_it(cv: Page) -> None:
    ask(cv, "hello")
    expect(cv.locator(".chat-text").last).to_contain_text("no AI model")
    field = edit_on_page(cv, "basics/name")
    field.fill("Ada <b>Lovelace</b>")
    shows(cv, "Ada <b>Lovelace</b>")
    ask(cv, "<img src=x onerror=alert(1)> **bold**")
    assert cv.locator(".chat-list img").count() == 0
    expect(cv.locator(".chat-mine strong")).to_have_text("bold")
    cv.locator("#side-content").click()
    expect(cv.locator(".cv-outline")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_accessible_and_within_its_width(guest: Visit, scheme: str, width: int) -> None:
    page = guest(viewport={"width": width, "height": 800}, color_scheme=scheme)
    open_sample(page)
    if width < 800:
        page.get_by_role("button", name="Content").click()
    page.locator("#side-chat").click()
    ask(page, "Add Docker and Git to my skills")
    expect(page.locator(".chat-card")).to_have_count(2)
    page.wait_for_timeout(300)
    assert grave_violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_one_text_of_the_page(cv: Page) -> None:
    cv.locator("#side-content").click()
    field = edit_on_page(cv, "/highlights/")
    field.fill("Responsible for managing a team of 5")
    shows(cv, "Responsible for managing")
    cv.get_by_role("button", name="Improve with the assistant").click()
    expect(cv.locator(".chat-about")).to_contain_text("Responsible for managing a team of 5")
    cv.get_by_role("button", name="Improve this text").click()
    expect(cv.locator(".chat-card ins").first).to_be_visible(timeout=15_000)
    marked = (
        "() => [...document.querySelectorAll('.cv-page text')].some(e => "
        "getComputedStyle(e).filter !== 'none')"
    )
    cv.wait_for_function(marked)
    cv.get_by_role("button", name="Accept", exact=True).click()
    shows(cv, "Managed a team of 5")
    cv.wait_for_function(f"() => !({marked})()")
