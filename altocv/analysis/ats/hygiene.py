"""Slips: spacing, punctuation, brackets, capitals, and what was left over from a template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from altocv.analysis.ats import content, fixes
from altocv.analysis.ats.content import Line, Subject
from altocv.analysis.ats.model import Finding, Rating, Severity, change, cost, excerpt
from altocv.cv.edits import Edit

_PRICES = {
    "hygiene.placeholder": 40.0,
    "hygiene.repeated_word": 15.0,
    "hygiene.brackets": 12.0,
    "hygiene.capitals": 12.0,
    "hygiene.mixed_ends": 12.0,
    "hygiene.mixed_date_gaps": 10.0,
    "hygiene.spaces": 10.0,
    "hygiene.space_before": 10.0,
}
_FIELD = "your|insert|company|name|date|city|title|position|employer|tu|su|empresa|nombre|fecha|ihr|votre|seu"
_PLACEHOLDER = re.compile(
    r"lorem ipsum|dolor sit amet|consectetur adipi|\bx{3,}\b|\basdf\w*|\bqwerty\b|\bplaceholder\b|"
    rf"[\[<{{](?:{_FIELD})\b[^\]>}}\n]*[\]>}}]|"
    r"\b(?:insert|enter|add) (?:your )?\w+ here\b|\byour name\b|\btu nombre\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"\b(?:TBD|FIXME|TO-?DO)\b(?!\s*:?\s*lo\b)")
_TO_DO_IS_A_WORD = ("es", "pt", "it")
_CAPITALS_WORDS, _CAPITALS_LETTERS, _CAPITALS_SHARE = 4, 20, 0.85
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
_ENUMERATED = re.compile(r"(?:^|\s)(?:\w{1,2}|[:;]-?)$")  # a) 1) and smiles close what nothing opened
_GERMAN_QUOTES = ("de", "el", "ru", "uk")  # here “ and » may close


def rate(subject: Subject) -> Rating:
    """Rate the tidiness of all visible texts."""
    found = [finding for line in subject.lines for finding in _line(line)]
    found += [*_mixed_ends(subject), *_mixed_gaps(subject)]
    return 100 - cost(found, _PRICES), found


def _line(line: Line) -> Iterator[Finding]:
    text = line.prose
    if match := _placeholder(text, line.language):
        yield _say("hygiene.placeholder", "high", line, value=excerpt(match, 30))
    if words := fixes.repeated(text):
        fixed = _fixed(line, fixes.without_repeats, lambda mended: bool(fixes.repeated(mended)))
        yield _say("hygiene.repeated_word", "medium", line, fixed, word=words[0])
    if _has_double_space(text):
        yield _say("hygiene.spaces", "low", line, _fixed(line, fixes.single_spaced, _has_double_space))
    if _has_space_before(text):
        yield _say(
            "hygiene.space_before", "low", line, _fixed(line, fixes.without_space_before, _has_space_before)
        )
    if line.kind != "line" and _is_shouted(text):
        yield _say("hygiene.capitals", "medium", line)
    if not _is_balanced(text, line.language):
        yield _say("hygiene.brackets", "low", line)


def _placeholder(text: str, language: str) -> str:
    match = _PLACEHOLDER.search(text)
    if match is None and language not in _TO_DO_IS_A_WORD:
        match = _TO_DO.search(text)
    return match[0] if match else ""


def _has_double_space(text: str) -> bool:
    return fixes.single_spaced(text) != text


def _has_space_before(text: str) -> bool:
    return fixes.without_space_before(text) != text


def _fixed(line: Line, mend: Callable[[str], str], is_wrong: Callable[[str], bool]) -> tuple[Edit, ...]:
    """The edit that mends the line, none when something would be left."""
    better = mend(line.raw)
    return change(line.path, line.raw, better) if not is_wrong(content.prose(better)) else ()


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isupper() or char.islower()]
    if len(letters) < _CAPITALS_LETTERS or len(text.split()) < _CAPITALS_WORDS:
        return False
    return sum(char.isupper() for char in letters) >= _CAPITALS_SHARE * len(letters)


def _is_balanced(text: str, language: str) -> bool:
    pairs = {end: begin for end, begin in _PAIRS.items() if end in ")]}" or language not in _GERMAN_QUOTES}
    begins = set(pairs.values())
    expected: list[str] = []
    for place, char in enumerate(text):
        if char in begins:
            expected.append(char)
        elif char not in pairs:
            continue
        elif expected and expected[-1] == pairs[char]:
            expected.pop()
        elif char != ")" or not _ENUMERATED.search(text[max(place - 4, 0) : place]):
            return False
    return not expected


def _mixed_ends(subject: Subject) -> list[Finding]:
    """Bullets with a full stop beside others without: the fewer follow the more."""
    ends = [
        (line, stop)
        for line in subject.lines
        if line.kind == "bullet" and (stop := fixes.ends_with_stop(line.prose)) is not None
    ]
    counts = Counter(stop for _, stop in ends)
    if len(counts) < 2:
        return []
    wanted = counts[True] >= counts[False]
    odd = [line for line, stop in ends if stop != wanted]
    edits: list[Edit] = []
    for line in odd:
        better = fixes.with_stop(line.raw, line.language) if wanted else fixes.without_stop(line.raw)
        if fixes.ends_with_stop(content.prose(better)) not in (wanted, None):
            edits = []
            break
        edits += change(line.path, line.raw, better)
    values = {"with_stop": str(counts[True]), "without_stop": str(counts[False])}
    return [Finding("hygiene", "hygiene.mixed_ends", "low", odd[0].path, values, tuple(edits))]


def _mixed_gaps(subject: Subject) -> list[Finding]:
    """Ranges of years in running text, written in several ways: 2019-2020 beside 2019 – 2020."""
    places = [(line, [match[2] for match in fixes.YEARS.finditer(line.prose)]) for line in subject.lines]
    counts = Counter(gap for _, gaps in places for gap in gaps)
    if len(counts) < 2:
        return []
    usual = counts.most_common(1)[0][0]
    odd = [line for line, gaps in places if any(gap != usual for gap in gaps)]
    edits: list[Edit] = []
    for line in odd:
        better = fixes.with_gaps(line.raw, usual)
        if any(match[2] != usual for match in fixes.YEARS.finditer(content.prose(better))):
            edits = []
            break
        edits += change(line.path, line.raw, better)
    values = {"count": str(len(counts))}
    return [Finding("hygiene", "hygiene.mixed_date_gaps", "low", odd[0].path, values, tuple(edits))]


def _say(code: str, severity: Severity, line: Line, edits: tuple[Edit, ...] = (), **values: str) -> Finding:
    return Finding("hygiene", code, severity, line.path, values | {"text": excerpt(line.prose)}, edits)
