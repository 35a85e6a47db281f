"""The ATS check: a CV and its PDF in, a score with reasons out. No model, no clock, no chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from altocv.analysis.ats import (
    bullets,
    content,
    dates,
    hygiene,
    machine,
    parsing,
    repetition,
    structure,
    terms,
)
from altocv.analysis.ats.model import Finding, Part, PartScore, Rating, Report
from altocv.cv.document import CV

__all__ = ["VERSION", "WEIGHTS", "Finding", "Part", "PartScore", "Report", "check"]

VERSION = 1
"""Raised whenever the same CV could score otherwise than before."""

WEIGHTS: dict[Part, int] = {
    "parsing": 20,
    "contact": 10,
    "sections": 15,
    "dates": 10,
    "length": 8,
    "bullets": 15,
    "repetition": 6,
    "hygiene": 6,
    "keywords": 10,
}
"""The share of each part in the score, in hundredths. Without keywords the others are scaled up to 100."""

_GRAVITY = {"high": 0, "medium": 1, "low": 2}
_MOST_OF_A_KIND = 30
"""Findings with one code that are reported; all of them count for the score."""


def check(cv: CV, pdf: bytes, keywords: Sequence[str] = ()) -> Report:
    """Check a CV; `pdf` is the CV as it was rendered, `keywords` what the job asks for.

    The same arguments give an equal report. Nothing is raised: what is no PDF is what no machine can read.
    """
    text, pages = machine.read(pdf)
    subject = content.gather(cv, text, pages)
    wanted = terms.wanted(keywords)
    ratings: dict[Part, Rating] = {
        "parsing": parsing.rate(subject),
        "contact": structure.contact(subject),
        "sections": structure.sections(subject),
        "dates": dates.rate(subject),
        "length": structure.length(subject),
        "bullets": bullets.rate(subject),
        "repetition": repetition.rate(subject),
        "hygiene": hygiene.rate(subject),
    }
    if wanted:
        ratings["keywords"] = terms.rate(subject, wanted)
    parts = tuple(PartScore(part, _whole(points), WEIGHTS[part]) for part, (points, _) in ratings.items())
    findings = [finding for _, found in ratings.values() for finding in found]
    return Report(VERSION, _total(parts), parts, _gravest_first(findings), text)


def _total(parts: Sequence[PartScore]) -> int:
    return _whole(sum(part.score * part.weight for part in parts) / sum(part.weight for part in parts))


def _whole(points: float) -> int:
    return int(min(max(points, 0.0), 100.0) + 0.5)


def _gravest_first(findings: list[Finding]) -> tuple[Finding, ...]:
    told: Counter[str] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        told[finding.code] += 1
        if told[finding.code] <= _MOST_OF_A_KIND:
            kept.append(finding)
    return tuple(sorted(kept, key=lambda finding: _GRAVITY[finding.severity]))
