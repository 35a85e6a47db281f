"""The bell: what has been done for somebody, wherever in the app they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from altocv.accounts.notices import Notice
from altocv.errors import AltoError, Unauthorized
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import LANGUAGES, messages
from altocv.web.routes import TAILOR, import_url
from altocv.web.state.imports import ImportReviewState
from altocv.web.state.languages import LanguagesState
from altocv.web.state.session import WithUser
from altocv.web.state.tailor import TailorState

_SHOWN = 8
_TOAST_MILLISECONDS = 12_000


@dataclass(frozen=True)
class NoticeRow:
    """One of the panel. `text` is a key; `at` an ISO time."""

    id: str
    text: str
    title: str
    url: str
    at: str
    failed: bool
    read: bool


class NoticesState(WithUser, rx.State):
    """The newest, and how many were not opened."""

    unread: int = 0
    rows: list[NoticeRow] = []

    @rx.event
    async def load(self) -> None:
        """Read them again; on every visit to a page."""
        try:
            await self.refresh((await self.user()).id)
        except Unauthorized:
            raise
        except AltoError:
            return  # The page itself says that the server is away.

    @rx.event
    async def read_all(self) -> None:
        """All are looked at."""
        user = await self.user()
        await services().notices.read(user.id)
        await self.refresh(user.id)

    @rx.event
    def open(self, url: str) -> Any:
        """Open what came of something; the button of its message."""
        return rx.redirect(url)

    async def refresh(self, user_id: str) -> None:
        """Show what there is now. Raises AltoError."""
        unread = await services().notices.unread(user_id)
        rows = [_row(each) for each in await services().notices.newest(user_id, _SHOWN)]
        if (unread, rows) != (self.unread, self.rows):
            self.unread, self.rows = unread, rows

    async def looks_at(self, about: str) -> bool:
        """True when this tab shows what a notice would tell of."""
        path = await self.here()
        if (await self.get_state(LanguagesState)).run == about:
            return True
        if path == TAILOR:
            return (await self.get_state(TailorState)).shown == about
        return path == import_url(about) and (await self.get_state(ImportReviewState)).id == about

    async def tell(self, notice: Notice) -> None:
        """Show a message about it, with the way there."""
        text = {code: f"{messages(code)(_text(notice))}: {notice.title}" for code in LANGUAGES}
        action = {code: messages(code)("notice.open") for code in LANGUAGES}
        toast = ui.described(
            text,
            kind="error" if notice.failed else "success",
            action=(action, NoticesState.open(notice.path)),
            key=f"notice-{notice.about}",
            duration_ms=_TOAST_MILLISECONDS,
        )
        (await self.get_state(ui.ToastState)).add(toast)


def _text(notice: Notice) -> str:
    return f"notice.{notice.kind}.{'failed' if notice.failed else 'ready'}"


def _row(notice: Notice) -> NoticeRow:
    return NoticeRow(
        notice.id,
        _text(notice),
        notice.title,
        notice.path,
        notice.created_at.isoformat(),
        notice.failed,
        notice.read,
    )
