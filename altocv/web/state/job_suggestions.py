"""What rules suggest to bring out of the chosen CV for the job that is shown."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from typing import Any, Literal

import reflex as rx

from altocv.errors import AltoError, Conflict, Unauthorized
from altocv.services import services
from altocv.web import bubbles
from altocv.web.bubbles import ChangeView
from altocv.web.state.job import JobState
from altocv.web.state.jobs import JobsState
from altocv.web.state.session import WithUser, report
from altocv.workflows.suggesting import Offer, Taken

SHOWN = 5
"""Suggestions that are shown until all are asked for."""


@dataclass(frozen=True)
class OfferRow:
    """A suggestion. `why` is the requirement that it answers, "" where the posting only names it; `first` are
    the lines that come first in another order."""

    key: str
    kind: str
    subject: str
    why: str
    first: list[str]
    changes: list[ChangeView]
    more: int


@dataclass(frozen=True)
class TakenRow:
    """One that was followed; its kind is "all" for all at once."""

    number: int
    kind: str
    subject: str


class JobSuggestionsState(WithUser, rx.State):
    """The suggestions. They are read anew after each match, so that they are those of the CV as it is."""

    status: Literal["none", "ready", "failed"] = "none"
    locked: bool = False
    offers: list[OfferRow] = []
    count: int = 0
    whole: bool = False
    taken: list[TakenRow] = []
    was: int = 0
    _about: tuple[str, str] = ("", "")
    _made: dict[int, Taken] = {}

    @rx.event(background=True)
    async def read(self) -> AsyncGenerator[Any, None]:
        """Read what is suggested now."""
        async with self:
            user = await self.user()
            job, cv_id = await self.get_state(JobState), (await self.get_state(JobsState)).cv_id
            about = (job.id, cv_id)
            if about != self._about:
                self._about, self.whole, self.was = about, False, job.overall
                self.taken, self._made, self.offers, self.status = [], {}, [], "none"
        yield
        try:
            posting = (await services().jobs.get(user.id, about[0])).text
            found = await services().suggesting.offered(user.id, cv_id, posting)
        except Unauthorized:
            raise
        except AltoError:
            async with self:
                self.status = "failed"
            return
        async with self:
            if about == self._about:
                self.status, self.locked, self.count = "ready", found.locked, len(found.offers)
                shown = found.offers if self.whole else found.offers[:SHOWN]
                self.offers = [_row(offer) for offer in shown]

    @rx.event
    def show_all(self) -> Any:
        """Show the others too."""
        self.whole = True
        return JobSuggestionsState.read

    @rx.event
    async def take(self, key: str) -> Any:
        """Follow one."""
        offer = next((each for each in self.offers if each.key == key), None)
        return await self._take(key, offer.kind, offer.subject) if offer else None

    @rx.event
    async def take_all(self) -> Any:
        """Follow all of them."""
        return await self._take("", "all", "") if self.offers else None

    @rx.event
    async def take_back(self, number: int) -> Any:
        """Undo one that was followed."""
        if (made := self._made.get(number)) is None:
            return None
        user = await self.user()
        try:
            version = await services().suggesting.take_back(user.id, made)
        except Conflict as error:
            return report(error)
        self.taken = [each for each in self.taken if each.number != number]
        # The CV is again what it was before, so that the change before this one can be undone as well.
        self._made = {
            each: replace(one, version=version) if one.version == made.base else one
            for each, one in self._made.items()
            if each != number
        }
        return JobState.match

    async def _take(self, key: str, kind: str, subject: str) -> Any:
        user, (job_id, cv_id) = await self.user(), self._about
        posting = (await services().jobs.get(user.id, job_id)).text
        try:
            service = services().suggesting
            taking = service.take(user.id, cv_id, posting, key) if key else None
            made = await (taking or service.take_all(user.id, cv_id, posting))
        except Conflict as error:
            return [report(error), JobState.match]
        number = max(self._made, default=0) + 1
        self._made = {**self._made, number: made}
        self.taken = [*self.taken, TakenRow(number, kind, subject)]
        self.offers = [each for each in self.offers if key and each.key != key]
        return JobState.match


def _row(offer: Offer) -> OfferRow:
    made, card = offer.suggestion, bubbles.card(0, offer.card)
    return OfferRow(made.key, made.kind, made.subject, made.why, list(made.first), card.changes, card.more)
