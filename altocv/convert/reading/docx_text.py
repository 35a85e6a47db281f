"""The text of a Word paragraph: runs with their looks and links, cut where it has tabs and line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn

from altocv.convert.reading.docx_looks import Element, Look, Looks
from altocv.convert.reading.lines import Cell, Span

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = qn("w:txbxContent")
_WITHIN = frozenset(
    qn(f"w:{tag}")
    for tag in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir")
)
_FIELD = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
_CELL = re.compile(r"\t+| {3,}")
_SAFE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph. A tab in its text parts cells."""

    text: str
    look: Look
    link: str = ""


def pieces(paragraph: Element, looks: Looks, look: Look, links: dict[str, str]) -> list[list[Piece]]:
    """The pieces of a paragraph by line; at least one line, which may be empty."""
    rows: list[list[Piece]] = [[]]
    field = _Field()
    for run, link in _runs(paragraph, links):
        style = looks.run(run, look)
        if style.hidden:
            continue
        for text in _texts(run, field):
            if text == "\n":
                rows.append([])
            else:
                rows[-1].append(Piece(text, style, link or field.link))
    return [row for row in rows if row] or [[]]


class _Field:
    """The field that runs are in: its code is no text, what it shows is."""

    def __init__(self) -> None:
        self.code = ""
        self.coded = False
        self.link = ""

    def mark(self, kind: str) -> None:
        if kind == "begin":
            self.code, self.coded, self.link = "", True, ""
        elif kind == "separate":
            self.coded = False
            match = _FIELD.search(self.code)
            self.link = _safe(match[1]) if match else ""
        elif kind == "end":
            self.coded, self.link = False, ""


def _runs(
    parent: Element, links: dict[str, str], link: str = "", depth: int = 0
) -> Iterator[tuple[Element, str]]:
    for child in parent:
        if child.tag == qn("w:r"):
            yield child, link
        elif child.tag == qn("w:hyperlink"):
            yield from _runs(child, links, _safe(links.get(child.get(qn("r:id"), ""), "")), depth + 1)
        elif child.tag in _WITHIN and depth < 20:
            yield from _runs(child, links, link, depth + 1)


def _safe(address: str) -> str:
    return address if address.lower().startswith(_SAFE) else ""


def _texts(run: Element, field: _Field) -> Iterator[str]:
    for child in run:
        tag = child.tag
        if tag == qn("w:fldChar"):
            field.mark(child.get(qn("w:fldCharType"), ""))
        elif tag == qn("w:instrText"):
            field.code += child.text or ""
        elif field.coded:
            continue
        elif tag == qn("w:t"):
            yield (child.text or "").replace("\n", " ")
        elif tag in (qn("w:tab"), qn("w:ptab")):
            yield "\t"
        elif (tag == qn("w:br") and child.get(qn("w:type"), "textWrapping") == "textWrapping") or tag == qn(
            "w:cr"
        ):
            yield "\n"
        elif tag == qn("w:noBreakHyphen"):
            yield "-"


def cells_of(row: list[Piece], listed: bool) -> tuple[Cell, ...]:
    """The cells of a line; an item of a list is one. Empty for a line without text."""
    cells: list[list[Span]] = [[]]
    for piece in row:
        style = piece.look.style()
        for number, text in enumerate([_CELL.sub(" ", piece.text)] if listed else _CELL.split(piece.text)):
            if number:
                cells.append([])
            if not text:
                continue
            last = cells[-1][-1] if cells[-1] else None
            if last is not None and (last.style, last.link) == (style, piece.link):
                cells[-1][-1] = Span(last.text + text, style, piece.link)
            else:
                cells[-1].append(Span(text, style, piece.link))
    return tuple(Cell(tuple(spans)) for spans in cells if any(span.text.strip() for span in spans))


def boxes(paragraph: Element) -> list[Element]:
    """The text boxes that are anchored in a paragraph, each once: Word writes them for old programs again."""
    found = []
    for box in paragraph.iter(_BOX):
        above = list(box.iterancestors())
        here = next(each for each in above if each.tag == qn("w:p"))
        if here is paragraph and not any(each.tag == f"{_MC}Fallback" for each in above):
            found.append(box)
    return found
