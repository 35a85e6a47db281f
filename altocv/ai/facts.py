"""Whether a proposal says something that nobody has said: numbers and names that are nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from altocv.cv.document import CV
from altocv.cv.edits import Edit, Insert, Set
from altocv.cv.inline import plain

_NUMBER = re.compile(r"\d[\d.,  ]*\d|\d")
_NAME = re.compile(r"(?<![.!?:•]\s)(?<!^)(?<![\w'’-])[^\W\d_]*[A-ZÁÉÍÓÚÑÜ][^\W\d_]*(?:[-'’][^\W\d_]+)*")
_SHORT = 3
"""Letters from which on a capital makes a name."""


def unknown(edits: Iterable[Edit], cv: CV, said: Iterable[str]) -> list[str]:
    """The numbers and names in the texts of edits that are neither in the CV nor in what the user said.

    A check of words and not of meaning: it finds what was made up, and may also flag what only looks so.
    """
    known = " ".join([*_texts(cv.model_dump(mode="json", exclude={"design"})), *said])
    numbers, names = set(map(_digits, _NUMBER.findall(known))), known.casefold()
    found: dict[str, None] = {}
    for text in _proposed(edits):
        for number in _NUMBER.findall(text):
            if _digits(number) not in numbers:
                found[number.strip()] = None
        for name in _NAME.findall(text):
            if len(name) >= _SHORT and name.casefold() not in names:
                found[name] = None
    return list(found)


def _proposed(edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        if isinstance(edit, (Set, Insert)) and not edit.path.startswith("design/"):
            yield from map(plain, _texts(edit.value, leave=("id", "kind")))


def _texts(value: Any, leave: tuple[str, ...] = ()) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in leave:
                yield from _texts(inner, leave)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner, leave)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
