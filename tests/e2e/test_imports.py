"""Taking files of other programs over, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from altocv.cv import samples
from altocv.cv.edits import Set, apply
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Watched
from tests.e2e.editing import hides, ready, shows


@pytest.fixture
def file(tmp_path: Path) -> Path:
    cv, _ = apply(samples.load("nurse"), (Set(path="design/template", value="sidebar"),))
    path = tmp_path / "old cv.pdf"
    path.write_bytes(pdf(typeset(cv)))
    return path


def send(page: Page, path: Path) -> None:
    page.get_by_role("button", name="Import").first.click()
    page.locator("#import-file").set_input_files(path)
    page.wait_for_url("**/import/**")


def test_a_pdf_is_looked_at_and_becomes_a_cv(page: Page, file: Path) -> None:
    send(page, file)
    expect(page.get_by_role("heading", name="Look at what was read")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("grace.ross@example.com")).to_be_visible()
    expect(page.locator("img[src*='page.webp']").first).to_be_visible()
    page.wait_for_function("() => document.querySelector(\"img[src*='page.webp']\").naturalWidth > 500")
    assert grave_violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 800})
    phone = page.locator("li", has_text="+1 (312) 555-0166")
    phone.get_by_role("checkbox").click()
    expect(phone.get_by_role("checkbox")).not_to_be_checked()
    page.get_by_role("button", name="Make a CV of it").click()
    page.wait_for_url("**/cv/**")
    shows(ready(page), "Saint Brigid Medical Center")
    hides(page, "555-0166")
    page.go_back()
    expect(page.get_by_text("Nothing here any more")).to_be_visible()


def test_what_cannot_be_read_is_said(page: Page, tmp_path: Path, watched: Watched) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing of a PDF follows this line")
    send(page, broken)
    expect(page.get_by_text(re.compile("This PDF is broken"))).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="Back to your CVs").click()
    page.wait_for_url("**/dashboard**")


def test_plain_text_is_shown_beside_what_was_read(page: Page, tmp_path: Path) -> None:
    text = tmp_path / "me.txt"
    text.write_text(
        "Ada Byron\nMathematician\nada@example.com\n\nEXPERIENCE\n\n"
        "Analyst, Babbage & Co\nMar 2019 - Present\n- Wrote the first program for the engine\n"
    )
    send(page, text)
    expect(page.locator("pre")).to_contain_text("Wrote the first program", timeout=20_000)
    expect(page.locator("dd", has_text="Babbage & Co")).to_be_visible()


def test_a_scan_that_no_model_can_see_is_told(page: Page, tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    Image.new("RGB", (300, 400), "white").save(picture)
    send(page, picture)
    expect(page.get_by_text(re.compile("This is a scan"))).to_be_visible(timeout=20_000)
    expect(page.get_by_text(re.compile("can see"))).to_be_visible()
    assert grave_violations(page) == []
