"""From a JSON Resume file, as people have them, to a CV and a list of what was wrong with the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from altocv.convert.json_resume import parse
from altocv.convert.json_resume.coerce import Coerced, as_date, as_line, as_lines, as_objects
from altocv.convert.json_resume.names import (
    DETAIL,
    KINDS,
    ORDER,
    OURS,
    camel,
    field_of,
    is_standard,
    list_of,
)
from altocv.cv import limits, words
from altocv.cv.dates import PartialDate
from altocv.cv.design import Design
from altocv.cv.document import (
    CV,
    ENTRY_TYPES,
    Basics,
    Contact,
    Custom,
    Entry,
    Identified,
    Location,
    Meta,
    Node,
    Profile,
    Section,
    new_id,
)
from altocv.errors import Invalid

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file. `path` leads to it in the file (`work[2].startDate`), `message`
    says what and why in a sentence; `kept` is False where the value had to be left out."""

    path: str
    message: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """What could be read of a file. Without problems, all of it."""

    cv: CV
    problems: tuple[Problem, ...]


def read(data: bytes) -> Imported:
    """Read a JSON Resume file of any version, also a slightly wrong one.

    Values that cannot be taken are left out and reported; unknown fields are kept in `extras`. A file that
    `write` made gives back the same CV. Raises TooLarge over 5 MB or over the limits of a CV, Invalid for
    what is no JSON or holds nothing of a CV.
    """
    loaded, twice = parse.load(data)
    if not any(list_of(key) for key in loaded):
        raise Invalid(
            "The file has none of the fields of a JSON Resume file (basics, work, education, skills …). "
            "Choose another file."
        )
    reader = _Reader()
    for key in twice:
        reader.report(
            key, f"The field {words.quoted(key)} is there twice; the last one was taken.", kept=False
        )
    cv = reader.cv(loaded)
    limits.check(cv)
    return Imported(cv, tuple(reader.problems))


@dataclass
class _Reader:
    problems: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def report(self, path: str, message: str, *, kept: bool) -> None:
        self.problems.append(Problem(path, message[:1].upper() + message[1:], kept))

    def cv(self, loaded: dict[str, Any]) -> CV:
        found: dict[str, tuple[str, Any]] = {}
        extras: dict[str, Any] = {}
        for key, value in loaded.items():
            name = list_of(key)
            if name and (name not in found or key == name):
                found[name] = (key, value)
            elif key != "$schema":
                extras[key] = value
        meta, ours = self._meta(*found.get("meta", ("meta", {})))
        basics = self._basics(*found.get("basics", ("basics", {})))
        entries = {kind: self._entries(kind, *found[kind]) for kind in found if kind in KINDS}
        sections = self._sections(ours.get("sections"), entries, bool(basics.summary))
        design = self._build(Design, _object(ours.get("design")), f"meta.{OURS}.design")
        extras |= _object(ours.get("extras"))
        return CV(basics=basics, sections=sections, meta=meta, design=design, extras=extras)

    def _meta(self, key: str, data: Any) -> tuple[Meta, dict[str, Any]]:
        extras = {} if data is None else data
        if not isinstance(extras, dict):
            self.report(key, "The field “meta” must be a group of fields; it was left out.", kept=False)
            extras = {}
        ours = _object(extras.get(OURS))
        values: dict[str, Any] = {
            name: ours[name] for name in ("language", "locked", "tags", "notes") if name in ours
        }
        extras = {name: value for name, value in extras.items() if name != OURS or not ours}
        values["extras"] = extras | _object(ours.get("meta_extras"))
        return self._build(Meta, values, f"{key}.{OURS}"), ours

    def _basics(self, key: str, data: Any) -> Basics:
        if isinstance(data, list) and len(data) == 1:
            data = data[0]
        if not isinstance(data, dict):
            if data is not None:
                self.report(key, "The field “basics” must be a group of fields; it was left out.", kept=False)
            data = {}
        values, ours = self._values(Basics, data, key, "personal details")
        location = values.pop("location", None)
        profiles = as_objects(values.pop("profiles", None), "network", "username", ("network", "username"))
        self._note(profiles, f"{key}.profiles", "profiles")
        values["location"] = self._location(location, f"{key}.location")
        values["profiles"] = [
            self._part(Profile, item, f"{key}.profiles[{index}]", f"profile {index + 1}")
            for index, item in enumerate(profiles.value)
        ]
        values["contacts"] = [
            self._build(Contact, {**item, "id": self._id(item.get("id"))}, f"{key}.{OURS}.contacts[{index}]")
            for index, item in enumerate(_objects(ours.get("contacts")))
        ]
        basics = self._build(Basics, values, key)
        if basics.email and not _EMAIL.fullmatch(basics.email):
            said = f"the e-mail address {words.quoted(basics.email)} does not look like one. Check it."
            self.report(f"{key}.email", said, kept=True)
        return basics

    def _location(self, data: Any, path: str) -> Location:
        if isinstance(data, list) and len(data) == 1:
            data = data[0]
        if isinstance(data, str):
            data = {"city": data}
        if data is not None and not isinstance(data, dict):
            self.report(path, "The location must be a group of fields; it was left out.", kept=False)
        values, _ = self._values(Location, _object(data), path, "location")
        return self._build(Location, values, path)

    def _entries(self, kind: str, key: str, data: Any) -> list[Entry]:
        cls = ENTRY_TYPES[kind]
        known = tuple(camel(name) for name in cls.model_fields)
        found = as_objects(data, camel(cls.heading_field), DETAIL.get(kind, "summary"), known)
        self._note(found, key, key)
        what = words.part(cls.__name__)
        return [
            self._part(cls, item, f"{key}[{index}]", f"{what} {index + 1}")
            for index, item in enumerate(found.value)
        ]

    def _part(self, cls: type[_M], data: dict[str, Any], path: str, said: str) -> _M:
        """An entry or a profile."""
        assert issubclass(cls, Identified)
        values, ours = self._values(cls, data, path, said)
        values["id"] = self._id(ours.get("id"))
        goes_on = "end_date" in cls.model_fields and cls in (ENTRY_TYPES["work"], ENTRY_TYPES["volunteer"])
        if goes_on and not ours and values.get("start_date") and not values.get("end_date"):
            values["end_date"] = PartialDate(present=True)  # in JSON Resume, a job without an end goes on
        return self._build(cls, values, path, f"{said}: ")

    def _values(
        self, cls: type[Node], data: dict[str, Any], path: str, said: str
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The values of a part's fields by the document's names, and what the file keeps for us."""
        ours = _object(data.get(OURS))
        keys: dict[str, str] = {}
        extras: dict[str, Any] = {}
        for key, value in data.items():
            name = field_of(cls, key)
            if name and (name not in keys or is_standard(cls, key)):
                if name in keys:
                    extras[keys[name]] = data[keys[name]]
                keys[name] = key
            elif key != OURS or not ours:
                extras[key] = value
        values: dict[str, Any] = {name: value for name, value in ours.items() if name not in ("id", "extras")}
        for name, key in keys.items():
            taken = self._value(cls, name, data[key], f"{path}.{key}", said)
            if taken is not None:
                values[name] = taken
        values["extras"] = extras | _object(ours.get("extras"))
        return {name: value for name, value in values.items() if name in cls.model_fields}, ours

    def _value(self, cls: type[Node], name: str, value: Any, path: str, said: str) -> Any:
        """One field as the document wants it, None where it says nothing."""
        if value is None:
            return None
        default = cls.model_fields[name].get_default(call_default_factory=True)
        if isinstance(default, PartialDate):
            coerced = as_date(value)
        elif isinstance(default, str):
            coerced = as_line(value)
        elif isinstance(default, tuple) and name != "profiles":
            coerced = as_lines(value, by_line=name == "highlights")
        else:
            return value
        self._note(coerced, path, f"{said}: the {words.field(name, cls.__name__)}")
        return coerced.value

    def _note(self, coerced: Coerced, path: str, subject: str) -> None:
        if coerced.problem:
            self.report(path, f"{subject} {coerced.problem}.", kept=coerced.kept)

    def _sections(
        self, specs: Any, entries: dict[str, list[Entry]], has_summary: bool
    ) -> tuple[Section, ...]:
        """The sections that the file describes, then those of the lists that are left over."""
        free = {entry.id: (kind, entry) for kind, found in entries.items() for entry in found}
        sections: list[Section] = []
        for index, spec in enumerate(_objects(specs)):
            if section := self._section(spec, free, f"meta.{OURS}.sections[{index}]"):
                sections.append(section)
        kinds = {section.kind for section in sections}
        if has_summary and not isinstance(specs, list):
            sections.insert(0, Section(id=self._id(None), kind="summary"))
        for kind in ORDER:
            left = tuple(entry for of, entry in free.values() if of == kind)
            if left and kind in kinds:
                at = next(i for i, section in enumerate(sections) if section.kind == kind)
                sections[at] = sections[at].model_copy(update={"items": (*sections[at].items, *left)})
            elif left:
                sections.append(Section.model_validate({"id": self._id(None), "kind": kind, "items": left}))
        return tuple(sections)

    def _section(self, spec: dict[str, Any], free: dict[str, tuple[str, Entry]], path: str) -> Section | None:
        kind, listed = spec.get("kind"), spec.get("items")
        listed = listed if isinstance(listed, list) else []
        items: list[Entry] = []
        for index, item in enumerate(listed):
            if kind == "custom" and isinstance(item, dict):
                values = {**item, "id": self._id(item.get("id"))}
                items.append(self._build(Custom, values, f"{path}.items[{index}]"))
            elif isinstance(item, str) and free.get(item, ("",))[0] == kind:
                items.append(free.pop(item)[1])
        values = {**spec, "id": self._id(spec.get("id")), "items": items}
        try:
            Section.model_validate({"kind": kind})
        except ValidationError:
            self.report(path, f"there is no section of the kind {words.quoted(str(kind))}.", kept=False)
            return None
        return self._build(Section, values, path)

    def _build(self, cls: type[_M], values: dict[str, Any], path: str, said: str = "") -> _M:
        """The part with these values, without those that it cannot take."""
        while True:
            try:
                return cls.model_validate(values)
            except ValidationError as error:
                where, reason = words.reason(error)
                name = str(where[0]) if where else ""
                if name not in values:
                    raise
                values = {key: value for key, value in values.items() if key != name}
                message = f"{said}the {words.field(name, cls.__name__)} {reason}. It was left out."
                self.report(f"{path}.{camel(name)}", message, kept=False)

    def _id(self, wanted: Any) -> str:
        """The id that the file gives a part, or a new one where it has none or gives it twice."""
        is_good = isinstance(wanted, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,40}", wanted) is not None
        part_id = wanted if is_good and wanted not in self.ids else new_id()
        self.ids.add(part_id)
        return part_id


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
