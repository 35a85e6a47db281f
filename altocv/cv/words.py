"""Parts and fields of a CV in plain words, for sentences that people read: errors, labels, differences."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

_FIELDS = {
    "": "CV", "id": "id", "extras": "other fields", "basics": "personal details", "sections": "sections",
    "meta": "document settings", "design": "design", "name": "name", "label": "headline",
    "image": "photo", "email": "e-mail address", "phone": "phone number", "url": "web address",
    "summary": "summary", "location": "location", "address": "street address",
    "postal_code": "postal code", "city": "city", "country_code": "country", "region": "region",
    "profiles": "profiles", "contacts": "contact details", "network": "network",
    "username": "user name", "icon": "icon", "value": "value", "hidden": "visibility",
    "keep_together": "keep together", "new_page": "start on a new page", "tags": "tags",
    "notes": "private notes", "start_date": "start date", "end_date": "end date",
    "position": "job title", "description": "description", "highlights": "highlights",
    "organization": "organization", "institution": "institution", "area": "field of study",
    "study_type": "degree", "score": "grade", "courses": "courses", "keywords": "keywords",
    "roles": "roles", "entity": "organization", "type": "type", "level": "level",
    "language": "language", "fluency": "fluency", "date": "date", "issuer": "issuer",
    "title": "title", "awarder": "awarder", "publisher": "publisher", "authors": "authors",
    "release_date": "publication date", "reference": "reference", "subtitle": "subtitle",
    "kind": "kind of section", "column": "column", "style": "style", "items": "entries",
    "locked": "lock", "template": "template", "page_size": "page size", "margin_x": "side margins",
    "margin_y": "top and bottom margins", "colors": "colours", "body_font": "body font",
    "heading_font": "heading font", "size": "text size", "scale": "heading size",
    "leading": "line spacing", "density": "space between blocks", "columns": "columns",
    "side": "side of the sidebar", "side_width": "sidebar width", "justify": "justified text",
    "hyphenate": "hyphenation", "date_format": "date format", "show_icons": "icons",
    "show_photo": "photo", "photo_shape": "photo shape", "photo_size": "photo size",
    "page_numbers": "page numbers", "group_roles": "grouped roles",
    "uppercase_titles": "capital titles", "show_links": "underlined links", "text": "text colour",
    "muted": "muted colour", "primary": "primary colour", "accent": "accent colour",
    "rule": "rule colour", "paper": "page colour", "panel": "panel colour",
    "on_panel": "panel text colour",
}  # fmt: skip

_OWN = {
    ("Work", "name"): "employer",
    ("Project", "name"): "project name",
    ("Skill", "name"): "skill",
    ("Certificate", "name"): "certificate",
    ("Publication", "name"): "publication title",
    ("Interest", "name"): "interest",
    ("Section", "title"): "section title",
    ("Award", "title"): "award",
    ("Meta", "language"): "language of the CV",
    ("Volunteer", "position"): "role",
}

_ONE_OF = {
    "sections": "section",
    "items": "entry",
    "profiles": "profile",
    "contacts": "contact detail",
    "highlights": "highlight",
    "keywords": "keyword",
    "courses": "course",
    "roles": "role",
    "authors": "author",
    "tags": "tag",
}

_ENTRIES = {
    "Work": "job", "Volunteer": "volunteer role", "Education": "education", "Project": "project",
    "Skill": "skill", "Language": "language", "Certificate": "certificate", "Award": "award",
    "Publication": "publication", "Interest": "interest", "Reference": "reference", "Custom": "entry",
    "Section": "section", "Profile": "profile", "Contact": "contact detail",
}  # fmt: skip


def field(name: str, owner: str = "") -> str:
    """A field in words, e.g. "job title"; `owner` is the class name of the part that has it."""
    return _OWN.get((owner, name)) or _FIELDS.get(name) or name.replace("_", " ")


def one_of(name: str) -> str:
    """One element of the list field `name` in words, e.g. "highlight"."""
    return _ONE_OF.get(name, "line")


def part(class_name: str) -> str:
    """A part in words by its class name, e.g. "job"."""
    return _ENTRIES.get(class_name, "part")


_Sentence = Callable[[dict[str, Any], Any], str]


def _number(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


_REASONS: dict[str, _Sentence] = {
    "string_too_long": lambda c, _: f"is too long: at most {_number(c['max_length'])} characters",
    "too_long": lambda c, _: f"has too many lines: at most {_number(c['max_length'])}",
    "string_type": lambda c, v: f"must be text, not {kind(v)}",
    "string_unicode": lambda c, _: "holds characters that are no text",
    "tuple_type": lambda c, v: f"must be a list, not {kind(v)}",
    "dict_type": lambda c, v: f"must be a group of fields, not {kind(v)}",
    "model_type": lambda c, v: (
        "must be a date like 2021-03"
        if c["class_name"] == "PartialDate"
        else f"must be a group of fields, not {kind(v)}"
    ),
    "model_attributes_type": lambda c, v: f"must be a group of fields, not {kind(v)}",
    "extra_forbidden": lambda c, _: "does not belong there",
    "union_tag_invalid": lambda c, _: f"must have an op that is one of {c['expected_tags']}",
    "union_tag_not_found": lambda c, _: "has no op",
    "missing": lambda c, _: "is missing",
    "greater_than_equal": lambda c, _: f"must be at least {_number(c['ge'])}",
    "less_than_equal": lambda c, _: f"must be at most {_number(c['le'])}",
    "literal_error": lambda c, _: f"must be one of {c['expected']}",
    "bool_parsing": lambda c, _: "must be yes or no",
    "bool_type": lambda c, _: "must be yes or no",
    "float_parsing": lambda c, _: "must be a number",
    "float_type": lambda c, _: "must be a number",
    "finite_number": lambda c, _: "must be a number",
    "invalid-json-value": lambda c, _: "holds something that JSON cannot say",
    "recursion_loop": lambda c, _: "is nested too deeply",
    "value_error": lambda c, _: f"cannot be taken: {c['error']}",
}


def kind(value: Any) -> str:
    if value is None:
        return "nothing"
    names = {bool: "yes or no", int: "a number", float: "a number", str: "text", list: "a list"}
    return names.get(type(value), "a group of fields")


def reason(error: ValidationError) -> tuple[tuple[str | int, ...], str]:
    """Where the first complaint of a validation points (from the value that was validated), and the
    complaint as the end of a sentence: "must be a number"."""
    first = error.errors(include_url=False)[0]
    context = first.get("ctx", {})
    if first["type"] == "string_pattern_mismatch":
        is_color = "0-9a-f]{6}" in context["pattern"]
        said = "must be a colour like #1f4e79" if is_color else "must be letters, digits, - and _ only"
    elif sentence := _REASONS.get(first["type"]):
        said = sentence(context, first["input"])
    else:
        said = re.sub(r"^Input should be", "must be", first["msg"])
    return first["loc"], said


def quoted(text: str, length: int = 40) -> str:
    """The text in quotation marks, cut to about `length` characters."""
    text = " ".join(text.split())
    return f"“{text[: length - 1]}…”" if len(text) > length else f"“{text}”"
