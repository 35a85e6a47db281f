"""What a CV lacks, by counting: for "what is missing?" and for the suggestions of an empty chat."""

from __future__ import annotations

import re
from typing import Any

from altocv.ai.builtin.texts import say

_LONG_SUMMARY = 600


def points(cv: dict[str, Any], spoken: str) -> tuple[list[str], list[str]]:
    """What could be better, most important first; and questions whose answers would help."""
    found: list[str] = []
    questions: list[str] = []
    basics, sections = cv.get("basics", {}), {s["kind"]: s for s in cv.get("sections", [])}
    for name in ("name", "email", "phone"):
        if not basics.get(name):
            found.append(say(f"no_{name}", spoken))
    if not basics.get("summary"):
        found.append(say("no_summary", spoken))
        questions.append(say("ask_summary", spoken))
    elif len(basics["summary"]) > _LONG_SUMMARY:
        found.append(say("long_summary", spoken))
    for kind in ("work", "education", "skills"):
        if not sections.get(kind, {}).get("entries"):
            found.append(say(f"no_{kind}", spoken))
    for entry in sections.get("work", {}).get("entries", [])[:6]:
        where = entry.get("position") or entry.get("name") or "…"
        lines = entry.get("highlights", [])
        if not lines:
            found.append(say("no_lines", spoken, where=where))
            questions.append(say("ask_lines", spoken, where=where))
        elif not any(re.search(r"\d", line) for line in lines):
            found.append(say("no_numbers", spoken, where=where))
            questions.append(say("ask_numbers", spoken, where=where))
        if not entry.get("start_date"):
            found.append(say("no_dates", spoken, where=where))
    return found, questions


def suggestions(cv: dict[str, Any], spoken: str) -> list[str]:
    """Three requests to begin with, from what this CV lacks."""
    basics = cv.get("basics", {})
    starters = [say("try_missing", spoken)]
    if any(s["kind"] == "work" and s["entries"] for s in cv.get("sections", [])):
        starters.append(say("try_improve", spoken))
    if len(basics.get("summary", "")) > _LONG_SUMMARY // 2:
        starters.append(say("try_shorten", spoken))
    starters += [say("try_skills", spoken), say("try_color", spoken)]
    return starters[:4]
