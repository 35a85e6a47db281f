"""The server or its database goes away while somebody types: what was typed is kept, and the page says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.editing import edit_on_page, form_field, open_sample, ready, saved, shows
from tests.e2e.own_server import Own, own_server


@pytest.fixture
def own() -> Iterator[Own]:
    with own_server() as server:
        yield server


@pytest.fixture
def cv(own: Own, browser: Browser) -> Iterator[Page]:
    """A guest's CV on that server."""
    with own.guest(browser) as page:
        yield open_sample(page)


def test_typing_goes_on_while_the_server_is_away(own: Own, cv: Page) -> None:
    form_field(cv, "Name").fill("Saved before the crash")
    shows(cv, "Saved before the crash")
    saved(cv)
    own.kill()
    headline = form_field(cv, "Headline")
    headline.fill("Typed while it was away")
    expect(cv.get_by_text("The connection is lost.")).to_be_visible(timeout=20_000)
    expect(headline).to_have_value("Typed while it was away")
    own.start()
    expect(cv.get_by_text("The connection is lost.")).to_have_count(0, timeout=30_000)
    shows(cv, "Typed while it was away")
    shows(cv, "Saved before the crash")
    saved(cv)
    cv.reload()
    shows(ready(cv), "Typed while it was away")
    cv.locator("#undo").click()
    shows(cv, "Senior Software Engineer")


def test_typing_goes_on_while_the_database_restarts(own: Own, cv: Page) -> None:
    own.kill_database()
    form_field(cv, "Name").fill("Typed without a database")
    shows(cv, "Typed without a database")
    expect(cv.locator("[data-saved=saved]")).to_be_visible(timeout=40_000)
    own.kill()
    own.start()
    cv.reload()
    shows(ready(cv), "Typed without a database")


def test_a_field_on_the_page_stays_open_through_a_short_loss(own: Own, cv: Page) -> None:
    field = edit_on_page(cv, "basics/label")
    field.fill("Half a sen")
    shows(cv, "Half a sen")
    saved(cv)
    cv.evaluate("window.dispatchEvent(new Event('offline'))")
    field.press_sequentially("tence", delay=30)
    shows(cv, "Half a sentence")
    expect(field).to_be_focused()
    saved(cv)


def test_a_database_that_hangs_is_told_and_waited_for(own: Own, cv: Page) -> None:
    own.freeze_database(True)
    try:
        form_field(cv, "Name").fill("Typed while it hung")
        shows(cv, "Typed while it hung")
        expect(cv.get_by_text("The database does not answer.")).to_be_visible(timeout=40_000)
        assert cv.request.get("/api/health", timeout=40_000).status == 503
    finally:
        own.freeze_database(False)
    saved(cv)
    expect(cv.get_by_text("The database does not answer.")).to_have_count(0)
    cv.reload()
    shows(ready(cv), "Typed while it hung")
