"""Markdown as lines, by its own parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from altocv.convert.reading.bounds import MOST_LINES
from altocv.convert.reading.dates import date_range
from altocv.convert.reading.headings import kind_of
from altocv.convert.reading.lines import Cell, Line, Span, Style
from altocv.errors import Invalid

_SIZES = (20.0, 14.0, 11.5, 11.0, 10.5, 10.5)
_BODY = Style(10.0)
_GAP, _NEAR = 2.5, 1.8
"""White above a block, and above a line of one: more than between the lines of a text."""

_BREAK = re.compile(r"^<br\s*/?>$", re.IGNORECASE)
_SAFE = ("http://", "https://", "mailto:", "tel:")
_SHORT = 60


def lines(text: str) -> list[Line]:
    """The lines of a Markdown text. Raises Invalid for more than a CV has."""
    if text.count("\n") > 3 * MOST_LINES:
        raise Invalid("This file holds far more text than a CV does. Choose a file with the CV alone.")
    if text.startswith("---\n") and (end := text.find("\n---", 3)) > 0:
        text = text[end + 4 :]  # front matter is no text
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return list(_lines(tokens))


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    level, items, begun, gap = 0, 0, False, _GAP
    row: list[Cell] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
            begun = begun or level > 1
        elif token.type == "heading_close":
            level = 0
        elif token.type == "list_item_open":
            items += 1
            gap = _NEAR
        elif token.type == "list_item_close":
            items -= 1
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            if row:
                yield Line(tuple(row), gap=_NEAR)
            row = None
        elif token.type in ("code_block", "fence"):
            for text in token.content.split("\n"):
                yield from _whole([Span(text.strip(), _BODY)], gap=_NEAR)
        elif token.type == "inline":
            style = Style(_SIZES[level - 1], True) if level else _BODY
            spans = list(_spans(token.children or [], style))
            if row is not None:
                row += [Cell(tuple(spans))] if _text(spans) else []
                continue
            whole = bool(items) and not level
            for part in [_joined(spans)] if whole else _broken(spans, apart=not begun):
                yield from _whole(part, gap=gap, level=level, bullet=whole)
                gap = _NEAR
            gap = _GAP
        elif token.type == "bullet_list_open":
            gap = _NEAR


def _whole(spans: list[Span], *, gap: float, level: int = 0, bullet: bool = False) -> Iterator[Line]:
    """A line of these spans, if they say anything. A title in bold alone is a heading."""
    if not _text(spans):
        return
    cells = tuple(Cell(tuple(part)) for part in ([spans] if bullet else _by_tab(spans)) if _text(part))
    if not level and not bullet and len(cells) == 1 and cells[0].style.bold and kind_of(cells[0].text):
        level = 2
        cells = (Cell(tuple(replace(span, style=Style(_SIZES[1], True)) for span in cells[0].spans)),)
    yield Line(cells, gap=gap, level=level, bullet=bullet)


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans).strip()


def _joined(spans: Sequence[Span]) -> list[Span]:
    return [replace(span, text=span.text.replace("\n", " ").replace("\v", " ")) for span in spans]


def _broken(spans: Sequence[Span], *, apart: bool) -> Iterator[list[Span]]:
    """The lines of a paragraph. A soft break (a vertical tab) breaks where lines are facts."""
    rows: list[list[Span]] = [[]]
    soft: list[bool] = [False]
    for span in spans:
        for part in re.split(r"([\n\v])", span.text):
            if part in ("\n", "\v"):
                rows.append([])
                soft.append(part == "\v")
            elif part:
                rows[-1].append(replace(span, text=part))
    made: list[list[Span]] = []
    for row, is_soft in zip(rows, soft, strict=True):
        if made and is_soft and not apart and not _is_fact(made[-1], row):
            made[-1] += [Span(" ", _BODY), *row]
        else:
            made.append(row)
    yield from made


def _is_fact(before: Sequence[Span], row: Sequence[Span]) -> bool:
    """True for lines that follow each other and are not one text."""
    if date_range(_text(row)) is not None:
        return True
    marked = all(span.style.bold or span.style.italic for span in before if span.text.strip())
    return marked and len(_text(before)) <= _SHORT


def _by_tab(spans: Sequence[Span]) -> list[list[Span]]:
    cells: list[list[Span]] = [[]]
    for span in spans:
        for number, part in enumerate(re.split(r"\t+|(?: |\xa0){3,}", span.text)):
            if number:
                cells.append([])
            if part:
                cells[-1].append(replace(span, text=part))
    return cells


def _spans(tokens: Sequence[Token], style: Style) -> Iterator[Span]:
    """The texts of a paragraph, those of one look together; a hard break is "\\n", a soft one "\\v"."""
    pieces = [(text, look, link) for text, look, link in _pieces(tokens, style) if text]
    for (look, link), group in groupby(pieces, key=lambda piece: piece[1:]):
        yield Span("".join(text for text, _, _ in group), look, link)


def _pieces(tokens: Sequence[Token], style: Style) -> Iterator[tuple[str, Style, str]]:
    bold, italic, link = 0, 0, ""
    for token in tokens:
        look = replace(style, bold=style.bold or bold > 0, italic=style.italic or italic > 0)
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "link_open":
            link = str(token.attrs.get("href", ""))
            link = link if link.lower().startswith(_SAFE) else ""
        elif token.type == "link_close":
            link = ""
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.match(token.content)):
            yield "\n", look, link
        elif token.type == "softbreak":
            yield "\v", look, link
        elif token.type in ("text", "code_inline", "text_special"):
            yield token.content, look, link
