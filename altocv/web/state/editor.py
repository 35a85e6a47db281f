"""The open CV in a browser tab: reads events, edits the workspace, shows the pages again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import reflex as rx

from altocv.cv.edits import Edit, Set
from altocv.errors import Conflict, NotFound, Unavailable
from altocv.services import services
from altocv.typeset.svg import color_style
from altocv.typeset.webfonts import fonts_css
from altocv.web import views
from altocv.web.state.desk import Desk, desks, photo_url
from altocv.web.state.pages import PagesState
from altocv.web.state.session import WithUser
from altocv.web.ui import toast
from altocv.web.views import Form, InlineField, OutlineSection

SAVE_AFTER_SECONDS = 0.3
RETRY_AFTER_SECONDS = 2.0
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
FONTS_URL = "/api/fonts"


class EditorState(WithUser, rx.State):
    """What the editor page shows. The document itself is in this tab's desk, never in the browser."""

    open_id: str = ""
    name: str = ""
    status: str = "loading"
    saved: str = "saved"
    version: int = 0
    thumbs: int = 0
    _thumbs_old: bool = False
    can_undo: bool = False
    can_redo: bool = False
    locked: bool = False
    linked: bool = False
    export_price: int = 0

    fonts: str = ""
    colors: dict[str, str] = {}
    page_width: float = 595.0
    page_count: int = 0
    missing: str = ""

    field: InlineField = InlineField()
    outline: list[OutlineSection] = []
    section: str = ""
    selected: str = ""
    form: Form = Form()
    profiles: list[Form] = []
    contacts: list[Form] = []
    photo: str = ""
    epoch: int = 0
    zoom: float = 0.0
    scale: int = 100
    tab: str = "pages"

    choices: dict[str, str] = {}
    numbers: dict[str, float] = {}
    switches: dict[str, bool] = {}

    # -- opening and following -------------------------------------------------

    @rx.event
    async def load(self) -> Any:
        """Open the CV that the address names; after a lost connection, go on with what was open."""
        again = self.status == "ready" and self.open_id == self._cv_id
        if not again:
            self.status = "loading"
            yield
        self.open_id = self._cv_id
        try:
            desk = await self._desk()
        except NotFound:
            self.status = "missing"
            return
        except Unavailable:
            self.status = "away"
            return
        if not again:
            self.field, self.section, self.selected = InlineField(), "", "basics"
        self._show_saved(desk)
        await self._follow(desk)
        await self._show(desk, full=True)
        self._refresh_thumbs(desk)
        self.status = "ready"
        if desk.workspace.dirty:
            yield EditorState.save

    @rx.event
    async def resync(self) -> None:
        """The browser has other pages than we think: send all of them."""
        await self._show(await self._desk(), full=True)

    @rx.event
    async def follow(self) -> Any:
        """Another tab may have saved: take its changes over, or ask."""
        if self.status != "ready":
            return None
        desk = await self._desk()
        if await self._follow(desk):
            self.epoch += 1
            await self._show(desk)
        return None

    # -- editing ---------------------------------------------------------------

    @rx.event
    async def type_in(self, path: str, value: str) -> Any:
        """A text field changed under the user's fingers."""
        return await self._edit((Set(path=path, value=value),), label=path, typing=True)

    @rx.event
    async def type_words(self, path: str, value: str) -> Any:
        """A comma-separated field changed."""
        return await self._edit((Set(path=path, value=views.words(value)),), label=path, typing=True)

    @rx.event
    async def set_value(self, path: str, value: Any) -> Any:
        """A switch, a choice or a design value was set."""
        return await self._edit((Set(path=path, value=value),), label=path)

    @rx.event
    async def set_number(self, path: str, value: float | list[float]) -> Any:
        """A slider stands at a value; its way there is one undo step."""
        number = value[0] if isinstance(value, list) else value
        return await self._edit((Set(path=path, value=round(float(number), 3)),), label=path)

    @rx.event
    async def type_on_page(self, path: str, value: str) -> Any:
        """Typing in the field that is open on the page."""
        cv = (await self._desk()).cv
        is_words = isinstance(views.raw(cv, path), tuple)
        return await self._edit(
            (Set(path=path, value=views.words(value) if is_words else value),), label=path, typing=True
        )

    @rx.event
    async def undo(self) -> Any:
        """Take the last change back."""
        return await self._travel("undo")

    @rx.event
    async def redo(self) -> Any:
        """Bring the last undone change again."""
        return await self._travel("redo")

    # -- what is open ----------------------------------------------------------

    @rx.event
    async def open_field(self, path: str) -> Any:
        """A text on the page was clicked."""
        desk = await self._desk()
        if desk.cv.meta.locked:
            return toast((await self.messages())("editor.locked"))
        try:
            opened = views.inline_field(desk.cv, path, self.epoch)
        except NotFound:
            return None
        self.field = opened
        head = path.split("/")[0]
        self._select(desk, head if head.startswith("@") else "basics")
        return None

    @rx.event
    async def close_field(self) -> None:
        """The field on the page lost the focus."""
        if not self.field.path:
            return
        desk = await self._desk()
        self.field = InlineField()
        self.epoch += 1
        self._show_panes(desk)
        self._refresh_thumbs(desk)

    @rx.event
    async def toggle_section(self, path: str) -> None:
        """Open a section of the outline with its form, or close it."""
        desk = await self._desk()
        self.section = "" if self.section == path else path
        self.selected = self.section or self.selected
        self._show_panes(desk)

    @rx.event
    async def select(self, path: str) -> None:
        """Show the form of a part."""
        self._select(await self._desk(), path)

    @rx.event
    def set_scale(self, percent: int) -> None:
        """The browser tells at how many percent the pages stand."""
        self.scale = percent

    @rx.event
    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller zoom."""
        now = self.scale / 100
        larger = [z for z in ZOOMS if z > now + 0.01] or [ZOOMS[-1]]
        smaller = [z for z in ZOOMS if z < now - 0.01] or [ZOOMS[0]]
        self.zoom = larger[0] if steps > 0 else smaller[-1]

    @rx.event
    def fit_width(self) -> None:
        """Let the pages take the width that there is."""
        self.zoom = 0.0

    @rx.event
    def show_tab(self, tab: str) -> None:
        """On a phone one pane shows at a time."""
        self.tab = tab

    @rx.event
    async def quote_export(self) -> None:
        """Show what a PDF of the CV as it is now costs."""
        desk = await self._desk()
        work = desk.workspace
        self.export_price = await services().making.export_price(work.user_id, work.cv_id, desk.cv)

    @rx.event
    async def export(self, extension: str, archival: bool = False) -> Any:
        """Save what is pending, then let the browser take the file; an `archival` PDF is a PDF/A.

        The credits of a PDF are set aside here, and taken when the file is made.
        """
        desk = await self._desk()
        await desk.workspace.flush()
        self._show_saved(desk)
        if extension == "pdf":
            await services().making.order_export(desk.workspace.user_id, desk.workspace.cv_id, desk.cv)
        query = "?archival=true" if archival else ""
        return rx.download(url=f"/api/cvs/{desk.workspace.cv_id}/export.{extension}{query}")

    # -- saving ----------------------------------------------------------------

    @rx.event(background=True)
    async def save(self) -> AsyncGenerator[Any, None]:
        """Write pending edits when the typing rests; try again while the database is away."""
        # Taken before the pause: in it, the tab may go to another page.
        async with self:
            desk = await self._desk()
        await asyncio.sleep(SAVE_AFTER_SECONDS)
        if desk.idle_seconds() < SAVE_AFTER_SECONDS:
            return  # a later keystroke brought its own save
        joined = False
        while desk.workspace.dirty:
            try:
                joined |= await desk.workspace.flush()
            except Conflict:
                async with self:
                    self.saved = "conflict"
                return
            except Unavailable:
                async with self:
                    self.saved = "retry"
                await asyncio.sleep(RETRY_AFTER_SECONDS)
        async with self:
            if self._cv_id != desk.workspace.cv_id:
                return
            if joined:
                await self._show(desk)
            self._show_saved(desk)
            self._show_panes(desk)
            if self._thumbs_old:
                self._refresh_thumbs(desk)
        yield self._once_saved()

    @rx.event
    async def keep_mine(self) -> Any:
        """After a conflict: put what was typed here over what the other tab saved."""
        desk = await self._desk()
        await desk.workspace.overwrite()
        return await self._resolved(desk)

    @rx.event
    async def take_theirs(self) -> Any:
        """After a conflict: drop what was typed here."""
        desk = await self._desk()
        await desk.workspace.discard()
        return await self._resolved(desk)

    @rx.event
    async def rename(self, name: str) -> None:
        """Give the CV another name on the dashboard."""
        user = await self.user()
        await services().documents.rename(user.id, self.open_id, name)
        self.name = name.strip()

    # -- inside ----------------------------------------------------------------

    @property
    def _cv_id(self) -> str:
        """From the address, so that it is right after a restart of the server too."""
        return self.router.url.path.rstrip("/").rpartition("/")[2]

    async def _desk(self) -> Desk:
        user = await self.user()
        return await desks.of(self.router.session.client_token, user.id, self._cv_id)

    async def _edit(self, edits: tuple[Edit, ...], *, label: str = "", typing: bool = False) -> Any:
        """Apply edits, show the pages, and have them saved soon."""
        if not edits:
            return None
        desk = await self._desk()
        if desk.workspace.needs_flush_before(label):
            await self._flush_quietly(desk)
        desk.apply(edits, label)
        if self.saved != "conflict":
            self.saved = "saving"
        await self._show(desk, panes=not typing)
        if not typing:
            self._refresh_thumbs(desk)
        return EditorState.save

    async def _follow(self, desk: Desk) -> bool:
        """Take over what other tabs have saved; True when there was something."""
        try:
            return await desk.workspace.follow()
        except Conflict:
            self.saved = "conflict"
        except Unavailable:
            self.saved = "retry"
        return False

    async def _flush_quietly(self, desk: Desk) -> None:
        try:
            await desk.workspace.flush()
        except (Conflict, Unavailable):
            self.saved = "retry"

    def _once_saved(self) -> Any:
        """What follows when the saved CV has become another one."""
        from altocv.web.state.languages import LanguagesState

        return LanguagesState.read if self.linked else None

    async def _travel(self, way: str) -> Any:
        desk = await self._desk()
        await (desk.workspace.undo() if way == "undo" else desk.workspace.redo())
        self.epoch += 1
        self.field = InlineField()
        self._show_saved(desk)
        await self._show(desk)
        self._refresh_thumbs(desk)
        return self._once_saved()

    async def _resolved(self, desk: Desk) -> None:
        self.epoch += 1
        self._show_saved(desk)
        await self._show(desk)
        self._refresh_thumbs(desk)

    async def _show(self, desk: Desk, *, full: bool = False, panes: bool = True) -> None:
        """Bring the browser's pages, and the panes beside them, up to date."""
        (await self.get_state(PagesState)).patch = await desk.render(full=full)
        pages = desk.pages
        assert pages is not None
        self._set("page_width", pages.width)
        self._set("page_count", len(pages.pages))
        self._set("missing", " ".join(pages.missing[:12]))
        self._set("fonts", fonts_css(pages, FONTS_URL, shown=self.fonts))
        self._set("can_undo", desk.workspace.can_undo)
        self._set("can_redo", desk.workspace.can_redo)
        if panes:
            self._show_saved_version(desk)
            self._show_panes(desk)

    def _show_panes(self, desk: Desk) -> None:
        cv = desk.cv
        self._set("outline", views.outline(cv, self.section))
        self._set("form", views.form(cv, self.selected))
        self._set("profiles", [views.form(cv, f"@{p.id}") for p in cv.basics.profiles])
        self._set("contacts", [views.form(cv, f"@{c.id}") for c in cv.basics.contacts])
        self._set("photo", photo_url(cv.basics.image) or "")
        self._set("locked", cv.meta.locked)
        self._set("colors", color_style(cv.design.colors))
        choices, numbers, switches = views.design(cv)
        self._set("choices", choices)
        self._set("numbers", numbers)
        self._set("switches", switches)

    def _refresh_thumbs(self, desk: Desk) -> None:
        """Let the gallery show the CV as saved. Not after every pause in typing: it draws many pages."""
        self._thumbs_old = desk.workspace.dirty
        if not self._thumbs_old:
            self._set("thumbs", desk.workspace.base)

    def _show_saved(self, desk: Desk) -> None:
        self.saved = "saving" if desk.workspace.dirty else "saved"
        self._show_saved_version(desk)

    def _show_saved_version(self, desk: Desk) -> None:
        self._set("version", desk.workspace.base)
        self._set("name", desk.workspace.name)

    def _set(self, name: str, value: Any) -> None:
        """Assign only what differs, so that nothing is sent for nothing."""
        if getattr(self, name) != value:
            setattr(self, name, value)

    def _select(self, desk: Desk, path: str) -> None:
        owner = next(
            (s for s in desk.cv.sections if f"@{s.id}" == path or any(f"@{i.id}" == path for i in s.items)),
            None,
        )
        if owner is not None:
            self.section = f"@{owner.id}"
        self.selected = path
        self._show_panes(desk)
        self._refresh_thumbs(desk)
