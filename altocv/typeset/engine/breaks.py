"""Where a line may end, and which of those places give the best paragraph."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf

import pyphen
from uniseg.linebreak import line_break_boundaries

_ASCII_BREAKS = re.compile(r"[ \t]+(?=\S)|(?<=\w)[-/](?=[A-Za-z])|(?<=\w)-(?=\w)")
_WORD = re.compile(r"[^\W\d_]{5,}")
_SLACK_POWER = 3
_HYPHEN_COST = 0.18
_OVERFULL = 1e6
_RUNT, _RUNT_COST = 0.12, 0.12
"""A last line that fills less than this share of the width costs so much: one word alone looks lost."""

_PYPHEN = {"en": "en_GB", "es": "es", "fr": "fr", "de": "de_DE", "pt": "pt_PT", "it": "it_IT", "nl": "nl_NL",
           "el": "el_GR", "ru": "ru_RU", "uk": "uk_UA"}  # fmt: skip


def opportunities(text: str) -> list[int]:
    """Offsets after which a line may be broken (UAX #14), the end of the text included."""
    if text.isascii():
        found = [match.end() for match in _ASCII_BREAKS.finditer(text)]
        return [*found, len(text)] if text else []
    return [offset for offset in line_break_boundaries(text) if offset > 0]


def hyphenation(text: str, language: str) -> list[int]:
    """Offsets in a text at which a word may be hyphenated."""
    name = _PYPHEN.get(language)
    if name is None:
        return []
    return [
        match.start() + offset
        for match in _WORD.finditer(text)
        for offset in _positions(match[0].lower(), name)
        if 2 <= offset <= len(match[0]) - 3
    ]


@lru_cache(maxsize=8192)
def _positions(word: str, name: str) -> tuple[int, ...]:
    return tuple(_dictionary(name).positions(word))


@lru_cache(maxsize=16)
def _dictionary(name: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=name)


def best(
    widths: list[float], spaces: list[float], hyphens: list[float], room: list[float], justify: bool
) -> list[int]:
    """The boxes after which to break, the last included, with the least total badness.

    `widths` are those of the boxes, `spaces` what follows each (nothing at a line's end), `hyphens` the
    width of the hyphen where a break after the box needs one, else 0. `room` is the width of the first
    line and of all others. A box that is wider than its line stands alone on it.
    """
    count = len(widths)
    if sum(widths) + sum(spaces[:-1]) <= room[0]:
        return [count]
    cost: list[float] = [0.0] + [inf] * count
    before = [0] * (count + 1)
    for start in range(count):
        if cost[start] == inf:
            continue
        width = room[0] if start == 0 else room[1]
        filled = 0.0
        for end in range(start + 1, count + 1):
            filled += widths[end - 1]
            line = filled + hyphens[end - 1]
            slack = width - line
            if slack < -0.01 and end > start + 1:
                break
            total = cost[start] + _badness(slack, width, end == count, hyphens[end - 1] > 0, justify)
            if end == count and start and line < width * _RUNT:
                total += _RUNT_COST
            if total < cost[end]:
                cost[end], before[end] = total, start
            filled += spaces[end - 1]
    chosen, end = [], count
    while end > 0:
        chosen.append(end)
        end = before[end]
    return chosen[::-1]


def _badness(slack: float, width: float, last: bool, hyphenated: bool, justify: bool) -> float:
    if slack < -0.01:
        return _OVERFULL
    badness = 0.0 if last else (slack / width) ** _SLACK_POWER * (4 if justify else 1) * 10 + 0.02
    return badness + (_HYPHEN_COST if hyphenated else 0.0)
