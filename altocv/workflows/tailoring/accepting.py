"""Taking proposals over: into the CV that they were made for, or into a copy of it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from altocv.ai import tools
from altocv.cv import edits as editing
from altocv.cv.document import CV
from altocv.cv.edits import Edit, apply, with_fresh_ids
from altocv.documents.records import MAX_NAME
from altocv.documents.service import Documents
from altocv.errors import Conflict, Invalid
from altocv.workflows.tailoring import checks
from altocv.workflows.tailoring.store import Generation, Generations


@dataclass(frozen=True, slots=True)
class Accepted:
    """The CV that has the proposals now, which were taken over, and which no longer fit."""

    cv_id: str
    taken: tuple[int, ...]
    stale: tuple[int, ...]


async def accept(
    documents: Documents,
    generations: Generations,
    user_id: str,
    made: Generation,
    indexes: Sequence[int],
    as_new: bool,
    name: str,
) -> Accepted:
    """See `Tailoring.accept`."""
    cards: list[dict[str, Any]] = made.result.get("cards", [])
    if made.kind != "tailor" or made.status != "completed" or made.cv_id is None:
        raise Invalid("There are no proposals to take over here.")
    if not indexes or not all(0 <= index < len(cards) for index in indexes):
        raise Invalid("Choose at least one of the proposals.")
    opened = await documents.open(user_id, made.cv_id)
    if opened.cv.meta.locked and not as_new:
        raise Invalid("This master CV is locked. Unlock it in its settings to change it.")
    cv = checks.unlocked(opened.cv)
    # A copy may be made of what was taken over already; it is in the CV then.
    chosen = [index for index in dict.fromkeys(indexes) if cards[index]["state"] != "accepted"]
    after, edits, taken, stale = _applied(cv, cards, chosen)
    if checks.broken_by(cv, after) is not None:
        raise Invalid("These proposals do not go together. Take fewer of them over.")
    if not edits and not (as_new and len(chosen) < len(set(indexes))):
        await _mark(generations, user_id, made, dict.fromkeys(stale, "stale"))
        raise Conflict("The CV has changed since, and these proposals no longer fit. Order them again.")
    if as_new:
        copy_name = f"{opened.name[: MAX_NAME // 2]} – {made.title}"[:MAX_NAME]
        cv_id = (await documents.create(user_id, with_fresh_ids(after), copy_name)).id
        result = {**made.result, "made": [*made.result.get("made", []), cv_id]}
        await generations.note(user_id, made.id, result=result)
    else:
        cv_id = opened.id
        await documents.apply(user_id, cv_id, edits, base=opened.version, label=f"tailor:{made.id}")
        with contextlib.suppress(Invalid):
            await documents.name_version(user_id, cv_id, (name or made.title)[:MAX_NAME])
        states = dict.fromkeys(taken, "accepted") | dict.fromkeys(stale, "stale")
        await _mark(generations, user_id, made, states)
    return Accepted(cv_id, tuple(taken), tuple(stale))


def _applied(
    cv: CV, cards: list[dict[str, Any]], chosen: Sequence[int]
) -> tuple[CV, list[Edit], list[int], list[int]]:
    """The CV with what still fits, its edits, and the places of cards that did and did not."""
    places = {id(cards[index]): index for index in chosen}
    edits: list[Edit] = []
    taken: list[int] = []
    stale: list[int] = []
    for card in checks.in_order(cards[index] for index in chosen):
        made = editing.read(card["edits"])
        if tools.is_stale(cv, tools.Card("edits", "", edits=made, before=card["before"])):
            stale.append(places[id(card)])
            continue
        cv, _ = apply(cv, made)
        edits += made
        taken.append(places[id(card)])
    return cv, edits, sorted(taken), sorted(stale)


async def _mark(generations: Generations, user_id: str, made: Generation, states: dict[int, str]) -> None:
    """Note what became of proposals."""
    cards = [
        {**card, "state": states.get(index, card["state"])} for index, card in enumerate(made.result["cards"])
    ]
    await generations.note(user_id, made.id, result={**made.result, "cards": cards})
