"""The server or its database goes away while somebody types: what was typed is kept, and the page says so."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import end, free_port, launch
from tests.e2e.editing import edit_on_page, form_field, open_sample, ready, saved, shows


class Own:
    """A server of the test's own, to be killed."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.port, self.settings = folder, free_port(), settings
        self.start()

    def kill(self) -> None:
        """End it without a warning, and wait until nothing answers."""
        self.process.kill()
        self.process.wait(10)
        while _answers(self.port):
            time.sleep(0.05)

    def start(self) -> None:
        self.process = launch(self.folder / "data", self.port, self.folder / "log", **self.settings)

    def _postmaster(self) -> int:
        return int((self.folder / "data" / "postgres" / "postmaster.pid").read_text().split()[0])

    def kill_database(self) -> None:
        os.kill(self._postmaster(), signal.SIGKILL)

    def freeze_database(self, frozen: bool) -> None:
        """Let all of PostgreSQL hang, or go on."""
        postmaster = self._postmaster()
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
        for pid in (postmaster, *map(int, children)):
            os.kill(pid, signal.SIGSTOP if frozen else signal.SIGCONT)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
def own() -> Iterator[Own]:
    with tempfile.TemporaryDirectory(prefix="altocv-e2e-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = Own(Path(folder))
        yield server
        end(server.process)


@pytest.fixture
def cv(own: Own, browser: Browser) -> Iterator[Page]:
    """A guest's CV on that server."""
    context = browser.new_context(base_url=f"http://localhost:{own.port}", locale="en-US")
    page = context.new_page()
    page.goto("/")
    page.locator("form[action='/api/session/start'] button").click()
    page.wait_for_url("**/dashboard/**")
    yield open_sample(page)
    context.close()


def test_typing_goes_on_while_the_server_is_away(own: Own, cv: Page) -> None:
    form_field(cv, "Name").fill("Saved before the crash")
    shows(cv, "Saved before the crash")
    saved(cv)
    own.kill()
    headline = form_field(cv, "Headline")
    headline.fill("Typed while it was away")
    expect(cv.get_by_text("The connection is lost.")).to_be_visible(timeout=20_000)
    expect(headline).to_have_value("Typed while it was away")
    own.start()
    expect(cv.get_by_text("The connection is lost.")).to_have_count(0, timeout=30_000)
    shows(cv, "Typed while it was away")
    shows(cv, "Saved before the crash")
    saved(cv)
    cv.reload()
    shows(ready(cv), "Typed while it was away")
    cv.locator("#undo").click()
    shows(cv, "Senior Software Engineer")


def test_typing_goes_on_while_the_database_restarts(own: Own, cv: Page) -> None:
    own.kill_database()
    form_field(cv, "Name").fill("Typed without a database")
    shows(cv, "Typed without a database")
    expect(cv.locator("[data-saved=saved]")).to_be_visible(timeout=40_000)
    own.kill()
    own.start()
    cv.reload()
    shows(ready(cv), "Typed without a database")


def test_a_field_on_the_page_stays_open_through_a_short_loss(own: Own, cv: Page) -> None:
    field = edit_on_page(cv, "basics/label")
    field.fill("Half a sen")
    shows(cv, "Half a sen")
    saved(cv)
    cv.evaluate("window.dispatchEvent(new Event('offline'))")
    field.press_sequentially("tence", delay=30)
    shows(cv, "Half a sentence")
    expect(field).to_be_focused()
    saved(cv)


def test_a_database_that_hangs_is_told_and_waited_for(own: Own, cv: Page) -> None:
    own.freeze_database(True)
    try:
        form_field(cv, "Name").fill("Typed while it hung")
        shows(cv, "Typed while it hung")
        expect(cv.get_by_text("The database does not answer.")).to_be_visible(timeout=40_000)
        assert cv.request.get("/api/health", timeout=40_000).status == 503
    finally:
        own.freeze_database(False)
    saved(cv)
    expect(cv.get_by_text("The database does not answer.")).to_have_count(0)
    cv.reload()
    shows(ready(cv), "Typed while it hung")
