"""The conversation with the assistant: what is shown of it, and what becomes of its proposals."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import reflex as rx

from altocv.ai import outline, tools
from altocv.ai.builtin.review import suggestions
from altocv.ai.markup import html
from altocv.cv import edits as editing
from altocv.cv.edits import Set
from altocv.cv.inline import plain
from altocv.errors import AltoError, Invalid, NotFound
from altocv.services import services
from altocv.web.bubbles import Bubble, bubble, marks
from altocv.web.state.check_against import AgainstState
from altocv.web.state.checks import CheckState
from altocv.web.state.editor import EditorState
from altocv.web.state.session import report
from altocv.web.ui import toast
from altocv.web.views import InlineField
from altocv.workflows import durable

ABOUT = ("improve", "shorten", "numbers", "grammar", "translate", "bolder")
"""The usual requests for one text."""


@dataclass(frozen=True)
class ModelChoice:
    """A model that can be chosen; `locked` ones come with a paid plan, `own` ones use the user's key."""

    id: str
    name: str
    context: str
    locked: bool
    price: int
    own: bool


@dataclass(frozen=True)
class TalkRow:
    """An earlier conversation. `when` is an ISO time."""

    id: str
    title: str
    when: str


class ChatState(EditorState):
    """The pane of the assistant. A part of the editor's state, so that what is accepted shows at once."""

    side: str = "content"
    talk: str = ""
    talks: list[TalkRow] = []
    bubbles: list[Bubble] = []
    draft: str = ""
    writing: str = ""
    models: list[ModelChoice] = []
    model: str = ""
    model_name: str = ""
    price: int = 0
    starters: list[str] = []
    at_once: bool = False
    again: str = ""
    tries: int = 0
    about: str = ""
    about_path: str = ""
    about_part: bool = False
    marks: str = ""

    @rx.event
    async def show_side(self, side: str) -> Any:
        """The assistant, the check, or the outline."""
        self.side = side if side in ("chat", "check") else "content"
        if self.side == "content":
            return None
        if self.side == "check":
            # What a proposal or a reading would be asked of, and its price, are said beside the findings.
            await self._read_models(self.model)
            return [CheckState.open_check, AgainstState.read, *_reading()]
        desk = await self._desk()
        found = await services().conversations.of(desk.workspace.user_id, desk.workspace.cv_id)
        self.talks = [TalkRow(talk.id, talk.title, talk.updated_at.isoformat()) for talk in found]
        if self.talk not in {talk.id for talk in found}:
            self.talk = found[0].id if found else ""
        await self._read_models(next((talk.model for talk in found if talk.id == self.talk), self.model))
        return await self._read_talk()

    @rx.event
    async def arrive(self) -> Any:
        """After the CV was opened: show the side that was open, or the check against the job that the address
        names.
        """
        if self.status != "ready":
            return None
        if job_id := str(self.router.url.query_parameters.get("check", "")):
            await (await self.get_state(AgainstState)).bring(job_id)
            self.side, self.tab = "check", "content"
        return ChatState.show_side(self.side) if self.side != "content" else None

    @rx.event
    async def open_talk(self, talk_id: str) -> Any:
        """Go on with an earlier conversation."""
        desk = await self._desk()
        found = await services().conversations.of(desk.workspace.user_id, desk.workspace.cv_id)
        await self._read_models(next((talk.model for talk in found if talk.id == talk_id), self.model))
        self.talk, self.writing = talk_id, ""
        return await self._read_talk()

    @rx.event
    async def new_talk(self) -> Any:
        """Begin another conversation."""
        self.talk, self.writing = "", ""
        return await self._read_talk()

    @rx.event
    async def forget_talk(self) -> Any:
        """Delete the conversation that is open."""
        user = await self.user()
        await services().conversations.delete(user.id, self.talk)
        self.talk = ""
        return ChatState.show_side("chat")

    @rx.event
    async def choose_model(self, model_id: str) -> None:
        """Ask another model from now on."""
        chosen = next((m for m in self.models if m.id == model_id and not m.locked), None)
        if chosen is not None:
            self.model, self.model_name, self.price = chosen.id, chosen.name, chosen.price

    @rx.event
    def set_at_once(self, on: bool) -> None:
        """Apply proposals as they come, or ask first."""
        self.at_once = bool(on)

    @rx.event
    async def ask(self, form: dict[str, Any]) -> Any:
        """Send what was written."""
        return await self._ask(str(form.get("question", "")))

    @rx.event
    async def ask_for(self, text: str) -> Any:
        """Send a suggestion."""
        return await self._ask(text)

    @rx.event
    async def focus_on(self, path: str, selected: str) -> Any:
        """Talk about one text of the pages, or the part of it that is selected."""
        desk = await self._desk()
        text = editing.get(desk.cv, path)
        if not isinstance(text, str) or not text.strip():
            return None
        part = selected.strip() if selected in text else ""
        self.field, self.tab = InlineField(), "content"
        self.about, self.about_path, self.about_part = plain(part or text)[:300], path, bool(part)
        return ChatState.show_side("chat")

    @rx.event
    def unfocus(self) -> None:
        """Talk about the whole CV again."""
        self.about, self.about_path = "", ""

    @rx.event
    async def ask_about(self, what: str) -> Any:
        """One of the usual requests, for the text in focus."""
        if what not in ABOUT or not self.about_path:
            return None
        return await self._ask((await self.messages())(f"chat.about.{what}"))

    @rx.event
    async def stop(self) -> None:
        """End the answer that is being written."""
        user = await self.user()
        if self.writing:
            await services().turns.stop(user.id, self.writing)

    @rx.event
    async def retry(self, message_id: str) -> Any:
        """Ask again what was asked before an answer."""
        before = [bubble for bubble in self.bubbles if bubble.mine or bubble.id == message_id]
        at = next((i for i, bubble in enumerate(before) if bubble.id == message_id), 0)
        asked = next((bubble.id for bubble in reversed(before[:at]) if bubble.mine), None)
        if asked is None or self.writing:
            return None
        user = await self.user()
        return await self._ask(await services().conversations.cut(user.id, asked), afresh=True)

    @rx.event
    async def edit_question(self, message_id: str) -> Any:
        """Take a question and all after it back, to word it differently."""
        if self.writing:
            return None
        user = await self.user()
        self._give_back(await services().conversations.cut(user.id, message_id))
        return await self._read_talk()

    @rx.event(background=True)
    async def watch(self, message_id: str) -> AsyncGenerator[Any, None]:
        """Show the answer as it grows, then as it is."""
        async with self:
            user = await self.user()
        try:
            async for text, status in services().turns.follow(user.id, message_id):
                async with self:
                    if self.writing != message_id:
                        return
                    self.draft = html(text) if text else ""
                if status != "streaming":
                    break
                yield
        except NotFound:
            pass
        except AltoError:
            pass  # The next visit shows what was written down.
        async with self:
            self.writing, self.draft = "", ""
            await self._read_talk()
            apply = self.at_once and self.bubbles and self.bubbles[-1].open_cards
        if apply:
            yield ChatState.accept_all(message_id)

    # -- proposals -------------------------------------------------------------

    @rx.event
    async def accept(self, message_id: str, index: int) -> Any:
        """Take a proposal over: one step of undo, and a named version."""
        return await self._accept(message_id, [index])

    @rx.event
    async def accept_all(self, message_id: str) -> Any:
        """Take all open proposals of an answer over."""
        bubble = next((each for each in self.bubbles if each.id == message_id), None)
        cards = [] if bubble is None else bubble.cards
        return await self._accept(
            message_id, [c.index for c in cards if c.kind == "edits" and c.state == "open"]
        )

    @rx.event
    async def reject(self, message_id: str, index: int) -> Any:
        """Leave the CV as it is."""
        user = await self.user()
        await services().conversations.mark(user.id, message_id, index, "rejected")
        return await self._read_talk()

    @rx.event
    async def choose(self, message_id: str, index: int, option: int) -> Any:
        """Take one of several versions over."""
        user = await self.user()
        card = await self._card(user.id, message_id, index)
        edits = (Set(path=card["path"], value=card["options"][option]),)
        return await self._take_over(user.id, message_id, [(index, card, edits)])

    @rx.event
    async def answer_form(self, form: dict[str, Any]) -> Any:
        """Send the facts that were asked for, each with its question."""
        told = [f"{question}: {value}" for question, value in form.items() if str(value).strip()]
        return await self._ask("\n".join(told)) if told else None

    # -- inside ----------------------------------------------------------------

    async def _ask(self, text: str, *, afresh: bool = False) -> Any:
        if not text.strip():
            return None
        if self.writing:
            self._give_back(text)
            return None
        try:
            return await self._send(text, afresh)
        except AltoError as error:
            self._give_back(text)
            return report(error)

    def _give_back(self, text: str) -> None:
        """Put what was not sent back into the field."""
        self.again, self.tries = text, self.tries + 1

    async def _send(self, text: str, afresh: bool) -> Any:
        desk = await self._desk()
        await desk.workspace.flush()
        self._show_saved(desk)
        if self.about_path:
            where = (await self.messages())("chat.about.part") if self.about_part else ""
            text = f"{text.strip()}: “{self.about}” ({where}{self.about_path})"
            self.about, self.about_path = "", ""
        work, spoken = desk.workspace, (await self.messages()).language
        begun = await services().turns.prepare(work.user_id, work.cv_id, self.talk, text, self.model)
        self.talk, self.writing, self.again = begun.conversation_id, begun.message_id, ""
        await durable.begin_turn(work.user_id, work.cv_id, begun.message_id, spoken, afresh=afresh)
        return await self._read_talk()

    async def _accept(self, message_id: str, indexes: list[int]) -> Any:
        user = await self.user()
        chosen = []
        for index in indexes:
            card = await self._card(user.id, message_id, index)
            chosen.append((index, card, editing.read(card["edits"])))
        return await self._take_over(user.id, message_id, chosen)

    async def _take_over(self, user_id: str, message_id: str, chosen: list[tuple[int, Any, Any]]) -> Any:
        """Apply what still fits; say of the rest that the text has changed since."""
        desk = await self._desk()
        await desk.workspace.flush()
        accepted: list[Any] = []
        cv, stale = desk.cv, 0
        for index, card, edits in chosen:
            if card["state"] != "open":
                continue
            made = tools.Card("edits", "", edits=edits, before=card["before"])
            if tools.is_stale(cv, made):
                await services().conversations.mark(user_id, message_id, index, "stale")
                stale += 1
                continue
            cv, _ = editing.apply(cv, edits)
            accepted += edits
            await services().conversations.mark(user_id, message_id, index, "accepted")
        events = []
        if accepted:
            events.append(await self._edit(tuple(accepted)))
            self.epoch += 1
            await desk.workspace.flush()
            self._show_saved(desk)
            with suppress(Invalid):
                name = (await self.messages())("chat.version")
                await services().documents.name_version(user_id, desk.workspace.cv_id, name)
        if stale:
            events.append(toast((await self.messages())("chat.stale"), kind="error", key="stale"))
        await self._read_talk()
        return events

    async def _card(self, user_id: str, message_id: str, index: int) -> dict[str, Any]:
        said = await services().conversations.message(user_id, message_id)
        if not 0 <= index < len(said.cards):
            raise NotFound("This proposal does not exist any more.")
        return said.cards[index]

    async def _read_models(self, wanted: str) -> None:
        """Which models there are; `wanted` is chosen where it may be, else what answers by default."""
        user = await self.user()
        turns = services().turns
        self.models = [
            ModelChoice(
                m.id,
                m.name,
                _size(m.context),
                not allowed,
                turns.price(m),
                m.own,
            )
            for m, allowed in await turns.offers(user.id)
        ]
        usable = {m.id: m for m in self.models if not m.locked}
        default = await turns.default(user.id)
        chosen = usable.get(wanted) or usable.get(default.id) or next(iter(usable.values()))
        self.model, self.model_name, self.price = chosen.id, chosen.name, chosen.price

    async def _read_talk(self) -> Any:
        """Show the conversation as it is kept; follow an answer that is being written."""
        user = await self.user()
        desk = await self._desk()
        language = (await self.messages()).language
        said = await services().conversations.messages(user.id, self.talk) if self.talk else []
        self.bubbles = [bubble(each, language) for each in said if each.status != "streaming"]
        self.marks = marks(said)
        self.starters = [] if said else suggestions(json.loads(outline.outline(desk.cv)), language)
        writing = next((each.id for each in said if each.status == "streaming"), "")
        if not writing:
            self.writing, self.draft = "", ""
            return None
        fresh = writing != self.writing or not self.draft
        self.writing = writing
        return ChatState.watch(writing) if fresh else None


def _reading() -> list[Any]:
    from altocv.web.state.recruiter import RecruiterState

    return [RecruiterState.open_reading]


def _size(tokens: int) -> str:
    """How much a model reads at once, in short: "200K", "1M"."""
    if tokens >= 1_000_000:
        return f"{tokens / 1_000_000:.0f}M"
    return f"{tokens // 1000}K" if tokens else ""
