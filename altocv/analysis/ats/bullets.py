"""How the bullets are written: their opening, their voice, what they count, how long they are."""

from __future__ import annotations

import re

from altocv.analysis.ats import content, fixes, lexicon
from altocv.analysis.ats.content import Line, Subject
from altocv.analysis.ats.model import Finding, Rating, Severity, change, excerpt
from altocv.cv.inline import plain

DEEDS = ("work", "volunteer", "projects")
"""Sections whose bullets tell of deeds; those of others may be noun phrases."""

_OPENING, _NUMBERS, _VOICE, _SIZE = 30.0, 25.0, 25.0, 20.0
_ENOUGH_NUMBERS = 0.5  # a share of the bullets
_LONGEST, _SHORTEST = 45, 4  # words
_FIRST_WORD = re.compile(r"[^\w\d]*([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_CLAUSE_END = re.compile(r"[,;:–—(]|\b(?:that|which|who|whose|so|when|while|que|qui|die|der|das|cuyo)\b")
_SHORTENED = re.compile(r"(?:we|j)'", re.IGNORECASE)  # we've, j'ai
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def rate(subject: Subject) -> Rating:
    """Rate the bullets. Without any the score is 0; voice and openings count where their words are known."""
    bullets = subject.bullets
    if not bullets:
        return 0, [Finding("bullets", "bullets.none", "high")]
    shares = {"numbers": _NUMBERS, "size": _SIZE}
    findings = _size(subject)
    points = _SIZE * (1 - len(findings) / len(bullets))
    counted = sum(has_number(line) for line in bullets) / len(bullets)
    points += _NUMBERS * min(counted / _ENOUGH_NUMBERS, 1)
    if counted < _ENOUGH_NUMBERS:
        findings.append(_few_numbers(counted))
    if subject.language in lexicon.LANGUAGES:
        shares |= {"opening": _OPENING, "voice": _VOICE}
        points_of_words, more = _wording(subject)
        points += points_of_words
        findings += more
    return 100 * points / sum(shares.values()), findings


def opening(line: Line) -> str:
    """The first word of a bullet without its subject, folded; "" where it begins with none."""
    text = line.settled
    subject = lexicon.ANY_SUBJECT.get(line.language)
    if subject and (match := subject.match(text)):
        text = text[match.end() :]
    match = _FIRST_WORD.match(text)
    return match[1].casefold() if match else ""


def is_action(word: str, language: str) -> bool:
    """Whether an opening word is a verb (or, where that is the custom, a noun) of doing."""
    ending = lexicon.ACTION_ENDING[language]
    parts = {word, word.rpartition("-")[2]}
    return any(part in lexicon.ACTIONS[language] or ending.fullmatch(part) for part in parts)


def has_number(line: Line) -> bool:
    """Whether a bullet counts anything, in digits or in words."""
    if any(char.isnumeric() for char in line.settled):
        return True
    return not lexicon.NUMBER_WORDS.get(line.language, frozenset()).isdisjoint(line.words)


def is_personal(text: str, language: str) -> bool:
    """Whether plain text speaks of its writer as "I" or "we"."""
    words = lexicon.FIRST_PERSON.get(language)
    if words is None:
        return False
    for match in _TOKEN.finditer(text):
        word = match[0].replace("’", "'")
        is_acronym = len(word) > 1 and word.isupper()  # US, MA, MI
        if not is_acronym and (word.casefold() in words or _SHORTENED.match(word)):
            return True
    return language == "en" and _has_i(text)


def _has_i(text: str) -> bool:
    return any(
        (match[1] or "").strip().casefold() not in lexicon.NUMBERED
        for match in lexicon.ENGLISH_I.finditer(text)
    ) or bool(re.match(r"I\s+[^\W\d_]", text.lstrip()))


def is_passive(line: Line) -> bool:
    """Whether the main clause says that something was done."""
    if is_action(opening(line), line.language):
        return False
    clause = _CLAUSE_END.split(line.settled, maxsplit=1)[0].casefold()
    return bool(lexicon.PASSIVE[line.language].search(clause))


def _wording(subject: Subject) -> tuple[float, list[Finding]]:
    """Points for openings and voice, and what is to be said of them."""
    told = [line for line in subject.bullets if line.section in DEEDS]
    weak = [finding for line in told if (finding := _opening(line))]
    strong = sum(0.5 if finding.code == "bullets.no_action_verb" else 1.0 for finding in weak)
    findings = list(weak)
    passive = [_say("bullets.passive", "low", line) for line in subject.bullets if is_passive(line)]
    personal = _personal(subject)
    fillers = _fillers(subject)
    findings += [*passive, *personal, *fillers]
    spoken = max(len(subject.bullets), 1)
    voice = 1 - (len(passive) * 0.5 + len(personal) + len(fillers) * 0.3) / spoken
    voice -= 0.3 if personal else 0.0  # a single "I" already shows
    open_share = 1 - strong / len(told) if told else 1.0
    return _OPENING * open_share + _VOICE * max(voice, 0.0), findings


def _opening(line: Line) -> Finding | None:
    subject = lexicon.ANY_SUBJECT[line.language].match(line.settled)
    text = line.settled[subject.end() if subject else 0 :].casefold()
    for opener in lexicon.WEAK_OPENERS[line.language]:
        if re.match(rf"(?:was |were |fui |era )?{re.escape(opener)}(?!\w)", text):
            return _say("bullets.weak_opening", "medium", line, opening=opener)
    word = opening(line)
    if word and not is_action(word, line.language):
        return _say("bullets.no_action_verb", "low", line, opening=word)
    return None


def _personal(subject: Subject) -> list[Finding]:
    found: list[Finding] = []
    for line in subject.lines:
        if line.kind == "bullet" and is_personal(line.prose, line.language):
            better = fixes.impersonal(line.raw, line.language)
            edits = change(line.path, line.raw, better) if better and _is_mended(line, better) else ()
            values = {"text": excerpt(line.prose)}
            found.append(Finding("bullets", "bullets.first_person", "medium", line.path, values, edits))
    return found


def _is_mended(line: Line, better: str) -> bool:
    """Whether a text is impersonal, and no word stands twice in it because of that."""
    text = content.prose(better)
    return not is_personal(text, line.language) and len(fixes.repeated(text)) <= len(
        fixes.repeated(line.prose)
    )


def _fillers(subject: Subject) -> list[Finding]:
    pattern = lexicon.FILLERS[subject.language]
    found: list[Finding] = []
    for line in subject.lines:
        if line.kind == "bullet" and (match := pattern.search(line.prose)):
            better = fixes.without_fillers(line.raw, line.language)
            edits = change(line.path, line.raw, better) if not pattern.search(content.prose(better)) else ()
            values = {"word": match[0].strip(), "text": excerpt(line.prose)}
            found.append(Finding("bullets", "bullets.filler", "low", line.path, values, edits))
    return found


def _size(subject: Subject) -> list[Finding]:
    found: list[Finding] = []
    for line in subject.bullets:
        words = content.count_words(plain(line.settled), line.language)
        if words > _LONGEST:
            found.append(_say("bullets.too_long", "low", line, words=str(words), most=str(_LONGEST)))
        elif words < _SHORTEST and line.section in DEEDS:
            found.append(_say("bullets.too_short", "low", line, words=str(words)))
    return found


def _few_numbers(share: float) -> Finding:
    values = {"percent": str(round(100 * share)), "wanted": str(round(100 * _ENOUGH_NUMBERS))}
    return Finding("bullets", "bullets.few_numbers", "medium", "", values)


def _say(code: str, severity: Severity, line: Line, **values: str) -> Finding:
    return Finding("bullets", code, severity, line.path, values | {"text": excerpt(line.prose)})
