"""Sending events as Stripe does: signed, at least once, in no order that could be relied on."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import httpx

_TRIES = 6
_PAUSE_SECONDS = 0.5


@dataclass
class Faults:
    """What goes wrong on the way. `held` keeps events back until they are asked for."""

    held: bool = False
    copies: int = 1
    delay_seconds: float = 0.0
    dropped: bool = False
    wrong_signature: bool = False
    down: bool = False


class Deliveries:
    """Posts events to one address."""

    def __init__(self, url: str, secret: str, faults: Faults) -> None:
        self._url, self._secret, self._faults = url, secret, faults
        self._going: set[asyncio.Task[None]] = set()

    def send(self, event: dict[str, Any]) -> None:
        """Send soon, with the faults of the moment; what is not answered with 2xx is sent again."""
        if self._faults.held or self._faults.dropped:
            return
        for _ in range(self._faults.copies):
            task = asyncio.create_task(self._until_taken(event, self._faults.delay_seconds))
            self._going.add(task)
            task.add_done_callback(self._going.discard)

    async def post(self, event: dict[str, Any], *, at: float | None = None, secret: str | None = None) -> int:
        """Send now; the status of the answer (0 for none)."""
        body = json.dumps(event)
        secret = "whsec_wrong" if self._faults.wrong_signature else secret or self._secret
        headers = {"Stripe-Signature": signature(body, secret, at), "Content-Type": "application/json"}
        try:
            async with httpx.AsyncClient(timeout=15) as client:
                return (await client.post(self._url, content=body, headers=headers)).status_code
        except httpx.HTTPError:
            return 0

    async def close(self) -> None:
        """Send nothing more."""
        for task in tuple(self._going):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _until_taken(self, event: dict[str, Any], delay: float) -> None:
        await asyncio.sleep(delay)
        for attempt in range(_TRIES):
            if await self.post(event) // 100 == 2:
                return
            await asyncio.sleep(_PAUSE_SECONDS * 2**attempt)


def signature(body: str, secret: str, at: float | None = None) -> str:
    """The Stripe-Signature header of a body."""
    stamp = int(time.time() if at is None else at)
    digest = hmac.new(secret.encode(), f"{stamp}.{body}".encode(), sha256).hexdigest()
    return f"t={stamp},v1={digest}"
