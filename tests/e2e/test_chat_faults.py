"""The assistant with hosted models on a server of its own: keys, credits, and a server that is killed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import Browser, Page, expect

from altocv.db.embedded import EmbeddedPostgres
from tests.e2e.axe import grave_violations
from tests.e2e.conftest import Outbox, Server, sign_up
from tests.e2e.editing import open_sample
from tests.e2e.own_server import Own, own_server
from tests.model_double import ModelDouble, Script, model_double


@pytest.fixture
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        yield double


@pytest.fixture
def own(models: ModelDouble) -> Iterator[Own]:
    """A server with a hosted model, to be killed."""
    with own_server(models) as server:
        yield server


@pytest.fixture
def page(own: Own, browser: Browser) -> Iterator[Page]:
    """A guest of that server with a sample open, and the assistant beside it."""
    with own.guest(browser) as page:
        open_sample(page)
        page.locator("#side-chat").click()
        expect(page.locator(".chat-composer .ui-price")).to_have_text("1 credit")
        yield page


def test_too_few_credits_are_said_before_typing(own: Own, page: Page) -> None:
    expect(page.get_by_text("too few credits")).to_have_count(0)
    with psycopg.connect(EmbeddedPostgres(own.folder / "data").owner_url) as connection:
        connection.execute("UPDATE credit_accounts SET balance = 0")
    page.reload()
    page.locator("#side-chat").click()
    expect(page.get_by_text("too few credits")).to_be_visible()
    page.get_by_role("button", name="Model").click()
    page.get_by_role("menuitemradio", name="Built-in assistant").click()
    expect(page.get_by_text("too few credits")).to_have_count(0)


def test_a_key_of_ones_own(own: Own, models: ModelDouble, page: Page) -> None:
    server = Server(
        f"http://localhost:{own.port}", own.folder / "log", Outbox(own.folder / "data" / "outbox")
    )
    cv = page.url
    sign_up(page, server)
    page.goto("/settings")
    row = page.locator("#models li", has_text="Anthropic")
    models.will(Script(fault="refused"))
    row.get_by_placeholder("Paste a key").fill("sk-ant-0123456789-wxyz")
    row.get_by_role("button", name="Try and keep").click()
    expect(row.get_by_role("alert")).to_contain_text("does not take this key", timeout=20_000)
    models.will(Script(text="Mine."))
    row.get_by_role("button", name="Try and keep").click()
    expect(row).to_contain_text("wxyz", timeout=20_000)
    assert "0123456789" not in page.content()
    assert grave_violations(page) == []
    page.goto(cv)
    page.locator("#side-chat").click()
    page.get_by_role("button", name="Model").click()
    page.get_by_role("menuitemradio", name="Claude Sonnet").click()
    before = page.locator("#credits").text_content()
    page.locator("#chat-question").fill("Improve it")
    page.keyboard.press("Enter")
    expect(page.locator(".chat-list")).to_contain_text("Mine.", timeout=20_000)
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    expect(page.locator("#credits")).to_have_text(before or "")
    page.goto("/settings")
    row.get_by_role("button", name="Remove").click()
    expect(row.get_by_placeholder("Paste a key")).to_be_visible()


def test_a_part_of_a_text_is_talked_about(own: Own, models: ModelDouble, page: Page) -> None:
    page.locator(".cv-page [data-path='basics/summary']").first.click()
    area = page.locator(".cv-field textarea")
    area.press("Home")
    for _ in range(6):
        area.press("Shift+ArrowRight")
    selected = area.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")
    page.get_by_role("button", name="Improve with the assistant").click()
    expect(page.locator(".chat-about p")).to_have_text(f"About: {selected}")
    models.will(Script(text="Shorter."))
    page.get_by_role("button", name="Shorten this text").click()
    expect(page.locator(".chat-list")).to_contain_text("Shorter.", timeout=20_000)
    said = models.asked[-1]["messages"][-1]["content"]
    assert f"“{selected}” (only this part of basics/summary)" in said


def test_a_killed_server_leaves_no_answer_hanging(own: Own, models: ModelDouble, page: Page) -> None:
    models.will(Script(text=" ".join(f"word{n}" for n in range(400)), gap_seconds=0.1))
    page.locator("#chat-question").fill("Improve it")
    page.keyboard.press("Enter")
    expect(page.locator(".chat-list")).to_contain_text("word12", timeout=30_000)
    expect(page.locator("#credits")).to_have_text("49")
    own.kill()
    own.start()
    page.reload()
    page.locator("#side-chat").click()
    expect(page.get_by_text("cut off by a restart")).to_be_visible(timeout=30_000)
    expect(page.locator(".chat-text").last).to_contain_text("word5")
    expect(page.locator("#credits")).to_have_text("50")
    models.will(Script(text="Whole this time."))
    page.locator(".chat-bubble").last.hover()
    page.get_by_role("button", name="Ask again").last.click()
    expect(page.locator(".chat-list")).to_contain_text("Whole this time.", timeout=30_000)
    expect(page.locator(".chat-mine")).to_have_text(re.compile("Improve it"))
    expect(page.locator("#credits")).to_have_text("49")
