"""The design panel and the version history."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.editing import (
    design_group,
    download,
    form_field,
    hides,
    open_sample,
    pages_text,
    reload,
    saved,
    sent_frames,
    shows,
)
from tests.e2e.test_landing import wait_for_pictures

PRIMARY = (
    "() => getComputedStyle(document.querySelector('.cv-pages')).getPropertyValue('--cv-primary').trim()"
)


@pytest.fixture
def cv(page: Page) -> Page:
    """A fresh guest with the software engineer's CV open on a wide screen."""
    page.set_viewport_size({"width": 1440, "height": 900})
    return open_sample(page)


def _primary_is(page: Page, color: str) -> None:
    page.wait_for_function(f"(color) => ({PRIMARY})() === color", arg=color)


def test_every_template_is_shown_with_this_cv_and_can_be_worn(cv: Page) -> None:
    cards = cv.locator(".template-card")
    assert cards.count() >= 8
    before = re.sub(r"\W", "", pages_text(cv)).lower()
    for index in range(cards.count()):
        card = cards.nth(index)
        card.scroll_into_view_if_needed()
        saved(cv)
        wait_for_pictures(cv, f".template-card:nth-child({index + 1}) img")
        card.click()
        expect(card).to_have_attribute("aria-pressed", "true")
        shown = re.sub(r"\W", "", pages_text(cv)).lower()
        assert sorted(set(shown)) == sorted(set(before))
    cv.locator("#undo").click()
    expect(cards.nth(cards.count() - 2)).to_have_attribute("aria-pressed", "true")


def test_a_palette_and_a_typed_colour(cv: Page) -> None:
    cv.locator(".palettes .palette").nth(3).click()
    expect(cv.locator("#undo")).to_be_enabled()
    cv.locator("#color-primary").click()
    code = cv.get_by_role("textbox", name="Primary")
    code.fill("c0f")
    code.press("Enter")
    _primary_is(cv, "#cc00ff")
    code.fill("cornflower")
    code.press("Enter")
    expect(cv.locator(".ui-toast")).to_contain_text("#")
    assert cv.evaluate(PRIMARY) == "#cc00ff"
    reload(cv)
    assert cv.evaluate(PRIMARY) == "#cc00ff"


def test_dragging_a_colour_paints_at_once_and_sends_nothing_until_released(cv: Page) -> None:
    frames = sent_frames(cv)
    reload(cv)
    cv.locator("#color-primary").click()
    pad = cv.locator("details.color[open] .react-colorful__saturation")
    pad.scroll_into_view_if_needed()
    cv.wait_for_timeout(1200)
    box = pad.bounding_box()
    assert box
    before, frames[:] = cv.evaluate(PRIMARY), []
    cv.mouse.move(box["x"] + 12, box["y"] + 12)
    cv.mouse.down()
    seen = set()
    for step in range(25):
        cv.mouse.move(box["x"] + 12 + step * 4, box["y"] + 12 + step * 2)
        seen.add(cv.evaluate(PRIMARY))
    assert frames == []
    assert len(seen) > 15
    cv.mouse.up()
    last = cv.evaluate(PRIMARY)
    assert last != before
    expect(cv.locator("#undo")).to_be_enabled()
    assert frames
    reload(cv)
    assert cv.evaluate(PRIMARY) == last
    cv.locator("#undo").click()
    _primary_is(cv, before)


SUMMARY_SIZE = """
() => parseFloat(getComputedStyle(document.querySelector(".cv-page text[data-path*='/summary']")).fontSize)
"""


def test_sizes_relayout_the_pages_and_are_one_step(cv: Page) -> None:
    size = cv.evaluate(SUMMARY_SIZE)
    slider = design_group(cv, "Text").get_by_role("slider", name="Size (pt)")
    slider.focus()
    for _ in range(4):
        slider.press("ArrowRight")
    expect(cv.locator("#undo")).to_be_enabled()
    saved(cv)
    cv.wait_for_function(f"before => ({SUMMARY_SIZE})() > before", arg=size)
    reload(cv)
    cv.locator("#undo").click()
    expect(cv.locator("#undo")).to_be_disabled()
    cv.wait_for_function(f"before => ({SUMMARY_SIZE})() === before", arg=size)


def test_page_size_language_and_date_format(cv: Page) -> None:
    layout = design_group(cv, "Page and columns")
    layout.get_by_label("Page size").select_option("Letter")
    expect(cv.locator(".cv-page svg").first).to_have_attribute("viewBox", re.compile(r"^0 0 612 792$"))
    details = design_group(cv, "Language and dates")
    details.get_by_label("Language of the CV").select_option("de")
    shows(cv, "Berufserfahrung")
    shows(cv, "März 2021")
    details.get_by_label("Language of the CV").select_option("es")
    shows(cv, "Experiencia")
    details.get_by_label("Dates").select_option(index=2)
    hides(cv, "mar 2021")
    reload(cv)
    shows(cv, "Experiencia")


def test_sections_are_hidden_and_moved_from_the_panel(cv: Page) -> None:
    order = design_group(cv, "Sections")
    row = order.get_by_role("listitem").filter(has_text="Projects")
    row.get_by_role("button", name="Hide").click()
    hides(cv, "Projects")
    row.get_by_role("button", name="Show").click()
    shows(cv, "Projects")
    text = pages_text(cv)
    assert text.index("Projects") < text.index("Skills")
    row.get_by_role("button", name="Move down").click()
    expect(order.get_by_role("listitem").nth(3)).to_contain_text("Projects")
    text = pages_text(cv)
    assert text.index("Projects") > text.index("Skills")


def test_fit_to_one_page_says_how_it_went(page: Page) -> None:
    open_sample(page)
    page.get_by_role("button", name="Fit to one page").click()
    said = page.locator(".ui-toast")
    expect(said).to_contain_text("one page", timeout=20_000)
    fits = "now fits" in (said.first.text_content() or "")
    saved(page)
    assert (page.locator(".cv-page").count() == 1) == fits
    page.locator("#undo").click()
    expect(page.locator(".cv-page")).to_have_count(2)


def test_a_long_cv_cannot_be_squeezed(page: Page) -> None:
    open_sample(page, "Associate professor")
    page.get_by_role("button", name="Fit to one page").click()
    expect(page.locator(".ui-toast")).to_contain_text("cannot fit on one page", timeout=20_000)


def test_versions_are_named_looked_at_compared_and_restored(cv: Page) -> None:
    cv.locator("#history").click()
    dialog = cv.get_by_role("dialog", name="Version history")
    dialog.get_by_label("Name the version as it stands").fill("Before the interview")
    dialog.get_by_role("button", name="Keep").click()
    expect(dialog.get_by_text("Before the interview")).to_be_visible()
    assert grave_violations(cv) == []
    cv.keyboard.press("Escape")
    form_field(cv, "Name").fill("Somebody Else")
    shows(cv, "Somebody Else")
    cv.locator("#history").click()
    row = dialog.get_by_role("listitem").filter(has_text="Before the interview")
    row.get_by_role("button", name="Look").click()
    expect(dialog.locator(".history-view .cv-page").first).to_contain_text("Maya Lindqvist")
    dialog.get_by_role("button", name="All versions").click()
    row.get_by_role("button", name="Compare with now").click()
    expect(dialog.locator("del").first).to_contain_text("Maya")
    expect(dialog.locator("ins").first).to_contain_text("Somebody")
    assert grave_violations(cv) == []
    dialog.get_by_role("button", name="All versions").click()
    row.get_by_role("button", name="Restore").click()
    shows(cv, "Maya Lindqvist")
    expect(form_field(cv, "Name")).to_have_value("Maya Lindqvist")
    cv.locator("#undo").click()
    shows(cv, "Somebody Else")


def test_the_pdf_has_the_page_size_and_colour_that_were_chosen(cv: Page, tmp_path: Path) -> None:
    design_group(cv, "Page and columns").get_by_label("Page size").select_option("Letter")
    expect(cv.locator(".cv-page svg").first).to_have_attribute("viewBox", "0 0 612 792")
    assert b"/MediaBox [0 0 612 792]" in download(cv, "pdf", tmp_path).read_bytes().replace(b".00", b"")
