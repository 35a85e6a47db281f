"""The React components of `assets/ui.js` as Reflex components. Pages use the functions built on them."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex_base.event import no_args_event_spec, passthrough_event_spec
from reflex_components_core.el.elements.base import BaseHTML

LIBRARY = "$/public/ui.js"


class Control(rx.Component):
    """An input, textarea or select (`element`) whose text the browser owns while somebody types in it.

    `on_input` fires `wait` ms after the last key, `on_commit` on leaving the field or pressing Enter (the
    DOM's own `change`). Both get the text, or whether it is checked. `on_escape` puts the text back first.
    A new `epoch` says that `value` is right whatever has been typed, as after undo.
    """

    library = LIBRARY
    tag = "Control"

    element: rx.Var[str]
    value: rx.Var[Any]
    epoch: rx.Var[int]
    wait: rx.Var[int]
    grow: rx.Var[bool]
    type: rx.Var[str]
    name: rx.Var[str]
    placeholder: rx.Var[str]
    disabled: rx.Var[bool]
    required: rx.Var[bool]
    read_only: rx.Var[bool]
    auto_focus: rx.Var[bool]
    auto_complete: rx.Var[str]
    spell_check: rx.Var[bool]
    input_mode: rx.Var[str]
    max_length: rx.Var[int]
    lang: rx.Var[str]
    dir: rx.Var[str]
    list: rx.Var[str]
    rows: rx.Var[int]
    min: rx.Var[float]
    max: rx.Var[float]
    step: rx.Var[float]
    role: rx.Var[str]

    on_input: rx.EventHandler[passthrough_event_spec(str)]
    on_commit: rx.EventHandler[passthrough_event_spec(str), passthrough_event_spec(bool)]
    on_enter: rx.EventHandler[passthrough_event_spec(str)]
    on_escape: rx.EventHandler[no_args_event_spec]


class Range(rx.Component):
    """A labelled slider. `on_commit` fires once, when it is released; `on_live` at every step before."""

    library = LIBRARY
    tag = "Range"

    label: rx.Var[str]
    value: rx.Var[float]
    min: rx.Var[float]
    max: rx.Var[float]
    step: rx.Var[float]
    unit: rx.Var[str]
    digits: rx.Var[int]
    disabled: rx.Var[bool]

    on_live: rx.EventHandler[passthrough_event_spec(float)]
    on_commit: rx.EventHandler[passthrough_event_spec(float)]


class Dialog(rx.Component):
    """A modal `<dialog>`. With `open` the state rules it; without, buttons with `data_show_dialog` do."""

    library = LIBRARY
    tag = "Dialog"

    open: rx.Var[bool]
    role: rx.Var[str]

    on_close: rx.EventHandler[no_args_event_spec]


class Menu(rx.Component):
    """A menu beside its button: the first child holds the button, the others are the items."""

    library = LIBRARY
    tag = "Menu"

    align: rx.Var[str]
    label: rx.Var[str]


class FileDrop(rx.Component):
    """Posts a chosen or dropped file to `url`. `on_done` gets the status (0: no answer) and the answer."""

    library = LIBRARY
    tag = "FileDrop"

    url: rx.Var[str]
    accept: rx.Var[str]

    on_busy: rx.EventHandler[passthrough_event_spec(str)]
    on_done: rx.EventHandler[passthrough_event_spec(int, dict)]


class Form(rx.Component):
    """Posts itself to `action` and goes where the answer says. `on_failed` gets the sentence about what was
    wrong. `away` is what it says itself when there was no answer. `carry` names values of the page's address
    to send along."""

    library = LIBRARY
    tag = "Form"

    action: rx.Var[str]
    away: rx.Var[str]
    carry: rx.Var[list[str]]

    on_failed: rx.EventHandler[passthrough_event_spec(str)]


class PlainForm(BaseHTML):
    """A form element as it is (`rx.el.form` would prevent that the browser posts it)."""

    tag = "form"

    action: rx.Var[str]
    method: rx.Var[str]


def post_form(*children: Any, action: str, **props: Any) -> rx.Component:
    """A form that the browser itself posts to `action`, with or without scripts."""
    return PlainForm.create(*children, action=action, method="post", **props)


control = Control.create
range_control = Range.create
dialog_control = Dialog.create
menu_control = Menu.create
file_drop_control = FileDrop.create
form = Form.create
