"""Slices set on pages: breaks, column fills, regions, bookmarks, footers."""

from __future__ import annotations

from dataclasses import dataclass, field

from altocv.cv import locales
from altocv.cv.design import Colors
from altocv.typeset.blocks import Panel, Paragraph, Sheet, Span, Stack, Timeline
from altocv.typeset.engine.measure import GLUED, KEPT, Slice, Tag, column_slices, measure_all
from altocv.typeset.engine.move import moved
from altocv.typeset.engine.paragraph import set_paragraph
from altocv.typeset.pages import Bookmark, Box, Item, Page, Pages, Region, Rule
from altocv.typeset.remembering import remember

LEAST_HEIGHT = 72.0
LEAST_WIDTH = 40.0
FOOTER_GAP = 14.0
MOST_PAGES = 2000


@dataclass
class _Sheet:
    """A page in the making: backgrounds, then items column by column."""

    behind: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)


@dataclass
class _Open:
    """A tag on the page at hand, with the slices that it has covered so far."""

    tag: Tag
    top: float
    bottom: float
    first: bool
    baseline: float | None = None


@remember(8192)
def _placed(items: tuple[Item, ...], x: float, y: float) -> tuple[Item, ...]:
    """A slice's items on the page; the same objects as long as nothing above them moves."""
    return tuple(moved(item, x, y) for item in items)


class _Book:
    """All pages in the making, and what is collected on the way."""

    def __init__(self, page_size: tuple[float, float]) -> None:
        self.width, self.height = page_size
        self.sheets: list[_Sheet] = []
        self.bookmarks: list[Bookmark] = []
        self.missing: dict[str, None] = {}

    def sheet(self, index: int) -> _Sheet:
        while len(self.sheets) <= index:
            self.sheets.append(_Sheet())
        return self.sheets[index]


class _Flow:
    """Sets one column's slices, page after page, in the frame between `tops` and `bottom`."""

    def __init__(self, book: _Book, x: float, page: int, y: float, top: float, bottom: float) -> None:
        self.book, self.x, self.page, self.y, self.top, self.bottom = book, x, page, y, top, bottom
        self.fresh = True
        self.open: list[_Open] = []

    def run(self, slices: list[Slice]) -> tuple[int, float]:
        """Returns the page and the height at which the column ends."""
        index = 0
        while index < len(slices):
            piece = slices[index]
            if piece.new_page and not self.fresh:
                self._turn()
            if piece.space and self.fresh:
                index += 1
                continue
            end = self._group(slices, index)
            if piece.space and self.y + piece.height > self.bottom:
                index += 1
                continue
            for part in slices[index:end]:
                self._place(part)
            index = end
        self._close()
        return self.page, self.y

    def _group(self, slices: list[Slice], start: int) -> int:
        """The end of what must stand together from here; turns the page where that helps."""
        full = self.bottom - self.top
        for hold in (KEPT, GLUED):
            end, height = start, 0.0
            while end < len(slices):
                height += slices[end].height
                end += 1
                if slices[end - 1].hold < hold or (end < len(slices) and slices[end].new_page):
                    break
            if self.y + height <= self.bottom + 0.01:
                return end
            if height <= full:
                if not self.fresh:
                    self._turn()
                return end
            if hold == GLUED and not self.fresh and self.y + slices[start].height > self.bottom + 0.01:
                self._turn()
        return start + 1

    def _turn(self) -> None:
        self._close(more=True)
        self.page += 1
        if self.page >= MOST_PAGES:
            raise OverflowError("a CV of more pages than anybody can print")
        self.y, self.fresh = self.top, True

    def _place(self, piece: Slice) -> None:
        if self.y + piece.height > self.bottom + 0.01 and not self.fresh:
            self._turn()
            if piece.space:
                return
        book = self.book
        sheet = book.sheet(self.page)
        sheet.items += _placed(piece.items, self.x, self.y)
        for char in piece.missing:
            book.missing[char] = None
        for title, level in piece.bookmarks:
            book.bookmarks.append(Bookmark(title, self.page, self.y, level))
        self._cover(piece)
        self.y += piece.height
        self.fresh = False

    def _cover(self, piece: Slice) -> None:
        """Keep track of the regions and panels that the slice belongs to."""
        kept = len(piece.tags) - piece.opens
        while len(self.open) > kept or (
            self.open and self.open[-1].tag.block is not piece.tags[len(self.open) - 1].block
        ):
            self._finish(self.open.pop())
        for position in range(len(self.open), len(piece.tags)):
            self.open.append(_Open(piece.tags[position], self.y, self.y, first=position >= kept))
        for entry in self.open:
            entry.bottom = self.y + piece.height
            if entry.baseline is None and piece.baseline is not None:
                entry.baseline = self.y + piece.baseline

    def _close(self, more: bool = False) -> None:
        for entry in reversed(self.open):
            self._finish(entry)
        self.open = []

    def _finish(self, entry: _Open) -> None:
        sheet, block, tag = self.book.sheet(self.page), entry.tag.block, entry.tag
        x, height = self.x + tag.x, entry.bottom - entry.top
        if isinstance(block, Stack):
            assert block.kind and block.path
            sheet.regions.append(Region(block.kind, block.path, x, entry.top, tag.width, height))
        elif isinstance(block, Panel):
            if block.border:
                bar = Box(x, entry.top, block.border_width, height, block.border)
                sheet.behind.append(bar)
            if block.color:
                box = Box(x, entry.top, tag.width, height, block.color, block.radius, block.alpha)
                sheet.behind.insert(max(len(sheet.behind) - bool(block.border), 0), box)
        elif isinstance(block, Timeline):
            middle = x + tag.width * 0.3
            sheet.behind.append(Rule(middle, entry.top, middle, entry.bottom, 1.0, block.color))
            if entry.first and entry.baseline is not None:
                size = 5.0
                y = entry.baseline - size - 0.6
                sheet.behind.append(Box(middle - size / 2, y, size, size, block.dot, size / 2))


def set_pages(
    sheet: Sheet,
    *,
    page_size: tuple[float, float],
    colors: Colors,
    title: str = "",
    author: str = "",
    language: str = "en",
) -> Pages:
    """Flow a sheet's blocks over as many pages as they need. Sizes are points."""
    rtl = locales.direction(language) == "rtl"
    book = _Book(page_size)
    book.sheet(0)
    margin_x = min(sheet.margin_x, (book.width - LEAST_WIDTH) / 2)
    top = min(sheet.margin_y, (book.height - LEAST_HEIGHT) / 2)
    bottom = book.height - top
    if sheet.footer is not None:
        bottom -= _footer_height(sheet.footer, rtl)
    page, y = _header(book, sheet, margin_x, top, bottom, rtl)
    places = _columns(sheet, margin_x)
    for index in [i for i in sheet.reading_order if i < len(places)]:
        column = sheet.columns[index]
        flow = _Flow(book, places[index], page, y, top, bottom)
        flow.run(column_slices(column, rtl))
    _fill_columns(book, sheet, places, page, y)
    if sheet.footer is not None and len(book.sheets) > 1:
        _footers(book, sheet.footer, margin_x, bottom, rtl)
    return Pages(
        book.width, book.height,
        tuple(Page((*s.behind, *s.items), tuple(_outer_first(s.regions))) for s in book.sheets),
        colors, title, author, language,
        tuple(sorted(book.bookmarks, key=lambda b: b.page)), tuple(book.missing),
    )  # fmt: skip


def _outer_first(regions: list[Region]) -> list[Region]:
    return sorted(regions, key=lambda r: -r.width * r.height)


def _header(
    book: _Book, sheet: Sheet, margin_x: float, top: float, bottom: float, rtl: bool
) -> tuple[int, float]:
    """Set the header; returns the page and the height at which the columns begin."""
    slices = measure_all(sheet.header, book.width - 2 * margin_x, rtl)
    if not slices:
        return 0, top
    page, y = _Flow(book, margin_x, 0, top, top, bottom).run(slices)
    if sheet.header_fill is not None:
        band = y + min(top, sheet.header_gap) * 0.9
        book.sheet(page).behind.insert(0, Box(0.0, 0.0, book.width, band, sheet.header_fill))
        y = band
    return page, min(y + sheet.header_gap, bottom - LEAST_HEIGHT / 2)


def _columns(sheet: Sheet, margin_x: float) -> list[float]:
    places, x = [], margin_x
    for column in sheet.columns:
        places.append(x)
        x += column.width + sheet.gutter
    return places


def _fill_columns(book: _Book, sheet: Sheet, places: list[float], page: int, y: float) -> None:
    """Paint the grounds of columns on every page, below a header band on its page."""
    for index, column in enumerate(sheet.columns):
        if column.fill is None:
            continue
        left = 0.0 if index == 0 else places[index] - column.pad
        right = book.width if index == len(sheet.columns) - 1 else places[index] + column.width + column.pad
        for number, made in enumerate(book.sheets):
            start = max(y - sheet.header_gap, 0.0) if number == page and sheet.header else 0.0
            made.behind.insert(0, Box(left, start, right - left, book.height - start, column.fill))


def _footer_height(footer: Paragraph, rtl: bool) -> float:
    return sum(line.height for line in set_paragraph(footer, 1e5, rtl).lines) + FOOTER_GAP * 0.3


def _footers(book: _Book, footer: Paragraph, margin_x: float, bottom: float, rtl: bool) -> None:
    for number, made in enumerate(book.sheets, start=1):
        y = bottom + FOOTER_GAP * 0.3
        text = _numbered(footer, number, len(book.sheets))
        for line in set_paragraph(text, book.width - 2 * margin_x, rtl).lines:
            made.items += (moved(item, margin_x, y) for item in line.items)
            y += line.height


def _numbered(footer: Paragraph, page: int, pages: int) -> Paragraph:
    spans = tuple(
        Span(s.text.replace("{page}", str(page)).replace("{pages}", str(pages)), s.style, s.href, s.path)
        if isinstance(s, Span)
        else s
        for s in footer.spans
    )
    return Paragraph(spans, footer.align, footer.hyphenate, footer.language)
