"""Font families, fallback for letters that a family lacks, and shaping by HarfBuzz.

Faces are read from the `rendercv_fonts` wheel and from `faces/` beside this module (scripts that the wheel
does not cover). Files are memory-mapped when first used. Metrics are fractions of the em; shaped glyphs are
in points. Shaping turns on what browsers turn on by default (kerning, standard ligatures, marks, local
forms), so the same text has the same width in the preview and in the PDF.
"""

# uharfbuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

import rendercv_fonts
import uharfbuzz as hb

from altocv.errors import NotFound
from altocv.typeset.pages import Glyph

WHEEL = Path(rendercv_fonts.__file__).parent
VENDORED = Path(__file__).parent / "faces"

Kind = Literal["sans", "serif"]
Style = Literal["Regular", "Bold", "Italic", "BoldItalic"]


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface with its styles. `kind` decides which fallback suits it; files are `stem-Style.suffix`."""

    name: str
    kind: Kind
    folder: Path
    stem: str
    suffix: str = ".ttf"
    styles: tuple[Style, ...] = ("Regular", "Bold", "Italic", "BoldItalic")

    def path(self, style: Style) -> Path:
        """The font file of a style of this family."""
        return self.folder / f"{self.stem}-{style}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Pairing:
    """A heading and a body family that go well together."""

    name: str
    heading: str
    body: str


_ALL: tuple[Style, ...] = ("Regular", "Bold", "Italic", "BoldItalic")
_UPRIGHT: tuple[Style, ...] = ("Regular", "Bold")


def _bundled(name: str, kind: Kind, suffix: str = ".ttf", styles: tuple[Style, ...] = _ALL) -> Family:
    """A family whose files follow the wheel's naming."""
    return Family(name, kind, WHEEL / name, name.replace(" ", ""), suffix, styles)


DEFAULT_FAMILY = "Source Sans 3"

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        _bundled("Source Sans 3", "sans"),
        _bundled("Lato", "sans"),
        _bundled("Noto Sans", "sans"),
        _bundled("Open Sans", "sans"),
        _bundled("Open Sauce Sans", "sans"),
        _bundled("Poppins", "sans"),
        _bundled("Raleway", "sans"),
        _bundled("Roboto", "sans"),
        _bundled("Ubuntu", "sans"),
        _bundled("Mukta", "sans", styles=_UPRIGHT),
        _bundled("EB Garamond", "serif"),
        _bundled("Gentium Book Plus", "serif"),
        _bundled("XCharter", "serif", suffix=".otf"),
    )
}
"""The families that a design may name, sans serif first."""

_FALLBACKS: dict[str, Family] = {
    family.name: family
    for family in (
        *(
            Family(f"Noto Sans {region}", "sans", WHEEL / "Noto Sans", f"NotoSans{region}", styles=_UPRIGHT)
            for region in ("SC", "JP", "KR")
        ),
        *(
            Family(f"Noto Sans {script}", "sans", VENDORED, f"NotoSans{script}", styles=_UPRIGHT)
            for script in ("Arabic", "Hebrew", "Armenian", "Georgian", "Thai")
        ),
        Family("Noto Sans Symbols 2", "sans", VENDORED, "NotoSansSymbols2", styles=("Regular",)),
    )
}

PAIRINGS: tuple[Pairing, ...] = (
    Pairing("Clear", "Source Sans 3", "Source Sans 3"),
    Pairing("Editorial", "EB Garamond", "Source Sans 3"),
    Pairing("Bookish", "EB Garamond", "EB Garamond"),
    Pairing("Charter", "XCharter", "XCharter"),
    Pairing("Geometric", "Poppins", "Open Sans"),
    Pairing("Elegant", "Raleway", "Lato"),
    Pairing("Neutral", "Roboto", "Roboto"),
    Pairing("Friendly", "Lato", "Lato"),
    Pairing("Scholarly", "Gentium Book Plus", "Gentium Book Plus"),
    Pairing("Contrast", "Open Sauce Sans", "XCharter"),
)
"""Pairs offered by the design panel, the safest first."""

# Characters that HarfBuzz hides or makes up from a space, whatever the font has.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff\u0000-\u001f\u007f-\u009f"
    "\u00a0\u2000-\u200a\u202f\u205f]"
)
# Look-alikes, tried in order, for characters that some faces lack. One code point each, so offsets stay.
_STAND_INS = {
    "\u2010": "-",
    "\u2011": "\u2010-",
    "\u2043": "\u2013-",
    "\u2015": "\u2014",
    "\u2022": "\u00b7",
    "\u2027": "\u00b7",
    "\u2212": "\u2013",
    "\u2215": "\u2044/",
    "\u2219": "\u00b7",
    "\u02bc": "\u2019",
    "\u2126": "\u03a9",
    "\u00b5": "\u03bc",
    "\u03bc": "\u00b5",
    "\u212b": "\u00c5",
    "\u212a": "K",
}


class Face:
    """One font file: a family in one style. Made once each; get it from `face`, `by_key` or `fallback`."""

    def __init__(self, family: Family, style: Style) -> None:
        self.family = family
        self.style: Style = style
        self.bold = style.startswith("Bold")
        self.italic = style.endswith("Italic")
        self.key = f"{family.name}/{style}"
        self.slug = f"{family.name}-{re.sub('(?<=d)I', '-I', style)}".lower().replace(" ", "-")
        self.css_family = f"alto-{self.slug}"
        self.path = family.path(style)

    def __repr__(self) -> str:
        return f"<Face {self.key}>"

    @cached_property
    def font(self) -> hb.Font:
        """The face in HarfBuzz, scaled to font units."""
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))

    @cached_property
    def units_per_em(self) -> int:
        return self.font.face.upem

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the font maps to glyphs of its own."""
        return frozenset(self.font.face.unicodes)

    @cached_property
    def ascent(self) -> float:
        """Height of the font's box above the baseline."""
        return self.font.get_font_extents("ltr").ascender / self.units_per_em

    @cached_property
    def descent(self) -> float:
        """Depth of the font's box below the baseline, positive."""
        return -self.font.get_font_extents("ltr").descender / self.units_per_em

    @cached_property
    def x_height(self) -> float:
        return self._metric(hb.OTMetricsTag.X_HEIGHT)

    @cached_property
    def cap_height(self) -> float:
        return self._metric(hb.OTMetricsTag.CAP_HEIGHT)

    @cached_property
    def underline_offset(self) -> float:
        """Distance of an underline's middle below the baseline, positive."""
        return -self._metric(hb.OTMetricsTag.UNDERLINE_OFFSET)

    @cached_property
    def underline_thickness(self) -> float:
        return self._metric(hb.OTMetricsTag.UNDERLINE_SIZE)

    @cached_property
    def hyphen(self) -> str:
        """The character to end a hyphenated line with."""
        return self.shown("\u2010")

    @cached_property
    def _stand_ins(self) -> dict[int, str]:
        """The look-alikes that this face needs and has."""
        table = {}
        for wanted, substitutes in _STAND_INS.items():
            if ord(wanted) not in self.characters:
                found = next((c for c in substitutes if ord(c) in self.characters), None)
                if found:
                    table[ord(wanted)] = found
        return table

    def shown(self, text: str) -> str:
        """The text as this face shows it: of the same length, look-alikes in place of missing marks."""
        return text if text.isascii() else text.translate(self._stand_ins)

    @cached_property
    def covers_ascii(self) -> bool:
        """Whether it has all that is printable in ASCII."""
        return all(code in self.characters for code in range(0x20, 0x7F))

    def covers(self, text: str) -> bool:
        """Whether this face can show a character, or a base letter with its marks, on its own."""
        characters = self.characters
        if len(text) == 1 and ord(text) in characters:
            return True
        composed = self.shown(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
        return all(ord(character) in characters for character in composed)

    def _metric(self, tag: hb.OTMetricsTag) -> float:
        return self.font.get_metric_position_with_fallback(tag) / self.units_per_em


_FACES: dict[str, Face] = {
    f"{family.name}/{style}": Face(family, style)
    for family in (*FAMILIES.values(), *_FALLBACKS.values())
    for style in family.styles
}
_BY_SLUG = {face.slug: face for face in _FACES.values()}


@lru_cache(maxsize=512)
def face(family: str, bold: bool = False, italic: bool = False) -> Face:
    """The face of a family in a style. Upright where it has no italic; the default family where the name
    is unknown, so that a CV which names a font of another program still sets."""
    known = FAMILIES.get(family) or _FALLBACKS.get(family) or FAMILIES[DEFAULT_FAMILY]
    wanted: tuple[Style, ...] = {
        (False, False): ("Regular",),
        (True, False): ("Bold", "Regular"),
        (False, True): ("Italic", "Regular"),
        (True, True): ("BoldItalic", "Bold", "Regular"),
    }[bold, italic]
    return next(_FACES[f"{known.name}/{style}"] for style in wanted if style in known.styles)


def by_key(key: str) -> Face:
    """The face of that `Face.key`. Raises NotFound."""
    try:
        return _FACES[key]
    except KeyError:
        raise NotFound(f"There is no font called {key!r}.") from None


def by_slug(slug: str) -> Face:
    """The face of that `Face.slug` (as in font URLs). Raises NotFound."""
    try:
        return _BY_SLUG[slug]
    except KeyError:
        raise NotFound("There is no such font.") from None


_CJK_FIRST = {"ja": ("JP", "SC", "KR"), "ko": ("KR", "SC", "JP"), "zh": ("SC", "JP", "KR")}


def _chain(language: str, kind: Kind, text: str) -> Iterable[str]:
    """Family names in the order in which they are tried for a text that the base face lacks."""
    if kind == "serif":
        yield "Gentium Book Plus"
    yield from ("Noto Sans", "Source Sans 3")
    yield from (f"Noto Sans {script}" for script in ("Arabic", "Hebrew", "Armenian", "Georgian", "Thai"))
    tongue = language.split("-")[0].lower()
    if tongue not in _CJK_FIRST:
        # A black star in an English CV should not be as wide as a Chinese letter.
        yield "Noto Sans Symbols 2"
        name = unicodedata.name(text[:1], "")
        tongue = "ja" if name[:8] in ("HIRAGANA", "KATAKANA") else "ko" if name[:6] == "HANGUL" else "zh"
    yield from (f"Noto Sans {region}" for region in _CJK_FIRST[tongue])
    yield "Noto Sans Symbols 2"


@lru_cache(maxsize=8192)
def fallback(
    text: str, bold: bool = False, italic: bool = False, *, language: str = "en", kind: Kind = "sans"
) -> Face | None:
    """The face that shows a character (or a letter with its marks) which the base face lacks.

    `kind` is that of the base family: Greek and Cyrillic in a serif CV come from a serif face. `language`
    decides among Chinese, Japanese and Korean forms. None where no font at hand has it.
    """
    if not text:
        return None
    candidates = (face(name, bold, italic) for name in _chain(language, kind, text))
    return next((candidate for candidate in candidates if candidate.covers(text)), None)


@lru_cache(maxsize=16384)
def _shape_units(
    text: str, face: Face, language: str, rtl: bool, ligatures: bool
) -> tuple[tuple[int, int, int, int, int], ...]:
    """Glyph, cluster, advance, offset to the right and offset downwards, in font units and visual order."""
    buffer = hb.Buffer()
    buffer.add_str(face.shown(text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer, {} if ligatures else {"liga": False, "clig": False})
    return tuple(
        (info.codepoint, info.cluster, placed.x_advance, placed.x_offset, -placed.y_offset)
        for info, placed in zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
    )


@lru_cache(maxsize=8192)
def shape(
    text: str,
    face: Face,
    size: float,
    *,
    language: str = "en",
    rtl: bool = False,
    ligatures: bool = True,
) -> tuple[Glyph, ...]:
    """Shape text of one script and direction. Advances and offsets are points at `size` (dy grows
    downwards), glyphs in visual order, clusters index `text`. Tracked text is set with
    `ligatures=False`, as browsers do. A character that the face lacks becomes glyph 0."""
    scale = size / face.units_per_em
    return tuple(
        Glyph(gid, cluster, advance * scale, dx * scale, dy * scale)
        for gid, cluster, advance, dx, dy in _shape_units(text, face, language, rtl, ligatures)
    )


def advance(glyphs: Iterable[Glyph]) -> float:
    """The width of shaped glyphs in points."""
    return sum(glyph.advance for glyph in glyphs)
