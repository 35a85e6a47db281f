"""One server with a production build for all browser tests, and browsers that notice when something is wrong.

With `ALTOCV_E2E_URL` the tests run against a server that is up already; its log is then not looked at.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from altocv.accounts.mail import Outbox
from altocv.stripe_double.serving import Running, running
from tests.browser import chromium_path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 300
WEBHOOK_SECRET = "whsec_test"
ARTIFACTS = ROOT / "test-results"


@dataclass(frozen=True)
class Server:
    """A running AltoCV. `log` is None for one that we did not start; lines with a part of `expected` may be
    in it. `outbox` holds the mail that it sent, `stripe` is the stand-in that it buys from."""

    url: str
    log: Path | None
    outbox: Outbox | None = None
    stripe: Running | None = None
    expected: list[str] = field(default_factory=list)

    def errors(self, since: int = 0) -> list[str]:
        """Lines logged at error level, or not by the log at all, after so many bytes."""
        if self.log is None:
            return []
        with self.log.open("rb") as file:
            file.seek(since)
            lines = [raw.decode(errors="replace").strip() for raw in file]
        errors = [line for line in lines if _is_error(line)]
        return [line for line in errors if not any(part in line for part in self.expected)]

    @property
    def logged(self) -> int:
        """Bytes in the log."""
        return self.log.stat().st_size if self.log else 0


def _is_error(line: str) -> bool:
    try:
        return json.loads(line).get("level") in ("error", "critical")
    except (json.JSONDecodeError, AttributeError):
        return line.startswith("Traceback")


def launch(data: Path, port: int, log: Path, **settings: str) -> subprocess.Popen[bytes]:
    """AltoCV as `make run` starts it, with more settings; returns when it answers."""
    environment = {
        **os.environ,
        "ALTOCV_DATA": str(data),
        "ALTOCV_PORT": str(port),
        "ALTOCV_OPEN_BROWSER": "false",
        "ALTOCV_LOG_FORMAT": "json",
        "ALTOCV_GUESTS_PER_HOUR": "100000",
        **settings,
    }
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "altocv", "run"],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    _wait_for(f"http://localhost:{port}", process, log)
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C does."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """AltoCV on a free port, with a data folder of its own."""
    if given := os.environ.get("ALTOCV_E2E_URL"):
        yield Server(given.rstrip("/"), None)
        return
    with tempfile.TemporaryDirectory(prefix="altocv-e2e-", ignore_cleanup_errors=True) as folder:
        data = Path(folder)
        data.chmod(0o755)
        port = free_port()
        url = f"http://localhost:{port}"
        with running(f"{url}/api/webhooks/stripe", WEBHOOK_SECRET) as stripe:
            process = launch(
                data / "data",
                port,
                data / "log",
                ALTOCV_STRIPE_SECRET_KEY="sk_test",
                ALTOCV_STRIPE_WEBHOOK_SECRET=WEBHOOK_SECRET,
                ALTOCV_STRIPE_API_BASE=stripe.url,
            )
            try:
                yield Server(url, data / "log", outbox=Outbox(data / "data" / "outbox"), stripe=stripe)
            finally:
                end(process)


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{url}/api/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.3)
    process.kill()
    pytest.fail(f"AltoCV did not start:\n{log.read_text(errors='replace')[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield opened
        opened.close()


@dataclass
class Watched:
    """What a page said that it should not have: console errors, exceptions, failed requests."""

    problems: list[str]
    allowed: list[str]

    def allow(self, part: str) -> None:
        """Expect problems that contain this."""
        self.allowed.append(part)

    def left(self) -> list[str]:
        return [p for p in self.problems if not any(part in p for part in self.allowed)]


Visit = Callable[..., Page]

PASSWORD = "seven lanterns over quiet water"


def newest_link(server: Server, to: str) -> str:
    """The link in the newest mail to an address."""
    if server.outbox is None:
        pytest.skip("the mail of another server cannot be read")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        for mail in server.outbox.newest():
            found = re.search(r"http\S+token=[\w-]+", mail.text)
            if mail.to == to and found:
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no mail with a link came to {to}")


def sign_up(page: Page, server: Server) -> str:
    """Make an account of whoever is in the browser; its address."""
    email = f"ada-{time.time_ns()}@example.com"
    page.goto("/sign-up")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send me the link").click()
    page.wait_for_url("**/check-mail**")
    page.goto(newest_link(server, email))
    page.get_by_label("Your name").fill("Ada Lovelace")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Save and sign in").click()
    page.wait_for_url("**/dashboard**")
    return email


@pytest.fixture
def watched() -> Watched:
    """Where problems of this test's pages are noted."""
    return Watched([], [])


@pytest.fixture
def visit(
    browser: Browser, server: Server, watched: Watched, request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """Opens a page in a browser profile of its own: `visit(path="/", **context_options)`.

    Afterwards the test fails for what any of its pages, or the server's log, complained about; a failed
    test leaves screenshots in `test-results/`.
    """
    contexts: list[BrowserContext] = []
    before = server.logged

    def opened(path: str = "/", **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US", **options}
        context = browser.new_context(base_url=server.url, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, watched)
        page.goto(path)
        return page

    yield opened
    failed = getattr(request.node, "failed", False)
    for number, context in enumerate(contexts):
        for page in context.pages if failed else ():
            ARTIFACTS.mkdir(exist_ok=True)
            page.screenshot(path=ARTIFACTS / f"{request.node.name}-{number}.png")
        context.close()
    if not failed:
        assert watched.left() == []
        assert server.errors(before) == []


def watch(page: Page, watched: Watched) -> None:
    """Note what goes wrong on a page."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            watched.problems.append(f"console: {message.text} ({message.location.get('url', '')})")

    page.on("console", console)
    page.on("pageerror", lambda error: watched.problems.append(f"exception: {error}"))
    page.on(
        "response",
        lambda answer: (
            watched.problems.append(f"status {answer.status}: {answer.url}") if answer.status >= 500 else None
        ),
    )


@pytest.fixture
def guest(visit: Visit) -> Visit:
    """Like `visit`, but as a new guest, on the dashboard unless a path is given."""

    def opened(path: str = "/dashboard", **options: Any) -> Page:
        page = visit("/", **options)
        page.locator("form[action='/api/session/start'] button").click()
        page.wait_for_url("**/dashboard/**")
        if path != "/dashboard":
            page.goto(path)
        return page

    return opened


@pytest.fixture
def page(guest: Visit) -> Page:
    """A fresh guest on the dashboard."""
    return guest()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Let fixtures know that the test has failed."""
    outcome = yield
    if outcome.get_result().failed:  # pyright: ignore[reportAttributeAccessIssue]
        item.failed = True  # pyright: ignore[reportAttributeAccessIssue]
