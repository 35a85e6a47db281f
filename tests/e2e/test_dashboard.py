"""The list of CVs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Server, Visit, Watched
from tests.e2e.test_landing import PHONE, switch, wait_for_pictures


def new_blank(page: Page) -> None:
    """Make a blank CV and come back to the list."""
    page.get_by_role("button", name="New CV").first.click()
    page.get_by_role("button", name="Blank page").click()
    page.wait_for_url("**/cv/**")
    page.goto("/dashboard")
    expect(card(page, "Untitled CV").first).to_be_visible()


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=f"Open {name}", exact=True)


def act(page: Page, name: str, action: str) -> None:
    page.get_by_role("button", name=f"Actions for {name}", exact=True).first.click()
    page.get_by_role("menuitem", name=action).click()


def rename(page: Page, name: str, to: str) -> None:
    act(page, name, "Rename")
    field = page.get_by_role("textbox", name="Name of the CV")
    expect(field).to_be_focused()
    field.fill(to)
    field.press("Enter")
    expect(card(page, to)).to_be_visible()


def send(page: Page, name: str, content: Any) -> None:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.get_by_role("button", name="Import").first.click()
    page.locator("#import-file").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )


def test_nothing_yet_says_what_to_do(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your first CV starts here")).to_be_visible()
    assert grave_violations(page) == []


def test_a_blank_cv_opens_and_is_in_the_list(page: Page) -> None:
    new_blank(page)
    picture = page.locator("main li img")
    expect(picture).to_have_count(1)
    wait_for_pictures(page, "main li img")
    expect(page.get_by_text(re.compile("Edited (now|this minute|.*ago)"))).to_be_visible()


def test_a_sample_opens(page: Page) -> None:
    page.get_by_role("button", name="New CV").first.click()
    page.get_by_role("button", name="Registered nurse").click()
    page.wait_for_url("**/cv/**")
    page.goto("/dashboard")
    expect(card(page, "Registered nurse")).to_be_visible()


def test_the_dialog_of_samples(page: Page) -> None:
    page.get_by_role("button", name="New CV").first.click()
    dialog = page.get_by_role("dialog", name="New CV")
    expect(dialog).to_be_visible()
    wait_for_pictures(page, "dialog img")
    assert grave_violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="New CV").first).to_be_focused()


def test_rename_in_place(page: Page) -> None:
    new_blank(page)
    rename(page, "Untitled CV", "Ingeniería – ACME “2026”")
    act(page, "Ingeniería – ACME “2026”", "Rename")
    field = page.get_by_role("textbox", name="Name of the CV")
    field.fill("never")
    field.press("Escape")
    expect(card(page, "Ingeniería – ACME “2026”")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name of the CV")).to_be_hidden()
    page.reload()
    expect(card(page, "Ingeniería – ACME “2026”")).to_be_visible()


def test_an_empty_name_is_refused_with_a_sentence(page: Page) -> None:
    new_blank(page)
    act(page, "Untitled CV", "Rename")
    field = page.get_by_role("textbox", name="Name of the CV")
    field.fill("   ")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("name")
    expect(card(page, "Untitled CV")).to_be_visible()


def test_markup_in_a_name_is_text(page: Page) -> None:
    new_blank(page)
    rename(page, "Untitled CV", "<img src=x onerror=alert(1)>")
    expect(page.get_by_role("heading", name="<img src=x onerror=alert(1)>")).to_be_visible()


def test_duplicate(page: Page) -> None:
    new_blank(page)
    act(page, "Untitled CV", "Duplicate")
    expect(card(page, "Untitled CV (2)")).to_be_visible()
    expect(page.get_by_text("“Untitled CV (2)” was made.")).to_be_visible()


def test_delete_and_undo(page: Page) -> None:
    new_blank(page)
    act(page, "Untitled CV", "Delete")
    expect(page.get_by_role("heading", name="Your first CV starts here")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "Untitled CV")).to_be_visible()
    page.reload()
    expect(card(page, "Untitled CV")).to_be_visible()
    expect(page.get_by_text("was deleted")).to_have_count(0)


def test_search_and_sort(page: Page) -> None:
    new_blank(page)
    rename(page, "Untitled CV", "Zebra")
    act(page, "Zebra", "Duplicate")
    rename(page, "Zebra (2)", "Ábaco")
    search = page.get_by_role("searchbox", name="Search your CVs")
    search.fill("abaco")
    expect(card(page, "Zebra")).to_be_hidden()
    expect(card(page, "Ábaco")).to_be_visible()
    search.fill("nothing like it")
    page.get_by_role("button", name="Clear the search").click()
    expect(page.locator("main li")).to_have_count(2)
    expect(search).to_have_value("")
    page.get_by_role("combobox", name="Sort by").select_option("name")
    expect(page.locator("main li h2")).to_have_text(["Ábaco", "Zebra"])
    page.get_by_role("combobox", name="Sort by").select_option("created")
    expect(page.locator("main li h2").first).to_have_text("Ábaco")


def test_fast_typing_is_not_overtaken_by_answers(page: Page) -> None:
    new_blank(page)
    search = page.get_by_role("searchbox", name="Search your CVs")
    typed = "un texto largo que nadie encuentra, escrito sin pausa"
    search.press_sequentially(typed, delay=35)
    expect(page.get_by_role("heading", name="No CV matches")).to_be_visible()
    expect(search).to_have_value(typed)
    search.fill("")
    expect(card(page, "Untitled CV")).to_be_visible()


def test_a_page_that_breaks_says_so_calmly(page: Page, watched: Watched, server: Server) -> None:
    new_blank(page)
    watched.allow("broken on purpose")
    server.expected.append("broken on purpose")
    page.add_init_script("Intl.RelativeTimeFormat = function () { throw new Error('broken on purpose') }")
    page.reload()
    expect(page.get_by_role("heading", name="This page could not be shown")).to_be_visible()
    assert grave_violations(page) == []
    page.get_by_role("button", name="Load again").click()
    expect(page.get_by_role("heading", name="This page could not be shown")).to_be_visible()


RESUME = {
    "basics": {"name": "Ada Lovelace", "label": "Analyst", "email": "ada@example.org"},
    "work": [{"name": "Analytical Engine", "position": "Programmer", "startDate": "1842-10"}],
}


def test_import_a_good_file(page: Page) -> None:
    send(page, "ada.json", RESUME)
    page.wait_for_url("**/cv/**")
    page.goto("/dashboard")
    expect(card(page, "Ada Lovelace")).to_be_visible()


def test_a_slightly_wrong_file_says_which_field_and_why_and_imports_the_rest(page: Page) -> None:
    send(page, "wrong.json", {**RESUME, "skills": [{"name": ["not", {"a": "name"}]}, 7]})
    dialog = page.get_by_role("dialog", name="Import a CV")
    expect(dialog.locator("code").first).to_contain_text("skills")
    assert grave_violations(page) == []
    dialog.get_by_role("button", name="Import the rest").click()
    page.wait_for_url("**/cv/**")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.json", b""),
        ("list.json", b"[1, 2, 3]"),
        ("other.json", b'{"weather": "fine"}'),
        ("deep.json", b"[" * 100_000),
        ("huge.json", b'{"basics": {"summary": "' + b"x" * 6_000_000 + b'"}}'),
    ],
)
def test_a_wrong_file_gets_a_sentence(page: Page, watched: Watched, name: str, content: bytes) -> None:
    watched.allow("status of 4")
    send(page, name, content)
    said = page.get_by_role("dialog", name="Import a CV").locator(".ui-error")
    expect(said).to_have_text(re.compile(r"\w{2,} .+\.$"))
    # The next file may be the right one.
    page.locator("#import-file").set_input_files(
        {"name": "ada.json", "mimeType": "application/json", "buffer": json.dumps(RESUME).encode()}
    )
    page.wait_for_url("**/cv/**")


def test_a_file_dropped_on_the_dialog(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Import").first.click()
    transfer = page.evaluate_handle(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "ada.json"));
          return data;
        }""",
        json.dumps(RESUME),
    )
    page.locator(".ui-drop").dispatch_event("drop", {"dataTransfer": transfer})
    page.wait_for_url("**/cv/**")


def test_an_upload_without_connection_is_told(page: Page, watched: Watched) -> None:
    watched.allow("ERR_FAILED")
    page.route("**/api/cvs/import", lambda route: route.abort())
    send(page, "ada.json", RESUME)
    expect(page.get_by_text("The file did not reach the server.")).to_be_visible()


def test_a_lost_connection_is_told_and_found_again(page: Page, watched: Watched) -> None:
    new_blank(page)
    watched.allow("WebSocket")
    watched.allow("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    act(page, "Untitled CV", "Duplicate")
    page.context.set_offline(False)
    expect(card(page, "Untitled CV (2)")).to_be_visible(timeout=30_000)


def test_the_whole_list_by_keyboard(page: Page) -> None:
    new_blank(page)
    page.get_by_role("button", name="Actions for Untitled CV").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Rename")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(card(page, "Untitled CV (2)")).to_be_visible()
    card(page, "Untitled CV (2)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/cv/**")


def test_in_spanish(guest: Visit) -> None:
    page = guest(locale="es-ES")
    page.get_by_role("button", name="Nuevo CV").first.click()
    page.get_by_role("button", name="Página en blanco").click()
    page.wait_for_url("**/cv/**")
    page.goto("/dashboard")
    page.get_by_role("button", name="Acciones para CV sin título").click()
    page.get_by_role("menuitem", name="Eliminar").click()
    expect(page.get_by_text("Se eliminó «CV sin título».")).to_be_visible()


def test_messages_follow_a_change_of_language(page: Page) -> None:
    new_blank(page)
    switch(page, "Español")
    page.get_by_role("button", name="Acciones para Untitled CV").click()
    page.get_by_role("menuitem", name="Eliminar").click()
    expect(page.get_by_text("Se eliminó «Untitled CV».")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_accessible_and_within_its_width(guest: Visit, scheme: str, size: dict) -> None:
    page = guest(color_scheme=scheme, **size)
    new_blank(page)
    assert grave_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_session_the_way_leads_to_the_start_page(visit: Visit) -> None:
    page = visit("/dashboard")
    expect(page.get_by_role("button", name="Start writing")).to_be_visible()
