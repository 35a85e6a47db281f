"""What of a CV answers a posting: the skills that it asks for, as the CV spells them, and the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from altocv.analysis import requirements, skills
from altocv.analysis.requirements import Requirement
from altocv.analysis.terms import stems
from altocv.cv.document import CV
from altocv.cv.inline import plain
from altocv.cv.translatable import texts

_SAYS = 2
"""Words that a line shares with a requirement from which on it counts as an answer."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a posting asks for. `skills`: name -> rank, those of its requirements first; `asked` are its
    requirements and duties, what is a must first, each with the stems of its words."""

    title: str
    skills: dict[str, int]
    asked: tuple[tuple[Requirement, frozenset[str]], ...]

    def rank(self, line: str, *, exact: bool = False) -> int:
        """How much a line answers the posting; 0 for not at all. `exact`: only by a skill that it names."""
        named = sum(name in self.skills for name in skills.find(line))
        if exact:
            return min(named, 1)
        said = stems(line)
        shared = max((len(said & one) for _, one in self.asked), default=0)
        return 3 * named + (shared if shared >= _SAYS else 0)

    def why(self, line: str) -> str:
        """The requirement that a line answers best; "" for none."""
        named, said = set(skills.find(line)), stems(line)
        best, most = "", 0
        for asked, words in self.asked:
            shared = len(said & words)
            score = 3 * len(named & set(asked.skills)) + (shared if shared >= _SAYS else 0)
            if score > most:
                best, most = asked.text, score
        return best


def wanted(posting: str) -> Wanted:
    """What a posting (plain text) asks for."""
    read = requirements.read(posting)
    asked = sorted((*read.requirements, *read.duties), key=lambda one: not one.must)
    named = dict.fromkeys(name for one in asked for name in one.skills)
    named.update(dict.fromkeys(skills.find(posting)))
    ranked = {name: rank for rank, name in enumerate(named)}
    return Wanted(read.title, ranked, tuple((one, stems(one.text)) for one in asked))


def said(cv: CV) -> list[str]:
    """The texts that a reader of the CV gets to see, without marks."""
    return [plain(text) for text in texts(cv, hidden=False).values()]


def spelled(told: Iterable[str]) -> dict[str, str]:
    """The skills that texts name, each as it is spelled there first."""
    found: dict[str, str] = {}
    for text in told:
        for hit in skills.hits(text):
            found.setdefault(hit.name, text[hit.start : hit.end])
    return found


def best_lines(cv: CV, posting: str, most: int) -> Sequence[str]:
    """The lines of the CV that answer a posting best; those of its first role where none does."""
    asked = wanted(posting)
    lines = [
        plain(line)
        for section in cv.sections
        if section.kind in ("work", "projects", "volunteer") and not section.hidden
        for entry in section.items
        if not entry.hidden
        for line in getattr(entry, "highlights", ())
    ]
    return sorted(lines, key=lambda line: -asked.rank(line))[:most]
