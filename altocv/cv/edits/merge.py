"""Edits of two tabs on one CV: whether they touch the same places, and carrying one group over the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from altocv.cv.document import CV, Identified
from altocv.cv.edits.draft import apply
from altocv.cv.edits.model import Edit, Insert, Move, Remove, Set
from altocv.cv.paths import full, get
from altocv.errors import Invalid

_ID_LISTS = ("sections", "items", "profiles", "contacts")


def touches(edits: Sequence[Edit], cv: CV | None = None) -> frozenset[str]:
    """The places that a group changes. Of two places one holds the other when its path begins it.

    `cv` is any state of the document that has the parts in question; with it paths lead from the CV down,
    so that a section is known to hold its entries. Where a line of a text list comes, goes or moves, the
    whole list counts; where a part with an id moves, only its position does.
    """
    return frozenset(full(cv, place) if cv else place for edit in edits for place in _places(edit))


def conflicts(one: Sequence[Edit], other: Sequence[Edit], cv: CV | None = None) -> bool:
    """True when the two groups, made on the same CV, change the same place. `cv` as in `touches`."""
    theirs = touches(other, cv)
    return any(_overlap(a, b) for a in touches(one, cv) for b in theirs)


def rebase(edits: Sequence[Edit], over: Sequence[Edit], base: CV) -> tuple[Edit, ...] | None:
    """`edits`, made on `base`, as they must read to be applied after `over`, also made on `base`.

    Parts that `edits` insert or move land behind the same neighbour as before. None when the two groups
    conflict, or when `edits` need something that `over` took away. Raises Invalid when either group does
    not apply to `base`.
    """
    if conflicts(edits, over, base):
        return None
    mine, (theirs, _) = base, apply(base, over)
    rebased: list[Edit] = []
    try:
        for edit in edits:
            moved = _rebased(edit, mine, theirs)
            rebased.append(moved)
            theirs, _ = apply(theirs, (moved,))
            mine, _ = apply(mine, (edit,))
    except Invalid:
        return None
    return tuple(rebased)


def _places(edit: Edit) -> tuple[str, ...]:
    match edit:
        case Set(path=path):
            return (path,)
        case Insert(path=path, value=value):
            if _holds_parts(path) and isinstance(value, dict):
                return (f"{path}/@{value['id']}",)
            return (path,)
        case Remove(path=path):
            return (path if _is_part(path) else _list_of(path),)
        case Move(path=path, to=to):
            return (f"{path}/position",) if _is_part(path) else (_list_of(path), to)


def _is_part(path: str) -> bool:
    return path.startswith("@") and "/" not in path


def _holds_parts(path: str) -> bool:
    return path.rpartition("/")[2] in _ID_LISTS


def _list_of(path: str) -> str:
    return path.rpartition("/")[0]


def _overlap(one: str, other: str) -> bool:
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


def _rebased(edit: Edit, mine: CV, theirs: CV) -> Edit:
    """The edit with its index counted in `theirs` instead of `mine`."""
    if isinstance(edit, Insert) and _holds_parts(edit.path):
        index = _index_behind(get(mine, edit.path), get(theirs, edit.path), edit.index, "")
        return edit.model_copy(update={"index": index})
    if isinstance(edit, Move) and _is_part(edit.path):
        index = _index_behind(get(mine, edit.to), get(theirs, edit.to), edit.index, edit.path[1:])
        return edit.model_copy(update={"index": index})
    return edit


def _index_behind(mine: Any, theirs: tuple[Identified, ...], index: int, moving: str) -> int:
    """Where the place `index` of one list is in the other: behind the nearest of the parts before it that
    both have. The part that is moving counts in neither."""
    before = [part.id for part in mine if part.id != moving][:index]
    places = {part_id: at for at, part_id in enumerate(p.id for p in theirs if p.id != moving)}
    return next((places[part_id] + 1 for part_id in reversed(before) if part_id in places), 0)
