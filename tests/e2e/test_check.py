"""The check of a CV in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.editing import edit_on_page, open_sample, saved, shows

WORSE = "I led the the rewrite of the engine, saving 19 hours a week"


@pytest.fixture
def cv(page: Page) -> Page:
    """A sample, with the check beside it."""
    open_sample(page)
    page.locator("#side-check").click()
    expect(page.locator(".check-score")).to_be_visible(timeout=20_000)
    return page


def score(page: Page) -> int:
    return int(page.locator(".check-score").text_content() or "0")


def test_what_got_worse_is_said_shown_and_mended(cv: Page) -> None:
    before = score(cv)
    assert before >= 90
    edit_on_page(cv, "highlights/0").fill(WORSE)
    cv.keyboard.press("Escape")
    saved(cv)
    expect(cv.get_by_text("The CV has changed since it was checked.")).to_be_visible()
    cv.get_by_role("button", name="Check again").first.click()
    finding = cv.locator(".check .chat-card", has_text="stands twice")
    expect(finding).to_be_visible(timeout=20_000)
    assert score(cv) < before
    finding.get_by_role("button", name="Show").click()
    expect(cv.locator(".cv-field textarea")).to_have_value(
        "I led the the rewrite of the engine, saving 19 hours a week"
    )
    cv.keyboard.press("Escape")
    finding.get_by_role("button", name="Fix it").click()
    expect(finding).to_have_count(0, timeout=20_000)
    shows(cv, "the rewrite of the engine, saving 19 hours a week")
    cv.locator("#undo").click()
    shows(cv, "the the rewrite")


def test_the_text_that_a_machine_reads_and_a_posting(cv: Page) -> None:
    cv.get_by_text("What the machine reads").click()
    expect(cv.locator(".check-read")).to_contain_text("Maya Lindqvist")
    cv.get_by_text("Hold it against a posting").click()
    cv.get_by_placeholder("Paste the text of the posting").fill("We need Kubernetes, COBOL and Salesforce.")
    cv.locator(".check-fold button", has_text="Check again").click()
    expect(cv.locator(".check-parts")).to_contain_text("Keywords", timeout=20_000)
    assert grave_violations(cv) == []
    cv.reload()
    cv.locator("#side-check").click()
    expect(cv.locator(".check-parts")).to_contain_text("Keywords", timeout=20_000)
    cv.get_by_text("Earlier scores").click()
    expect(cv.locator(".check-past li")).to_have_count(2)


def test_the_assistant_is_asked_for_what_no_rule_mends(cv: Page) -> None:
    cv.get_by_role("button", name="Ask for an opinion").click()
    expect(cv.locator(".chat-mine")).to_contain_text("as a recruiter would")
    expect(cv.get_by_role("button", name="Send")).to_be_visible(timeout=15_000)
