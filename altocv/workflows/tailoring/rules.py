"""Tailoring without a model: what the posting asks for comes first, and is named where the CV shows it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from altocv.analysis.answers import wanted
from altocv.analysis.suggestions import Suggestion, listing, ordering
from altocv.cv.document import CV
from altocv.workflows import proposals


def quick(cv: CV, posting: str) -> list[dict[str, Any]]:
    """What is asked for first: skills, keywords, and the lines of each role."""
    return _cards(cv, ordering(cv, wanted(posting)))


def keywords(cv: CV, posting: str) -> list[dict[str, Any]]:
    """Skills that are asked for, that the CV shows elsewhere, and that its list of skills does not name."""
    return _cards(cv, listing(cv, wanted(posting)))


def _cards(cv: CV, found: Iterable[Suggestion]) -> list[dict[str, Any]]:
    return [proposals.suggested(cv, each) for each in found]
