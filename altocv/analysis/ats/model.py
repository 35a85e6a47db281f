"""What the ATS check says: a score, its parts, and findings with places and, where safe, fixes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from altocv.cv.edits import Edit, Set

Part = Literal[
    "parsing", "contact", "sections", "dates", "length", "bullets", "repetition", "hygiene", "keywords"
]
Severity = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could be better.

    `code` is stable and has a sentence in `texts.SENTENCES`, which takes `values`. `path` is the place as in
    an edit, "" for the whole CV. `edits` mend it in one step, empty where that needs a person; they are made
    for the CV that was checked, so those of several findings must not be applied together unchecked.
    """

    part: Part
    code: str
    severity: Severity
    path: str = ""
    values: dict[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class PartScore:
    """How one part did, 0–100; `weight` is its share of the score in hundredths as it was published."""

    part: Part
    score: int
    weight: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. `score` is 0–100, `findings` the gravest first, `text` what a machine read."""

    version: int
    score: int
    parts: tuple[PartScore, ...]
    findings: tuple[Finding, ...]
    text: str


Rating = tuple[float, list[Finding]]
"""What a check of one part gives: its score before it is rounded and held within 0–100, and its findings."""


def change(path: str, old: str, new: str | None) -> tuple[Edit, ...]:
    """The edit that puts a mended text in its place; none where nothing would change or remain."""
    return (Set(path=path, value=new),) if new is not None and new != old and new.strip() else ()


def cost(findings: Sequence[Finding], prices: Mapping[str, float]) -> float:
    """What findings take off a score; `prices` are by code."""
    return sum(prices.get(finding.code, 0.0) for finding in findings)


def excerpt(text: str, length: int = 60) -> str:
    """The text on one line, cut to about `length` characters, to be quoted in a sentence."""
    text = " ".join(text.split())
    return f"{text[: length - 1].rstrip()}…" if len(text) > length else text
