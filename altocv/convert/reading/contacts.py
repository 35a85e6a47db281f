"""Who: the name, what they are, and how they are reached, out of the head of a CV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from altocv.convert.reading.headings import is_contact
from altocv.convert.reading.lexicon import is_place, job_words, may_be_place
from altocv.convert.reading.lines import Cell, Line

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
_SPLIT = re.compile(r"\s+[·•|∙▪●‧]\s+|\s{3,}|\s+[–—]\s+|(?<=\w),\s+(?=[\w.+-]+@)|\s+\|\s*")


def read(lines: Sequence[Line]) -> dict[str, Any]:
    """The basics that lines tell, as fields of `Basics`, and in "rest" the texts that are none of them."""
    found: dict[str, Any] = {"profiles": [], "rest": []}
    bits = [bit for line in _unbroken(lines) for cell in line for bit in _bits(cell)]
    named = _name(lines)
    if named is not None:
        found["name"] = named.text
    left = []
    for text, link, size in bits:
        if named is not None and text == named.text:
            continue
        text = _LABEL.sub("", text).strip()
        if text and not is_contact(text) and not _take(found, text, link):
            left.append((text, size))
    label = max(
        (each for each in left[:8] if _says_what(each[0])),
        key=lambda each: (bool(job_words(each[0])), each[1]),
        default=None,
    )
    if label is not None:
        found["label"] = label[0]
        left.remove(label)
    for test in (is_place, _may_be_here):
        place = next((each for each in left if test(each[0])), None)
        if place is not None:
            found["location"] = _location(place[0])
            left.remove(place)
            break
    found["rest"] = [text for text, _ in left]
    return found


def _take(found: dict[str, Any], text: str, link: str) -> bool:
    """Note an address of any kind; True when the text was one."""
    if match := EMAIL.search(text):
        found.setdefault("email", match[0])
        left = text.replace(match[0], "").strip(" ,;|·")
        return not left or _take(found, left, "")
    if link.startswith("mailto:"):
        found.setdefault("email", link.removeprefix("mailto:").partition("?")[0])
        return True
    if link.startswith("tel:") or (_PHONE.fullmatch(text) and sum(c.isdigit() for c in text) >= 7):
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
    for line in lines:
        first = line.cells[0]
        before = found[-1][-1] if found else None
        if before is not None and len(line.cells) == 1 and len(found[-1]) == 1 and line.gap < 1.55:
            broken = before.text.endswith("\xad") or (
                ("@" in before.text or "." in before.text or before.link)
                and " " not in before.text
                and (
                    first.text.startswith((".", "/", "-", "@")) or (first.link and first.link == before.link)
                )
            )
            if broken:
                spans = (
                    *before.spans[:-1],
                    _with(before.spans[-1], before.spans[-1].text.rstrip().rstrip("\xad")),
                )
                found[-1][-1] = Cell((*spans, *first.spans), before.x0, first.x1)
                continue
        found.append(list(line.cells))
    return found


def _with(span: Any, text: str) -> Any:
    return type(span)(text, span.style, span.link)


def _bits(cell: Cell) -> list[tuple[str, str, float]]:
    """Text, link and size of the parts of a cell."""
    links = {span.text.strip(): span.link for span in cell.spans if span.link}
    parts = [part.strip(" ,;|·•") for part in _SPLIT.split(cell.text)]
    return [
        (part, next((to for text, to in links.items() if text and part.endswith(text)), ""), cell.style.size)
        for part in parts
        if part
    ]


def _name(lines: Sequence[Line]) -> Cell | None:
    """The largest text of the head that could be a name."""
    cells = [cell for line in lines[:14] for cell in line.cells if _could_be_name(cell.text)]
    if not cells:
        return None
    largest = max(cell.style.size for cell in cells)
    return next(cell for cell in cells if cell.style.size == largest)


def _could_be_name(text: str) -> bool:
    return (
        2 <= len(text) <= 60
        and len(text.split()) <= 7
        and not re.search(r"[@\d/|:]", text)
        and not is_contact(text)
        and not URL.fullmatch(text)
    )


def _may_be_here(text: str) -> bool:
    return may_be_place(text) and ("," in text or len(text.split()) <= 2) and not job_words(text)


def _says_what(text: str) -> bool:
    return (
        len(text) <= 140 and not is_place(text) and (bool(job_words(text)) or not re.search(r"\d{3}", text))
    )


def _location(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 1:
        return {"city": parts[0]}
    if len(parts[-1]) == 2 and parts[-1].isupper() and len(parts) > 2:
        return {"city": parts[0], "region": parts[-2], "country_code": parts[-1]}
    return {"city": ", ".join(parts[:-1]) if len(parts) > 2 else parts[0], "region": parts[-1]}
