"""Text runs as PDF operators: every glyph where the display list has it, every letter readable again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import count, pairwise

from altocv.typeset import fonts
from altocv.typeset.pages import Glyph, TextRun
from altocv.typeset.pdf_fonts import EmbeddedFont
from altocv.typeset.pdf_reading import Hint
from altocv.typeset.pdf_shapes import PathPen

SOFT_HYPHEN = "\u00ad"

# Below this (of the em) readers do not take the gap between two letters for a space.
_SAFE_TRACKING = 0.05
# How far to the left of each other the letters of a right-to-left ligature are put, in thousandths.
_CARRIER_STEP = 20
# From this (of the em) on a gap along a line is closed by the letter before it, see `TextWriter._reach`.
_WIDE = 0.6


@dataclass(frozen=True, slots=True)
class _Placed:
    """A glyph at its place: `x` in points from the run's start, and the letters that it shows."""

    x: float
    glyph: Glyph
    shown: str


class TextWriter:
    """Writes the runs of one document and gathers the fonts that they need.

    `exact` keeps what is said of widths within what font files can say too, as archives demand.
    """

    def __init__(self, page_height: float, *, exact: bool = False) -> None:
        self.page_height = page_height
        self.exact = exact
        self.fonts: dict[tuple[str, int], EmbeddedFont] = {}
        self._numbers = count(1)

    def font_of(self, run: TextRun) -> EmbeddedFont:
        """The embedded font that a run is set in."""
        tracking = round(run.tracking * 1000 / run.size) if run.tracking >= run.size * _SAFE_TRACKING else 0
        key = (run.face, tracking)
        found = self.fonts.get(key)
        if found is None:
            found = self.fonts[key] = EmbeddedFont(fonts.by_key(run.face), tracking)
        return found

    def write(self, run: TextRun, hint: Hint) -> tuple[str, int]:
        """The operators of a run, its colour left to the caller, and the number of the font that they use.

        They are a text object and the outlines of what is seen but is no letter of its own (marks).
        """
        font = self.font_of(run)
        claim = (hint.ascent, hint.descent)
        number = font.claims.get(claim) or font.claims.setdefault(claim, next(self._numbers))
        placed = _place(run)
        shown = [item for item in placed if item.shown]
        parts = [f"BT /F{number} {run.size:.6g} Tf"]
        if hint.lead:
            parts.append(self._space(run, font, *hint.lead))
        parts.append(f"{self._at(run.x, run)} [<{self._show(run, shown, font, hint)}>]TJ")
        if hint.tail:
            parts.append(self._space(run, font, *hint.tail))
        text = " ".join(parts).replace("<>", "") + " ET"
        drawn = [self._outline(run, item) for item in placed if not item.shown or not item.glyph.gid]
        return "\n".join((text, *drawn)), number

    def _at(self, x: float, run: TextRun) -> str:
        return f"1 0 0 1 {x:.3f} {self.page_height - run.baseline:.3f} Tm"

    def _show(self, run: TextRun, shown: list[_Placed], font: EmbeddedFont, hint: Hint) -> str:
        """What stands between `[<` and `>]TJ`: codes, and moves in thousandths of the em.

        Glyphs are shown in logical order, so that the file reads as the text does, also from right to left.
        """
        unit = 1000 / run.size
        stretch = run.word_spacing * unit
        reach = self._reach(run, shown, hint, font)
        parts: list[str] = []
        at = self._gap(parts, run, hint, font, reach, 0.0) if run.rtl else 0.0
        rise = 0.0
        rightmost = shown[0 if run.rtl else -1]
        for item in shown:
            glyph, text = item.glyph, item.shown
            if glyph.dy != rise:
                rise = glyph.dy
                parts.append(f">]TJ {-rise:.3f} Ts [<")
            if text == "-" and hint.breaks and item is shown[-1]:
                # Readers drop a hyphen at a line's end, unless it is followed by one that says it is soft.
                text += SOFT_HYPHEN
            first, rest = (text[0], text[1:]) if run.rtl else (text, "")
            x = item.x * unit
            # The box of a letter that no font has is drawn; its letter is there all the same.
            gid = glyph.gid or self._space_gid(font)
            code, width = font.code(gid, first, reach if item is rightmost else 0)
            at = _move(parts, at, x)
            if text == " " and stretch:
                at += _stretched(parts, code, width, width + stretch)
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
        if not run.rtl:
            self._gap(parts, run, hint, font, reach, at)
        return "".join(parts)

    def _reach(self, run: TextRun, shown: list[_Placed], hint: Hint, font: EmbeddedFont) -> int:
        """How much wider than it looks the rightmost glyph is said to be, in thousandths.

        A date at the far side of a line belongs to its title. Readers that look at the white between words
        see two columns there, so the letter before the gap claims all of it but one space.
        """
        if hint.reach < run.size * _WIDE or shown[0 if run.rtl else -1].shown == " ":
            return 0
        reach = round(hint.reach * 1000 / run.size) - self._space_code(font)[1]
        return min(reach, font.most_reach) if self.exact else reach

    def _gap(
        self, parts: list[str], run: TextRun, hint: Hint, font: EmbeddedFont, reach: int, at: float
    ) -> float:
        """Write the space in what is left of the gap on the right of a run; returns where the pen stands."""
        if not hint.reach:
            return at
        unit = 1000 / run.size
        at = _move(parts, at, run.width * unit + reach)
        return at + _stretched(parts, *self._space_code(font), hint.reach * unit - reach)

    def _space(self, run: TextRun, font: EmbeddedFont, left: float, right: float) -> str:
        """One space over a part of the run's line."""
        parts: list[str] = []
        _stretched(parts, *self._space_code(font), (right - left) * 1000 / run.size)
        return f"{self._at(left, run)} [<{''.join(parts)}>]TJ"

    def _space_code(self, font: EmbeddedFont) -> tuple[str, int]:
        return font.code(self._space_gid(font), " ")

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


def _stretched(parts: list[str], code: str, width: float, wanted: float) -> float:
    """One space as wide as wanted: a space and a gap would be read as two. Returns its width."""
    if abs(wanted - width) < 1:
        parts.append(code)
        return width
    scale = round(100 * wanted / width, 2)
    parts.append(f">]TJ {scale:.6g} Tz [<{code}>]TJ 100 Tz [<")
    return width * scale / 100


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
