"""The Unicode bidirectional algorithm (UAX #9): which way each letter runs, and how a line is ordered.

All of it, explicit marks, isolates and paired brackets included. Python knows the classes of characters; the
pairs of brackets come from python-bidi's table of mirrored ones. Mirroring itself is HarfBuzz's.
"""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional, category

from bidi.mirror import MIRRORED

_STRONG_RTL = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "FSI"})
_EMBEDDINGS = {"RLE": (1, None), "LRE": (0, None), "RLO": (1, "R"), "LRO": (0, "L")}
_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = frozenset({"BN", "RLE", "LRE", "RLO", "LRO", "PDF"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_ENDS = _INITIATORS | _REMOVED | {"WS", "PDI"}
_MAX_DEPTH = 125
_MAX_BRACKETS = 63

_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_CLOSING = {
    _CANONICAL.get(opening, opening): _CANONICAL.get(closing, closing)
    for opening, closing in MIRRORED.items()
    if category(opening) == "Ps" and category(closing) == "Pe"
}
_CLOSERS = frozenset(_CLOSING.values())


def first_strong(text: str) -> bool | None:
    """True when the first letter with a direction runs right to left, None when there is none. What is
    isolated by marks does not count (rules P2 and P3)."""
    depth = 0
    for char in text:
        kind = bidirectional(char)
        if kind in _INITIATORS:
            depth += 1
        elif kind == "PDI":
            depth = max(depth - 1, 0)
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return None


def has_rtl(text: str) -> bool:
    """Whether anything in the text may run right to left."""
    return not text.isascii() and any(bidirectional(char) in _STRONG_RTL for char in text)


def levels(text: str, rtl: bool) -> list[int]:
    """The embedding level of each character in a paragraph of that direction; odd runs right to left."""
    base = int(rtl)
    if not rtl and not has_rtl(text):
        return [0] * len(text)
    kinds = [bidirectional(char) or "L" for char in text]
    explicit, overridden = _explicit(kinds, base)
    resolved = explicit[:]
    kept = [index for index, kind in enumerate(kinds) if kind not in _REMOVED]
    for sequence in _isolating_runs(kept, kinds, explicit):
        ends = _ends(sequence, kinds, explicit, base)
        _resolve(sequence, text, kinds, overridden, resolved, ends)
    for index, kind in enumerate(kinds):
        if kind in _REMOVED:
            resolved[index] = resolved[index - 1] if index else base
    return resolved


def _explicit(kinds: list[str], base: int) -> tuple[list[int], list[str]]:
    """Rules X1 to X8: the level of each character by the marks around it, and its class after overrides."""
    resolved, overridden = [base] * len(kinds), kinds[:]
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    closers = _matching(kinds)
    lost_isolates = lost_embeddings = isolates = 0
    for index, kind in enumerate(kinds):
        level, override, _ = stack[-1]
        if kind == "B":
            continue
        if kind in _EMBEDDINGS:
            odd, forced = _EMBEDDINGS[kind]
            deeper = (level + 1) | 1 if odd else (level + 2) & ~1
            if deeper <= _MAX_DEPTH and not lost_isolates and not lost_embeddings:
                stack.append((deeper, forced, False))
            elif not lost_isolates:
                lost_embeddings += 1
        elif kind in _INITIATORS:
            resolved[index], overridden[index] = level, override or kind
            odd = kind == "RLI" or (kind == "FSI" and _isolates_rtl(kinds, index, closers))
            deeper = (level + 1) | 1 if odd else (level + 2) & ~1
            if deeper <= _MAX_DEPTH and not lost_isolates and not lost_embeddings:
                isolates += 1
                stack.append((deeper, None, True))
            else:
                lost_isolates += 1
        elif kind == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif isolates:
                lost_embeddings = 0
                while not stack.pop()[2]:
                    pass
                isolates -= 1
            resolved[index], overridden[index] = stack[-1][0], stack[-1][1] or kind
        elif kind == "PDF":
            if lost_isolates:
                pass
            elif lost_embeddings:
                lost_embeddings -= 1
            elif not stack[-1][2] and len(stack) > 1:
                stack.pop()
        elif kind != "BN":
            resolved[index], overridden[index] = level, override or kind
    return resolved, overridden


def _matching(kinds: list[str]) -> dict[int, int]:
    """Isolate initiators and the marks that close them (rule BD9)."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(kinds):
        if kind in _INITIATORS:
            waiting.append(index)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = index
    return pairs


def _isolates_rtl(kinds: list[str], start: int, closers: dict[int, int]) -> bool:
    """The direction that a first-strong isolate takes (rule X5c)."""
    depth = 0
    for kind in kinds[start + 1 : closers.get(start)]:
        if kind in _INITIATORS:
            depth += 1
        elif kind == "PDI":
            depth -= 1
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def _isolating_runs(kept: list[int], kinds: list[str], resolved: list[int]) -> list[list[int]]:
    """Rule X10: runs of one level, those around an isolate joined to one sequence."""
    closers = _matching(kinds)
    sequences: list[list[int]] = []
    continued: dict[int, list[int]] = {}
    run: list[int] = []
    for place, index in enumerate(kept):
        if not run:
            run = continued.pop(index, [])
            if not run:
                sequences.append(run)
        run.append(index)
        following = kept[place + 1] if place + 1 < len(kept) else None
        if following is None or resolved[following] != resolved[index]:
            if index in closers:
                continued[closers[index]] = run
            run = []
    return sequences


def _ends(sequence: list[int], kinds: list[str], resolved: list[int], base: int) -> tuple[str, str]:
    """The directions at a sequence's start and end, from the higher level on either side."""
    level = resolved[sequence[0]]
    before = next((resolved[i] for i in range(sequence[0] - 1, -1, -1) if kinds[i] not in _REMOVED), base)
    last = sequence[-1]
    after = base
    if kinds[last] not in _INITIATORS:
        after = next((resolved[i] for i in range(last + 1, len(kinds)) if kinds[i] not in _REMOVED), base)
    return "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]


def _resolve(
    sequence: list[int],
    text: str,
    kinds: list[str],
    overridden: list[str],
    resolved: list[int],
    ends: tuple[str, str],
) -> None:
    """Rules W1 to I2 on one sequence: its characters' final levels, written to `resolved`."""
    types = [overridden[index] for index in sequence]
    level = resolved[sequence[0]]
    _weak(types, ends[0])
    embedding = "LR"[level % 2]
    _brackets(types, [text[i] for i in sequence], [kinds[i] for i in sequence], ends[0], embedding)
    _neutral(types, ends, embedding)
    for index, kind in zip(sequence, types, strict=True):
        if level % 2:
            resolved[index] = level + (kind != "R")
        else:
            resolved[index] = level + {"L": 0, "R": 1}.get(kind, 2)


def _weak(types: list[str], start: str) -> None:
    """Rules W1 to W7."""
    strong = before = start
    for i, kind in enumerate(types):
        if kind == "NSM":
            kind = "ON" if before in _INITIATORS or before == "PDI" else before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        types[i] = kind
    for i in range(len(types)):
        if types[i] == "AL":
            types[i] = "R"
    for i in range(1, len(types) - 1):
        if types[i - 1] == types[i + 1] and (
            (types[i] == "ES" and types[i - 1] == "EN") or (types[i] == "CS" and types[i - 1] in ("EN", "AN"))
        ):
            types[i] = types[i - 1]
    _terminators(types)
    strong = start
    for i, kind in enumerate(types):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[i] = "L"
        elif kind in ("ES", "ET", "CS"):
            types[i] = "ON"


def _terminators(types: list[str]) -> None:
    """Rule W5: signs beside a number belong to it."""
    i = 0
    while i < len(types):
        end = i
        while end < len(types) and types[end] == "ET":
            end += 1
        if end > i and ((i and types[i - 1] == "EN") or (end < len(types) and types[end] == "EN")):
            types[i:end] = ["EN"] * (end - i)
        i = max(end, i + 1)


def _brackets(types: list[str], text: list[str], kinds: list[str], start: str, embedding: str) -> None:
    """Rule N0: both brackets of a pair run the same way."""
    for opening, closing in _pairs(types, text):
        inside = {_as_strong(types[i]) for i in range(opening + 1, closing)}
        if embedding in inside:
            direction = embedding
        elif inside & {"L", "R"}:
            before = (_as_strong(types[i]) for i in range(opening - 1, -1, -1))
            context = next((kind for kind in before if kind in ("L", "R")), start)
            direction = context if context != embedding else embedding
        else:
            continue
        for bracket in (opening, closing):
            types[bracket] = direction
            for mark in range(bracket + 1, len(types)):
                if kinds[mark] != "NSM":
                    break
                types[mark] = direction


def _pairs(types: list[str], text: list[str]) -> list[tuple[int, int]]:
    """Paired brackets in the order in which they open (rule BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for i, char in enumerate(text):
        if types[i] != "ON":
            continue
        char = _CANONICAL.get(char, char)
        if char in _CLOSING:
            if len(waiting) == _MAX_BRACKETS:
                return []
            waiting.append((_CLOSING[char], i))
        elif char in _CLOSERS:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == char:
                    pairs.append((waiting[depth][1], i))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _as_strong(kind: str) -> str:
    return "R" if kind in ("EN", "AN") else kind


def _neutral(types: list[str], ends: tuple[str, str], embedding: str) -> None:
    """Rules N1 and N2: what has no direction runs as its neighbours do where they agree."""
    i = 0
    while i < len(types):
        end = i
        while end < len(types) and types[end] in _NEUTRAL:
            end += 1
        if end > i:
            left = _as_strong(types[i - 1]) if i else ends[0]
            right = _as_strong(types[end]) if end < len(types) else ends[1]
            types[i:end] = [left if left == right else embedding] * (end - i)
        i = max(end, i + 1)


def reset_ends(text: str, resolved: list[int], start: int, end: int, base: int) -> list[int]:
    """The levels of one line, its trailing white space and its separators at the base level (rule L1)."""
    line = resolved[start:end]
    trailing = True
    for offset in range(end - start - 1, -1, -1):
        kind = bidirectional(text[start + offset])
        if kind in ("B", "S") or (trailing and kind in _ENDS):
            line[offset] = base
            trailing = True
        else:
            trailing = False
    return line


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """The indexes of a line's runs from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    if not any(run_levels):
        return order
    lowest_odd = min((level for level in run_levels if level % 2), default=max(run_levels) + 1)
    for level in range(max(run_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
