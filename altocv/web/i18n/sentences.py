"""Sentences of the services in the language of the interface."""

from __future__ import annotations

import re
from functools import cache

from altocv.web.i18n.catalog import LANGUAGES
from altocv.web.i18n.texts.errors import SENTENCES


def sentence(said: str, language: str) -> str:
    """What a service said, in a language; as it was said where there is no translation."""
    if language == "en":
        return said
    if (known := SENTENCES.get(said)) is not None:
        return known
    for pattern, translation in _patterns():
        if found := pattern.fullmatch(said):
            return translation.format(**found.groupdict())
    return said


def sentence_in_each_language(said: str) -> dict[str, str]:
    """What a service said, by language."""
    return {language: sentence(said, language) for language in LANGUAGES}


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The sentences with something put into them, ready to be recognised."""
    return [
        (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(english)), re.DOTALL), translation)
        for english, translation in SENTENCES.items()
        if "{" in english
    ]
