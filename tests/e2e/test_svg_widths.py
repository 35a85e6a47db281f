"""The preview in a real browser: text is as wide, and stands where, the layout says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route

from altocv.cv import samples
from altocv.cv.document import CV
from altocv.typeset.fonts import FAMILIES
from altocv.typeset.pages import Pages, TextRun
from altocv.typeset.render import typeset
from altocv.typeset.svg import color_style, page_svg
from altocv.typeset.webfonts import font_file, fonts_css

TOLERANCE = 0.5
ORIGIN = "http://pages.test"
MEASURE = """() => [...document.querySelectorAll('text')].map(text => {
  let left = Infinity;
  for (let i = 0; i < text.getNumberOfChars(); i++) left = Math.min(left, text.getExtentOfChar(i).x);
  return [text.textContent, left, text.getComputedTextLength()];
})"""
LOAD = """() => Promise.all([...document.fonts].map(font => font.load())).then(
  fonts => fonts.flat().every(font => font.status === 'loaded'))"""


@dataclass
class Sheet:
    """A browser page that shows pages of a CV with the fonts that the app would serve."""

    page: Page
    document: str = ""

    def answer(self, route: Route) -> None:
        address = route.request.url.removeprefix(ORIGIN)
        if address == "/":
            route.fulfill(body=self.document, content_type="text/html")
        else:
            _, _, slug, name = address.split("/")
            route.fulfill(body=font_file(slug, name.removesuffix(".woff2")), content_type="font/woff2")

    def show(self, pages: Pages) -> list[tuple[str, float, float]]:
        """Text, left edge and width of every text element, in order."""
        style = ";".join(f"{name}:{value}" for name, value in color_style(pages.colors).items())
        self.document = (
            f"<!doctype html><meta charset=utf-8><style>{fonts_css(pages, '/fonts')}"
            f"svg{{display:block;width:{pages.width}px;height:{pages.height}px}}</style>"
            f'<body style="margin:0;font:bold italic 20px serif;letter-spacing:3px;{style}">'
            + "".join(page_svg(pages, index) for index in range(len(pages.pages)))
        )
        self.page.goto(ORIGIN + "/")
        assert self.page.evaluate(LOAD)
        return self.page.evaluate(MEASURE)


@pytest.fixture(scope="module")
def sheet(browser: Browser) -> Iterator[Sheet]:
    page = browser.new_page()
    sheet = Sheet(page)
    page.route("**/*", sheet.answer)
    yield sheet
    page.close()


def check(pages: Pages, measured: list[tuple[str, float, float]]) -> None:
    runs = [item for page in pages.pages for item in page.items if isinstance(item, TextRun)]
    assert len(runs) == len(measured)
    for run, (text, left, width) in zip(runs, measured, strict=True):
        assert abs(width - run.width) <= TOLERANCE, (text, run.face, run.size, width - run.width)
        if run.text.strip():
            assert abs(left - run.x) <= TOLERANCE, (text, run.face, run.size, left - run.x)


def styled(cv: CV, **design: object) -> CV:
    return cv.model_copy(update={"design": cv.design.model_copy(update=design)})


@pytest.mark.parametrize("key", [key for key, _ in samples.names()])
def test_every_sample_stands_where_the_layout_has_it(sheet: Sheet, key: str) -> None:
    pages = typeset(samples.load(key))
    check(pages, sheet.show(pages))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_font_is_as_wide_as_measured(sheet: Sheet, family: str) -> None:
    """Justified and hyphenated, at a size that is no whole number of pixels."""
    cv = samples.load("software-engineer")
    pages = typeset(styled(cv, body_font=family, heading_font=family, size=9.7, justify=True, hyphenate=True))
    check(pages, sheet.show(pages))


@pytest.mark.parametrize("family", ["Source Sans 3", "EB Garamond", "Lato"])
def test_letters_of_further_alphabets_are_in_the_fonts(sheet: Sheet, family: str) -> None:
    """Kerned within a word, whatever alphabet each letter is loaded with."""
    cv = samples.load("software-engineer")
    summary = "Zażółć gęślą jaźń. Příliš žluťoučký kůň. Đặng Thị Hồng → 12 ✓ ★ Γιώργος, Тарас; e\u0301."
    cv = cv.model_copy(update={"basics": cv.basics.model_copy(update={"summary": summary})})
    pages = typeset(styled(cv, body_font=family))
    check(pages, sheet.show(pages))
