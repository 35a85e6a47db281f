"""Changes of a CV that bring out what a posting asks for and say nothing that the CV does not show already.

Rules, no model: the same CV and posting give the same suggestions, and what was followed is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from altocv.analysis import names, skills
from altocv.analysis.answers import Wanted, said, spelled, wanted
from altocv.analysis.terms import fold, holds, words
from altocv.cv.document import CV, Entry, Section, Skill, Work
from altocv.cv.edits import Edit, Insert, Move, Set, apply
from altocv.cv.inline import plain
from altocv.cv.locales import section_title
from altocv.cv.translatable import texts

Kind = Literal["label", "list", "name", "groups", "keywords", "highlights"]

_TITLE_ENDS = re.compile(r"\s+(?:at|@|bei|chez)\s+|\s[-–—|·]\s|[(\[,|/]")
_MORE_WORDS = 2
"""Words that a job title of the person may have beside those of the posting's ("Senior")."""
_MOST = 60
_TOLD = 3
"""Lines of a new order that are told."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change, and why.

    `place` is the part that it changes, `subject` what it is about: a skill as it will be named, a headline,
    or the name of the part whose order changes. `why` is what the posting says of it, "" where it only names
    it. `first` are the lines that come first in another order, `before` the texts by path that it was made
    for.
    """

    kind: Kind
    place: str
    subject: str
    why: str
    edits: tuple[Edit, ...]
    before: dict[str, str] = field(default_factory=dict)
    first: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same advice on another version of the CV."""
        return f"{self.kind} {self.place} {self.subject}"


def suggest(cv: CV, posting: str) -> tuple[Suggestion, ...]:
    """All suggestions for a CV and a posting (plain text), those that change words first."""
    return tuple(_all(cv, wanted(posting), _spellings(posting)))


def follow_all(cv: CV, posting: str) -> tuple[CV, tuple[Edit, ...]]:
    """The CV with all suggestions, those that others bring about too, and the edits that make it."""
    asked, spellings = wanted(posting), _spellings(posting)
    edits: list[Edit] = []
    while len(edits) < _MOST and (made := next(_all(cv, asked, spellings), None)):
        cv, _ = apply(cv, made.edits)
        edits += made.edits
    return cv, tuple(edits)


def _all(cv: CV, asked: Wanted, spellings: Mapping[str, Sequence[str]]) -> Iterator[Suggestion]:
    yield from _headline(cv, asked)
    yield from listing(cv, asked)
    yield from _naming(cv, asked, spellings)
    yield from ordering(cv, asked)


def ordering(cv: CV, asked: Wanted) -> Iterator[Suggestion]:
    """What is asked for first: groups of skills, keywords, and the lines of each role."""
    for section in cv.sections:
        if section.hidden:
            continue
        if section.kind == "skills" and (edits := tuple(_groups_first(section, asked.skills))):
            first = next(e for e in apply(cv, edits)[0].sections if e.id == section.id).items[0]
            why = asked.why(", ".join(_skill_texts(first)))
            title = plain(section.title) or section_title(section.kind, cv.meta.language)
            yield Suggestion("groups", f"@{section.id}", title, why, edits, first=(plain(first.heading),))
        for entry in section.items:
            if not entry.hidden:
                yield from _lines_first(entry, asked)


def listing(cv: CV, asked: Wanted) -> Iterator[Suggestion]:
    """Skills that are asked for, that the CV shows elsewhere, and that its list of skills does not name."""
    section = next((s for s in cv.sections if s.kind == "skills" and not s.hidden), None)
    if section is None:
        return
    lists = [s for s in cv.sections if s.kind == "skills"]
    listed = skills.find("\n".join(t for s in lists for entry in s.items for t in _skill_texts(entry)))
    shown = _shown(cv)
    for name in asked.skills:
        why = _requirement(asked, name)
        # What a posting says in passing counts only where it asks for nothing that we can read.
        if name in shown and name not in listed and (why or not asked.asked):
            edit = _listed(section, name, shown[name])
            yield Suggestion("list", f"@{section.id}", shown[name], why, (edit,))


def _headline(cv: CV, asked: Wanted) -> Iterator[Suggestion]:
    """The job's title as the headline, for who has had it."""
    title = _TITLE_ENDS.split(asked.title)[0]
    goal, now = _words(title), _words(cv.basics.label)
    if not goal or goal <= now:
        return
    held = [
        (len(own - goal), entry.position)
        for section in cv.sections
        if section.kind == "work" and not section.hidden
        for entry in section.items
        if isinstance(entry, Work)
        and not entry.hidden
        and goal <= (own := _words(entry.position))
        and len(own - goal) <= _MORE_WORDS
    ]
    if held:
        best = min(held, key=lambda pair: pair[0])[1]
        edit = Set(path="basics/label", value=best)
        before = {edit.path: cv.basics.label}
        yield Suggestion("label", edit.path, plain(best), title.strip(), (edit,), before)


def _naming(cv: CV, asked: Wanted, spellings: Mapping[str, Sequence[str]]) -> Iterator[Suggestion]:
    """Skills that the CV lists under another spelling of the name that the posting has."""
    whole = "\n".join(said(cv))
    for path, mine in _listed_ones(cv):
        hits = skills.hits(mine)
        if len(hits) != 1 or (hits[0].start, hits[0].end) != (0, len(mine)):
            continue
        theirs = spellings.get(hits[0].name, ())
        if any(holds(whole, each) for each in theirs):
            continue
        best = next((each for each in theirs if names.same(mine, each)), None)
        if best is not None:
            edit = Set(path=path, value=names.naming(mine, best))
            why, place = _requirement(asked, hits[0].name), path.partition("/")[0]
            yield Suggestion("name", place, best, why, (edit,), {path: mine})


def _spellings(posting: str) -> dict[str, list[str]]:
    """The skills that a posting names, each with its spellings there."""
    found: dict[str, list[str]] = {}
    for hit in skills.hits(posting):
        found.setdefault(hit.name, []).append(_written(hit.name, posting[hit.start : hit.end]))
    return found


def _written(name: str, found: str) -> str:
    """A spelling as the lexicon writes it, since a posting may shout."""
    known = (each.removeprefix("=") for each in skills.SKILLS[name].spellings)
    return next((each for each in known if fold(each) == fold(found)), found)


def _requirement(asked: Wanted, name: str) -> str:
    return next((one.text for one, _ in asked.asked if name in one.skills), "")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.folded for word in words(plain(text)))


def _shown(cv: CV) -> dict[str, str]:
    """The skills that the CV shows outside of its list of skills, as they are spelled there. A title of a job
    names none ("Backend Engineer")."""
    lists = (section for section in cv.sections if section.kind == "skills")
    inside = {f"@{entry.id}" for section in lists for entry in section.items}
    told = texts(cv, hidden=False).items()
    return spelled(
        plain(text)
        for path, text in told
        if path.partition("/")[0] not in inside and path.rpartition("/")[2] not in ("label", "position")
    )


def _skill_texts(entry: Entry) -> tuple[str, ...]:
    assert isinstance(entry, Skill)
    return (entry.name, *entry.keywords)


def _listed_ones(cv: CV) -> Iterator[tuple[str, str]]:
    """The skills that a reader finds in the list, by their paths; a name that heads others is none."""
    for section in cv.sections:
        if section.kind != "skills" or section.hidden:
            continue
        for entry in section.items:
            assert isinstance(entry, Skill)
            if entry.hidden:
                continue
            if not entry.keywords:
                yield f"@{entry.id}/name", entry.name
            for index, keyword in enumerate(entry.keywords):
                yield f"@{entry.id}/keywords/{index}", keyword


def _listed(section: Section, name: str, as_spelled: str) -> Edit:
    """The edit that puts a skill into the list of skills, beside those of its kind."""
    kind = skills.SKILLS[name].field
    best, most = None, -1
    for entry in section.items:
        assert isinstance(entry, Skill)
        if entry.keywords and not entry.hidden:
            others = skills.find("\n".join(entry.keywords))
            alike = sum(skills.SKILLS[other].field == kind for other in others)
            if alike > most:
                best, most = entry, alike
    if best is None:
        return Insert(path=f"@{section.id}/items", index=len(section.items), value={"name": as_spelled})
    return Insert(path=f"@{best.id}/keywords", index=len(best.keywords), value=as_spelled)


def _groups_first(section: Section, asked: dict[str, int]) -> Iterator[Edit]:
    """Groups of skills with what is asked for go up."""
    none = len(asked)
    ranks: list[int] = []
    for entry in section.items:
        named = skills.find("\n".join(_skill_texts(entry)))
        ranks.append(min((asked[name] for name in named if name in asked), default=none))
    ids = [f"@{entry.id}" for entry in section.items]
    current = list(ids)
    for index, place in enumerate(sorted(range(len(ids)), key=lambda at: (ranks[at] == none, at))):
        if current[index] != ids[place]:
            current.remove(ids[place])
            current.insert(index, ids[place])
            yield Move(path=ids[place], to=f"@{section.id}/items", index=index)


def _lines_first(entry: Entry, asked: Wanted) -> Iterator[Suggestion]:
    """Lines and keywords of an entry that answer the posting go up."""
    kinds: tuple[Literal["keywords", "highlights"], ...] = ("keywords", "highlights")
    for name in kinds:
        lines: Sequence[str] = getattr(entry, name, ())
        ranks = [asked.rank(plain(line), exact=name == "keywords") for line in lines]
        path = f"@{entry.id}/{name}"
        if edits := _sorted(path, ranks):
            places = sorted(range(len(ranks)), key=lambda at: -ranks[at])
            up = tuple(plain(lines[at]) for at in places[:_TOLD] if ranks[at])
            before = {f"{path}/{index}": line for index, line in enumerate(lines)}
            why = asked.why(up[0])
            yield Suggestion(name, f"@{entry.id}", _called(entry), why, edits, before, up)


def _called(entry: Entry) -> str:
    return ", ".join(filter(None, (plain(getattr(entry, "position", "")), plain(entry.heading))))


def _sorted(path: str, ranks: Sequence[int]) -> tuple[Edit, ...]:
    """Moves that bring lines with a higher rank up; of equals the order stays."""
    current = list(range(len(ranks)))
    edits: list[Edit] = []
    for index, place in enumerate(sorted(range(len(ranks)), key=lambda at: -ranks[at])):
        at = current.index(place)
        if at != index:
            current.insert(index, current.pop(at))
            edits.append(Move(path=f"{path}/{at}", to=path, index=index))
    return tuple(edits)
