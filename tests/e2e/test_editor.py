"""Writing a CV: in the form, on the page, and by the tools of its parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from playwright.sync_api import Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Visit
from tests.e2e.editing import (
    download,
    edit_on_page,
    form_field,
    hides,
    open_entry,
    open_sample,
    open_section,
    pages_text,
    reload,
    saved,
    shows,
    text_on_page,
)
from tests.e2e.test_landing import PHONE

FIRST_LINE = "/highlights/0"


@pytest.fixture
def cv(page: Page) -> Page:
    """A fresh guest with the software engineer's CV open."""
    return open_sample(page)


def test_typing_in_the_form_shows_on_the_pages_and_stays(cv: Page) -> None:
    name = form_field(cv, "Name")
    name.fill("")
    name.press_sequentially("Ada Lovelace", delay=20)
    shows(cv, "Ada Lovelace")
    expect(name).to_have_value("Ada Lovelace")
    reload(cv)
    shows(cv, "Ada Lovelace")


def test_typing_on_the_page_shows_in_the_form_and_stays(cv: Page) -> None:
    field = edit_on_page(cv, "basics/name")
    field.fill("")
    field.press_sequentially("Grace Hopper", delay=20)
    shows(cv, "Grace Hopper")
    field.press("Escape")
    expect(cv.locator(".cv-field")).to_have_count(0)
    expect(form_field(cv, "Name")).to_have_value("Grace Hopper")
    reload(cv)
    shows(cv, "Grace Hopper")


def test_the_last_letters_are_not_lost_when_the_field_closes_at_once(cv: Page) -> None:
    field = edit_on_page(cv, "basics/label")
    field.press("Control+a")
    field.type("Analyst of engines", delay=0)
    field.press("Escape")
    shows(cv, "Analyst of engines")
    reload(cv)
    shows(cv, "Analyst of engines")


def test_enter_makes_a_line_and_backspace_takes_an_empty_one_away(cv: Page) -> None:
    before = pages_text(cv)
    field = edit_on_page(cv, FIRST_LINE)
    field.press("Enter")
    field = cv.locator(".cv-field textarea")
    expect(field).to_have_value("")
    field.press_sequentially("Wrote a line of my own", delay=15)
    shows(cv, "Wrote a line of my own")
    field.press("Enter")
    expect(cv.locator(".cv-field textarea")).to_have_value("")
    cv.locator(".cv-field textarea").press("Backspace")
    expect(cv.locator(".cv-field")).to_have_count(0)
    shows(cv, "Wrote a line of my own")
    while cv.locator("#undo").is_enabled():
        cv.locator("#undo").click()
        cv.wait_for_timeout(300)
    hides(cv, "Wrote a line of my own")
    assert pages_text(cv) == before


def test_bold_italic_and_links(cv: Page, tmp_path: Path) -> None:
    field = edit_on_page(cv, FIRST_LINE)
    field.fill("plain strong")
    field.press("Shift+Control+ArrowLeft")
    field.press("Control+b")
    expect(field).to_have_value("plain **strong**")
    field.press("Escape")
    strong = cv.locator(".cv-page tspan, .cv-page text", has_text=re.compile("^ ?strong$")).last
    weight = strong.evaluate("e => getComputedStyle(e).fontWeight + getComputedStyle(e).fontFamily")
    plain = text_on_page(cv, FIRST_LINE).evaluate(
        "e => getComputedStyle(e).fontWeight + getComputedStyle(e).fontFamily"
    )
    assert weight != plain
    saved(cv)
    assert "plain **strong**" in download(cv, "md", tmp_path).read_text()


def test_tab_goes_from_text_to_text(cv: Page) -> None:
    field = edit_on_page(cv, "basics/name")
    expect(field).to_have_value("Maya Lindqvist")
    field.press("Tab")
    expect(cv.locator(".cv-field textarea")).to_have_value("Senior Software Engineer")
    cv.locator(".cv-field textarea").press("Shift+Tab")
    expect(cv.locator(".cv-field textarea")).to_have_value("Maya Lindqvist")


def test_undo_and_redo_by_keyboard_survive_a_reload(cv: Page) -> None:
    for number in range(5):
        for label in ("Name", "Headline"):
            form_field(cv, label).fill(f"{label} {number}")
    shows(cv, "Headline 4")
    reload(cv)
    for number in reversed(range(4)):
        cv.keyboard.press("Control+z")
        cv.keyboard.press("Control+z")
        shows(cv, f"Headline {number}")
    cv.keyboard.press("Control+Shift+z")
    shows(cv, "Name 1")
    cv.locator("#undo").click()
    cv.locator("#undo").click()
    shows(cv, "Senior Software Engineer")
    cv.locator("#undo").click()
    shows(cv, "Maya Lindqvist")
    expect(cv.locator("#undo")).to_be_disabled()


def test_typing_without_a_pause_is_one_step(cv: Page) -> None:
    form_field(cv, "Name").press_sequentially(" and a rather long tail", delay=10)
    shows(cv, "rather long tail")
    cv.locator("#undo").click()
    shows(cv, "Maya Lindqvist")
    hides(cv, "rather long")
    expect(form_field(cv, "Name")).to_have_value("Maya Lindqvist")


def test_tools_of_an_entry_in_the_outline(cv: Page) -> None:
    open_section(cv, "Languages")
    rows = cv.locator(".outline-items .outline-entry")
    expect(rows).to_have_count(3)
    names = rows.locator(".outline-title").all_text_contents()
    line = cv.locator(".outline-items .outline-line").first
    line.hover()
    line.get_by_role("button", name="Move down").click()
    expect(rows.locator(".outline-title")).to_have_text([names[1], names[0], names[2]])
    line.hover()
    line.get_by_role("button", name="Duplicate").click()
    expect(rows).to_have_count(4)
    line.hover()
    line.get_by_role("button", name="Delete").click()
    expect(rows.locator(".outline-title")).to_have_text([names[1], names[0], names[2]])
    line.hover()
    line.get_by_role("button", name="Hide").click()
    hides(cv, names[1])
    line.hover()
    line.get_by_role("button", name="Show").click()
    shows(cv, names[1])


def test_a_new_section_with_an_entry(cv: Page) -> None:
    cv.get_by_text("Add a section").click()
    cv.get_by_role("button", name="Awards", exact=True).click()
    shows(cv, "Awards")
    cv.locator(".outline-section", has_text="Awards").locator(".outline-entry").first.click()
    form_field(cv, "Title").fill("Turing Award")
    form_field(cv, "Date").fill("May 2024")
    shows(cv, "Turing Award")
    shows(cv, "May 2024")
    reload(cv)
    shows(cv, "Turing Award")


def test_an_entry_is_dragged_to_another_place(cv: Page) -> None:
    employer = cv.locator(".cv-page text", has_text="Harrowgate Freight").first
    first = cv.locator(".cv-page text", has_text="Orrery Payments").first
    assert _top(employer.bounding_box()) > _top(first.bounding_box())
    employer.hover()
    grip = cv.locator(".cv-part-tools .cv-grab")
    expect(grip).to_be_visible()
    box = grip.bounding_box()
    assert box
    cv.mouse.move(box["x"] + 8, box["y"] + 8)
    cv.mouse.down()
    cv.mouse.move(box["x"] + 8, box["y"] - 60, steps=4)
    cv.mouse.move(box["x"] + 8, _top(first.bounding_box()) + 4, steps=8)
    expect(cv.locator(".cv-drop")).to_be_visible()
    cv.mouse.up()
    expect(cv.locator("#undo")).to_be_enabled()
    cv.wait_for_function(
        """() => {
          const top = (name) => [...document.querySelectorAll('.cv-page text')]
            .find((t) => t.textContent.includes(name)).getBoundingClientRect().top;
          return top('Harrowgate Freight') < top('Orrery Payments');
        }"""
    )
    cv.locator("#undo").click()
    cv.wait_for_function(
        """() => {
          const text = document.querySelector('.cv-pages').textContent;
          return text.indexOf('Orrery Payments') < text.indexOf('Harrowgate Freight');
        }"""
    )


def _top(box: object) -> float:
    assert isinstance(box, dict)
    return box["y"]


def test_parts_move_by_keyboard(cv: Page) -> None:
    text = pages_text(cv)
    assert text.index("Projects") < text.index("Skills")
    text_on_page(cv, "/title").scroll_into_view_if_needed()
    cv.locator(".cv-page text", has_text="Led the rewrite").first.hover()
    grip = cv.locator(".cv-part-tools .cv-grab")
    grip.focus()
    grip.press("ArrowDown")
    expect(cv.locator("#undo")).to_be_enabled()
    field = edit_on_page(cv, FIRST_LINE)
    value = field.input_value()
    field.press("Alt+ArrowDown")
    expect(cv.locator(".cv-page text[data-path$='/highlights/1']").first).to_contain_text(value[:12])


def test_roles_and_dates_as_written_are_kept(cv: Page) -> None:
    open_entry(cv, "Experience", "Orrery")
    start = form_field(cv, "Start")
    start.fill("one spring")
    expect(cv.get_by_text("Not read as a date; it is printed as you wrote it.").first).to_be_visible()
    shows(cv, "one spring")
    start.fill("2021-04")
    shows(cv, "Apr 2021")
    expect(cv.get_by_text("Not read as a date; it is printed as you wrote it.")).to_have_count(0)


def test_an_extra_contact_has_an_icon_of_ones_choice(cv: Page) -> None:
    cv.get_by_role("button", name="Add a contact detail").click()
    form_field(cv, "Text").fill("Licence B")
    shows(cv, "Licence B")
    drawn = "() => [...document.querySelectorAll('.cv-page path')].map((p) => p.getAttribute('d')).join()"
    before = cv.evaluate(drawn)
    icon = form_field(cv, "Icon")
    assert icon.evaluate("e => [...e.list.options].some((o) => o.value === 'car')")
    icon.fill("car")
    cv.wait_for_function(f"(before) => ({drawn})() !== before", arg=before)
    reload(cv)
    expect(form_field(cv, "Icon")).to_have_value("car")


def test_a_photo_is_chosen_shown_and_taken_away(cv: Page) -> None:
    picture = Path(__file__).resolve().parents[2] / "assets" / "apple-touch-icon.png"
    cv.locator(".photo-row input[type=file]").set_input_files(picture)
    expect(cv.locator(".cv-page image")).to_have_count(1)
    source = cv.locator(".cv-page image").get_attribute("href") or ""
    assert source.startswith("/api/photos/")
    assert cv.request.get(source).ok
    reload(cv)
    cv.locator(".photo-row").get_by_role("button", name="Delete").click()
    expect(cv.locator(".cv-page image")).to_have_count(0)


def test_the_pdf_says_what_the_pages_show(cv: Page, tmp_path: Path) -> None:
    form_field(cv, "Headline").fill("Engineer of the naïve café")
    path = download(cv, "pdf", tmp_path)
    shows(cv, "naïve café")
    on_page = re.sub(r"\W+", "", pages_text(cv))
    in_file = re.sub(r"\W+", "", extract_text(path))
    assert sorted(in_file) == sorted(on_page)
    assert "Engineerofthenaïvecafé" in in_file


@pytest.mark.parametrize(
    ("extension", "start"), [("docx", b"PK"), ("txt", b"Maya"), ("md", b"# Maya"), ("json", b"{")]
)
def test_every_format_can_be_taken_away(cv: Page, tmp_path: Path, extension: str, start: bytes) -> None:
    assert download(cv, extension, tmp_path).read_bytes().startswith(start)


def test_an_archival_pdf_is_told_so_in_the_file(cv: Page, tmp_path: Path) -> None:
    assert b"pdfaid" in download(cv, "pdfa", tmp_path).read_bytes()


def test_the_shortcut_sheet(cv: Page) -> None:
    cv.locator(".cv-canvas").focus()
    cv.keyboard.press("?")
    sheet = cv.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    assert grave_violations(cv) == []
    cv.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    form_field(cv, "Name").press("?")
    expect(sheet).to_be_hidden()


def test_the_name_on_the_dashboard(cv: Page) -> None:
    name = cv.get_by_label("Name of this CV")
    name.fill("For the bank")
    name.press("Tab")
    cv.get_by_role("link", name="Your CVs").click()
    expect(cv.get_by_role("link", name="Open For the bank")).to_be_visible()


def test_panes_resize_and_collapse(cv: Page) -> None:
    pane = cv.locator(".cv-pane-content")
    wide = pane.bounding_box()
    handle = cv.get_by_role("separator", name="Resize the content pane")
    handle.focus()
    handle.press("ArrowRight")
    cv.wait_for_timeout(100)
    wider = pane.bounding_box()
    assert wide and wider and wider["width"] > wide["width"]
    handle.press("Enter")
    expect(pane).to_be_hidden()
    reload(cv)
    expect(pane).to_be_hidden()
    handle.press("Enter")
    expect(pane).to_be_visible()


def test_what_was_typed_last_is_kept_by_who_leaves_at_once(cv: Page) -> None:
    address = cv.url
    form_field(cv, "Name").fill("Ada of the last moment")
    shows(cv, "Ada of the last moment")
    cv.get_by_role("link", name="Your CVs").click()
    cv.wait_for_url("**/dashboard**")
    cv.goto(address)
    shows(cv, "Ada of the last moment")


def test_zoom(cv: Page) -> None:
    page = cv.locator(".cv-page").first
    fitting = page.bounding_box()
    assert fitting
    cv.get_by_role("button", name="Zoom in").click()
    cv.get_by_role("button", name="Zoom in").click()
    wider = "before => document.querySelector('.cv-page').getBoundingClientRect().width > before"
    cv.wait_for_function(wider, arg=fitting["width"])
    cv.locator(".zoom-value").click()
    expect(cv.locator(".zoom-value")).to_have_text("Fit")
    back = page.bounding_box()
    assert back and abs(back["width"] - fitting["width"]) < 1


def test_panes_are_tabs_on_a_phone(guest: Visit) -> None:
    page = open_sample(guest(**PHONE))
    expect(page.locator(".cv-pane-content")).to_be_hidden()
    tabs = page.get_by_role("navigation", name="View")
    tabs.get_by_role("button", name="Content").click()
    form_field(page, "Name").fill("On the train")
    tabs.get_by_role("button", name="Design").click()
    expect(page.get_by_role("button", name="Fit to one page")).to_be_visible()
    tabs.get_by_role("button", name="Pages").click()
    shows(page, "On the train")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave_violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible(guest: Visit, scheme: str) -> None:
    page = open_sample(guest(color_scheme=scheme, viewport={"width": 1440, "height": 900}))
    page.locator(".cv-pane-design details.group").evaluate_all("all => all.forEach((d) => (d.open = true))")
    open_entry(page, "Experience", "Orrery")
    assert grave_violations(page) == []
    edit_on_page(page, "basics/name")
    assert grave_violations(page) == []


def test_in_spanish(guest: Visit) -> None:
    page = guest(locale="es-ES")
    page.get_by_role("button", name="Nuevo CV").first.click()
    page.get_by_role("button", name="Responsable de marketing").click()
    page.wait_for_url("**/cv/**")
    expect(page.get_by_role("button", name="Descargar").first).to_be_visible()
    expect(page.get_by_text("Guardado")).to_be_visible()
    expect(page.get_by_label("Nombre", exact=True).first).to_be_visible()


def test_a_cv_that_is_not_there_or_not_ones_own(guest: Visit) -> None:
    mine = open_sample(guest())
    other = guest()
    for address in (mine.url, "/cv/nothing"):
        other.goto(address)
        expect(other.get_by_role("heading", name="There is no such CV here")).to_be_visible()
