"""Short messages in the corner of the page, sent by the server.

They reach the browser as data, not as script: the content security policy forbids scripts made of text.
"""

from __future__ import annotations

import secrets
from typing import Any, Literal

import reflex as rx
from reflex_base.event import Event

from altocv.web.ui.controls import LIBRARY

ToastKind = Literal["info", "success", "error"]
Text = str | dict[str, str]
"""A text, or one for each language."""

_KEPT = 5


class ToastState(rx.State):
    """The last messages; the browser remembers which of them it has shown."""

    toasts: list[dict[str, Any]] = []

    @rx.event
    def show(self, toast: dict[str, Any]) -> None:
        """Show one more."""
        self.add(toast)

    def add(self, toast: dict[str, Any]) -> None:
        """The same, for who has the state in hand; `toast` as `described` makes it."""
        self.toasts = [*self.toasts[1 - _KEPT :], {**toast, "id": secrets.token_hex(6)}]


class Toasts(rx.Component):
    """Shows what `ToastState` holds. Once on every page."""

    library = LIBRARY
    tag = "Toasts"

    toasts: rx.Var[list[dict[str, Any]]]

    @classmethod
    def create(cls) -> rx.Component:
        return super().create(toasts=ToastState.toasts)


def toast(
    text: Text,
    *,
    kind: ToastKind = "info",
    action: tuple[Text, Any] | None = None,
    key: str | None = None,
    duration_ms: int = 6000,
) -> Any:
    """An event that shows a message; a handler returns it. See `described`."""
    return ToastState.show(described(text, kind=kind, action=action, key=key, duration_ms=duration_ms))


def described(
    text: Text,
    *,
    kind: ToastKind = "info",
    action: tuple[Text, Any] | None = None,
    key: str | None = None,
    duration_ms: int = 6000,
) -> dict[str, Any]:
    """A message as the browser wants it.

    `action` is a button in it: its text and the event it fires. A message with the same `key` replaces the
    one before.
    """
    options: dict[str, Any] = {"text": text, "kind": kind, "duration": duration_ms}
    if key:
        options["key"] = key
    if action:
        (event,) = Event.from_event_type(action[1])
        options |= {"action": action[0], "event": {"name": event.name, "payload": event.payload}}
    return options
