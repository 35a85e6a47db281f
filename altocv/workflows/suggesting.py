"""Suggestions for a CV and a posting, made by rules: looked at, taken over one by one or all, taken back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from altocv.analysis.suggestions import Suggestion, follow_all, suggest
from altocv.cv import edits as editing
from altocv.cv.document import CV
from altocv.cv.edits import Edit
from altocv.documents.service import Documents, Opened
from altocv.errors import Conflict, Invalid
from altocv.workflows import proposals
from altocv.workflows.tailoring.checks import unlocked

_LABEL = "suggested"


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, with its card as in `altocv.workflows.proposals`."""

    suggestion: Suggestion
    card: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offered:
    """What can be suggested for a CV as it is now; a locked one takes nothing over."""

    locked: bool
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A change that was made: the CV's versions before it and with it, and the edits that take it back."""

    cv_id: str
    base: int
    version: int
    inverse: tuple[Edit, ...]


class Suggesting:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def offered(self, user_id: str, cv_id: str, posting: str) -> Offered:
        """The suggestions for a CV and a posting (plain text)."""
        cv = (await self._documents.open(user_id, cv_id)).cv
        return Offered(cv.meta.locked, await asyncio.to_thread(_offers, unlocked(cv), posting))

    async def take(self, user_id: str, cv_id: str, posting: str, key: str) -> Taken:
        """Follow one suggestion: one step of undo. Raises Conflict when the CV is no longer like that, and
        Invalid for a locked one.
        """
        opened = await self._open(user_id, cv_id)
        found = await asyncio.to_thread(suggest, opened.cv, posting)
        made = next((each for each in found if each.key == key), None)
        if made is None:
            raise Conflict("The CV has changed, and this no longer fits. Look at what is suggested now.")
        return await self._apply(user_id, opened, made.edits)

    async def take_all(self, user_id: str, cv_id: str, posting: str) -> Taken:
        """Follow all of them, with what they bring about: one step of undo. Raises as `take` does."""
        opened = await self._open(user_id, cv_id)
        _, edits = await asyncio.to_thread(follow_all, opened.cv, posting)
        return await self._apply(user_id, opened, edits)

    async def take_back(self, user_id: str, taken: Taken) -> int:
        """Undo a change, whatever has changed elsewhere in the CV since; the version then. Raises Conflict
        where the same place has changed.
        """
        opened = await self._documents.open(user_id, taken.cv_id)
        if opened.version == taken.version:
            return (await self._documents.undo(user_id, taken.cv_id, base=opened.version)).version
        since = await self._documents.changes_since(user_id, taken.cv_id, taken.version)
        if since is None or editing.conflicts(taken.inverse, since, opened.cv):
            raise Conflict("Something else has changed here since. Undo that first, or edit the CV.")
        back = await self._documents.apply(
            user_id, taken.cv_id, taken.inverse, base=opened.version, label=_LABEL
        )
        return back.version

    async def _open(self, user_id: str, cv_id: str) -> Opened:
        opened = await self._documents.open(user_id, cv_id)
        if opened.cv.meta.locked:
            raise Invalid("This master CV is locked. Unlock it in its settings to change it.")
        return opened

    async def _apply(self, user_id: str, opened: Opened, edits: tuple[Edit, ...]) -> Taken:
        _, inverse = editing.apply(opened.cv, edits)
        after = await self._documents.apply(user_id, opened.id, edits, base=opened.version, label=_LABEL)
        return Taken(opened.id, opened.version, after.version, inverse)


def _offers(cv: CV, posting: str) -> tuple[Offer, ...]:
    return tuple(Offer(made, proposals.suggested(cv, made)) for made in suggest(cv, posting))
