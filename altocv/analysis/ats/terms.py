"""Which of the job's keywords a machine finds in the PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence

from altocv.analysis.ats import machine
from altocv.analysis.ats.content import Subject
from altocv.analysis.ats.model import Finding, Rating, excerpt

_SPACELESS = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def wanted(keywords: Sequence[str]) -> dict[str, str]:
    """The keywords by their folded form, each once, in order; blank ones are left out."""
    folded: dict[str, str] = {}
    for keyword in keywords:
        if key := machine.fold(keyword):
            folded.setdefault(key, keyword.strip())
    return folded


def rate(subject: Subject, keywords: dict[str, str]) -> Rating:
    """Rate the share of the keywords that are found as words. `keywords` are those of `wanted`."""
    text = machine.fold(subject.text)
    found = [
        Finding("keywords", "keywords.missing", "medium", "", {"keyword": excerpt(keyword)})
        for key, keyword in keywords.items()
        if not holds(text, key)
    ]
    return 100 * (1 - len(found) / len(keywords)), found


def holds(text: str, key: str) -> bool:
    """Whether folded text has the folded keyword as a whole word or phrase, or its plain plural."""
    if _SPACELESS.search(key):
        return key.replace(" ", "") in text.replace(" ", "")
    plural = "(?:e?s)?" if key[-1].isalpha() and len(key) > 2 else ""
    return re.search(rf"(?<![\w+#]){re.escape(key)}{plural}(?![\w+#])", text) is not None
