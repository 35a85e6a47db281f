"""Where somebody lives: a street, a postal code, a city, a region and a country out of one line."""

from __future__ import annotations

import re

from altocv.convert.reading.lexicon import is_country, is_place, job_words, may_be_place

_CODE = re.compile(
    r"(?<![\w-])(?:(?:CEP|CP|C\.P\.|PLZ|〒)\s*:?\s*)?(?P<code>(?:[A-Z]{1,2}-)?(?:"
    r"\d{5}-\d{3,4}|\d{4}-\d{3}|\d{3}-\d{4}|\d{3}\s\d{2}|\d{4}\s?[A-Z]{2}|\d{4,6}"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s?[A-Z\d]{4}))(?![\w-])"
)
"""Postal codes as they are written in Europe and the Americas, with or without the letters of a country."""

_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|av|lane|ln|drive|dr|way|court|ct|place|pl|square|sq|boulevard|blvd|bd|terrace|"
    r"close|crescent|parkway|pkwy|highway|hwy|apt|apartment|flat|suite|unit|floor|box|calle|c/|avda|avenida|paseo|"
    r"plaza|carrer|camino|ronda|travesía|piso|puerta|depto|colonia|col|rue|allée|chemin|impasse|quai|cours|route|"
    r"faubourg|bis|ter|étage|rua|travessa|praça|largo|estrada|rodovia|alameda|apto|bloco|andar|lote|via|viale|"
    r"piazza|straat|laan|weg|platz|gasse|allee|ring|damm|ufer)\b|(?:straße|strasse|str\.|gasse|weg|platz|allee|damm|ufer)"
    r"(?=\s*\d)",
    re.IGNORECASE,
)
_STATE = re.compile(r"^(?P<city>[^\d,]+?)\s*(?:\s[-–]\s|/)\s*(?P<region>[A-Z]{2})$")
_COMMAS = re.compile(r"[,、，،]")
_LONGEST = 140
_MOST_PARTS = 8


def read(text: str) -> dict[str, str] | None:
    """The fields of a `Location` where a line is an address; None for another text."""
    if len(text) > _LONGEST or "@" in text or "://" in text or not re.search(r"[^\W\d_]{2}", text):
        return None
    parts = [part for part in (each.strip(" ·") for each in re.split(r"[,;\n]", text.strip(" ."))) if part]
    if not parts or len(parts) > _MOST_PARTS:
        return None
    found = _with_code(parts) or _with_street(parts)
    return {name: value for name, value in found.items() if value} if found else None


def goes_on(text: str, more: str) -> bool:
    """True for a street that ends in the postal code of the town that the next text is."""
    ends = any(match.end() == len(text) for match in _CODE.finditer(text))
    return ends and "," in text and is_place(more) and read(f"{text} {more}") is not None


def town(text: str) -> dict[str, str]:
    """The fields of a text that is known to be a place without a street: city, region, country."""
    return _town([part.strip() for part in _COMMAS.split(text) if part.strip()])


def _with_code(parts: list[str]) -> dict[str, str] | None:
    """An address with a postal code: beside the city, before or behind it, or apart."""
    for at in range(len(parts) - 1, -1, -1):
        for match in reversed(list(_CODE.finditer(parts[at]))):
            before, after = parts[at][: match.start()].strip(), parts[at][match.end() :].strip()
            if _STREET.search(after) or _STREET.search(before) or job_words(parts[at]):
                continue
            if re.search(r"\d", before + after):
                continue
            place = _beside(parts, at, before, after)
            if place is not None:
                return {"postal_code": match["code"], **place}
    return None


def _beside(parts: list[str], at: int, before: str, after: str) -> dict[str, str] | None:
    """The other fields of an address whose postal code is in a part, between two texts."""
    street, rest = parts[:at], parts[at + 1 :]
    if after:
        town_parts = [after, *rest]
        street = [*street, before] if before else street
    elif before and not (before.isupper() and len(before) <= 3 and street):
        town_parts = [before, *rest]
    elif street and not re.search(r"\d", street[-1]):
        # "Mountain View, CA 94043", "Osasco - SP, 06010-100": the city is the part before.
        town_parts = [street.pop(), *([before] if before else []), *rest]
    else:
        town_parts = rest
    if not town_parts or len(town_parts) > 4 or not all(map(_is_named, town_parts)):
        return None
    return {"address": ", ".join(street), **_town(town_parts)}


def _is_named(part: str) -> bool:
    """True for what may be the name of a town, a region or a country."""
    return not re.search(r"\d", part) and not part[:1].islower()


def _with_street(parts: list[str]) -> dict[str, str] | None:
    """An address without a postal code: a street with a number, then a city."""
    last = max(
        (i for i, part in enumerate(parts) if re.search(r"\d", part) or _STREET.search(part)), default=-1
    )
    street, rest = parts[: last + 1], parts[last + 1 :]
    whole = ", ".join(street)
    if not rest or not re.search(r"\d", whole) or not _STREET.search(whole) or len(rest) > 3:
        return None
    return {"address": whole, **_town(rest)}


def _town(parts: list[str]) -> dict[str, str]:
    if len(parts) == 1:
        state = _STATE.match(parts[0])
        return {"city": state["city"], "region": state["region"]} if state else {"city": parts[0]}
    if len(parts) == 2:
        # A code may be a state's as well as a country's.
        known = is_country(parts[1]) and len(parts[1]) > 2
        return {"city": parts[0], "country_code" if known else "region": parts[1]}
    return {"city": ", ".join(parts[:-2]), "region": parts[-2], "country_code": parts[-1]}


def is_home(text: str) -> bool:
    """True for what can only be where somebody lives."""
    parts = [part.strip() for part in text.split(",")]
    whole = len(parts) == 3 and is_country(parts[2]) and may_be_place(text) and not job_words(text)
    return whole or read(text) is not None or is_place(text)


def may_be_home(text: str) -> bool:
    return (
        may_be_place(text) and (bool(_COMMAS.search(text)) or len(text.split()) <= 2) and not job_words(text)
    )
