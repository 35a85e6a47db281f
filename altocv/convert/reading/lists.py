"""Sections that are lists of words: skills, interests, languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from altocv.convert.reading.entry import words
from altocv.convert.reading.lines import BULLETS, Cell, Line

Fields = dict[str, Any]

_NAMED = re.compile(r"^(?P<name>[^:：()]{2,48}?)\s*(?::\s+|：\s*)(?P<rest>.+)$")
_PAIR = re.compile(r"^(?P<name>[^(),·:–—|]+?)\s*(?:[,·:–—|]|\s-\s)\s*(?P<rest>.+)$")
_BRACKETS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<rest>.+)\)$")
FLUENCY = re.compile(
    r"nativ|mother|fluent|profici|basic|beginner|elementary|intermediate|advanced|conversational|working|bilingual|"
    r"business|reading|good|limited|professional|\b[ABC][12]\b|fluido|intermedio|avanzado|básico|materna|bilingüe|"
    r"courant|maternelle|débutant|intermédiaire|notions|mutter|fließend|verhandlungssicher|grundkenntnisse|gut|"
    r"expert|competent|skilled|novice|usuario|dominio|maîtris|confirmé|kenntnis|sicher|anfänger|fortgeschritten|"
    r"técnico|língua|lengua|langue|level|niveau|nível|nivel|"
    r"conversa|scolaire|élémentaire|elementar|heritage|passive?\b|toeic|toefl|ielts|\b(?:delf|dalf|dele|telc|jlpt|hsk)\b|"
    r"fluente|básico|intermediário|avançado|alto|medio|medium|school",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\d\s*/\s*\d|\d\s?%|[★☆●○■□⬤]{2,}|^\d+\+?\s+(?:years?|yrs?|años?|ans|jahre?|anos?)\b", re.IGNORECASE
)
_GRADE_MARK = re.compile(r"\s+[·•|∙]\s+|\s+[–—-]\s+")


def _skills(lines: Sequence[Line]) -> list[Fields]:
    """Groups like "Languages: Python, Go", a name over its words, names with a level, or words alone."""
    if (graded := _graded(lines)) is not None:
        return [{"name": name, "level": level} for name, level in graded]
    return [{"name": name, "keywords": keywords} for name, keywords in _groups(lines) if name or keywords]


def _interests(lines: Sequence[Line]) -> list[Fields]:
    return [{"name": name, "keywords": words} for name, words in _groups(lines) if name or words]


def _graded(lines: Sequence[Line]) -> list[tuple[str, str]] | None:
    """Names with a level each: "SQL · advanced" in a grid, or the level at the end of the line; None for a
    list of another shape."""
    found: list[tuple[str, str]] = []
    texts = [cell.text for line in lines for cell in line.cells]
    commas = all(text.count(", ") == 1 for text in texts)
    for line in lines:
        cells = [cell.text.strip().lstrip(BULLETS).strip() for cell in line.cells]
        parted = [cell.split(", ") if commas else _GRADE_MARK.split(cell) for cell in cells]
        if len(cells) == 2 and all(len(parts) == 1 for parts in parted):
            found.append((cells[0].rstrip(":"), cells[1]))
        else:
            found += [(parts[0], " ".join(parts[1:])) for parts in parted]
    levels = [level for _, level in found if level]
    short = all(len(level.split()) <= 3 and "," not in level and "、" not in level for level in levels)
    graded = sum(bool(FLUENCY.search(level) or _LEVEL.search(level)) for level in levels)
    return found if levels and short and graded >= 0.5 * len(found) else None


def _groups(lines: Sequence[Line]) -> list[tuple[str, list[str]]]:
    """Names and their words; words without a name are names without words."""
    found: list[tuple[str, list[str]]] = []
    loose: list[str] = []
    open_text = False
    for line in lines:
        text = line.text.strip().lstrip(BULLETS).strip()
        group = _group(line, text)
        if group is not None:
            found.append(group)
        elif found and not line.bullet and line.gap < 1.75:
            _continue(found, text, joint=open_text)
        elif len(line.cells) == 1 and len(words(text)) > 1:
            found.append(("", words(text)))
        else:
            loose += [part for cell in line.cells for part in words(cell.text.lstrip(BULLETS).strip())]
        open_text = not text.endswith((",", ";", "·", "、", "，", "،"))
    return found + [(word, []) for word in loose]


def _group(line: Line, text: str) -> tuple[str, list[str]] | None:
    """A name and words that begin on a line; None for a line of words alone."""
    first, named = line.cells[0], _NAMED.match(text)
    if len(line.cells) == 2 and (first.style.bold or first.text.endswith((":", "："))):
        return first.text.rstrip(":："), words(line.cells[1].text)
    if named:
        return named["name"], words(named["rest"])
    if first.spans[0].style.bold and len(first.spans) > 1 and not first.spans[-1].style.bold:
        name = _bold(first)
        return name, words(first.text[len(name) :].strip(" :：·"))
    if first.style.bold and len(line.cells) == 1:
        return text, []
    return None


def _bold(cell: Cell) -> str:
    return "".join(span.text for span in cell.spans if span.style.bold).strip(" :：·")


def _continue(found: list[tuple[str, list[str]]], text: str, *, joint: bool) -> None:
    """Add the words of a line to the last group; with `joint` its first goes on with the word before."""
    name, before = found[-1]
    more = words(text)
    if joint and before and more:
        before[-1] = _rejoined(before[-1], more.pop(0))
    found[-1] = (name, before + more)


def _rejoined(before: str, after: str) -> str:
    if before.endswith("\xad"):
        return before.rstrip("\xad") + after
    return f"{before} {after}"


def _languages(lines: Sequence[Line]) -> list[Fields]:
    pairs: list[tuple[str, str]] = []
    places: list[float] = []
    commas = False
    for number, line in enumerate(lines):
        cells = [cell.text.strip().lstrip(BULLETS).strip() for cell in line.cells]
        if pairs and (
            whole := _whole(pairs[-1], cells[0], number > 0 and _ends_name(lines[number - 1], line))
        ):
            pairs[-1], cells, line = whole, cells[1:], replace(line, cells=line.cells[1:])
        if len(cells) == 1 and (parts := _by_weight(line.cells[0])):
            pairs.append(parts)
            places.append(line.cells[0].x0)
            continue
        paired = [_pair(cell) is not None for cell in cells]
        listed = all(cell.count(", ") == 1 for cell in cells)
        if len(cells) == 2 and not paired[0] and not listed and (line.cells[0].style.bold or not paired[1]):
            pairs.append((cells[0].rstrip(":"), cells[1]))
            places.append(line.cells[1].x0)
            continue
        for cell, at in zip(cells, (cell.x0 for cell in line.cells), strict=True):
            if pairs and (cell.startswith("(") or (cell[:1].islower() and not _pair(cell))):
                over = next((i for i, x in enumerate(places) if at and abs(x - at) < 4), len(pairs) - 1)
                pairs[over] = (pairs[over][0], f"{pairs[over][1]} {cell}")
                continue
            name, comma, fluency = cell.partition(", ")
            open_name = re.search(r"[(·:–]", name)
            # What follows a row of "language, level" is one more.
            if (
                comma
                and (len(cells) > 1 or commas)
                and not open_name
                and "," not in re.sub(r"\(.*", "", fluency)
            ):
                commas = True
                pairs.append((name, fluency))
                places.append(at)
                continue
            cell = re.sub(r"(?<=\)),\s*", "; ", cell)
            parts = re.split(r"\s*;\s*|,\s+(?=[A-ZÀ-Þ][^,]*[(:·–-])", cell) if cell.count(",") > 1 else [cell]
            for part in parts:
                pairs += _language(part)
            places += [at] * (len(pairs) - len(places))
    return [{"language": name, "fluency": fluency} for name, fluency in pairs if name]


def _by_weight(cell: Cell) -> tuple[str, str] | None:
    """A language and its level that a narrow column has pushed together, told apart by their weight."""
    name = _bold(cell) if cell.spans[0].style.bold else ""
    level = cell.text[len(name) :].strip()
    pushed = name and level[:1].isalnum() and FLUENCY.search(level)
    return (name, level) if pushed else None


def _whole(pair: tuple[str, str], more: str, ends_name: bool) -> tuple[str, str] | None:
    """A language and its level with what a narrow column put on the next line; None where that is more."""
    name, level = pair
    if level.count("(") > level.count(")") and ")" in more:
        return name, f"{level} {more}"
    return (f"{name}{more}", level) if ends_name else None


def _ends_name(before: Line, line: Line) -> bool:
    """True for the end of a word that begins the line before, where it is pushed together with its level."""
    end, first = line.cells[0], before.cells[0]
    pushed = len(before.cells) == 1 and _by_weight(first) is not None
    return pushed and end.style.bold and end.text[:1].islower() and abs(end.x0 - first.x0) < 4


def _language(text: str) -> list[tuple[str, str]]:
    if (pair := _pair(text)) is not None:
        return [pair]
    return [(part.strip(), "") for part in text.split(",") if part.strip()]


def _pair(text: str) -> tuple[str, str] | None:
    """A language and how well it is spoken."""
    match = _PAIR.match(text)
    if match and (FLUENCY.search(match["rest"]) or not text.startswith(f"{match['name']},")):
        return match["name"].strip(), match["rest"].strip()
    if match := _BRACKETS.match(text):
        return match["name"].strip(), match["rest"].strip()
    return None


LISTS: dict[str, Callable[[Sequence[Line]], list[Fields]]] = {
    "skills": _skills,
    "interests": _interests,
    "languages": _languages,
}
