"""What the editor's panes show of a CV: small frozen rows, made anew from the document.

Labels are message keys; the browser translates them. Nothing here changes a CV.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import JsonValue

from altocv.cv import locales
from altocv.cv.dates import PartialDate
from altocv.cv.document import (
    CV,
    Basics,
    Contact,
    Entry,
    Identified,
    Meta,
    Node,
    Profile,
    Section,
)
from altocv.cv.edits import get
from altocv.cv.inline import plain
from altocv.errors import AltoError, NotFound

SHOWN_ITEMS = 200
"""Entries of one section listed in the outline at once; more are counted, not sent."""

MULTILINE = frozenset({"summary", "description", "reference", "notes"})
MARKUP = frozenset({"summary", "description", "reference", "highlights"})
HIDDEN_FIELDS = frozenset({"id", "extras", "hidden", "keep_together", "new_page", "kind", "items", "image"})
FIELD_ORDER = (
    frozenset({"name", "organization", "institution", "title", "language", "network", "label"}),
    frozenset({"position", "subtitle", "study_type", "area"}),
    frozenset(),
    frozenset({"location", "start_date", "end_date", "date", "release_date", "url"}),
    frozenset({"description", "summary", "highlights", "courses", "keywords", "reference"}),
)
BESIDE = ("position", "area", "subtitle", "issuer", "awarder", "publisher", "fluency", "level")
ADDRESS_FIELDS = ("address", "postal_code", "city", "region", "country_code")
LAST_FIELDS = ("tags", "notes")
SHORT = frozenset(
    {"postal_code", "city", "region", "country_code", "score", "network", "username", "fluency"}
)
"""Fields that take half the width of a form."""


@dataclass(frozen=True)
class OutlineItem:
    """An entry in the outline."""

    path: str
    title: str
    note: str
    hidden: bool


@dataclass(frozen=True)
class OutlineSection:
    """A section in the outline; `rows` only when it is open, `more` counts those left out."""

    path: str
    kind: str
    title: str
    hidden: bool
    open: bool
    count: int
    more: int
    rows: list[OutlineItem]


@dataclass(frozen=True)
class LineRow:
    """One line of a list field."""

    path: str
    value: str


@dataclass(frozen=True)
class Field:
    """One input of a form. `kind` is line, short, text, date, url, icon, words, lines, switch or
    select."""

    path: str
    label: str
    kind: str
    value: str = ""
    on: bool = False
    bad: bool = False
    lines: list[LineRow] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    owner: str = ""
    name: str = ""


@dataclass(frozen=True)
class Form:
    """The form of one part: its fields, then the parts it holds (profiles, contacts)."""

    path: str = ""
    title: str = ""
    kind: str = ""
    locked: bool = False
    fields: list[Field] = field(default_factory=list)
    settings: list[Field] = field(default_factory=list)


@dataclass(frozen=True)
class InlineField:
    """The field that is open on the page. `epoch` changes when the value was set by somebody else."""

    path: str = ""
    value: str = ""
    label: str = ""
    multiline: bool = False
    markup: bool = False
    language: str = "en"
    epoch: int = 0


def section_name(section: Section, language: str) -> str:
    """The section's own title, or its kind's in the CV's language."""
    return plain(section.title) or locales.section_title(section.kind, language)


def outline(cv: CV, opened: str) -> list[OutlineSection]:
    """The sections in order; the one whose path is `opened` with its entries."""
    return [_outline_section(s, cv.meta.language, f"@{s.id}" == opened) for s in cv.sections]


def _outline_section(section: Section, language: str, opened: bool) -> OutlineSection:
    shown = section.items[:SHOWN_ITEMS] if opened else ()
    return OutlineSection(
        path=f"@{section.id}",
        kind=section.kind,
        title=section_name(section, language),
        hidden=section.hidden,
        open=opened,
        count=len(section.items),
        more=len(section.items) - len(shown) if opened else 0,
        rows=[_outline_item(item) for item in shown],
    )


def _outline_item(entry: Entry) -> OutlineItem:
    beside = next((value for name in BESIDE if (value := getattr(entry, name, ""))), "")
    return OutlineItem(f"@{entry.id}", plain(entry.heading)[:80], plain(beside)[:80], entry.hidden)


def part_at(cv: CV, path: str) -> Node:
    """The part that a form is about. Raises NotFound."""
    if path == "basics":
        return cv.basics
    if path == "meta":
        return cv.meta
    found = next((p for p in cv.identified() if f"@{p.id}" == path), None)
    if found is None:
        raise NotFound("This part is no longer in the CV. It may have been removed in another tab.")
    return found


def form(cv: CV, path: str) -> Form:
    """The form of a part; an empty form when the part is gone or nothing is selected."""
    if not path:
        return Form()
    try:
        part = part_at(cv, path)
    except NotFound:
        return Form()
    locked = cv.meta.locked
    if isinstance(part, Basics):
        return Form(path, "", "basics", locked, _basics_fields(part))
    if isinstance(part, Meta):
        return Form(path, "", "document", locked, _document_fields(part))
    assert isinstance(part, Identified)
    if isinstance(part, Section):
        return Form(
            path, section_name(part, cv.meta.language), "section", locked, _section_fields(cv, part, path)
        )
    names = sorted((n for n in type(part).model_fields if n not in HIDDEN_FIELDS), key=_place)
    fields = [_field(part, path, n) for n in names if n not in LAST_FIELDS]
    settings = []
    if isinstance(part, Entry):
        flags = [
            Field(f"{path}/{n}", f"field.{n}", "switch", on=getattr(part, n))
            for n in ("hidden", "keep_together", "new_page")
        ]
        settings = [*flags, *(_field(part, path, n) for n in LAST_FIELDS)]
    title = plain(part.heading) if isinstance(part, Entry) else ""
    return Form(path, title, _kind_of(part), locked, fields, settings)


def _place(name: str) -> int:
    """Where a field stands in a form: what it is, then where and when, then the long texts."""
    return next((i for i, names in enumerate(FIELD_ORDER) if name in names), 2)


def _kind_of(part: Identified) -> str:
    return {Profile: "profile", Contact: "contact"}.get(type(part), "entry")  # type: ignore[arg-type]


def _basics_fields(basics: Basics) -> list[Field]:
    names = ("name", "label", "email", "phone", "url")
    return [
        *(_field(basics, "basics", n) for n in names),
        *(_field(basics.location, "basics/location", n) for n in ADDRESS_FIELDS),
        _field(basics, "basics", "summary"),
    ]


def _document_fields(meta: Meta) -> list[Field]:
    lock = Field("meta/locked", "field.locked", "switch", on=meta.locked)
    return [lock, *(_field(meta, "meta", name) for name in LAST_FIELDS)]


def _section_fields(cv: CV, section: Section, path: str) -> list[Field]:
    fields = [
        Field(f"{path}/title", "field.section_title", "line", section.title),
        Field(
            f"{path}/column", "field.column", "select", section.column, options=_choices(Section, "column")
        ),
    ]
    if section.kind == "summary":
        fields.insert(1, _field(cv.basics, "basics", "summary"))
    if section.kind == "custom":
        fields.append(
            Field(f"{path}/style", "field.style", "select", section.style, options=_choices(Section, "style"))
        )
    return fields + [
        Field(f"{path}/{n}", f"field.{n}", "switch", on=getattr(section, n))
        for n in ("hidden", "keep_together", "new_page")
    ]


def _choices(model: type[Node], name: str) -> list[str]:
    return list(get_args(model.model_fields[name].annotation))


def _field(part: Node, base: str, name: str) -> Field:
    path, label, value = f"{base}/{name}", f"field.{name}", getattr(part, name)
    if isinstance(value, PartialDate):
        return Field(path, label, "date", str(value), bad=not value.understood)
    if isinstance(value, tuple):
        if name in ("highlights", "courses"):
            lines = [LineRow(f"{path}/{i}", v) for i, v in enumerate(value)]
            return Field(path, label, "lines", lines=lines, owner=base, name=name)
        return Field(path, label, "words", ", ".join(value))
    if name == "url":
        return Field(path, label, "url", value)
    if name == "icon":
        return Field(path, label, "icon", value)
    kind = "text" if name in MULTILINE else "short" if name in SHORT else "line"
    return Field(path, label, kind, str(value))


def inline_field(cv: CV, path: str, epoch: int) -> InlineField:
    """The field to open on the page. Raises NotFound for a path that is no text of this CV."""
    try:
        value: Any = get(cv, path)
    except AltoError as error:
        raise NotFound("This text is no longer in the CV.") from error
    if isinstance(value, PartialDate):
        value = str(value)
    if isinstance(value, tuple) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        raise NotFound("This part cannot be edited on the page. Use the form on the left.")
    names = [p for p in path.split("/") if not p.isdigit()]
    name = names[-1]
    if name == "title" and "items" not in path and any(f"@{s.id}" == names[0] for s in cv.sections):
        name, value = "section_title", value or section_name(part_at(cv, names[0]), cv.meta.language)  # type: ignore[arg-type]
    return InlineField(
        path, value, f"field.{name}", name in MULTILINE or name == "highlights", name in MARKUP,
        cv.meta.language, epoch,
    )  # fmt: skip


def raw(cv: CV, path: str) -> Any:
    """The value at a path; None when there is none."""
    try:
        return get(cv, path)
    except AltoError:
        return None


def design(cv: CV) -> tuple[dict[str, str], dict[str, float], dict[str, bool]]:
    """The design's values by kind of control: choices, numbers, switches. The language is a choice too."""
    values = cv.design.model_dump(exclude={"colors"})
    choices = {k: v for k, v in values.items() if isinstance(v, str)}
    numbers = {
        k: float(v) for k, v in values.items() if isinstance(v, (int, float)) and not isinstance(v, bool)
    }
    switches = {k: v for k, v in values.items() if isinstance(v, bool)}
    titles = values["uppercase_titles"]
    choices["uppercase_titles"] = "auto" if titles is None else "yes" if titles else "no"
    switches.pop("uppercase_titles", None)
    return {**choices, "language": cv.meta.language}, numbers, switches


def words(text: str) -> list[JsonValue]:
    """The items of a comma-separated field."""
    return [word.strip() for word in text.split(",") if word.strip()]
