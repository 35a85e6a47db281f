"""LinkedIn's export of a member's data: a zip of tables. https://www.linkedin.com/help/linkedin/answer/a1339364"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from altocv.convert.reading import zips
from altocv.convert.reading.bounds import MOST_LETTERS, without_long_words
from altocv.convert.reading.build import Reading, Sureness
from altocv.convert.reading.lines import BULLETS
from altocv.convert.reading.linkedin_pdf import profile_pdf, tidy
from altocv.convert.reading.text import decoded
from altocv.cv.dates import PartialDate
from altocv.cv.document import CV, ENTRY_TYPES, Basics, Entry, Section
from altocv.cv.inline import escape
from altocv.errors import Invalid

__all__ = ["is_export", "profile_pdf", "read", "tidy"]

WHAT = "LinkedIn export"
Row = Mapping[str, str]
Fields = dict[str, Any]

_MOST_ROWS = 1_000
_PREAMBLE = 30
"""Rows among which the header of a table is: LinkedIn writes notes before it."""

_TABLES = frozenset(("profile", "positions", "education", "skills"))
_BULLET = re.compile(rf"^\s*[{re.escape(BULLETS)}]\s*(?=\S)")
_WEBSITE = re.compile(r"(?:([A-Z_ ]+):)?((?:https?://|www\.)[^\s,\]]+)")


def is_export(data: bytes) -> bool:
    """True for a zip with tables of LinkedIn's in it, also in a folder."""
    return any(_table(name) in _TABLES for name in zips.names(data) if name.lower().endswith(".csv"))


def read(data: bytes) -> Reading:
    """The CV of a LinkedIn export. Raises Invalid for a broken zip, one that unpacks to too much, or one
    that holds nothing of a CV."""
    files = zips.unpack(data, WHAT, (".csv",))
    tables: dict[str, list[Row]] = {}
    for name, content in files.items():
        if (table := _table(name)) in _HEADERS:
            tables[table] = [*tables.get(table, []), *_rows(content, _HEADERS[table])]
    basics = _basics(tables)
    sections = tuple(section for make in _SECTIONS if (section := _section(make, tables)) is not None)
    if basics.get("summary"):
        sections = (Section.model_validate({"kind": "summary"}), *sections)
    if not sections and not basics:
        raise Invalid(
            "This LinkedIn export holds nothing of a CV. Ask LinkedIn for an export with your profile in it."
        )
    cv = CV(basics=_basics_of(basics), sections=sections)
    sureness: dict[str, Sureness] = {f"basics/{name}": "sure" for name in cv.basics.model_fields_set}
    sureness |= {f"@{item.id}": "sure" for section in sections for item in section.items}
    said = "\n\n".join(
        "\n".join(" · ".join(filter(None, row.values())) for row in rows) for rows in tables.values()
    )
    return Reading(cv, sureness, said)


def _table(name: str) -> str:
    """The name of a table, however its file is spelled: "Email Addresses.csv" is "emailaddresses"."""
    return re.sub(r"[^a-z]", "", PurePosixPath(name).stem.lower())


def _rows(content: bytes, header: str) -> list[Row]:
    """The rows of a table by the names in its header, folded. Raises Invalid for what is no table."""
    try:
        text = decoded(content)
    except Invalid as error:
        raise zips.broken(WHAT) from error
    if len(text) > 2 * MOST_LETTERS:
        raise Invalid("This LinkedIn export holds far more text than a CV does. Choose another file.")
    names: list[str] = []
    found: list[Row] = []
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""))):
            cells = [without_long_words(cell).strip() for cell in row]
            if names:
                if any(cells):
                    found.append(dict(zip(names, cells, strict=False)))
            elif header in (folded := [cell.casefold() for cell in cells]):
                names = folded
            if len(found) >= _MOST_ROWS or (not names and number > _PREAMBLE):
                break
    except csv.Error as error:
        raise zips.broken(WHAT) from error
    return found


def _basics(tables: Mapping[str, list[Row]]) -> Fields:
    profile: Row = next(iter(tables.get("profile", ())), {})
    names = (profile.get("first name", ""), profile.get("last name", ""))
    emails = tables.get("emailaddresses", [])
    email = next((row for row in emails if row.get("primary", "").lower() == "yes"), next(iter(emails), {}))
    phones = [row.get("number", "") for row in tables.get("phonenumbers", ()) if row.get("number")]
    sites = [(match[1] or "", match[2]) for match in _WEBSITE.finditer(profile.get("websites", ""))]
    handles = re.findall(r"[\w.]{2,}", profile.get("twitter handles", ""))
    profiles = [{"network": "X", "username": name, "url": f"https://x.com/{name}"} for name in handles]
    profiles += [{"network": label.strip("_ ").title(), "url": url} for label, url in sites[1:]]
    fields = {
        "name": " ".join(name for name in names if name),
        "label": profile.get("headline", ""),
        "summary": _text(profile.get("summary", "")),
        "location": _location(profile.get("geo location", "")),
        "email": email.get("email address", ""),
        "phone": phones[0] if phones else "",
        "url": sites[0][1] if sites else "",
        "profiles": profiles,
    }
    return {name: value for name, value in fields.items() if value}


def _basics_of(fields: Fields) -> Basics:
    kept = dict(fields)
    while True:
        try:
            return Basics.model_validate(kept)
        except ValidationError as error:
            kept.pop(str(error.errors()[0]["loc"][0]))


def _location(text: str) -> Fields:
    city, _, rest = text.partition(",")
    return {"city": city.strip(), "region": rest.strip()} if city.strip() else {}


def _text(text: str) -> str:
    """A text of the member's; no letter of it is markup."""
    return escape(re.sub(r"\n{3,}", "\n\n", text.strip()))


def _told(text: str) -> tuple[str, list[str]]:
    """What is told, and the items of its list. LinkedIn loses breaks before bullets now and then."""
    lines = re.sub(r"\s+(?=[•‣▪➢➤✓]\s)", "\n", text).split("\n")
    bullets = [_text(_BULLET.sub("", line)) for line in lines if _BULLET.match(line)]
    return _text("\n".join(line for line in lines if not _BULLET.match(line))), [
        each for each in bullets if each
    ]


def _range(row: Row, start: str = "started on", end: str = "finished on", *, goes_on: bool = False) -> Fields:
    started, finished = row.get(start, ""), row.get(end, "")
    if goes_on and started and not finished:
        finished = "present"
    return {"start_date": _date(started), "end_date": _date(finished)}


def _date(text: str) -> str:
    return str(PartialDate.model_validate(text))


def _work(row: Row) -> Fields:
    summary, highlights = _told(row.get("description", ""))
    return {
        "name": row.get("company name", ""), "position": row.get("title", ""),
        "location": row.get("location", ""), "summary": summary, "highlights": highlights,
        **_range(row, goes_on=True),
    }  # fmt: skip


def _volunteer(row: Row) -> Fields:
    summary, highlights = _told(row.get("description", ""))
    return {
        "organization": row.get("company name", ""), "position": row.get("role", ""),
        "summary": summary, "highlights": highlights, **_range(row, goes_on=True),
    }  # fmt: skip


def _education(row: Row) -> Fields:
    study, _, area = row.get("degree name", "").partition(", ")
    texts = (row.get("notes", ""), row.get("activities", ""))
    return {
        "institution": row.get("school name", ""), "study_type": study,
        "area": row.get("field of study", "") or area, **_range(row, "start date", "end date"),
        "summary": "\n\n".join(_text(text) for text in texts if text),
    }  # fmt: skip


def _project(row: Row) -> Fields:
    description, highlights = _told(row.get("description", ""))
    return {
        "name": row.get("title", ""), "url": row.get("url", ""), "description": description,
        "highlights": highlights, **_range(row),
    }  # fmt: skip


def _certificate(row: Row) -> Fields:
    return {
        "name": row.get("name", ""), "issuer": row.get("authority", ""), "url": row.get("url", ""),
        "date": _date(row.get("started on", "")),
    }  # fmt: skip


def _award(row: Row) -> Fields:
    return {
        "title": row.get("title", ""), "summary": _text(row.get("description", "")),
        "awarder": row.get("issuer", ""), "date": _date(row.get("issued on", "")),
    }  # fmt: skip


def _publication(row: Row) -> Fields:
    return {
        "name": row.get("name", ""), "publisher": row.get("publisher", ""), "url": row.get("url", ""),
        "release_date": _date(row.get("published on", "")), "summary": _text(row.get("description", "")),
    }  # fmt: skip


def _reference(row: Row) -> Fields:
    if row.get("status", "").upper() not in ("", "VISIBLE"):
        return {}
    name = " ".join(filter(None, (row.get("first name", ""), row.get("last name", ""))))
    role = ", ".join(filter(None, (row.get("job title", ""), row.get("company", ""))))
    return {
        "name": f"{name}, {role}" if name and role else name or role,
        "reference": _text(row.get("text", "")),
    }


_HEADERS = {
    "profile": "first name", "positions": "company name", "education": "school name", "skills": "name",
    "languages": "name", "certifications": "name", "projects": "title", "volunteering": "company name",
    "honors": "title", "publications": "name", "courses": "name", "recommendationsreceived": "text",
    "emailaddresses": "email address", "phonenumbers": "number",
}  # fmt: skip
"""A name in the header of each table that is read."""

_SECTIONS: tuple[tuple[str, str, str, Callable[[Row], Fields]], ...] = (
    ("positions", "work", "", _work),
    ("education", "education", "", _education),
    ("projects", "projects", "", _project),
    ("skills", "skills", "", lambda row: {"name": row.get("name", "")}),
    (
        "languages", "languages", "",
        lambda row: {"language": row.get("name", ""), "fluency": row.get("proficiency", "")},
    ),
    ("certifications", "certificates", "", _certificate),
    ("courses", "custom", "Courses", lambda row: {"title": row.get("name", "")}),
    ("volunteering", "volunteer", "", _volunteer),
    ("honors", "awards", "", _award),
    ("publications", "publications", "", _publication),
    ("recommendationsreceived", "references", "", _reference),
)  # fmt: skip
"""Table, kind of section, its title, and how a row becomes an entry."""


def _section(
    make: tuple[str, str, str, Callable[[Row], Fields]], tables: Mapping[str, list[Row]]
) -> Section | None:
    table, kind, title, fields_of = make
    made = [_entry(kind, fields_of(row)) for row in tables.get(table, ())]
    items = tuple(item for item in made if item is not None)
    if not items:
        return None
    style = "bullets" if kind == "custom" else "entries"
    return Section.model_validate({"kind": kind, "title": title, "items": items, "style": style})


def _entry(kind: str, fields: Fields) -> Entry | None:
    """An entry of these fields, without those that it cannot take."""
    kept = {name: value for name, value in fields.items() if value}
    if not any(value for name, value in kept.items() if not name.endswith("date")):
        return None
    while kept:
        try:
            return ENTRY_TYPES[kind].model_validate(kept)
        except ValidationError as error:
            kept.pop(str(error.errors()[0]["loc"][0]))
    return None
