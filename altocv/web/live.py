"""What happens to somebody in any process, and shows in their open tabs of this one: balances and notices."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypeVar

import reflex as rx
import structlog
from reflex.istate.manager.token import BaseStateToken

from altocv.accounts.notices import CHANNEL as NOTICES
from altocv.errors import AltoError
from altocv.services import services
from altocv.web.state.credits import CreditsState
from altocv.web.state.notices import NoticesState
from altocv.web.state.session import tabs

if TYPE_CHECKING:
    from altocv.accounts.notices import Notice

_log = structlog.get_logger()

S = TypeVar("S", bound=rx.State)


@asynccontextmanager
async def following(reflex_app: rx.App) -> AsyncIterator[None]:
    """Tell the tabs for as long as the context lasts."""
    task = asyncio.create_task(_follow(reflex_app))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _follow(app: rx.App) -> None:
    async for channel, payload in services().told():
        user_id, _, about = payload.partition(" ")
        try:
            if channel == NOTICES:
                await _show_notices(app, user_id, about)
            else:
                await _show_balance(app, user_id)
        except AltoError:
            _log.info("not_shown", channel=channel)


async def _show_balance(app: rx.App, user_id: str) -> None:
    for token in _open(app, user_id):
        async with _state(app, token, CreditsState) as credits:
            if credits.known:
                await credits.refresh(user_id)


async def _show_notices(app: rx.App, user_id: str, about: str) -> None:
    """`about` is of a new one: it is told in all tabs, unless one of them shows it already."""
    open_tabs = _open(app, user_id)
    new = await services().notices.find(user_id, about) if about and open_tabs else None
    if new is not None and await _is_looked_at(app, open_tabs, new):
        await services().notices.read(user_id, about)  # Comes back here, for all tabs.
        return
    for token in open_tabs:
        async with _state(app, token, NoticesState) as notices:
            await notices.refresh(user_id)
            if new is not None and not new.read:
                await notices.tell(new)
    if new is not None:
        await services().notices.shown(user_id, about)


async def _is_looked_at(app: rx.App, open_tabs: tuple[str, ...], notice: Notice) -> bool:
    for token in open_tabs:
        async with _state(app, token, NoticesState) as notices:
            if await notices.looks_at(notice.about):
                return True
    return False


def _open(app: rx.App, user_id: str) -> tuple[str, ...]:
    """The tabs of a user that are connected to this process."""
    namespace = app.event_namespace
    connected = namespace._token_manager.token_to_sid if namespace is not None else {}
    for token in tabs.of(user_id):
        if token not in connected:
            tabs.forget(user_id, token)
    return tabs.of(user_id)


@asynccontextmanager
async def _state(app: rx.App, token: str, state: type[S]) -> AsyncIterator[S]:
    """A state of a tab, which is sent what changes in it."""
    async with app.modify_state(BaseStateToken(ident=token, cls=state)) as root:
        yield await root.get_state(state)
