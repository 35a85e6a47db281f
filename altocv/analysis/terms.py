"""Finding terms in running text, so that C++, C#, .NET, Node.js, R, Go and CI/CD count as themselves.

A text is read as words; `+` and `#` belong to the word that they end, a leading dot is tried with it
(`.NET`). A term is a run of words, and what stands between them counts too: a space and a hyphen are
alike, `/`, `.`, `&` and an apostrophe are kept apart (`CI/CD` is not `CI, CD`). The longest term wins.

Case and diacritics do not count ("Gestion" is "gestión"), "-ise" is "-ize", and the last word may be a
plural or end in a version ("Python3"). A spelling that begins with `=` is also an ordinary word or letter: it
counts in the case that it is written in, in capitals (three letters or more), or alone between the separators
of a list; a single letter only as a capital that is no initial.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[^\W_{_CJK}]+(?:\+\+|[+#]+(?![^\W_+#]))?|[{_CJK}]+")
"""A run of letters and digits; scripts that write without spaces are cut off from others."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
_SPACED = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|[-\u2010-\u2013]\n?")
_KEPT = {".": ".", "'": "'", "’": "'"}
_KEPT_SPACED = {"/": "/", "&": "&"}
_DOT = re.compile(r"(?<![^\W_])(?<!\.)\.$")
_SEPARATORS = re.compile(r"[,;:/|•·()\[\]\n\t]")
_SENTENCE = re.compile(r"[.!?:;•\n]\W*$|^\W*$")
_SPELLING = re.compile(r"(?<=...)is(e|es|ed|er|ers|ing|ation|ations)$")
_ENDING = re.compile(r"(?:es|s|\+|\d+)$")
_STEM = 6
_VERBAL_TEXT = """
a about above after ahead all any as at before beyond by calmly down each every everything far first for
fast from further home in into it its live on our out over places quickly shopping the their them then this
through to together under up us we well when where with you your
"""
_VERBAL = frozenset(_VERBAL_TEXT.split())
"""What follows an ordinary verb at the start of a sentence ("Excel at", "Go beyond", "React quickly")."""
_BEFORE_LETTER_TEXT = """
appendix category class clase grade grado group grupo hepatitis level nivel option opción part phase plan
section series step tier type tipo vitamin vitamina
"""
_BEFORE_LETTER = frozenset(_BEFORE_LETTER_TEXT.split())
_STOP_TEXT = """
a about across all also an and any are as at be been being both but by can could do does each etc for from
full good great have has having how i if in into is it its job like may more must new not of on one or other
our out over own per role should so some strong such than that the their them these they this through to up
us use using very was we well were what when where which who will with within work working would year years
you your experience experienced skills skill ability able knowledge required preferred plus least excellent
al algo como con de del desde donde el ella en entre es esta este la las lo los más mi muy no nos o para
pero por que se ser si sin sobre son su sus te tu tus un una unos uno y ya años año experiencia
conocimientos
"""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: `text[start:end]`, and `folded` for comparing."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found: the name that it stands for and where in the text."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The word without case, diacritics and the difference of "-ise" and "-ize"."""
    folded = word.casefold()
    if not folded.isascii():
        marked = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in marked if not unicodedata.combining(char))
    return _SPELLING.sub(r"iz\1", folded)


def words(text: str) -> list[Word]:
    """The words of a text in order. Addresses of the web and of mail are no words."""
    if "@" in text or "www." in text or "://" in text:
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    return [Word(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def stems(text: str) -> frozenset[str]:
    """The beginnings (six letters) of the words that say something: "managed" and "management" are one."""
    return frozenset(
        word.folded[:_STEM]
        for word in words(text)
        if word.folded not in _STOPS and len(word.folded) > 1 and not word.folded.isdigit()
    )


_STOPS = frozenset(map(fold, _STOP_TEXT.split()))


def holds(text: str, term: str) -> bool:
    """Whether the text has the term, by the rules above."""
    return bool(_single(term).find(text))


@lru_cache(maxsize=4_096)
def _single(term: str) -> Finder:
    return Finder({term: term})


@dataclass(frozen=True, slots=True)
class _Spelling:
    name: str
    cased: str
    """The words as they must be written, or empty where case does not count."""


class Finder:
    """Finds many terms in one pass. `terms` maps spellings to the name each stands for; a spelling of the
    empty name stands for nothing and only keeps shorter terms from being found in it ("C-level")."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self._root: dict[str, Any] = {}
        for spelled, name in terms.items():
            for variant in _variants(spelled):
                self._add(variant, name)

    def _add(self, spelled: str, name: str) -> None:
        term = spelled.removeprefix("=")
        found = words(term)
        if not found:
            return
        node = self._root
        for index, word in enumerate(found):
            gap = _gap(term[found[index - 1].end : word.start]) if index else term[: word.start]
            node = node.setdefault(gap + word.folded, {})
        node.setdefault("", _Spelling(name, term if spelled.startswith("=") else ""))

    def find(self, text: str) -> list[Hit]:
        """The terms in the order of the text; none inside another."""
        found: list[Hit] = []
        read = words(text)
        index = 0
        while index < len(read):
            hit, after = self._longest(text, read, index)
            if hit and hit.name:
                found.append(hit)
            index = after if hit else index + 1
        return found

    def _longest(self, text: str, read: list[Word], index: int) -> tuple[Hit | None, int]:
        start = read[index].start
        gaps = [".", ""] if _DOT.search(text, max(start - 2, 0), start) else [""]
        for gap in gaps:
            for spelling, last in reversed(list(_walk(self._root, gap, text, read, index))):
                if _allowed(spelling, text, read, index, last):
                    return Hit(spelling.name, start - len(gap), read[last].end), last + 1
        return None, index + 1


def _walk(
    node: dict[str, Any], gap: str, text: str, read: list[Word], index: int
) -> Iterator[tuple[_Spelling, int]]:
    """Every term that begins with the word at `index`, shortest first, with the index of its last word."""
    while True:
        word = read[index].folded
        if plural := _plural(node, gap, word):
            yield plural, index
        following = node.get(gap + word)
        if following is None:
            return
        if spelling := following.get(""):
            yield spelling, index
        if index + 1 == len(read):
            return
        node, gap = following, _gap(text[read[index].end : read[index + 1].start])
        index += 1


def _plural(node: dict[str, Any], gap: str, word: str) -> _Spelling | None:
    """The term that ends here with a word in the plural, or with a sign or version ("Python3", "Java+")."""
    if len(word) < 4 or not (found := _ENDING.search(word)):
        return None
    endings = ("s", "es") if found[0] == "es" else (found[0],)
    for ending in endings:
        following = node.get(gap + word.removesuffix(ending))
        if following and (spelling := following.get("")) and not spelling.cased:
            return spelling
    return None


def _gap(between: str) -> str:
    """The kind of what stands between two words; `|` where no term goes on."""
    if _SPACED.fullmatch(between):
        return " " if between else ""
    return _KEPT.get(between) or _KEPT_SPACED.get(between.strip(" "), "|")


def _variants(spelled: str) -> Iterable[str]:
    yield spelled
    if " & " in spelled:
        yield spelled.replace(" & ", " and ")
        yield spelled.replace(" & ", " y ")


def _allowed(spelling: _Spelling, text: str, read: list[Word], first: int, last: int) -> bool:
    """Whether a term counts as it is written and where it stands."""
    if not spelling.cased:
        return True
    start, end = read[first].start, read[last].end
    shown = text[start:end]
    if len(shown) == 1:
        return shown == spelling.cased and _is_letter_name(text, read, first)
    if shown == spelling.cased or (shown.isupper() and len(shown) > 2):
        return not (
            first == last
            and last + 1 < len(read)
            and read[last + 1].folded in _VERBAL
            and _gap(text[end : read[last + 1].start]) == " "
            and _SENTENCE.search(text[max(start - 12, 0) : start])
        )
    left = text[read[first - 1].end : start] if first else "\n"
    right = text[end : read[last + 1].start] if last + 1 < len(read) else "\n"
    return bool(_SEPARATORS.search(left) and _SEPARATORS.search(right))


def _is_letter_name(text: str, read: list[Word], index: int) -> bool:
    """Whether a capital alone is a name (the languages C and R) and no initial, mark or part of R&D."""
    start, end = read[index].start, read[index].end
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in set("&'’.-+") or after in set("&'’-+") or (before, after) == ("(", ")"):
        return False
    previous = read[index - 1] if index else None
    following = read[index + 1] if index + 1 < len(read) else None
    if previous and previous.folded in _BEFORE_LETTER:
        return False
    if before == "/" and previous and previous.end - previous.start == 1 and previous.folded not in "cr":
        return False
    if after == "/" and following and following.end - following.start == 1 and following.folded not in "cr":
        return False
    if after in set(".)") and (previous is None or "\n" in text[previous.end : start]):
        return following is None
    is_capital = following is not None and text[following.start].isupper()
    if after == "." and is_capital and previous is not None:
        return not text[previous.start].isupper() or "," in text[previous.end : start]
    return True
