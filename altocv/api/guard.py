"""What is turned away before any handler sees it: requests from foreign pages, and bodies without end.

It stands around Reflex too, whose socket would otherwise answer to any origin.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from altocv.api.errors import answer, answer_to
from altocv.api.origin import is_own
from altocv.config import Settings
from altocv.errors import TooLarge

MAX_BODY = 12_000_000
"""Bytes of a request's body."""

_SAFE = ("GET", "HEAD", "OPTIONS")


class Guard:
    def __init__(self, app: ASGIApp, config: Settings) -> None:
        self._app = app
        self._config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        changes = scope["type"] == "websocket" or scope["method"] not in _SAFE
        if changes and not is_own(connection, self._config):
            await _refuse(scope, receive, send, self._foreign(connection))
        elif scope["type"] == "http" and changes:
            await self._limited(scope, receive, send, connection)
        else:
            await self._app(scope, receive, send)

    def _foreign(self, connection: HTTPConnection) -> Response:
        said = "This request came from another site. Open AltoCV by its own address and try again."
        return answer(connection.headers, 403, "foreign_origin", said)

    async def _limited(self, scope: Scope, receive: Receive, send: Send, connection: HTTPConnection) -> None:
        """Run the app, but end a body that grows over the limit."""
        too_large = answer_to(
            connection.headers,
            TooLarge(f"That is larger than {MAX_BODY // 1_000_000} MB. Send less at once."),
        )
        declared = connection.headers.get("content-length", "0")
        if not declared.isdigit() or int(declared) > MAX_BODY:
            await too_large(scope, receive, send)
            return
        received, started = 0, False

        async def counting() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY:
                raise _BodyTooLarge
            return message

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counting, sending)
        except _BodyTooLarge:
            if not started:
                await too_large(scope, receive, send)


class _BodyTooLarge(Exception):
    pass


async def _refuse(scope: Scope, receive: Receive, send: Send, response: Response) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    else:
        await response(scope, receive, send)
