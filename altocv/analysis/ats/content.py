"""The texts of a CV that a reader gets to see, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from altocv.analysis.ats import fixes, machine
from altocv.cv.document import CV, Education, Entry, Section, Volunteer, Work
from altocv.cv.inline import parse, plain
from altocv.cv.locales import section_title
from altocv.typeset.render import visible

LineKind = Literal["bullet", "prose", "line"]

_PROSE = frozenset(("summary", "description", "reference"))
_UNREAD = frozenset(("id", "url", "notes", "tags", "extras"))
_UNSPACED = ("zh", "ja", "ko")
_PER_WORD = 1.8  # characters to a word of a language written without spaces
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Line:
    """One text of the CV: its edit path, the kind of text and of section, its entry's id ("" for none)."""

    path: str
    raw: str
    kind: LineKind
    section: str
    entry: str
    language: str

    @cached_property
    def prose(self) -> str:
        """The plain text with code replaced: code keeps its own rules."""
        return prose(self.raw)

    @cached_property
    def settled(self) -> str:
        """The plain text as it would be with every fix made, so that no fix can hurt what is counted here."""
        return plain(fixes.settled(self.raw, self.language, bullet=self.kind == "bullet")).strip()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The settled text as folded words, without numbers."""
        return tuple(word.casefold() for word in _WORD.findall(self.settled))

    @cached_property
    def key(self) -> str:
        """Equal for texts that say the same, letter by letter."""
        return machine.squash(self.settled).rstrip(".;。")


@dataclass(frozen=True)
class Subject:
    """What is checked: the CV, its visible sections, and what a machine read of its PDF."""

    cv: CV
    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
    text: str
    pages: int

    @property
    def language(self) -> str:
        return self.cv.meta.language

    @cached_property
    def bullets(self) -> tuple[Line, ...]:
        """The highlights, each text once."""
        unique: dict[str, Line] = {}
        for line in self.lines:
            if line.kind == "bullet":
                unique.setdefault(line.key, line)
        return tuple(unique.values())

    def shown(self, *kinds: str) -> list[Section]:
        """The visible sections of these kinds."""
        return [section for section in self.sections if section.kind in kinds]


def gather(cv: CV, text: str, pages: int) -> Subject:
    """What there is to check of a CV; `text` and `pages` are what was read of its PDF."""
    sections = visible(cv).sections
    return Subject(cv, sections, tuple(_lines(cv, sections)), text, pages)


def prose(raw: str) -> str:
    """Plain text in which each stretch of code is one word of its own."""
    pieces = parse(raw)
    return "".join(f"code{place}" if piece.code else piece.text for place, piece in enumerate(pieces))


def title(section: Section, language: str) -> str:
    """The section's title as it is printed, without markup."""
    return plain(section.title).strip() or section_title(section.kind, language)


def employer(entry: Entry) -> str:
    """The employer, organization or school of an entry, "" where its kind has none."""
    return plain(entry.heading).strip() if isinstance(entry, Work | Volunteer | Education) else ""


def named(entry: Entry) -> str:
    """What an entry is called in a sentence."""
    position = getattr(entry, "position", "") or getattr(entry, "study_type", "")
    return plain(entry.heading or position).strip() or "…"


def count_words(text: str, language: str) -> int:
    """The words of a text; in languages without spaces, about as many as another language would need."""
    if language in _UNSPACED:
        return round(len("".join(text.split())) / _PER_WORD)
    return len(text.split())


def _lines(cv: CV, sections: tuple[Section, ...]) -> Iterator[Line]:
    language, basics = cv.meta.language, cv.basics
    for name in ("name", "label"):
        if (raw := getattr(basics, name)).strip():
            yield Line(f"basics/{name}", raw, "line", "basics", "", language)
    for section in sections:
        if section.title.strip():
            yield Line(f"@{section.id}/title", section.title, "line", section.kind, "", language)
        if section.kind == "summary":
            yield Line("basics/summary", basics.summary, "prose", "summary", "", language)
        for entry in section.items:
            yield from _entry_lines(entry, section.kind, language)


def _entry_lines(entry: Entry, section: str, language: str) -> Iterator[Line]:
    for name, value in entry:
        if name in _UNREAD:
            continue
        if isinstance(value, str) and value.strip():
            kind: LineKind = "prose" if name in _PROSE else "line"
            yield Line(f"@{entry.id}/{name}", value, kind, section, entry.id, language)
        elif isinstance(value, tuple):
            kind = "bullet" if name == "highlights" else "line"
            for index, raw in enumerate(value):
                if isinstance(raw, str) and raw.strip():
                    yield Line(f"@{entry.id}/{name}/{index}", raw, kind, section, entry.id, language)
