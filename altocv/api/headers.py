"""Security headers on every answer, Reflex's pages included.

The pages that Reflex exports hold inline scripts of its router; the policy names each by its hash, so no
other inline script runs, whatever gets into a page. Inline styles must stay allowed (Emotion makes them).
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

from reflex.utils.prerequisites import get_web_dir
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from altocv.api.origin import is_secure
from altocv.config import Settings

EXPORTED = get_web_dir() / "build" / "client"
"""Where Reflex's production build puts the pages."""

_HASHED = "/assets/"
"""Below it the build's files carry a hash of their content in their names."""

_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)

_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)

_REST = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'; script-src 'self' "
)

_DOCS = (
    "default-src 'none'; connect-src 'self'; img-src 'self' data: https://fastapi.tiangolo.com; "
    "style-src 'unsafe-inline' https://cdn.jsdelivr.net; "
    "script-src 'unsafe-inline' https://cdn.jsdelivr.net; "
    "frame-ancestors 'none'"
)


class SecurityHeaders:
    def __init__(self, app: ASGIApp, config: Settings) -> None:
        self._app = app
        self._config = config

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers(scope, message)]
            await send(message)

        await self._app(scope, receive, sending)

    def _headers(self, scope: Scope, message: Message) -> list[tuple[bytes, bytes]]:
        added = list(_ALWAYS)
        kind = dict(message["headers"]).get(b"content-type", b"")
        if kind.startswith(b"text/html"):
            policy = _DOCS if scope["path"] == "/api/docs" else content_policy(EXPORTED)
            added.append((b"content-security-policy", policy.encode()))
        if scope["path"].startswith(_HASHED) and message["status"] == 200:
            added.append((b"cache-control", b"public, max-age=31536000, immutable"))
        elif kind.startswith(b"text/html"):
            added.append((b"cache-control", b"no-cache"))
        if is_secure(HTTPConnection(scope), self._config):
            added.append((b"strict-transport-security", b"max-age=31536000"))
        return added


@lru_cache(maxsize=1)
def content_policy(exported: Path) -> str:
    """The Content-Security-Policy for the pages in a folder, read once: a new build is a new process."""
    hashes = {
        base64.b64encode(hashlib.sha256(script).digest()).decode()
        for page in sorted(exported.rglob("*.html"))
        for script in _INLINE_SCRIPT.findall(page.read_bytes())
        if script.strip()
    }
    return _REST + " ".join(f"'sha256-{digest}'" for digest in sorted(hashes))
