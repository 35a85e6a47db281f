"""What the browser must change to show the newest pages: splices of the SVG text it already has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict


class PagePatch(TypedDict):
    """Replace `text[start:end]` of page `index` (all of it when `start` is 0 and `end` is -1)."""

    index: int
    start: int
    end: int
    text: str


class Patch(TypedDict):
    """Brings a browser that shows revision `base` to `rev`; `base` -1 fits whatever it shows."""

    base: int
    rev: int
    count: int
    pages: list[PagePatch]


@dataclass
class Preview:
    """The pages as one browser tab has them. `rev` counts what was sent."""

    shown: list[str] = field(default_factory=list)
    rev: int = 0

    def patch(self, pages: list[str]) -> Patch:
        """The least to send so that the browser shows `pages` (SVG texts, UTF-16 safe offsets)."""
        changed = [
            _splice(index, self.shown[index] if index < len(self.shown) else None, text)
            for index, text in enumerate(pages)
            if index >= len(self.shown) or self.shown[index] != text
        ]
        self.shown = pages
        self.rev += 1
        return {"base": self.rev - 1, "rev": self.rev, "count": len(pages), "pages": changed}

    def full(self, pages: list[str]) -> Patch:
        """All pages, for a browser whose state is not known (first load, reconnect)."""
        self.shown = []
        return {**self.patch(pages), "base": -1}


def _splice(index: int, old: str | None, new: str) -> PagePatch:
    if old is None or not _is_bmp(old):
        return {"index": index, "start": 0, "end": -1, "text": new}
    start = _common_prefix(old, new)
    tail = _common_prefix(old[start:][::-1], new[start:][::-1])
    return {"index": index, "start": start, "end": len(old) - tail, "text": new[start : len(new) - tail]}


def _is_bmp(text: str) -> bool:
    """JavaScript counts UTF-16 units: offsets agree only where no letter needs two."""
    return text.isascii() or max(text) <= "\uffff"


def _common_prefix(a: str, b: str) -> int:
    """Length of the longest common prefix, by bisection (comparing slices runs in C)."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
