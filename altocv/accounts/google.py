"""Sign-in with Google: OpenID Connect with discovery, PKCE, state and nonce, all by Authlib."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx2 as httpx
import structlog
from authlib.common.errors import AuthlibBaseError
from starlette.requests import Request
from starlette.responses import Response

from altocv.config import Settings
from altocv.errors import Forbidden, Unavailable

_log = structlog.get_logger()

PROVIDER = "google"
_TIMEOUT_SECONDS = 10.0
_AWAY = "Google does not answer at the moment. Please try again, or sign in with your e-mail address."
_REFUSED = "Google did not confirm who you are. Please try again, or sign in with your e-mail address."


@dataclass(frozen=True, slots=True)
class Claims:
    """Who Google says somebody is. The address is verified."""

    subject: str
    email: str
    name: str
    picture: str


class Google:
    """The client. `request.session` holds state, nonce and verifier between the two halves."""

    def __init__(self, config: Settings) -> None:
        self._client: Any = None
        if config.google_client_id and config.google_client_secret:
            # It brings its own HTTP client along, which most installations never need.
            from authlib.integrations.starlette_client import OAuth

            self._client = OAuth().register(
                PROVIDER,
                client_id=config.google_client_id,
                client_secret=config.google_client_secret.get_secret_value(),
                server_metadata_url=f"{config.google_issuer.rstrip('/')}/.well-known/openid-configuration",
                client_kwargs={
                    "scope": "openid email profile",
                    "code_challenge_method": "S256",
                    "timeout": _TIMEOUT_SECONDS,
                },
            )

    @property
    def is_set_up(self) -> bool:
        return self._client is not None

    async def begin(self, request: Request, back_to: str) -> Response:
        """The redirect to Google. Raises Unavailable."""
        try:
            return await self._client.authorize_redirect(request, back_to, prompt="select_account")
        except (httpx.HTTPError, AuthlibBaseError, ValueError) as error:
            raise _failed(error) from error

    async def finish(self, request: Request) -> Claims:
        """Who came back from there. Raises Forbidden, Unavailable."""
        try:
            token = await self._client.authorize_access_token(request)
        except AuthlibBaseError as error:
            _log.info("google_refused", reason=error.error)
            raise Forbidden(_REFUSED) from error
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise _failed(error) from error
        claims = token.get("userinfo") or {}
        if not claims.get("sub") or not claims.get("email") or claims.get("email_verified") is not True:
            raise Forbidden("Google has not verified your address yet. Verify it there, then try again.")
        name, picture = str(claims.get("name") or ""), str(claims.get("picture") or "")
        return Claims(str(claims["sub"]), str(claims["email"]), name, picture)

    async def picture(self, url: str) -> bytes | None:
        """The profile picture; None when there is none, or it cannot be had from Google's own servers."""
        parts = httpx.URL(url) if url.startswith("https://") else None
        if parts is None or not parts.host.endswith(".googleusercontent.com"):
            return None
        try:
            async with (
                httpx.AsyncClient(timeout=_TIMEOUT_SECONDS) as client,
                client.stream("GET", parts) as answer,
            ):
                data = b""
                async for chunk in answer.aiter_bytes():
                    data += chunk
                    if len(data) > 2_000_000:
                        return None
                return data if answer.is_success else None
        except httpx.HTTPError:
            return None


def _failed(error: Exception) -> Unavailable:
    _log.warning("google_away", reason=type(error).__name__)
    return Unavailable(_AWAY)
