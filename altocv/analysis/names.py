"""Whether two spellings are one name: "JS" and "JavaScript", "Kafka" and "Apache Kafka".

The lexicon's synonyms also hold what only counts for the same ("MariaDB" for MySQL). To put one name in the
place of another, that is not enough: here a name must be the other's letters, initials or usual short form.
"""

from __future__ import annotations

import re

from altocv.analysis.terms import words

_ENDINGS = ("js", "lang", "ql", "sql", "db")
_MAKERS = ("apache", "microsoft", "ms", "amazon", "google", "adobe")
_SHORT = re.compile(r"(\w)(\d+)(\w)")


def same(one: str, other: str) -> bool:
    """Whether they are one name."""
    return _is_variant(one, other) or is_short_for(one, other) or is_short_for(other, one)


def naming(mine: str, theirs: str) -> str:
    """A name as a CV should have it, so that both spellings are found: initials stand in brackets."""
    if is_short_for(mine, theirs):
        return f"{theirs} ({mine})"
    return f"{mine} ({theirs})" if is_short_for(theirs, mine) else theirs


def is_short_for(short: str, long: str) -> bool:
    """Whether a name is the other's initials ("AWS", "JS"), or counts its letters ("k8s")."""
    brief, whole = _squashed(short), _squashed(long)
    if counted := _SHORT.fullmatch(brief):
        return whole[:1] == counted[1] and whole[-1:] == counted[3] and len(whole) == int(counted[2]) + 2
    if not 2 <= len(brief) < len(whole):
        return False
    parts = words(long)
    if len(parts) == 1:
        return brief == "".join(re.findall("[A-Z]", long)).casefold()
    return brief == "".join(part.folded[0] for part in parts)


def _is_variant(one: str, other: str) -> bool:
    """Whether they differ in signs and spaces only, in the maker's name or in an ending."""
    short, long = sorted((_squashed(one), _squashed(other)), key=len)
    if not short:
        return False
    ends = long.startswith(short) and long[len(short) :] in _ENDINGS
    return short == long or ends or any(long == f"{maker}{short}" for maker in _MAKERS)


def _squashed(name: str) -> str:
    # Signs count: C, C++ and C# are three.
    return re.sub(r"[^\w+#]", "", "".join(word.folded for word in words(name)))
