"""Searching in jobs, also with typing errors: PostgreSQL's full text search, told which words are meant.

The words of a query are held against those that the jobs of the user have. Neither accents nor capitals
count. A word that begins none of them stands for those that are a slip or two away.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

MOST_WORDS = 12
_MOST_MEANT = 40
_LONGEST_WORD = 60

_PIECES = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without accents."""
    text = text.casefold()
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def words(query: str) -> list[str]:
    """The words of a query, without the signs around them."""
    found = [word.strip(".,;:!?()[]{}\"'«»“”…") for word in query.split()]
    return [word[:_LONGEST_WORD] for word in found if _PIECES.search(word)][:MOST_WORDS]


def pieces(word: str) -> list[str]:
    """The parts that the full text search makes of a word; [word] itself where it is plain."""
    return _PIECES.findall(word)


def meant(word: str, vocabulary: Sequence[str]) -> list[str]:
    """The words of a vocabulary that a word of a query means: those that it begins, else those most alike."""
    typed = fold(word)
    folded = [fold(each) for each in vocabulary]
    begun = [full for full, plain in zip(vocabulary, folded, strict=True) if plain.startswith(typed)]
    if begun:
        return sorted(begun, key=len)[:_MOST_MEANT]
    return _alike(typed, vocabulary, folded)


def tsquery(word: str, alternatives: Sequence[str]) -> str:
    """In PostgreSQL's language of queries: what begins with the word, or is one of the alternatives."""
    return "(" + " | ".join([f"{_quoted(word.casefold())}:*", *map(_quoted, alternatives)]) + ")"


def slips(typed: str, word: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped with their neighbour; `most` + 1 when more.

    A word of which only the beginning was typed, with one slip in it, counts as one more.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, a in enumerate(typed, 1):
        above, row = row, [i]
        for j, b in enumerate(word, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == word[j - 2] and typed[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    whole, begun = row[-1], min(row) + 1 if len(typed) > 4 else most + 1
    return min(whole, begun if begun <= 2 else most + 1, most + 1)


def _alike(typed: str, vocabulary: Sequence[str], folded: Sequence[str]) -> list[str]:
    most = 0 if len(typed) < 4 else 1 if len(typed) < 7 else 2
    if not most:
        return []
    letters = Counter(typed)
    found: list[tuple[int, str]] = []
    for full, plain in zip(vocabulary, folded, strict=True):
        # Letters that the word lacks cost a slip each, so most words need no closer look.
        if len(plain) < len(typed) - most or (letters - Counter(plain)).total() > most:
            continue
        if (count := slips(typed, plain, most)) <= most:
            found.append((count, full))
    best = min((count for count, _ in found), default=0)
    return [full for count, full in found if count == best][:_MOST_MEANT]


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"
