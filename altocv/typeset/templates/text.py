"""Fields as spans and paragraphs: inline markup, placeholders, joints between fields, links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from altocv.cv.inline import parse
from altocv.typeset.blocks import Align, Block, IconSpan, Indented, Inline, Paragraph, Span, Stack, TextStyle
from altocv.typeset.templates.base import Theme
from altocv.typeset.templates.parts import Field, Fields

_LINK_SIGN = "arrow-up-right-from-square"
_BLANK = re.compile(r"[ \t]*\n[ \t]*\n\s*")


def spans(theme: Theme, field: Field, style: TextStyle) -> tuple[Span, ...]:
    """A field in a style, its markup turned into spans that know their place in the plain text."""
    if field.hint:
        return (Span(field.text, replace(style, color=theme.soft), path=field.path),)
    if not field.marked:
        return (Span(field.text, style, field.href, field.path, field.start),)
    found: list[Span] = []
    at = field.start
    for piece in parse(field.text):
        own = style
        if piece.bold or piece.italic or piece.code or piece.href:
            own = replace(
                style,
                bold=style.bold or piece.bold,
                italic=style.italic != piece.italic,
                color=theme.color("accent") if piece.code or piece.href else style.color,
            )
        linked = piece.href is not None and theme.design.show_links
        found.append(Span(piece.text, own, piece.href or field.href, field.path, at, linked))
        at += len(piece.text)
    return tuple(found)


def run(theme: Theme, fields: Fields, style: TextStyle, joint: str = "") -> tuple[Inline, ...]:
    """Fields in one style with a joint between them (the language's comma by default)."""
    return join([spans(theme, field, style) for field in fields], Span(joint or theme.comma, style))


def join(groups: Iterable[tuple[Inline, ...]], joint: Span) -> tuple[Inline, ...]:
    """The groups that are not empty, one after the other with the joint between them."""
    found: list[Inline] = []
    for group in groups:
        if group:
            if found:
                found.append(joint)
            found += group
    return tuple(found)


def linked(theme: Theme, fields: Fields, link: Field | None, style: TextStyle, joint: str = ""):
    """Fields, and after them the sign that they are a link."""
    found = run(theme, fields, style, joint)
    if link is None or not found or not theme.design.show_icons or not link.href:
        return found
    sign = IconSpan(_LINK_SIGN, theme.size * 0.66, theme.soft, link.href, link.path, gap=0.0)
    return (*found, Span("\u00a0", style), sign)


def paragraph(theme: Theme, inlines: tuple[Inline, ...], align: Align = "start") -> Paragraph:
    return Paragraph(inlines, align, theme.design.hyphenate, theme.language)


def prose(theme: Theme, field: Field, style: TextStyle) -> tuple[Paragraph, ...]:
    """A text field as paragraphs, split at blank lines."""
    align: Align = "justify" if theme.design.justify else "start"
    split: list[list[Inline]] = [[]]
    for span in spans(theme, field, style):
        at = 0
        for blank in _BLANK.finditer(span.text):
            _add(split[-1], span, at, blank.start())
            split.append([])
            at = blank.end()
        _add(split[-1], span, at, len(span.text))
    return tuple(paragraph(theme, tuple(inlines), align) for inlines in split if inlines)


def _add(inlines: list[Inline], span: Span, start: int, end: int) -> None:
    if start < end:
        whole = start == 0 and end == len(span.text)
        inlines.append(span if whole else replace(span, text=span.text[start:end], start=span.start + start))


def bullets(theme: Theme, fields: Fields) -> Block:
    """Fields as a list with the look's bullet."""
    look = theme.look
    marker = (Span(look.bullet, replace(theme.body, color=theme.color(look.bullet_color))),)
    return Stack(
        tuple(
            Indented(stack(prose(theme, field, theme.body)), theme.size * 1.05, marker) for field in fields
        ),
        gap=theme.gap(look.line_gap),
    )


def stack(blocks: Iterable[Block], gap: float = 0.0) -> Block:
    """The blocks below each other; a single one as it is."""
    children = tuple(blocks)
    return children[0] if len(children) == 1 else Stack(children, gap)
