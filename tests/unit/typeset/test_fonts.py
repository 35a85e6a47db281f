"""Faces, fallback and shaping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altocv.errors import NotFound
from altocv.typeset import fonts, icons
from altocv.typeset.fonts import FAMILIES, PAIRINGS, advance, by_key, by_slug, face, fallback, shape

FACES = [face(name, bold, italic) for name in FAMILIES for bold in (False, True) for italic in (False, True)]


@pytest.mark.parametrize("found", {f.key: f for f in FACES}.values(), ids=lambda f: f.slug)
def test_every_face_has_a_file_and_sane_metrics(found: fonts.Face) -> None:
    assert found.path.is_file()
    assert 0.6 < found.ascent < 1.5
    assert 0.1 < found.descent < 0.8
    assert 0.3 < found.x_height < found.cap_height < 0.9
    assert 0 < found.underline_thickness < 0.15
    assert 0.03 < found.underline_offset < 0.3
    assert found.hyphen in "-\u2010"
    assert by_key(found.key) is found
    assert by_slug(found.slug) is found


def test_styles_are_real_where_the_family_has_them() -> None:
    assert face("Lato", bold=True, italic=True).key == "Lato/BoldItalic"
    assert face("Mukta", italic=True).key == "Mukta/Regular"
    assert face("Mukta", bold=True, italic=True).key == "Mukta/Bold"
    assert face("Comic Sans").family.name == fonts.DEFAULT_FAMILY


def test_unknown_faces_are_refused() -> None:
    with pytest.raises(NotFound):
        by_key("Comic Sans/Regular")
    with pytest.raises(NotFound):
        by_slug("../../etc/passwd")


def test_pairings_name_families_that_exist() -> None:
    assert 8 <= len(PAIRINGS) <= 10
    assert len({p.name for p in PAIRINGS}) == len(PAIRINGS)
    assert all(p.heading in FAMILIES and p.body in FAMILIES for p in PAIRINGS)


@pytest.mark.parametrize(
    ("char", "language", "family"),
    [
        ("Ж", "en", "Noto Sans"),
        ("ữ", "en", "Noto Sans"),
        ("ع", "ar", "Noto Sans Arabic"),
        ("ا\u064e", "ar", "Noto Sans Arabic"),
        ("ש", "he", "Noto Sans Hebrew"),
        ("中", "en", "Noto Sans SC"),
        ("中", "ja", "Noto Sans JP"),
        ("中", "ko-KR", "Noto Sans KR"),
        ("あ", "en", "Noto Sans JP"),
        ("한", "en", "Noto Sans KR"),
        ("क", "en", "Noto Sans"),
        ("→", "en", "Source Sans 3"),
        ("✉", "en", "Noto Sans Symbols 2"),
        ("★", "en", "Noto Sans Symbols 2"),
        ("★", "zh", "Noto Sans SC"),
        ("Ա", "en", "Noto Sans Armenian"),
        ("ქ", "en", "Noto Sans Georgian"),
        ("ก", "en", "Noto Sans Thai"),
    ],
)
def test_fallback_knows_the_script_and_the_language(char: str, language: str, family: str) -> None:
    found = fallback(char, language=language)
    assert found
    assert found.family.name == family
    assert all(glyph.gid for glyph in shape(char, found, 10.0, language=language))


def test_fallback_keeps_to_the_kind_and_weight() -> None:
    serif = fallback("Ж", bold=True, italic=True, kind="serif")
    assert serif
    assert serif.key == "Gentium Book Plus/BoldItalic"
    arabic = fallback("ع", bold=True, italic=True)
    assert arabic
    assert arabic.key == "Noto Sans Arabic/Bold"


def test_a_character_in_no_font_is_said_to_be_missing() -> None:
    assert fallback("\U0001f600") is None
    assert shape("\U0001f600", face("Lato"), 10.0)[0].gid == 0


def test_marks_count_with_their_letter() -> None:
    lato = face("Lato")
    assert lato.covers("e\u0301")
    assert not lato.covers("x\u0302")
    assert face("Source Sans 3").covers("x\u0302")
    assert lato.covers("\u00a0")
    assert lato.covers("\u200d")


def test_clusters_index_code_points() -> None:
    glyphs = shape("a𝒳b😀c", face("EB Garamond"), 10.0)
    assert [glyph.cluster for glyph in glyphs] == [0, 1, 2, 3, 4]


def test_ligatures_and_kerning_are_on_unless_letters_are_spaced() -> None:
    garamond = face("EB Garamond")
    assert [glyph.cluster for glyph in shape("office", garamond, 10.0)] == [0, 1, 4, 5]
    assert len(shape("office", garamond, 10.0, ligatures=False)) == 6
    together = advance(shape("AV", garamond, 10.0))
    assert together < advance(shape("A", garamond, 10.0)) + advance(shape("V", garamond, 10.0)) - 0.3


def test_right_to_left_comes_in_visual_order() -> None:
    arabic = face("Noto Sans Arabic")
    glyphs = shape("سلام", arabic, 10.0, language="ar", rtl=True)
    assert [glyph.cluster for glyph in glyphs] == [3, 1, 0]
    assert advance(glyphs) < sum(advance(shape(c, arabic, 10.0, language="ar", rtl=True)) for c in "سلام")


def test_marks_are_placed_downwards_positive() -> None:
    arabic = face("Noto Sans Arabic")
    below, above = (
        next(g for g in shape(text, arabic, 10.0, language="ar", rtl=True) if not g.advance)
        for text in ("لِ", "لَ")
    )
    assert below.dy >= 0 > above.dy or below.dy > above.dy


@given(st.text(max_size=40), st.sampled_from(FACES), st.booleans())
def test_shaping_is_total_and_shown_text_keeps_its_length(text: str, found: fonts.Face, rtl: bool) -> None:
    text = text.encode("utf-8", "ignore").decode()
    assert len(found.shown(text)) == len(text)
    glyphs = shape(text, found, 10.0, rtl=rtl)
    assert all(0 <= glyph.cluster < len(text) for glyph in glyphs)
    clusters = [glyph.cluster for glyph in glyphs]
    assert clusters == sorted(clusters, reverse=rtl)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F), min_size=1, max_size=30))
def test_size_only_scales(text: str) -> None:
    lato = face("Open Sans")
    assert advance(shape(text, lato, 20.0)) == pytest.approx(2 * advance(shape(text, lato, 10.0)))


@pytest.mark.parametrize("name", icons.NAMES)
def test_every_icon_of_the_picker_is_drawn_in_its_square(name: str) -> None:
    outline = icons.outline(name)
    assert outline.d.startswith("M")
    assert outline.view >= 512
    assert name == icons.GENERIC or outline != icons.outline("no such icon")


@pytest.mark.parametrize(
    ("network", "name"),
    [
        ("LinkedIn", "linkedin-in"),
        ("GitHub", "github"),
        ("X (Twitter)", "x-twitter"),
        ("X", "x-twitter"),
        ("Stack Overflow", "stack-overflow"),
        ("google scholar", "google-scholar"),
        ("ORCID", "orcid"),
        ("dev.to", "dev"),
        ("知乎", icons.GENERIC),
        ("", icons.GENERIC),
    ],
)
def test_networks_are_known_as_people_write_them(network: str, name: str) -> None:
    assert icons.for_network(network) == name
