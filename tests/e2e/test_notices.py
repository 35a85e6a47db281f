"""The bell: what is done is told in every open tab, and what is opened is no longer new."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Server, sign_up

CV = b"Ada Byron\nada@example.com\n\nEXPERIENCE\n\nBabbage & Co, Analyst\nMar 2019 - Present\n- Wrote it\n"


def begin_import(page: Page, server: Server, name: str) -> str:
    """Let a file be read; the id of the import."""
    answer = page.request.post(
        "/api/cvs/import",
        multipart={"file": {"name": name, "mimeType": "text/plain", "buffer": CV}},
        headers={"Origin": server.url},
    )
    assert answer.status == 202, answer.text()
    return answer.json()["review"]


def test_what_is_done_is_told_in_every_tab_until_it_is_opened(page: Page, server: Server) -> None:
    other = page.context.new_page()
    other.goto("/jobs")
    bell, also = page.locator("#bell"), other.locator("#bell")
    for each in (bell, also):
        expect(each).to_have_accessible_name("Notices")
    found = begin_import(page, server, "ada <b>.txt")
    for each in (page, other):
        expect(each.locator(".ui-toast")).to_contain_text("File is read: ada <b>.txt", timeout=30_000)
        expect(each.locator("#bell")).to_have_accessible_name("Notices, new: 1")
    bell.click()
    expect(page.get_by_role("menu", name="Notices")).to_contain_text("New")
    assert grave_violations(page) == []
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.url}/import/{found}")
    expect(page.get_by_role("heading", name="Look at what was read")).to_be_visible()
    for each in (bell, also):
        expect(each).to_have_accessible_name("Notices")


def test_a_message_leads_there_and_all_can_be_marked_as_read(page: Page, server: Server) -> None:
    first = begin_import(page, server, "one.txt")
    expect(page.locator(".ui-toast")).to_be_visible(timeout=30_000)
    begin_import(page, server, "two.txt")
    expect(page.locator(".ui-toast", has_text="two.txt")).to_be_visible(timeout=30_000)
    page.locator(".ui-toast", has_text="one.txt").get_by_role("button", name="Open").click()
    expect(page).to_have_url(f"{server.url}/import/{first}")
    expect(page.locator("#bell")).to_have_accessible_name("Notices, new: 1")
    page.locator("#bell").click()
    page.get_by_role("menuitem", name="Mark all as read").click()
    expect(page.locator("#bell")).to_have_accessible_name("Notices")


def test_who_looks_at_it_is_not_told(page: Page, server: Server) -> None:
    found = begin_import(page, server, "ada.txt")
    page.goto(f"/import/{found}")
    expect(page.get_by_role("heading", name="Look at what was read")).to_be_visible(timeout=30_000)
    expect(page.locator("#bell")).to_have_accessible_name("Notices")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_has_happened_yet(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#bell").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert grave_violations(page) == []


def test_mail_can_be_turned_off(page: Page, server: Server) -> None:
    sign_up(page, server)
    page.goto("/settings#notices")
    wanted = page.get_by_role("switch", name="E-mail me when something long is done")
    expect(wanted).to_be_checked()
    wanted.uncheck()
    expect(page.locator(".ui-toast")).to_be_visible()
    assert grave_violations(page) == []
    page.reload()
    expect(wanted).not_to_be_checked()
