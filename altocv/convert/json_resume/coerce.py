"""Values of a slightly wrong file as the document wants them, with what was wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from altocv.cv import words
from altocv.cv.dates import PartialDate

_BULLET = re.compile(r"^\s*(?:[-*•‣▪●–]\s+)?")
_TELLING = ("name", "text", "title", "value", "label", "description", "summary")
"""Fields of an object that say what it is, where a text was expected."""


@dataclass(frozen=True, slots=True)
class Coerced:
    """A value that was taken, and the end of a sentence on what was wrong with it, if anything was.
    `value` is None and `kept` False where it could not be taken."""

    value: Any
    problem: str = ""
    kept: bool = True


def as_line(value: Any) -> Coerced:
    """A text; numbers are written out, a list of texts becomes paragraphs."""
    if isinstance(value, str):
        return Coerced(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Coerced(str(value))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return (
            Coerced("\n\n".join(value), "is a list, not text: its lines were put together")
            if value
            else Coerced("")
        )
    if isinstance(value, dict):
        texts = [item for item in value.values() if isinstance(item, str) and item]
        if texts:
            return Coerced(", ".join(texts), "is a group of fields, not text: its texts were put together")
    return Coerced(None, f"must be text, not {words.kind(value)}. It was left out", kept=False)


def as_date(value: Any) -> Coerced:
    """A date; what is none is kept as it is written."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        text = str(value)
        if len(text) > 1_000:
            return Coerced(None, "is far too long for a date. It was left out", kept=False)
        date = PartialDate.model_validate(text)
        said = (
            ""
            if date.understood
            else f"{words.quoted(text)} is no date that is known here. It is shown as written"
        )
        return Coerced(date, said)
    if isinstance(value, dict) and isinstance(value.get("year"), (int, str)):
        date = PartialDate.model_validate({key: value.get(key) for key in ("year", "month", "day")})
        return Coerced(date)
    return Coerced(None, f"must be a date like 2021-03, not {words.kind(value)}. It was left out", kept=False)


def as_lines(value: Any, *, by_line: bool) -> Coerced:
    """A list of texts. A text is split at its line ends, or else also at commas."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        text = str(value)
        parts = text.splitlines() if by_line or "\n" in text else re.split(r"[,;]", text)
        lines = [line for part in parts if (line := _BULLET.sub("", part).strip())]
        return Coerced(lines, "are text, not a list: it was split into lines") if lines else Coerced([])
    if not isinstance(value, list):
        return Coerced(None, f"must be a list, not {words.kind(value)}. They were left out", kept=False)
    lines, lost = [], 0
    for item in value:
        text = _telling(item)
        if text is not None:
            lines.append(text)
        elif item is not None:
            lost += 1
    if lost:
        return Coerced(
            lines, f"hold {lost} that {'is' if lost == 1 else 'are'} no text. Left out", kept=False
        )
    return Coerced(lines)


def as_objects(value: Any, heading: str, detail: str, known: tuple[str, ...]) -> Coerced:
    """A list of objects. A text in it becomes an object whose field `heading` it is; a lone object with
    `known` fields is a list of one; other objects name their entries by their keys, and give each a value
    that is its `detail` (a list: its keywords)."""
    if value is None:
        return Coerced([])
    problem = ""
    if isinstance(value, dict):
        problem = "must be a list, not a group of fields. Taken as far as it was understood"
        is_one = bool(set(known) & set(value))
        value = [value] if is_one else [_named(key, heading, detail, item) for key, item in value.items()]
    elif isinstance(value, str):
        problem = "must be a list, not text. It was split at its commas"
        value = as_lines(value, by_line=False).value
    elif not isinstance(value, list):
        return Coerced([], f"must be a list, not {words.kind(value)}. They were left out", kept=False)
    objects = [{heading: item} if isinstance(item, (str, int, float)) else item for item in value]
    if not problem and any(isinstance(item, str) for item in value):
        problem = "has names alone where groups of fields are expected. Each was taken as an entry"
    good = [item for item in objects if isinstance(item, dict)]
    lost = sum(1 for item in objects if item is not None and not isinstance(item, dict))
    if lost:
        return Coerced(
            good, f"hold {lost} that {'is' if lost == 1 else 'are'} no group of fields. Left out", kept=False
        )
    return Coerced(good, problem)


def _named(key: str, heading: str, detail: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return {heading: key, **value}
    return {heading: key, "keywords" if isinstance(value, list) else detail: value}


def _telling(item: Any) -> str | None:
    if isinstance(item, str):
        return item
    if isinstance(item, (int, float)) and not isinstance(item, bool):
        return str(item)
    if isinstance(item, dict):
        return next((item[key] for key in _TELLING if isinstance(item.get(key), str)), None)
    return None
