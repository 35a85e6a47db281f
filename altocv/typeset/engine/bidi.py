"""The Unicode bidirectional algorithm (UAX #9): which way each letter runs, and how a line is ordered.

The resolving rules come from python-bidi; applying them line by line (rules L1 and L2) is done here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bidi import algorithm

_RTL = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_REMOVED = frozenset({"BN", "RLE", "LRE", "RLO", "LRO", "PDF"})
_NEUTRAL_ENDS = frozenset({"WS", "B", "S"})


def first_strong(text: str) -> bool | None:
    """True when the first letter with a direction runs right to left, None when there is none."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return None


def levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of each character in a paragraph of that direction; odd runs right to left."""
    base = int(rtl)
    if not rtl and (text.isascii() or not any(unicodedata.bidirectional(c) in _RTL for c in text)):
        return [0] * len(text)
    kept = [i for i, char in enumerate(text) if unicodedata.bidirectional(char) not in _REMOVED]
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels("".join(text[i] for i in kept), storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = [base] * len(text)
    for index, char in zip(kept, storage["chars"], strict=True):
        resolved[index] = char["level"]
    for index in sorted(set(range(len(text))) - set(kept)):
        resolved[index] = resolved[index - 1] if index else base
    return resolved


def reset_ends(text: str, resolved: list[int], start: int, end: int, base: int) -> list[int]:
    """The levels of one line, its trailing white space and its separators at the base level (rule L1)."""
    line = resolved[start:end]
    trailing = True
    for offset in range(end - start - 1, -1, -1):
        kind = unicodedata.bidirectional(text[start + offset])
        if kind in ("B", "S"):
            line[offset] = base
            trailing = True
        elif trailing and kind in _NEUTRAL_ENDS:
            line[offset] = base
        else:
            trailing = False
    return line


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The indexes of a line's runs from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    if not any(run_levels):
        return order
    highest = max(run_levels)
    lowest_odd = min((level for level in run_levels if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
