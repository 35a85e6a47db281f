"""Partial dates as people write them in CVs.

A `PartialDate` is a year, a year and month, a full day, "present", or the text as it was written when it
could not be understood; so nothing a person typed is lost. In JSON it is one string (ISO 8601 where it is
structured, as JSON Resume wants).
"""

from __future__ import annotations

import calendar
import re
from typing import Any

from pydantic import BaseModel, ConfigDict, model_serializer, model_validator

PRESENT_WORDS = frozenset(
    "present now current currently today ongoing actualidad actual presente hoy "
    "aujourd'hui présent actuel heute gegenwart jetzt aktuell hoje atual oggi attuale".split()
)

MONTH_WORDS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "january jan enero ene janvier janv januar jän janeiro gennaio gen",
            "february feb febrero février févr fév februar fevereiro fev febbraio",
            "march mar marzo mars märz mär mrz março",
            "april apr abril abr avril avr aprile",
            "may mayo mai maio maggio mag",
            "june jun junio juin juni junho giugno giu",
            "july jul julio juillet juil juli julho luglio lug",
            "august aug agosto ago août aou",
            "september sep sept septiembre septembre setembro set settembre",
            "october oct octubre octobre oktober okt outubro out ottobre ott",
            "november nov noviembre novembre novembro",
            "december dec diciembre dic décembre déc dezember dez dezembro dicembre",
        ),
        start=1,
    )
    for word in words.split()
}

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})")
_NAMED = re.compile(r"([^\W\d_]+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})")


class PartialDate(BaseModel):
    """A date with the precision that was given. Built from a string; empty when nothing was given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int | None = None
    month: int | None = None
    day: int | None = None
    present: bool = False
    text: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if value is None:
            return {}
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        return _parse(value) if isinstance(value, str) else value

    @model_serializer
    def __str__(self) -> str:
        if self.present:
            return "present"
        if self.year is None:
            return self.text
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def __bool__(self) -> bool:
        return self.present or self.year is not None or bool(self.text)

    @property
    def understood(self) -> bool:
        """False when the text is kept as written because it is no date that we know."""
        return self.present or self.year is not None or not self.text

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Orders dates in time; "present" last, unknown text first."""
        if self.present:
            return (9999, 12, 31)
        return (self.year or 0, self.month or 0, self.day or 0)


def _parse(text: str) -> dict[str, Any]:
    text = text.strip()
    if not text:
        return {}
    if text.casefold() in PRESENT_WORDS:
        return {"present": True}
    if match := _ISO.fullmatch(text):
        found = _checked(match[1], match[2], match[3])
    elif match := _MONTH_FIRST.fullmatch(text):
        found = _checked(match[2], match[1])
    elif match := _YEAR_FIRST.fullmatch(text):
        found = _checked(match[1], match[2])
    elif (match := _NAMED.fullmatch(text)) and match[1].casefold() in MONTH_WORDS:
        found = _checked(match[2], str(MONTH_WORDS[match[1].casefold()]))
    else:
        found = None
    return found or {"text": text}


def _checked(year: str, month: str | None = None, day: str | None = None) -> dict[str, Any] | None:
    """The parts as numbers, or None when no calendar has such a day."""
    y, m, d = int(year), int(month) if month else None, int(day) if day else None
    if not 1000 <= y <= 9999 or (m is not None and not 1 <= m <= 12):
        return None
    if d is not None and not 1 <= d <= calendar.monthrange(y, m or 1)[1]:
        return None
    return {"year": y, "month": m, "day": d}
