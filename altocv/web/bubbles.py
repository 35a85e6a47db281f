"""How a conversation looks: its messages, and the proposals of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from altocv.ai.markup import html
from altocv.chat.conversations import Said
from altocv.web.i18n import sentence

_PATH = re.compile(r"@[\w-]+(/[\w-]+)*|basics/[\w/-]+", re.ASCII)
"""Addresses of texts, as they may stand in a style."""

_PIECE = {"same": "same", "added": "ins", "removed": "del"}


@dataclass(frozen=True)
class Piece:
    """A stretch of a compared text: "same", "ins" or "del"."""

    kind: str
    text: str


@dataclass(frozen=True)
class ChangeView:
    """One difference that a proposal makes."""

    where: str
    kind: str
    pieces: list[Piece]


@dataclass(frozen=True)
class CardView:
    """A proposal, or something to choose, fill in or read. `state` is open, accepted, rejected or stale."""

    index: int
    kind: str
    title: str
    state: str
    flags: str
    changes: list[ChangeView]
    options: list[str]
    rows: list[list[str]]
    more: int


@dataclass(frozen=True)
class Bubble:
    """A message. `html` is safe to show."""

    id: str
    mine: bool
    html: str
    status: str
    error: str
    model: str
    cards: list[CardView]
    open_cards: int


def marks(said: list[Said]) -> str:
    """Styles that mark, on the pages, the texts that open proposals would change."""
    paths = {
        edit["path"]
        for each in said
        for card in each.cards
        if card["state"] == "open"
        for edit in card["edits"]
        if edit["op"] in ("set", "remove") and _PATH.fullmatch(edit["path"])
    }
    chosen = [f'.cv-page text[data-path="{p}"], .cv-page text[data-path^="{p}/"]' for p in sorted(paths)]
    return f"{', '.join(chosen)} {{ filter: var(--cv-mark); }}" if chosen else ""


def bubble(said: Said, language: str) -> Bubble:
    cards = [card(i, each) for i, each in enumerate(said.cards)]
    return Bubble(
        id=said.id,
        mine=said.role == "user",
        html=html(said.text),
        status=said.status,
        error=sentence(said.error, language) if said.error else "",
        model=said.model,
        cards=cards,
        open_cards=sum(card.kind == "edits" and card.state == "open" for card in cards),
    )


def card(index: int, card: dict[str, Any]) -> CardView:
    return CardView(
        index=index,
        kind=card["kind"],
        title=card["title"],
        state=card["state"],
        flags=", ".join(card["flags"][:6]),
        changes=[
            ChangeView(
                change["where"],
                change["kind"],
                [Piece(_PIECE[kind], text) for kind, text in change["pieces"]],
            )
            for change in card["changes"]
        ],
        options=card["options"],
        rows=card["rows"],
        more=card.get("more", 0),
    )
