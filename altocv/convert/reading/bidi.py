"""Pages written from right to left: their letters as they are read, on a page turned round so that lines
begin at its left edge as elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_RTL = frozenset(("R", "AL"))
_LTR = frozenset(("L", "EN", "AN"))
_WITHIN = frozenset("@._-/:,+%&'#")
"""What stands inside an address or a number."""


class Letter(Protocol):
    """A character and how far it reaches."""

    @property
    def text(self) -> str: ...
    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...


L = TypeVar("L", bound=Letter)


def is_rtl(letters: Iterable[Letter]) -> bool:
    """True where most letters are of a script that is written from right to left."""
    kinds = [unicodedata.bidirectional(letter.text[:1] or " ") for letter in letters]
    return sum(kind in _RTL for kind in kinds) > sum(kind == "L" for kind in kinds)


def logical(letters: Sequence[L], width: float) -> list[L]:
    """Letters from the left of a page, `width` points wide, as they are read; their places turned round."""
    found: list[L] = []
    forth: list[L] = []
    kinds = _kinds(letters)
    for letter, kind in reversed(list(zip(letters, kinds, strict=True))):
        if kind in _LTR or (forth and (letter.text in _WITHIN or letter.text == " ")):
            forth.append(letter)
            continue
        found += _straight(forth)
        forth = []
        found.append(letter)
    found += _straight(forth)
    return [_turned(letter, width) for letter in _marked(found)]


def _kinds(letters: Sequence[Letter]) -> list[str]:
    """The direction of each; a sign at a number is a part of it."""
    kinds = [unicodedata.bidirectional(letter.text[:1] or " ") for letter in letters]
    # In Arabic a sign of percent goes with the text, not with its number.
    signs = ("ES",) if "AL" in kinds else ("ET", "ES")
    for at, kind in enumerate(kinds):
        if kind in signs and {"EN", "AN"} & {*kinds[max(0, at - 1) : at], *kinds[at + 1 : at + 2]}:
            kinds[at] = "EN"
    return kinds


def _straight(letters: list[L]) -> list[L]:
    """Letters met from the right, in their own order; marks and spaces at their left end were not theirs."""
    tail: list[L] = []
    while letters and _kinds(letters)[-1] not in _LTR:
        tail.insert(0, letters.pop())
    return [*reversed(letters), *tail]


def _marked(letters: list[L]) -> list[L]:
    """With each mark behind the letter that it stands over."""
    found: list[L] = []
    waiting: list[L] = []
    for letter in letters:
        if unicodedata.category(letter.text[:1] or " ") == "Mn":
            middle = (letter.x0 + letter.x1) / 2
            over = bool(found) and found[-1].x0 <= middle <= found[-1].x1
            (found if over else waiting).append(letter)
            continue
        found.append(letter)
        found += waiting
        waiting = []
    return [*found, *waiting]


def _turned(letter: Any, width: float) -> Any:
    bare = unicodedata.bidirectional(letter.text[:1] or " ") not in _LTR
    text = letter.text.translate(_MIRRORED) if bare else letter.text
    return replace(letter, text=text, x0=width - letter.x1, x1=width - letter.x0)
