"""Balances that follow: when somebody's credits move, in any process, their open tabs of this one show it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from reflex.istate.manager.token import BaseStateToken

from altocv.errors import AltoError
from altocv.services import services
from altocv.web.state.credits import CreditsState
from altocv.web.state.session import tabs

if TYPE_CHECKING:
    import reflex as rx

_log = structlog.get_logger()


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
    async for user_id in services().credits_moved():
        for token in tabs.of(user_id):
            try:
                await _refresh(app, token, user_id)
            except AltoError:
                _log.info("balance_not_shown")


async def _refresh(app: rx.App, token: str, user_id: str) -> None:
    namespace = app.event_namespace
    if namespace is None or token not in namespace._token_manager.token_to_sid:
        tabs.forget(user_id, token)
        return
    async with app.modify_state(BaseStateToken(ident=token, cls=CreditsState)) as state:
        credits = await state.get_state(CreditsState)
        if credits.known:
            await credits.refresh(user_id)
