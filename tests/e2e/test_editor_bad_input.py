"""What is wrong, huge or hostile gets a sentence, and nothing is lost."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.editing import (
    download,
    form_field,
    import_cv,
    open_sample,
    open_section,
    reload,
    saved,
    shows,
)


def test_markup_in_a_name_is_text_everywhere(page: Page, tmp_path: Path) -> None:
    evil = '<script>window.hit=1</script><img src=x onerror="window.hit=1">'
    open_sample(page)
    form_field(page, "Name").fill(evil)
    shows(page, "<script>window.hit=1</script>")
    reload(page)
    shows(page, "onerror=")
    page.locator("#history").click()
    page.get_by_role("dialog").get_by_label("Name the version as it stands").fill(evil)
    page.get_by_role("dialog").get_by_role("button", name="Keep").click()
    row = page.get_by_role("dialog").get_by_role("listitem").filter(has_text="onerror=")
    row.get_by_role("button", name="Look").click()
    expect(page.locator(".history-view .cv-page").first).to_contain_text("<script>")
    assert page.evaluate("window.hit") is None
    page.keyboard.press("Escape")
    assert download(page, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_a_word_of_ten_thousand_letters(page: Page, tmp_path: Path) -> None:
    open_sample(page, "Blank page")
    form_field(page, "Summary").fill("W" * 10_000)
    expect(page.locator(".cv-page").first).to_contain_text("WWWWWWWW")
    saved(page)
    over = page.evaluate(
        """() => [...document.querySelectorAll('.cv-page text')].filter((t) => {
          const page = t.closest('.cv-page').getBoundingClientRect(), box = t.getBoundingClientRect();
          return box.right > page.right + 1 || box.bottom > page.bottom + 1;
        }).length"""
    )
    assert over == 0
    assert download(page, "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def _thousand() -> dict[str, Any]:
    work = [
        {
            "name": f"Employer {n}",
            "position": "Clerk",
            "startDate": "2001-02",
            "highlights": [f"Filed paper {n}"],
        }
        for n in range(1000)
    ]
    return {"basics": {"name": "Methuselah"}, "work": work}


def test_a_cv_of_a_thousand_entries_can_be_edited(page: Page) -> None:
    import_cv(page, json.dumps(_thousand()).encode())
    shows(page, "Filed paper 999")
    name = form_field(page, "Name")
    began = time.monotonic()
    name.fill("Methuselah the Elder")
    expect(page.locator(".cv-page").first).to_contain_text("the Elder", timeout=20_000)
    assert time.monotonic() - began < 20
    saved(page)
    open_section(page, "Experience")
    expect(page.get_by_text("more entries are on the pages")).to_be_visible()


def test_a_broken_date_is_kept_as_it_was_written(page: Page) -> None:
    import_cv(
        page,
        json.dumps({"basics": {"name": "A"}, "work": [{"name": "B", "startDate": "2019-13-45"}]}).encode(),
    )
    shows(page, "2019-13-45")


def test_a_locked_cv_is_changed_by_nothing_but_its_lock(page: Page) -> None:
    open_sample(page)
    page.get_by_role("button", name="This CV").click()
    page.get_by_role("switch", name="Lock this CV").click()
    expect(page.get_by_text("This CV is locked").first).to_be_visible()
    page.locator(".outline-row").first.click()
    expect(form_field(page, "Name")).to_be_disabled()
    expect(page.locator(".template-card").first).to_be_disabled()
    page.locator(".cv-page text[data-path='basics/name']").click()
    expect(page.locator(".cv-field")).to_have_count(0)
    expect(page.locator(".ui-toast")).to_contain_text("locked")
    reload(page)
    page.get_by_role("button", name="This CV").click()
    page.get_by_role("switch", name="Lock this CV").click()
    page.locator(".outline-row").first.click()
    form_field(page, "Name").fill("Free again")
    shows(page, "Free again")


def test_letters_that_no_font_has_are_told(page: Page) -> None:
    open_sample(page, "Blank page")
    form_field(page, "Name").fill("Ada 𓀀")
    expect(page.get_by_text("No font at hand can show:")).to_be_visible()
    form_field(page, "Name").fill("Ada")
    expect(page.get_by_text("No font at hand can show:")).to_have_count(0)


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "not an address"])
def test_an_address_that_is_no_address_is_no_link(page: Page, tmp_path: Path, text: str) -> None:
    open_sample(page, "Blank page")
    form_field(page, "Name").fill("Ada")
    form_field(page, "Web address").fill(text)
    saved(page)
    assert page.locator(".cv-page a").count() == 0
    assert b"/URI" not in download(page, "pdf", tmp_path).read_bytes()
    expect(form_field(page, "Web address")).to_have_value(text)
