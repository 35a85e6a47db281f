"""What the jobs service hands out, and how what is typed into a job is checked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from altocv.cv.characters import clean, clean_line
from altocv.cv.document import CV
from altocv.errors import Invalid
from altocv.jobs.searching import fold

Status = Literal["saved", "applied", "interview", "offer", "closed"]
STATUSES: tuple[Status, ...] = get_args(Status)

MAX_TEXT = 50_000
MAX_LINE = 300
MAX_URL = 2_000
MAX_NOTES = 10_000

_TRACKING = re.compile(r"utm_\w+|gclid|fbclid|msclkid|mc_cid|mc_eid|trk|trackingid|refid", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Summary:
    """A job in a list. `digest` is the same for the same text."""

    id: str
    title: str
    company: str
    location: str
    url: str
    salary: str
    posted: date | None
    closes: date | None
    status: Status
    notes: str
    applied_at: datetime | None
    created_at: datetime
    updated_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class Job(Summary):
    """A whole job. `description` is plain text."""

    description: str

    @property
    def text(self) -> str:
        """What a CV is held against."""
        return posting_text(self.title, self.description)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding a job. `existing` means that it was there before, and is as it was."""

    job: Job
    existing: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a job, for reading it by machine; `at` is when it was posted, else when it was added."""

    id: str
    title: str
    text: str
    at: date


@dataclass(frozen=True, slots=True)
class Candidate:
    """A CV as it is in one version."""

    id: str
    name: str
    version: int
    cv: CV


def posting_text(title: str, description: str) -> str:
    """A posting as one text, with its title at the beginning, once."""
    return description if fold(description).startswith(fold(title)) else f"{title}\n\n{description}"


def digest(text: str) -> str:
    """The same for texts that differ in case, accents, spaces and signs only."""
    return hashlib.sha256("".join(re.findall(r"\w+", fold(text))).encode()).hexdigest()


def checked_text(text: str) -> str:
    """A description. Raises Invalid when it is empty or too long."""
    text = str(clean(text)).strip()
    if not text:
        raise Invalid("There is no text. Paste the text of the posting.")
    if len(text) > MAX_TEXT:
        raise Invalid(f"The posting is longer than {MAX_TEXT:,} characters. Take some of it out.")
    return text


def checked_title(title: str) -> str:
    """Raises Invalid when it is empty or too long."""
    if not (title := checked_line(title)):
        raise Invalid("Give the job a title.")
    return title


def checked_line(text: str) -> str:
    """A short text on one line. Raises Invalid when it is too long."""
    text = str(clean_line(text)).strip()
    if len(text) > MAX_LINE:
        raise Invalid(f"That is too long for one field. Use at most {MAX_LINE} characters.")
    return text


def checked_notes(notes: str) -> str:
    """Raises Invalid when they are too long."""
    notes = str(clean(notes)).strip()
    if len(notes) > MAX_NOTES:
        raise Invalid(f"The notes are too long. Use at most {MAX_NOTES:,} characters.")
    return notes


def checked_status(status: str) -> Status:
    """Raises Invalid for one that does not exist."""
    for known in STATUSES:
        if status == known:
            return known
    raise Invalid("There is no such status of a job. Choose one of the list.")


def checked_url(url: str) -> str:
    """An address of the web without what only counts visitors, or "". Raises Invalid for any other."""
    url = str(clean_line(url)).strip()
    if not url:
        return ""
    if not (plain := plain_url(url)):
        raise Invalid("Only addresses that start with https:// or http:// can be kept. Check the address.")
    return plain


def plain_url(url: str) -> str:
    """As `checked_url`, with "" for what cannot be kept."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or len(url) > MAX_URL:
        return ""
    kept = parts.query
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(kept, keep_blank_values=True)):
        pairs = parse_qsl(kept, keep_blank_values=True)
        kept = urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
    return urlunsplit((parts.scheme.lower(), parts.netloc, parts.path, kept, ""))


def checked_date(day: date | str | None) -> date | None:
    """A day, from YYYY-MM-DD; None for "". Raises Invalid."""
    if not isinstance(day, str):
        return day
    if not (day := day.strip()):
        return None
    try:
        found = date.fromisoformat(day)
    except ValueError:
        found = date.min
    if not 1990 <= found.year <= 2100:
        raise Invalid("That is no date. Write it as year-month-day, such as 2026-03-31.")
    return found


def noon(day: date) -> datetime:
    """A time on that day, wherever one is."""
    return datetime.combine(day, time(12), UTC)
