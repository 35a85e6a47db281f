"""The title, company and location of a posting that came as plain text, by how its first lines look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import shorten

LONGEST_LINE = 200

_LOOKED_AT = 30
"""Lines from the top; further down, names are those of clients and colleagues."""
_LONGEST_TITLE = 120
_LONGEST_NAME = 60

_LABELS = {
    "title": "job title|position|role|title|puesto|cargo|vacante|posición",
    "company": "company|employer|organi[sz]ation|empresa|compañía|empleador",
    "location": "location|place of work|city|ubicación|lugar(?: de trabajo)?|localidad|ciudad",
}
_LABELLED = {
    name: re.compile(rf"(?:{words})\s*[:：]\s*(?P<said>\S.*)", re.IGNORECASE)
    for name, words in _LABELS.items()
}
_BULLET = re.compile(r"^[•·▪◦‣●○■*#–—-]+\s*")
_AT = re.compile(r"(?P<title>.{3,}?)\s+(?:at|@|en)\s+(?P<company>[A-Z0-9ÁÉÍÓÚÑ].{1,60})")
_PARTED = re.compile(r"\s+[|·•—–-]\s+")
_SENTENCE = re.compile(r"[!?:;]$|\w{4}[.!?](?:\s|$)")
_ABOUT = re.compile(r"(?i:about|sobre|acerca de)\s+(?P<company>[A-Z0-9ÁÉÍÓÚÑ][\w&.' -]{1,50})[:.]?")
_NOT_A_NAME = re.compile(
    r"\b(?:us|you|your|our|we|the|role|job|team|position|profile|description|requirements|responsibilities|"
    r"duties|tasks|benefits|summary|overview|what|who|posted|full[- ]?time|part[- ]?time|apply|salary|remote|"
    r"hybrid|nosotros|el puesto|la empresa|descripción|requisitos|funciones|tareas|perfil|jornada|salario|"
    r"remoto|ti|tu)\b",
    re.IGNORECASE,
)
_CAPITALISED = r"[A-Z0-9ÁÉÍÓÚÑÄÖÜ][\w.'’&-]*"
_NAME = re.compile(
    rf"{_CAPITALISED}(?:\s+(?:{_CAPITALISED}|&|\+|and|of|for|y|e|de|del|la|las|los|el|und|et|von|van))*"
)
_TOWN = rf"{_CAPITALISED}(?:\s+(?:{_CAPITALISED}|upon|on|the|of|de|del|la|las|los|el|am|an|der|sur))*"
_PLACE = re.compile(
    rf"(?:{_TOWN},\s*(?!(?:Inc|LLC|Ltd|GmbH|AG|SL|S\.L|SA|S\.A|Co|Corp|PLC|Plc|BV|B\.V)\b){_TOWN}(?:,\s*{_TOWN})?|"
    r"(?i:remote|remoto|hybrid|híbrido|on-?site|presencial))(?:\s*\(.*\))?"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What the text seems to say; `title` is never empty, the others are "" where nothing tells."""

    title: str
    company: str
    location: str


def guess(text: str) -> Guess:
    """Look at the first lines of a text that has at least one with something in it."""
    lines = [_BULLET.sub("", line.strip()).strip() for line in text.splitlines()]
    lines = [line for line in lines if line][:_LOOKED_AT]
    title, company, location = (_labelled(lines, name) for name in _LABELS)
    free = [line for line in lines if not any(label.fullmatch(line) for label in _LABELLED.values())]
    first = free[0] if free else lines[0] if lines else ""
    if not title:
        title, named, placed = _parted(first)
        company, location = company or named, location or placed
    if not company and first:
        company = _below(free[1:4]) or _told(lines)
    if not location:
        location = next((line for line in free[1:5] if _is_place(line)), "")
    return Guess(_cut(title) or "—", _cut(company), _cut(location))


def _labelled(lines: list[str], name: str) -> str:
    """What stands after a label such as "Company:"."""
    found = (_LABELLED[name].fullmatch(line) for line in lines)
    return next((one["said"].strip() for one in found if one and len(one["said"]) <= LONGEST_LINE), "")


def _parted(line: str) -> tuple[str, str, str]:
    """Title, company and place of a line such as "Nurse at St. Mary's" or "Nurse | St. Mary's | Leeds"."""
    if len(line) > _LONGEST_TITLE:
        return shorten(line, _LONGEST_TITLE, placeholder="…"), "", ""
    if found := _AT.fullmatch(line):
        return found["title"], *_placed(found["company"])
    parts = _PARTED.split(line)
    if len(parts) < 2:
        return line, "", ""
    places = [part for part in parts[1:] if _is_place(part)]
    names = [part for part in parts[1:] if part not in places and _is_name(part)]
    return parts[0], names[0] if names else "", places[0] if places else ""


def _placed(company: str) -> tuple[str, str]:
    """A company, and the place where one is said behind it in brackets or after a bar."""
    if found := re.fullmatch(r"(?P<name>.+?)\s*\((?P<place>[^()]+)\)", company):
        return found["name"], found["place"]
    name, *rest = _PARTED.split(company)
    return name, next((part for part in rest if _is_place(part)), "")


def _below(lines: list[str]) -> str:
    """The company where it stands alone under the title."""
    if not lines:
        return ""
    name, *rest = re.split(r"\s+[|·•—–-]\s+|,\s", lines[0])
    return name if _is_name(name) and not _is_place(lines[0]) and len(" ".join(rest)) <= _LONGEST_NAME else ""


def _told(lines: list[str]) -> str:
    """The company of a heading such as "About Acme"."""
    found = (_ABOUT.fullmatch(line) for line in lines)
    return next((one["company"].strip() for one in found if one and _is_name(one["company"])), "")


def _is_name(text: str) -> bool:
    """Whether it may be the name of a company: short, capitalised, no sentence and no heading."""
    return (
        1 < len(text) <= _LONGEST_NAME
        and len(text.split()) <= 6
        and _NAME.fullmatch(text) is not None
        and any(char.isalpha() for char in text)
        and not _SENTENCE.search(text)
        and not _NOT_A_NAME.search(text)
    )


def _is_place(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and _PLACE.fullmatch(text) is not None


def _cut(text: str) -> str:
    return text[:LONGEST_LINE].strip()
