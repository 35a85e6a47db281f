"""The whole program from the outside: start, stop, kill, start again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Program:
    """`python -m altocv run` on a data folder and a port of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text()

    def start(self, **variables: str) -> float:
        """Start and wait until it answers; the seconds that took."""
        environment = {
            **os.environ,
            "ALTOCV_DATA": str(self.folder / "data"),
            "ALTOCV_PORT": str(self.port),
            "ALTOCV_OPEN_BROWSER": "false",
            **variables,
        }
        began = time.monotonic()
        with (self.folder / "log").open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "altocv", "run"],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        while not self.answers():
            assert self.process.poll() is None, self.log
            assert time.monotonic() - began < 240, self.log
            time.sleep(0.05)
        return time.monotonic() - began

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/api/health", timeout=2) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    def end(self, sent: signal.Signals, *, group: bool = False) -> int:
        """Send a signal and wait; the exit code."""
        assert self.process is not None
        (os.killpg if group else os.kill)(self.process.pid, sent)
        return self.process.wait(30)

    def remains(self) -> list[str]:
        """Processes that are still there because of this data folder."""
        found = []
        for process in psutil.process_iter(["cmdline", "environ", "status"]):
            mine = str(self.folder) in str(process.info["cmdline"]) + str(process.info["environ"])
            if mine and process.info["status"] != psutil.STATUS_ZOMBIE and process.pid != os.getpid():
                found.append(" ".join(process.info["cmdline"] or [])[:200])
        return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def program(folder: Path) -> Iterator[Program]:
    made = Program(folder, _free_port())
    yield made
    if made.process and made.process.poll() is None:
        made.end(signal.SIGTERM)


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("sent", "group"), [(signal.SIGTERM, False), (signal.SIGINT, True)])
def test_it_ends_with_all_that_it_started(program: Program, sent: signal.Signals, group: bool) -> None:
    program.start()
    assert f"http://localhost:{program.port}" in program.log
    assert program.end(sent, group=group) == 0
    assert "Traceback" not in program.log
    assert program.remains() == []
    warm = program.start()
    assert warm < 10, "unchanged sources are not built again"
    assert "Building" not in program.log
    assert program.end(signal.SIGTERM) == 0


@pytest.mark.timeout(600)
def test_a_killed_program_recovers_by_itself(program: Program) -> None:
    program.start()
    program.end(signal.SIGKILL)
    assert program.start() < 12
    assert "Traceback" not in program.log
    postmaster = int((program.folder / "data/postgres/postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(postmaster, signal.SIGKILL)
    program.end(signal.SIGKILL, group=True)
    assert program.start() < 20
    assert program.end(signal.SIGTERM) == 0
    assert program.remains() == []


@pytest.mark.timeout(600)
def test_it_lives_through_the_death_of_its_database(program: Program) -> None:
    program.start()
    data = program.folder / "data"
    for _ in range(2):
        postmaster = int((data / "postgres/postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(postmaster, signal.SIGKILL)
        time.sleep(1.5)
        deadline = time.monotonic() + 20
        while not program.answers():
            assert time.monotonic() < deadline, program.log
            time.sleep(0.1)
        form = Request(f"{program.url}/api/session/start", method="POST")
        with urlopen(form, timeout=8) as answer:
            assert answer.status == 200, "redirected to a page"
    assert program.end(signal.SIGTERM) == 0
    assert program.remains() == []


@pytest.mark.timeout(600)
def test_two_programs_do_not_share_a_folder_or_a_port(program: Program) -> None:
    program.start()
    environment = {**os.environ, "ALTOCV_DATA": str(program.folder / "data"), "ALTOCV_OPEN_BROWSER": "false"}
    command = [sys.executable, "-m", "altocv", "run"]
    second = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert second.returncode == 1
    assert "already running" in second.stderr
    assert str(program.process.pid) in second.stderr  # type: ignore[union-attr]
    environment |= {"ALTOCV_DATA": str(program.folder / "other"), "ALTOCV_PORT": str(program.port)}
    third = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert third.returncode == 1
    assert "ALTOCV_PORT" in third.stderr
    assert "Traceback" not in second.stderr + third.stderr
    assert program.answers()


def test_bad_settings_are_one_message(folder: Path) -> None:
    environment = {**os.environ, "ALTOCV_PORT": "none", "ALTOCV_LOG_LEVEL": "loud"}
    for command in ("run", "doctor", "migrate", "dev"):
        done = subprocess.run(
            [sys.executable, "-m", "altocv", command],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        said = done.stdout + done.stderr
        assert done.returncode == 1, command
        assert "ALTOCV_PORT" in said
        assert "ALTOCV_LOG_LEVEL" in said
        assert "Traceback" not in said


def test_the_doctor_finds_nothing_wrong_with_defaults_and_names_what_is(folder: Path) -> None:
    def doctor(**variables: str) -> tuple[int, str]:
        environment = {**os.environ, "ALTOCV_DATA": str(folder / "data"), **variables}
        done = subprocess.run(
            [sys.executable, "-m", "altocv", "doctor"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout

    code, said = doctor()
    assert code == 0, said
    assert "All is well" in said
    code, said = doctor(
        DATABASE_URL="postgresql://u:hush-hush@127.0.0.1:9/x",
        REDIS_URL="redis://127.0.0.1:9",
        ALTOCV_PROT="1",
    )
    assert code == 1
    assert "3 things to mend" in said
    assert "ALTOCV_PROT is no setting" in said
    assert "hush-hush" not in said
