"""The order of mixed text is that of an independent implementation of UAX #9."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from altocv.typeset.engine import bidi

_INVISIBLE = {"BN", "NSM"}
# Letters of both directions, digits of both kinds, brackets, separators, isolates, a combining mark.
_LETTERS = "ab אב جد 12 ۱۲ ()[]<>.,+-%$:/ \u2066\u2067\u2068\u2069\u200f\u0651"


def in_order(text: str, rtl: bool) -> str:
    levels = bidi.reset_ends(text, bidi.levels(text, rtl), 0, len(text), int(rtl))
    return seen("".join(text[i] for i in bidi.visual_order(levels)))


def seen(text: str) -> str:
    """Without marks, which combine with the letter before and are drawn with it."""
    return "".join(char for char in text if bidirectional(char) not in _INVISIBLE)


@settings(max_examples=1000)
@given(st.text(_LETTERS, max_size=14), st.booleans())
def test_lines_are_ordered_as_unicode_says(text: str, rtl: bool) -> None:
    assert in_order(text, rtl) == seen(get_display(text, base_dir="R" if rtl else "L"))


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("תכנות Python (Django)", True, "Python (Django) תונכת"),
        ("لغة Python (Django)", True, "Python (Django) ةغل"),
    ],
)
def test_brackets_around_foreign_words_stay_together(text: str, rtl: bool, expected: str) -> None:
    assert in_order(text, rtl) == expected
