"""The keys of model providers that somebody brings, in the settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from altocv.ai.catalog import PROVIDERS
from altocv.errors import AltoError, Unauthorized
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import sentence
from altocv.web.state.session import WithUser


@dataclass(frozen=True)
class KeyRow:
    """A provider, and the end of the key that is kept for it. `since` is an ISO time."""

    provider: str
    name: str
    last_four: str
    since: str


class KeysState(WithUser, rx.State):
    """The list, and what became of the last try."""

    rows: list[KeyRow] = []
    trying: str = ""
    failed: str = ""
    error: str = ""

    @rx.event
    async def load(self) -> None:
        """Read them again; on every visit to the page."""
        self.trying = self.failed = self.error = ""
        try:
            await self._read()
        except Unauthorized:
            raise
        except AltoError:
            return  # The page itself says that the server is away.

    @rx.event(background=True)
    async def add(self, form: dict[str, Any]) -> Any:
        """Try a key with its provider, and keep it."""
        provider = str(form.get("provider", ""))
        async with self:
            user = await self.user()
            self.trying, self.failed, self.error = provider, "", ""
            texts = await self.messages()
        try:
            await services().keys.add(user.id, provider, str(form.get("key", "")))
        except AltoError as error:
            async with self:
                self.trying, self.failed = "", provider
                self.error = sentence(error.message, texts.language)
            return None
        async with self:
            self.trying = ""
            await self._read()
        return ui.toast(texts("keys.kept"), kind="success", key="keys")

    @rx.event
    async def remove(self, provider: str) -> Any:
        """Forget a key."""
        user = await self.user()
        await services().keys.remove(user.id, provider)
        await self._read()
        return ui.toast((await self.messages())("keys.removed"), kind="success", key="keys")

    async def _read(self) -> None:
        user = await self.user()
        kept = {key.provider: key for key in await services().keys.of(user.id)}
        self.rows = [
            KeyRow(
                each.key,
                each.name,
                kept[each.key].last_four if each.key in kept else "",
                kept[each.key].since.isoformat() if each.key in kept else "",
            )
            for each in PROVIDERS
        ]
