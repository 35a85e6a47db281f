"""Entries of each kind of section, out of what was taken apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from altocv.convert.reading import scripts
from altocv.convert.reading.blocks import Block, blocks, entries
from altocv.convert.reading.contacts import URL
from altocv.convert.reading.dates import find, without
from altocv.convert.reading.entry import Bit, Taken, take, words
from altocv.convert.reading.lexicon import is_degree, job_words, organisation_words
from altocv.convert.reading.lines import BULLETS, Line
from altocv.convert.reading.lists import LISTS
from altocv.convert.reading.order import is_note, leads, names, told, with_roles
from altocv.cv.inline import plain

Fields = dict[str, Any]

_MOST_NAME_WORDS = 8
_FULL_NAME = re.compile(
    r"[^\W\d_][\w'’.-]+(?: (?:[A-ZÀ-Þ][\w'’.-]*|d[aeo]s?|von|van|der|den|le|la|y|i|e)){1,4}"
)


def read(kind: str, lines: Sequence[Line], leading: float, *, wraps: bool) -> list[Fields]:
    """The entries of a section as fields of its kind's entry, in order."""
    if kind in LISTS:
        return LISTS[kind](lines)
    found = blocks(lines, leading, wraps=wraps)
    if kind == "custom" and all(block.kind == "bullet" for block in found):
        return [_point(block.text) for block in found]
    if kind == "publications" and all(block.kind != "head" for block in found):
        return [_citation(plain(block.text)) for block in found]
    taken = [take(entry, marks=kind == "education", places=kind in _PLACED) for entry in entries(found)]
    if kind in _ORDERED:
        first = leads(taken, kind)
        taken = with_roles([replace(each, leads=first) for each in taken])
    made: list[Fields] = []
    for entry in taken:
        fields = _READERS[kind](entry, made[-1] if made else None)
        if fields:
            made.append(fields)
    return made


def summary(lines: Sequence[Line], leading: float, *, wraps: bool) -> str:
    """The text of a section that is one text."""
    found = blocks(lines, leading, wraps=wraps)
    return "\n\n".join(_as_text(block) for block in found)


def _citation(text: str) -> Fields:
    """A publication that is told in a sentence: authors, title, where, when, address."""
    fields: Fields = {}
    if match := re.search(rf"\s({URL.pattern})\.?$", text, re.IGNORECASE):
        fields["url"], text = match[1].rstrip("."), text[: match.start()]
    if (dates := find(text)) is not None:
        fields["release_date"], text = str(dates.end or dates.start), without(text, dates)
    parts = [
        part.strip(" .,·")
        for part in re.split(r"(?:(?<=[^\W\d_][^\W\d_])|(?<=[)?!\d]))[.?!]\s+|\.\.\s+", text)
        if part.strip(" .,·")
    ]
    if len(parts) > 1 and (_are_people(parts[0]) or (len(parts) > 2 and _are_full_names(parts[0]))):
        fields["authors"] = words(parts.pop(0))
    fields["name"] = parts.pop(0) if parts else text
    fields["publisher"] = ". ".join(parts)
    return fields


def _point(text: str) -> Fields:
    """An item of a list: what is bold at its beginning is its title."""
    if match := re.match(r"\*\*(.+?)\*\*[\s:.,–—-]*(.*)", text, re.DOTALL):
        return {"title": match[1].rstrip(" :."), "summary": match[2]}
    return {"title": text}


def _as_text(block: Block) -> str:
    if block.kind != "bullet":
        return block.text
    mark = block.line.text[:1]
    return f"{mark if mark in BULLETS else '•'} {block.text}"


def _dated(taken: Taken, *, single: str = "start_date") -> Fields:
    if taken.dates is None:
        return {}
    start, end = taken.dates.start, taken.dates.end
    if not end:
        return {single: str(start)}
    return {"start_date": str(start), "end_date": str(end) if end else ""}


def _day(taken: Taken) -> str:
    return "" if taken.dates is None else str(taken.dates.end or taken.dates.start)


def _two_names(taken: Taken) -> tuple[Bit | None, Bit | None, list[Bit]]:
    """Which bit is the job and which the organisation, and what is left."""
    bits = names(taken)
    left = [bit for bit in taken.bits if bit not in bits]
    if not bits:
        return None, None, left
    if len(bits) == 1:
        job = taken.role or (job_words(bits[0].text) > 0 and not organisation_words(bits[0].text))
        return (bits[0], None, left) if job else (None, bits[0], left)
    job = bits.pop(_job(taken, bits))
    plausible = [bit for bit in bits if not is_note(bit)] or bits
    organisation = max(
        plausible, key=lambda bit: (organisation_words(bit.text), bool(bit.link), bit.style.bold, -bit.line)
    )
    bits.remove(organisation)
    return job, organisation, [*bits, *left]


def _job(taken: Taken, bits: list[Bit]) -> int:
    """Which of the names is the job."""
    scored = [told(bit, "work") for bit in bits]
    best = max(range(len(bits)), key=lambda i: (scored[i], bits[i].style.bold))
    short = [i for i, bit in enumerate(bits) if not is_note(bit)]
    if scored[best] > 0 or (len(short) > 1 and len({scored[i] for i in short}) > 1):
        return best
    if taken.leads is not None and len(short) > 1:
        return short[0] if taken.leads else short[1]
    # Without a word that tells: beside the dates stands the job, unless all is on one line.
    return next((i for i, bit in enumerate(bits) if bit.line == taken.dated_line), 0)


def _work(taken: Taken, before: Fields | None) -> Fields:
    job, organisation, left = _two_names(taken)
    fields: Fields = {
        "position": job.text if job else "",
        "name": organisation.text if organisation else "",
        "location": taken.place,
        "url": taken.url,
        "description": " · ".join(bit.text for bit in left),
        **_dated(taken),
        "summary": "\n\n".join(taken.paragraphs),
        "highlights": taken.bullets,
    }
    if not fields["name"] and before is not None:
        # Roles that follow each other under one employer say it once.
        for name in ("name", "location", "url", "description"):
            fields[name] = fields[name] or before.get(name, "")
    return fields


def _volunteer(taken: Taken, before: Fields | None) -> Fields:
    fields = _work(taken, None)
    fields["organization"] = fields.pop("name")
    note = fields.pop("description")
    fields["summary"] = "\n\n".join(filter(None, (note, fields["summary"])))
    return fields


def _education(taken: Taken, before: Fields | None) -> Fields:
    bits = list(taken.bits)
    degree = next((bit for bit in bits if is_degree(bit.text) and organisation_words(bit.text) == 0), None)
    degree = degree or next((bit for bit in bits if is_degree(bit.text)), None) or _untold(taken)
    if degree is not None:
        bits.remove(degree)
    school = max(
        bits, key=lambda bit: (organisation_words(bit.text), bool(bit.link), -bit.line), default=None
    )
    if school is not None:
        bits.remove(school)
    if degree is None and bits:
        degree = bits.pop(0)
    study, area = _degree(degree.text) if degree else ("", "")
    fields = {
        "institution": school.text if school else "",
        "study_type": study,
        "area": area,
        "location": taken.place,
        "url": taken.url,
        "score": taken.mark,
        **_dated(taken, single="end_date"),
        "summary": "\n\n".join([*(bit.text for bit in bits), *taken.paragraphs, *taken.bullets]),
        "courses": [*taken.courses, *taken.words],
    }
    if not fields["location"] and bits and not taken.paragraphs:
        fields["location"], fields["summary"] = bits[-1].text, "\n\n".join(bit.text for bit in bits[:-1])
    return fields


def _untold(taken: Taken) -> Bit | None:
    """The degree where no word names one: where the neighbours have theirs, else what is no school, or stands
    before a comma as degrees do before their field."""
    bits = names(taken)
    if len(bits) < 2:
        return None
    first, second = bits[:2]
    schools = organisation_words(first.text), organisation_words(second.text)
    if schools[0] != schools[1]:
        return first if schools[0] < schools[1] else second
    if taken.leads is not None:
        return first if taken.leads else second
    return next((bit for bit in (first, second) if ", " in bit.text), None)


def _degree(text: str) -> tuple[str, str]:
    """Degree and field: "M.Sc., Computer Science", "Bachelor of Arts in History"."""
    if comma := re.search(r",\s|،\s*|[、，]", text):
        return text[: comma.start()], text[comma.end() :]
    first, _, rest = text.partition(" ")
    if rest and scripts.is_degree(first):
        return first, rest
    if match := re.match(r"(.+?)\s+(?:in|en|em|im Fach|of Science in)\s+(.+)", text):
        return match[1], match[2]
    return (text, "") if is_degree(text) else ("", text)


def _project(taken: Taken, before: Fields | None) -> Fields:
    bits = list(taken.bits)
    name = bits.pop(0) if bits else None
    told = [bit for bit in bits if len(bit.text.split()) > _MOST_NAME_WORDS]
    last = bits[-1].line if bits else 0
    listed = [bit for bit in bits if bit.line == last and last > 0 and len(bit.text.split()) <= 3]
    if not told or len(listed) < 2:
        listed = []
    bits = [bit for bit in bits if bit not in told and bit not in listed]
    return {
        "name": name.text if name else "",
        "roles": [bit.text for bit in bits if job_words(bit.text)],
        "entity": next((bit.text for bit in bits if not job_words(bit.text)), ""),
        "url": taken.url,
        **_dated(taken),
        "description": "\n\n".join([*(bit.text for bit in told), *taken.paragraphs]),
        "highlights": taken.bullets,
        "keywords": [*(bit.text for bit in listed), *taken.words],
    }


def _certificate(taken: Taken, before: Fields | None) -> Fields:
    bits = [bit.text for bit in taken.bits] + [plain(text) for text in (*taken.paragraphs, *taken.bullets)]
    return {
        "name": bits[0] if bits else "",
        "issuer": "".join(bits[1:2]),
        "date": _day(taken),
        "url": taken.url,
    }


def _award(taken: Taken, before: Fields | None) -> Fields:
    bits = [bit.text for bit in taken.bits]
    return {
        "title": bits[0] if bits else "",
        "awarder": "".join(bits[1:2]),
        "date": _day(taken),
        "summary": "\n\n".join((*bits[2:], *taken.paragraphs, *taken.bullets)),
    }


def _publication(taken: Taken, before: Fields | None) -> Fields:
    texts = list(taken.bits)
    name = texts.pop(0) if texts else None
    people = next((bit for bit in texts if _are_people(bit.text)), None)
    if people is None and len(texts) > 1 and _are_full_names(texts[-1].text):
        people = texts[-1]
    if people is not None:
        texts.remove(people)
    paragraphs = list(taken.paragraphs)
    if people is None and paragraphs and _are_people(plain(paragraphs[0])):
        people_text = plain(paragraphs.pop(0))
    else:
        people_text = people.text if people else ""
    return {
        "name": name.text if name else (plain(paragraphs.pop(0)) if paragraphs else ""),
        "publisher": texts[0].text if texts else "",
        "authors": words(people_text),
        "release_date": _day(taken),
        "url": taken.url,
        "summary": "\n\n".join((*paragraphs, *taken.words, *taken.bullets)),
    }


def _are_people(text: str) -> bool:
    """True for names like "M. Lindqvist, T. Adeyemi"."""
    return (
        bool(re.search(r"\b[A-ZÀ-Þ]\.", text)) and len(text.split()) <= 60 and not re.search(r"\d{3}", text)
    )


def _are_full_names(text: str) -> bool:
    """True for names like "Marta Lindqvist, Tunde Adeyemi"."""
    return len(parts := words(text)) > 1 and all(map(_FULL_NAME.fullmatch, parts))


def _reference(taken: Taken, before: Fields | None) -> Fields:
    bits = [bit.text for bit in taken.bits]
    text = "\n\n".join((*bits[1:], *taken.paragraphs, *taken.bullets))
    return {"name": bits[0] if bits else "", "reference": text}


def _custom(taken: Taken, before: Fields | None) -> Fields:
    bits = [bit.text for bit in taken.bits]
    return {
        "title": bits[0] if bits else "",
        "subtitle": bits[1] if len(bits) > 1 else "",
        "location": taken.place,
        "url": taken.url,
        **_dated(taken),
        "summary": "\n\n".join((*bits[2:], *taken.paragraphs)),
        "highlights": taken.bullets,
        "keywords": taken.words,
    }


_PLACED = ("work", "volunteer", "education", "custom")
_ORDERED = ("work", "volunteer", "education")

_READERS: dict[str, Callable[[Taken, Fields | None], Fields]] = {
    "work": _work,
    "volunteer": _volunteer,
    "education": _education,
    "projects": _project,
    "certificates": _certificate,
    "awards": _award,
    "publications": _publication,
    "references": _reference,
    "custom": _custom,
}
