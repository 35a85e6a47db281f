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
from altocv.web.i18n import messages, sentence
from altocv.web.routes import editor_url
from altocv.web.state.languages import translated
from altocv.web.state.session import WithUser
from altocv.workflows import durable
from altocv.workflows.tailoring.orders import PATIENCE
from altocv.workflows.tailoring.store import Generation

KINDS = ("tailor", "letter", "analysis")
MOST_RUNS = 5
"""Tailorings that are compared at once."""

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
    """One of the history. `at` is an ISO time, `way` the key of a strategy's name."""

    id: str
    title: str
    kind: str
    status: str
    gain: str
    at: str
    tailored: bool
    way: str


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
    patience: str = "1"
    price: int = 0
    query: str = ""
    history: list[Row] = []
    choosing: bool = False
    picked: list[str] = []
    comparable: bool = False

    shown: str = ""
    shown_kind: str = ""
    shown_title: str = ""
    shown_status: str = ""
    percent: int = 0
    stage: str = ""
    ahead: int = 0
    error: str = ""
    late: bool = False
    more_time: int = 0
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
            shown = str(self.router.url.query_parameters.get("run", "")) or under_way or self.shown
            return TailorState.show(shown) if shown else None
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
        """Choose the kind, CV, model, strategy, tone, length, language or patience."""
        if what not in ("kind", "cv_id", "model", "strategy", "tone", "length", "language", "patience"):
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
        patience = int(self.patience)
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
                patience=patience,
            )
        elif self.kind == "analysis":
            made = await tailoring.order_analysis(
                user.id, self.posting, self.model, spoken=spoken, job_id=job, patience=patience
            )
        else:
            made = await tailoring.order(
                user.id, self.cv_id, self.posting, self.strategy, self.model, job, patience=patience
            )
        await durable.begin_generation(user.id, made)
        return TailorState.show(made)

    @rx.event
    async def again(self, patience: int) -> Any:
        """Order what is shown once more; with a `patience` above nothing it is given that instead."""
        user = await self.user()
        made = await services().tailoring.again(user.id, self.shown, patience or None)
        await durable.begin_generation(user.id, made)
        return TailorState.show(made)

    @rx.event
    async def show(self, generation_id: str) -> Any:
        """Open one of them."""
        await services().notices.read((await self.user()).id, generation_id)
        return await self._open(generation_id)

    @rx.event
    async def show_end(self, generation_id: str) -> Any:
        """Show what came of the one that was followed; whether anybody still looks is not known here."""
        return await self._open(generation_id)

    async def _open(self, generation_id: str) -> Any:
        """Show it, and follow it while it is made."""
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
            following = services().tailoring.follow(user.id, generation_id, durable.ahead_of)
            async for seen in following:
                async with self:
                    if self.shown != generation_id:
                        return
                    self.shown_status, self.percent, self.stage, self.ahead = seen
                yield
        except AltoError:
            return  # The next visit shows what came of it.
        yield TailorState.show_end(generation_id)

    @rx.event
    async def cancel(self) -> Any:
        """End what is being made."""
        await durable.cancel_generation((await self.user()).id, self.shown)
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
    async def choose_runs(self) -> None:
        """Let tailorings be picked for comparing: first those for the job of the one shown, else the last."""
        found = await services().tailoring.history((await self.user()).id, kind="tailor")
        made = [each for each in found if each.status == "completed"]
        first = next((each for each in made if each.id == self.shown), made[0] if made else None)
        alike = [each.id for each in made if first is not None and each.posting == first.posting]
        here = {row.id for row in self.history}
        self.choosing, self.picked = True, [each for each in alike if each in here][:MOST_RUNS]

    @rx.event
    def pick(self, generation_id: str) -> None:
        """Pick a tailoring for comparing, or leave it."""
        if generation_id in self.picked:
            self.picked = [each for each in self.picked if each != generation_id]
        elif len(self.picked) < MOST_RUNS:
            self.picked = [*self.picked, generation_id]

    @rx.event
    def choose_none(self) -> None:
        """Stop picking."""
        self.choosing, self.picked = False, []

    @rx.event
    async def forget(self, generation_id: str) -> None:
        """Delete one; CVs and letters made of it stay."""
        user = await self.user()
        await durable.cancel_generation(user.id, generation_id)
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
        here = {row.id for row in self.history if row.tailored}
        self.comparable, self.picked = len(here) > 1, [each for each in self.picked if each in here]
        self.choosing = self.choosing and self.comparable

    def _show(self, made: Generation, language: str) -> None:
        result = made.result
        self.shown, self.shown_kind, self.shown_title = made.id, made.kind, made.title
        self.shown_status, self.percent, self.stage, self.ahead = made.status, made.progress, made.stage, 0
        self.error = sentence(made.error, language) if made.error else ""
        self.late = made.is_late
        self.more_time = next((more for more in PATIENCE if more > made.patience), 0)
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
        if "translated" in result:
            self.text = translated(made, messages(language))
        self.flags = ", ".join(result.get("flags", []))
        names = {"must": "must", "nice": "nice", "red_flags": "red_flags", "expect": "questions"}
        is_analysis = made.kind == "analysis"
        self.lists = {key: result.get(name, []) if is_analysis else [] for key, name in names.items()}
        cv_id = result.get("cv_id") or (made.cv_id if made.kind in ("tailor", "translation") else None)
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
        made.kind == "tailor",
        f"tailor.strategy.{made.strategy}" if made.strategy else "",
    )
