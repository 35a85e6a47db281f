"""Tailorings by a hosted model that takes its time: waiting, leaving, being told, trying again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from altocv.db.embedded import EmbeddedPostgres
from tests.e2e.axe import grave_violations
from tests.e2e.editing import open_sample, saved
from tests.e2e.own_server import Own, own_server
from tests.e2e.test_tailor import POSTING
from tests.model_double import ModelDouble, Script, model_double

HEADLINE = ("set_text", {"path": "basics/label", "value": "Backend Engineer"})
SLOW = Script(text=" ".join(map(str, range(40))), calls=[HEADLINE], gap_seconds=0.15)


@pytest.fixture
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        double.will(SLOW)
        yield double


@pytest.fixture
def own(models: ModelDouble) -> Iterator[Own]:
    """A server with a hosted model that makes one thing at once."""
    with own_server(models, ALTOCV_GENERATIONS_AT_ONCE="1") as server:
        yield server


def test_waiting_leaving_and_trying_again(own: Own, models: ModelDouble, browser: Browser) -> None:
    with own.guest(browser) as page:
        wait_and_try_again(own, page)


def wait_and_try_again(own: Own, page: Page) -> None:
    open_sample(page)
    saved(page)
    page.goto("/tailor")
    page.get_by_label("Job posting").fill(POSTING)
    history = page.get_by_text(re.compile("^Tailored CV · Quick"))
    for number in (1, 2, 3):
        page.get_by_role("button", name=re.compile("^Begin")).click()
        expect(history).to_have_count(number)
    expect(page.get_by_text("Waiting: one before you")).to_be_visible()
    assert grave_violations(page) == []
    with psycopg.connect(EmbeddedPostgres(own.folder / "data").owner_url) as connection:
        # The last one is not given the time that the model takes.
        last = connection.execute(
            """UPDATE generations SET estimate = estimate || '{"deadline": 2}' WHERE id =
            (SELECT id FROM generations ORDER BY created_at DESC LIMIT 1) RETURNING id"""
        ).fetchone()
    assert last is not None

    elsewhere = page.context.new_page()
    elsewhere.goto("/jobs")
    page.close()
    toasts = elsewhere.locator(".ui-toast")
    expect(toasts.first).to_contain_text("Tailored CV is ready: Backend Engineer", timeout=40_000)
    expect(toasts.last).to_contain_text("Tailoring did not work out", timeout=40_000)
    expect(elsewhere.locator("#bell")).to_have_accessible_name("Notices, new: 3")

    elsewhere.goto(f"/tailor?run={last[0]}")
    expect(elsewhere.get_by_role("alert")).to_contain_text("give it more time")
    expect(elsewhere.locator("#bell")).to_have_accessible_name("Notices, new: 2")
    assert grave_violations(elsewhere) == []
    elsewhere.get_by_role("button", name="Try again with 2 times the usual time").click()
    expect(elsewhere.get_by_role("button", name=re.compile("As a new CV"))).to_be_visible(timeout=40_000)
    expect(elsewhere.locator("#bell")).to_have_accessible_name("Notices, new: 2")
    # Two that were made and the one that was tried again.
    expect(elsewhere.locator("#credits")).to_contain_text("35")
