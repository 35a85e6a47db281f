"""The server is killed while a model answers: the answer ends, marked, and its credit is back."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import end
from tests.e2e.editing import open_sample
from tests.e2e.test_editor_faults import Own
from tests.model_double import ModelDouble, Script, model_double


@pytest.fixture
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        yield double


@pytest.fixture
def own(models: ModelDouble) -> Iterator[Own]:
    """A server with a hosted model, to be killed."""
    with tempfile.TemporaryDirectory(prefix="altocv-e2e-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        keys = {"ALTOCV_OPENAI_API_KEY": "sk-test", "ALTOCV_MODEL_API_BASE": models.url}
        server = Own(Path(folder), **keys)
        yield server
        end(server.process)


def test_a_killed_server_leaves_no_answer_hanging(own: Own, models: ModelDouble, browser: Browser) -> None:
    models.will(Script(text=" ".join(f"word{n}" for n in range(400)), gap_seconds=0.1))
    context = browser.new_context(base_url=f"http://localhost:{own.port}", locale="en-US")
    page = context.new_page()
    page.goto("/")
    page.locator("form[action='/api/session/start'] button").click()
    page.wait_for_url("**/dashboard/**")
    open_sample(page)
    page.locator("#side-chat").click()
    expect(page.locator(".chat-composer .ui-price")).to_have_text("1 credit")
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
    context.close()
