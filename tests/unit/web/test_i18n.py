"""Texts of the interface: complete, alike in both languages, and all of them used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import reflex as rx

from altocv.web.i18n import LANGUAGES, language_of, messages, t
from altocv.web.i18n.catalog import TEXTS, in_each_language, placeholders, table
from altocv.web.i18n.plugin import Messages

ROOT = Path(__file__).parents[3]
SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in (*(ROOT / "altocv" / "web").rglob("*.py"), *(ROOT / "assets").glob("*.js"))
    if path.parent.name != "texts"
)


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_it_with_the_same_placeholders(key: str) -> None:
    assert len(TEXTS[key]) == len(LANGUAGES)
    assert all(text.strip() for text in TEXTS[key])
    first, *others = (placeholders(text) for text in TEXTS[key])
    assert all(other == first for other in others)


def test_every_text_is_used() -> None:
    computed = re.findall(r"""["'`]([a-z_.]+\.)(?:\$?\{|["'])""", SOURCES)
    unused = [
        key
        for key in TEXTS
        if not re.search(rf"""["']{re.escape(key)}["']""", SOURCES) and not key.startswith(tuple(computed))
    ]
    assert unused == []


def test_every_key_that_is_used_exists() -> None:
    called = r"(?:\bt|\btexts|\bin_each_language|messages\(\)\)|messages\([^()]*\))"
    used = set(re.findall(called + r"""\(\s*["']([^"'{]+\.[^"'{]*)["']""", SOURCES))
    assert used
    # One that ends in a dot is the beginning of a key that the browser puts together.
    missing = {
        k for k in used - TEXTS.keys() if not (k.endswith(".") and any(x.startswith(k) for x in TEXTS))
    }
    assert missing == set()


def test_a_missing_key_or_placeholder_is_noticed_when_the_page_is_made() -> None:
    with pytest.raises(KeyError):
        t("no.such.text")
    with pytest.raises(ValueError, match="wants"):
        t("dashboard.open")
    with pytest.raises(ValueError, match="wants"):
        t("app.undo", name="x")


def test_the_browser_fills_placeholders_and_keeps_what_the_values_need() -> None:
    text = t("dashboard.open", name=rx.Var("row.name", _var_type=str))
    assert str(text) == 'fill(m["dashboard.open"],{name:row.name})'
    data = text._get_all_var_data()
    assert data is not None and "const m = useMessages()" in data.hooks


def test_the_server_fills_placeholders_also_with_braces_in_the_value() -> None:
    assert messages("es")("dashboard.deleted", name="{x}") == "Se eliminó «{x}»."
    assert in_each_language("app.undo") == {"en": "Undo", "es": "Deshacer"}


def test_an_unknown_language_is_english() -> None:
    assert messages("xx")("app.undo") == "Undo"


@pytest.mark.parametrize(
    ("cookies", "accepted", "language"),
    [
        ("", "", "en"),
        ("altocv_language=es", "en", "es"),
        ("a=b; altocv_language=es; c=d", "", "es"),
        ("altocv_language=xx", "es-MX,es;q=0.9", "es"),
        ("", "fr-FR, es;q=0.8, en;q=0.5", "es"),
        ("", "*", "en"),
        ("\x00;;;=", "es", "es"),
    ],
)
def test_language_of_a_request(cookies: str, accepted: str, language: str) -> None:
    assert language_of(cookies, accepted) == language


def test_the_front_end_gets_one_dictionary_a_language() -> None:
    files = dict(Messages().get_static_assets())
    assert {path.name for path in files} == {"messages.js", "messages.en.js", "messages.es.js"}
    assert table("es")["language"] == "es"
