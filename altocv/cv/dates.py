"""Partial dates as people write them in CVs.

A `PartialDate` is a year, a year and month, a full day, "present", or the text as it was written when it
could not be understood; so nothing a person typed is lost. In JSON it is one string (ISO 8601 where it is
structured, as JSON Resume wants).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_serializer, model_validator

from altocv.cv.characters import clean_line
from altocv.cv.locales import MONTHS, PRESENT

_PRESENT = (
    "now|current|currently|today|ongoing|to date|till date|to present|till now|until now|"
    "actual|presente|hoy|a la fecha|en curso|présent|actuel|actuellement|à ce jour|en cours|"
    "gegenwart|jetzt|aktuell|hoje|atual|atualmente|até o momento|attuale|in corso|nu|huidig|παρόν|"
    "по настоящее время|сейчас|н. в.|досі|дотепер|зараз|الآن|حاليا|حاليًا|כיום|现在|目前|今|現在まで|재직 중"
)
PRESENT_WORDS = frozenset(
    spelled
    for word in (*_PRESENT.split("|"), *(word.casefold() for word in PRESENT.values()))
    for spelled in (word, word.replace("’", "'"))
)
"""How people write that something goes on, folded; in every language of a CV."""

_OTHER_MONTHS = {
    "sept": 9, "set": 9, "gennaio": 1, "mrz": 3, "jän": 1, "fév": 2, "juil": 7, "aou": 8, "dez": 12,
    "января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8,
    "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
    "січня": 1, "лютого": 2, "березня": 3, "квітня": 4, "травня": 5, "червня": 6, "липня": 7,
    "серпня": 8, "вересня": 9, "жовтня": 10, "листопада": 11, "грудня": 12,
}  # fmt: skip
MONTH_WORDS: dict[str, int] = _OTHER_MONTHS | {
    name.casefold().rstrip(".׳"): number
    for lengths in MONTHS.values()
    for names in lengths.values()
    for number, name in enumerate(names, start=1)
}
"""Names of months, folded and without a closing full stop, in every language of a CV."""

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
_MONTH_FIRST = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_NAMED = re.compile(r"([^\W\d_]+)[.׳']?,?\s+(?:de\s+|del\s+)?(\d{4})")
_NAMED_DAY = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+|del\s+)?(\d{4})"
)
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_COUNTED = re.compile(r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?")


class PartialDate(BaseModel):
    """A date with the precision that was given. Built from a string; empty when nothing was given.

    A date has one spelling: parts given one by one that are no date become the text that they spell.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int | None = None
    month: int | None = None
    day: int | None = None
    present: bool = False
    text: str = Field(default="", max_length=1_000)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if value is None:
            return {}
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, dict):
            value = _spell(value)
        return _parse(clean_line(value)) if isinstance(value, str) else value

    @model_serializer
    def __str__(self) -> str:
        return _spell(self.__dict__)

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


def _spell(parts: Mapping[str, Any]) -> str:
    if parts.get("present"):
        return "present"
    if parts.get("year") is None:
        return str(parts.get("text") or "")
    spelled = str(parts["year"]).zfill(4)
    for part in ("month", "day"):
        if parts.get(part) is None:
            break
        spelled += "-" + str(parts[part]).zfill(2)
    return spelled


def _parse(text: str) -> dict[str, Any]:
    text = text.strip()
    if not text:
        return {}
    if text.casefold() in PRESENT_WORDS:
        return {"present": True}
    return _structured(text) or {"text": text}


def _structured(text: str) -> dict[str, Any] | None:
    if (match := _ISO.fullmatch(text)) or (match := _COUNTED.fullmatch(text)):
        return _checked(match[1], match[2], match[3])
    if match := _YEAR_FIRST.fullmatch(text):
        return _checked(match[1], match[2], match[3])
    if match := _MONTH_FIRST.fullmatch(text):
        return _checked(match[2], match[1])
    if match := _DOTTED.fullmatch(text):
        return _checked(match[3], match[2], match[1])
    if match := _NAMED.fullmatch(text):
        return _named(match[2], match[1])
    if match := _NAMED_DAY.fullmatch(text):
        return _named(match[3], match[2], match[1])
    if match := _MONTH_DAY.fullmatch(text):
        return _named(match[3], match[1], match[2])
    return None


def _named(year: str, month: str, day: str | None = None) -> dict[str, Any] | None:
    number = MONTH_WORDS.get(month.casefold())
    return _checked(year, str(number), day) if number else None


def _checked(year: str, month: str | None = None, day: str | None = None) -> dict[str, Any] | None:
    """The parts as numbers, or None when no calendar has such a day."""
    y, m, d = int(year), int(month) if month else None, int(day) if day else None
    if not 1000 <= y <= 2999 or (m is not None and not 1 <= m <= 12):
        return None
    if d is not None and not 1 <= d <= calendar.monthrange(y, m or 1)[1]:
        return None
    return {"year": y, "month": m, "day": d}
