"""What comes back out of the file: every letter, in words, section by section, in two independent readers."""

from __future__ import annotations

from functools import cache

import pytest

from altocv.cv import samples
from altocv.typeset import fonts
from altocv.typeset.pages import Icon, Pages
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES
from tests.unit.typeset.reading import BROWSERS, READERS, missing, order, read, sections, squashed, words
from tests.unit.typeset.setting import pages_of, run_of

SAMPLES = [key for key, _ in samples.names()]

LINES = {
    "ligatures": ("Office affine fjord waffle fficient", "EB Garamond", "en", False),
    "cubic outlines": ("Office affluent finance", "XCharter", "en", False),
    "bullets and dashes": ("• one – two — three · four … “five” ‘six’", "Source Sans 3", "en", False),
    "accents": ("Žluťoučký kůň, Łódź, Ångström, naïveté, ñandú, Đặng", "Source Sans 3", "cs", False),
    "decomposed accents": ("x\u0302 combined y\u0304 marks", "Source Sans 3", "en", False),
    "greek": ("Γιώργος Παπαδόπουλος, μηχανικός", "Source Sans 3", "el", False),
    "cyrillic": ("Тарас Шевченко – інженер", "Source Sans 3", "uk", False),
    "arabic": ("خبرة في هندسة البرمجيات لا يزال إلى الأول", "Noto Sans Arabic", "ar", True),
    "arabic with vowels": ("مُحَمَّد بِسْمِ", "Noto Sans Arabic", "ar", True),
    "hebrew": ("מהנדס תוכנה בכיר", "Noto Sans Hebrew", "he", True),
    "hebrew with points": ("שָׁלוֹם עולם", "Noto Sans Hebrew", "he", True),
    "chinese": ("高级后端工程师，八年经验。", "Noto Sans SC", "zh", False),
    "japanese": ("デザイナー、京都市「概要」", "Noto Sans JP", "ja", False),
    "korean": ("선임 연구원 김서연", "Noto Sans KR", "ko", False),
    "devanagari": ("नमस्ते दुनिया", "Mukta", "hi", False),
    "stand-ins": ("state\u2011of\u2011the\u2011art a\u00a0b", "Lato", "en", False),
    "digits": ("10 % of $2,100,000 – p99 < 210 ms", "Roboto", "en", False),
}


@pytest.mark.parametrize("reader", READERS + BROWSERS)
@pytest.mark.parametrize("name", LINES)
def test_a_line_comes_back_as_it_went_in(reader: str, name: str) -> None:
    text, family, language, rtl = LINES[name]
    if rtl and reader in BROWSERS:
        pytest.skip("takes what it meets for the order of sight")
    run = run_of(text, face=fonts.face(family), language=language, rtl=rtl, size=11.0)
    for archival in (False, True):
        (found,) = read(reader, pdf(pages_of(run), archival=archival))
        assert words(found) == words(text)


@pytest.mark.parametrize("reader", READERS + BROWSERS)
@pytest.mark.parametrize("tracking", [0.3, 1.0, 2.5, 6.0])
def test_spaced_out_titles_stay_words(reader: str, tracking: float) -> None:
    run = run_of("EXPERIENCE AND SKILLS", tracking=tracking, size=12.0)
    (found,) = read(reader, pdf(pages_of(run)))
    assert words(found) == "EXPERIENCE AND SKILLS"


@pytest.mark.parametrize("reader", READERS + BROWSERS)
@pytest.mark.parametrize("spacing", [0.3, 0.8, 4.0, 4.8])
def test_justified_lines_have_one_space_between_words(reader: str, spacing: float) -> None:
    (found,) = read(reader, pdf(pages_of(run_of("a line that is justified", word_spacing=spacing))))
    assert found.strip() == "a line that is justified"


@pytest.mark.parametrize("reader", READERS)
def test_a_hyphen_of_the_line_break_is_soft_and_one_of_the_word_stays(reader: str) -> None:
    data = pdf(
        pages_of(
            run_of("An event-sourced ledger, which recov", hyphen=True, baseline=100),
            run_of("ered all that was lost, and an event-", baseline=113),
            run_of("sourced queue beside it.", baseline=126),
        )
    )
    (found,) = read(reader, data)
    assert "recov\u00ad" in found or "recovered" in found
    assert "recov-" not in found
    assert "andanevent-sourcedqueue" in squashed(found)


@pytest.mark.parametrize("reader", READERS + BROWSERS)
def test_what_stands_on_one_line_is_read_as_one(reader: str) -> None:
    title, date = run_of("Senior Engineer"), run_of("Mar 2021 – Present", x=460.0)
    bullet, item = run_of("•", baseline=120), run_of("Led the rewrite", x=64.0, baseline=120)
    mail, phone = run_of("a@b.org", baseline=140), run_of("+34 600 000", x=130.0, baseline=140)
    icon = Icon(115, 132, 9, "phone", "text")
    (found,) = read(reader, pdf(pages_of(title, date, bullet, item, mail, icon, phone)))
    assert [words(line) for line in found.split("\n") if line.strip()] == [
        "Senior Engineer Mar 2021 – Present",
        "• Led the rewrite",
        "a@b.org +34 600 000",
    ]


@pytest.mark.parametrize("reader", READERS + BROWSERS)
def test_words_of_several_runs_are_neither_glued_nor_torn(reader: str) -> None:
    bold = fonts.face("Source Sans 3", bold=True)
    first = run_of("Built with ")
    second = run_of("Postgre", face=bold, x=first.x + first.width)
    third = run_of("SQL and Go", x=second.x + second.width)
    (found,) = read(reader, pdf(pages_of(first, second, third)))
    assert words(found) == "Built with PostgreSQL and Go"


@cache
def setting(key: str, template: str) -> tuple[Pages, bytes]:
    cv = samples.load(key)
    design = TEMPLATES[template].defaults.model_copy(update={"hyphenate": True, "justify": True})
    pages = typeset(cv.model_copy(update={"design": design}))
    return pages, pdf(pages)


def faults(pages: Pages, texts: list[str]) -> list[str]:
    """The sections that a reader leaves and comes back to; where there is one column, also a wrong order."""
    found = []
    for page, text in zip(pages.pages, texts, strict=True):
        told = order(page, text)
        found += [path for path, _ in {key for key in told if told.count(key) > 1}]
        if len({left for _, left in sections(page)}) == 1:
            wanted = [key for key in sections(page) if key in told]
            found += [] if told == wanted or found else ["order"]
    return found


def columns(pages: Pages) -> int:
    """How many sections stand beside each other at most."""
    return max(len({left for _, left in sections(page)}) for page in pages.pages)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("key", SAMPLES)
def test_no_word_of_a_cv_is_lost(key: str, template: str, reader: str) -> None:
    pages, data = setting(key, template)
    assert not missing(pages, read(reader, data))


@pytest.mark.parametrize("reader", READERS)
def test_cvs_are_read_section_by_section(reader: str) -> None:
    """Nearly all: readers guess columns from white, and now and then a line of a side column is told between
    two of the main one. No word is lost even then."""
    told = {
        (key, template): (columns(pages), faults(pages, read(reader, data)))
        for key in SAMPLES
        for template in TEMPLATES
        for pages, data in [setting(key, template)]
    }
    single = {pair: found for pair, (count, found) in told.items() if count == 1 and found}
    double = {pair: found for pair, (count, found) in told.items() if count > 1 and found}
    assert len(single) <= 0.06 * sum(count == 1 for count, _ in told.values()), single
    assert len(double) <= 0.2 * sum(count > 1 for count, _ in told.values()), double
