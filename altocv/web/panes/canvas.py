"""The browser components of `assets/canvas.js`: pages with in-place editing, and the colour pad."""

from __future__ import annotations

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from altocv.web.i18n import t
from altocv.web.preview import Patch
from altocv.web.views import InlineField

ALL_TEXTS = rx.Var("m", _var_type=dict[str, str], _var_data=t("editor.pages")._get_all_var_data())
"""Every interface text by key, in the language of the page; for components that choose among them."""

MODULE = rx.asset("canvas.js").importable_path


class Canvas(rx.Component):
    """Pages kept up to date by patches. All events carry ids and texts only."""

    library = MODULE
    tag = "Canvas"
    lib_dependencies: list[str] = ["react-colorful@5.6.1"]

    cv_id: rx.Var[str]
    version: rx.Var[int]
    dirty: rx.Var[bool]
    patch: rx.Var[Patch]
    fonts: rx.Var[str]
    colors: rx.Var[dict[str, str]]
    width: rx.Var[float]
    zoom: rx.Var[float]
    field: rx.Var[InlineField]
    labels: rx.Var[dict[str, str]]

    on_field: rx.EventHandler[passthrough_event_spec(str)]
    on_edit: rx.EventHandler[passthrough_event_spec(str, str)]
    on_close: rx.EventHandler[no_args_event_spec]
    on_command: rx.EventHandler[passthrough_event_spec(str, str)]
    on_assist: rx.EventHandler[passthrough_event_spec(str, str)]
    on_move: rx.EventHandler[passthrough_event_spec(str, str, bool)]
    on_desync: rx.EventHandler[no_args_event_spec]
    on_stale: rx.EventHandler[no_args_event_spec]
    on_scale: rx.EventHandler[passthrough_event_spec(int)]


class ColorPad(rx.Component):
    """Paints the CSS custom property `name` while the pointer drags; `on_commit` fires once, on release."""

    library = MODULE
    tag = "ColorPad"

    name: rx.Var[str]
    value: rx.Var[str]

    on_commit: rx.EventHandler[passthrough_event_spec(str)]


class Shortcuts(rx.Component):
    """Presses buttons by keyboard: `keys` maps shortcuts ("mod+z") to ids; an empty id swallows the key."""

    library = MODULE
    tag = "Shortcuts"

    keys: rx.Var[dict[str, str]]


class Splitter(rx.Component):
    """The handle between two panes; sizes are pixels, kept in the browser."""

    library = MODULE
    tag = "Splitter"

    name: rx.Var[str]
    label: rx.Var[str]
    initial: rx.Var[int]
    least: rx.Var[int]
    most: rx.Var[int]
    from_right: rx.Var[bool]


canvas = Canvas.create
color_pad = ColorPad.create
shortcuts = Shortcuts.create
splitter = Splitter.create
