"""The production app in a process of its own, on a free port and a data folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = 300
STOP_SECONDS = 30


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(data: Path) -> Iterator[tuple[str, float]]:
    """Run the app on `data`; yields its address and the seconds from the command to the first answer."""
    port = free_port()
    began = time.perf_counter()
    app = subprocess.Popen(
        [sys.executable, "-m", "altocv", "run"],
        env={
            **os.environ,
            "ALTOCV_DATA": str(data),
            "ALTOCV_PORT": str(port),
            "ALTOCV_OPEN_BROWSER": "false",
        },
        stdout=sys.stderr,
        stderr=sys.stderr,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, app)
        yield address, time.perf_counter() - began
    finally:
        app.send_signal(signal.SIGTERM)
        app.wait(STOP_SECONDS)


def _wait(address: str, app: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if app.poll() is not None:
            raise RuntimeError(f"the app ended with code {app.returncode} before it answered")
        try:
            with urllib.request.urlopen(f"{address}/api/health", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.02)
    raise RuntimeError(f"no answer within {START_SECONDS} s")


@contextmanager
def data_folder() -> Iterator[Path]:
    """A data folder that goes away afterwards."""
    with tempfile.TemporaryDirectory(prefix="altocv-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def memory_mb(data: Path) -> float:
    """Proportional memory of the app that works on a data folder, its database not counted."""
    kilobytes = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"ALTOCV_DATA={data}".encode() not in (folder / "environ").read_bytes().split(b"\0"):
                continue
            if b"postgres" in (folder / "cmdline").read_bytes():
                continue
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except (OSError, ValueError):
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1000
