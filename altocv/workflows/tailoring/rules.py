"""Tailoring without a model: what the posting asks for comes first, and is named where the CV shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from altocv.ai import tools
from altocv.analysis import requirements, skills
from altocv.analysis.terms import stems
from altocv.cv.document import CV, Section, Skill
from altocv.cv.edits import Edit, Insert, Move
from altocv.cv.inline import plain
from altocv.cv.translatable import texts
from altocv.workflows import proposals

_SAYS = 2
"""Words that a line shares with a requirement from which on it counts as an answer."""


def asked_skills(posting: str) -> dict[str, int]:
    """The skills that a posting names: name -> rank, those of its requirements first."""
    read = requirements.read(posting)
    asked = sorted((*read.requirements, *read.duties), key=lambda one: not one.must)
    named = dict.fromkeys(name for one in asked for name in one.skills)
    named.update(dict.fromkeys(skills.find(posting)))
    return {name: rank for rank, name in enumerate(named)}


def quick(cv: CV, posting: str) -> list[dict[str, Any]]:
    """What is asked for first: skills, keywords, and the lines of each role."""
    asked, wanted = asked_skills(posting), _stems(posting)
    cards: list[dict[str, Any]] = []
    for section in cv.sections:
        if section.hidden:
            continue
        if section.kind == "skills":
            cards += _card(cv, list(_skills_first(section, asked)))
        for entry in section.items:
            for name in ("keywords", "highlights"):
                lines: Sequence[str] = getattr(entry, name, ())
                ranks = [_rank(plain(line), asked, wanted, exact=name == "keywords") for line in lines]
                cards += _card(cv, _sorted(f"@{entry.id}/{name}", ranks), f"@{entry.id}/{name}", lines)
    return cards


def keywords(cv: CV, posting: str) -> list[dict[str, Any]]:
    """Skills that are asked for, that the CV shows elsewhere, and that its list of skills does not name."""
    section = next((s for s in cv.sections if s.kind == "skills" and not s.hidden), None)
    if section is None:
        return []
    listed = skills.find("\n".join(_listed(cv)))
    shown = _shown(cv)
    cards: list[dict[str, Any]] = []
    for name in asked_skills(posting):
        if name in listed or name not in shown:
            continue
        cards += _card(cv, [_named(section, name, shown[name])])
    return cards


def said(cv: CV) -> list[str]:
    """The texts that a reader of the CV gets to see, without marks."""
    return [plain(text) for text in texts(cv, hidden=False).values()]


def best_lines(cv: CV, posting: str, most: int) -> list[str]:
    """The lines of the CV that answer a posting best; those of its first role where none does."""
    asked, wanted = asked_skills(posting), _stems(posting)
    lines = [
        plain(line)
        for section in cv.sections
        if section.kind in ("work", "projects", "volunteer") and not section.hidden
        for entry in section.items
        if not entry.hidden
        for line in getattr(entry, "highlights", ())
    ]
    return sorted(lines, key=lambda line: -_rank(line, asked, wanted, exact=False))[:most]


def _skills_first(section: Section, asked: dict[str, int]) -> Iterator[Edit]:
    """Groups of skills with what is asked for go up."""
    none = len(asked)
    ranks: list[int] = []
    for entry in section.items:
        assert isinstance(entry, Skill)
        named = skills.find("\n".join((entry.name, *entry.keywords)))
        ranks.append(min((asked[name] for name in named if name in asked), default=none))
    ids = [f"@{entry.id}" for entry in section.items]
    current = list(ids)
    for index, place in enumerate(sorted(range(len(ids)), key=lambda at: (ranks[at] == none, at))):
        if current[index] != ids[place]:
            current.remove(ids[place])
            current.insert(index, ids[place])
            yield Move(path=ids[place], to=f"@{section.id}/items", index=index)


def _rank(line: str, asked: dict[str, int], wanted: Sequence[frozenset[str]], *, exact: bool) -> int:
    """How much a line answers the posting; 0 for not at all."""
    named = sum(name in asked for name in skills.find(line))
    if exact:
        return min(named, 1)
    said = stems(line)
    shared = max((len(said & one) for one in wanted), default=0)
    return 3 * named + (shared if shared >= _SAYS else 0)


def _stems(posting: str) -> list[frozenset[str]]:
    read = requirements.read(posting)
    return [stems(one.text) for one in (*read.requirements, *read.duties)]


def _sorted(path: str, ranks: Sequence[int]) -> list[Edit]:
    """Moves that bring lines with a higher rank up; of equals the order stays."""
    current = list(range(len(ranks)))
    edits: list[Edit] = []
    for index, place in enumerate(sorted(range(len(ranks)), key=lambda at: -ranks[at])):
        at = current.index(place)
        if at != index:
            current.insert(index, current.pop(at))
            edits.append(Move(path=f"{path}/{at}", to=path, index=index))
    return edits


def _named(section: Section, name: str, spelled: str) -> Edit:
    """The edit that puts a skill into the list of skills, beside those of its kind."""
    field = skills.SKILLS[name].field
    best, most = None, -1
    for entry in section.items:
        assert isinstance(entry, Skill)
        if entry.keywords and not entry.hidden:
            others = skills.find("\n".join(entry.keywords))
            alike = sum(skills.SKILLS[other].field == field for other in others)
            if alike > most:
                best, most = entry, alike
    if best is None:
        return Insert(path=f"@{section.id}/items", index=len(section.items), value={"name": spelled})
    return Insert(path=f"@{best.id}/keywords", index=len(best.keywords), value=spelled)


def spelled(told: Iterable[str]) -> dict[str, str]:
    """The skills that texts name, each as it is spelled there first."""
    found: dict[str, str] = {}
    for text in told:
        for hit in skills.hits(text):
            found.setdefault(hit.name, text[hit.start : hit.end])
    return found


def _shown(cv: CV) -> dict[str, str]:
    """The skills that the CV shows outside of its list of skills, as they are spelled there."""
    lists = (section for section in cv.sections if section.kind == "skills")
    inside = {f"@{entry.id}" for section in lists for entry in section.items}
    told = texts(cv, hidden=False).items()
    return spelled(plain(text) for path, text in told if path.partition("/")[0] not in inside)


def _listed(cv: CV) -> Iterator[str]:
    for section in cv.sections:
        if section.kind == "skills":
            for entry in section.items:
                assert isinstance(entry, Skill)
                yield from (entry.name, *entry.keywords)


def _card(cv: CV, edits: list[Edit], path: str = "", lines: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Edits as a card, with the lines that they move, so that a stale one is known; none without edits."""
    if not edits:
        return []
    before = {f"{path}/{index}": line for index, line in enumerate(lines)}
    return [proposals.card(cv, tools.Card("edits", "", edits=tuple(edits), before=before), [])]
