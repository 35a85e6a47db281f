"""A person's CV in few words: each helper takes the fields of an entry in the order people tell them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from altocv.cv.document import CV, SectionKind

Part = tuple[SectionKind, str, list[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Home:
    """Where somebody lives, as a CV writes it."""

    city: str = ""
    region: str = ""
    country: str = ""
    address: str = ""
    code: str = ""


@dataclass(frozen=True)
class Reached:
    """Ways to get in touch; `profiles` are `Network username`."""

    email: str = ""
    phone: str = ""
    home: Home = field(default_factory=Home)
    url: str = ""
    profiles: tuple[str, ...] = ()


def person(
    language: str, name: str, label: str, reached: Reached, summary: str, *parts: Part, **design: Any
) -> CV:
    """The CV. `design` holds values of the design panel."""
    home = reached.home
    basics = {
        "name": name,
        "label": label,
        "email": reached.email,
        "phone": reached.phone,
        "url": reached.url,
        "summary": summary,
        "location": {
            "address": home.address,
            "postal_code": home.code,
            "city": home.city,
            "region": home.region,
            "country_code": home.country,
        },
        "profiles": [
            {"network": network, "username": user, "url": f"https://{network.lower()}.com/{user}"}
            for network, _, user in (profile.partition(" ") for profile in reached.profiles)
        ],
    }
    sections = [
        {"kind": kind, "title": title, "items": items, **other} for kind, title, items, other in parts
    ]
    data = {"basics": basics, "sections": sections, "meta": {"language": language}, "design": design}
    return CV.model_validate(data)


def part(kind: SectionKind, *items: dict[str, Any], title: str = "", **other: Any) -> Part:
    """A section; a `title` of its own where the person does not use the usual one."""
    return kind, title, list(items), other


def job(position: str, name: str, dates: str, *highlights: str, **other: Any) -> dict[str, Any]:
    """A role; `dates` are `from to`, as in all helpers."""
    return {"position": position, "name": name, "highlights": highlights, **_span(dates), **other}


def helped(position: str, organization: str, dates: str, *highlights: str, **other: Any) -> dict[str, Any]:
    return {
        "position": position, "organization": organization, "highlights": highlights, **_span(dates), **other
    }  # fmt: skip


def school(study: str, area: str, institution: str, dates: str, **other: Any) -> dict[str, Any]:
    return {"study_type": study, "area": area, "institution": institution, **_span(dates), **other}


def project(name: str, description: str, dates: str = "", *highlights: str, **other: Any) -> dict[str, Any]:
    return {"name": name, "description": description, "highlights": highlights, **_span(dates), **other}


def skill(name: str, words: str = "", level: str = "") -> dict[str, Any]:
    """A group of skills; `words` are parted by semicolons."""
    return {"name": name, "keywords": _words(words), "level": level}


def speaks(**fluency: str) -> list[dict[str, Any]]:
    """Languages and how well; an underscore stands for a space."""
    return [{"language": name.replace("_", " "), "fluency": level} for name, level in fluency.items()]


def certificate(name: str, issuer: str = "", date: str = "", **other: Any) -> dict[str, Any]:
    return {"name": name, "issuer": issuer, "date": date, **other}


def award(title: str, awarder: str = "", date: str = "", summary: str = "") -> dict[str, Any]:
    return {"title": title, "awarder": awarder, "date": date, "summary": summary}


def paper(name: str, publisher: str, date: str, authors: str = "", **other: Any) -> dict[str, Any]:
    return {"name": name, "publisher": publisher, "release_date": date, "authors": _words(authors), **other}


def likes(name: str, words: str = "") -> dict[str, Any]:
    return {"name": name, "keywords": _words(words)}


def referee(name: str, reference: str) -> dict[str, Any]:
    return {"name": name, "reference": reference}


def own(title: str, subtitle: str = "", dates: str = "", **other: Any) -> dict[str, Any]:
    return {"title": title, "subtitle": subtitle, **_span(dates), **other}


def _span(dates: str) -> dict[str, str]:
    start, _, end = dates.partition(" ")
    return {"start_date": start, "end_date": end}


def _words(text: str) -> Iterable[str]:
    return [word.strip() for word in text.split(";") if word.strip()]
