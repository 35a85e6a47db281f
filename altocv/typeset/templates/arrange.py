"""Ways to arrange an entry's parts: what stands in its head, and where the dates go.

Each takes a theme and the parts and returns the entry's block. In a side column all of them become
`narrow`, which stacks what does not fit side by side.
"""

from __future__ import annotations

from dataclasses import replace

from altocv.typeset.blocks import Block, Cell, Inline, Row, Span, Stack, TextStyle, Timeline
from altocv.typeset.templates.base import Theme
from altocv.typeset.templates.parts import Field, Fields, Parts, title_joint
from altocv.typeset.templates.text import bullets, join, linked, paragraph, prose, run, stack


def titled(theme: Theme, p: Parts) -> Block:
    """Title and dates on the first line; employer, place and facts below."""
    if theme.side:
        return narrow(theme, p)
    below = _line(theme, _of(theme, p), p.place, p.facts)
    return with_body(theme, p, [_beside(theme, _title(theme, p), _dates(theme, p)), *_each(theme, below)])


def two_line(theme: Theme, p: Parts) -> Block:
    """Two lines, each with something at its end: the first and its place, the second and its dates."""
    if theme.side:
        return narrow(theme, p)
    first, second = _title(theme, p), _of(theme, p)
    if p.swaps and p.of and theme.look.lead == "organization":
        first, second = _styled_of(theme, p, theme.title), run(theme, p.title, theme.of, title_joint(theme))
    second = _line(theme, second, p.facts)
    if not second:
        first = _line(theme, first, p.place)
        return with_body(theme, p, [_beside(theme, first, _dates(theme, p))])
    place = run(theme, p.place, theme.body)
    if not place:
        return with_body(theme, p, [_beside(theme, first, _dates(theme, p)), *_each(theme, second)])
    return with_body(theme, p, [_beside(theme, first, place), _beside(theme, second, _dates(theme, p))])


def one_line(theme: Theme, p: Parts) -> Block:
    """Everything on one line, the dates at its end."""
    if theme.side:
        return narrow(theme, p)
    head = _line(theme, _title(theme, p), _of(theme, p), p.place, p.facts)
    return with_body(theme, p, [_beside(theme, head, _dates(theme, p))])


def dated(theme: Theme, p: Parts) -> Block:
    """The dates in a column of their own at the start side, all else beside them."""
    if theme.side:
        return narrow(theme, p)
    undated = replace(p, dates=())
    head = [
        *_each(theme, _title(theme, undated)),
        *_each(theme, _line(theme, _of(theme, p), p.place, p.facts)),
    ]
    dates = paragraph(theme, _dates(theme, p))
    cells = (Cell(dates, dates_width(theme)), Cell(with_body(theme, undated, head)))
    return Row(cells, gap=theme.size * 1.2)


def dates_width(theme: Theme) -> float:
    """The width of the dates' own column: one line for most ranges, but never much of the page."""
    letters = {"YYYY": 6.8, "MM/YYYY": 8.6, "YYYY-MM": 8.6}.get(theme.design.date_format, 9.4)
    return min(theme.size * letters, theme.width * 0.26)


def dotted(theme: Theme, p: Parts) -> Block:
    """On a vertical rule, with a dot at the head."""
    return Timeline(titled(theme, p), indent=theme.size * 1.5)


def narrow(theme: Theme, p: Parts) -> Block:
    """For a narrow column: one part a line."""
    head = [
        *_each(theme, _title(theme, p)),
        *_each(theme, _line(theme, _of(theme, p), p.facts)),
        *_each(theme, join((run(theme, p.place, theme.muted), _dates(theme, p)), _joint(theme))),
    ]
    return with_body(theme, p, head)


def employer(theme: Theme, p: Parts) -> tuple[Block, ...]:
    """The heading over several roles under one employer: name, place, what the employer is."""
    style = theme.title if theme.look.lead == "organization" else replace(theme.of, bold=True)
    name = _styled_of(theme, p, style)
    place = run(theme, p.place, theme.body if theme.look.lead == "organization" else theme.muted)
    line = _line(theme, name, p.facts)
    rows = (*_each(theme, line), *_each(theme, place)) if theme.side else (_beside(theme, line, place),)
    return (Stack((*rows, *_note(theme, p)), keep_with_next=True),)


def with_body(theme: Theme, p: Parts, head: list[Block]) -> Block:
    """The head, kept with what follows it, and below it text, highlights and words."""
    body: list[Block] = [block for field in p.text for block in prose(theme, field, theme.body)]
    if p.highlights:
        body.append(bullets(theme, p.highlights))
    if p.words:
        body.append(_words(theme, p))
    head += _note(theme, p)
    gap = theme.gap(theme.look.line_gap)
    if not body or not head:
        return stack((*head, *body), gap if body else 0.0)
    return Stack((Stack(tuple(head), keep_with_next=True), *body), gap)


def _note(theme: Theme, p: Parts) -> tuple[Block, ...]:
    return _each(theme, run(theme, p.note, replace(theme.muted, italic=True)))


def _words(theme: Theme, p: Parts) -> Block:
    label = (Span(p.words_label + theme.colon, theme.muted),) if p.words_label else ()
    joint = theme.comma if p.words_label else theme.look.joint
    return paragraph(theme, (*label, *run(theme, p.words, theme.muted, joint)))


def _title(theme: Theme, p: Parts) -> tuple[Inline, ...]:
    style = theme.title
    if p.role and theme.look.lead == "organization":
        style = theme.of
    return linked(theme, p.title, None if p.of and p.swaps else p.link, style, title_joint(theme))


def _of(theme: Theme, p: Parts) -> tuple[Inline, ...]:
    return _styled_of(theme, p, theme.of) if p.swaps else run(theme, p.of, theme.of)


def _styled_of(theme: Theme, p: Parts, style: TextStyle) -> tuple[Inline, ...]:
    return linked(theme, p.of, p.link, style)


def _dates(theme: Theme, p: Parts) -> tuple[Inline, ...]:
    return run(theme, p.dates, theme.dates, " – ")


def _joint(theme: Theme) -> Span:
    return Span(theme.look.joint, theme.muted)


def _line(theme: Theme, *groups: tuple[Inline, ...] | Fields) -> tuple[Inline, ...]:
    """Groups side by side; fields that have no style yet are set muted."""
    found: list[tuple[Inline, ...]] = []
    for group in groups:
        for part in group:
            if isinstance(part, Field):
                found.append(run(theme, (part,), theme.muted))
        inlines = tuple(part for part in group if not isinstance(part, Field))
        if inlines:
            found.append(inlines)
    return join(found, _joint(theme))


def _each(theme: Theme, inlines: tuple[Inline, ...]) -> tuple[Block, ...]:
    return (paragraph(theme, inlines),) if inlines else ()


def _beside(theme: Theme, start: tuple[Inline, ...], end: tuple[Inline, ...]) -> Block:
    """Text at both ends of a line; below each other where the first has too little room."""
    if not end:
        return paragraph(theme, start)
    if not start:
        return paragraph(theme, end, "end")
    cells = (Cell(paragraph(theme, start)), Cell(paragraph(theme, end, "end"), "fit"))
    return Row(cells, gap=theme.size * 1.2, wrap_below=theme.size * 11)
