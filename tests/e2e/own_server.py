"""Servers of a test's own: with settings of theirs, and to be killed."""

from __future__ import annotations

import os
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.e2e.conftest import end, free_port, launch
from tests.model_double import ModelDouble


class Own:
    """One of them, running."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder, self.port, self.settings = folder, free_port(), settings
        self.start()

    @contextmanager
    def guest(self, browser: Browser) -> Iterator[Page]:
        """A new guest of that server, on the dashboard."""
        context = browser.new_context(base_url=f"http://localhost:{self.port}", locale="en-US")
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.goto("/")
        page.locator("form[action='/api/session/start'] button").click()
        page.wait_for_url("**/dashboard/**")
        yield page
        context.close()

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


@contextmanager
def own_server(models: ModelDouble | None = None, **settings: str) -> Iterator[Own]:
    """A server until the end of the context, with a hosted model where there is a double of one."""
    if models is not None:
        settings |= {"ALTOCV_OPENAI_API_KEY": "sk-test", "ALTOCV_MODEL_API_BASE": models.url}
    with tempfile.TemporaryDirectory(prefix="altocv-e2e-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = Own(Path(folder), **settings)
        yield server
        end(server.process)
