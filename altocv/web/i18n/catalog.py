"""All texts by key, and the server's side of translating them."""

from __future__ import annotations

import string
from functools import cache
from http.cookies import CookieError, SimpleCookie

from altocv.web.i18n.texts import (
    account,
    chat,
    check,
    common,
    credits,
    dashboard,
    editor,
    job_ranking,
    jobs,
    landing,
    languages,
    notices,
    tailor,
)

LANGUAGES = {"en": "English", "es": "Español"}
"""Language code -> its own name. The order is that of the texts in each pair."""

COOKIE = "altocv_language"


def _merge() -> dict[str, tuple[str, str]]:
    merged: dict[str, tuple[str, str]] = {}
    for area in (
        common, landing, account, chat, check, credits, dashboard, editor, jobs, job_ranking, languages,
        notices, tailor,
    ):  # fmt: skip
        if twice := merged.keys() & area.TEXTS.keys():
            raise ValueError(f"texts defined twice: {', '.join(sorted(twice))}")
        merged.update(area.TEXTS)
    return merged


TEXTS = _merge()


class Messages:
    """Looks texts up in one language: `messages("es")("dashboard.deleted", name="CV")`."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._index = list(LANGUAGES).index(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key, its `{placeholders}` filled. Raises KeyError for a key that does not exist."""
        text = TEXTS[key][self._index]
        return text.format(**values) if values else text


@cache
def messages(language: str) -> Messages:
    """The texts in a language; English for one that is not offered."""
    return Messages(language)


def in_each_language(key: str) -> dict[str, str]:
    """A text by language, for a browser whose language is not known here."""
    return dict(zip(LANGUAGES, TEXTS[key], strict=True))


def table(language: str) -> dict[str, str]:
    """Every text in one language, by key."""
    index = list(LANGUAGES).index(language)
    return {key: pair[index] for key, pair in TEXTS.items()}


def placeholders(text: str) -> set[str]:
    """The names in braces that a text wants filled."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def language_of(cookies: str, accepted: str = "") -> str:
    """The interface language of a request: the cookie's, else the first offered one of `Accept-Language`."""
    try:
        chosen = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        chosen = None
    if chosen and chosen.value in LANGUAGES:
        return chosen.value
    for part in accepted.split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"
