"""Which name of an entry is the job or degree and which the organisation. The entries of one section are laid
out alike: where the words of one do not tell, those of its neighbours do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from altocv.convert.reading.entry import Bit, Taken
from altocv.convert.reading.lexicon import is_degree, job_words, organisation_words

_MOST_WORDS = 12
_LONGEST_NAME = 5


def names(taken: Taken) -> list[Bit]:
    """The bits short enough to be a job, a degree or an organisation."""
    return [bit for bit in taken.bits if len(bit.text.split()) <= _MOST_WORDS]


def is_note(bit: Bit) -> bool:
    """True for what is too long for a name."""
    return len(bit.text.split()) > _LONGEST_NAME and not organisation_words(bit.text)


def told(bit: Bit, kind: str) -> int:
    """How much the words of a name say that it is a job or degree; below 0 that it is an organisation."""
    what = 2 * is_degree(bit.text) if kind == "education" else job_words(bit.text)
    return what - organisation_words(bit.text)


def leads(entries: Sequence[Taken], kind: str) -> bool | None:
    """True where the job or degree comes first in the entries of a section, False where the organisation
    does, None where no word tells."""
    votes = 0
    for entry in entries:
        if (pair := _pair(entry)) is not None:
            first, second = (told(bit, kind) for bit in pair)
            votes += (first > second) - (first < second)
    return None if votes == 0 else votes > 0


def with_roles(entries: Sequence[Taken]) -> list[Taken]:
    """The entries, with those marked that are further jobs under one employer: of one name, which looks like
    the dated line below an employer's."""
    found: list[Taken] = []
    for entry in entries:
        bits, before = names(entry), found[-1] if found else None
        if before is not None and len(bits) == 1 and _same_place(before, bits[0]):
            entry = replace(entry, role=True)
        found.append(entry)
    return found


def _same_place(before: Taken, bit: Bit) -> bool:
    bits = names(before)
    if before.role:
        return bits[0].style == bit.style
    under = [each for each in bits if each.line == before.dated_line > 0]
    return bool(under) and under[0].style == bit.style and not organisation_words(under[0].text)


def _pair(entry: Taken) -> tuple[Bit, Bit] | None:
    """The two names that an entry begins with."""
    found = [bit for bit in names(entry) if not is_note(bit)]
    return (found[0], found[1]) if len(found) > 1 else None
