"""Word: one column of real headings, lists and links, as people edit them and tracking systems read them."""

from __future__ import annotations

import io
import re
from itertools import accumulate

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from altocv.convert.docx_styles import dress
from altocv.convert.outline import Item, Link, Outline, Part, outline
from altocv.cv.document import CV
from altocv.cv.inline import parse
from altocv.cv.locales import colon, comma, direction

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def write(cv: CV) -> bytes:
    """The CV as a Word document (.docx), without macros.

    Fonts, sizes, colours, margins and page size are the design's; columns and photo are left out, as a
    tracking system reads one column of text best. Hidden parts and private notes are not in it.
    """
    return _Writer(cv).bytes()


class _Writer:
    def __init__(self, cv: CV) -> None:
        self.cv = cv
        self.language = cv.meta.language
        self.rtl = direction(cv.meta.language) == "rtl"
        self.document = Document()

    def bytes(self) -> bytes:
        content = outline(self.cv)
        dress(self.document, self.cv)
        self._header(content)
        for part in content.parts:
            self._part(part)
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def _paragraph(self, style: str) -> Paragraph:
        return self.document.add_paragraph(style=style)

    def _header(self, content: Outline) -> None:
        if content.name:
            self._words(self._paragraph("Title"), content.name)
        if content.label:
            self._words(self._paragraph("Subtitle"), content.label)
        if content.contacts:
            paragraph = self._paragraph("Contact")
            for index, contact in enumerate(content.contacts):
                if index:
                    self._words(paragraph, "  |  ")
                self._link(paragraph, contact)

    def _part(self, part: Part) -> None:
        heading = self._paragraph("Heading 1")
        heading.paragraph_format.page_break_before = True if part.new_page else None
        self._text(heading, part.title)
        for item in part.items:
            self._brief(item) if item.brief else self._item(item)

    def _brief(self, item: Item) -> None:
        paragraph = self._paragraph("Fact")
        self._text(paragraph, item.title, bold=True)
        if item.of:
            self._words(paragraph, " (" if item.title else "")
            self._text(paragraph, item.of)
            self._words(paragraph, ")" if item.title else "")
        self._listed(paragraph, item.words, colon(self.language) if item.title or item.of else "")

    def _item(self, item: Item) -> None:
        first = self._heading(item)
        details = [*([item.place] if item.place else []), *item.facts]
        if details or item.link:
            paragraph = self._paragraph("Detail")
            first = first or paragraph
            self._listed(paragraph, details)
            if item.link:
                self._words(paragraph, "  |  " if details else "")
                self._link(paragraph, item.link)
        for text in item.paragraphs:
            paragraph = self._paragraph("Normal")
            first = first or paragraph
            self._text(paragraph, text)
        for bullet in item.bullets:
            paragraph = self._paragraph("List Bullet")
            first = first or paragraph
            self._text(paragraph, bullet)
        if item.words:
            paragraph = self._paragraph("Normal")
            first = first or paragraph
            if item.words_label:
                self._words(paragraph, item.words_label + colon(self.language), bold=True)
            self._listed(paragraph, item.words)
        if first is not None and item.new_page:
            first.paragraph_format.page_break_before = True

    def _heading(self, item: Item) -> Paragraph | None:
        """Title and employer, and at the end of the line the dates."""
        if not (item.title or item.of or item.dates):
            return None
        paragraph = self._paragraph("Heading 2")
        self._text(paragraph, item.title)
        if item.of:
            self._words(paragraph, comma(self.language) if item.title else "", bold=False)
            self._text(paragraph, item.of, bold=False)
        if item.dates:
            self._words(paragraph, "\t" + item.dates, bold=False, style="Dates")
        return paragraph

    def _listed(self, paragraph: Paragraph, texts: tuple[str, ...] | list[str], before: str = "") -> None:
        for index, text in enumerate(texts):
            self._words(paragraph, comma(self.language) if index else before)
            self._text(paragraph, text)

    def _text(self, paragraph: Paragraph, text: str, *, bold: bool | None = None) -> None:
        """A text with its inline markup."""
        for piece in parse(text):
            said = True if piece.bold else bold
            if piece.href:
                self._link(paragraph, Link(piece.text, piece.href), bold=said, italic=piece.italic)
            else:
                style = "Code" if piece.code else None
                self._words(paragraph, piece.text, bold=said, italic=piece.italic, style=style)

    def _words(
        self,
        paragraph: Paragraph,
        text: str,
        *,
        bold: bool | None = None,
        italic: bool = False,
        style: str | None = None,
    ) -> list[Run]:
        """Plain text as runs of one direction each."""
        runs = []
        for words, rtl in _directions(text, self.rtl):
            run = paragraph.add_run(words, style)
            if bold is not None:
                run.bold = run.font.cs_bold = bold
            if italic:
                run.italic = run.font.cs_italic = True
            if rtl:
                run.font.rtl = True
            runs.append(run)
        return runs

    def _link(
        self, paragraph: Paragraph, link: Link, *, bold: bool | None = None, italic: bool = False
    ) -> None:
        if link.href is None:
            self._words(paragraph, link.text, bold=bold, italic=italic)
            return
        relationship = paragraph.part.relate_to(link.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), relationship)
        for run in self._words(paragraph, link.text, bold=bold, italic=italic, style="Hyperlink"):
            element.append(run._r)
        paragraph._p.append(element)


def _directions(text: str, rtl: bool) -> list[tuple[str, bool]]:
    """The text cut where its direction changes (True is right to left). Digits, signs and spaces go with
    the words on both sides of them where these agree, else with the document."""
    if not rtl and not _RIGHT_TO_LEFT.search(text):
        return [(text, False)] if text else []
    words = re.findall(r"\s+|\S+", text)
    strong = [_direction(word) for word in words]
    before, after = _carried(strong, rtl), _carried(strong[::-1], rtl)[::-1]
    cut: list[tuple[str, bool]] = []
    for word, left, right in zip(words, before, after, strict=True):
        own = left if left == right else rtl
        if cut and cut[-1][1] == own:
            cut[-1] = (cut[-1][0] + word, own)
        else:
            cut.append((word, own))
    return cut


def _carried(strong: list[bool | None], rtl: bool) -> list[bool]:
    """Each direction, where there is none that of the nearest before it."""
    return list(accumulate((rtl, *strong), lambda last, own: last if own is None else own))[1:]  # type: ignore[misc]


def _direction(word: str) -> bool | None:
    """True for a word of a right-to-left script, False for one with other letters, None without letters."""
    if _RIGHT_TO_LEFT.search(word):
        return True
    return False if any(letter.isalpha() for letter in word) else None
