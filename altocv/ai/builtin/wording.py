"""Plainer wording by rule: weak openings become verbs, filler goes."""

from __future__ import annotations

import re

_OPENINGS = {
    "en": (
        (r"(?:was |were )?responsible for (\w+)ing\b", "verb"),
        (r"in charge of (\w+)ing\b", "verb"),
        (r"(?:helped|assisted) (?:to |with |in )(\w+)ing\b", "helped"),
        (r"tasked with (\w+)ing\b", "verb"),
        (r"i (?=\w)", ""),
        (r"worked on ", "Built "),
        (r"duties included (\w+)ing\b", "verb"),
    ),
    "es": (
        (r"(?:fui |era )?responsable de (\w+)(ar|er|ir)\b", "verb"),
        (r"(?:estuve )?a cargo de (\w+)(ar|er|ir)\b", "verb"),
        (r"encargad[oa] de (\w+)(ar|er|ir)\b", "verb"),
        (r"mis tareas incluían (\w+)(ar|er|ir)\b", "verb"),
    ),
}

_FILLER = {
    "en": (
        r"\b(?:successfully|effectively|efficiently|actively|various|numerous|very|really|basically)\b ?",
        r"\b(?:on a daily basis|in a timely manner|as needed|etc\.?)\b ?",
    ),
    "es": (
        r"\b(?:exitosamente|eficazmente|activamente|diversos|diversas|varios|varias|muy|realmente)\b ?",
        r"\b(?:de forma diaria|a diario|etc\.?)\b ?",
    ),
}

_SHORTER = {
    "en": (
        (r"\bin order to\b", "to"),
        (r"\bas well as\b", "and"),
        (r"\ba number of\b", "several"),
        (r"\bdue to the fact that\b", "because"),
    ),
    "es": (
        (r"\bcon el fin de\b", "para"),
        (r"\basí como\b", "y"),
        (r"\bdebido a que\b", "porque"),
        (r"\ba través de\b", "con"),
    ),
}

_PAST = {
    "lead": "Led", "build": "Built", "write": "Wrote", "run": "Ran", "mak": "Made", "mann": "Manned", "giv": "Gave",
    "buy": "Bought", "sell": "Sold", "teach": "Taught", "keep": "Kept", "oversee": "Oversaw", "driv": "Drove",
    "runn": "Ran", "sett": "Set", "gett": "Got", "tak": "Took", "grow": "Grew", "hold": "Held", "speak": "Spoke",
}  # fmt: skip


def improved(text: str, language: str) -> str:
    """The text with a stronger opening and less filler; the same text where no rule applies."""
    result = text
    for pattern, how in _OPENINGS.get(language, ()):
        found = re.match(pattern, result, re.IGNORECASE)
        if found:
            result = _opened(found, how, language) + result[found.end() :]
            break
    return _capital(shortened(result, language))


def shortened(text: str, language: str) -> str:
    """The text without filler and with shorter turns of phrase."""
    result = text
    for pattern in _FILLER.get(language, ()):
        result = re.sub(pattern, "", result, flags=re.IGNORECASE)
    for pattern, plain in _SHORTER.get(language, ()):
        result = re.sub(pattern, plain, result, flags=re.IGNORECASE)
    return (
        _capital(re.sub(r" +([,.;])", r"\1", re.sub(r"  +", " ", result)).strip()) if result != text else text
    )


def _opened(found: re.Match[str], how: str, language: str) -> str:
    if not how:
        return ""
    if how == "Built ":
        return how
    verb = _past(found[1], language, found[2] if found.re.groups > 1 else "")
    return f"Helped to {found[1].lower()}" if how == "helped" else verb


def _past(stem: str, language: str, ending: str) -> str:
    stem = stem.lower()
    if language == "es":
        return (stem + {"ar": "é", "er": "í", "ir": "í"}[ending]).capitalize()
    if stem in _PAST:
        return _PAST[stem]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return f"{stem}ed".capitalize()
    return (f"{stem}d" if stem.endswith("e") else f"{stem}ed").capitalize()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
