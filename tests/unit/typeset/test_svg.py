"""The SVG painter: well-formed whatever the text, every run where it belongs and traceable to its field."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altocv.cv import samples
from altocv.cv.design import Colors
from altocv.typeset import fonts
from altocv.typeset.pages import Box, Icon, Picture, Region, Rule, TextRun
from altocv.typeset.render import typeset
from altocv.typeset.svg import color_style, page_svg, standalone_svg
from tests.unit.typeset.setting import pages_of, run_of

SVG = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert(1)</script> \"quoted\" 'single' & \x00\x08\x1b\ud800\ufffe end"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("key", [key for key, _ in samples.names()])
def test_samples_are_well_formed_and_every_run_is_there(key: str) -> None:
    pages = typeset(samples.load(key))
    for index, page in enumerate(pages.pages):
        root = parsed(page_svg(pages, index, regions=True))
        runs = [item for item in page.items if isinstance(item, TextRun)]
        elements = list(root.iter(f"{SVG}text"))
        assert [e.get("data-path") for e in elements] == [run.path for run in runs]
        for run, element in zip(runs, elements, strict=True):
            edge = run.x + run.width if run.rtl else run.x
            assert float(element.get("x", "nan")) == pytest.approx(edge, abs=0.01)
            assert float(element.get("y", "nan")) == pytest.approx(run.baseline, abs=0.01)


@given(st.text(st.characters(codec=None), max_size=60), st.text(max_size=20))
def test_any_text_stays_well_formed(text: str, path: str) -> None:
    run = replace(run_of("x"), text=text, path=path, href="https://x.org/" + path)
    svg = page_svg(pages_of(run), 0)
    (shown,) = texts(svg)
    printable = {c for c in text if c.isprintable() and c not in "\ufffe\uffff"}
    assert {c for c in shown if c.isprintable()} >= {c for c in printable if c.isascii()}
    svg.encode()


def test_markup_in_a_name_is_text() -> None:
    svg = page_svg(pages_of(replace(run_of("x"), text=NASTY, path=NASTY)), 0)
    assert "<script" not in svg
    assert texts(svg) == ["<script>alert(1)</script> \"quoted\" 'single' &  end"]


def test_colours_are_custom_properties() -> None:
    pages = pages_of(
        run_of("a", color="on_panel"),
        Box(0, 0, 10, 10, "panel", radius=3, alpha=0.5),
        Rule(0, 0, 9, 0, 1, "rule", dash=2),
        Icon(5, 5, 10, "email", "accent", path="basics/email"),
    )
    svg = page_svg(pages, 0)
    assert not re.search("#[0-9a-f]{6}", svg)
    style = color_style(Colors())
    assert set(re.findall(r"var\((--cv-[a-z-]+)\)", svg)) == {
        "--cv-paper", "--cv-on-panel", "--cv-panel", "--cv-rule", "--cv-accent",
    }  # fmt: skip
    assert style["--cv-on-panel"] == Colors().on_panel
    assert set(re.findall(r"var\((--cv-[a-z-]+)\)", svg)) <= set(style)
    alone = standalone_svg(pages, 0)
    assert "var(" not in alone
    assert Colors().accent in alone


@pytest.mark.parametrize(
    "href", ["https://example.org/a?b=1&c=2", "mailto:a@b.org", "tel:+34600", "http://é.org/ü"]
)
def test_links_are_live_only_when_asked_for(href: str) -> None:
    pages = pages_of(run_of("here", href=href), Icon(0, 0, 9, "email", "text", href=href))
    assert "<a " not in page_svg(pages, 0)
    assert page_svg(pages, 0).count("data-href=") == 2
    anchors = list(parsed(page_svg(pages, 0, links=True)).iter(f"{SVG}a"))
    assert [a.get("rel") for a in anchors] == ["noopener noreferrer"] * 2
    assert all(a.get("href", "").isascii() for a in anchors)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "//x.org", "https://", " "]
)
def test_unsafe_addresses_are_no_links(href: str) -> None:
    for links in (True, False):
        svg = page_svg(pages_of(run_of("here", href=href)), 0, links=links)
        assert "href" not in svg


def test_right_to_left_text_is_anchored_at_its_right() -> None:
    run = run_of("שלום", face=fonts.face("Noto Sans Hebrew"), language="he", rtl=True, x=300.0)
    (element,) = parsed(page_svg(pages_of(run), 0)).iter(f"{SVG}text")
    assert element.get("direction") == "rtl"
    assert float(element.get("x", "nan")) == pytest.approx(300 + run.width, abs=0.01)


def test_spacing_hyphen_and_underline_are_painted() -> None:
    run = run_of("exam", hyphen=True, tracking=1.5, underline=True, word_spacing=2.0)
    svg = page_svg(pages_of(run), 0)
    (element,) = parsed(svg).iter(f"{SVG}text")
    assert element.text == "exam\u2010"
    assert (element.get("letter-spacing"), element.get("word-spacing")) == ("1.5", "2")
    assert svg.count("<path") == 2


def test_a_face_shows_look_alikes_of_marks_that_it_lacks() -> None:
    assert texts(page_svg(pages_of(run_of("a\u2011b", face=fonts.face("Lato"))), 0)) == ["a-b"]


def test_the_photo_needs_an_address_which_is_escaped() -> None:
    pages = pages_of(Picture(10, 10, 80, 80, "photo:x", "circle", path="basics/image"))
    assert "<image" not in page_svg(pages, 0)
    (image,) = parsed(page_svg(pages, 0, photo_url='/p?a=1&b="<')).iter(f"{SVG}image")
    assert image.get("href") == '/p?a=1&b="<'
    assert "40px" in image.get("style", "")


def test_regions_name_the_list_that_they_move_in() -> None:
    regions = (
        Region("header", "basics", 0, 0, 500, 50),
        Region("section", "@s", 0, 60, 500, 200),
        Region("entry", "@e", 0, 80, 500, 60),
    )
    pages = pages_of(run_of("a"), regions=regions)
    assert "data-region" not in page_svg(pages, 0)
    rects = [e for e in parsed(page_svg(pages, 0, regions=True)).iter(f"{SVG}rect") if e.get("data-region")]
    assert {(e.get("data-region"), e.get("data-group")) for e in rects} == {
        ("basics", None), ("@s", "sections"), ("@e", "@s"),
    }  # fmt: skip
    assert [e.get("data-region") for e in rects].index("@s") < [e.get("data-region") for e in rects].index(
        "@e"
    )


def test_two_pages_are_small() -> None:
    pages = typeset(samples.load("software-engineer"))
    assert sum(len(page_svg(pages, index)) for index in range(len(pages.pages))) < 60_000
