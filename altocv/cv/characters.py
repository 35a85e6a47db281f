"""Which characters a document may hold: what PostgreSQL, XML and a page can all carry.

Pasted and imported text brings control characters, lone surrogates and odd line ends; they are mended here,
once, when a value enters the document.
"""

from __future__ import annotations

import math
import re
from typing import Any

MAX_DEPTH = 40
"""Levels of nesting that unknown fields of a file may have."""

_LINE_END = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAK = re.compile(r"[ \t]*[\n\t]+[ \t]*")


def clean(value: Any) -> Any:
    """A text with line ends as `\\n` and no forbidden characters. Values of other types are left alone."""
    if isinstance(value, str) and _SUSPECT.search(value):
        return _FORBIDDEN.sub("", _LINE_END.sub("\n", value))
    return value


def clean_line(value: Any) -> Any:
    """Like `clean`, on one line: a break or tab becomes a space."""
    value = clean(value)
    if isinstance(value, str) and ("\n" in value or "\t" in value):
        return _BREAK.sub(" ", value)
    return value


def clean_json(value: Any, depth: int = MAX_DEPTH) -> Any:
    """A JSON value with clean texts and keys; numbers that JSON does not know become null.

    Raises ValueError when it is nested more than `depth` levels deep.
    """
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if not isinstance(value, (dict, list, tuple)):
        return value
    if not depth:
        raise ValueError(f"it is nested more than {MAX_DEPTH} levels deep")
    if isinstance(value, dict):
        return {clean(key): clean_json(item, depth - 1) for key, item in value.items()}
    return [clean_json(item, depth - 1) for item in value]
