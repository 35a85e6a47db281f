"""Bringing a CV and a posting together, in a real browser, with the built-in assistant."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.editing import open_sample, ready, saved
from tests.e2e.test_jobs import add

POSTING = """Backend Engineer
Acme Payments, Portland
Requirements:
- 5+ years of Python
- PostgreSQL and Kafka in production
- Kubernetes and Terraform
Nice to have:
- Rust
"""


@pytest.fixture
def desk(page: Page) -> Page:
    """The page, with a CV to tailor."""
    open_sample(page)
    saved(page)
    page.goto("/tailor")
    expect(page.get_by_role("heading", name="Tailor", exact=True)).to_be_visible()
    page.get_by_label("Job posting").fill(POSTING)
    return page


def test_a_cv_is_tailored_by_rules_and_a_copy_made(desk: Page) -> None:
    assert grave_violations(desk) == []
    desk.get_by_role("button", name=re.compile("^Begin")).click()
    accept = desk.get_by_role("button", name=re.compile("As a new CV"))
    expect(accept).to_be_visible(timeout=30_000)
    assert grave_violations(desk) == []
    accept.click()
    desk.wait_for_url("**/cv/**")
    ready(desk)
    desk.goto("/dashboard")
    expect(desk.get_by_role("heading", name=re.compile("Backend Engineer"))).to_be_visible()


def test_a_letter_is_written_and_opens_in_the_editor(desk: Page) -> None:
    desk.get_by_text("Cover letter", exact=True).first.click()
    desk.get_by_role("button", name=re.compile("^Begin")).click()
    expect(desk.get_by_text(re.compile("Dear|Hello")).first).to_be_visible(timeout=30_000)


def test_a_phone_has_room(desk: Page) -> None:
    desk.set_viewport_size({"width": 390, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    expect(desk.get_by_role("button", name="Your account")).to_be_in_viewport()


def test_a_saved_job_is_brought_along(page: Page) -> None:
    open_sample(page)
    saved(page)
    page.goto("/jobs")
    add(page, POSTING)
    page.get_by_role("link", name="Backend Engineer").first.click()
    page.get_by_role("link", name="Tailor a CV to this job").click()
    expect(page.get_by_label("Job posting")).to_have_value(re.compile("PostgreSQL and Kafka"))


def test_tailorings_are_compared(desk: Page) -> None:
    for way in ("Quick", "Keywords"):
        choice = desk.get_by_role("radio", name=re.compile(f"^{way}"))
        choice.click()
        expect(choice).to_be_checked()
        desk.get_by_role("button", name=re.compile("^Begin")).click()
        expect(desk.get_by_text(f"Tailored CV · {way} · done")).to_be_visible(timeout=30_000)
    expect(desk.locator("#bell")).to_have_accessible_name("Notices")
    desk.get_by_role("button", name="Compare tailored CVs").click()
    picks = desk.get_by_role("checkbox", name=re.compile("^Compare “Backend Engineer"))
    expect(picks).to_have_count(2)
    expect(picks.first).to_be_checked()
    picks.first.uncheck()
    expect(desk.get_by_role("button", name="Compare tailored CVs")).to_be_disabled()
    picks.first.check()
    desk.get_by_role("link", name="Compare 2").click()
    table = desk.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table.get_by_role("row", name=re.compile("^Match"))).to_contain_text("→")
    assert grave_violations(desk) == []
    desk.set_viewport_size({"width": 390, "height": 800})
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390
    expect(desk.get_by_role("rowheader", name="Match")).to_be_in_viewport()
    desk.get_by_role("link", name="Open “Backend Engineer”").first.click()
    expect(desk.get_by_role("button", name=re.compile("As a new CV"))).to_be_visible()


def test_what_is_not_there_cannot_be_compared(page: Page) -> None:
    for runs in ("", "nonsense,00000000-0000-0000-0000-000000000000"):
        page.goto(f"/tailor/compare?runs={runs}")
        expect(page.get_by_text("There is nothing to compare")).to_be_visible()
    expect(page.get_by_text("Not here any more, or no tailored CV: 2")).to_be_visible()


def test_more_time_can_be_given(desk: Page) -> None:
    desk.locator("summary", has_text="More").click()
    desk.get_by_label("Give it more time").select_option(label="Ten times as long")
    desk.get_by_role("button", name=re.compile("^Begin")).click()
    expect(desk.get_by_role("button", name=re.compile("As a new CV"))).to_be_visible(timeout=30_000)
    assert grave_violations(desk) == []
