"""All CVs beside one job: the best first, the chosen one marked, another chosen by a click."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.test_jobs import ENGINEER, add, grave, job, make_cv
from tests.e2e.test_landing import PHONE


def open_job(page: Page) -> None:
    page.goto("/jobs")
    add(page, ENGINEER)
    job(page, "Backend Engineer").click()


def test_without_a_cv_there_is_nothing_to_rank(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, ENGINEER)
    job(page, "Backend Engineer").click()
    expect(page.get_by_role("link", name="Make a CV")).to_be_visible()
    expect(page.get_by_role("heading", name="Your CVs for this job")).to_be_hidden()


def test_one_cv_is_told_how_to_get_a_second(guest: Visit) -> None:
    page = guest("/dashboard")
    make_cv(page, "Registered nurse")
    open_job(page)
    listed = page.get_by_role("list", name="Your CVs for this job")
    expect(listed.get_by_role("button")).to_have_count(1)
    expect(listed.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("With a second CV")).to_be_visible()
    expect(page.get_by_text("Compared here by AltoCV itself")).to_be_visible()
    assert grave(page) == []


def test_the_best_cv_comes_first_and_a_click_chooses_it(guest: Visit) -> None:
    page = guest("/dashboard")
    make_cv(page, "Software engineer")
    make_cv(page, "Registered nurse")
    open_job(page)
    rows = page.get_by_role("list", name="Your CVs for this job").get_by_role("button")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Software engineer")
    expect(rows.last).to_have_attribute("aria-pressed", "true")  # the newest is chosen at first
    expect(page.get_by_text("Requirements: 0 of 2 met")).to_be_visible()

    rows.first.focus()
    page.keyboard.press("Enter")
    expect(rows.first).to_have_attribute("aria-pressed", "true")
    expect(rows.last).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_text("Requirements: 2 of 2 met")).to_be_visible()
    expect(page.get_by_label("Match with")).to_have_value(
        page.get_by_label("Match with").locator("option", has_text="Software engineer").get_attribute("value")
        or ""
    )
    score = page.locator(".job-overall").inner_text().split()[0]
    expect(rows.first).to_contain_text(f"Match: {score} of 100")
    assert grave(page) == []

    page.set_viewport_size(PHONE["viewport"])
    expect(rows.first).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(color_scheme="dark")
    assert grave(page) == []


def test_a_changed_job_is_ranked_anew(guest: Visit) -> None:
    page = guest("/dashboard")
    make_cv(page, "Software engineer")
    make_cv(page, "Registered nurse")
    open_job(page)
    rows = page.get_by_role("list", name="Your CVs for this job").get_by_role("button")
    expect(rows.first).to_contain_text("Software engineer")
    before = rows.first.inner_text()
    page.get_by_role("button", name="Edit", exact=True).click()
    page.get_by_label("Title").fill("Intensive care nurse")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="Intensive care nurse")).to_be_visible()
    expect(rows.first).not_to_have_text(before)
