"""Serving everything on one port: a small supervisor, and workers that each run the whole application."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
import webbrowser
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from altocv.api import outbox
from altocv.config import Settings, settings
from altocv.launch import logs

_PARENT = "ALTOCV_SUPERVISOR"
_GRACE_SECONDS = 10


def serve(config: Settings, port: int) -> None:
    """Serve until SIGINT or SIGTERM. Raises SystemExit with 1 when the workers keep dying."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    os.environ.update({"ALTOCV_PORT": str(port), _PARENT: str(os.getpid())})
    Server(
        target=f"{__name__}:application",
        factory=True,
        address=config.host,
        port=port,
        interface=Interfaces.ASGI,
        workers=config.workers,
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE_SECONDS,
        # Its warning of a worker that does not stop is often false: two of its threads wait for one process.
        log_level=LogLevels.error,
    ).serve()


def application() -> ASGIApp:
    """The application of one worker; called in the worker's process."""
    settings.cache_clear()
    logs.set_up(settings())
    threading.Thread(target=_end_with_the_supervisor, daemon=True).start()
    _tell_reflex()
    from altocv.altocv import app

    return _Announcing(app(), settings())


def _tell_reflex() -> None:
    """The pages are built already: compile nothing, and serve them beside the application."""
    from reflex_base.constants import Env
    from reflex_base.environment import environment

    environment.REFLEX_ENV_MODE.set(Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.set(True)


def _end_with_the_supervisor() -> None:
    """Stop when the supervisor was killed: it can no longer tell us to, and we hold its port and data."""
    supervisor = int(os.environ[_PARENT])
    while os.getppid() == supervisor:
        time.sleep(0.5)
    os._exit(1)


class _Announcing:
    """Says the address once the application is up, and opens a browser there."""

    def __init__(self, app: ASGIApp, config: Settings) -> None:
        self._app = app
        self._config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                self._announce()

        await self._app(scope, receive, sending)

    def _announce(self) -> None:
        url = self._config.url
        print(f"AltoCV is at {url} (Ctrl-C ends it)", flush=True)
        if not self._config.smtp_host:
            print(
                f"No mail server is set; mail stays at {url}{outbox.PATH}?key={outbox.key(self._config)}",
                flush=True,
            )
        if self._config.open_browser and _has_display():
            threading.Thread(target=_open, args=[url], daemon=True).start()


def _has_display() -> bool:
    if sys.platform == "darwin":
        return not os.environ.get("SSH_CONNECTION") and not os.environ.get("CI")
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown and shutil.which("xdg-open") and not os.environ.get("CI"))


def _open(*arguments: Any) -> None:
    # The server accepts connections a moment after it has started.
    time.sleep(0.3)
    webbrowser.open(*arguments)
