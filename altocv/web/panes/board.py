"""The React component of `assets/board.js`: cards that are dragged between columns."""

from __future__ import annotations

import reflex as rx
from reflex_base.event import passthrough_event_spec


class Board(rx.Component):
    """Holds columns (`data_column`) of cards (`data_card`). `on_move` gets the card and its new column."""

    library = "$/public/board.js"
    tag = "Board"

    role: rx.Var[str]
    tab_index: rx.Var[int]

    on_move: rx.EventHandler[passthrough_event_spec(str, str)]


board = Board.create
