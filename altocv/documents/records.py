"""What the documents service hands out, and how a CV is written down."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Text, cast, literal
from sqlalchemy.dialects.postgresql import JSONB

from altocv.cv.characters import clean_line
from altocv.cv.document import CV
from altocv.errors import Invalid, NotFound

MAX_NAME = 200
_MAX_SEARCH = 4_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A CV as it is now. Edits that are sent for it carry its `version` as their base."""

    id: str
    name: str
    cv: CV
    version: int
    can_undo: bool
    can_redo: bool
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    """A CV in a list."""

    id: str
    name: str
    version: int
    template: str
    page_size: str
    language: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """A kept version. `label` is that of the last change before it; `name` is empty for automatic ones."""

    number: int
    name: str
    automatic: bool
    created_at: datetime
    label: str


def parse_id(cv_id: str) -> UUID:
    """Raises NotFound for what is no id at all."""
    try:
        return UUID(cv_id)
    except ValueError:
        raise not_found() from None


def not_found() -> NotFound:
    return NotFound("This CV does not exist any more, or it belongs to somebody else. Open your list of CVs.")


def checked_name(name: str, what: str = "CV") -> str:
    """A name on one line. Raises Invalid when it is empty or too long."""
    name = str(clean_line(name)).strip()
    if not name:
        raise Invalid(f"Give the {what} a name.")
    if len(name) > MAX_NAME:
        raise Invalid(f"The name of the {what} is too long. Use at most {MAX_NAME} characters.")
    return name


def stored(cv: CV) -> ColumnElement[Any]:
    """A CV as a value of a JSONB column; every field, so that later defaults do not change old CVs."""
    return cast(literal(cv.model_dump_json(), Text), JSONB)


def fold(text: str) -> str:
    """Lower case without accents, for searching."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def search_text(name: str, cv: CV) -> str:
    """What the dashboard's search looks in: names, the person, titles and headings."""
    words = [name, cv.basics.name, cv.basics.label]
    for section in cv.sections:
        words.append(section.title)
        for item in section.items:
            words += [item.heading, getattr(item, "position", "")]
    return fold("\n".join(filter(None, words))[:_MAX_SEARCH])
