"""From the bytes of an upload to plain JSON data, with every way that this fails in a sentence."""

from __future__ import annotations

import codecs
import json
from typing import Any

from altocv.cv.characters import clean_json
from altocv.errors import Invalid, TooLarge

MAX_BYTES = 5_000_000

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER_FILES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<", "a web page or XML file"),
)


def load(data: bytes) -> tuple[dict[str, Any], list[str]]:
    """The object in the file, and the keys that it gives twice in one place (the last one counts).

    Texts hold no character that the document forbids. Raises TooLarge over 5 MB, Invalid for anything that
    is no JSON object.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge("The file is larger than 5 MB, far more than a CV needs. Choose another file.")
    text = _text(data)
    twice: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(found)
        if len(value) < len(found):
            seen: set[str] = set()
            twice.extend(key for key, _ in found if key in seen or seen.add(key))
        return value

    try:
        loaded = json.loads(text, object_pairs_hook=pairs, parse_int=_int, parse_constant=lambda _: None)
        loaded = clean_json(loaded)
    except json.JSONDecodeError as error:
        raise Invalid(
            f"The file is no valid JSON: line {error.lineno}, column {error.colno}: {error.msg}. "
            "Mend it there, or export it again."
        ) from error
    except (RecursionError, ValueError) as error:
        raise Invalid("The file is nested too deeply to be a CV. Choose a JSON Resume file.") from error
    if not isinstance(loaded, dict):
        raise Invalid(
            "The file holds no JSON object. A JSON Resume file begins with { and has “basics” in it."
        )
    return loaded, twice


def _text(data: bytes) -> str:
    if not data.strip(b" \t\r\n\x00"):
        raise Invalid("The file is empty. Choose a JSON Resume file.")
    start = data[:200].lstrip()
    if kind := next((kind for magic, kind in _OTHER_FILES if start.startswith(magic)), None):
        raise Invalid(f"This is {kind}, not a JSON Resume file. Choose a file that ends in .json.")
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid("The file is not written in UTF-8. Save it as UTF-8 and choose it again.") from error


def _int(digits: str) -> int | str:
    """A number beyond 18 digits is a text to us: an account number perhaps, never a quantity."""
    return int(digits) if len(digits) <= 18 else digits
