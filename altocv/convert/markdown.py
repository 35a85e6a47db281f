"""Markdown (CommonMark): headings, lists, bold, italic, code and links; everything else is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from altocv.convert.outline import Item, Link, outline
from altocv.cv.document import CV
from altocv.cv.inline import Piece, parse
from altocv.cv.locales import colon, comma

_SIGNS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)|!(?=\[)")
# What would begin a heading, a list, a rule or a quotation at the start of a line.
_START = re.compile(r"^(\s*)(?:([#+=-])|(\d{1,9})([.)]))(?=\s|$|[#=-])", re.MULTILINE)


def write(cv: CV) -> str:
    """The CV as Markdown. What was bold, italic, code or a link still is; no letter gets a meaning that it
    did not have, so a name with HTML in it stays a name."""
    content = outline(cv)
    language = cv.meta.language
    blocks = [f"# {_line(content.name)}"] if content.name else []
    if content.label:
        blocks.append(f"**{_line(content.label)}**")
    if content.contacts:
        blocks.append("  \n".join(_link(contact) for contact in content.contacts))
    for part in content.parts:
        blocks.append(f"## {_inline(part.title)}")
        brief = [_brief(item, language) for item in part.items if item.brief]
        if brief:
            blocks.append("\n".join(brief))
        for item in part.items:
            if not item.brief:
                blocks += _item(item, language)
    return "\n\n".join(blocks) + "\n"


def _item(item: Item, language: str) -> Iterator[str]:
    heading = comma(language).join(_inline(text) for text in (item.title, item.of) if text)
    if heading:
        yield f"### {heading}"
    details = [escape(item.dates), _inline(item.place), *(_inline(fact) for fact in item.facts)]
    if item.link:
        details.append(_link(item.link))
    if said := " · ".join(detail for detail in details if detail):
        yield _guarded(said)
    for paragraph in item.paragraphs:
        yield _guarded(_inline(paragraph))
    if item.bullets:
        yield "\n".join("- " + _guarded(_inline(bullet)).replace("\n", "\n  ") for bullet in item.bullets)
    if item.words:
        words = comma(language).join(_inline(word) for word in item.words)
        label = f"**{item.words_label}**{colon(language)}" if item.words_label else ""
        yield _guarded(label + words)


def _brief(item: Item, language: str) -> str:
    name = (
        f"**{_inline(item.title)}**" if item.title and "*" not in _inline(item.title) else _inline(item.title)
    )
    named = f"{name} ({_inline(item.of)})" if item.of else name
    words = comma(language).join(_inline(word) for word in item.words)
    return "- " + colon(language).join(text for text in (named, words) if text)


def _link(link: Link) -> str:
    return f"[{_line(link.text)}]({_target(link.href)})" if link.href else _line(link.text)


def _line(text: str) -> str:
    return _guarded(escape(text))


def escape(text: str) -> str:
    """Plain text as Markdown that shows exactly this text, but for signs that only count at the start of a
    line; a line break stays one."""
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", "\\\n")


def _guarded(text: str) -> str:
    """Without letters that mean something at the start of a line."""
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text)


def _inline(text: str) -> str:
    return "".join(_piece(piece) for piece in parse(text))


def _piece(piece: Piece) -> str:
    """A piece with its marks around its words: Markdown does not know marks that begin or end with space."""
    words = piece.text.strip()
    if not words:
        return escape(piece.text)
    before, after = piece.text[: piece.text.index(words)], piece.text[piece.text.index(words) + len(words) :]
    said = _code(words) if piece.code else escape(words)
    if piece.bold or piece.italic:
        stars = "*" * (2 * piece.bold + piece.italic)
        said = f"{stars}{said}{stars}"
    if piece.href:
        said = f"[{said}]({_target(piece.href)})"
    return f"{escape(before)}{said}{escape(after)}"


def _code(text: str) -> str:
    """A code span; its fence is longer than any run of backticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if "`" in (text[0], text[-1]) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _target(href: str) -> str:
    """An address for the round brackets of a link."""
    return re.sub(r"[()<>\\]", lambda match: f"%{ord(match[0]):02X}", href)
