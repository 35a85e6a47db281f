"""A paragraph in a given width: lines of positioned runs."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from altocv.typeset import fonts
from altocv.typeset.blocks import IconSpan, Paragraph, Span, TextStyle
from altocv.typeset.engine import bidi, breaks
from altocv.typeset.engine.itemise import Itemised, Run, itemise, shaped
from altocv.typeset.fonts import Face
from altocv.typeset.pages import Glyph, Icon, Item, TextRun

EMPTY_STYLE = TextStyle("Source Sans 3", 10)
_SPACES = " \t\u3000\u2003\u2002\u2009"


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line. Items are relative to its top left corner; `width` is that of its text."""

    height: float
    baseline: float
    width: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph's lines, and the characters in it that no font has."""

    lines: tuple[SetLine, ...]
    missing: tuple[str, ...]
    rtl: bool


@dataclass(frozen=True, slots=True)
class _Box:
    """Text between two places where a line may end, its trailing spaces apart."""

    start: int
    end: int
    after: int
    width: float
    space: float
    hyphen: float


@lru_cache(maxsize=8192)
def set_paragraph(paragraph: Paragraph, width: float, rtl: bool) -> SetParagraph:
    """Break a paragraph into lines of at most `width` points.

    `rtl` is the direction of the whole CV: it says where lines start, and how they run where no letter does.
    """
    item = _itemised(paragraph.spans, paragraph.language, rtl)
    lines: list[SetLine] = []
    room = max(width, 1.0)
    start = 0
    for part in item.text.split("\n"):
        end = start + len(part)
        lines += _Setter(paragraph, item, room, rtl).lines(start, end, first=not lines)
        start = end + 1
    return SetParagraph(tuple(lines), item.missing, item.rtl)


@lru_cache(maxsize=8192)
def _itemised(spans: tuple[Span | IconSpan, ...], language: str, rtl: bool) -> Itemised:
    return itemise(spans, language, rtl)


def natural_width(paragraph: Paragraph, rtl: bool) -> float:
    """The width of the paragraph's widest line when nothing makes it break."""
    return max((line.width for line in set_paragraph(paragraph, 1e6, rtl).lines), default=0.0)


class _Setter:
    """Sets one hard-ended part of a paragraph."""

    def __init__(self, paragraph: Paragraph, item: Itemised, width: float, from_right: bool) -> None:
        self.paragraph = paragraph
        self.from_right = from_right
        self.item = item
        self.width = width
        self.rtl = item.rtl

    def lines(self, start: int, end: int, first: bool) -> list[SetLine]:
        paragraph = self.paragraph
        rooms = [max(self.width - (paragraph.indent if first else paragraph.hanging), 1.0),
                 max(self.width - paragraph.hanging, 1.0)]  # fmt: skip
        boxes = self._boxes(start, end, min(rooms))
        if not boxes:
            return [self._line(start, start, rooms[0], self._inset(first), last=True, hyphen=False)]
        ends = breaks.best(
            [b.width for b in boxes], [b.space for b in boxes], [b.hyphen for b in boxes], rooms,
            paragraph.align == "justify",
        )  # fmt: skip
        lines, at = [], 0
        for number, box_end in enumerate(ends):
            last_box = boxes[box_end - 1]
            is_first = first and number == 0
            lines.append(
                self._line(
                    boxes[at].start,
                    last_box.end,
                    rooms[0 if number == 0 else 1],
                    self._inset(is_first),
                    last=number == len(ends) - 1,
                    hyphen=last_box.hyphen > 0,
                )
            )
            at = box_end
        return lines

    def _inset(self, first: bool) -> float:
        return self.paragraph.indent if first else self.paragraph.hanging

    # -- boxes -----------------------------------------------------------------

    def _boxes(self, start: int, end: int, room: float) -> list[_Box]:
        text, loose = self.item.text, _SPACES
        if self.paragraph.nobreak:
            loose += "·"  # what joins two units is not left hanging at a line's end
            places = self._unit_ends(start, end)
        else:
            places = [start + offset for offset in breaks.opportunities(text[start:end])]
        boxes: list[_Box] = []
        at = start
        for place in places:
            stop = place
            while stop > at and text[stop - 1] in loose:
                stop -= 1
            box = _Box(at, stop, place, self._width(at, stop), self._width(stop, place), 0.0)
            boxes += self._split(box, room)
            at = place
        return boxes

    def _unit_ends(self, start: int, end: int) -> list[int]:
        """Breaks between spans only, at the spaces that separate them."""
        text, found = self.item.text, []
        ends = {run.end for run in self.item.runs} | {end}
        for offset in sorted(ends):
            if start < offset <= end and (offset == end or text[offset - 1] in _SPACES):
                found.append(offset)
        return found

    def _split(self, box: _Box, room: float) -> list[_Box]:
        """A box with its places for hyphens, and cut to pieces when it is wider than any line."""
        offsets: list[int] = []
        if self.paragraph.hyphenate and not self.paragraph.nobreak:
            word = self.item.text[box.start : box.end]
            offsets = [box.start + o for o in breaks.hyphenation(word, self.paragraph.language)]
        pieces = self._pieces(box, offsets)
        if all(piece.width <= room for piece in pieces):
            return pieces
        return [part for piece in pieces for part in self._chopped(piece, room)]

    def _pieces(self, box: _Box, offsets: list[int]) -> list[_Box]:
        if not offsets:
            return [box]
        cuts = [box.start, *offsets, box.end]
        hyphen = self._hyphen_width(box.start)
        parts = []
        for a, b in itertools.pairwise(cuts):
            last = b == box.end
            parts.append(
                _Box(
                    a,
                    b,
                    box.after if last else b,
                    self._width(a, b),
                    box.space if last else 0.0,
                    0.0 if last else hyphen,
                )
            )
        return parts

    def _chopped(self, box: _Box, room: float) -> list[_Box]:
        """An over-long word in pieces that fit, cut between letters."""
        if box.width <= room:
            return [box]
        parts: list[_Box] = []
        at, filled = box.start, 0.0
        for offset in range(box.start, box.end):
            advance = self._width(offset, offset + 1)
            stays = unicodedata.combining(self.item.text[offset]) or self.item.text[offset] in "\u200d\ufe0f"
            if filled + advance > room and offset > at and not stays:
                parts.append(_Box(at, offset, offset, self._width(at, offset), 0.0, 0.0))
                at, filled = offset, 0.0
            filled += advance
        parts.append(_Box(at, box.end, box.after, self._width(at, box.end), box.space, box.hyphen))
        return parts

    def _hyphen_width(self, offset: int) -> float:
        run = next(r for r in self.item.runs if r.start <= offset < r.end)
        if not isinstance(run.inline, Span) or run.face is None:
            return 0.0
        return hyphen_glyph(run.face, run.inline.style.size)[1] + run.tracking

    def _width(self, start: int, end: int) -> float:
        return sum(self._shape(run, a, b)[1] for run, a, b in self._cut(start, end))

    def _cut(self, start: int, end: int) -> list[tuple[Run, int, int]]:
        """The parts of runs between two offsets, in logical order."""
        return [
            (run, max(run.start, start), min(run.end, end))
            for run in self.item.runs
            if run.start < end and run.end > start and start < end
        ]

    def _shape(self, run: Run, start: int, end: int) -> tuple[tuple[Glyph, ...], float]:
        if isinstance(run.inline, IconSpan):
            return (), run.inline.size + run.inline.gap
        assert run.face is not None
        text = self.item.text[start:end]
        tracking = run.tracking
        glyphs, width = shaped(
            text, run.face, run.inline.style.size, self.paragraph.language, run.rtl, not tracking
        )
        return glyphs, width + tracking * len(glyphs)

    # -- lines -----------------------------------------------------------------

    def _line(self, start: int, end: int, room: float, inset: float, *, last: bool, hyphen: bool) -> SetLine:
        ascent, height = self._height(start, end)
        parts = self._parts(start, end)
        width = sum(part.width for part in parts)
        extra_hyphen = self._hyphen_width(end - 1) if hyphen else 0.0
        align, slack = self.paragraph.align, max(room - width - extra_hyphen, 0.0)
        gaps = sum(part.text.count(" ") for part in parts if part.run.face is not None)
        stretch = slack / gaps if align == "justify" and not last and gaps and slack < room * 0.4 else 0.0
        x = self._left(slack - stretch * gaps, inset)
        items: list[Item] = []
        order = bidi.visual_order([part.run.level for part in parts])
        for index in order:
            part = parts[index]
            hyphenated = hyphen and index == len(parts) - 1
            item, advance = self._item(part, x, ascent, stretch, hyphenated)
            items.append((index, item))  # type: ignore[arg-type]
            x += advance
        items = [item for _, item in sorted(items, key=lambda pair: pair[0])]  # type: ignore[misc, index]
        return SetLine(height, ascent, width + extra_hyphen + stretch * gaps, tuple(items))

    def _left(self, slack: float, inset: float) -> float:
        align = self.paragraph.align
        if align == "center":
            return slack / 2 + (0.0 if self.from_right else inset)
        if (align == "end") != self.from_right:
            return slack + (0.0 if self.from_right else inset)
        return 0.0 if self.from_right else inset

    def _height(self, start: int, end: int) -> tuple[float, float]:
        """Baseline below the line's top, and the line's height, from its largest style."""
        styles = (
            {
                run.inline.style
                for run, _, _ in self._cut(start, max(end, start + 1))
                if isinstance(run.inline, Span)
            }
            or {s.style for s in self.paragraph.spans if isinstance(s, Span)}
            or {EMPTY_STYLE}
        )
        return _line_metrics(max(styles, key=lambda style: style.size * style.leading))

    def _parts(self, start: int, end: int) -> list[_Part]:
        levels = bidi.reset_ends(self.item.text, self.item.levels, start, end, int(self.rtl))
        parts: list[_Part] = []
        for run, a, b in self._cut(start, end):
            at = a
            for offset in range(a + 1, b + 1):
                if offset == b or levels[offset - start] != levels[at - start]:
                    level = levels[at - start]
                    own = (
                        run
                        if level == run.level
                        else Run(run.start, run.end, run.inline, run.face, level, run.joined)
                    )
                    parts.append(self._part(own, at, offset))
                    at = offset
        return parts

    def _part(self, run: Run, start: int, end: int) -> _Part:
        """One run's share of a line, shaped word by word so that the caches serve the next line break."""
        text = self.item.text[start:end]
        if run.face is None:
            return _Part(run, start, text, (), self._shape(run, start, end)[1])
        words: list[tuple[tuple[Glyph, ...], float, int]] = []
        at = start
        for word in _words(text):
            glyphs, width = self._shape(run, at, at + len(word))
            words.append((glyphs, width, at - start))
            at += len(word)
        if run.rtl:
            words.reverse()
        glyphs = tuple(
            glyph if not offset else glyph._replace(cluster=glyph.cluster + offset)
            for word_glyphs, _, offset in words
            for glyph in word_glyphs
        )
        return _Part(run, start, text, glyphs, sum(width for _, width, _ in words))

    def _item(
        self, part: _Part, x: float, baseline: float, stretch: float, hyphen: bool
    ) -> tuple[Item, float]:
        inline = part.run.inline
        if isinstance(inline, IconSpan):
            x_height = self._x_height()
            icon_x = x + (inline.gap if self.rtl else 0.0)
            top = baseline - x_height / 2 - inline.size / 2
            return Icon(
                icon_x, top, inline.size, inline.name, inline.color, inline.href, inline.path
            ), part.width
        assert part.run.face is not None
        style = inline.style
        glyphs, width = part.glyphs, part.width + stretch * part.text.count(" ")
        if hyphen:
            glyph, advance = hyphen_glyph(part.run.face, style.size)
            glyph = glyph._replace(cluster=len(part.text))
            glyphs = (glyph, *glyphs) if part.run.rtl else (*glyphs, glyph)
            width += advance + part.run.tracking
        run = TextRun(
            x, baseline, part.text, part.run.face.key, style.size, style.color, width, glyphs,
            rtl=part.run.rtl, tracking=part.run.tracking, word_spacing=stretch, hyphen=hyphen,
            underline=inline.underline, href=inline.href, path=inline.path,
            start=inline.start + self.item.sources[part.start],
        )  # fmt: skip
        return run, width

    def _x_height(self) -> float:
        style = next((s.style for s in self.paragraph.spans if isinstance(s, Span)), EMPTY_STYLE)
        return fonts.face(style.family, style.bold, style.italic).cap_height * style.size


@dataclass(frozen=True, slots=True)
class _Part:
    """A run's share of one line."""

    run: Run
    start: int
    text: str
    glyphs: tuple[Glyph, ...]
    width: float


def _words(text: str) -> list[str]:
    """The text cut after each space."""
    if " " not in text:
        return [text]
    words, at = [], 0
    while (space := text.find(" ", at)) >= 0:
        if space > at:
            words.append(text[at:space])
        words.append(" ")
        at = space + 1
    if at < len(text):
        words.append(text[at:])
    return words


@lru_cache(maxsize=256)
def hyphen_glyph(face: Face, size: float) -> tuple[Glyph, float]:
    """The hyphen that ends a hyphenated line, and its width."""
    glyphs = fonts.shape(face.hyphen, face, size)
    return glyphs[0], fonts.advance(glyphs)


@lru_cache(maxsize=512)
def _line_metrics(style: TextStyle) -> tuple[float, float]:
    face = fonts.face(style.family, style.bold, style.italic)
    height = style.size * style.leading
    ascent, descent = face.ascent * style.size, face.descent * style.size
    return (height - ascent - descent) / 2 + ascent, height
