"""Where a request comes from: its client's address, and whether a page of this site made it."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from altocv.config import Settings


class Forwarded:
    """Takes scheme, host and client of a request from what the proxy in front says of it.

    Only for a server that nothing but that proxy can reach: anybody could send these headers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            scope = self._as_the_proxy_says(scope)
        await self._app(scope, receive, send)

    def _as_the_proxy_says(self, scope: Scope) -> Scope:
        sent, changed = Headers(scope=scope), dict(scope)
        if proto := sent.get("x-forwarded-proto", "").split(",")[0].strip():
            secure = proto in ("https", "wss")
            changed["scheme"] = {"http": "http", "websocket": "ws"}[scope["type"]] + "s" * secure
        if host := sent.get("x-forwarded-host", "").split(",")[0].strip():
            others = [(name, value) for name, value in scope["headers"] if name != b"host"]
            changed["headers"] = [*others, (b"host", host.encode("latin-1"))]
        # The last entry is the one that our own proxy wrote; those before it are the client's word.
        if client := sent.get("x-forwarded-for", "").rpartition(",")[2].strip():
            changed["client"] = (client, 0)
        return changed


def client_address(connection: HTTPConnection) -> str:
    """The network address of the client."""
    return connection.client.host if connection.client else "unknown"


def is_secure(connection: HTTPConnection, config: Settings) -> bool:
    """True when the browser speaks https with us."""
    return connection.url.scheme in ("https", "wss") or config.url.startswith("https://")


def is_own(connection: HTTPConnection, config: Settings) -> bool:
    """True when a page of this site made the request, or a program that is no browser."""
    origin = connection.headers.get("origin")
    if origin is None:
        return connection.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    scheme, _, host = origin.lower().partition("://")
    own = {connection.headers.get("host", ""), (config.public_url or "").partition("://")[2]}
    return scheme in ("http", "https") and bool(host) and host in {name.lower() for name in own}
