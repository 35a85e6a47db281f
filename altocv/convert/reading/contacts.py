"""Who: the name, what they are, and how they are reached, out of the head of a CV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from altocv.convert.reading import places
from altocv.convert.reading.headings import is_contact
from altocv.convert.reading.lexicon import job_words
from altocv.convert.reading.lines import Cell, Line, Span

EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.])(?:\+|00)?\(?\d[\d\s().\-–/]{6,18}\d(?!\w)")
URL = re.compile(
    r"(?:https?://\S+|(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/[^\s,;|·]*)?)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:e-?mail|mail|correo|courriel|phone|tel|telephone|teléfono|téléphone|telefon|telefone|mobile|móvil|mobil|handy|"
    r"cell|address|adresse|dirección|endereço|location|ubicación|website|web|portfolio|linkedin|github|gitlab|twitter|x|"
    r"born|date of birth|nationality)(?:\s*:|\.(?=\s))\s*",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^[^\W\d_][\w ]{1,20}:\s+")
NETWORKS = {
    "linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab", "twitter.com": "Twitter",
    "x.com": "X", "stackoverflow.com": "Stack Overflow", "medium.com": "Medium", "behance.net": "Behance",
    "dribbble.com": "Dribbble",
    "orcid.org": "ORCID", "scholar.google.com": "Google Scholar", "researchgate.net": "ResearchGate",
    "xing.com": "XING", "instagram.com": "Instagram", "youtube.com": "YouTube", "facebook.com": "Facebook",
    "mastodon.social": "Mastodon", "kaggle.com": "Kaggle", "bitbucket.org": "Bitbucket", "dev.to": "DEV",
}  # fmt: skip
_SPLIT = re.compile(r"\s+[·•∙▪●‧]\s+|\s{3,}|(?<=\w),\s+(?=[\w.+-]+@)")
_OWN = re.compile(r"\s+[–—|]\s+")
"""What parts addresses, or is a text's own."""

_NAME_LINES = 4
_ADDRESS = 1.55
_NEAR = 1.5
"""The white above the next line of a broken text in a narrow column, at most."""


def read(lines: Sequence[Line]) -> dict[str, Any]:
    """The basics that lines tell, as fields of `Basics`, and in "rest" the texts that are none of them."""
    found: dict[str, Any] = {"profiles": [], "rest": []}
    bits = [bit for line in _unbroken(lines) for cell in line for bit in _bits(cell)]
    if name := _name(lines):
        found["name"] = name
    left: list[tuple[str, float]] = []
    largest = max((size for text, _, size in bits if text.rstrip("\xad") in name), default=0.0)
    for text, link, size in bits:
        if name and text.rstrip("\xad") in name and size == largest:
            continue
        text = _LABEL.sub("", text).strip()
        if text and not is_contact(text) and not _take(found, text, link):
            left.append((text, size))
    home = next((each for each in left if places.is_home(each[0])), None)
    if home is not None:
        found["location"] = places.read(home[0]) or places.town(home[0])
        left.remove(home)
    label = _label(left)
    if label is not None:
        found["label"] = label[0]
        left.remove(label)
    if home is None and (here := next((each for each in left if places.may_be_home(each[0])), None)):
        found["location"] = places.town(here[0])
        left.remove(here)
    found["rest"] = [text for text, _ in left]
    return found


def _label(left: list[tuple[str, float]]) -> tuple[str, float] | None:
    """The text that says what somebody is: one that names a job, else the largest; never a place alone."""
    likely = [each for each in left[:8] if _says_what(each[0])]
    sure = [each for each in likely if job_words(each[0])]
    largest = max((size for _, size in likely), default=0.0)
    others = [each for each in likely if each[1] == largest]
    return next(iter(sure or others), None)


def _take(found: dict[str, Any], text: str, link: str) -> bool:
    """Note an address of any kind; True when the text was one."""
    if match := EMAIL.search(text):
        found.setdefault("email", match[0])
        left = text.replace(match[0], "").strip(" ,;|·")
        return not left or _take(found, left, "")
    if link.startswith("mailto:"):
        found.setdefault("email", link.removeprefix("mailto:").partition("?")[0])
        return True
    numbered = _PHONE.fullmatch(text) and sum(c.isdigit() for c in text) >= 7
    if link.startswith("tel:") or (numbered and not link.startswith("http")):
        found.setdefault("phone", text)
        return True
    target = link if link.startswith("http") else (text if URL.fullmatch(text) else "")
    if not target:
        return False
    address = target if "://" in target else f"https://{target}"
    named, network = not URL.fullmatch(text), _network(address)
    if link and (match := _PREFIX.match(text)):
        text = text[match.end() :]
    if network or named or "url" in found:
        named = named and text.casefold() != network.casefold()
        username = text if named else urlsplit(address).path.strip("/").rpartition("/")[2] or text
        found["profiles"].append({"network": network, "username": username, "url": address})
    else:
        found["url"] = address if link else text
    return True


def _network(url: str) -> str:
    host = f".{urlsplit(url).hostname or ''}."
    return next((name for site, name in NETWORKS.items() if f".{site.partition('.')[0]}." in host), "")


def _unbroken(lines: Sequence[Line]) -> list[list[Cell]]:
    """The cells by line, with addresses that a narrow column has broken put together."""
    found: list[list[Cell]] = []
    gaps = [line.gap for line in lines if 0.5 < line.gap < 2.0]
    for line in lines:
        first = line.cells[0]
        before = found[-1][-1] if found else None
        if before is not None:
            if len(line.cells) == len(found[-1]) == 1 and line.gap < _ADDRESS and _is_broken(before, first):
                last = before.spans[-1]
                whole = replace(last, text=last.text.rstrip().rstrip("\xad"))
                found[-1][-1] = Cell((*before.spans[:-1], whole, *first.spans), before.x0, first.x1)
                continue
            open_cell = _open(found, first)
            if open_cell is not None:
                cells, last = open_cell, open_cell[-1]
                cells[-1] = Cell((*last.spans, Span(" ", last.style), *first.spans), last.x0, first.x1)
                if len(line.cells) > 1:
                    found.append(list(line.cells[1:]))
                continue
            if len(line.cells) == 1 and len(found[-1]) == 1 and _wraps(before, line, gaps):
                found[-1][-1] = Cell(
                    (*before.spans, Span(" ", before.style), *first.spans), before.x0, first.x1
                )
                continue
        found.append(list(line.cells))
    return found


def _is_broken(before: Cell, first: Cell) -> bool:
    """True for the two halves of an address without a space in it."""
    if before.text.endswith("\xad"):
        return True
    address = ("@" in before.text or "." in before.text or bool(before.link)) and " " not in before.text
    same = bool(first.link) and first.link == before.link
    return address and (first.text.startswith((".", "/", "-", "@")) or same)


def _open(found: list[list[Cell]], first: Cell) -> list[Cell] | None:
    """The cells of a line just above whose last ends in a comma, or in the postal code of what follows, and
    so goes on."""
    for cells in found[-2:]:
        last = cells[-1]
        if last.style != first.style or last.link or first.link:
            continue
        if last.text.endswith(",") or places.goes_on(last.text, first.text):
            return cells
    return None


def _wraps(before: Cell, line: Line, gaps: list[float]) -> bool:
    """True for the rest of a text that a narrow column has broken: closer to it than items are."""
    first = line.cells[0]
    alike = first.style == before.style and abs(first.x0 - before.x0) < 2 and bool(first.x0)
    ends = EMAIL.search(before.text) or URL.fullmatch(before.text) or before.link or first.link
    closer = any(gap > line.gap + 0.1 for gap in gaps) and line.gap < _NEAR
    return alike and not ends and closer and bool(re.search(r"[^\W\d_]{2}", before.text))


def _bits(cell: Cell) -> list[tuple[str, str, float]]:
    """Text, link and size of the parts of a cell."""
    links = {span.text.strip(): span.link for span in cell.spans if span.link}
    parts = [part.strip(" ,;|·•") for whole in _SPLIT.split(cell.text) for part in _undashed(whole)]
    return [
        (part, next((to for text, to in links.items() if text and part.endswith(text)), ""), cell.style.size)
        for part in parts
        if part
    ]


def _undashed(text: str) -> list[str]:
    """The parts between dashes or strokes where one is an address of some kind: else they are
    the text's own."""
    parts = [part for part in _OWN.split(text) if part.strip()]
    reached = any(
        EMAIL.search(part) or URL.fullmatch(part) or _PHONE.fullmatch(part) or places.is_home(part)
        for part in parts
    )
    return parts if reached else [text]


def _name(lines: Sequence[Line]) -> str:
    """The largest text of the head that could be a name, with its other line where it is broken."""
    cells = [(number, cell) for number, line in enumerate(lines[:14]) for cell in line.cells]
    cells = [(number, cell) for number, cell in cells if _could_be_name(cell.text)]
    if not cells:
        return ""
    largest = max(cell.style.size for _, cell in cells)
    (at, first), *others = [(number, cell) for number, cell in cells if cell.style.size == largest]
    name = first.text
    for number, cell in others:
        beside = min(abs(cell.x0 - first.x0), abs(cell.x0 + cell.x1 - first.x0 - first.x1) / 2)
        near = first.x1 > 0 and beside < 3 and number - at <= _NAME_LINES
        if not near or cell.style != first.style or not _could_be_name(f"{name} {cell.text}"):
            break
        name, at = _on(name, cell.text), number
    return name


def _on(before: str, after: str) -> str:
    """A text and its next line; a hyphen that the line's end needed goes, one of the word's own stays."""
    bare = before.rstrip("\xad")
    return f"{bare}{after}" if bare != before or bare.endswith("-") else f"{before} {after}"


def _could_be_name(text: str) -> bool:
    return (
        2 <= len(text) <= 60
        and len(text.split()) <= 7
        and not re.search(r"[@\d/|:]", text)
        and not is_contact(text)
        and not URL.fullmatch(text)
    )


def _says_what(text: str) -> bool:
    """True for what may say what somebody is."""
    letters = sum(letter.isalpha() for letter in text)
    return len(text) <= 140 and letters > 0.6 * len(text.replace(" ", "")) and not places.is_home(text)
