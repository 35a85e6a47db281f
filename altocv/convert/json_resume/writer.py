"""From a CV to a JSON Resume 1.0 file that loses nothing."""

from __future__ import annotations

import json
from typing import Any

from altocv.convert.json_resume.names import KINDS, OURS, OWN_FIELDS, SCHEMA, camel, field_of, list_of
from altocv.cv.dates import PartialDate
from altocv.cv.document import CV, Identified, Node, Section
from altocv.cv.edits import dump


def write(cv: CV) -> bytes:
    """The CV as JSON Resume 1.0, in UTF-8.

    What JSON Resume has no field for is kept under `x-altocv` keys, hidden parts and private notes
    included, so that reading the file again gives the same CV. Unknown fields of an imported file are
    written back where they were.
    """
    taken = {key: value for key, value in cv.extras.items() if list_of(key) or key in (OURS, "$schema")}
    resume: dict[str, Any] = {"$schema": SCHEMA}
    resume |= {key: value for key, value in cv.extras.items() if key not in taken}
    if basics := _basics(cv):
        resume["basics"] = basics
    for kind in KINDS:
        if entries := [_node(item) for s in cv.sections if s.kind == kind for item in s.items]:
            resume[kind] = entries
    resume["meta"] = _meta(cv, taken)
    return json.dumps(resume, ensure_ascii=False, indent=2, allow_nan=False).encode()


def _basics(cv: CV) -> dict[str, Any]:
    basics = _node(cv.basics, skip=("location", "profiles"))
    if location := _node(cv.basics.location):
        basics["location"] = location
    if cv.basics.profiles:
        basics["profiles"] = [_node(profile) for profile in cv.basics.profiles]
    return basics


def _meta(cv: CV, taken: dict[str, Any]) -> dict[str, Any]:
    ours: dict[str, Any] = {"version": 1, **dump(cv.meta), "design": cv.design.model_dump(mode="json")}
    ours.pop("extras", None)
    if OURS in cv.meta.extras:
        ours["meta_extras"] = {OURS: cv.meta.extras[OURS]}
    if taken:
        ours["extras"] = taken
    ours["sections"] = [_section(section) for section in cv.sections]
    extras = {key: value for key, value in cv.meta.extras.items() if key != OURS}
    return {**extras, OURS: ours}


def _section(section: Section) -> dict[str, Any]:
    """A section with the ids of its entries, which stand in the list of their kind; those of custom
    sections, which no list could hold, stand here."""
    written = dump(section)
    if section.kind != "custom":
        written["items"] = [item.id for item in section.items]
    return written


def _node(node: Node, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    """A part under the names of JSON Resume; empty fields are left out."""
    written: dict[str, Any] = {}
    ours: dict[str, Any] = {"id": node.id} if isinstance(node, Identified) else {}
    for name in type(node).model_fields:
        value = getattr(node, name)
        if name in skip or name in ("id", "extras") or not value:
            continue
        target = ours if name in OWN_FIELDS or not _can_be_said(name, value) else written
        target[name if target is ours else camel(name)] = dump(value)
    taken = {key: value for key, value in node.extras.items() if key == OURS or field_of(type(node), key)}
    written |= {key: value for key, value in node.extras.items() if key not in taken}
    if taken:
        ours["extras"] = taken
    return {**written, OURS: ours} if ours else written


def _can_be_said(name: str, value: Any) -> bool:
    """False for values that JSON Resume has no way to write: dates that are none, photos in our storage."""
    if isinstance(value, PartialDate):
        return value.year is not None
    return not (name == "image" and value.startswith("photo:"))
