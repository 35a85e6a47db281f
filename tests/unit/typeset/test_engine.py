"""The layout engine: nothing lost, nothing over the edge, and the typographer's rules."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from altocv.cv.design import Colors
from altocv.typeset.blocks import (
    Block,
    Cell,
    Column,
    IconSpan,
    Indented,
    Line,
    Panel,
    Paragraph,
    Row,
    Sheet,
    Space,
    Span,
    Stack,
    TextStyle,
    Timeline,
)
from altocv.typeset.engine import bidi
from altocv.typeset.engine.itemise import itemise
from altocv.typeset.engine.paragraph import set_paragraph
from altocv.typeset.layout import set_pages
from altocv.typeset.pages import Box, Pages, TextRun

BODY = TextStyle("Source Sans 3", 10)
BOLD = TextStyle("Source Sans 3", 12, bold=True)
WORDS = "The quick brown fox jumps over the lazy dog while typographers watch its well-spaced strides. "


def paragraph(text: str, style: TextStyle = BODY, **options: object) -> Paragraph:
    return Paragraph((Span(text, style, path="@e/summary"),), **options)  # type: ignore[arg-type]


def pages(*blocks: Block, width: float = 400.0, height: float = 842.0, **options: object) -> Pages:
    sheet = Sheet(columns=(Column(blocks, width),), **options)  # type: ignore[arg-type]
    return set_pages(sheet, page_size=(width + 96, height), colors=Colors())


def runs(laid: Pages) -> list[tuple[int, TextRun]]:
    return [
        (n, item) for n, page in enumerate(laid.pages) for item in page.items if isinstance(item, TextRun)
    ]


def bare(text: str) -> str:
    """The text without white space and without what no reader can see."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))


scripts = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcXYZ äßñçéő,.;:-–—/()'\" 0123456789"),
        st.sampled_from("αβγΔ жщЯ שלום אב مرحبا عربي 中文字 日本語カナ 한국어 ͏́"),
        st.sampled_from("\n  ﬁ…•→★😀"),
    ),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(
    scripts,
    st.floats(20, 500),
    st.sampled_from(["start", "end", "center", "justify"]),
    st.booleans(),
    st.booleans(),
)
def test_every_letter_is_set_once_and_in_order(
    text: str, width: float, align: str, hyphenate: bool, rtl: bool
):
    done = set_paragraph(paragraph(text, align=align, hyphenate=hyphenate), width, rtl)
    set_text = "".join(item.text for line in done.lines for item in line.items if isinstance(item, TextRun))
    assert bare(set_text) == bare(text)


@settings(max_examples=150, deadline=None)
@given(scripts, st.floats(60, 500), st.sampled_from(["start", "end", "center", "justify"]))
def test_no_run_leaves_the_column(text: str, width: float, align: str):
    for line in set_paragraph(paragraph(text, align=align), width, False).lines:
        for item in line.items:
            assert isinstance(item, TextRun)
            assert item.x >= -0.5
            assert item.x + item.width <= width + 0.5  # kerning over a place to break


@settings(max_examples=80, deadline=None)
@given(scripts, st.floats(60, 300))
def test_a_runs_width_is_that_of_its_glyphs(text: str, width: float):
    for line in set_paragraph(paragraph(text, align="justify", hyphenate=True), width, False).lines:
        for item in line.items:
            assert isinstance(item, TextRun)
            spaces = item.text.count(" ") * item.word_spacing
            assert item.width == pytest.approx(sum(g.advance for g in item.glyphs) + spaces, abs=0.02)
            assert all(0 <= g.cluster <= len(item.text) for g in item.glyphs)


def test_runs_say_where_in_their_field_they_begin():
    for line in set_paragraph(paragraph(WORDS * 3), 200, False).lines:
        for item in line.items:
            assert isinstance(item, TextRun)
            assert (WORDS * 3)[item.start :].startswith(item.text)


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("abc אבג def", False, ["abc ", "אבג", " def"]),
        ("אבג abc דהו", True, ["דהו", "abc", "אבג"]),
        ("سنة 2019 هنا", True, ["هنا", "2019", "سنة"]),
    ],
)
def test_bidirectional_text_in_visual_order(text: str, rtl: bool, expected: list[str]):
    (line,) = set_paragraph(paragraph(text), 1000, rtl).lines
    by_place = sorted((i for i in line.items if isinstance(i, TextRun)), key=lambda i: i.x)
    assert [t for i in by_place if (t := i.text.strip())] == [e.strip() for e in expected]


def test_lines_start_where_the_cv_has_its_start_whatever_they_are_written_in():
    for text, rtl, x in (("שלום", True, 300), ("Excel", True, 300), ("שלום", False, 0), ("Excel", False, 0)):
        (line,) = set_paragraph(paragraph(text), 300, rtl).lines
        item = line.items[0]
        assert isinstance(item, TextRun)
        assert item.rtl == (text == "שלום")
        assert item.x + (item.width if rtl else 0) == pytest.approx(x)


def test_a_word_alone_on_the_last_line_is_given_company():
    text = paragraph("Known for closing the distance between the boardroom and the shop floor and for days")
    broken = [set_paragraph(text, width, False).lines for width in range(150, 300, 5)]
    alone = [lines for lines in broken if len(lines) > 1 and lines[-1].width < 0.1 * 150]
    assert not alone


@pytest.mark.parametrize("cluster", ["a\u0301", "q\u0307", "\u0431\u0307", "a\u1dfe"])
def test_a_letter_and_its_marks_come_from_one_face_or_are_told(cluster: str):
    item = itemise((Span(f"x{cluster}x", BODY),), "en", False)
    faces = [r.face for r in item.runs if r.start <= 1 < r.end and r.end >= 1 + len(cluster)]
    assert len(faces) == 1 and faces[0] is not None
    assert faces[0].covers(cluster) != bool(item.missing)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_visual_order_is_a_permutation(levels: list[int]):
    assert sorted(bidi.visual_order(levels)) == list(range(len(levels)))


def test_hyphens_are_not_in_the_text():
    narrow = set_paragraph(paragraph("internationalisation of typesetting " * 4, hyphenate=True), 70, False)
    broken = [i for line in narrow.lines for i in line.items if isinstance(i, TextRun) and i.hyphen]
    assert broken
    assert all(not item.text.endswith(("-", "‐")) for item in broken)


def test_justified_lines_end_at_the_edge_but_for_the_last():
    lines = set_paragraph(paragraph(WORDS * 4, align="justify", hyphenate=True), 300, False).lines
    ends = [max(i.x + i.width for i in line.items if isinstance(i, TextRun)) for line in lines]
    assert all(end == pytest.approx(300, abs=0.05) for end in ends[:-1])
    assert ends[-1] < 299


def test_a_word_of_ten_thousand_letters_wraps():
    laid = pages(paragraph("x" * 10_000))
    assert sum(len(r.text) for _, r in runs(laid)) == 10_000
    assert len(laid.pages) > 1
    assert all(r.x + r.width <= 448.1 for _, r in runs(laid))


def test_a_glyph_in_no_font_is_reported_once():
    assert pages(paragraph("a\U0001313f b\U0001313f")).missing == ("\U0001313f",)


def section(number: int, lines: int = 3) -> Stack:
    heading = Stack((paragraph(f"Heading {number}", BOLD), Space(4)), keep_with_next=True)
    return Stack(
        (heading, paragraph(WORDS * lines)), gap=2, kind="section", path=f"@s{number}", bookmark=f"H{number}"
    )


@pytest.mark.parametrize("height", range(200, 420, 11))
def test_headings_stay_with_their_text_and_no_line_is_left_alone(height: int):
    laid = pages(*(section(n, 5) for n in range(9)), height=float(height))
    for number, page in enumerate(laid.pages):
        texts = [i for i in page.items if isinstance(i, TextRun)]
        assert not texts[-1].text.startswith("Heading"), f"page {number} ends with a heading"
        assert all(i.baseline < height - 45 for i in texts)
        body = [i for i in texts if not i.text.startswith("Heading")]
        if number and texts[0] is body[0]:
            until = next((n for n, i in enumerate(texts) if i.text.startswith("Heading")), len(texts))
            assert until >= 2, "a widow"


def test_what_is_kept_together_moves_whole_until_it_is_taller_than_a_page():
    kept = Stack(tuple(paragraph(f"line {n}") for n in range(20)), keep=True)
    laid = pages(paragraph(WORDS * 4), kept, height=400.0)
    assert {n for n, r in runs(laid) if r.text.startswith("line")} == {1}
    tall = Stack(tuple(paragraph(f"line {n}") for n in range(90)), keep=True)
    laid = pages(paragraph(WORDS * 4), tall, height=400.0)
    assert len([r for _, r in runs(laid) if r.text.startswith("line")]) == 90


def test_a_section_may_begin_a_page():
    laid = pages(paragraph("one"), Stack((paragraph("two"),), new_page=True))
    assert [(n, r.text) for n, r in runs(laid)] == [(0, "one"), (1, "two")]


def test_rows_align_baselines_and_split():
    row = Row((Cell(paragraph(WORDS * 40)), Cell(paragraph("2019 – 2024", BOLD, align="end"), "fit")))
    laid = pages(row, height=300.0)
    date = next(r for _, r in runs(laid) if r.text.startswith("2019"))
    first = runs(laid)[0][1]
    assert date.baseline == pytest.approx(first.baseline)
    assert date.x + date.width == pytest.approx(448, abs=0.1)
    assert len(laid.pages) > 1


def test_columns_flow_side_by_side_and_paint_their_ground():
    sheet = Sheet(
        columns=(
            Column((paragraph(WORDS * 60),), 250.0),
            Column((paragraph(WORDS * 20),), 130.0, fill="panel", pad=9.0),
        ),
        header=(paragraph("Name", BOLD),),
        reading_order=(0, 1),
    )
    laid = set_pages(sheet, page_size=(496, 400), colors=Colors())
    for page in laid.pages:
        ground = next(i for i in page.items if isinstance(i, Box))
        assert ground.x + ground.width == pytest.approx(496)
        assert ground.y + ground.height == pytest.approx(400)
    main = [r for _, r in runs(laid) if r.x < 290]
    side = [r for _, r in runs(laid) if r.x > 310]
    assert bare("".join(r.text for r in main)) == bare("Name" + WORDS * 60)
    assert bare("".join(r.text for r in side)) == bare(WORDS * 20)


def test_regions_and_bookmarks():
    laid = pages(*(section(n) for n in range(30)))
    assert [b.title for b in laid.bookmarks] == [f"H{n}" for n in range(30)]
    found = [r.path for page in laid.pages for r in sorted(page.regions, key=lambda r: r.y)]
    assert list(dict.fromkeys(found)) == [f"@s{n}" for n in range(30)]


def test_page_numbers():
    laid = pages(paragraph(WORDS * 90), footer=paragraph("{page} / {pages}", align="center"))
    count = len(laid.pages)
    assert [page.items[-1].text for page in laid.pages] == [f"{n} / {count}" for n in range(1, count + 1)]  # type: ignore[union-attr]


blocks = st.recursive(
    st.one_of(
        scripts.map(paragraph),
        st.floats(0, 900).map(Space),
        st.just(Line()),
        st.just(Paragraph((IconSpan("email", 9), Span("a@example.org", BODY)))),
    ),
    lambda inner: st.one_of(
        st.builds(
            lambda children, keep, glue, new: Stack(tuple(children), 3, keep, glue, new, "entry", "@e"),
            st.lists(inner, max_size=4), st.booleans(), st.booleans(), st.booleans(),
        ),
        st.builds(lambda a, b: Row((Cell(a), Cell(b, "fit"))), inner, inner),
        st.builds(lambda a: Indented(a, 12, (IconSpan("link", 8),)), inner),
        st.builds(Panel, inner),
        st.builds(Timeline, inner),
    ),
    max_leaves=12,
)  # fmt: skip


def written(block: Block) -> str:
    """All the text in a block, sorted, as rows interleave."""
    found = re.findall(r"Span\(text=('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", repr(block))
    return "".join(sorted(bare("".join(eval(text) for text in found))))


@settings(max_examples=120, deadline=None)
@given(st.lists(blocks, max_size=5), st.floats(50, 400), st.floats(100, 500))
def test_any_blocks_end_on_finitely_many_pages_with_all_their_text(
    found: list[Block], width: float, height: float
):
    laid = pages(*found, width=width, height=height)
    assert laid.pages
    set_text = "".join(sorted(bare("".join(r.text for _, r in runs(laid)))))
    assert set_text == "".join(sorted("".join(written(block) for block in found)))
