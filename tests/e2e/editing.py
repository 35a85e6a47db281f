"""What a person does in the editor, for the tests of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

SAVED = "[data-saved=saved]"


def open_sample(page: Page, name: str = "Software engineer") -> Page:
    """From the dashboard: a new CV from a sample ("Blank page" for none), in the editor."""
    page.get_by_role("button", name="New CV").first.click()
    page.get_by_role("button", name=name).click()
    page.wait_for_url("**/cv/**")
    return ready(page)


def ready(page: Page) -> Page:
    """Wait until the pages are there."""
    expect(page.locator(".cv-page svg").first).to_be_visible(timeout=20_000)
    return page


def reload(page: Page) -> Page:
    """Load the page again, once what was typed is saved."""
    saved(page)
    page.reload()
    return ready(page)


def saved(page: Page) -> None:
    """Wait until the page says that all is saved, what was typed just now included."""
    page.wait_for_timeout(150)
    expect(page.locator(SAVED)).to_be_visible()


def pages_text(page: Page) -> str:
    """All text of the pages as they are shown, with single spaces."""
    return " ".join(page.locator(".cv-page text").all_text_contents())


def shows(page: Page, text: str) -> None:
    """Expect a text on the pages."""
    expect(page.locator(".cv-pages")).to_contain_text(text)


def hides(page: Page, text: str) -> None:
    """Expect a text not to be on the pages."""
    expect(page.locator(".cv-pages")).not_to_contain_text(text)


def text_on_page(page: Page, part: str) -> Locator:
    """The first text on the pages whose field's path has this in it."""
    return page.locator(f".cv-page text[data-path*='{part}']").first


def edit_on_page(page: Page, part: str) -> Locator:
    """Click a text on the page; returns the field that opens over it."""
    text_on_page(page, part).click()
    field = page.locator(".cv-field textarea")
    expect(field).to_be_focused()
    return field


def form_field(page: Page, label: str) -> Locator:
    """A field of the form that is open in the content pane."""
    return page.locator(".cv-pane-content").get_by_label(label, exact=True).first


def open_section(page: Page, title: str) -> None:
    """Unfold a section in the outline."""
    page.locator(".cv-pane-content .outline-row", has_text=re.compile(f"^{title}")).first.click()


def open_entry(page: Page, section: str, title: str) -> None:
    """Open the form of an entry."""
    open_section(page, section)
    page.locator(".outline-entry", has_text=title).first.click()


def design_group(page: Page, title: str) -> Locator:
    """A group of the design pane, unfolded."""
    group = page.locator(
        ".cv-pane-design details.group", has=page.locator(f"> summary > span:text-is('{title}')")
    )
    if group.get_attribute("open") is None:
        group.locator("> summary").click()
    return group


def download(page: Page, extension: str, folder: Path) -> Path:
    """Take the CV away as a file."""
    page.locator("#export").click()
    with page.expect_download() as coming:
        page.locator(f"#export-{extension}").click()
    target = folder / f"cv.{extension}"
    coming.value.save_as(target)
    return target


def import_cv(page: Page, content: bytes) -> Page:
    """From the dashboard: a CV from a JSON Resume file, in the editor."""
    page.get_by_role("button", name="Import").first.click()
    page.locator("#import-file").set_input_files(
        {"name": "cv.json", "mimeType": "application/json", "buffer": content}
    )
    page.wait_for_url("**/cv/**", timeout=30_000)
    return ready(page)


def sent_frames(page: Page) -> list[Any]:
    """Websocket frames that the page sends from its next load on."""
    frames: list[Any] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(frame)))
    return frames
