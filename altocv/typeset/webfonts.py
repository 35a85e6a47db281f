"""Fonts for the preview: WOFF2 subsets of the faces that pages use, and the CSS that names them.

An address says what is in the file, so nothing is remembered here and browsers may keep a file for ever:

    <base>/<face slug>/<version>.latin.greek.woff2      whole alphabets, one file a face
    <base>/<face slug>/<version>.x-<letters>.woff2      exactly these characters

Alphabets share a file because letters of two fonts are not kerned with each other. Characters of no alphabet
(Chinese, Japanese, Korean, symbols) are loaded one by one: a CV uses a few hundred out of thirty thousand.
"""

# uharfbuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import rendercv_fonts
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from altocv.errors import Invalid
from altocv.typeset import fonts
from altocv.typeset.fonts import Face
from altocv.typeset.pages import Pages, TextRun

_CHUNK = 128
"""How many characters share a file of exact characters."""

_MAX_CHUNKS = 24
"""When a face has been given so many small files, its characters are packed anew."""

_MAX_LETTERS = 4 * _CHUNK
"""The longest list of characters, in its encoded form, that an address may hold."""

_Ranges = tuple[tuple[int, int], ...]

ALPHABETS: dict[str, _Ranges] = {
    "latin": (
        (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x160, 0x161), (0x178, 0x178),
        (0x17D, 0x17E), (0x192, 0x192), (0x2BB, 0x2BC), (0x2C6, 0x2C6), (0x2DA, 0x2DA), (0x2DC, 0x2DC),
        (0x2000, 0x203A), (0x2044, 0x2044), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2190, 0x2193),
        (0x2212, 0x2212), (0x25A0, 0x25A0), (0x25AA, 0x25AA), (0x25CF, 0x25CF),
    ),
    "latin-ext": (
        (0x100, 0x130), (0x132, 0x151), (0x154, 0x15F), (0x162, 0x177), (0x179, 0x17C), (0x17F, 0x191),
        (0x193, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF),
    ),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F),),
    "armenian": ((0x530, 0x58F),),
    "hebrew": ((0x590, 0x5FF),),
    "arabic": ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF)),
    "devanagari": ((0x900, 0x97F), (0x25CC, 0x25CC)),
    "thai": ((0xE00, 0xE7F),),
    "georgian": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF)),
}  # fmt: skip
"""Characters that are loaded together. The first, which has the marks and digits, is in every such file."""

_ALPHABET_OF = {
    code: name for name, ranges in ALPHABETS.items() for low, high in ranges for code in range(low, high + 1)
}

# What browsers and `fonts.shape` apply by default; other features would only add glyphs.
_FEATURES = (
    "abvf", "abvm", "abvs", "akhn", "blwf", "blwm", "blws", "calt", "ccmp", "cfar", "cjct", "clig", "curs",
    "dist", "fin2", "fin3", "fina", "half", "haln", "init", "isol", "kern", "liga", "ljmo", "locl", "mark",
    "med2", "medi", "mkmk", "nukt", "pref", "pres", "pstf", "psts", "rclt", "rkrf", "rlig", "rphf", "rvrn",
    "tjmo", "vatu", "vjmo",
)  # fmt: skip
_UNUSED_TABLES = ("BASE", "DSIG", "STAT", "gasp", "meta", "vhea", "vmtx", "VORG")

# Part of every address, so that other fonts or another way to cut them get other addresses.
_VERSION = f"{zlib.crc32(f'1/{rendercv_fonts.__version__}/{hb.version_string()}'.encode()):08x}"

_ADDRESS = re.compile(r"/([a-z0-9-]+)/[0-9a-f]{8}\.([\w.-]+)\.woff2")


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a browser has of one face: alphabets in one file, and chunks of exact characters."""

    alphabets: frozenset[str] = frozenset()
    chunks: tuple[frozenset[int], ...] = ()


def fonts_css(pages: Pages, base_url: str, *, shown: str = "") -> str:
    """The @font-face rules for all text of these pages; families are `Face.css_family`.

    `shown` is the CSS that the browser has now (from the same `base_url`): its files stay, and new characters
    come as further small files, so what is on the screen is never loaded again. It is returned as it is when
    nothing new is needed.
    """
    loaded = _parse(shown)
    wanted = {key: _grown(loaded.get(key, _Loaded()), key, chars) for key, chars in _used(pages).items()}
    if all(loaded.get(key) == value for key, value in wanted.items()):
        return shown
    return "".join(
        _rules(fonts.by_key(key), value, base_url.rstrip("/")) for key, value in {**loaded, **wanted}.items()
    )


def font_file(slug: str, subset: str) -> bytes:
    """The WOFF2 file of an address: `slug` names the face, `subset` is the file's name without its suffix.

    Raises NotFound for an unknown face and Invalid for a name that `fonts_css` would not have written.
    """
    face = fonts.by_slug(slug)
    found = re.fullmatch(r"[0-9a-f]{8}\.([\w.-]{1,1024})", subset, re.ASCII)
    if not found:
        raise Invalid("This is not the address of a font.")
    return _file(face, found[1])


@lru_cache(maxsize=512)
def _file(face: Face, spec: str) -> bytes:
    codes = _decode(spec[2:]) if spec.startswith("x-") else _codes_of(_alphabets(spec))
    return _woff2(face, codes & face.characters)


def _used(pages: Pages) -> dict[str, frozenset[str]]:
    """The characters set in each face, as the face shows them."""
    used: dict[str, set[str]] = {}
    for page in pages.pages:
        for item in page.items:
            if type(item) is TextRun:
                chars = used.setdefault(item.face, set())
                chars.update(item.text)
                if item.hyphen:
                    chars.add(fonts.by_key(item.face).hyphen)
    return {key: frozenset(chars) for key, chars in used.items()}


@lru_cache(maxsize=256)
def _grown(loaded: _Loaded, key: str, chars: frozenset[str]) -> _Loaded:
    """What is loaded, and what is needed besides."""
    face = fonts.by_key(key)
    codes = {ord(char) for char in face.shown("".join(chars))} & face.characters
    alphabets = loaded.alphabets | {_ALPHABET_OF[code] for code in codes if code in _ALPHABET_OF}
    exact = {code for code in codes if code not in _ALPHABET_OF}
    new = sorted(exact.difference(*loaded.chunks))
    kept = loaded.chunks
    if len(kept) + len(new) / _CHUNK > _MAX_CHUNKS:
        new, kept = sorted(exact), ()
    chunks = (frozenset(new[start : start + _CHUNK]) for start in range(0, len(new), _CHUNK))
    return _Loaded(alphabets, (*kept, *chunks))


def _rules(face: Face, loaded: _Loaded, base_url: str) -> str:
    """The rules of one face, the alphabets first: where ranges overlap the last rule wins."""
    rules = []
    if loaded.alphabets:
        names = [name for name in ALPHABETS if name in loaded.alphabets or name == "latin"]
        rules.append(_rule(face, ".".join(names), base_url))
    for chunk in loaded.chunks:
        codes = sorted(chunk)
        ranges = ",".join(f"U+{code:X}" for code in codes)
        rules.append(_rule(face, f"x-{_encode(codes)}", base_url, f";unicode-range:{ranges}"))
    return "".join(rules)


def _rule(face: Face, spec: str, base_url: str, unicode_range: str = "") -> str:
    return (
        f'@font-face{{font-family:"{face.css_family}";font-display:block;'
        f'src:url("{base_url}/{face.slug}/{_VERSION}.{spec}.woff2")format("woff2"){unicode_range}}}\n'
    )


@lru_cache(maxsize=64)
def _parse(css: str) -> dict[str, _Loaded]:
    """What the browser has of each face, read from the addresses in its CSS."""
    loaded: dict[str, _Loaded] = {}
    for slug, spec in _ADDRESS.findall(css):
        key = fonts.by_slug(slug).key
        before = loaded.get(key, _Loaded())
        if spec.startswith("x-"):
            loaded[key] = _Loaded(before.alphabets, (*before.chunks, _decode(spec[2:])))
        else:
            # "latin" is in the file anyway; it counts as wanted either way.
            loaded[key] = _Loaded(before.alphabets | frozenset(_alphabets(spec)), before.chunks)
    return loaded


def _alphabets(spec: str) -> list[str]:
    """The names in an address; Invalid unless they are known, in order, each once."""
    names = spec.split(".")
    if names != [name for name in ALPHABETS if name in names] or names[0] != "latin":
        raise Invalid("This is not the address of a font.")
    return names


def _codes_of(alphabets: list[str]) -> frozenset[int]:
    return frozenset(code for code, name in _ALPHABET_OF.items() if name in alphabets)


def _encode(codes: list[int]) -> str:
    """Ascending code points as URL-safe text: the steps between them, seven bits a byte."""
    steps = bytearray()
    last = 0
    for code in codes:
        step, last = code - last, code
        while step > 0x7F:
            steps.append(step & 0x7F | 0x80)
            step >>= 7
        steps.append(step)
    return urlsafe_b64encode(steps).decode().rstrip("=")


@lru_cache(maxsize=1024)
def _decode(text: str) -> frozenset[int]:
    """The code points of such a text. Raises Invalid unless `_encode` would write the same."""
    problem = Invalid("This is not the address of a font.")
    if len(text) > _MAX_LETTERS:
        raise problem
    try:
        steps = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise problem from None
    codes: list[int] = []
    last = step = shift = 0
    for byte in steps:
        step |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            if not step:
                raise problem
            last += step
            codes.append(last)
            step = shift = 0
    if not codes or len(codes) > _CHUNK or codes[-1] > 0x10FFFF or _encode(codes) != text:
        raise problem
    return frozenset(codes)


def _woff2(face: Face, codes: frozenset[int]) -> bytes:
    """The face with these characters only, compressed for the web."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(codes)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
    wanted.drop_table_tag_set.update(map(_tag, _UNUSED_TABLES))
    wanted.name_id_set.clear()
    data = wanted.subset(face.font.face).blob.data
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False, lazy=True)
    font.flavor = "woff2"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _tag(name: str) -> int:
    return int.from_bytes(name.encode(), "big")
