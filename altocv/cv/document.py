"""The CV document: JSON Resume 1.0's fields, with stable ids and what an editor needs beside them.

Everything is frozen and built of tuples, so an edit shares all that it did not touch: an unchanged entry
is the *same object* afterwards, and layout may cache by identity. Text fields hold a small inline markup
(`**bold**`, `*italic*`, `` `code` ``, `[text](url)`; see `inline`). Nothing changes a CV but `edits.apply`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, SerializeAsAny, model_validator

from altocv.cv.characters import clean, clean_json, clean_line
from altocv.cv.dates import PartialDate
from altocv.cv.design import Design

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Line = Annotated[str, Field(max_length=20_000, description="one line of text"), BeforeValidator(clean_line)]
Text = Annotated[
    str,
    Field(max_length=100_000, description="text; a blank line separates paragraphs"),
    BeforeValidator(clean),
]
Url = Annotated[str, Field(max_length=2_000), BeforeValidator(clean_line)]
Lines = Annotated[tuple[Text, ...], Field(max_length=2_000)]
Words = Annotated[tuple[Line, ...], Field(max_length=2_000)]

SectionKind = Literal[
    "summary", "work", "volunteer", "education", "projects", "skills", "languages", "certificates",
    "awards", "publications", "interests", "references", "custom",
]  # fmt: skip

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "el", "ru", "uk", "ar", "he", "zh", "ja", "ko")
"""Languages a CV can be set in: section titles, dates, hyphenation and direction follow."""


def new_id() -> str:
    """A fresh id, 48 random bits, safe in a path and an HTML attribute."""
    return secrets.token_hex(6)


class Node(BaseModel):
    """Base of all parts. `extras` keeps the unknown fields of an imported file as they were."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    extras: Annotated[dict[str, JsonValue], BeforeValidator(clean_json)] = Field(default_factory=dict)


class Identified(Node):
    """A part that edits can name: `@<id>` in a path."""

    id: Id = Field(default_factory=new_id)


class Location(Node):
    address: Line = ""
    postal_code: Line = ""
    city: Line = ""
    country_code: Line = ""
    region: Line = ""


class Profile(Identified):
    """A network profile (LinkedIn, GitHub, …)."""

    network: Line = ""
    username: Line = ""
    url: Url = ""


class Contact(Identified):
    """An extra line of contact beside e-mail, phone and web: a label, a value, an icon, maybe a link."""

    icon: Line = "link"
    label: Line = ""
    value: Line = ""
    url: Url = ""


class Basics(Node):
    """Who. `image` is a URL or an id in storage (`photo:<key>`); the summary section shows `summary`."""

    name: Line = ""
    label: Line = ""
    image: Url = ""
    email: Line = ""
    phone: Line = ""
    url: Url = ""
    summary: Text = ""
    location: Location = Location()
    profiles: tuple[Profile, ...] = ()
    contacts: tuple[Contact, ...] = ()


class Entry(Identified):
    """Base of all entries of a section.

    `heading_field` names the field that says what the entry is; `notes` are private and never printed.
    """

    heading_field: ClassVar[str] = "name"

    hidden: bool = False
    keep_together: bool = False
    new_page: bool = False
    tags: Words = ()
    notes: Text = ""

    @property
    def heading(self) -> str:
        return getattr(self, self.heading_field)


class Dated(Entry):
    start_date: PartialDate = PartialDate()
    end_date: PartialDate = PartialDate()


class Work(Dated):
    """A role. Entries that follow each other with the same `name` are roles under one employer."""

    name: Line = ""
    position: Line = ""
    url: Url = ""
    location: Line = ""
    description: Line = ""
    summary: Text = ""
    highlights: Lines = ()


class Volunteer(Dated):
    heading_field = "organization"

    organization: Line = ""
    position: Line = ""
    url: Url = ""
    location: Line = ""
    summary: Text = ""
    highlights: Lines = ()


class Education(Dated):
    heading_field = "institution"

    institution: Line = ""
    url: Url = ""
    area: Line = ""
    study_type: Line = ""
    location: Line = ""
    score: Line = ""
    summary: Text = ""
    courses: Words = ()


class Project(Dated):
    name: Line = ""
    description: Text = ""
    highlights: Lines = ()
    keywords: Words = ()
    url: Url = ""
    roles: Words = ()
    entity: Line = ""
    type: Line = ""


class Skill(Entry):
    name: Line = ""
    level: Line = ""
    keywords: Words = ()


class Language(Entry):
    heading_field = "language"

    language: Line = ""
    fluency: Line = ""


class Certificate(Entry):
    name: Line = ""
    date: PartialDate = PartialDate()
    issuer: Line = ""
    url: Url = ""


class Award(Entry):
    heading_field = "title"

    title: Line = ""
    date: PartialDate = PartialDate()
    awarder: Line = ""
    summary: Text = ""


class Publication(Entry):
    name: Line = ""
    publisher: Line = ""
    authors: Words = ()
    release_date: PartialDate = PartialDate()
    url: Url = ""
    summary: Text = ""


class Interest(Entry):
    name: Line = ""
    keywords: Words = ()


class Reference(Entry):
    name: Line = ""
    reference: Text = ""


class Custom(Dated):
    """An entry of a custom section; which fields show depends on the section's `style`."""

    heading_field = "title"

    title: Line = ""
    subtitle: Line = ""
    location: Line = ""
    url: Url = ""
    summary: Text = ""
    highlights: Lines = ()
    keywords: Words = ()


ENTRY_TYPES: dict[str, type[Entry]] = {
    "work": Work,
    "volunteer": Volunteer,
    "education": Education,
    "projects": Project,
    "skills": Skill,
    "languages": Language,
    "certificates": Certificate,
    "awards": Award,
    "publications": Publication,
    "interests": Interest,
    "references": Reference,
    "custom": Custom,
}
"""Section kind -> the type of its entries. The summary section has none: it shows `basics/summary`."""


class Section(Identified):
    """A titled part of the CV. The order of sections is their order in `CV.sections`.

    `title` empty means the kind's title in the CV's language; `column` "auto" means where the template
    puts that kind. `style` shapes custom sections: full entries, bullets, inline tags, or running text.
    """

    kind: SectionKind
    title: Line = ""
    hidden: bool = False
    new_page: bool = False
    keep_together: bool = False
    column: Literal["auto", "main", "side"] = "auto"
    style: Literal["entries", "bullets", "tags", "text"] = "entries"
    items: tuple[SerializeAsAny[Entry], ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _typed_items(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not value.get("items"):
            return value
        entry = ENTRY_TYPES.get(value.get("kind", ""))
        if entry is None:
            raise ValueError("a summary section holds no entries")
        items = value["items"]
        if not isinstance(items, (list, tuple)):
            raise ValueError("items must be a list of entries")
        return {**value, "items": tuple(entry.model_validate(item) for item in items)}

    @model_validator(mode="after")
    def _entries_of_the_kind(self) -> Section:
        entry = ENTRY_TYPES.get(self.kind)
        for item in self.items:
            if entry is None or type(item) is not entry:
                raise ValueError(f"a {self.kind} section holds no {type(item).__name__}")
        return self


class Meta(Node):
    """About the document itself. `locked` protects a master CV from edits; `notes` are private."""

    language: Literal[LANGUAGES] = "en"  # type: ignore[valid-type]
    locked: bool = False
    tags: Words = ()
    notes: Text = ""


class CV(Node):
    """The whole document: content (`basics`, `sections`, `meta`) and, apart from it, `design`."""

    basics: Basics = Basics()
    sections: tuple[Section, ...] = ()
    meta: Meta = Meta()
    design: Design = Design()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> CV:
        seen: set[str] = set()
        for part in self.identified():
            if part.id in seen:
                raise ValueError(f"the id {part.id!r} is used twice")
            seen.add(part.id)
        return self

    def identified(self) -> Iterator[Identified]:
        """Every part that has an id, in document order."""
        yield from self.basics.profiles
        yield from self.basics.contacts
        for section in self.sections:
            yield section
            yield from section.items

    def section(self, kind: str) -> Section | None:
        """The first section of a kind, or None."""
        return next((s for s in self.sections if s.kind == kind), None)
