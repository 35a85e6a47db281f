r"""The small inline markup of text fields: `**bold**`, `*italic*`, `` `code` ``, `[text](url)`, `\` escapes.

Parsing is total and linear: whatever is no complete mark is shown as it was written. Only http, https,
mailto and tel addresses become links, so a CV cannot carry a script. Marks never span a blank line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?P<stars>\*+)"
    r"|(?P<open>\[)"
    r"|(?P<link>\]\((?P<href>(?:https?://|mailto:|tel:)(?:[^\s()]|\([^\s()]*\))+)\))"
    r"|(?P<close>\])"
    r"|(?P<blank>\n[ \t]*\n)",
    re.IGNORECASE,
)
_WIDTHS = (("bold", 2), ("italic", 1))
_REMEMBERED_LENGTH = 2_000
"""Longer texts are parsed each time, so that no one text can fill the memory."""
_MARKED = re.compile(r"[\\*`\[]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text set in one way. `href` is an absolute http(s), mailto or tel address."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str | None = None


def parse(text: str) -> tuple[Piece, ...]:
    """The text as pieces, in order; neighbours differ in their marks and none is empty."""
    if not _MARKED.search(text):
        return (Piece(text),) if text else ()
    return _remembered(text) if len(text) <= _REMEMBERED_LENGTH else _parse(text)


def _parse(text: str) -> tuple[Piece, ...]:
    scan = _Scan()
    position = 0
    for match in _TOKEN.finditer(text):
        scan.text(text[position : match.start()])
        position = match.end()
        scan.token(match, before=text[match.start() - 1 : match.start()], after=text[position : position + 1])
    scan.text(text[position:])
    return scan.pieces()


_remembered = lru_cache(maxsize=4096)(_parse)


def plain(text: str) -> str:
    """The text without its markup, as a reader sees it."""
    return "".join(piece.text for piece in parse(text))


def escape(text: str) -> str:
    """Markup that shows exactly `text`."""
    return re.sub(r"[\\*`\[\]]", r"\\\g<0>", text)


class _Scan:
    """Words so far, and where marks opened. Delimiters stay literal words until their partner is found."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.code: set[int] = set()
        self.marks: list[tuple[str, int, int]] = []  # "bold" | "italic" | address, first word, end
        self.open: dict[str, int] = {}  # "bold" | "italic" -> index of the delimiter
        self.brackets: list[int] = []

    def text(self, text: str) -> None:
        if text:
            self.words.append(text)

    def token(self, match: re.Match[str], *, before: str, after: str) -> None:
        kind = match.lastgroup
        if match["code"] is not None:
            self.code.add(len(self.words))
            self.text(match["code"])
        elif match["escape"] is not None:
            self.text(match["escape"][1])
        elif match["stars"] is not None:
            self._stars(match["stars"], before, after)
        elif kind == "open":
            self.brackets.append(len(self.words))
            self.text("[")
        elif match["link"] is not None:
            self._link(match)
        else:
            if match["blank"] is not None:
                self.open.clear()
                self.brackets.clear()
            elif self.brackets:
                self.brackets.pop()
            self.text(match[0])

    def _stars(self, stars: str, before: str, after: str) -> None:
        left = len(stars)
        closes, opens = bool(before.strip()), bool(after.strip())
        if left > 3 or (before.isdigit() and after.isdigit()):  # a rule, a multiplication
            self.text(stars)
            return
        for mark, width in _WIDTHS:
            if width <= left and closes and mark in self.open:
                start = self.open.pop(mark)
                self.words[start] = ""
                self.marks.append((mark, start, len(self.words)))
                left -= width
            elif width <= left and opens and mark not in self.open:
                self.open[mark] = len(self.words)
                self.text("*" * width)
                left -= width
        self.text("*" * left)

    def _link(self, match: re.Match[str]) -> None:
        if not self.brackets or self.brackets[-1] == len(self.words) - 1:
            self.text(match[0])
            return
        start = self.brackets.pop()
        self.brackets.clear()  # links do not nest
        self.words[start] = ""
        self.marks.append((match["href"], start, len(self.words)))

    def pieces(self) -> tuple[Piece, ...]:
        begins: dict[int, list[str]] = {}
        ends: dict[int, list[str]] = {}
        for mark, start, end in self.marks:
            begins.setdefault(start, []).append(mark)
            ends.setdefault(end, []).append(mark)
        active: list[str] = []
        pieces: list[Piece] = []
        for index, word in enumerate(self.words):
            for mark in ends.get(index, ()):
                active.remove(mark)
            active += begins.get(index, ())
            if not word:
                continue
            piece = Piece(
                word,
                bold="bold" in active,
                italic="italic" in active,
                code=index in self.code,
                href=next((mark for mark in active if mark not in ("bold", "italic")), None),
            )
            if pieces and replace(pieces[-1], text=word) == piece:
                piece = replace(piece, text=pieces.pop().text + word)
            pieces.append(piece)
        return tuple(pieces)
