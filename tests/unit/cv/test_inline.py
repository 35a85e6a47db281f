"""The inline markup."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altocv.cv.inline import Piece, escape, parse, plain

MARKS = st.text(alphabet="ab \n*`[]()\\:/éא漢1", max_size=40)


def said(text: str) -> list[tuple[str, str]]:
    """Pieces as (text, marks): b, i, c, or the address."""
    return [(p.text, "b" * p.bold + "i" * p.italic + "c" * p.code + (p.href or "")) for p in parse(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("plain", [("plain", "")]),
        ("a **b** c", [("a ", ""), ("b", "b"), (" c", "")]),
        ("*a*", [("a", "i")]),
        ("***a***", [("a", "bi")]),
        ("***a** b*", [("a", "bi"), (" b", "i")]),
        ("***a* b**", [("a", "bi"), (" b", "b")]),
        ("**a *b***", [("a ", "b"), ("b", "bi")]),
        ("**a *b** c*", [("a ", "b"), ("b", "bi"), (" c", "i")]),
        ("`a*b*`", [("a*b*", "c")]),
        ("**a `b` c**", [("a ", "b"), ("b", "bc"), (" c", "b")]),
        ("un**believ**able", [("un", ""), ("believ", "b"), ("able", "")]),
        ("中**文**字", [("中", ""), ("文", "b"), ("字", "")]),
        ("[a](https://x.y)", [("a", "https://x.y")]),
        ("[a](https://x.y/z_(q))", [("a", "https://x.y/z_(q)")]),
        ("[a **b**](mailto:c@d.e)", [("a ", "mailto:c@d.e"), ("b", "bmailto:c@d.e")]),
        ("**[a](tel:+49)**", [("a", "btel:+49")]),
        ("[a[b]](HTTP://x)", [("a[b]", "HTTP://x")]),
        (r"\*a\* \[b\](c) \\ C:\temp", [(r"*a* [b](c) \ C:\temp", "")]),
    ],
)
def test_marks(text: str, pieces: list[tuple[str, str]]) -> None:
    assert said(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "2*3 = 6, 4*5",
        "a* b *c",
        "**",
        "****",
        "**a",
        "a**",
        "*a\n\nb*",
        "`",
        "`a\nb`",
        "[a]",
        "[a]()",
        "[](http://x)",
        "[a] (http://x)",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](/relative)",
        "[a](http://x y)",
        "a](http://x)",
        "snake_case_name",
        "C*",
    ],
)
def test_what_is_no_mark_is_shown_as_written(text: str) -> None:
    assert said(text) == [(text, "")]


@settings(deadline=None)
@given(MARKS)
def test_parsing_is_total_and_pieces_are_maximal(text: str) -> None:
    pieces = parse(text)
    assert all(piece.text for piece in pieces)
    marks = [(p.bold, p.italic, p.code, p.href) for p in pieces]
    assert all(a != b for a, b in itertools.pairwise(marks))
    assert all(
        p.href is None or p.href.lower().startswith(("http://", "https://", "mailto:", "tel:"))
        for p in pieces
    )


@settings(deadline=None)
@given(MARKS)
def test_every_letter_stays_and_in_order(text: str) -> None:
    letters = [letter for letter in plain(text) if letter not in "*`[]()\\:/"]
    source = iter(text)
    assert all(letter in source for letter in letters)


@settings(deadline=None)
@given(st.text())
def test_escaped_text_shows_exactly_itself(text: str) -> None:
    assert parse(escape(text)) == ((Piece(text),) if text else ())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "*a " * 33_000,
        "](http:a" * 12_000,
        "[x](http://a" * 8_000,
        "`a" * 50_000,
        "**a*" * 25_000,
        "\\" * 100_000,
        "[a](http://x) " * 7_000,
        "[a](http://((((" * 6_000,
        "*" + ("\n" + " " * 300) * 300,
    ],
)
def test_the_worst_texts_take_no_time(text: str) -> None:
    started = time.perf_counter()
    parse(text)
    assert time.perf_counter() - started < 3
