"""A section of any kind as one block: heading, entries, and the regions that the editor hovers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from altocv.cv.document import CV, Entry, Section, Work
from altocv.cv.locales import section_title
from altocv.typeset.blocks import Block, Cell, Row, Space, Span, Stack
from altocv.typeset.remembering import remember
from altocv.typeset.templates import lists
from altocv.typeset.templates.arrange import employer
from altocv.typeset.templates.base import Theme
from altocv.typeset.templates.hints import hint
from altocv.typeset.templates.parts import Field, Parts, parts
from altocv.typeset.templates.text import paragraph, prose, stack

_BRIEF = frozenset(("certificates", "awards", "references"))


def title_of(section: Section, language: str) -> str:
    """The section's own title, else what its kind is called in the language."""
    return section.title.strip() or section_title(section.kind, language)


def section_block(theme: Theme, section: Section, cv: CV, *, margin: float = 0.0) -> Block:
    """A section in a theme. `margin` is the width of a column at the start side for its title; 0 sets the
    title above."""
    summary = cv.basics.summary if section.kind == "summary" else ""
    owner = cv.basics.name if section.kind == "publications" else ""
    return _section(theme, section, summary, owner, margin)


@remember()
def _section(theme: Theme, section: Section, summary: str, owner: str, margin: float) -> Block:
    title = title_of(section, theme.language)
    heading = (Span(title, theme.heading, path=f"@{section.id}/title"),)
    content = _content(theme, section, summary, owner)
    if margin and not theme.side:
        cells = (Cell(paragraph(theme, heading), margin), Cell(content))
        children: tuple[Block, ...] = (Row(cells, gap=theme.size * 1.6),)
    else:
        gap = Space(theme.gap(theme.look.heading_gap))
        children = (Stack((*theme.look.heading(theme, heading), gap), keep_with_next=True), content)
    return Stack(
        children,
        keep=section.keep_together,
        new_page=section.new_page,
        kind="section",
        path=f"@{section.id}",
        bookmark=title,
    )


def _content(theme: Theme, section: Section, summary: str, owner: str) -> Block:
    match section.kind:
        case "summary":
            return _summary(theme, summary)
        case "work" if theme.design.group_roles:
            return lists.rows(theme, _grouped(theme, section))
        case "skills":
            return lists.skills(theme, section)
        case "languages":
            return lists.languages(theme, section)
        case "interests":
            return lists.interests(theme, section)
        case "publications" if theme.look.publications == "cited":
            return lists.cited(theme, section, owner)
        case "custom" if section.style != "entries":
            return _STYLES[section.style](theme, section)
    brief = section.kind in _BRIEF
    return Stack(
        tuple(_entry(theme, entry, brief) for entry in section.items),
        gap=theme.gap(theme.look.entry_gap * (0.5 if brief else 1.0)),
    )


_STYLES: dict[str, Callable[[Theme, Section], Block]] = {
    "bullets": lists.listed,
    "tags": lists.tags,
    "text": lists.running,
}


def _summary(theme: Theme, summary: str) -> Block:
    if summary.strip():
        field = Field(summary, "basics/summary")
    else:
        field = Field(hint("summary", theme.language), "basics/summary", hint=True)
    return stack(prose(theme, field, theme.summary), theme.gap(theme.look.line_gap * 2))


@remember()
def _entry(theme: Theme, entry: Entry, brief: bool) -> Block:
    arrange = theme.look.brief if brief else theme.look.entry
    return lists.region(entry, arrange(theme, parts(theme, entry)))


_SHARED = ("location", "description", "url")


def _grouped(theme: Theme, section: Section) -> list[Block]:
    """Work entries; those in a row with the same employer share one heading."""
    items: list[Work] = list(section.items)  # type: ignore[arg-type]
    blocks: list[Block] = []
    at = 0
    while at < len(items):
        end = at + 1
        name = items[at].name.strip()
        while name and end < len(items) and items[end].name.strip() == name:
            end += 1
        group = items[at:end]
        if len(group) == 1:
            blocks.append(_entry(theme, group[0], False))
        else:
            shared = frozenset(
                name for name in _SHARED if len({getattr(entry, name).strip() for entry in group}) == 1
            )
            roles = [_role(theme, entry, shared, entry is group[0]) for entry in group]
            blocks.append(Stack(tuple(roles), gap=theme.gap(theme.look.entry_gap * 0.6)))
        at = end
    return blocks


@remember()
def _role(theme: Theme, entry: Work, shared: frozenset[str], first: bool) -> Block:
    """One of several roles: the first carries the employer's heading and what all roles share."""
    whole = parts(theme, entry)
    own = replace(
        whole,
        of=(),
        link=None,
        place=() if "location" in shared else whole.place,
        note=() if "description" in shared else whole.note,
        role=True,
    )
    if "url" not in shared and whole.link:
        own = replace(own, facts=(*own.facts, whole.link))
    block = theme.look.entry(theme, own)
    if not first:
        return lists.region(entry, block)
    over = Parts(
        of=whole.of,
        link=whole.link if "url" in shared else None,
        place=whole.place if "location" in shared else (),
        note=whole.note if "description" in shared else (),
        swaps=True,
    )
    return lists.region(entry, *employer(theme, over), block, gap=theme.gap(theme.look.line_gap))
