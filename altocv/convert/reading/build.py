"""From the lines of a file to a CV, with how sure each part of it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from altocv.convert.reading import contacts, guess, kinds
from altocv.convert.reading.blocks import leading_of
from altocv.convert.reading.headings import folded, language_of
from altocv.convert.reading.lexicon import is_sentence
from altocv.convert.reading.lines import BULLETS, Source, text_of
from altocv.convert.reading.sections import Part, split
from altocv.cv.document import CV, ENTRY_TYPES, LANGUAGES, Basics, Entry, Node, Section
from altocv.cv.locales import section_title
from altocv.errors import Invalid

N = TypeVar("N", bound=Node)
Sureness = Literal["sure", "likely", "unsure"]

_LEAST_SUMMARY = 60
_NEEDED: dict[str, tuple[str, ...]] = {
    "work": ("position", "name", "start_date"),
    "volunteer": ("position", "organization"),
    "education": ("institution", "study_type", "start_date"),
    "projects": ("name",),
    "certificates": ("name", "issuer"),
    "awards": ("title",),
    "publications": ("name",),
    "references": ("name", "reference"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file was read as: how sure its parts are, by path, and the text that was read."""

    cv: CV
    sureness: dict[str, Sureness]
    text: str


def build(source: Source) -> Reading:
    """The CV that a file holds. Raises Invalid when nothing of a CV is in it."""
    leading = leading_of(source.lines)
    parts = _with_summary(split(source), leading)
    basics, unsure = _basics(parts)
    sureness: dict[str, Sureness] = {
        f"basics/{name}": "unsure" if name in unsure else "sure" for name in basics.model_fields_set
    }
    sections: list[Section] = []
    for part in parts:
        if part.kind is None:
            continue
        section = _section(part, leading, source.wraps)
        if section is None:
            continue
        sections.append(section)
        for item in section.items:
            sureness[f"@{item.id}"] = _sureness(part, item)
    if any(part.kind == "summary" for part in parts):
        text = next(
            kinds.summary(part.lines, leading, wraps=source.wraps) for part in parts if part.kind == "summary"
        )
        basics = basics.model_copy(update={"summary": text})
        sureness["basics/summary"] = "sure"
    if not sections and not (basics.email or basics.phone):
        raise Invalid(
            "Nothing of a CV was found in this file: no contact details and no known section titles."
        )
    found = source.language or language_of([part.title for part in parts])
    language = found if found in LANGUAGES else "en"
    cv = CV.model_validate(
        {"basics": basics, "sections": _untitled(tuple(sections), language), "meta": {"language": language}}
    )
    return Reading(cv, sureness, text_of(source.lines))


def _with_summary(parts: tuple[Part, ...], leading: float) -> tuple[Part, ...]:
    """A first section of running text under a title of its own is the summary, where there is no other."""
    titled = [part for part in parts if part.kind is not None]
    if not titled or any(part.kind == "summary" for part in parts):
        return parts
    first, text = titled[0], kinds.summary(titled[0].lines, leading, wraps=True)
    # "Research interests" over a sentence are no list of hobbies.
    if first.known and not (first.kind == "interests" and is_sentence(text)):
        return parts
    if len(text) < _LEAST_SUMMARY or any(line.bullet or line.text[:1] in BULLETS for line in first.lines):
        return parts
    return tuple(replace(part, kind="summary") if part is first else part for part in parts)


def _basics(parts: tuple[Part, ...]) -> tuple[Basics, set[str]]:
    """The contact details, and which of them are doubtful."""
    lines = [line for part in parts if part.kind is None for line in part.lines]
    found = contacts.read(lines)
    rest = found.pop("rest")
    unsure = set()
    long = [text for text in rest if len(text) > 80]
    found["contacts"] = [_contact(text) for text in rest if ":" in text and len(text) <= 80]
    if long:
        found["summary"] = " ".join(long)
        unsure.add("summary")
    if "label" not in found or "name" not in found:
        unsure |= {"label", "name"}
    if found.get("location"):
        unsure.add("location")
    return _whole(Basics, found) or Basics(), unsure


def _contact(text: str) -> dict[str, str]:
    label, _, value = text.partition(":")
    return {"label": label.strip(), "value": value.strip()}


def _section(part: Part, leading: float, wraps: bool) -> Section | None:
    kind = part.kind
    if kind is None:
        return None
    if kind == "custom" and not part.known:
        kind = guess.kind(part.lines)
    if kind == "summary":
        return Section.model_validate({"kind": "summary", "title": part.title})
    made = [_entry(kind, fields) for fields in kinds.read(kind, part.lines, leading, wraps=wraps)]
    items = [item for item in made if item is not None]
    if not items:
        return None
    points = kind == "custom" and all(not getattr(item, "highlights", ()) for item in items)
    bullets = points and all(line.text[:1] in BULLETS or line.bullet for line in part.lines[:1])
    style = "bullets" if bullets else "entries"
    return Section.model_validate({"kind": kind, "title": part.title, "items": items, "style": style})


def _entry(kind: str, fields: dict[str, Any]) -> Entry | None:
    """An entry of these fields; one that a limit forbids gives way field by field."""
    return _whole(ENTRY_TYPES[kind], fields)


def _whole(model: type[N], fields: dict[str, Any]) -> N | None:
    """A part with the fields that it may hold; None without any."""
    kept = {name: value for name, value in fields.items() if value}
    while kept:
        try:
            return model.model_validate(kept)
        except ValidationError as error:
            kept.pop(str(error.errors()[0]["loc"][0]), None)
    return None


def _sureness(part: Part, item: Entry) -> Sureness:
    missing = [name for name in _NEEDED.get(part.kind or "", ()) if not getattr(item, name)]
    if not part.known or len(missing) > 1:
        return "unsure"
    return "likely" if missing else "sure"


def _untitled(sections: tuple[Section, ...], language: str) -> tuple[Section, ...]:
    """Titles that the CV's language gives by itself are left to it."""
    return tuple(
        section.model_copy(update={"title": ""})
        if folded(section.title) == folded(section_title(section.kind, language))
        else section
        for section in sections
    )
