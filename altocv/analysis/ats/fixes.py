"""Mending a text by rule, where no meaning can be lost. All take and give text with its inline markup."""

from __future__ import annotations

import re
from collections.abc import Callable

from altocv.analysis.ats import lexicon

_FIRST_LETTER = re.compile(r"^(\**)([^\W\d_])")
_CODE = re.compile(r"(`[^`\n]+`)")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACE_BEFORE = re.compile(r"(?<=[^\W_])[ \t]+([,.])(?=\s|$)")
REPEATED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})(\s+)([^\W\d_]{2,})(?![\w'’-])")
_TWICE_IS_FINE = frozenset(
    (
        "had",
        "that",
        "die",
        "das",
        "der",
        "den",
        "sie",
        "nous",
        "vous",
        "bye",
        "so",
        "very",
        "can",
        "will",
        "cha",
    )
)
YEARS = re.compile(r"(?<![\d./-])((?:19|20)\d\d)(\s*[-–—]\s*)((?:19|20)\d\d)(?![\d./-])")
_STOP = re.compile(r"[.。](?=\**\s*$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|inc|ltd|co|corp|jr|sr|no|bzw|usw|dr|st|approx)|\.\w{1,3})\.\**\s*$", re.I
)


def settled(raw: str, language: str, *, bullet: bool) -> str:
    """The text with every fix of its wording made; only a bullet (a highlight) is made impersonal."""
    text = single_spaced(without_space_before(without_repeats(raw)))
    if bullet:
        text = impersonal(text, language) or text
        text = without_fillers(text, language)
    return text


def single_spaced(raw: str) -> str:
    return _outside_code(raw, lambda text: _SPACES.sub(" ", text))


def without_space_before(raw: str) -> str:
    """Without white space before a comma or full stop."""
    return _outside_code(raw, lambda text: _SPACE_BEFORE.sub(r"\1", text))


def repeated(text: str) -> list[str]:
    """The words that stand twice in a row by mistake, in plain text."""
    found: list[str] = []
    position = 0
    while match := REPEATED.search(text, position):
        position = match.start(3)
        if _is_repeat(match):
            found.append(match[3])
    return found


def without_repeats(raw: str) -> str:
    """With one of each two equal words in a row. What stands twice on purpose stays."""
    return _outside_code(raw, _once)


def _once(text: str) -> str:
    position = 0
    while match := REPEATED.search(text, position):
        if _is_repeat(match):
            text = text[: match.end(1)] + text[match.end(3) :]
            position = match.start(1)
        else:
            position = match.start(3)
    return text


def _is_repeat(match: re.Match[str]) -> bool:
    # A capital in the second place makes it a name: Duran Duran.
    second = match[3]
    same = match[1].casefold() == second.casefold() and "\n\n" not in match[2]
    return same and second.islower() and second not in _TWICE_IS_FINE


def without_fillers(raw: str, language: str) -> str:
    """Without words that say nothing. The next word takes over a capital."""
    pattern = lexicon.FILLERS.get(language)
    if pattern is None:
        return raw
    text = _outside_code(raw, lambda part: pattern.sub("", part))
    if text == raw:
        return raw
    return _capital_as(raw, text)


def impersonal(raw: str, language: str) -> str | None:
    """A bullet without its leading "I", and in English with "the" for "my". None where no rule is safe."""
    rule = lexicon.LEADING_SUBJECT.get(language)
    text = raw
    if rule and (match := rule.match(raw)):
        text = match["mark"] + _capital(raw[match.end() :])
    if language == "en":
        text = _outside_code(text, lambda part: lexicon.MY.sub(_the, part))
    return text if text != raw else None


def _the(match: re.Match[str]) -> str:
    return "The" if match[0][0].isupper() else "the"


def ends_with_stop(text: str) -> bool | None:
    """Whether plain text ends in a full stop; None where its end says nothing about the writer's habit."""
    text = text.rstrip()
    if not text or _ABBREVIATED.search(text) or text.endswith(("…", "...")):
        return None
    if text[-1] in ".。":
        return True
    return False if text[-1] not in "!?:;؟！？：；" else None


def with_stop(raw: str, language: str) -> str:
    return raw.rstrip() + ("。" if language in ("zh", "ja") else ".")


def without_stop(raw: str) -> str:
    return _STOP.sub("", raw.rstrip())


def with_gaps(raw: str, gap: str) -> str:
    """With every range of years written with this gap."""
    return YEARS.sub(lambda match: f"{match[1]}{gap}{match[3]}", raw)


def _outside_code(raw: str, mend: Callable[[str], str]) -> str:
    if "`" not in raw:
        return mend(raw)
    return "".join(part if place % 2 else mend(part) for place, part in enumerate(_CODE.split(raw)))


def _capital(text: str) -> str:
    return _FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), text, count=1)


def _capital_as(old: str, new: str) -> str:
    """The new text with a capital where the old one began with one and words before the first were cut."""
    new = new.lstrip()
    return _capital(new) if old.lstrip(" *")[:1].isupper() else new
