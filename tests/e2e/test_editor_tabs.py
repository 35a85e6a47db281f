"""Two tabs on one CV: neither overwrites the other without a word."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Visit, Watched, watch
from tests.e2e.editing import edit_on_page, form_field, hides, open_sample, ready, saved, shows


@pytest.fixture
def tabs(page: Page, watched: Watched) -> tuple[Page, Page]:
    """The same CV in two tabs of one browser."""
    first = open_sample(page)
    second = page.context.new_page()
    watch(second, watched)
    second.goto(first.url)
    return first, ready(second)


@pytest.fixture
def machines(guest: Visit, visit: Visit) -> tuple[Page, Page]:
    """The same CV on two machines, which hear of each other only through the server."""
    first = open_sample(guest())
    context: BrowserContext = first.context
    second = visit("/", storage_state=context.storage_state())
    second.goto(first.url)
    return first, ready(second)


def test_the_other_tab_follows(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    form_field(first, "Name").fill("Seen in both")
    shows(first, "Seen in both")
    saved(first)
    shows(second, "Seen in both")
    expect(form_field(second, "Name")).to_have_value("Seen in both")


def test_changes_of_different_places_are_joined(machines: tuple[Page, Page]) -> None:
    first, second = machines
    form_field(first, "Name").fill("From the first")
    shows(first, "From the first")
    saved(first)
    form_field(second, "Headline").fill("From the second")
    shows(second, "From the first")
    saved(second)
    for page in machines:
        page.reload()
        ready(page)
        shows(page, "From the first")
        shows(page, "From the second")


def _collide(first: Page, second: Page) -> None:
    form_field(first, "Name").fill("Mine, said the first")
    shows(first, "Mine, said the first")
    saved(first)
    form_field(second, "Name").fill("Mine, said the second")
    expect(second.get_by_text("Another tab changed the same place.")).to_be_visible()
    shows(second, "Mine, said the second")


def test_keeping_ones_own_after_a_collision(machines: tuple[Page, Page]) -> None:
    first, second = machines
    _collide(first, second)
    second.get_by_role("button", name="Keep mine").click()
    saved(second)
    first.reload()
    shows(ready(first), "Mine, said the second")
    first.locator("#undo").click()
    shows(first, "Mine, said the first")


def test_taking_the_other_after_a_collision(machines: tuple[Page, Page]) -> None:
    first, second = machines
    _collide(first, second)
    second.get_by_role("button", name="Take the other").click()
    shows(second, "Mine, said the first")
    expect(form_field(second, "Name")).to_have_value("Mine, said the first")
    saved(second)


def test_an_entry_that_went_away_while_it_was_edited(machines: tuple[Page, Page]) -> None:
    first, second = machines
    field = edit_on_page(second, "/highlights/0")
    first.locator(".cv-page text", has_text="Led the rewrite").first.hover()
    first.locator(".cv-part-tools").get_by_role("button", name="Delete").click()
    saved(first)
    hides(first, "Led the rewrite")
    field.press_sequentially(" and more", delay=20)
    expect(second.get_by_text("Another tab changed the same place.")).to_be_visible()
    second.get_by_role("button", name="Take the other").click()
    hides(second, "Led the rewrite")
    saved(second)
