"""What was read of a file, to be looked at before a CV is made of it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from typing import Any, Literal

import reflex as rx

from altocv.cv.document import CV, Entry
from altocv.cv.inline import plain
from altocv.cv.locales import section_title
from altocv.errors import AltoError, NotFound, Unauthorized
from altocv.services import services
from altocv.web.i18n import sentence
from altocv.web.routes import editor_url
from altocv.web.state.session import WithUser
from altocv.workflows import durable
from altocv.workflows.imports import Run

_LEFT = ("id", "extras", "hidden", "keep_together", "new_page", "tags", "notes")
_LONGEST = 600
_ROUNDS = 10
_ORDER = {
    **dict.fromkeys(("start_date", "end_date", "date", "release_date"), 1),
    **dict.fromkeys(("url", "summary", "highlights", "courses", "keywords"), 2),
}
"""Fields that come after the names of an entry, as on a page."""


@dataclass(frozen=True)
class FieldRow:
    """A field of a part: the key of its name, and its text."""

    label: str
    text: str


@dataclass(frozen=True)
class PartRow:
    """A part of what was read, at `path`; `sureness` is sure, likely or unsure. `heads` begins a section."""

    path: str
    heads: str
    sureness: str
    fields: list[FieldRow]
    taken: bool = True


class ImportReviewState(WithUser, rx.State):
    """The page of one file."""

    status: Literal["loading", "reading", "scan", "ready", "failed", "gone"] = "loading"
    id: str = ""
    name: str = ""
    error: str = ""
    pages: list[str] = []
    text: str = ""
    parts: list[PartRow] = []
    unsure: int = 0
    making: bool = False
    scan_pages: int = 0
    scan_read: int = 0
    scan_percent: int = 0
    """Of the pages; a little from the beginning on, so that it is seen to move."""
    scan_model: str = ""
    scan_price: int = 0

    @rx.event(background=True)
    async def load(self) -> AsyncGenerator[Any, None]:
        """Show the file, and what was read of it once it is."""
        async with self:
            user = await self.user()
            self.id = self.router.url.path.rstrip("/").rpartition("/")[2]
            self.status, self.error, self.parts, self.pages, self.text = "loading", "", [], [], ""
            self.making, wanted = False, self.id
            self.scan_pages = self.scan_read = 0
            language = (await self.messages()).language
        try:
            await services().notices.read(user.id, wanted)
            async for run in _followed(user.id, wanted):
                async with self:
                    if self.id != wanted:
                        return
                    self._show(run, language)
                yield
        except Unauthorized:
            raise
        except (AltoError, TimeoutError) as error:
            async with self:
                self.status = "gone" if isinstance(error, NotFound) else "failed"
                self.error = sentence(error.message, language) if isinstance(error, AltoError) else ""

    @rx.event
    async def read_scan(self) -> Any:
        """Have the scan read by the model that was offered, and watch it."""
        user = await self.user()
        key = await services().imports.order_scan(user.id, self.id)
        await durable.begin_scan(user.id, self.id, key)
        return ImportReviewState.load

    @rx.event
    async def cancel(self) -> Any:
        """Stop reading, and go back."""
        user = await self.user()
        await services().imports.cancel(user.id, self.id)
        return rx.redirect("/dashboard")

    @rx.event
    def toggle(self, path: str) -> None:
        """Take a part over, or leave it."""
        self.parts = [
            replace(part, taken=not part.taken) if part.path == path else part for part in self.parts
        ]

    @rx.event
    async def accept(self) -> Any:
        """Make a CV of what is to be taken over, and open it."""
        user = await self.user()
        without = {part.path for part in self.parts if not part.taken}
        name = next((part.fields[0].text for part in self.parts if part.path == "basics/name"), "")
        name = name or self.name.rpartition(".")[0] or self.name
        made = await services().imports.accept(user.id, self.id, without, name)
        return rx.redirect(editor_url(made.id))

    def _show(self, run: Run, language: str) -> None:
        self.name, self.error = run.name, sentence(run.error, language) if run.error else ""
        if run.scan is not None:
            offer = run.scan.offer
            self.scan_pages, self.scan_read = offer.pages, run.scan.read
            self.scan_percent = max(4, 100 * run.scan.read // max(1, offer.pages))
            self.scan_model, self.scan_price = offer.model_name, offer.credits
            self.pages = _pictures(run, offer.pages)
        if run.status in ("failed", "reading", "scan"):
            self.status = run.status
            return
        if run.status != "ready" or run.cv is None:
            self.status = "gone"
            return
        self.status = "ready"
        self.parts = parts(run.cv, run.sureness)
        self.unsure = sum(part.sureness != "sure" for part in self.parts)
        drawn = run.media == "application/pdf" or run.media.startswith("image/")
        # Of a scan the pages are known already.
        self.pages = self.pages or (_pictures(run, _pages(run)) if drawn else [])
        self.text = "" if drawn else run.text


def _pictures(run: Run, count: int) -> list[str]:
    return [f"/api/imports/{run.id}/page.webp?number={number}" for number in range(count)]


async def _followed(user_id: str, import_id: str) -> AsyncGenerator[Run, None]:
    """The run as it moves on; others may be before it in the queue. Raises TimeoutError."""
    for _ in range(_ROUNDS):
        with contextlib.suppress(TimeoutError):
            async for run in services().imports.follow(user_id, import_id):
                yield run
            return
    raise TimeoutError


def _pages(run: Run) -> int:
    """How many pages of a PDF are shown; what is missing tells so itself."""
    return min(4, 1 + len(run.text) // 3_500)


def parts(cv: CV, sureness: dict[str, str]) -> list[PartRow]:
    """The parts of a CV in order, each with its fields."""
    rows = [
        PartRow(path, "", sureness.get(path, "likely"), [FieldRow(f"field.{name}", text)])
        for name, text in _basics(cv)
        for path in [f"basics/{name}"]
    ]
    for section in cv.sections:
        heads = section.title or section_title(section.kind, cv.meta.language)
        for item in section.items:
            path = f"@{item.id}"
            rows.append(PartRow(path, heads, sureness.get(path, "likely"), _fields(item)))
            heads = ""
    return rows


def _basics(cv: CV) -> list[tuple[str, str]]:
    place = cv.basics.location
    texts = {
        **{name: getattr(cv.basics, name) for name in ("name", "label", "email", "phone", "url")},
        "location": ", ".join(
            filter(
                None,
                (
                    place.address,
                    f"{place.postal_code} {place.city}".strip(),
                    place.region,
                    place.country_code,
                ),
            )
        ),
        "profiles": ", ".join(p.username or p.url for p in cv.basics.profiles),
        "summary": plain(cv.basics.summary),
    }
    return [(name, text[:_LONGEST]) for name, text in texts.items() if text]


def _fields(item: Entry) -> list[FieldRow]:
    """The fields that hold something, as text."""
    rows = []
    for name, value in item:
        if name in _LEFT or not value:
            continue
        text = "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)
        rows.append((_ORDER.get(name, 0), FieldRow(f"field.{name}", plain(text)[:_LONGEST])))
    return [row for _, row in sorted(rows, key=lambda row: row[0])]
