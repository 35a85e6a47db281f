"""How good a CV is for a posting, in numbers: the match with the posting, and the check of an ATS."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import Any

from altocv.cv.document import CV


@dataclass(frozen=True, slots=True)
class Scores:
    """All 0-100. `present` and `missing` are the skills that the posting names."""

    match: float
    skills: float
    experience: float
    ats: int
    present: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def total(self) -> float:
        """One number to rank by: the match first, the ATS where that is near."""
        return self.match + 0.25 * self.ats

    def plain(self) -> dict[str, Any]:
        return asdict(self)


async def score(cv: CV, posting: str) -> Scores:
    """The scores of a CV for a posting (plain text). Nothing is raised."""
    return await asyncio.to_thread(_score, cv, posting)


def _score(cv: CV, posting: str) -> Scores:
    # Loaded on first use: the embeddings and fonts take a moment that others need not wait for.
    from altocv.analysis.ats.check import check
    from altocv.analysis.embed import BuiltIn
    from altocv.analysis.match import match
    from altocv.typeset.pdf import pdf
    from altocv.typeset.render import typeset

    matched = match(cv, posting, BuiltIn())
    present = tuple(keyword.name for keyword in matched.present_keywords)
    wanted = (*present, *matched.missing_keywords)
    report = check(cv, pdf(typeset(cv)), wanted)
    return Scores(
        matched.overall, matched.skills, matched.experience, report.score, present, matched.missing_keywords
    )


async def fit(cv: CV, posting: str) -> float:
    """The match alone, 0-100: quick enough to try several versions of a text."""
    return await asyncio.to_thread(_fit, cv, posting)


def _fit(cv: CV, posting: str) -> float:
    from altocv.analysis.embed import BuiltIn
    from altocv.analysis.match import match

    return match(cv, posting, BuiltIn()).overall
