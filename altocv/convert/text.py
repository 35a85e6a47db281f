"""Plain text: what a form field or an applicant tracking system takes in, one thing a line, wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from altocv.convert.outline import Item, Link, outline
from altocv.cv.document import CV
from altocv.cv.inline import parse
from altocv.cv.locales import colon, comma

WIDTH = 88
"""Columns a line may take; a Chinese, Japanese or Korean letter takes two."""

# A letter of a wide script with the closing marks behind it, or a word.
_UNIT = re.compile(
    r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef][、。，．）」』】！？：；]*|"
    r"[^\s\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)


def write(cv: CV) -> str:
    """The CV as plain text without any markup. Addresses of links stand in brackets behind them."""
    content = outline(cv)
    lines = [line for line in (content.name, content.label) if line]
    lines += [contact.text for contact in content.contacts]
    for part in content.parts:
        title = _plain(part.title).upper()
        lines += ["", "", title, "-" * _columns(title)]
        for index, item in enumerate(part.items):
            if index and not item.brief:
                lines.append("")
            lines += _item(item, cv.meta.language)
    return "\n".join(lines).strip("\n") + "\n"


def _item(item: Item, language: str) -> Iterator[str]:
    title, of = _plain(item.title), _plain(item.of)
    words = comma(language).join(_plain(word) for word in item.words)
    if item.brief:
        named = f"{title} ({of})" if of else title
        yield from _wrapped(colon(language).join(text for text in (named, words) if text))
        return
    yield from _wrapped(comma(language).join(text for text in (title, of, _plain(item.place)) if text))
    if item.dates:
        yield item.dates
    for fact in item.facts:
        yield from _wrapped(_plain(fact))
    if item.link:
        yield _address(item.link)
    for paragraph in item.paragraphs:
        yield from _wrapped(_plain(paragraph))
    for bullet in item.bullets:
        yield from _wrapped(_plain(bullet), first="- ", then="  ")
    if words:
        label = item.words_label
        yield from _wrapped(f"{label}{colon(language)}{words}" if label else words)


def _address(link: Link) -> str:
    return link.href or link.text


def _plain(text: str) -> str:
    """The text without markup; a link is followed by its address unless it shows it already."""
    said: list[str] = []
    pieces = parse(text)
    for index, piece in enumerate(pieces):
        said.append(piece.text)
        ends = index + 1 == len(pieces) or pieces[index + 1].href != piece.href
        if piece.href and ends:
            address = re.sub(r"^(?:mailto|tel):", "", piece.href, flags=re.IGNORECASE)
            shown = re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")
            if shown not in piece.text:
                said.append(f" ({address})")
    return "".join(said)


def _wrapped(text: str, first: str = "", then: str = "") -> Iterator[str]:
    """The text in lines of at most WIDTH columns, except for words that are longer; line breaks stay."""
    indent = first
    for line in text.split("\n"):
        done, room = indent, WIDTH - len(indent)
        used = 0
        for match in _UNIT.finditer(line):
            gap = " " if match.start() and line[match.start() - 1].isspace() and used else ""
            width = _columns(match[0])
            if used and used + len(gap) + width > room:
                yield done
                done, used, gap = then, 0, ""
            done += gap + match[0]
            used += len(gap) + width
        if used:
            yield done
            indent = then


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
