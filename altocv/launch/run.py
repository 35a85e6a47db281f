"""`run`, `dev` and `migrate`: what they start, in which order, and that they end it again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import structlog

from altocv.config import Settings
from altocv.db.connect import prepare
from altocv.db.embedded import APP, EmbeddedPostgres, FolderLock
from altocv.db.migrate import owner_url
from altocv.errors import Unavailable
from altocv.launch import frontend, logs
from altocv.launch.ports import choose_port
from altocv.launch.serving import serve
from altocv.workflows import durable

_log = structlog.get_logger()


def run(config: Settings) -> None:
    """Serve the production build until told to stop."""
    with prepared(config):
        if not frontend.is_current():
            frontend.build()
        serve(config, choose_port(config))


def dev(config: Settings) -> None:
    """Serve with hot reload: a change in Python builds the changed pages again; refresh the browser."""
    with prepared(config):
        frontend.forget()
        port = choose_port(config)
        environment = {**frontend.build_environment(), "ALTOCV_PORT": str(port)}
        command = [sys.executable, "-m", "reflex", "run", "--env", "preview", "--backend-host", config.host]
        reflex = subprocess.Popen(
            [*command, "--frontend-port", str(port), "--backend-port", str(port)],
            cwd=frontend.ROOT,
            env=environment,
            start_new_session=True,
        )
        try:
            reflex.wait()
        finally:
            _end_group(reflex)


def migrate(config: Settings) -> None:
    """Bring the database to the newest schema."""
    with prepared(config):
        print("The database has the newest schema.")


@contextmanager
def prepared(config: Settings) -> Iterator[None]:
    """The data folder locked and the database up; both given back at the end, also after a signal."""
    logs.set_up(config)
    signal.signal(signal.SIGTERM, _interrupt)
    lock = FolderLock(config.data)
    lock.acquire()
    try:
        server = prepare(config)
        if server is None:
            durable.migrate(owner_url(config), None)
            yield
            return
        try:
            durable.migrate(server.owner_url, APP)
        except BaseException:
            server.stop()
            raise
        ending = threading.Event()
        keeper = threading.Thread(target=_keep_alive, args=[server, ending], daemon=True)
        keeper.start()
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            ending.set()
            keeper.join()
            server.stop()
    finally:
        lock.release()


def _keep_alive(server: EmbeddedPostgres, ending: threading.Event) -> None:
    """Start the embedded server again when it died; the pools of connections find it by themselves."""
    while not ending.wait(1):
        if server.is_alive():
            continue
        _log.warning("database_died")
        try:
            server.start()
        except Unavailable as error:
            _log.error("database_not_restarted", reason=error.message)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sent)
            process.wait(10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
