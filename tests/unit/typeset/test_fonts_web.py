"""Web fonts: small, complete, and the same in every measure as the faces that the layout used."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from altocv.cv import samples
from altocv.errors import Invalid, NotFound
from altocv.typeset.fonts import FAMILIES, by_slug, face
from altocv.typeset.pages import Page, Pages, TextRun
from altocv.typeset.render import typeset
from altocv.typeset.webfonts import ALPHABETS, font_file, fonts_css
from tests.unit.typeset.setting import pages_of, run_of

BASE = "/api/fonts"
SAMPLES = [key for key, _ in samples.names()]


def files(css: str) -> list[tuple[str, str]]:
    """Slug and subset of every file that some CSS names."""
    return re.findall(rf'url\("{BASE}/([^/"]+)/([^/"]+)\.woff2"\)', css)


def styled(key: str, **design: object) -> Pages:
    cv = samples.load(key)
    return typeset(cv.model_copy(update={"design": cv.design.model_copy(update=design)}))


def characters(slug: str, subset: str) -> set[int]:
    return set(TTFont(BytesIO(font_file(slug, subset))).getBestCmap())


@pytest.mark.parametrize("key", SAMPLES)
def test_all_text_is_in_the_files_of_its_face(key: str) -> None:
    pages = typeset(samples.load(key))
    loaded: dict[str, set[int]] = {}
    for slug, subset in files(fonts_css(pages, BASE)):
        loaded.setdefault(by_slug(slug).key, set()).update(characters(slug, subset))
    for page in pages.pages:
        for run in page.items:
            if isinstance(run, TextRun):
                shown = by_slug(face_slug(run)).shown(run.text)
                assert {ord(c) for c in shown if not c.isspace() and c.isprintable()} <= loaded[run.face]


def face_slug(run: TextRun) -> str:
    name, style = run.face.split("/")
    return face(name, "Bold" in style, "Italic" in style).slug


@pytest.mark.parametrize("family", FAMILIES)
def test_a_latin_cv_loads_at_most_150_kb(family: str) -> None:
    css = fonts_css(styled("software-engineer", body_font=family, heading_font=family), BASE)
    assert sum(len(font_file(*file)) for file in files(css)) <= 150_000


def test_a_chinese_cv_loads_only_the_glyphs_it_uses() -> None:
    pages = typeset(samples.load("engineer-zh"))
    used = {c for p in pages.pages for run in p.items if isinstance(run, TextRun) for c in run.text}
    exact = [file for file in files(fonts_css(pages, BASE)) if ".x-" in file[1]]
    loaded = set().union(*(characters(*file) for file in exact))
    assert loaded
    assert loaded <= {ord(c) for c in used}
    assert sum(len(font_file(*file)) for file in files(fonts_css(pages, BASE))) <= 150_000


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("Source Sans 3", "en", "Office AVATAR “Tokyo” fjord 1/2"),
        ("EB Garamond", "pl", "Zażółć gęślą jaźń"),
        ("XCharter", "en", "Waffle To. AV"),
        ("Raleway", "cs", "Příliš žluťoučký"),
        ("Roboto", "el", "Γιώργος, ΑΎΡΑ"),
        ("Open Sans", "ru", "Тарас Г. «Уфа»"),
        ("Noto Sans Arabic", "ar", "السَّلامُ عليكم"),
        ("Noto Sans Hebrew", "he", "שָׁלוֹם עולם"),
        ("Noto Sans SC", "zh", "，项目。经理"),
        ("Mukta", "hi", "नमस्ते क्षत्रिय"),
    ],
)
def test_a_subset_shapes_as_the_whole_face_does(name: str, language: str, text: str) -> None:
    rtl = language in ("ar", "he")
    run = run_of(text, face=face(name), language=language, rtl=rtl)
    fonts = []
    for file in files(fonts_css(pages_of(run), BASE)):
        font = TTFont(BytesIO(font_file(*file)))
        font.flavor = None
        data = BytesIO()
        font.save(data)
        fonts.append(hb.Font(hb.Face(data.getvalue())))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = language
    best = None
    for font in fonts:
        if all(font.get_nominal_glyph(ord(c)) for c in text):
            hb.shape(font, buffer)
            best = sum(p.x_advance for p in buffer.glyph_positions) * 10 / font.face.upem
            break
    assert best == pytest.approx(run.width, abs=0.001)


def test_new_characters_come_as_small_files_beside_the_old_ones() -> None:
    sc = face("Noto Sans SC")
    first = fonts_css(pages_of(run_of("项目经理", face=sc)), BASE)
    assert fonts_css(pages_of(run_of("经理", face=sc)), BASE, shown=first) is first
    more = fonts_css(pages_of(run_of("项目经理上海", face=sc)), BASE, shown=first)
    assert more.startswith(first)
    (added,) = files(more[len(first) :])
    assert characters(*added) == {ord(c) for c in "上海"}


def test_an_alphabet_replaces_the_file_of_its_face_and_keeps_what_was_there() -> None:
    lato = face("Source Sans 3")
    latin = fonts_css(pages_of(run_of("abc", face=lato)), BASE)
    both = fonts_css(pages_of(run_of("абв", face=lato)), BASE, shown=latin)
    ((_, subset),) = files(both)
    assert subset.endswith(".latin.cyrillic")
    assert fonts_css(pages_of(run_of("abc", face=lato)), BASE, shown=both) is both


def test_many_small_files_are_packed_anew() -> None:
    sc = face("Noto Sans SC")
    css = ""
    for code in range(0x4E00, 0x4E00 + 60):
        text = "".join(map(chr, range(0x4E00, code + 1)))
        css = fonts_css(pages_of(run_of(text, face=sc)), BASE, shown=css)
    assert len(files(css)) <= 30


@pytest.mark.parametrize(
    "subset",
    [
        "", "latin", "00000000.", "00000000.greek", "00000000.greek.latin", "00000000.latin.latin",
        "00000000.latin.klingon", "00000000.x-", "00000000.x-AA", "00000000.x-gA", "00000000.x-_____w",
        "00000000.x-" + "Qg" * 3000, "../../../etc/passwd", "00000000.latin\n", "0000000g.latin",
    ],
)  # fmt: skip
def test_nonsense_is_refused(subset: str) -> None:
    with pytest.raises(Invalid):
        font_file("lato-regular", subset)


def test_an_unknown_face_is_not_found() -> None:
    with pytest.raises(NotFound):
        font_file("comic-sans", "00000000.latin")


@given(st.text(st.characters(min_codepoint=0x2D, max_codepoint=0x7A), max_size=60))
def test_no_address_crashes(spec: str) -> None:
    try:
        data = font_file("noto-sans-symbols-2-regular", f"00000000.{spec}")
    except Invalid:
        return
    assert data[:4] == b"wOF2"


def test_alphabets_do_not_overlap() -> None:
    seen: set[int] = set()
    for ranges in ALPHABETS.values():
        codes = {code for low, high in ranges for code in range(low, high + 1)}
        assert not codes & seen
        seen |= codes


def test_no_text_needs_no_fonts() -> None:
    empty = pages_of()
    assert fonts_css(empty, BASE) == ""
    assert fonts_css(Pages(1, 1, (Page(()),), empty.colors), BASE, shown="x") == "x"
