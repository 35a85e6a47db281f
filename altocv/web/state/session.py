"""Who is behind a connection, by the session cookie alone.

The client token that a browser shows to Reflex picks a state, but proves nothing: it travels in an address.
`SessionGuard` therefore resolves the cookie of the connection for every event, and a state that belongs to
somebody else is neither read nor changed.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

import reflex as rx
from reflex.middleware.middleware import Middleware
from reflex.state import (
    BaseState,
    FrontendEventExceptionState,
    OnLoadInternalState,
    State,
    StateUpdate,
    UpdateVarsInternalState,
)
from reflex_base.constants import RouteVar
from reflex_base.event import Event, EventSpec
from reflex_base.event.context import EventContext

from altocv.accounts.sessions import COOKIE, SessionUser
from altocv.errors import AltoError, InsufficientCredits, Unauthorized
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import (
    LANGUAGES,
    Messages,
    in_each_language,
    language_of,
    messages,
    sentence_in_each_language,
)

logger = logging.getLogger(__name__)


def headers() -> Mapping[str, str]:
    """The headers of the connection that the event in hand came through; empty for one that came otherwise.

    Not those kept in the state: they may be of an earlier connection, made with another cookie.
    """
    try:
        return EventContext.get().router_data.get(RouteVar.HEADERS, {})
    except LookupError:
        return {}


def _token() -> str | None:
    try:
        found = SimpleCookie(headers().get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


async def current_user() -> SessionUser | None:
    """Whose session cookie came with the event in hand. Raises Unavailable."""
    return await services().sessions.resolve(_token())


_ARRIVING = ("hydrate_and_load", "on_load_internal")
"""The events that a browser sends when it has come to a page."""


def _page() -> str | None:
    """The path of the page that the event in hand was sent from."""
    try:
        sent = EventContext.get().router_data.get(RouteVar.ORIGIN)
    except LookupError:
        return None
    return urlsplit(sent).path.rstrip("/") if sent else None


class SessionState(rx.State):
    """Binds a tab's state to a user, and keeps the language of the sentences that the server makes.

    `_here` is the path of the page that the tab is at. The router's is that of the last event, which may have
    begun on an earlier page.
    """

    _user_id: str = ""
    _language: str = ""
    _here: str = ""

    @rx.event
    async def set_language(self, language: str) -> None:
        """Follow the browser, which has switched already and remembers it in a cookie."""
        if language not in LANGUAGES:
            return
        self._language = language
        with contextlib.suppress(AltoError):
            if (user := await current_user()) is not None:
                await services().users.prefer(user.id, locale=language)

    def translate(self) -> Messages:
        """The texts in the language of this tab."""
        sent = headers()
        return messages(
            self._language or language_of(sent.get("cookie", ""), sent.get("accept-language", ""))
        )


class WithUser(rx.State, mixin=True):
    """For states whose handlers work on behalf of a user."""

    async def user(self) -> SessionUser:
        """Who sent the event in hand. Raises Unauthorized, which leads to the start page."""
        user = await current_user()
        if user is None:
            raise Unauthorized("Your session has ended. Open the start page to begin again.")
        return user

    async def here(self) -> str:
        """The path of the page that this tab is at."""
        return (await self.get_state(SessionState))._here

    async def messages(self) -> Messages:
        """The texts in the language of this tab."""
        return (await self.get_state(SessionState)).translate()


class Tabs:
    """The tabs of this process by whose they are, for what happens to somebody elsewhere."""

    def __init__(self) -> None:
        self._tokens: dict[str, set[str]] = {}

    def note(self, user_id: str, token: str) -> None:
        self._tokens.setdefault(user_id, set()).add(token)

    def of(self, user_id: str) -> tuple[str, ...]:
        """The client tokens of a user's tabs; some may be closed by now."""
        return tuple(self._tokens.get(user_id, ()))

    def forget(self, user_id: str, token: str) -> None:
        left = self._tokens.get(user_id, set())
        left.discard(token)
        if not left:
            self._tokens.pop(user_id, None)


tabs = Tabs()

_public: set[str] = set()


S = TypeVar("S", bound=type[BaseState])


def public(state: S) -> S:
    """Marks a state whose events anybody may send: it shows nothing and changes nothing of anybody's."""
    _public.add(state.get_full_name())
    return state


for _state in (
    State,
    OnLoadInternalState,
    UpdateVarsInternalState,
    FrontendEventExceptionState,
    SessionState,
    ui.ToastState,
):
    public(_state)


class SessionGuard(Middleware):
    """Lets an event reach a state only with the cookie of the user whom that state belongs to.

    A state that nobody has worked in yet is bound to the first user who does. With another cookie, or none,
    the browser is given a fresh state instead, under a token of its own.
    """

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        user = await current_user()
        session = await state.get_state(SessionState)
        if session._user_id and (user is None or user.id != session._user_id):
            await self._turn_away(app)
            return StateUpdate()
        if event.name.rpartition(".")[2] in _ARRIVING and (page := _page()) is not None:
            session._here = page
        if user is not None:
            session._user_id = user.id
            # Each time: a tab that was away for a moment may have been forgotten.
            tabs.note(user.id, EventContext.get().token)
        if user is None and event.name.rpartition(".")[0] not in _public:
            return StateUpdate(events=Event.from_event_type(rx.redirect("/")))
        return None

    async def _turn_away(self, app: rx.App) -> None:
        """Give the connection a state of its own, and the browser's page a fresh start with it."""
        context, namespace = EventContext.get(), app.event_namespace
        sid = context.router_data.get(RouteVar.SESSION_ID)
        if namespace is None or sid is None:
            return
        fresh = str(uuid4())
        await namespace._token_manager.disconnect_token(context.token, sid)
        await namespace._token_manager.link_token_to_sid(fresh, sid)
        await namespace.emit("new_token", fresh, to=sid)
        # Removing anything from the browser's storage makes it ask for the whole state again.
        restart = rx.remove_session_storage("altocv")
        await context.fork(token=fresh).emit_event(*Event.from_event_type(restart))


def report(exception: Exception) -> EventSpec | None:
    """The one place where what a handler raises becomes something to see: an event for the browser.

    What the user can act on is said; anything else is a bug of ours, logged and owned up to.
    """
    if isinstance(exception, Unauthorized):
        return rx.redirect("/")
    if isinstance(exception, InsufficientCredits):
        from altocv.web.state.credits import short_of

        return short_of(exception)
    if isinstance(exception, AltoError):
        return ui.toast(sentence_in_each_language(exception.message), kind="error", key=exception.code)
    logger.error("event handler failed", exc_info=exception)
    return ui.toast(in_each_language("error.broke"), kind="error", key="broke")
