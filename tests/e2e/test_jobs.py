"""Jobs: added, found, followed up, matched with a CV, deleted."""

from __future__ import annotations

import csv
import io
import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Visit, Watched
from tests.e2e.test_landing import PHONE

NURSE = """Registered Nurse
St. Mary's Hospital
Leeds, UK

Requirements:
- 3 years of ICU experience
- Ventilator management
- PostgreSQL administration
"""
ENGINEER = """Backend Engineer at Acme (Berlin, Germany)

Requirements:
- 5 years of Python
- Kubernetes
"""


def add(page: Page, text: str) -> None:
    """Add a job by its text."""
    page.get_by_role("button", name="Add a job").first.click()
    page.get_by_label("Text of the posting").fill(text)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("dialog", name="Add a job")).to_be_hidden()
    expect(job(page, title(text))).to_be_visible()


def grave(page: Page) -> list[str]:
    """What axe-core finds once nothing moves any more."""
    page.evaluate(
        "() => Promise.allSettled(document.getAnimations()"
        ".filter((each) => each.effect.getTiming().iterations !== Infinity).map((each) => each.finished))"
    )
    return grave_violations(page)


def title(text: str) -> str:
    return text.split("\n")[0].split(" at ")[0]


def job(page: Page, name: str) -> Locator:
    return page.get_by_role("main").get_by_role("link", name=name, exact=True)


def make_cv(page: Page, sample: str) -> None:
    page.goto("/dashboard")
    page.get_by_role("button", name="New CV").first.click()
    page.get_by_role("button", name=sample).click()
    page.wait_for_url("**/cv/**")


def set_status(page: Page, name: str, status: str) -> None:
    page.get_by_role("button", name=re.compile(f"Status of {name}")).click()
    page.get_by_role("menuitemradio", name=status).click()
    expect(page.get_by_role("button", name=f"Status of {name}: {status}")).to_be_visible()


def test_nothing_yet_says_what_to_do(guest: Visit) -> None:
    page = guest("/jobs")
    expect(page.get_by_role("heading", name="Collect the jobs that you want")).to_be_visible()
    assert grave(page) == []


def test_the_header_leads_there_and_back(page: Page) -> None:
    pages = page.get_by_role("navigation", name="Pages")
    expect(pages.get_by_role("link", name="CVs")).to_have_attribute("aria-current", "page")
    pages.get_by_role("link", name="Jobs").click()
    expect(page.get_by_role("heading", name="Jobs", exact=True)).to_be_visible()
    expect(pages.get_by_role("link", name="Jobs")).to_have_attribute("aria-current", "page")
    pages.get_by_role("link", name="CVs").click()
    expect(page.get_by_role("heading", name="Your CVs")).to_be_visible()


def test_add_by_text_find_with_a_typing_error_and_delete(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    add(page, ENGINEER)
    expect(page.get_by_text("St. Mary's Hospital · Leeds, UK")).to_be_visible()
    assert grave(page) == []
    search = page.get_by_role("searchbox")
    search.fill("kuberntes")
    expect(job(page, "Registered Nurse")).to_be_hidden()
    expect(job(page, "Backend Engineer")).to_be_visible()
    search.fill("astronaut")
    expect(page.get_by_role("heading", name="No job matches")).to_be_visible()
    page.get_by_role("button", name="Show all jobs").click()
    expect(job(page, "Registered Nurse")).to_be_visible()

    page.get_by_role("button", name="Actions for Registered Nurse").click()
    page.get_by_role("menuitem", name="Delete").click()
    dialog = page.get_by_role("dialog", name="Delete for good?")
    expect(dialog).to_contain_text("Registered Nurse")
    assert grave(page) == []
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    expect(job(page, "Registered Nurse")).to_be_visible()
    page.get_by_role("button", name="Actions for Registered Nurse").click()
    page.get_by_role("menuitem", name="Delete").click()
    dialog.get_by_role("button", name="Delete").click()
    expect(job(page, "Registered Nurse")).to_be_hidden()
    page.reload()
    expect(job(page, "Backend Engineer")).to_be_visible()
    expect(job(page, "Registered Nurse")).to_be_hidden()


def test_the_same_again_and_what_cannot_be_added(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    add(page, NURSE)
    expect(page.get_by_text("You have “Registered Nurse” already.")).to_be_visible()
    expect(job(page, "Registered Nurse")).to_have_count(1)
    page.get_by_role("button", name="Add a job").click()
    dialog = page.get_by_role("dialog", name="Add a job")
    expect(dialog.get_by_label("Text of the posting")).to_have_value("")
    assert grave(page) == []
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(dialog.get_by_text("There is no text.")).to_be_visible()
    dialog.get_by_role("tab", name="Web address").click()
    for address, said in (("http://127.0.0.1:80/", "private network"), ("javascript:alert(1)", "https://")):
        dialog.get_by_label("Address of the posting").fill(address)
        dialog.get_by_role("button", name="Add", exact=True).click()
        expect(dialog.get_by_role("status").filter(has_text=said)).to_be_visible()


def test_a_file(guest: Visit, watched: Watched) -> None:
    watched.allow("/api/jobs/import")  # the browser notes an answer of 422
    page = guest("/jobs")
    page.get_by_role("button", name="Add a job").first.click()
    page.get_by_role("tab", name="File").click()
    choose = page.locator("#job-file")
    choose.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"\x00\x01"})
    expect(page.get_by_text("This file holds no text.")).to_be_visible()
    choose.set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": NURSE.encode()})
    expect(job(page, "Registered Nurse")).to_be_visible()


def test_follow_up_on_the_list_and_the_board_by_keyboard(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    set_status(page, "Registered Nurse", "Applied")
    page.get_by_role("tab", name="Board").click()
    board = page.get_by_role("group", name="Board")
    column = board.locator("section").filter(has=page.get_by_role("heading", name="Applied"))
    expect(column.get_by_role("link", name="Registered Nurse")).to_be_visible()
    assert grave(page) == []
    page.get_by_role("button", name="Move Registered Nurse to").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    column = board.locator("section").filter(has=page.get_by_role("heading", name="Closed"))
    expect(column.get_by_role("link", name="Registered Nurse")).to_be_visible()
    page.get_by_role("tab", name="List").click()
    page.get_by_label("Status", exact=True).select_option("saved")
    expect(page.get_by_role("heading", name="No job matches")).to_be_visible()
    page.get_by_label("Status", exact=True).select_option("closed")
    expect(job(page, "Registered Nurse")).to_be_visible()


def drag(page: Page, name: str, status: str, drop: bool = True) -> None:
    """Take a card of the board by the pointer, over the column of a status."""
    board = page.get_by_role("group", name="Board")
    card = board.locator("[data-card]", has_text=name)
    start = card.bounding_box()
    to = board.locator(f"[data-column={status}]").bounding_box()
    assert start and to
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(to["x"] + 40, to["y"] + 60, steps=6)
    expect(board.locator(f"[data-column={status}]")).to_have_attribute("data-over", "1")
    if not drop:
        page.keyboard.press("Escape")
    page.mouse.up()
    expect(board.locator("[data-over]")).to_have_count(0)


def test_a_card_is_dragged_to_another_column(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    add(page, ENGINEER)
    page.get_by_role("tab", name="Board").click()
    board = page.get_by_role("group", name="Board")
    drag(page, "Registered Nurse", "interview")
    expect(board.locator("[data-column=interview]")).to_contain_text("Registered Nurse")
    expect(board.locator("[data-column=saved] [data-card]")).to_have_count(1)
    drag(page, "Registered Nurse", "offer", drop=False)
    expect(board.locator("[data-column=interview]")).to_contain_text("Registered Nurse")
    page.reload()
    page.get_by_role("tab", name="Board").click()
    link = board.locator("[data-column=interview]").get_by_role("link", name="Registered Nurse")
    link.click()
    expect(page.get_by_role("heading", name="Registered Nurse", level=1)).to_be_visible()


def test_several_at_once(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    add(page, ENGINEER)
    page.get_by_label("Choose Registered Nurse").check()
    expect(page.get_by_text("1 chosen")).to_be_visible()
    page.get_by_label("1 chosen").check()
    expect(page.get_by_text("2 chosen")).to_be_visible()
    page.get_by_role("button", name="Move to").click()
    page.get_by_role("menuitemradio", name="Interview").click()
    expect(page.get_by_role("button", name=re.compile("Interview$"))).to_have_count(2)
    page.get_by_label("Choose all").check()
    page.get_by_role("button", name="Delete", exact=True).click()
    dialog = page.get_by_role("dialog", name="Delete for good?")
    expect(dialog).to_contain_text("2 jobs")
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="Collect the jobs that you want")).to_be_visible()


def test_a_job_is_matched_with_a_cv(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, ENGINEER)
    add(page, NURSE)
    make_cv(page, "Registered nurse")
    page.goto("/jobs")
    expect(page.get_by_text(re.compile(r"Match: \d+ of 100"))).to_have_count(2)
    page.get_by_label("Sort by").select_option("match")
    expect(page.locator("main li a").first).to_have_text("Registered Nurse")
    page.get_by_label("Match with").select_option("")
    expect(page.get_by_text(re.compile(r"Match: \d+ of 100"))).to_have_count(0)
    page.get_by_label("Match with").select_option("Match with: Registered nurse")
    expect(page.get_by_text(re.compile(r"Match: \d+ of 100"))).to_have_count(2)

    job(page, "Registered Nurse").click()
    expect(page.get_by_role("heading", name="Registered Nurse", level=1)).to_be_visible()
    expect(page).to_have_title(re.compile("Registered Nurse"))
    expect(page.get_by_role("heading", name=re.compile(r"Requirements: \d of 3 met"))).to_be_visible()
    database = page.get_by_role("listitem").filter(has_text="PostgreSQL administration")
    expect(database).to_contain_text("Missing")
    expect(database).to_contain_text("Your CV does not mention PostgreSQL")
    expect(page.get_by_role("listitem").filter(has_text="Ventilator management").last).to_contain_text("Met")
    assert grave(page) == []
    page.get_by_label("Match with").select_option("")
    expect(page.get_by_text("Choose a CV to match this job with.")).to_be_visible()


def test_edit_and_markup_stays_text(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, "Cook\n<img src=x onerror=alert(1)>\n<b>bold</b>")
    job(page, "Cook").click()
    expect(page.get_by_text("<b>bold</b>")).to_be_visible()
    page.get_by_role("button", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog", name="Edit")
    expect(dialog.get_by_label("Title")).to_have_value("Cook")
    assert grave(page) == []
    dialog.get_by_label("Web address").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Only addresses that start with https://")).to_be_visible()
    dialog.get_by_label("Web address").fill("https://jobs.example.com/1")
    dialog.get_by_label("Title").fill("Head Cook")
    dialog.get_by_label("Closes on").fill("2031-12-24")
    dialog.get_by_label("Your notes").fill("Ask Ann\nabout shifts")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Head Cook", level=1)).to_be_visible()
    expect(page.get_by_text("Closes Dec 24, 2031")).to_be_visible()
    expect(page.get_by_role("link", name="Open the page")).to_have_attribute(
        "href", "https://jobs.example.com/1"
    )
    page.reload()
    expect(page.get_by_text("Ask Ann")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Delete for good?").get_by_role("button", name="Delete").click()
    page.wait_for_url(re.compile("/jobs/?$"))
    expect(page.get_by_role("heading", name="Collect the jobs that you want")).to_be_visible()


def test_the_text_is_replaced_and_matched_anew(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, ENGINEER)
    add(page, NURSE)
    make_cv(page, "Registered nurse")
    page.goto("/jobs")
    job(page, "Registered Nurse").click()
    expect(page.get_by_role("heading", name=re.compile(r"Requirements: \d of 3 met"))).to_be_visible()
    page.get_by_role("button", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog", name="Edit")
    text = dialog.get_by_label("Description")
    expect(text).to_have_value(NURSE.strip())
    text.fill(ENGINEER)
    dialog.get_by_label("Your notes").fill("Typed for long")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("You have this text already, as “Backend Engineer”.")).to_be_visible()
    assert grave(page) == []
    expect(text).to_have_value(ENGINEER)
    expect(dialog.get_by_label("Your notes")).to_have_value("Typed for long")
    text.fill("Registered Nurse\n\nRequirements:\n- Wound care\n- Kubernetes\n")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=re.compile(r"Requirements: \d of 2 met"))).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Wound care").last).to_be_visible()
    expect(page.get_by_text("Ventilator management", exact=True)).to_have_count(0)
    page.goto("/jobs")
    page.get_by_role("tab", name="Skills").click()
    expect(page.get_by_role("list").filter(has_text="Kubernetes")).to_contain_text("100 %")


BACKEND = """Senior Software Engineer
Requirements:
- 5+ years of Python
- K8s and Terraform
- Amazon Web Services
- COBOL
"""


def test_what_is_suggested_is_applied_and_undone(guest: Visit) -> None:
    page = guest("/jobs")
    make_cv(page, "Software engineer")
    cv_url = page.url
    page.goto("/jobs")
    add(page, BACKEND)
    job(page, "Senior Software Engineer").click()
    panel = page.get_by_role("region", name="Suggestions")
    offer = panel.get_by_role("listitem").filter(has_text="Call it “Amazon Web Services”")
    expect(offer).to_contain_text("Asked for: Amazon Web Services")
    expect(offer.locator("ins").first).to_have_text("Amazon Web Services (")
    assert grave(page) == []
    panel.get_by_role("button", name="Apply: Call it “Amazon Web Services”").click()
    expect(panel.get_by_text("Applied: Call it “Amazon Web Services”")).to_be_visible()
    expect(panel.get_by_text(re.compile("The match (went|stays)"))).to_be_visible()
    expect(offer.locator("ins")).to_have_count(0)
    panel.get_by_role("button", name=re.compile("Apply all")).click()
    expect(panel.get_by_text("Applied: all suggestions")).to_be_visible()
    expect(panel.get_by_role("button", name=re.compile("^Apply"))).to_have_count(0)
    assert grave(page) == []
    panel.get_by_role("button", name="Undo").last.click()
    expect(panel.get_by_text("Applied: all suggestions")).to_have_count(0)
    expect(panel.get_by_role("button", name="Apply: Call it “k8s”")).to_be_visible()
    panel.get_by_role("button", name="Undo").click()
    expect(panel.get_by_role("button", name="Apply: Call it “Amazon Web Services”")).to_be_visible()
    panel.get_by_role("button", name="Apply: Call it “k8s”").click()
    expect(panel.get_by_text("Applied: Call it “k8s”")).to_be_visible()
    page.goto(cv_url)
    expect(page.locator(".cv-pages")).to_contain_text("Kubernetes (k8s)", timeout=20_000)
    expect(page.locator(".cv-pages")).not_to_contain_text("Amazon Web Services (AWS)")
    page.locator("#undo").click()
    expect(page.locator(".cv-pages")).not_to_contain_text("Kubernetes (k8s)")


def test_suggestions_for_a_locked_cv_and_the_way_to_tailor_it(guest: Visit) -> None:
    page = guest("/jobs")
    make_cv(page, "Registered nurse")
    make_cv(page, "Software engineer")
    page.get_by_role("button", name="This CV").click()
    page.get_by_role("switch", name="Lock this CV").click()
    expect(page.get_by_text("This CV is locked").first).to_be_visible()
    expect(page.locator("[data-saved=saved]")).to_be_visible()
    page.goto("/jobs")
    add(page, BACKEND)
    job(page, "Senior Software Engineer").click()
    page.get_by_label("Match with").select_option("Match with: Software engineer")
    panel = page.get_by_role("region", name="Suggestions")
    expect(panel.get_by_text("This master CV is locked.")).to_be_visible()
    expect(panel.get_by_role("listitem").first).to_be_visible()
    expect(panel.get_by_role("button", name=re.compile("^Apply"))).to_have_count(0)
    page.get_by_label("Match with").select_option("Match with: Registered nurse")
    expect(panel.get_by_text("This master CV is locked.")).to_have_count(0)
    panel.get_by_role("link", name="Tailor a CV to this job").click()
    expect(page.get_by_label("Job posting")).to_have_value(re.compile("COBOL"))
    expect(page.get_by_role("combobox", name="CV", exact=True).locator("option:checked")).to_have_text(
        "Registered nurse"
    )


def test_what_the_jobs_ask_for(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, ENGINEER)
    add(page, NURSE)
    make_cv(page, "Registered nurse")
    page.goto("/jobs")
    page.get_by_role("tab", name="Skills").click()
    skills = page.get_by_role("list").filter(has_text="Kubernetes")
    expect(skills.get_by_role("listitem").filter(has_text="Python")).to_contain_text("In no CV")
    ventilator = skills.get_by_role("listitem").filter(has_text="Ventilator management")
    expect(ventilator.get_by_role("link", name="Registered nurse")).to_be_visible()
    assert grave(page) == []
    page.get_by_role("switch", name="Only what no CV shows").check()
    expect(ventilator).to_be_hidden()
    page.get_by_label("Kind of skill").select_option("technical")
    expect(skills.get_by_role("listitem").filter(has_text="Python")).to_be_visible()
    page.get_by_label("Kind of skill").select_option("soft")
    expect(page.get_by_role("heading", name="No skills here")).to_be_visible()


def test_taken_away_as_a_table(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as caught:
        page.get_by_role("menuitem", name="Spreadsheet (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(caught.value.path().read_text("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["Registered Nurse"]


def test_nobody_elses_job(guest: Visit) -> None:
    page = guest("/jobs")
    add(page, NURSE)
    job(page, "Registered Nurse").click()
    page.wait_for_url(re.compile("/jobs/.+"))
    other = guest("/dashboard")
    other.goto(page.url)
    expect(other.get_by_role("heading", name="This job is not here any more")).to_be_visible()
    other.goto("/jobs/nonsense")
    expect(other.get_by_role("heading", name="This job is not here any more")).to_be_visible()


def test_on_a_phone_nothing_is_cut_off(guest: Visit) -> None:
    page = guest("/jobs", **PHONE)
    add(page, NURSE)
    for view in ("List", "Board", "Skills"):
        page.get_by_role("tab", name=view).click()
        expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    page.get_by_role("tab", name="List").click()
    job(page, "Registered Nurse").click()
    expect(page.get_by_role("heading", name="Posting")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_in_spanish_and_in_the_dark(guest: Visit) -> None:
    page = guest("/jobs", locale="es-ES", color_scheme="dark")
    expect(page.get_by_role("heading", name="Reúne los empleos que quieres")).to_be_visible()
    page.get_by_role("button", name="Añadir un empleo").first.click()
    page.get_by_role("button", name="Añadir", exact=True).click()
    expect(page.get_by_text("No hay texto. Pega el texto de la oferta.")).to_be_visible()
    page.get_by_label("Texto de la oferta").fill(NURSE)
    page.get_by_role("button", name="Añadir", exact=True).click()
    expect(job(page, "Registered Nurse")).to_be_visible()
    expect(page.get_by_role("button", name="Estado de Registered Nurse: Guardado")).to_be_visible()
    assert grave(page) == []
