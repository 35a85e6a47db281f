"""Sections that are lists rather than stories: skills, languages, interests, cited publications, and the
custom sections set as bullets, tags or running text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from altocv.cv.document import Entry, Interest, Language, Section, Skill
from altocv.typeset.blocks import Block, Cell, Indented, Inline, Paragraph, Row, Span, Stack
from altocv.typeset.remembering import remember
from altocv.typeset.templates.arrange import Parts, with_body
from altocv.typeset.templates.base import Theme
from altocv.typeset.templates.parts import Fields, Reader, parts
from altocv.typeset.templates.text import join, linked, paragraph, prose, run, spans, stack


def region(entry: Entry, *blocks: Block, gap: float = 0.0) -> Stack:
    """The blocks of an entry as the region that the editor can hover."""
    return Stack(
        blocks,
        gap,
        keep=entry.keep_together,
        new_page=entry.new_page,
        kind="entry",
        path=f"@{entry.id}",
    )


def skills(theme: Theme, section: Section) -> Block:
    """Groups of keywords, or a grid where the skills have none."""
    if not _has_words(section) and not theme.hints:
        return _facts(theme, section)
    return _named_words(theme, section, "level")


def interests(theme: Theme, section: Section) -> Block:
    if not _has_words(section):
        return _facts(theme, section)
    return _named_words(theme, section, "")


def _has_words(section: Section) -> bool:
    entries: tuple[Any, ...] = section.items
    return any(word.strip() for entry in entries for word in entry.keywords)


def languages(theme: Theme, section: Section) -> Block:
    return _facts(theme, section)


def _named_words(theme: Theme, section: Section, level: str) -> Block:
    """A name and its keywords a line: in two columns, run in, or below each other."""
    style = "stacked" if theme.side else theme.look.skills
    width = _name_width(theme, section) if style == "table" else 0.0
    rows = (_named(theme, entry, style, level, width) for entry in section.items)
    return Stack(tuple(rows), gap=theme.gap(theme.look.entry_gap * 0.6 if theme.side else 0.18))


def _name_width(theme: Theme, section: Section) -> float:
    """Room for the longest name, up to a quarter of the column; rounded, so that few keystrokes move it."""
    ems = max((_ems(entry.heading) for entry in section.items), default=0.0)
    return min(theme.size * (round(ems) + 1.4), theme.width * 0.27)


def _ems(text: str) -> float:
    """About how wide the text is in bold."""
    return sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.55 for letter in text)


@remember()
def _named(theme: Theme, entry: Entry, style: str, level: str, width: float) -> Block:
    r = Reader(theme, entry)
    name = run(theme, r.one("name", "skill" if level else "interest", always=True), theme.title)
    words = run(theme, r.each("keywords", "keywords"), theme.body, theme.comma)
    grade = run(theme, r.one(level), theme.muted) if level else ()
    if style == "table":
        value = paragraph(theme, join((words, grade), Span(theme.look.joint, theme.muted)))
        cells = (Cell(paragraph(theme, name), width), Cell(value))
        return region(entry, Row(cells, gap=theme.size * 0.6, wrap_below=theme.size * 8))
    head = join((name, grade), Span(theme.look.joint, theme.muted))
    if style == "stacked":
        return region(entry, *(paragraph(theme, inlines) for inlines in (head, words) if inlines))
    return region(entry, paragraph(theme, join((head, words), Span(theme.colon, theme.title))))


def _facts(theme: Theme, section: Section) -> Block:
    """Names with a word on each, in a grid; in a side column one a line, the word at its end."""
    cells = [_fact(theme, entry) for entry in section.items]
    if theme.side:
        return Stack(tuple(cells), gap=theme.gap(0.15))
    count = max(1, min(theme.look.grid, int(theme.width // (theme.size * 13))))
    rows = [cells[at : at + count] for at in range(0, len(cells), count)]
    empty = Paragraph(())
    return Stack(
        tuple(
            Row(tuple(Cell(cell) for cell in (*row, *([empty] * (count - len(row))))), gap=theme.size * 1.2)
            if len(row) > 1 or count > 1
            else row[0]
            for row in rows
        ),
        gap=theme.gap(0.15),
    )


@remember()
def _fact(theme: Theme, entry: Entry) -> Block:
    r = Reader(theme, entry)
    if isinstance(entry, Language):
        name, value = r.one("language", "language", always=True), r.one("fluency", "fluency")
    elif isinstance(entry, Skill):
        name, value = r.one("name", "skill", always=True), r.one("level")
    else:
        name, value = r.one("name", "interest", always=True), ()
    plain = isinstance(entry, Interest) or not value
    term = run(theme, name, theme.body if plain else theme.title)
    word = run(theme, value, theme.muted)
    if theme.side and term and word:
        cells = (Cell(paragraph(theme, term)), Cell(paragraph(theme, word, "end"), "fit"))
        return region(entry, Row(cells, gap=theme.size * 0.6, max_fit=0.6, wrap_below=theme.size * 4.2))
    return region(entry, paragraph(theme, join((term, word), Span(theme.look.joint, theme.muted))))


def cited(theme: Theme, section: Section, owner: str) -> Block:
    """Publications as a numbered bibliography; the CV's owner is set bold among the authors."""
    indent = theme.size * (1.7 if len(section.items) < 10 else 2.3)
    entries = (
        _citation(theme, entry, owner, str(number), indent)
        for number, entry in enumerate(section.items, start=1)
    )
    return Stack(tuple(entries), gap=theme.gap(theme.look.entry_gap * 0.55))


@remember()
def _citation(theme: Theme, entry: Entry, owner: str, number: str, indent: float) -> Block:
    p = parts(theme, entry)
    authors = join(
        (
            spans(
                theme, field, replace(theme.body, bold=True) if _is_owner(field.text, owner) else theme.body
            )
            for field in p.note
        ),
        Span(theme.comma, theme.body),
    )
    title = run(theme, p.title, replace(theme.body, italic=True))
    source = join(
        (run(theme, p.of, theme.body), run(theme, p.dates, theme.body)), Span(theme.comma, theme.body)
    )
    stop = Span("。" if theme.language in ("zh", "ja") else ". ", theme.body)
    line = join((authors, title, source, run(theme, p.facts, theme.muted)), stop)
    summary = (block for field in p.text for block in prose(theme, field, theme.muted))
    marker = (Span(f"{number}.", theme.muted),)
    body = stack((paragraph(theme, line), *summary))
    return region(entry, Indented(body, indent, marker))


def _is_owner(author: str, owner: str) -> bool:
    """Whether an author, maybe with initials, is the person the CV is about."""
    names, own = author.casefold().replace(".", " ").split(), owner.casefold().replace(".", " ").split()
    if not names or not own:
        return False
    if names == own:
        return True
    surname = own[-1]
    others = [name for name in names if name != surname]
    return surname in names and bool(others) and others[0][0] == own[0][0]


def tags(theme: Theme, section: Section) -> Block:
    """Entries beside each other in one paragraph; details in brackets."""
    found: list[tuple[Inline, ...]] = [_tag(theme, entry) for entry in section.items]
    return paragraph(theme, join(found, Span(theme.look.joint, theme.muted)))


@remember()
def _tag(theme: Theme, entry: Entry) -> tuple[Inline, ...]:
    p = parts(theme, entry)
    title = linked(theme, p.title, p.link, theme.body)
    details = run(theme, _details(p) + p.text + p.highlights + p.words, theme.muted)
    if not details or not title:
        return title or details
    return (*title, Span(" (", theme.muted), *details, Span(")", theme.muted))


def listed(theme: Theme, section: Section) -> Block:
    """Entries as bullets: the title run in with its details and text."""
    return Stack(
        tuple(_listed(theme, entry) for entry in section.items),
        gap=theme.gap(theme.look.line_gap),
    )


@remember()
def _listed(theme: Theme, entry: Entry) -> Block:
    look = theme.look
    marker = (Span(look.bullet, replace(theme.body, color=theme.color(look.bullet_color))),)
    return region(entry, Indented(_run_in(theme, entry), theme.size * 1.05, marker))


def running(theme: Theme, section: Section) -> Block:
    """Entries as paragraphs, each with its title run in."""
    return Stack(
        tuple(region(entry, _run_in(theme, entry)) for entry in section.items),
        gap=theme.gap(theme.look.entry_gap * 0.6),
    )


@remember()
def _run_in(theme: Theme, entry: Entry) -> Block:
    """Title, details and the first paragraph in one; the rest below."""
    p = parts(theme, entry)
    title = linked(theme, p.title, p.link, theme.title)
    dates = run(theme, p.dates, theme.muted, " – ")
    details = run(theme, _details(replace(p, dates=())), theme.body)
    text = [block for field in p.text for block in prose(theme, field, theme.body)]
    lead: tuple[Inline, ...] = text[0].spans if text else ()
    line = join((join((title, details, dates), Span(theme.comma, theme.body)), lead), Span(" ", theme.body))
    rest = replace(p, text=(), note=())
    return with_body(theme, rest, [paragraph(theme, line), *text[1:]])


def _details(p: Parts) -> Fields:
    return p.of + p.place + p.facts + p.dates


def rows(theme: Theme, blocks: Iterable[Block]) -> Block:
    """Entries below each other with the look's gap."""
    return Stack(tuple(blocks), gap=theme.gap(theme.look.entry_gap))
