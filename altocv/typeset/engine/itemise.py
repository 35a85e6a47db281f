"""A paragraph's spans as one text, cut into runs that HarfBuzz can shape: one style, face, script, level."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from fontTools.unicodedata import script as script_of

from altocv.typeset import fonts
from altocv.typeset.blocks import IconSpan, Inline, Span
from altocv.typeset.engine import bidi
from altocv.typeset.fonts import Face
from altocv.typeset.pages import Glyph

OBJECT = "\ufffc"
"""Stands for a pictogram in the paragraph's text."""

_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_PLAIN = re.compile(r"[ -~]*")
_COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
_JOINED = frozenset({"Arab", "Syrc", "Mong", "Deva"})


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:end]` of the paragraph: one inline, one face, one level."""

    start: int
    end: int
    inline: Inline
    face: Face | None
    level: int
    joined: bool = False

    @property
    def rtl(self) -> bool:
        return bool(self.level % 2)

    @property
    def tracking(self) -> float:
        return 0.0 if self.joined or not isinstance(self.inline, Span) else self.inline.style.tracking


@dataclass(frozen=True, slots=True)
class Itemised:
    """A paragraph's text with its runs in logical order. `sources` gives each character's offset in its
    span's own text; `missing` the characters that no font has."""

    text: str
    runs: tuple[Run, ...]
    levels: list[int]
    sources: list[int]
    rtl: bool
    missing: tuple[str, ...]


def itemise(spans: tuple[Inline, ...], language: str, fallback_rtl: bool) -> Itemised:
    """Cut spans into runs. The paragraph runs as its first letter does, else as `fallback_rtl` says."""
    texts, sources, owners = [], [], []
    for index, inline in enumerate(spans):
        text, offsets = _shown(inline)
        texts.append(text)
        sources += offsets
        owners += [index] * len(text)
    text = "".join(texts)
    strong = bidi.first_strong(text)
    rtl = fallback_rtl if strong is None else strong
    levels = bidi.levels(text, rtl)
    runs, missing = _runs(text, spans, owners, levels, language)
    return Itemised(text, tuple(runs), levels, sources, rtl, tuple(dict.fromkeys(missing)))


def _shown(inline: Inline) -> tuple[str, list[int]]:
    """The text of an inline as it is set, and where each character comes from."""
    if isinstance(inline, IconSpan):
        return OBJECT, [0]
    text = inline.text
    if not text.isascii() and any(ord(c) in _CONTROLS for c in text):
        kept = [(c, i) for i, c in enumerate(text) if ord(c) not in _CONTROLS]
    else:
        kept = [(c, i) for i, c in enumerate(text)]
    if inline.style.uppercase:
        kept = [(upper, i) for c, i in kept for upper in c.upper()]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def _runs(
    text: str, spans: tuple[Inline, ...], owners: list[int], levels: list[int], language: str
) -> tuple[list[Run], list[str]]:
    runs: list[Run] = []
    missing: list[str] = []
    start, current = 0, None
    face: Face | None = None
    script = "Zyyy"
    plain_until = 0
    straight = not any(levels)
    for index, char in enumerate(text):
        if index < plain_until:
            continue
        inline = spans[owners[index]]
        if isinstance(inline, IconSpan):
            face, char_script = None, "Zyyy"
        else:
            same = current is not None and (current[0], current[3]) == (owners[index], levels[index])
            cluster = _cluster(text, index)
            face = _face_for(cluster, inline, face if same else None, language)
            if face is not None and len(cluster) > 1 and not face.covers(cluster):
                missing += cluster[1:]
            if face is None:
                missing.append(char)
                face = fonts.face(inline.style.family, inline.style.bold, inline.style.italic)
            char_script = "Latn" if char.isascii() and char.isalpha() else script_of(char)
        if char_script in _COMMON:
            char_script = script if current is not None and current[3] == levels[index] else "Zyyy"
        key = (owners[index], face, char_script, levels[index])
        if current is not None and key[:2] == current[:2] and key[3] == current[3] and script == "Zyyy":
            current = key  # the first letter gives the marks before it their script
        if key != current:
            if current is not None:
                runs.append(_run(start, index, spans, current))
            start, current = index, key
        script = char_script
        if straight and script == "Latn" and _is_own(face, inline):
            plain_until = _end_of_plain(text, owners, index + 1)
    if current is not None:
        runs.append(_run(start, len(text), spans, current))
    return runs, missing


def _is_own(face: Face | None, inline: Inline) -> bool:
    """Whether this is the span's own face, and not one that stands in for it."""
    if face is None or isinstance(inline, IconSpan):
        return False
    style = inline.style
    return face is fonts.face(style.family, style.bold, style.italic) and face.covers_ascii


def _end_of_plain(text: str, owners: list[int], start: int) -> int:
    """Where the ASCII text of one span ends: all of it goes on in the run that it is in."""
    end = _PLAIN.match(text, start).end()  # type: ignore[union-attr]
    if end < len(text):
        end = max(end - 1, start)  # the last letter may have a mark
    while end > start and owners[end - 1] != owners[start - 1]:
        end -= 1
    return end


def _run(start: int, end: int, spans: tuple[Inline, ...], key: tuple[int, Face | None, str, int]) -> Run:
    owner, face, script, level = key
    return Run(start, end, spans[owner], face, level, script in _JOINED)


def _cluster(text: str, index: int) -> str:
    """A character with the marks that follow it."""
    end = index + 1
    if end < len(text) and text[end] > "\u02ff":
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
    return text[index:end]


def _face_for(cluster: str, span: Span, previous: Face | None, language: str) -> Face | None:
    """The span's own face where it has the letter with its marks; a mark or a space stays with the letter
    before it."""
    style, char = span.style, cluster[0]
    if previous is not None and (
        unicodedata.combining(char) or char in "\u200c\u200d\ufe0f" or (char == " " and previous.covers(char))
    ):
        return previous
    whole = _choose(cluster, style.family, style.bold, style.italic, language)
    return whole or _choose(char, style.family, style.bold, style.italic, language)


@lru_cache(maxsize=16384)
def _choose(cluster: str, family: str, bold: bool, italic: bool, language: str) -> Face | None:
    own = fonts.face(family, bold, italic)
    if cluster in "\n\t\u200b\u00ad" or unicodedata.category(cluster[0]) == "Cf" or own.covers(cluster):
        return own
    return fonts.fallback(cluster, bold, italic, language=language, kind=own.family.kind)


@lru_cache(maxsize=65536)
def shaped(
    text: str, face: Face, size: float, language: str, rtl: bool, ligatures: bool
) -> tuple[tuple[Glyph, ...], float]:
    """Glyphs and width of a piece of a run; words recur, so nearly every call is a look-up."""
    glyphs = fonts.shape(text, face, size, language=language, rtl=rtl, ligatures=ligatures)
    return glyphs, fonts.advance(glyphs)
