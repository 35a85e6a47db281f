"""The lines of a section as blocks: lines that head an entry, paragraphs, and items of lists."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from altocv.convert.reading.dates import date_range, find
from altocv.convert.reading.lexicon import COURSES, is_sentence
from altocv.convert.reading.lines import BULLETS, Cell, Line, Span, Style
from altocv.convert.reading.scripts import is_cjk
from altocv.cv.dates import PRESENT_WORDS
from altocv.cv.inline import escape

_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]\s+|^\d{{1,2}}[.)]\s+(?=\D)")
_MARK = re.compile(rf"[{re.escape(BULLETS)}]|\d{{1,2}}[.)]")
_OPEN_DATE = re.compile(r"\d{4}\s*[-–—]\s*[^\W\d]*\.?$")
_OPEN_END = re.compile(
    r"(?:\b(?:of|and|the|for|in|de|del|la|el|los|las|y|e|i|du|des|le|les|et|do|da|dos|das|und|für|der|die|von|im|zur|"
    r"au|aux|en|em|to|at|with|con|avec|mit|com|n\.[ºo°])|[&/])$"
)
"""What a name does not end in: more of it stands on the next line."""

_OPEN_YEAR = re.compile(r"[-–—]\s*\d{4}$")
_GAP_STEP = 0.04
_RAGGED = 4.0
"""Points that a line may end before its column does, though the next word would have fitted."""

_EARLY = 0.6
_LONG = 70
_SENTENCE = 62


@dataclass(slots=True)
class Block:
    """A heading line (`cells`), or a text that was joined of its lines."""

    kind: Literal["head", "paragraph", "bullet"]
    line: Line
    text: str = ""
    cells: list[Cell] = field(default_factory=list)
    gap: float = 0.0


def blocks(lines: Sequence[Line], leading: float, *, wraps: bool = True) -> list[Block]:
    """The blocks of a section in order; `leading` is the white above the lines of one text."""
    found: list[Block] = []
    lines = [_with_mark(line) for line in _whole_dates(lines)]
    for line in lines:
        text = line.text
        if not text.strip():
            continue
        bullet = line.bullet or bool(_BULLET.match(text))
        if bullet:
            found.append(Block("bullet", line, _marked(line, strip=True), gap=line.gap))
        elif found and wraps and _goes_on(found[-1], line, leading):
            _join(found[-1], line)
        elif _heads(line) or (
            wraps and found and found[-1].kind == "head" and _heads_on(found[-1].line, line, leading)
        ):
            found.append(Block("head", line, text, list(line.cells), line.gap))
        else:
            found.append(Block("paragraph", line, _marked(line), gap=line.gap))
    return found


def _with_mark(line: Line) -> Line:
    """The line, with the mark or number of an item of a list beside its text."""
    if len(line.cells) < 2 or not _MARK.fullmatch(line.cells[0].text):
        return line
    mark, text, *more = line.cells
    space = Span(" ", text.style)
    return replace(line, cells=(Cell((*mark.spans, space, *text.spans), mark.x0, text.x1), *more))


def _whole_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines, with dates together that a narrow column has broken: "Aug 2012 – May", "2016"."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and _broken_date(before.cells[0], line.cells[0]):
            first = before.cells[0]
            whole = Span(_joined(first.text, line.cells[0].text), first.style)
            found[-1] = replace(before, cells=(Cell((whole,), first.x0, first.x1), *before.cells[1:]))
            if len(line.cells) == 1:
                continue
            line = replace(line, cells=line.cells[1:])
        found.append(line)
    return found


def _broken_date(first: Cell, second: Cell) -> bool:
    if _OPEN_YEAR.search(first.text) and second.text.startswith(("年", "년")):
        return date_range(f"{first.text}{second.text}") is not None
    if (dates := date_range(first.text)) is not None and dates.end:
        return False
    return (
        bool(_OPEN_DATE.search(first.text))
        and abs(first.x0 - second.x0) < 2
        and (second.text.casefold() in PRESENT_WORDS or date_range(second.text) is not None)
        and (whole := find(f"{first.text} {second.text}")) is not None
        and bool(whole.end)
    )


def leading_of(lines: Sequence[Line]) -> float:
    """The white above the lines of one text, and a little more."""
    gaps = [round(line.gap / _GAP_STEP) for line in lines if 0.9 < line.gap < 2.0 and len(line.cells) == 1]
    often = [gap for gap in set(gaps) if gaps.count(gap) >= max(3, 0.06 * len(gaps))]
    return (min(often or gaps, default=round(1.4 / _GAP_STEP)) + 1) * _GAP_STEP


def _goes_on(block: Block, line: Line, leading: float) -> bool:
    """True for a line that is the rest of the text before it."""
    text = block.cells[0].text if block.kind == "head" else block.text
    last, open_end = block.line, _OPEN_END.search(text)
    if line.gap > leading and line.page == last.page:
        return False
    if block.kind == "bullet":
        # The text of a bullet hangs: its next lines begin where its first word does.
        return line.x0 > block.line.x0 + 2 if line.x0 else not _is_short(last, line)
    if block.kind == "head":
        cell, first = line.cells[0], block.cells[0]
        return (
            len(line.cells) == 1
            and cell.spans[0].style == first.spans[-1].style
            and (open_end or not _is_short(last, line))
            and find(cell.text) is None
            and abs(cell.x0 - first.x0) < 2
        )
    return len(line.cells) == 1 and (open_end or not _is_short(last, line)) and not _all_bold(line)


def _is_short(line: Line, after: Line) -> bool:
    """True for a line that ends before its column does: the next word would have fitted."""
    if not line.right:
        return len(line.text) < _LONG
    cell = after.cells[0]
    word = len(cell.text.split(" ")[0]) + 1
    # What stands at the right, such as dates, ends the room of what is before it.
    first, *others = line.cells
    end = others[0].x0 - 10 if others else line.right
    return first.x1 + word * (cell.x1 - cell.x0) / max(1, len(cell.text)) < end - _RAGGED


def _join(block: Block, line: Line) -> None:
    more = _marked(line)
    if block.kind == "head":
        first = block.cells[0]
        last = first.spans[-1]
        joined = Span(_joined(last.text, line.cells[0].text), last.style, last.link or line.cells[0].link)
        block.cells[0] = Cell((*first.spans[:-1], joined), first.x0, line.cells[0].x1)
    block.text = _joined(block.text, more)
    # What decides whether the text goes on is its last line, at the place of its first.
    block.line = Line(
        (Cell(block.line.cells[0].spans, block.line.x0, line.cells[-1].x1),),
        gap=line.gap, right=line.right, page=line.page,
    )  # fmt: skip


def _joined(before: str, after: str) -> str:
    if before.endswith("\xad"):
        before = before.rstrip("\xad")
        return before + after
    if re.search(r"\w-$", before) and after[:1].islower():
        return before[:-1] + after
    if before.endswith(("/", "-", "–")) and after[:1].isalnum() and not before.endswith((" -", " –")):
        return before + after
    if after[:1] in ("年", "년") and before[-1:].isdigit():
        return before + after
    return f"{before}{after}" if is_cjk(before[-1:]) and is_cjk(after[:1]) else f"{before} {after}"


def _heads_on(last: Line, line: Line, leading: float) -> bool:
    """True for a line close below a heading line that is no sentence: an employer, a place."""
    if is_sentence(line.text) or COURSES.match(line.text):
        return False
    # The head of an entry may go on over the page: in a line that is no text, and so ends early.
    close = line.gap <= leading or (line.page != last.page and line.cells[0].x1 < _EARLY * line.right)
    return close and (len(line.text) < _SENTENCE or "·" in line.text)


def _heads(line: Line) -> bool:
    """True for a line that says what an entry is: dated, in cells, or set apart by its look."""
    first = line.cells[0]
    if len(line.cells) > 1 or line.level:
        return True
    if _all_bold(line) or first.spans[0].style.bold or first.link:
        return len(first.text) < 160
    if first.style.italic and len(first.text) < 110:
        return True
    return find(first.text) is not None and len(first.text) < _LONG


def _all_bold(line: Line) -> bool:
    return all(span.style.bold for cell in line.cells for span in cell.spans if span.text.strip())


def _marked(line: Line, *, strip: bool = False) -> str:
    """The text of a line with what is bold, italic or linked in it marked up."""
    spans = [span for cell in line.cells for span in (*cell.spans, Span(" ", cell.style))]
    lengths: dict[Style, int] = {}
    for span in spans:
        lengths[span.style] = lengths.get(span.style, 0) + len(span.text)
    usual = max(lengths, key=lambda style: lengths[style])
    text = "".join(_span(span, usual) for span in spans).strip()
    text = re.sub(r"\*\*(\s*)\*\*", r"\1", text)
    return _BULLET.sub("", text.replace("\\*", "*", 1) if text.startswith("\\*") else text) if strip else text


def _span(span: Span, usual: Style) -> str:
    text = escape(span.text)
    inner = text.strip()
    if not inner or span.style == usual:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if span.style.bold and not usual.bold:
        return f"{lead}**{inner}**{tail}"
    if span.style.italic and not usual.italic:
        return f"{lead}*{inner}*{tail}"
    return text


def entries(found: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks by entry: one begins with a heading line after a text, or where another like the first of
    its own comes."""
    entry: list[Block] = []
    usual, dated = _usual_gap(found), any(block.kind == "head" and _dated(block) for block in found)
    opening = _title_style(found[0]) if found and found[0].kind == "head" else None
    for block in found:
        if entry and block.kind == "head" and _begins(entry, block, usual, opening, dated=dated):
            yield entry
            entry = []
        entry.append(block)
    if entry:
        yield entry


def _begins(entry: list[Block], block: Block, usual: float, opening: object, *, dated: bool) -> bool:
    """True for a line that heads another entry; `opening` is how the section begins, `dated` is True where
    its entries have dates."""
    heads = [each for each in entry if each.kind == "head"]
    if not heads:
        return False
    has_text = any(each.kind != "head" for each in entry)
    apart = block.gap > usual * 1.15
    # Below the roles under one employer, another employer looks as the first did.
    alike = _title_style(block) in (_title_style(heads[0]), opening if apart else None)
    if has_text:
        # A line of keywords or courses under a paragraph is the entry's own.
        return alike or _dated(block) or block.gap > usual * 1.2
    if not dated and alike and _title_style(heads[-1]) != _title_style(block):
        return block.cells[0].style.bold
    dated = any(_dated(each) for each in heads)
    if alike and (dated or apart):
        return _dated(block) or apart or block.cells[0].style.bold
    return dated and _dated(block) and apart


def _dated(block: Block) -> bool:
    return any(find(cell.text) is not None for cell in block.cells)


def _title_style(block: Block) -> object:
    cells = [cell for cell in block.cells if find(cell.text) is None] or block.cells
    style = cells[0].spans[0].style
    return (style.size, style.bold, style.italic)


def _usual_gap(found: Sequence[Block]) -> float:
    gaps = [block.gap for block in found[1:] if 0 < block.gap < 4]
    return statistics.median_low(gaps) if gaps else 1.4
