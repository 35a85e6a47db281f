"""A CV as what its reader gets, whatever the format: hidden and empty parts left out, dates and titles in
its language, every entry as the same few fields. Texts hold the inline markup of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from altocv.cv.document import CV, Basics, Contact, Entry, Profile, Section
from altocv.cv.locales import colon, comma, courses_label, format_date, format_range, section_title

_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Link:
    """A plain text that may be a link."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An entry. `title` is what it is read for, `of` the employer, school or issuer; `words` are keywords
    with the label that they need, if any. An item with `brief` is one line of a list of facts."""

    title: str = ""
    of: str = ""
    place: str = ""
    dates: str = ""
    facts: tuple[str, ...] = ()
    link: Link | None = None
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    words_label: str = ""
    brief: bool = False
    new_page: bool = False

    @property
    def says(self) -> bool:
        """False for an entry in which nothing was written."""
        return bool(
            self.title or self.of or self.place or self.dates or self.facts or self.link
            or self.paragraphs or self.bullets or self.words
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A section."""

    title: str
    items: tuple[Item, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    name: str
    label: str
    contacts: tuple[Link, ...]
    parts: tuple[Part, ...]


def outline(cv: CV) -> Outline:
    """What a reader of the CV gets to see."""
    parts = (_part(cv, section) for section in cv.sections if not section.hidden)
    return Outline(
        name=cv.basics.name.strip(),
        label=cv.basics.label.strip(),
        contacts=tuple(_contacts(cv.basics, cv.meta.language)),
        parts=tuple(part for part in parts if part.items),
    )


def address(url: str) -> str | None:
    """The URL as a link target: https where it names no scheme; None for what is no http, mail or phone
    address."""
    url = url.strip()
    if _SCHEME.fullmatch(url):
        return url
    is_bare = url and not re.search(r"\s", url) and not _OTHER_SCHEME.match(url)
    return f"https://{url}" if is_bare else None


def _shown(url: str) -> Link:
    text = re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", url.strip(), flags=re.IGNORECASE)
    return Link(text[:-1] if text.count("/") == 1 and text.endswith("/") else text, address(url))


def _contacts(basics: Basics, language: str) -> Iterator[Link]:
    if email := basics.email.strip():
        yield Link(email, address(f"mailto:{email}"))
    if phone := basics.phone.strip():
        digits = re.sub(r"[^0-9+]", "", phone)
        yield Link(phone, f"tel:{digits}" if digits else None)
    place = basics.location
    city = " ".join(text for text in (place.postal_code.strip(), place.city.strip()) if text)
    whole = [place.address.strip(), city, place.region.strip(), place.country_code.strip()]
    if any(whole):
        yield Link(comma(language).join(text for text in whole if text))
    if basics.url.strip():
        yield _shown(basics.url)
    for contact in (*basics.profiles, *basics.contacts):
        if link := _labelled(contact, language):
            yield link


def _labelled(contact: Profile | Contact, language: str) -> Link | None:
    """`GitHub: maya`, or the address where there is no user name."""
    label, value = (
        (contact.network, contact.username)
        if isinstance(contact, Profile)
        else (contact.label, contact.value)
    )
    shown = Link(value.strip(), address(contact.url)) if value.strip() else _shown(contact.url)
    text = colon(language).join(part for part in (label.strip(), shown.text) if part)
    return Link(text, shown.href) if text else None


def _part(cv: CV, section: Section) -> Part:
    if section.kind == "summary":
        items: tuple[Item, ...] = (Item(paragraphs=_paragraphs(cv.basics.summary)),)
    else:
        shown = [entry for entry in section.items if not entry.hidden]
        items = _custom(shown, section.style) if section.kind == "custom" else ()
        items = items or tuple(_ITEMS[type(entry).__name__](_Reader(cv, entry)) for entry in shown)
    title = section.title.strip() or section_title(section.kind, cv.meta.language)
    return Part(title, tuple(item for item in items if item.says), section.new_page)


def _custom(entries: Sequence[Any], style: str) -> tuple[Item, ...]:
    """Custom entries that are set as a list or running text instead of entries."""
    found: list[str] = []
    for entry in entries:
        found.append(entry.title)
        if style == "tags":
            found += entry.keywords
        elif style == "bullets":
            found += (entry.summary, *entry.highlights)
        else:
            found += _paragraphs(entry.summary)
    texts = tuple(text.strip() for text in found if text.strip())
    items = {"tags": Item(words=texts), "bullets": Item(bullets=texts), "text": Item(paragraphs=texts)}
    return (items[style],) if texts and style in items else ()


class _Reader:
    """The fields of an entry, without those that say nothing."""

    def __init__(self, cv: CV, entry: Entry) -> None:
        self.language = cv.meta.language
        self._format = cv.design.date_format
        self._entry: Any = entry

    def text(self, *names: str) -> str:
        """Fields in one line, with the language's comma."""
        return self.joined(getattr(self._entry, name) for name in names)

    def joined(self, texts: Any) -> str:
        return comma(self.language).join(text.strip() for text in texts if text.strip())

    def facts(self, *names: str) -> tuple[str, ...]:
        return tuple(text for name in names if (text := self.text(name)))

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in getattr(self._entry, name) if line.strip())

    def paragraphs(self, *names: str) -> tuple[str, ...]:
        return tuple(text for name in names for text in _paragraphs(getattr(self._entry, name)))

    def range(self) -> str:
        entry = self._entry
        return format_range(entry.start_date, entry.end_date, self._format, self.language)

    def date(self, name: str) -> str:
        return format_date(getattr(self._entry, name), self._format, self.language)

    def item(self, **fields: Any) -> Item:
        """An item with these fields; what it belongs to leads where there is no title."""
        if not fields["title"]:
            fields |= {"title": fields.pop("of", ""), "of": ""}
        url = getattr(self._entry, "url", "")
        return Item(link=_shown(url) if url.strip() else None, new_page=self._entry.new_page, **fields)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BLANK.split(text) if part.strip())


def _role(r: _Reader, of: str, *notes: str) -> Item:
    return r.item(
        title=r.text("position"),
        of=r.text(of),
        place=r.text("location"),
        dates=r.range(),
        paragraphs=r.paragraphs(*notes, "summary"),
        bullets=r.lines("highlights"),
    )


def _education(r: _Reader) -> Item:
    return r.item(
        title=r.text("study_type", "area"),
        of=r.text("institution"),
        place=r.text("location"),
        dates=r.range(),
        facts=r.facts("score"),
        paragraphs=r.paragraphs("summary"),
        words=r.lines("courses"),
        words_label=courses_label(r.language),
    )


def _project(r: _Reader) -> Item:
    return r.item(
        title=r.text("name"),
        of=r.joined((*r.lines("roles"), r.text("entity"))),
        dates=r.range(),
        facts=r.facts("type"),
        paragraphs=r.paragraphs("description"),
        bullets=r.lines("highlights"),
        words=r.lines("keywords"),
    )


def _publication(r: _Reader) -> Item:
    return r.item(
        title=r.text("name"),
        of=r.text("publisher"),
        dates=r.date("release_date"),
        facts=(authors,) if (authors := r.joined(r.lines("authors"))) else (),
        paragraphs=r.paragraphs("summary"),
    )


def _custom_entry(r: _Reader) -> Item:
    return r.item(
        title=r.text("title"),
        of=r.text("subtitle"),
        place=r.text("location"),
        dates=r.range(),
        paragraphs=r.paragraphs("summary"),
        bullets=r.lines("highlights"),
        words=r.lines("keywords"),
    )


_ITEMS: dict[str, Callable[[_Reader], Item]] = {
    "Work": lambda r: _role(r, "name", "description"),
    "Volunteer": lambda r: _role(r, "organization"),
    "Education": _education,
    "Project": _project,
    "Skill": lambda r: r.item(
        title=r.text("name"), of=r.text("level"), words=r.lines("keywords"), brief=True
    ),
    "Language": lambda r: r.item(title=r.text("language"), of=r.text("fluency"), brief=True),
    "Certificate": lambda r: r.item(title=r.text("name"), of=r.text("issuer"), dates=r.date("date")),
    "Award": lambda r: r.item(
        title=r.text("title"), of=r.text("awarder"), dates=r.date("date"), paragraphs=r.paragraphs("summary")
    ),
    "Publication": _publication,
    "Interest": lambda r: r.item(title=r.text("name"), words=r.lines("keywords"), brief=True),
    "Reference": lambda r: r.item(title=r.text("name"), paragraphs=r.paragraphs("reference")),
    "Custom": _custom_entry,
}
