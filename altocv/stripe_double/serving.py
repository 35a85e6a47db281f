"""Running the stand-in: as a command, or in a thread beside tests and benchmarks."""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from altocv.stripe_double.app import Double


@dataclass(frozen=True)
class Running:
    """A stand-in that answers at `url`."""

    url: str
    double: Double
    loop: asyncio.AbstractEventLoop


def serve(port: int, webhook: str) -> int:
    """`python -m altocv stripe-double`: until Ctrl-C."""
    from uvicorn import Config, Server

    secret = f"whsec_{secrets.token_hex(16)}"
    print("Payments of a stand-in: no money is moved. Start AltoCV with these settings:\n")
    print("  ALTOCV_STRIPE_SECRET_KEY=sk_test_demo")  # a word that stands for a key
    print(f"  ALTOCV_STRIPE_WEBHOOK_SECRET={secret}")
    print(f"  ALTOCV_STRIPE_API_BASE=http://localhost:{port}\n", flush=True)
    Server(Config(Double(webhook, secret).app(), host="127.0.0.1", port=port, log_level="warning")).run()
    return 0


@contextmanager
def running(webhook: str, secret: str) -> Iterator[Running]:
    """A stand-in on a free port of this machine, in a thread."""
    from uvicorn import Config, Server

    double = Double(webhook, secret)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = Server(Config(double.app(), log_level="warning", lifespan="off"))
        loop = asyncio.new_event_loop()
        thread = threading.Thread(
            target=loop.run_until_complete, args=[server.serve([listener])], daemon=True
        )
        thread.start()
        try:
            yield Running(f"http://127.0.0.1:{port}", double, loop)
        finally:
            server.should_exit = True
            thread.join(10)
