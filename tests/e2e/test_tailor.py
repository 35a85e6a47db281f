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
