"""Blocks in a given width: slices, the pieces between which a page may end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from altocv.typeset.blocks import (
    Align,
    Block,
    Cell,
    Column,
    Indented,
    Line,
    Panel,
    Paragraph,
    Photo,
    Row,
    Space,
    Stack,
    Timeline,
)
from altocv.typeset.engine.move import moved
from altocv.typeset.engine.paragraph import natural_width, set_paragraph
from altocv.typeset.pages import Item, Picture, Rule
from altocv.typeset.remembering import remember

LOOSE, KEPT, GLUED = 0, 1, 2
"""How a slice holds on to the next one: not at all; by wish (given up when too tall); always."""

MIN_WIDTH = 24.0


@dataclass(frozen=True, slots=True)
class Tag:
    """Something that covers all slices of a block on a page: a region, a panel, a timeline.

    `x` and `width` are relative to the column.
    """

    block: Stack | Panel | Timeline
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Slice:
    """Items relative to the slice's top left. `space` vanishes at the edges of a page; `tags` are the
    blocks around it, outer ones first, of which the last `opens` begin with it."""

    height: float
    items: tuple[Item, ...] = ()
    baseline: float | None = None
    hold: int = LOOSE
    space: bool = False
    new_page: bool = False
    tags: tuple[Tag, ...] = ()
    opens: int = 0
    bookmarks: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()


Slices = tuple[Slice, ...]


@remember(16384)
def measure(block: Block, width: float, rtl: bool) -> Slices:
    """The slices of a block in a column of that width."""
    width = max(width, MIN_WIDTH)
    match block:
        case Paragraph():
            return _paragraph(block, width, rtl)
        case Space():
            return (Slice(block.height, space=True),)
        case Line():
            return _line(block, width, rtl)
        case Photo():
            return _photo(block, width, rtl)
        case Stack():
            return _stack(block, width, rtl)
        case Row():
            return _row(block, width, rtl)
        case Indented():
            return _indented(block, width, rtl)
        case Panel():
            return _panel(block, width, rtl)
        case Timeline():
            return _timeline(block, width, rtl)


def measure_all(blocks: Iterable[Block], width: float, rtl: bool) -> list[Slice]:
    """The slices of blocks below each other."""
    return [piece for block in blocks for piece in measure(block, width, rtl)]


def natural(block: Block, rtl: bool) -> float:
    """The width that a block takes when it has all the room it wants."""
    match block:
        case Paragraph():
            return natural_width(block, rtl)
        case Photo():
            return block.size
        case Stack():
            return max((natural(child, rtl) for child in block.children), default=0.0)
        case Row():
            return sum(natural(c.block, rtl) for c in block.cells) + block.gap * (len(block.cells) - 1)
        case Indented() | Timeline():
            return natural(block.child, rtl) + block.indent
        case Panel():
            return natural(block.child, rtl) + block.padding[1] + block.padding[3]
        case Line():
            return block.length or 0.0
        case Space():
            return 0.0


def _paragraph(block: Paragraph, width: float, rtl: bool) -> Slices:
    done = set_paragraph(block, width, rtl)
    count = len(done.lines)
    return tuple(
        Slice(
            line.height,
            line.items,
            line.baseline,
            GLUED if (count <= 3 and n < count - 1) or (n in (0, count - 2) and n < count - 1) else LOOSE,
            missing=done.missing if n == 0 else (),
        )
        for n, line in enumerate(done.lines)
    )


def _start(align: Align, size: float, width: float, rtl: bool) -> float:
    """The left edge of something of a given size."""
    if align == "center":
        return (width - size) / 2
    return width - size if (align == "end") != rtl else 0.0


def _line(block: Line, width: float, rtl: bool) -> Slices:
    length = min(block.length, width) if block.length else width
    x = _start(block.align, length, width, rtl)
    y = block.above + block.thickness / 2
    rule = Rule(x, y, x + length, y, block.thickness, block.color)
    return (Slice(block.above + block.thickness + block.below, (rule,)),)


def _photo(block: Photo, width: float, rtl: bool) -> Slices:
    size = min(block.size, width)
    x = _start(block.align, size, width, rtl)
    return (Slice(size, (Picture(x, 0.0, size, size, block.ref, block.shape, block.path),)),)


def _stack(block: Stack, width: float, rtl: bool) -> Slices:
    slices: list[Slice] = []
    for child in block.children:
        pieces = measure(child, width, rtl)
        if slices and pieces and block.gap:
            slices.append(Slice(block.gap, space=True))
        slices += pieces
    if not slices:
        return ()
    slices = _space_holds(slices)
    if block.keep:
        slices = [*(_holding(s, KEPT) for s in slices[:-1]), slices[-1]]
    if block.keep_with_next:
        slices = [_holding(s, GLUED) for s in slices]
    if block.kind and block.path:
        slices = _tagged(slices, Tag(block, 0.0, width))
    if block.new_page or block.bookmark:
        level = 0 if block.kind != "entry" else 1
        marks = ((block.bookmark, level),) if block.bookmark else ()
        slices[0] = replace(
            slices[0], new_page=block.new_page or slices[0].new_page, bookmarks=marks + slices[0].bookmarks
        )
    return tuple(slices)


def _holding(piece: Slice, hold: int) -> Slice:
    return piece if piece.hold >= hold else replace(piece, hold=hold)


def _space_holds(slices: list[Slice]) -> list[Slice]:
    """Space after a slice that holds on holds on as well, or a heading would lose its text to it."""
    held = LOOSE
    for index, piece in enumerate(slices):
        if piece.space and held > piece.hold:
            slices[index] = piece = replace(piece, hold=held)
        held = piece.hold
    return slices


def _tagged(slices: list[Slice], tag: Tag) -> list[Slice]:
    return [
        replace(piece, tags=(tag, *piece.tags), opens=piece.opens + 1 if n == 0 else piece.opens)
        for n, piece in enumerate(slices)
    ]


def _shifted(piece: Slice, dx: float, dy: float = 0.0) -> Slice:
    if not dx and not dy:
        return piece
    return replace(
        piece,
        items=tuple(moved(item, dx, dy) for item in piece.items),
        baseline=None if piece.baseline is None else piece.baseline + dy,
        tags=tuple(Tag(tag.block, tag.x + dx, tag.width) for tag in piece.tags),
    )


# -- rows ----------------------------------------------------------------------


def _row(block: Row, width: float, rtl: bool) -> Slices:
    widths = _cell_widths(block, width, rtl)
    if widths is None:
        cells = block.cells
        return _stack(Stack(tuple(cell.block for cell in cells), gap=2.0), width, rtl)
    columns: list[Slices] = []
    x = 0.0
    for cell, cell_width in zip(block.cells, widths, strict=True):
        left = width - x - cell_width if rtl else x
        columns.append(tuple(_shifted(s, left) for s in measure(cell.block, cell_width, rtl)))
        x += cell_width + block.gap
    return _beside(columns, block.align)


def _cell_widths(block: Row, width: float, rtl: bool) -> list[float] | None:
    """The width of each cell, or None when the fills are left with too little and the cells must stack."""
    free = width - block.gap * (len(block.cells) - 1)
    fixed = [_fixed(cell, free, block.max_fit, rtl) for cell in block.cells]
    left = free - sum(w for w in fixed if w is not None)
    shares = sum(c.share for c, w in zip(block.cells, fixed, strict=True) if w is None)
    if shares and left < max(block.wrap_below, MIN_WIDTH):
        return None
    return [
        w if w is not None else left * cell.share / shares for cell, w in zip(block.cells, fixed, strict=True)
    ]


def _fixed(cell: Cell, free: float, max_fit: float, rtl: bool) -> float | None:
    if cell.width == "fill":
        return None
    if cell.width == "fit":
        return min(natural(cell.block, rtl) + 0.01, free * max_fit)
    return min(float(cell.width), free)


def _beside(columns: list[Slices], align: str) -> Slices:
    """Columns of slices as one, cut where the tallest of them may be cut."""
    columns = [column for column in columns if column]
    if not columns:
        return ()
    if len(columns) == 1:
        return columns[0]
    tops = _tops(columns, align)
    heights = [top + sum(s.height for s in column) for column, top in zip(columns, tops, strict=True)]
    main = heights.index(max(heights))
    slices = _with_space_above(columns[main], tops[main])
    for index in (*reversed(range(main)), *range(main + 1, len(columns))):
        _lay_over(slices, columns[index], tops[index], before=index < main)
    return tuple(slices)


def _tops(columns: list[Slices], align: str) -> list[float]:
    if align == "middle":
        heights = [sum(s.height for s in column) for column in columns]
        return [(max(heights) - h) / 2 for h in heights]
    if align == "top":
        return [0.0] * len(columns)
    baselines = [column[0].baseline or 0.0 for column in columns]
    lowest = max(baselines)
    return [
        lowest - b if column[0].baseline is not None else 0.0
        for b, column in zip(baselines, columns, strict=True)
    ]


def _with_space_above(column: Slices, top: float) -> list[Slice]:
    if not top:
        return list(column)
    first = _shifted(column[0], 0.0, top)
    return [replace(first, height=first.height + top), *column[1:]]


def _lay_over(slices: list[Slice], column: Slices, top: float, *, before: bool) -> None:
    """Put the items of a shorter column into the slices beside them, before or after what is there."""
    y = top
    put: dict[int, int] = {}
    for piece in column:
        index, offset = _slice_at(slices, y)
        host = slices[index]
        merged = _shifted(piece, 0.0, offset)
        at = put.get(index, 0) if before else len(host.items)
        put[index] = at + len(merged.items)
        slices[index] = replace(
            host,
            items=host.items[:at] + merged.items + host.items[at:],
            baseline=host.baseline if host.baseline is not None else merged.baseline,
            missing=host.missing + merged.missing,
            space=host.space and not merged.items,
            height=max(host.height, offset + piece.height) if index == len(slices) - 1 else host.height,
        )
        reach = offset + piece.height - host.height
        while reach > 0.01 and index < len(slices) - 1:
            slices[index] = _holding(slices[index], GLUED)
            index += 1
            reach -= slices[index].height
        y += piece.height


def _slice_at(slices: list[Slice], y: float) -> tuple[int, float]:
    """The slice in which y lies, and how deep."""
    for index, piece in enumerate(slices):
        if y < piece.height - 0.01 or index == len(slices) - 1:
            return index, y
        y -= piece.height
    raise AssertionError("a row has slices")


# -- what stands around a child --------------------------------------------------


def _indented(block: Indented, width: float, rtl: bool) -> Slices:
    child = measure(block.child, width - block.indent, rtl)
    if not child:
        return ()
    slices = [_shifted(s, 0.0 if rtl else block.indent) for s in child]
    if block.marker:
        marker = set_paragraph(
            Paragraph(block.marker, align="start"), max(block.indent, MIN_WIDTH), rtl
        ).lines[0]
        x = width - max(block.indent, MIN_WIDTH) if rtl else 0.0
        first = slices[0]
        dy = (first.baseline if first.baseline is not None else marker.baseline) - marker.baseline
        items = tuple(moved(item, x, dy) for item in marker.items)
        slices[0] = replace(first, items=items + first.items, space=False)
    return tuple(slices)


def _panel(block: Panel, width: float, rtl: bool) -> Slices:
    top, right, bottom, left = block.padding
    inner = [_shifted(s, left) for s in measure(block.child, width - left - right, rtl)]
    slices = [Slice(top, hold=GLUED), *inner]
    slices[-1] = _holding(slices[-1], GLUED)
    slices.append(Slice(bottom))
    slices = [*(_holding(s, KEPT) for s in slices[:-1]), slices[-1]]
    return tuple(_tagged(slices, Tag(block, 0.0, width)))


def _timeline(block: Timeline, width: float, rtl: bool) -> Slices:
    slices = [
        _shifted(s, 0.0 if rtl else block.indent) for s in measure(block.child, width - block.indent, rtl)
    ]
    return (
        tuple(_tagged(slices, Tag(block, width - block.indent if rtl else 0.0, block.indent)))
        if slices
        else ()
    )


def column_slices(column: Column, rtl: bool) -> list[Slice]:
    """The slices of a whole column."""
    return _space_holds(measure_all(column.blocks, column.width, rtl))
