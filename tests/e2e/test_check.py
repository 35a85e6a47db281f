"""The check of a CV in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.editing import edit_on_page, hides, open_sample, saved, shows
from tests.e2e.test_jobs import add

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
    against(cv).select_option("A text that I paste…")
    cv.get_by_placeholder("Paste the text of the posting").fill("We need Kubernetes, COBOL and Salesforce.")
    cv.get_by_role("button", name="Check against this text").click()
    expect(cv.locator(".check-parts")).to_contain_text("Keywords", timeout=20_000)
    expect(held(cv)).to_contain_text("We need Kubernetes, COBOL and Salesforce.")
    assert grave_violations(cv) == []
    cv.reload()
    expect(cv.locator(".check-parts")).to_contain_text("Keywords", timeout=20_000)
    cv.get_by_text("Earlier scores").click()
    expect(cv.locator(".check-past li")).to_have_count(2)
    expect(cv.locator(".check-past li").last).to_contain_text("We need Kubernetes")
    against(cv).select_option("A text that I paste…")
    cv.get_by_placeholder("Paste the text of the posting").fill("Nice people wanted")
    cv.get_by_role("button", name="Check against this text").click()
    expect(cv.get_by_text("No skill that we know is named")).to_be_visible(timeout=20_000)
    expect(cv.locator(".check-parts")).not_to_contain_text("Keywords")


JOB = """Platform Engineer
Acme

Requirements:
- Kubernetes
- COBOL
"""


def test_a_saved_job_is_chosen_remembered_and_may_be_deleted(page: Page) -> None:
    open_sample(page)
    saved(page)
    mine = page.url
    page.goto("/jobs")
    add(page, JOB)
    page.get_by_role("main").get_by_role("link", name="Platform Engineer").click()
    page.wait_for_url(re.compile("/jobs/.+"))
    job_url = page.url
    page.get_by_role("link", name="Check against this job").click()
    expect(held(page)).to_contain_text("Platform Engineer · Acme", timeout=20_000)
    expect(against(page).locator("option:checked")).to_have_text("Platform Engineer · Acme")
    expect(page.locator(".check .chat-card", has_text="COBOL")).to_be_visible()
    assert grave_violations(page) == []
    # It is that CV's: another one in the same tab is held against nothing.
    page.goto("/dashboard")
    open_sample(page, "Registered nurse")
    expect(page.locator(".check-score")).to_be_visible(timeout=20_000)
    expect(against(page)).to_have_value("")
    expect(held(page)).to_have_count(0)
    page.goto(mine)
    expect(held(page)).to_contain_text("Platform Engineer", timeout=20_000)
    against(page).select_option("No posting")
    expect(held(page)).to_have_count(0, timeout=20_000)
    against(page).select_option("Platform Engineer · Acme")
    expect(held(page)).to_contain_text("Platform Engineer", timeout=20_000)
    # In another tab the job goes.
    other = page.context.new_page()
    other.goto(job_url)
    other.get_by_role("button", name="Delete").click()
    other.get_by_role("dialog", name="Delete for good?").get_by_role("button", name="Delete").click()
    other.wait_for_url(re.compile("/jobs/?$"))
    page.get_by_role("button", name="Check again").click()
    expect(page.get_by_text("That job was deleted meanwhile.")).to_be_visible(timeout=20_000)
    expect(held(page)).to_have_count(0)
    expect(against(page).locator("option")).to_have_count(2)
    page.goto(mine + "?check=" + job_url.rstrip("/").rpartition("/")[2])
    expect(page.get_by_text("That job was deleted meanwhile.")).to_be_visible(timeout=20_000)


def test_many_jobs_are_searched(page: Page) -> None:
    page.goto("/jobs")
    for number in range(9):
        add(page, f"Job number {number}\n\nRequirements:\n- Python {number}\n- {'x' * number}")
    page.goto("/dashboard")
    open_sample(page)
    page.locator("#side-check").click()
    expect(page.locator(".check-score")).to_be_visible(timeout=20_000)
    pane = page.locator(".check")
    pane.get_by_role("searchbox").fill("number 7")
    expect(against(page).locator("option")).to_have_count(3)
    against(page).select_option("Job number 7")
    expect(held(page)).to_contain_text("Job number 7", timeout=20_000)
    pane.get_by_role("searchbox").fill("number 5")
    expect(against(page).locator("option", has_text="Job number 5")).to_have_count(1)
    expect(against(page).locator("option:checked")).to_have_text("Job number 7")


def test_without_a_model_it_is_said_what_cannot_be_had(cv: Page) -> None:
    expect(cv.get_by_text("No AI model is chosen")).to_be_visible()
    expect(cv.get_by_text("This takes an AI model")).to_be_visible()
    expect(cv.get_by_role("button", name="Ask for an opinion")).to_have_count(0)
    cv.get_by_role("link", name="connect one in your settings.").first.click()
    expect(cv.get_by_role("heading", name="Settings", exact=True)).to_be_visible()


def test_one_click_has_the_assistant_propose(cv: Page) -> None:
    edit_on_page(cv, "highlights/0").fill("Responsible for leading the settlement team")
    cv.keyboard.press("Escape")
    saved(cv)
    cv.get_by_role("button", name="Check again").click()
    finding = cv.locator(".check .chat-card", has_text="Responsible for").first
    expect(finding).to_be_visible(timeout=20_000)
    finding.get_by_role("button", name="Propose a change").click()
    expect(cv.locator(".chat-mine")).to_contain_text("Responsible for leading the settlement team")
    expect(cv.locator(".chat-card")).to_be_visible(timeout=15_000)
    cv.get_by_role("button", name="Accept", exact=True).click()
    expect(cv.get_by_text("Accepted", exact=True)).to_be_visible()
    hides(cv, "Responsible for leading the settlement team")


def against(page: Page) -> Locator:
    """What the CV is held against."""
    return page.get_by_role("combobox", name="Hold it against a posting")


def held(page: Page) -> Locator:
    """What the last check was held against."""
    return page.locator(".check p", has_text="Held against:")
