"""What the program writes down of each request: an id, the path without its query, the status, the time."""

from __future__ import annotations

import secrets
import time

import structlog
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from altocv.accounts import audit
from altocv.api.origin import client_address

_log = structlog.get_logger("altocv.http")


class RequestLog:
    """Gives each request an id (`X-Request-ID`) that stands in every line logged for it.

    Queries are not logged: the WebSocket's holds the browser's token.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        status, began = 0, time.perf_counter()

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        token = audit.address.set(client_address(HTTPConnection(scope)))
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            try:
                await self._app(scope, receive, sending)
            finally:
                audit.address.reset(token)
                write = _log.info if status >= 400 or scope.get("method") == "POST" else _log.debug
                write(
                    scope["type"],
                    method=scope.get("method", ""),
                    path=scope["path"],
                    status=status,
                    ms=round((time.perf_counter() - began) * 1000, 1),
                )
