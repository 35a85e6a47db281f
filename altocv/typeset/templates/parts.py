"""The fields of an entry as parts that any template can arrange: what, of whom, where, when, and the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from altocv.cv.dates import PartialDate
from altocv.cv.document import Entry
from altocv.cv.locales import format_date
from altocv.typeset.templates.base import CJK, Theme
from altocv.typeset.templates.hints import hint


@dataclass(frozen=True, slots=True)
class Field:
    """A field to be shown. `start` is the offset of `text` in the field's plain text; `marked` text holds
    inline markup; a `hint` is placeholder text."""

    text: str
    path: str
    href: str | None = None
    start: int = 0
    marked: bool = True
    hint: bool = False


Fields = tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry, whatever its kind. `title` is what it is read for, `of` the employer, school or issuer,
    `facts` short details beside them, `note` a line below. `swaps` says that `of` may lead; `role` that
    the entry stands below a heading that already named the employer."""

    title: Fields = ()
    of: Fields = ()
    place: Fields = ()
    dates: Fields = ()
    facts: Fields = ()
    note: Fields = ()
    text: Fields = ()
    highlights: Fields = ()
    words: Fields = ()
    words_label: str = ""
    link: Field | None = None
    swaps: bool = False
    role: bool = False


_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_PLAIN_PREFIX = re.compile(r"(?:https?://(?:www\.)?|mailto:|tel:)", re.IGNORECASE)

_COURSES = {
    "en": "Courses", "es": "Asignaturas", "fr": "Cours", "de": "Kurse", "pt": "Disciplinas", "it": "Corsi",
    "nl": "Vakken", "el": "Μαθήματα", "ru": "Курсы", "uk": "Курси", "ar": "المقررات", "he": "קורסים",
    "zh": "主修课程", "ja": "履修科目", "ko": "이수 과목",
}  # fmt: skip


def address(url: str) -> str | None:
    """The URL as a link target: https where it names no scheme; None for schemes that are no plain link."""
    url = url.strip()
    if _SCHEME.match(url):
        return url
    return None if not url or " " in url or _ANY_SCHEME.match(url) else f"https://{url}"


def shown_url(url: str, path: str) -> Field:
    """The URL as people write it, without scheme and final slash."""
    text = url.strip()
    cut = match.end() if (match := _PLAIN_PREFIX.match(text)) else 0
    short = text[cut:]
    if short.endswith("/") and short.count("/") == 1:
        short = short[:-1]
    return Field(short, path, address(url), cut, marked=False)


_NO_CONTENT = frozenset(("id", "extras", "hidden", "keep_together", "new_page", "tags", "notes"))


def is_empty(entry: Entry) -> bool:
    """Whether nothing of the entry would be seen."""
    return not any(_shows(value) for name, value in entry if name not in _NO_CONTENT)


def _shows(value: Any) -> bool:
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, tuple):
        return any(_shows(item) for item in value)
    return bool(value)


class Reader:
    """Reads an entry's fields. Empty ones give nothing, or a placeholder where the theme wants hints:
    always for what names the entry, for the rest while the whole entry is empty."""

    def __init__(self, theme: Theme, entry: Entry) -> None:
        self.theme = theme
        self.entry = entry
        self.at = f"@{entry.id}"
        self.blank = theme.hints and is_empty(entry)

    def one(self, name: str, want: str = "", *, always: bool = False, href: str | None = None) -> Fields:
        """A text field; `want` is the key of its placeholder."""
        text = getattr(self.entry, name)
        if text.strip():
            return (Field(text, f"{self.at}/{name}", href),)
        return self.want(want, name) if want and (self.blank or (always and self.theme.hints)) else ()

    def want(self, key: str, name: str) -> Fields:
        return (Field(hint(key, self.theme.language), f"{self.at}/{name}", hint=True),)

    def each(self, name: str, want: str = "") -> Fields:
        """The elements of a list field. An empty element is a line that was just added."""
        found = []
        for index, text in enumerate(getattr(self.entry, name)):
            if text.strip():
                found.append(Field(text, f"{self.at}/{name}/{index}"))
            elif self.theme.hints and want:
                found += self.want(want, f"{name}/{index}")
        if not found and want and self.blank:
            return self.want(want, name)
        return tuple(found)

    def range(self, *, want: bool = True) -> Fields:
        """Start and end, each with its own path; one where both read the same."""
        start, end = (self._date(name) for name in ("start_date", "end_date"))
        if start and end and start[0].text == end[0].text:
            end = ()
        return start + end or (self.want("dates", "start_date") if self.blank and want else ())

    def day(self, name: str) -> Fields:
        return self._date(name) or (self.want("dates", name) if self.blank else ())

    def _date(self, name: str) -> Fields:
        date: PartialDate = getattr(self.entry, name)
        text = format_date(date, self.theme.design.date_format, self.theme.language)
        return (Field(text, f"{self.at}/{name}", marked=False),) if text.strip() else ()

    @property
    def href(self) -> str | None:
        return address(getattr(self.entry, "url", ""))

    def url(self) -> Fields:
        """The web address, to be printed."""
        url = getattr(self.entry, "url", "")
        return (shown_url(url, f"{self.at}/url"),) if url.strip() else ()

    def link(self, anchor: Fields) -> tuple[Fields, Field | None]:
        """The anchor made a link to the entry's address, and the address itself, to be shown as an icon."""
        target = self.url()
        if not target or not anchor or anchor[0].hint:
            return anchor, None
        return (replace(anchor[0], href=target[0].href), *anchor[1:]), target[0]


def _work(r: Reader) -> Parts:
    of, link = r.link(r.one("name", "employer", always=True))
    return Parts(
        title=r.one("position", "position", always=True),
        of=of,
        link=link,
        place=r.one("location"),
        dates=r.range(),
        facts=() if link else r.url(),
        note=r.one("description"),
        text=r.one("summary"),
        highlights=r.each("highlights", "highlight"),
        swaps=True,
    )


def _volunteer(r: Reader) -> Parts:
    of, link = r.link(r.one("organization", "organization", always=True))
    return Parts(
        title=r.one("position", "role", always=True),
        of=of,
        link=link,
        place=r.one("location"),
        dates=r.range(),
        facts=() if link else r.url(),
        text=r.one("summary"),
        highlights=r.each("highlights", "highlight" if not r.blank else ""),
        swaps=True,
    )


def _education(r: Reader) -> Parts:
    of, link = r.link(r.one("institution", "institution", always=True))
    language = r.theme.language
    title = r.one("study_type") + r.one("area")
    if not title and r.theme.hints:
        title = r.want("degree", "study_type")
    return Parts(
        title=title,
        of=of,
        link=link,
        place=r.one("location"),
        dates=r.range(),
        facts=r.one("score") + (() if link else r.url()),
        text=r.one("summary"),
        words=r.each("courses"),
        words_label=_COURSES.get(language, _COURSES["en"]),
        swaps=True,
    )


def _project(r: Reader) -> Parts:
    return Parts(
        title=r.one("name", "project", always=True),
        of=r.each("roles") + r.one("entity"),
        dates=r.range(),
        facts=r.one("type") + r.url(),
        text=r.one("description", "text"),
        highlights=r.each("highlights", "highlight" if not r.blank else ""),
        words=r.each("keywords"),
    )


def _certificate(r: Reader) -> Parts:
    title, link = r.link(r.one("name", "certificate", always=True))
    facts = () if link else r.url()
    return Parts(title=title, link=link, of=r.one("issuer", "issuer"), dates=r.day("date"), facts=facts)


def _award(r: Reader) -> Parts:
    return Parts(
        title=r.one("title", "award", always=True),
        of=r.one("awarder", "awarder"),
        dates=r.day("date"),
        text=r.one("summary"),
    )


def _publication(r: Reader) -> Parts:
    return Parts(
        title=r.one("name", "publication", always=True),
        of=r.one("publisher", "publisher"),
        dates=r.day("release_date"),
        note=r.each("authors"),
        facts=r.url(),
        text=r.one("summary"),
    )


def _reference(r: Reader) -> Parts:
    return Parts(title=r.one("name", "referee", always=True), text=r.one("reference", "reference"))


def _custom(r: Reader) -> Parts:
    title, link = r.link(r.one("title", "entry", always=True))
    return Parts(
        title=title,
        link=link,
        of=r.one("subtitle"),
        place=r.one("location"),
        dates=r.range(want=False),
        facts=() if link else r.url(),
        text=r.one("summary", "text"),
        highlights=r.each("highlights", "highlight" if not r.blank else ""),
        words=r.each("keywords"),
    )


_READERS: dict[str, Callable[[Reader], Parts]] = {
    "Work": _work,
    "Volunteer": _volunteer,
    "Education": _education,
    "Project": _project,
    "Certificate": _certificate,
    "Award": _award,
    "Publication": _publication,
    "Reference": _reference,
    "Custom": _custom,
}


def parts(theme: Theme, entry: Entry) -> Parts:
    """The parts of an entry of any kind but skills, languages and interests (see `lists`). An entry
    without a title leads with what it has."""
    found = _READERS[type(entry).__name__](Reader(theme, entry))
    if not found.title and found.of:
        found = replace(found, title=found.of, of=())
    return found


def title_joint(theme: Theme) -> str:
    """What stands between the parts of a title, such as a degree and its field."""
    return " " if theme.language in CJK else theme.comma
