"""The lines of a Word document: paragraphs, tables and text boxes in the order in which they are read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml.etree import LxmlError

from altocv.convert.reading import zips
from altocv.convert.reading.bounds import bounded
from altocv.convert.reading.docx_looks import Element, Look, Looks
from altocv.convert.reading.docx_text import Piece, boxes, cells_of, pieces
from altocv.convert.reading.headings import kind_of
from altocv.convert.reading.heads import joined
from altocv.convert.reading.lines import BULLETS, Cell, Line, Source, Span
from altocv.errors import Invalid

WHAT = "DOCX file"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0"
_WRAPPERS = frozenset(qn(f"w:{tag}") for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_DEEPEST = 8
_WHITE = 2.0
"""White above a paragraph without any spacing of its own, in shares of its height: it is no broken line."""

_SHORT = 60
_TALL = 4
"""A cell of a table with a longer text, or more paragraphs, is a column of its own beside another such."""


def read(data: bytes) -> Source:
    """The lines of a DOCX. Raises Invalid for one that is broken, locked, too much for a CV, or empty."""
    part = _document(data)
    document = part.element
    try:
        looks = Looks(part.styles.element)
    except (KeyError, AttributeError):  # a document without styles
        looks = Looks(None)
    reader = _Reader(looks)
    for header, links in _headers(part):
        reader.links = links
        reader.blocks(header)
    reader.links = _links(part)
    reader.blocks(document.body)
    lines = reader.lines()
    commas = not any(_parts_by_look(line) for line in lines)
    return Source(bounded(joined(lines, commas=commas, places=commas)), wraps=False)


def _parts_by_look(line: Line) -> bool:
    """True where job and employer differ in look: there, a comma within one look is a name's own."""
    spans = line.cells[0].spans
    changes = len({span.style.bold for span in spans}) > 1 and spans[0].style.bold
    return not line.bullet and changes and any(span.text.startswith(", ") for span in spans[1:])


def _document(data: bytes) -> DocumentPart:
    """The main part of a file that was looked through before anything parses it."""
    if data[:4] == _OLE:
        if _LOCKED in data:
            raise Invalid("This Word file is locked by a password. Save it without one and choose it again.")
        raise Invalid("This is a Word file of an old kind (.doc). Save it as DOCX and choose that file.")
    files = zips.unpack(data, WHAT)
    if "word/document.xml" not in files:
        raise zips.broken(WHAT)
    for name, content in files.items():
        # Without zeros, texts of two and four bytes a letter read the same.
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise zips.broken(WHAT)
    try:
        part = Package.open(io.BytesIO(data)).main_document_part
    except (OpcError, LxmlError, KeyError, ValueError, TypeError, AttributeError, AssertionError) as error:
        raise zips.broken(WHAT) from error
    if not isinstance(part, DocumentPart):
        raise Invalid(
            "This file is a Word template or holds macros. Save it as an ordinary DOCX and choose that."
        )
    if getattr(part.element, "body", None) is None:
        raise zips.broken(WHAT)
    return part


def _links(part: DocumentPart) -> dict[str, str]:
    return {
        key: str(each.target_ref)
        for key, each in part.rels.items()
        if each.is_external and each.reltype == RELATIONSHIP_TYPE.HYPERLINK
    }


def _headers(part: DocumentPart) -> Iterator[tuple[Element, dict[str, str]]]:
    """The header of the first page, with the addresses that it links to."""
    settings = part.element.body.find(f".//{qn('w:sectPr')}")
    if settings is None:
        return
    first = settings.find(qn("w:titlePg")) is not None
    for kind in ("first", "default") if first else ("default",):
        for reference in settings.findall(qn("w:headerReference")):
            key = reference.get(qn("r:id"), "")
            if reference.get(qn("w:type")) == kind and key in part.rels and not part.rels[key].is_external:
                header = part.rels[key].target_part
                if (element := getattr(header, "element", None)) is not None:
                    yield element, _links(header)  # type: ignore[arg-type]
                return


class _Reader:
    """Gathers lines. Columns beside the first, and text boxes, are streams of their own behind it."""

    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.links: dict[str, str] = {}
        self._found: list[Line] = []
        self._stream = 0
        self._streams = 0
        self._after = 0.0

    def lines(self) -> list[Line]:
        return sorted(self._found, key=lambda line: line.stream)

    def blocks(self, parent: Element, depth: int = 0) -> None:
        """Paragraphs and tables of an element."""
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl") and depth < _DEEPEST:
                self._table(child, depth)
            elif child.tag in _WRAPPERS and depth < _DEEPEST * 2:
                self.blocks(child, depth + 1)

    def _apart(self, parents: list[Element], depth: int) -> None:
        """Elements as a stream behind all others."""
        before = self._stream
        self._streams += 1
        self._stream = self._streams
        for parent in parents:
            self.blocks(parent, depth + 1)
        self._stream = before

    def _paragraph(self, paragraph: Element) -> None:
        look = self.looks.paragraph(paragraph)
        rows = pieces(paragraph, self.looks, look, self.links)
        level = look.level or 0
        listed = bool(look.listed) and not level
        if listed:
            rows = (
                [[piece for row in rows for piece in (*row, Piece(" ", row[-1].look))]] if any(rows) else []
            )
        for row in rows:
            self._line(row, look, level, listed)
        for box in boxes(paragraph):
            self._box(box)

    def _line(self, row: list[Piece], look: Look, level: int, listed: bool) -> None:
        cells = cells_of(row, listed)
        if not cells:
            self._after += 12.0  # an empty paragraph is white
            return
        size = cells[0].style.size or 10.0
        gap = _WHITE + (max(look.before or 0.0, self._after)) / size
        self._after = look.after or 0.0
        line = Line(cells, gap=gap, level=level, bullet=listed, stream=self._stream)
        self._found.append(_typed_bullet(line))

    def _box(self, box: Element) -> None:
        """A text box: in its place where it is a title, or stands at the head, else behind the rest."""
        texts = [text for each in box.iter(qn("w:p")) if (text := _text(each))]
        title = len(texts) == 1 and kind_of(texts[0]) is not None
        begun = any(kind_of(line.cells[0].text) for line in self._found)
        if title or not (begun or any(kind_of(text) for text in texts)):
            self.blocks(box, 1)
        else:
            self._apart([box], 1)

    def _table(self, table: Element, depth: int) -> None:
        rows = [_row_cells(row) for row in table.iter(qn("w:tr")) if _owner(row) is table]
        if _is_layout(rows):
            width = max(len(row) for row in rows)
            sides = [[row[side] for row in rows if side < len(row)] for side in range(width)]
            main = max(sides, key=lambda cells: sum(len(_text(cell)) for cell in cells))
            for cell in main:
                self.blocks(cell, depth + 1)
            for cells in sides:
                if cells is not main:
                    self._apart(cells, depth)
            return
        for row in rows:
            self._row(row, depth)

    def _row(self, row: list[Element], depth: int) -> None:
        """The cells of a row: the first lines of all in one line, then what else they hold."""
        parts: list[list[Line]] = []
        for cell in row:
            start = len(self._found)
            self.blocks(cell, depth + 1)
            parts.append(self._found[start:])
            del self._found[start:]
        parts = [part for part in parts if part]
        beside = [part[0] for part in parts]
        alike = len({line.stream for line in beside}) == 1 and not any(line.bullet for line in beside)
        if len(parts) > 1 and alike and sum(len(line.text) > _SHORT for line in beside) < 2:
            cells = tuple(cell for line in beside for cell in line.cells)
            gap, level = max(line.gap for line in beside), max(line.level for line in beside)
            self._found.append(replace(beside[0], cells=cells, gap=gap, level=level))
            parts = [part[1:] for part in parts]
        self._found += [line for part in parts for line in part]


def _typed_bullet(line: Line) -> Line:
    """A line whose bullet was typed, as an item of a list."""
    first = line.cells[0].text
    if len(line.cells) > 1 and first in BULLETS:
        rest = [span for cell in line.cells[1:] for span in (*cell.spans, Span(" ", cell.style))]
        return replace(line, cells=(Cell(tuple(rest)),), bullet=True)
    return line


def _row_cells(row: Element) -> list[Element]:
    return [cell for cell in row.iter(qn("w:tc")) if _owner(cell, "w:tr") is row]


def _owner(element: Element, tag: str = "w:tbl") -> Element | None:
    return next(element.iterancestors(qn(tag)), None)


def _text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter(qn("w:t"))).strip()


def _is_layout(rows: list[list[Element]]) -> bool:
    """True for a table that puts columns of text, or of whole sections, beside each other."""
    for row in rows:
        tall = [cell for cell in row if len(_text(cell)) > _SHORT and _paragraphs(cell) >= _TALL]
        titled = [cell for cell in row if _holds_title(cell)]
        if len(titled) > 1 or (len(tall) > 1 and len(rows) <= 3):
            return True
    return False


def _paragraphs(cell: Element) -> int:
    return sum(bool(_text(each)) for each in cell.iter(qn("w:p")))


def _holds_title(cell: Element) -> bool:
    """True for a cell with a title over other text in it."""
    texts = [_text(each) for each in cell.iter(qn("w:p"))]
    return sum(bool(text) for text in texts) > 1 and any(kind_of(text) for text in texts if text)
