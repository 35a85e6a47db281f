"""The page where a CV and a posting come together: what is chosen, what is made, what came of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from altocv.credits.prices import PRICES
from altocv.errors import AltoError, NotFound, Unauthorized
from altocv.jobs.records import posting_text
from altocv.services import services
from altocv.web import bubbles
from altocv.web.bubbles import CardView
from altocv.web.i18n import sentence
from altocv.web.routes import editor_url
from altocv.web.state.session import WithUser
from altocv.workflows import durable
from altocv.workflows.tailoring.store import Generation

KINDS = ("tailor", "letter", "analysis")
_HISTORY = 30


@dataclass(frozen=True)
class Way:
    """A strategy to choose; `refusal` says why it cannot be had with the model."""

    key: str
    name: str
    about: str
    seconds: int
    calls: int
    credits: int
    refusal: str


@dataclass(frozen=True)
class Dropped:
    """A proposal that was left out: the key of the reason, and the words that nobody said."""

    title: str
    reason: str
    said: str


@dataclass(frozen=True)
class Row:
    """One of the history. `at` is an ISO time."""

    id: str
    title: str
    kind: str
    status: str
    gain: str
    at: str


class TailorState(WithUser, rx.State):
    """The page."""

    status: Literal["loading", "ready", "failed"] = "loading"
    kind: str = "tailor"
    cvs: list[dict[str, str]] = []
    models: list[dict[str, str]] = []
    cv_id: str = ""
    model: str = ""
    posting: str = ""
    job_id: str = ""
    strategy: str = "quick"
    ways: list[Way] = []
    refusal: str = ""
    tone: str = "formal"
    length: str = "medium"
    language: str = ""
    price: int = 0
    query: str = ""
    history: list[Row] = []

    shown: str = ""
    shown_kind: str = ""
    shown_title: str = ""
    shown_status: str = ""
    percent: int = 0
    stage: str = ""
    error: str = ""
    cards: list[CardView] = []
    open_cards: int = 0
    dropped: list[Dropped] = []
    questions: list[str] = []
    match_before: int = 0
    match_after: int = 0
    ats_before: int = 0
    ats_after: int = 0
    text: str = ""
    flags: str = ""
    lists: dict[str, list[str]] = {}
    made_url: str = ""

    @rx.event
    async def load(self) -> Any:
        """Read it all again; on every visit."""
        try:
            user = await self.user()
            found = await services().documents.list(user.id)
            self.cvs = [{"value": each.id, "label": each.name} for each in found]
            ids = [each.id for each in found]
            named = str(self.router.url.query_parameters.get("cv", ""))
            if named in ids or self.cv_id not in ids:
                self.cv_id = named if named in ids else ids[0] if ids else ""
            await self._take_job(user.id)
            await self._read_models(user.id)
            await self._read_ways(user.id)
            await self._read_history(user.id)
            self.status = "ready"
            under_way = next((row.id for row in self.history if row.status in ("pending", "processing")), "")
            return TailorState.show(under_way or self.shown) if under_way or self.shown else None
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"

    async def _take_job(self, user_id: str) -> None:
        """Begin with the job that the address names."""
        wanted = str(self.router.url.query_parameters.get("job", ""))
        if not wanted or wanted == self.job_id:
            return
        try:
            job = await services().jobs.get(user_id, wanted)
        except NotFound:
            return
        self.job_id, self.posting = wanted, posting_text(job.title, job.description)

    @rx.event
    async def choose(self, what: str, value: str) -> None:
        """Choose the kind, CV, model, strategy, tone, length or language."""
        if what not in ("kind", "cv_id", "model", "strategy", "tone", "length", "language"):
            return
        setattr(self, what, value)
        await self._read_ways((await self.user()).id)

    @rx.event
    async def set_posting(self, text: str) -> None:
        """Take the posting in."""
        self.posting, self.job_id = text, ""
        await self._read_ways((await self.user()).id)

    @rx.event
    async def order(self) -> Any:
        """Order what is chosen."""
        user, tailoring = await self.user(), services().tailoring
        spoken, job = (await self.messages()).language, self.job_id or None
        if self.kind == "letter":
            made = await tailoring.order_letter(
                user.id,
                self.cv_id,
                self.posting,
                self.model,
                tone=self.tone,
                length=self.length,
                language=self.language,
                job_id=job,
            )
        elif self.kind == "analysis":
            made = await tailoring.order_analysis(
                user.id, self.posting, self.model, spoken=spoken, job_id=job
            )
        else:
            made = await tailoring.order(user.id, self.cv_id, self.posting, self.strategy, self.model, job)
        await durable.begin_generation(user.id, made)
        return TailorState.show(made)

    @rx.event
    async def show(self, generation_id: str) -> Any:
        """Show one of them; follow it while it is made."""
        user = await self.user()
        try:
            made = await services().tailoring.get(user.id, generation_id)
        except NotFound:
            self.shown = ""
            return None
        self._show(made, (await self.messages()).language)
        await self._read_history(user.id)
        return TailorState.watch(made.id) if made.is_open else None

    @rx.event(background=True)
    async def watch(self, generation_id: str) -> AsyncGenerator[Any, None]:
        """Show how far it is, then what came of it."""
        async with self:
            user = await self.user()
        try:
            async for status, percent, stage in services().tailoring.follow(user.id, generation_id):
                async with self:
                    if self.shown != generation_id:
                        return
                    self.shown_status, self.percent, self.stage = status, percent, stage
                yield
        except AltoError:
            return  # The next visit shows what came of it.
        yield TailorState.show(generation_id)

    @rx.event
    async def cancel(self) -> Any:
        """End what is being made."""
        await services().tailoring.cancel((await self.user()).id, self.shown)
        return TailorState.show(self.shown)

    @rx.event
    async def accept(self, index: int) -> Any:
        """Take one proposal over."""
        return await self._accept([index], as_new=False)

    @rx.event
    async def accept_all(self) -> Any:
        """Take all open ones over."""
        return await self._accept([c.index for c in self.cards if c.state == "open"], as_new=False)

    @rx.event
    async def accept_as_new(self) -> Any:
        """Take all over into a copy of the CV, and open that."""
        return await self._accept([card.index for card in self.cards], as_new=True)

    @rx.event
    async def search(self, query: str) -> None:
        """Look for earlier ones."""
        self.query = query
        await self._read_history((await self.user()).id)

    @rx.event
    async def forget(self, generation_id: str) -> None:
        """Delete one; CVs and letters made of it stay."""
        user = await self.user()
        await services().tailoring.delete(user.id, generation_id)
        if self.shown == generation_id:
            self.shown = ""
        await self._read_history(user.id)

    # -- inside ----------------------------------------------------------------

    async def _accept(self, indexes: list[int], *, as_new: bool) -> Any:
        user = await self.user()
        taken = await services().tailoring.accept(user.id, self.shown, indexes, as_new)
        return rx.redirect(editor_url(taken.cv_id)) if as_new else TailorState.show(self.shown)

    async def _read_models(self, user_id: str) -> None:
        turns = services().turns
        usable = [model for model, allowed in await turns.offers(user_id) if allowed]
        self.models = [{"value": m.id, "label": m.name} for m in usable]
        if self.model not in {m.id for m in usable}:
            default = await turns.default(user_id)
            self.model = default.id if default in usable else usable[-1].id

    async def _read_ways(self, user_id: str) -> None:
        """What each strategy would take for what is chosen."""
        language = (await self.messages()).language
        found = []
        if self.cv_id:
            found = await services().tailoring.options(user_id, self.cv_id, self.posting, self.model)
        self.ways = [
            Way(
                key=each.strategy.key,
                name=f"tailor.strategy.{each.strategy.key}",
                about=each.strategy.description,
                seconds=each.estimate.seconds if each.estimate else 0,
                calls=each.estimate.calls if each.estimate else 0,
                credits=each.estimate.credits if each.estimate else 0,
                refusal=sentence(each.refusal, language) if each.refusal else "",
            )
            for each in found
        ]
        self.refusal = next((way.refusal for way in self.ways if way.refusal), "")
        chosen = next((way for way in self.ways if way.key == self.strategy and not way.refusal), None)
        if chosen is None:
            chosen = next((way for way in self.ways if not way.refusal), None)
            self.strategy = chosen.key if chosen else "quick"
        free = chosen is None or chosen.credits == 0
        prices = {
            "tailor": PRICES["ADAPT_CV"],
            "letter": PRICES["COVER_LETTER"],
            "analysis": PRICES["JOB_ANALYSIS"],
        }
        self.price = 0 if free else prices[self.kind]

    async def _read_history(self, user_id: str) -> None:
        found = await services().tailoring.history(user_id, self.query)
        self.history = [_row(made) for made in found[:_HISTORY]]

    def _show(self, made: Generation, language: str) -> None:
        result = made.result
        self.shown, self.shown_kind, self.shown_title = made.id, made.kind, made.title
        self.shown_status, self.percent, self.stage = made.status, made.progress, made.stage
        self.error = sentence(made.error, language) if made.error else ""
        self.cards = [bubbles.card(index, card) for index, card in enumerate(result.get("cards", []))]
        self.open_cards = sum(card.state == "open" for card in self.cards)
        self.dropped = [
            Dropped(
                each["title"] or each["where"], f"tailor.reason.{each['reason']}", ", ".join(each["said"])
            )
            for each in result.get("dropped", [])
        ]
        self.questions = result.get("questions", []) if made.kind == "tailor" else []
        before, after = made.scores_before or {}, made.scores_after or {}
        self.match_before, self.match_after = round(before.get("match", 0)), round(after.get("match", 0))
        self.ats_before, self.ats_after = before.get("ats", 0), after.get("ats", 0)
        self.text = result.get("text", "") or result.get("summary", "")
        self.flags = ", ".join(result.get("flags", []))
        names = {"must": "must", "nice": "nice", "red_flags": "red_flags", "expect": "questions"}
        is_analysis = made.kind == "analysis"
        self.lists = {key: result.get(name, []) if is_analysis else [] for key, name in names.items()}
        cv_id = result.get("cv_id") or (made.cv_id if made.kind == "tailor" else None)
        self.made_url = editor_url(cv_id) if cv_id else ""


def _row(made: Generation) -> Row:
    gain = ""
    if made.scores_before and made.scores_after:
        gain = f"{made.scores_before['match']:.0f} → {made.scores_after['match']:.0f}"
    return Row(
        made.id,
        made.title,
        f"tailor.kind.{made.kind}",
        made.status,
        gain,
        made.created_at.isoformat(),
    )
