"""The CV in other languages: its versions, the texts to translate, and having them translated."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

import reflex as rx

from altocv.ai.catalog import BUILT_IN
from altocv.credits.prices import PRICES
from altocv.cv.document import CV, LANGUAGES
from altocv.cv.edits import get
from altocv.cv.edits.labels import part_name
from altocv.cv.locales import LANGUAGE_NAMES
from altocv.documents.languages import Link, Member
from altocv.documents.records import MAX_NAME
from altocv.errors import AltoError, Invalid, Unauthorized
from altocv.services import services
from altocv.web.i18n import Messages, sentence
from altocv.web.routes import editor_url
from altocv.web.state.editor import EditorState
from altocv.web.ui import toast
from altocv.workflows import durable
from altocv.workflows.tailoring.store import Generation

SHOWN = 200
"""Waiting texts that are listed; the others follow when some of these are done."""


@dataclass(frozen=True)
class VersionRow:
    """The CV in one language. `href` is empty for the one that is open."""

    id: str
    language: str
    name: str
    href: str
    origin: bool
    waits: int
    behind: bool


@dataclass(frozen=True)
class TextRow:
    """A text to translate: what it is called, as the original has it, and as it stands here."""

    path: str
    where: str
    source: str
    text: str
    long: bool


class LanguagesState(EditorState):
    """The dialog of languages. A part of the editor's state, so that translations show at once."""

    languages_open: bool = False
    family: list[VersionRow] = []
    waits: int = 0
    more: bool = False
    waiting: list[TextRow] = []
    choosable: list[dict[str, str]] = []
    new_language: str = ""
    translators: list[dict[str, str]] = []
    translator: str = ""
    price: int = 0
    seconds: int = 0
    refusal: str = ""
    run: str = ""
    percent: int = 0
    said: str = ""
    failed: bool = False
    adding: bool = False

    @rx.event
    def begin(self) -> None:
        """Before the CV is opened: the dialog is there when the address asks for it."""
        self.languages_open = "languages" in self.router.url.query_parameters
        self.family, self.waiting, self.run = [], [], ""

    @rx.event
    async def follow_original(self) -> Any:
        """Before a version is shown: take over what changed in its original."""
        texts = await self.messages()
        self.said = ""
        try:
            followed = await services().languages.follow((await self.user()).id, self._cv_id)
        except Unauthorized:
            raise
        except AltoError as error:
            self.said, self.failed = sentence(error.message, texts.language), True
            return None
        return toast(texts("languages.followed")) if followed else None

    @rx.event
    async def read(self) -> Any:
        """Show how many texts wait; once the CV is open, and whenever it has been saved."""
        if self.status == "ready":
            await self._read()
        return await self._rejoin() if self.languages_open else None

    @rx.event
    async def show(self) -> AsyncGenerator[Any, None]:
        """Open the dialog."""
        self.languages_open = True
        yield
        await self._read()
        yield await self._rejoin()

    @rx.event
    def close(self) -> None:
        """Close the dialog; a translation under way goes on."""
        self.languages_open, self.waiting, self.family = False, [], []

    @rx.event
    def choose_language(self, language: str) -> None:
        """The language of a version to add."""
        self.new_language = language

    @rx.event
    async def choose_translator(self, model: str) -> None:
        """The model that translates."""
        self.translator = model
        await self._read_estimate()

    @rx.event
    async def add(self) -> AsyncGenerator[Any, None]:
        """Make a version in the chosen language, and open it with its texts to translate."""
        if self.adding or self.new_language not in LANGUAGES:
            return
        self.adding = True
        yield
        try:
            desk = await self._desk()
            await desk.workspace.flush()
            origin = next((row.name for row in self.family if row.origin), self.name)
            name = f"{origin[: MAX_NAME - 20]} – {LANGUAGE_NAMES[self.new_language]}"
            work = desk.workspace
            made = await services().making.in_language(work.user_id, work.cv_id, self.new_language, name)
        finally:
            self.adding = False
        # The dialog stays: closed and opened at once, the browser's word of the first would come last.
        yield rx.redirect(f"{editor_url(made.id)}?languages=1")

    @rx.event
    async def put(self, path: str, text: str) -> Any:
        """A translation that somebody wrote."""
        row = next((row for row in self.waiting if row.path == path), None)
        if row is None or text in (row.text, ""):
            return None
        done = await self.set_value(path, text)
        self.epoch += 1
        await self._read()
        return done

    @rx.event
    async def settle(self, path: str) -> None:
        """A text that is right as it is."""
        await services().languages.settle((await self.user()).id, self.open_id, [path])
        await self._read()

    @rx.event
    async def unlink(self) -> Any:
        """Make this version a CV of its own."""
        await services().languages.unlink((await self.user()).id, self.open_id)
        await self._read()
        return toast((await self.messages())("languages.unlinked"), kind="success")

    @rx.event
    async def translate(self) -> Any:
        """Have a model translate what waits."""
        desk = await self._desk()
        await desk.workspace.flush()
        self.said, self.percent = "", 0
        work = desk.workspace
        self.run = await services().tailoring.order_translation(work.user_id, work.cv_id, self.translator)
        await durable.begin_generation(work.user_id, self.run)
        return LanguagesState.watch(self.run)

    @rx.event
    async def cancel(self) -> None:
        """End the translation that is under way."""
        await durable.cancel_generation((await self.user()).id, self.run)

    @rx.event(background=True)
    async def watch(self, run: str) -> AsyncGenerator[Any, None]:
        """Show how far a translation is, then what came of it."""
        async with self:
            user, texts = await self.user(), await self.messages()
        async for seen in services().tailoring.follow(user.id, run):
            async with self:
                if self.run != run:
                    return
                self.percent = seen.percent
            yield
        made = await services().tailoring.get(user.id, run)
        async with self:
            self.run = ""
            if made.status == "completed":
                self.said, self.failed = translated(made, texts), False
            elif made.status == "failed":
                self.said, self.failed = sentence(made.error, texts.language), True
            await self.follow()
            await self._read()

    # -- inside ----------------------------------------------------------------

    async def _read(self) -> None:
        """The versions and what waits, as they are; the lists only while they are looked at."""
        desk = await self._desk()
        work = desk.workspace
        link = await services().languages.link(work.user_id, work.cv_id, desk.cv)
        self._set("linked", link is not None)
        self._set("waits", len(link.waiting) if link is not None else 0)
        if not self.languages_open:
            return
        family = await services().languages.family(work.user_id, work.cv_id)
        if not self.translators:
            await self._read_translators()
        self._set("family", [_version(member, self.open_id, self.waits) for member in family])
        self._set("waiting", _texts(desk.cv, link))
        self._set("more", self.waits > len(self.waiting))
        taken = {member.language for member in family} or {desk.cv.meta.language}
        self.choosable = [
            {"value": code, "label": LANGUAGE_NAMES[code]} for code in LANGUAGES if code not in taken
        ]
        if self.new_language not in {each["value"] for each in self.choosable}:
            self.new_language = self.choosable[0]["value"] if self.choosable else ""
        await self._read_estimate()

    async def _rejoin(self) -> Any:
        """Watch a translation that is under way, as after a reload."""
        if self.run or not self.linked:
            return None
        user = await self.user()
        made = await services().tailoring.newest(user.id, self.open_id, "translation")
        self.run = made.id if made is not None and made.is_open else ""
        return LanguagesState.watch(self.run) if self.run else None

    async def _read_translators(self) -> None:
        user = await self.user()
        offers = await services().turns.offers(user.id)
        usable = [model for model, allowed in offers if allowed and model.id != BUILT_IN]
        self.translators = [{"value": model.id, "label": model.name} for model in usable]
        if self.translator not in {model.id for model in usable}:
            default = await services().turns.default(user.id)
            self.translator = default.id if default in usable else (usable[0].id if usable else "")

    async def _read_estimate(self) -> None:
        self.price, self.seconds, self.refusal = PRICES["TRANSLATE_CV"], 0, ""
        if not self.waits or not self.translator:
            return
        user = await self.user()
        try:
            found = await services().tailoring.translation_estimate(user.id, self.open_id, self.translator)
        except Invalid as error:
            self.refusal = sentence(error.message, (await self.messages()).language)
        else:
            self.price, self.seconds = found.credits, found.seconds


def translated(made: Generation, texts: Messages) -> str:
    """What came of a translation, in words."""
    left = made.result["left"]
    key = "languages.translated_some" if left else "languages.translated"
    return texts(key, count=made.result["translated"], left=left)


def _version(member: Member, here: str, waits: int) -> VersionRow:
    is_here = member.id == here
    return VersionRow(
        member.id,
        LANGUAGE_NAMES[member.language],
        member.name,
        "" if is_here else editor_url(member.id),
        not member.origin_id,
        waits if is_here else member.waits,
        member.behind and not is_here,
    )


def _where(cv: CV, path: str) -> str:
    """The part that a text is of, as the CV calls it; empty for the personal details."""
    part = path.partition("/")[0]
    return part_name(get(cv, part), cv.meta.language) if part.startswith("@") else ""


def _texts(cv: CV, link: Link | None) -> list[TextRow]:
    waiting = list(link.waiting.items())[:SHOWN] if link is not None else []
    return [
        TextRow(path, _where(cv, path), one.source, one.text, len(one.source) > 60) for path, one in waiting
    ]
