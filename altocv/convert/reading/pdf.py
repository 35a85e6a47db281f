"""The lines of a PDF, by PDFium: letters to cells, cells to lines, and columns one after the other."""

from __future__ import annotations

import ctypes
import itertools
import re
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import pypdfium2
import pypdfium2.raw as raw

from altocv.convert.reading.bidi import is_rtl, logical
from altocv.convert.reading.columns import columns, rows
from altocv.convert.reading.lines import Cell, Line, Source, Span, Style
from altocv.convert.reading.scans import Scanned
from altocv.errors import Invalid

MOST_PAGES = 30
MOST_LETTERS = 200_000

_SAME_LINE = 0.35
_CELL_GAP = 1.1
_SPACE = 0.22
"""Shares of the em: how far baselines of a line differ, and the white that parts cells, and words."""

_EDGE = 0.07
"""The share of a page's height at its top and foot where names and counts of pages stand."""

_NUMBERS = re.compile(r"\d+")
_HAS_SPACES = 0.05
_BOLD_FROM = 600
_ITALIC = 64


@dataclass(slots=True)
class Letter:
    """A character: how far it reaches, its baseline, its look; `spaced` when a space is before it, `origin`
    where its pen is set down (None: at its left end)."""

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    link: str = ""
    spaced: bool = False
    origin: float | None = None


@dataclass(slots=True)
class Run:
    """Letters of one line that belong together."""

    letters: list[Letter] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return min(letter.x0 for letter in self.letters)

    @property
    def x1(self) -> float:
        return max(letter.x1 for letter in self.letters)

    @property
    def y(self) -> float:
        return self.letters[0].y

    @property
    def size(self) -> float:
        return max(letter.style.size for letter in self.letters)

    def cell(self) -> Cell:
        spans = []
        for (style, link), group in itertools.groupby(self.letters, key=lambda each: (each.style, each.link)):
            spans.append(Span("".join(letter.text for letter in group), style, link))
        return Cell(tuple(spans), self.x0, self.x1)


def read(data: bytes) -> Source:
    """The lines of a PDF. Raises Invalid for what is none, is locked, holds too much, or holds no text."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Invalid(
                "This PDF is locked by a password. Save it without one and choose it again."
            ) from error
        raise Invalid(
            "This PDF is broken and cannot be read. Export it again, or choose another file."
        ) from error
    pages = len(document)
    try:
        if pages > MOST_PAGES:
            raise Invalid(f"This PDF has more than {MOST_PAGES} pages. Choose the CV alone.")
        lines: list[list[Line]] = []
        for number in range(pages):
            lines.append(list(_page(document[number], number)))
    except pypdfium2.PdfiumError as error:
        raise Invalid(
            "This PDF is broken and cannot be read. Export it again, or choose another file."
        ) from error
    finally:
        document.close()
    ordered = _streams(_without_furniture(lines))
    if sum(len(line.text) for line in ordered) < 40:
        raise Scanned(
            "This PDF holds pictures of text and no text, as scans do. Choose the file that it was "
            "made from.",
            pages,
        )
    return Source(tuple(ordered))


def _streams(pages: list[list[Line]]) -> list[Line]:
    """The main columns of all pages, then the columns beside them: each goes on over the pages."""
    sides = sorted({line.stream for page in pages for line in page})
    return [line for side in sides for page in pages for line in page if line.stream == side]


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without what stands on several of them but for a number: names and counts of pages."""
    seen: dict[str, set[int]] = {}
    for number, page in enumerate(pages):
        for line in page:
            if not line.edge:
                continue
            seen.setdefault(_NUMBERS.sub("#", line.text), set()).add(number)
    repeated = {text for text, on in seen.items() if len(on) > 1 and "#" in text and len(text) < 80}
    return [
        [line for line in page if not (line.edge and _NUMBERS.sub("#", line.text) in repeated)]
        for page in pages
    ]


def _page(page: pypdfium2.PdfPage, number: int) -> Iterator[Line]:
    """The lines of a page, column by column."""
    letters, width = _letters(page), page.get_width()
    rtl = is_rtl(letters)
    runs = _runs(letters, whites=rtl)
    if rtl:
        runs = [Run(logical(run.letters, width)) for run in runs]
    for side, members in enumerate(columns(runs, width)):
        yield from _lines(members, number, side, page.get_height())


def _lines(runs: list[Run], page: int, side: int, height: float) -> Iterator[Line]:
    if not runs:
        return
    right, last = max(run.x1 for run in runs), None
    for row in rows(runs):
        size = max(run.size for run in row) or 10.0
        gap = (last - row[0].y) / size if last is not None else 3.0
        last = row[0].y
        edge = not _EDGE * height < row[0].y < (1 - _EDGE) * height
        cells = tuple(run.cell() for run in row)
        yield Line(cells, gap=gap, right=right, page=page, stream=side, edge=edge)


def _runs(letters: Iterable[Letter], *, whites: bool = False) -> list[Run]:
    """Letters on one baseline without wide white between, with a space where there is narrow white; with
    `whites` what the file says of spaces is not heard."""
    ordered = sorted(letters, key=lambda letter: -letter.y)
    # Many files say where spaces are; in the others they are white alone.
    spaced = not whites and sum(letter.spaced for letter in ordered) > _HAS_SPACES * len(ordered)
    by_line: list[list[Letter]] = []
    for letter in ordered:
        if by_line and abs(by_line[-1][0].y - letter.y) <= _SAME_LINE * min(
            letter.style.size, by_line[-1][0].style.size
        ):
            by_line[-1].append(letter)
        else:
            by_line.append([letter])
    runs: list[Run] = []
    for line in by_line:
        # A mark that is drawn under its neighbour, as in "d'A", still comes before it.
        line.sort(key=lambda letter: letter.x0 if letter.origin is None else letter.origin)
        run = Run([line[0]])
        for before, letter in itertools.pairwise(line):
            em = max(before.style.size, letter.style.size)
            white = letter.x0 - before.x1
            if white > _CELL_GAP * em:
                runs.append(run)
                run = Run()
            elif (letter.spaced and not whites) or (not spaced and white > _SPACE * em):
                run.letters.append(replace(letter, text=" ", x0=before.x1, x1=letter.x0))
            run.letters.append(letter)
        runs.append(run)
    return [_unspaced(run) for run in runs]


def _unspaced(run: Run) -> Run:
    """A run without the spaces that tracking puts between the letters of a heading."""
    letters = run.letters
    singles = sum(letter.text == " " for letter in letters)
    if len(letters) > 6 and singles * 2 >= len(letters) - 2:
        whites = [b.x0 - a.x1 for a, b in itertools.pairwise([x for x in letters if x.text != " "])]
        usual = statistics.median(whites)
        kept: list[Letter] = []
        shown = [letter for letter in letters if letter.text != " "]
        for before, letter in itertools.pairwise(shown):
            kept.append(before)
            if letter.x0 - before.x1 > usual * 1.9:
                kept.append(replace(letter, text=" "))
        return Run([*kept, shown[-1]])
    return run


def _letters(page: pypdfium2.PdfPage) -> list[Letter]:
    text, links = page.get_textpage(), _links(page)
    count = min(text.count_chars(), MOST_LETTERS)
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
    found: list[Letter] = []
    spaced = False
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in (0, 0xFFFE, 0xFFFF) or chr(code).isspace():
            spaced = True
            continue
        # The tight box: the loose one of a letter before a wide space holds that space too.
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetFontInfo(text, index, name, 120, flags)
        # The size in the file knows nothing of a scaled matrix; a letter's box does.
        size = round(raw.FPDFText_GetFontSize(text, index), 1) or round(top.value - bottom.value, 1)
        face = name.value.decode("utf-8", "replace").rpartition("+")[2]
        weight = raw.FPDFText_GetFontWeight(text, index)
        style = Style(
            size,
            weight >= _BOLD_FROM or "bold" in face.lower() or "black" in face.lower(),
            bool(flags.value & _ITALIC) or "italic" in face.lower() or "oblique" in face.lower(),
            face.partition("-")[0],
        )
        link = next((uri for area, uri in links if _inside(area, left.value, right.value, y.value)), "")
        found.append(Letter(chr(code), left.value, right.value, y.value, style, link, spaced, x.value))
        spaced = False
    return found


def _links(page: pypdfium2.PdfPage) -> list[tuple[tuple[float, float, float, float], str]]:
    """The addresses that areas of a page lead to."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    found = []
    while raw.FPDFLink_Enumerate(page, position, link):
        box = raw.FS_RECTF()
        action = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(page.pdf, action, buffer, length)
        if uri := buffer.value.decode("utf-8", "replace"):
            found.append(((box.left, box.right, box.bottom, box.top), uri))
    return found


def _inside(box: tuple[float, float, float, float], x0: float, x1: float, y: float) -> bool:
    left, right, bottom, top = box
    return left - 1 <= (x0 + x1) / 2 <= right + 1 and bottom - 1 <= y <= top + 1
