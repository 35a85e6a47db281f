"""What a model's calls become: cards that a person accepts or rejects, with what each would change."""

from __future__ import annotations

from typing import Any

from altocv.ai import facts, tools
from altocv.ai.pieces import ToolCall
from altocv.analysis.suggestions import Suggestion
from altocv.cv.diff import compare
from altocv.cv.document import CV
from altocv.cv.edits import Set, apply
from altocv.errors import Invalid
from altocv.typeset.fonts import FAMILIES
from altocv.typeset.templates import TEMPLATES

_CHANGES = 12
"""Differences that a card shows."""


def read(cv: CV, calls: list[ToolCall], said: list[str]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The cards that calls became, and by id what was wrong with the others."""
    cards, wrong = [], {}
    for call in calls:
        try:
            cards.append(card(cv, tools.read(cv, call.name, call.arguments), said))
        except Invalid as error:
            wrong[call.id] = error.message
    return cards, wrong


def suggested(cv: CV, made: Suggestion) -> dict[str, Any]:
    """The card of a suggestion by rules, with the lines that it moves, so that a stale one is known."""
    return card(cv, tools.Card("edits", "", edits=made.edits, before=dict(made.before)), [])


def card(cv: CV, card: tools.Card, said: list[str]) -> dict[str, Any]:
    """A card as plain data, with what it would change and what in it nobody has said. Raises Invalid."""
    _check_design(card)
    changes = compare(cv, apply(cv, card.edits)[0]) if card.edits else ()
    options = [Set(path=card.path, value=text) for text in card.options] if card.kind == "choices" else []
    return {
        "kind": card.kind,
        "title": card.title,
        "edits": [edit.model_dump(mode="json") for edit in card.edits],
        "before": card.before,
        "path": card.path,
        "options": list(card.options),
        "rows": [list(row) for row in card.rows],
        "flags": facts.unknown((*card.edits, *options), cv, said),
        "changes": [
            {
                "where": " · ".join(filter(None, (change.where, change.part, change.field))),
                "kind": change.kind,
                "pieces": [[piece.kind, piece.text] for piece in change.segments],
            }
            for change in changes[:_CHANGES]
        ],
        "more": max(0, len(changes) - _CHANGES),
        "state": "open",
    }


def _check_design(card: tools.Card) -> None:
    for edit in card.edits:
        value = getattr(edit, "value", None)
        if edit.path == "design/template" and value not in TEMPLATES:
            raise Invalid(f"There is no template {value}. There are {', '.join(TEMPLATES)}.")
        if edit.path in ("design/body_font", "design/heading_font") and value not in FAMILIES:
            raise Invalid(f"There is no font {value}. There are {', '.join(FAMILIES)}.")


def mending(text: str, calls: list[ToolCall], wrong: dict[str, str]) -> list[dict[str, Any]]:
    """The model's own words and calls, with what was wrong, for another try."""
    made = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
        for call in calls
    ]
    answers = [
        {"role": "tool", "tool_call_id": call.id, "content": wrong.get(call.id, "Proposed to the person.")}
        for call in calls
    ]
    return [{"role": "assistant", "content": text or None, "tool_calls": made}, *answers]
