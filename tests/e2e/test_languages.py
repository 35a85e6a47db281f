"""One CV in several languages, in a real browser: linked, followed, translated by hand and by a model."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.editing import form_field, open_sample, ready, saved, shows
from tests.e2e.own_server import Own, own_server
from tests.model_double import Script, model_double


def translating(body: dict[str, Any]) -> Script:
    """Each text with a word before it, as a model would answer that translates."""
    asked = re.search(r"<texts>\n(.*)\n</texts>", body["messages"][0]["content"], re.DOTALL)
    assert asked is not None
    texts = {number: f"Sí: {text}" for number, text in json.loads(asked[1]).items()}
    return Script(text="", calls=[("translations", {"texts": texts})])


@pytest.fixture(scope="module")
def own() -> Iterator[Own]:
    """A server with a model that translates."""
    with model_double() as models:
        models.will(Script(makes=translating))
        with own_server(models) as server:
            yield server


@pytest.fixture
def page(own: Own, browser: Browser) -> Iterator[Page]:
    """A guest of that server with a CV in English and its version in Spanish, which is open."""
    with own.guest(browser) as page:
        in_spanish(page)
        yield page


def in_spanish(page: Page) -> None:
    """Make a CV, and open its version in Spanish."""
    open_sample(page)
    saved(page)
    page.locator("#languages").click()
    page.get_by_label("Another language").select_option("es")
    before = page.url
    page.locator("#add-language").click()
    page.wait_for_url(lambda url: "/cv/" in url and url.partition("?")[0] != before)
    expect(dialog(page).get_by_text(re.compile(r"To translate: \d\d"))).to_be_visible()
    expect(page.locator("#translate-all")).to_be_enabled()


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Languages")


def test_a_model_translates_and_undo_takes_it_back(page: Page) -> None:
    assert grave_violations(page) == []
    page.locator("#translate-all").click()
    expect(dialog(page).get_by_text("texts are translated")).to_be_visible(timeout=30_000)
    expect(dialog(page).get_by_text("Everything is translated")).to_be_visible()
    page.keyboard.press("Escape")
    shows(page, "Sí: Senior Software Engineer")
    shows(page, "Experiencia")
    expect(page.locator("#credits")).to_contain_text("42")
    page.locator("#undo").click()
    expect(page.locator(".cv-pages")).not_to_contain_text("Sí:")
    expect(page.get_by_role("button", name=re.compile(r"Languages: \d+ to translate"))).to_be_visible()


def test_by_hand_and_what_changes_in_the_original_follows(page: Page) -> None:
    version = page.url.partition("?")[0]
    rows = dialog(page).locator(".languages-text")
    first = rows.first.get_by_role("textbox")
    first.fill("Ingeniera sénior")
    first.press("Tab")
    shows(page, "Ingeniera sénior")
    expect(rows.first).not_to_contain_text("Senior Software Engineer")
    count = dialog(page).get_by_text(re.compile(r"To translate: (\d+)"))
    before = int(re.sub(r"\D", "", count.inner_text()))
    rows.first.get_by_role("button", name="Right as it is").click()
    expect(count).to_have_text(f"To translate: {before - 1}")

    dialog(page).get_by_role("link", name="Software engineer").click()
    page.wait_for_url(lambda url: version not in url)
    shows(page, "Experience")
    form_field(page, "Headline").fill("Staff Engineer")
    form_field(page, "Phone").fill("+1 503 999")
    saved(page)
    page.goto(version)
    expect(page.get_by_text("Taken over from the original")).to_be_visible(timeout=15_000)
    ready(page)
    shows(page, "+1 503 999")
    shows(page, "Ingeniera sénior")
    page.locator("#languages").click()
    expect(rows.first).to_contain_text("Staff Engineer")
    expect(rows.first.get_by_role("textbox")).to_have_value("Ingeniera sénior")


def test_the_list_of_cvs_brings_versions_up_to_date(page: Page) -> None:
    dialog(page).get_by_role("link", name="Software engineer").click()
    shows(page, "Experience")
    form_field(page, "Phone").fill("+1 503 999")
    saved(page)
    page.goto("/dashboard")
    card = page.get_by_role("listitem").filter(has_text="Software engineer – Español")
    newer = "/api/cvs/[^/]+/page.webp.*v=2"
    expect(card.locator("img")).to_have_attribute("src", re.compile(newer))
    card.get_by_role("link").click()
    shows(page, "Experiencia")
    shows(page, "+1 503 999")


def test_the_list_of_cvs_tells_them_apart_and_one_can_be_set_free(page: Page) -> None:
    page.goto("/dashboard")
    card = page.get_by_role("listitem").filter(has_text="Software engineer – Español")
    expect(card).to_contain_text("to translate")
    expect(page.get_by_role("listitem").filter(has_text="English")).to_contain_text("Original")
    assert grave_violations(page) == []
    card.get_by_role("button", name=re.compile("Actions")).click()
    page.get_by_role("menuitem", name="Languages").click()
    expect(dialog(page)).to_be_visible()
    expect(page.locator("#translate-all")).to_be_enabled()
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert grave_violations(page) == []
    dialog(page).get_by_role("button", name="Make it a CV of its own").click()
    expect(page.get_by_text("This is a CV of its own now")).to_be_visible()
    page.goto("/dashboard")
    expect(page.get_by_text("Original", exact=True)).to_have_count(0)
