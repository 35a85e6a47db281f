"""The check with a hosted model: a recruiter's reading, and proposals for what no rule mends."""

from __future__ import annotations

import re
from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Page, expect

from altocv.db.embedded import EmbeddedPostgres
from tests.e2e.axe import grave_violations
from tests.e2e.editing import edit_on_page, saved, shows
from tests.e2e.own_server import Own
from tests.e2e.test_chat_faults import models, own, page
from tests.model_double import ModelDouble, Script

__all__ = ["models", "own", "page"]

REPORT = {
    "impression": "Ships payment systems. <img src=x onerror=alert(1)>",
    "strengths": ["Numbers in each line"],
    "doubts": ["Nothing on teams"],
    "questions": ["Why do you move on?"],
}
READ = Script(text="", calls=[("report", REPORT)], gap_seconds=0.1)


@pytest.fixture
def checked(page: Page) -> Iterator[Page]:
    page.locator("#side-check").click()
    expect(page.locator(".check-score")).to_be_visible(timeout=20_000)
    yield page


def test_a_recruiters_reading_is_priced_kept_and_plain(checked: Page, models: ModelDouble, own: Own) -> None:
    models.will(READ)
    opinion = checked.get_by_role("region", name="A recruiter's reading")
    expect(opinion.get_by_text("opinion", exact=True)).to_be_visible()
    opinion.get_by_role("button", name=re.compile("Ask for an opinion.*10 credits")).click()
    expect(opinion.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible(timeout=20_000)
    for text in ("Numbers in each line", "Nothing on teams", "Why do you move on?", "GPT-5 mini"):
        expect(opinion).to_contain_text(text)
    assert grave_violations(checked) == []
    assert balance(own) == 40
    checked.reload()
    expect(opinion.get_by_text("Numbers in each line")).to_be_visible(timeout=20_000)
    edit_on_page(checked, "highlights/0").fill("Something else")
    checked.keyboard.press("Escape")
    saved(checked)
    expect(opinion.get_by_text("The CV has changed since it was read.")).to_be_visible()
    # Another one that is cancelled, and one that fails, cost nothing, and this one stays.
    models.will(Script(text="slow " * 200, gap_seconds=0.2))
    opinion.get_by_role("button", name=re.compile("Ask for another")).click()
    opinion.get_by_role("button", name="Cancel").click()
    expect(opinion.get_by_text("Numbers in each line")).to_be_visible()
    models.will(Script(fault="refused"))
    opinion.get_by_role("button", name=re.compile("Ask for another")).click()
    expect(opinion.get_by_role("alert")).to_be_visible(timeout=20_000)
    expect(opinion.get_by_text("Numbers in each line")).to_be_visible()
    assert balance(own) == 40


def test_one_click_asks_the_model_for_a_proposal(checked: Page, models: ModelDouble, own: Own) -> None:
    worse = "Was responsible for the settlement engine"
    edit_on_page(checked, "highlights/0").fill(worse)
    path = str(checked.locator(".cv-page text[data-path*='highlights/0']").first.get_attribute("data-path"))
    checked.keyboard.press("Escape")
    saved(checked)
    checked.get_by_role("button", name="Check again").click()
    finding = checked.locator(".check .chat-card", has_text="Was responsible").first
    expect(finding).to_be_visible(timeout=20_000)
    models.will(
        Script(
            text="Better:",
            calls=[("set_text", {"path": path, "value": "Led the settlement engine", "why": "verb"})],
        )
    )
    finding.get_by_role("button", name=re.compile("Propose a change.*1 credit")).click()
    expect(checked.locator(".chat-mine")).to_contain_text(worse)
    checked.get_by_role("button", name="Accept", exact=True).click()
    shows(checked, "Led the settlement engine")
    assert balance(own) == 49


def test_too_few_credits_are_said_before(checked: Page, own: Own) -> None:
    expect(checked.locator(".check").get_by_text("too few credits")).to_have_count(0)
    with psycopg.connect(EmbeddedPostgres(own.folder / "data").owner_url) as connection:
        connection.execute("UPDATE credit_accounts SET balance = 0")
    checked.reload()
    expect(checked.locator(".check").get_by_text("too few credits").first).to_be_visible(timeout=20_000)
    checked.get_by_role("button", name=re.compile("Ask for an opinion")).click()
    expect(checked.get_by_role("dialog").filter(has_text="credits").first).to_be_visible()


def balance(own: Own) -> int:
    """Credits of whoever is there, nothing being held."""
    with psycopg.connect(EmbeddedPostgres(own.folder / "data").owner_url) as connection:
        rows = connection.execute("SELECT balance, held FROM credit_accounts").fetchall()
    assert [held for _, held in rows] == [0] * len(rows)
    return min(balance for balance, _ in rows)
