"""Text runs as PDF operators: every glyph where the display list has it, every letter readable again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from altocv.typeset import fonts
from altocv.typeset.pages import Glyph, TextRun
from altocv.typeset.pdf_fonts import EmbeddedFont
from altocv.typeset.pdf_shapes import PathPen

SOFT_HYPHEN = "\u00ad"

# Below this (of the em) readers do not take the gap between two letters for a space.
_SAFE_GAP = 0.05
# How far to the left of each other the letters of a right-to-left ligature are put, in thousandths.
_CARRIER_STEP = 20


@dataclass(frozen=True, slots=True)
class _Placed:
    """A glyph at its place: `x` in points from the run's start, and the letters that it shows."""

    x: float
    glyph: Glyph
    shown: str


class TextWriter:
    """Writes the runs of one document and gathers the fonts that they need."""

    def __init__(self, page_height: float) -> None:
        self.page_height = page_height
        self.fonts: dict[tuple[str, int], EmbeddedFont] = {}

    def font_of(self, run: TextRun) -> EmbeddedFont:
        """The embedded font that a run is set in."""
        tracking = round(run.tracking * 1000 / run.size)
        key = (run.face, tracking if run.tracking >= run.size * _SAFE_GAP else 0)
        found = self.fonts.get(key)
        if found is None:
            found = EmbeddedFont(len(self.fonts) + 1, fonts.by_key(run.face), key[1])
            self.fonts[key] = found
        return found

    def operators(self, run: TextRun, before: TextRun | None = None) -> str:
        """The text object of a run and the outlines of its marks, their colour left to the caller.

        `before` is the run that was written last: where the two stand on one line but apart, a real space is
        written from one to the other, so that a bullet stays with its text and a date with its title.
        """
        font = self.font_of(run)
        placed = _place(run)
        show = self._show(run, [item for item in placed if item.shown], font)
        bridge = self._bridge(before, run, font) if before else ""
        text = f"BT /F{font.index} {run.size:.6g} Tf {bridge}{self._at(run.x, run)} [<{show}>]TJ ET"
        drawn = (item for item in placed if not item.shown or not item.glyph.gid)
        return "\n".join([text.replace("<>", ""), *(self._outline(run, item) for item in drawn)])

    def _at(self, x: float, run: TextRun) -> str:
        return f"1 0 0 1 {x:.3f} {self.page_height - run.baseline:.3f} Tm"

    def _show(self, run: TextRun, shown: list[_Placed], font: EmbeddedFont) -> str:
        """What stands between `[<` and `>]TJ`: codes, and moves in thousandths of the em.

        Glyphs are shown in logical order, so that the file reads as the text does, also from right to left.
        """
        unit = 1000 / run.size
        stretch = run.word_spacing * unit
        at = rise = 0.0
        parts: list[str] = []
        for item in shown:
            glyph, text = item.glyph, item.shown
            if glyph.dy != rise:
                rise = glyph.dy
                parts.append(f">]TJ {-rise:.3f} Ts [<")
            x = item.x * unit
            first, rest = (text[0], text[1:]) if run.rtl else (text, "")
            # The box of a letter that no font has is drawn; its letter is there all the same.
            code, width = font.code(glyph.gid or self._space_gid(font), first)
            at = _move(parts, at, x)
            if text == " " and stretch:
                at += self._stretched(parts, code, width, width + stretch)
            else:
                parts.append(code)
                at += width
            for place, letter in enumerate(rest, 1):
                # Readers reverse what one glyph shows; give each letter of a ligature a place of its own.
                code, width = font.code(self._space_gid(font), letter)
                at = _move(parts, at, x - place * _CARRIER_STEP) + width
                parts.append(code)
        if rise:
            parts.append(">]TJ 0 Ts [<")
        return "".join(parts)

    def _bridge(self, before: TextRun, run: TextRun, font: EmbeddedFont) -> str:
        """A space from where one run ends to where the next begins, on one line; nothing where they touch.

        Between two directions it lies under one of the runs: readers that know none take a jump back for the
        end of the line.
        """
        end = before.x if before.rtl else before.x + before.width
        start = run.x + run.width if run.rtl else run.x
        onwards = start > end if not (before.rtl or run.rtl) else start < end or before.rtl != run.rtl
        if before.baseline != run.baseline or not onwards or abs(start - end) < run.size * _SAFE_GAP:
            return ""
        parts: list[str] = []
        code, width = font.code(self._space_gid(font), " ")
        self._stretched(parts, code, width, abs(start - end) * 1000 / run.size)
        return f"{self._at(min(start, end), run)} [<{''.join(parts)}>]TJ "

    @staticmethod
    def _stretched(parts: list[str], code: str, width: float, wanted: float) -> float:
        """One space as wide as wanted: a space and a gap would be read as two. Returns its width."""
        scale = round(100 * wanted / width, 2)
        parts.append(f">]TJ {scale:.6g} Tz [<{code}>]TJ 100 Tz [<")
        return width * scale / 100

    @staticmethod
    def _space_gid(font: EmbeddedFont) -> int:
        return font.face.font.get_nominal_glyph(0x20) or 0

    def _outline(self, run: TextRun, item: _Placed) -> str:
        """A glyph as a filled path: seen, but no letter of its own."""
        face = fonts.by_key(run.face)
        pen = PathPen(
            run.x + item.x, self.page_height - run.baseline - item.glyph.dy, run.size / face.units_per_em
        )
        face.font.draw_glyph_with_pen(item.glyph.gid, pen)
        return f"{pen.operators} f" if pen.operators else ""


def _place(run: TextRun) -> list[_Placed]:
    """The glyphs of a run in logical order."""
    pen = 0.0
    placed: list[_Placed] = []
    for glyph, shown in zip(run.glyphs, letters(run), strict=True):
        placed.append(_Placed(pen + glyph.dx, glyph, shown))
        pen += glyph.advance
        if glyph.advance:
            pen += run.tracking
        if shown == " ":
            pen += run.word_spacing
    return placed[::-1] if run.rtl else placed


def _move(parts: list[str], at: float, to: float) -> float:
    """Move the reader's pen, in whole thousandths; returns where it then stands."""
    gap = round(to - at)
    if gap:
        parts.append(f">{-gap}<")
    return at + gap


def letters(run: TextRun) -> tuple[str, ...]:
    """The text that each glyph of a run shows, in the order of its glyphs.

    Joined in logical order they are the run's text and, where it ends in a hyphen of its own, a soft hyphen.
    A ligature shows several letters; a mark shows none, its letter goes with that of its base.
    """
    clusters = tuple(glyph.cluster for glyph in run.glyphs)
    return _letters(run.text, clusters, tuple(glyph.advance != 0 for glyph in run.glyphs), run.rtl)


@lru_cache(maxsize=8192)
def _letters(text: str, clusters: tuple[int, ...], spacing: tuple[bool, ...], rtl: bool) -> tuple[str, ...]:
    if clusters == tuple(range(len(text))) and all(spacing):
        return tuple(text)
    shown = [""] * len(clusters)
    groups: dict[int, list[int]] = {}
    for index, cluster in enumerate(clusters):
        groups.setdefault(cluster, []).append(index)
    starts = sorted(groups)
    for start, end in pairwise([*starts, max(len(text), *starts)]):
        indexes = groups[start][::-1] if rtl else groups[start]
        bearers = [index for index in indexes if spacing[index]] or indexes[:1]
        part = text[0 if start == starts[0] else start : end] if start < len(text) else SOFT_HYPHEN
        # One letter each, what is left to the last.
        for place, index in enumerate(bearers):
            shown[index] = part[place : None if index == bearers[-1] else place + 1]
    return tuple(shown)
