"""Finding a port to listen on."""

from __future__ import annotations

import socket

from altocv.config import BadSettings, Settings

FIRST = 3000
_TRIES = 100


def choose_port(config: Settings) -> int:
    """The port of the settings, else 3000 or the next free one. Raises BadSettings when it is taken."""
    if config.port is not None:
        if not is_free(config.host, config.port):
            raise BadSettings(
                f"ALTOCV_PORT: another program uses port {config.port}. Stop it or choose another port."
            )
        return config.port
    for port in range(FIRST, FIRST + _TRIES):
        if is_free(config.host, port):
            return port
    raise BadSettings(
        f"ALTOCV_PORT: the ports {FIRST} to {FIRST + _TRIES - 1} are all in use. Set a free one."
    )


def is_free(host: str, port: int) -> bool:
    """True when nothing listens there. The server itself would share a port with another without a word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
