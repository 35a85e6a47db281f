"""What a CV must have and how much of it: contact details, sections, length."""

from __future__ import annotations

import re

from altocv.analysis.ats import content, lexicon
from altocv.analysis.ats.content import Subject
from altocv.analysis.ats.model import Finding, Part, Rating, Severity, change, cost, excerpt
from altocv.cv.document import Work
from altocv.cv.inline import plain

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_DIGITS = (7, 15)  # what a phone number has, E.164

_CONTACT = {
    "contact.no_name": 35,
    "contact.no_email": 30,
    "contact.odd_email": 22,
    "contact.no_phone": 20,
    "contact.odd_phone": 10,
    "contact.no_location": 7,
    "contact.no_link": 4,
    "contact.no_label": 4,
}
_SECTIONS = {
    "sections.no_work": 40.0,
    "sections.no_education": 20.0,
    "sections.no_skills": 20.0,
    "sections.no_summary": 12.0,
    "sections.odd_title": 6.0,
    "sections.unnamed_entry": 8.0,
    "sections.bare_entry": 5.0,
}
_PRACTICE = 20.0  # projects or volunteering make up for half of the work that is missing

_ENOUGH_WORDS, _FEW_WORDS, _MANY_WORDS, _LONG_SUMMARY = 100, 50, 1400, 120
_PAGES, _ACADEMIC_PAGES, _ACADEMIC_PUBLICATIONS = 2, 6, 3
_LENGTH = {"length.very_short": 75, "length.short": 40, "length.wordy": 15, "length.long_summary": 15}
_PER_PAGE = 25


def contact(subject: Subject) -> Rating:
    """Rate the contact details: whether they are there and look like what they are."""
    basics = subject.cv.basics
    place = basics.location
    phone = sum(char.isdigit() for char in basics.phone)
    found: list[Finding] = []

    def say(code: str, severity: Severity, path: str, value: str = "") -> None:
        found.append(Finding("contact", code, severity, path, {"value": excerpt(value)} if value else {}))

    if not basics.name.strip():
        say("contact.no_name", "high", "basics/name")
    if not basics.email.strip():
        say("contact.no_email", "high", "basics/email")
    elif not _EMAIL.fullmatch(plain(basics.email).strip()):
        say("contact.odd_email", "high", "basics/email", basics.email)
    if not basics.phone.strip():
        say("contact.no_phone", "medium", "basics/phone")
    elif not _DIGITS[0] <= phone <= _DIGITS[1]:
        say("contact.odd_phone", "medium", "basics/phone", basics.phone)
    if not any(text.strip() for text in (place.city, place.region, place.country_code, place.address)):
        say("contact.no_location", "low", "basics/location")
    if not basics.url.strip() and not basics.profiles and not any(c.url for c in basics.contacts):
        say("contact.no_link", "low", "basics/profiles")
    if not basics.label.strip():
        say("contact.no_label", "low", "basics/label")
    return 100 - cost(found, _CONTACT), found


def sections(subject: Subject) -> Rating:
    """Rate the sections: whether the usual ones are there, under titles that machines know."""
    found: list[Finding] = []
    points = 100.0
    if not any(section.items for section in subject.shown("work")):
        practice = bool(subject.shown("projects", "volunteer"))
        points += _PRACTICE if practice else 0
        found.append(_section_finding("sections.no_work", "medium" if practice else "high"))
    if not subject.shown("education"):
        found.append(_section_finding("sections.no_education", "medium"))
    if not subject.shown("skills"):
        found.append(_section_finding("sections.no_skills", "medium"))
    if not subject.shown("summary"):
        found.append(_section_finding("sections.no_summary", "low"))
    found += _titles(subject) + _entries(subject)
    return points - cost(found, _SECTIONS), found


def _section_finding(code: str, severity: Severity) -> Finding:
    return Finding("sections", code, severity)


def _titles(subject: Subject) -> list[Finding]:
    known = lexicon.HEADINGS.get(subject.language)
    found: list[Finding] = []
    if known is None:
        return found
    for section in subject.shown("work", "education", "skills"):
        title = plain(section.title).strip()
        if title and not any(part in title.casefold() for part in known):
            path = f"@{section.id}/title"
            usual = content.title(section.model_copy(update={"title": ""}), subject.language)
            edits = change(path, section.title, usual)
            values = {"title": excerpt(title), "usual": usual}
            found.append(Finding("sections", "sections.odd_title", "low", path, values, edits))
    return found


def _entries(subject: Subject) -> list[Finding]:
    found: list[Finding] = []
    for section in subject.shown("work"):
        for entry in section.items:
            if not isinstance(entry, Work):
                continue
            values = {"entry": excerpt(content.named(entry))}
            if not entry.name.strip() or not entry.position.strip():
                lacking = "name" if not entry.name.strip() else "position"
                path = f"@{entry.id}/{lacking}"
                found.append(Finding("sections", "sections.unnamed_entry", "medium", path, values))
            if not any(line.strip() for line in (*entry.highlights, entry.summary)):
                path = f"@{entry.id}/highlights"
                found.append(Finding("sections", "sections.bare_entry", "medium", path, values))
    return found


def length(subject: Subject) -> Rating:
    """Rate the number of pages and words. A CV with publications may be longer."""
    part: Part = "length"
    found: list[Finding] = []
    words = sum(content.count_words(line.settled, subject.language) for line in _once(subject))
    published = sum(len(section.items) for section in subject.shown("publications"))
    most = _ACADEMIC_PAGES if published >= _ACADEMIC_PUBLICATIONS else _PAGES
    over = max(subject.pages - most, 0)
    if over:
        values = {"pages": str(subject.pages), "most": str(most)}
        found.append(Finding(part, "length.too_many_pages", "high" if over > 1 else "medium", "", values))
    if words < _ENOUGH_WORDS:
        code = "length.very_short" if words < _FEW_WORDS else "length.short"
        severity: Severity = "high" if words < _FEW_WORDS else "medium"
        found.append(Finding(part, code, severity, "", {"words": str(words)}))
    elif words > _MANY_WORDS and most == _PAGES:
        found.append(Finding(part, "length.wordy", "low", "", {"words": str(words)}))
    summary = next((line for line in subject.lines if line.path == "basics/summary"), None)
    said = content.count_words(summary.settled, subject.language) if summary else 0
    if said > _LONG_SUMMARY:
        values = {"words": str(said), "most": str(_LONG_SUMMARY)}
        found.append(Finding(part, "length.long_summary", "low", "basics/summary", values))
    return 100 - over * _PER_PAGE - cost(found, _LENGTH), found


def _once(subject: Subject) -> list[content.Line]:
    """The lines, of equal bullets the first."""
    kept = {line.path for line in subject.bullets}
    return [line for line in subject.lines if line.kind != "bullet" or line.path in kept]
