"""The lines of plain text and of Markdown."""

from __future__ import annotations

import codecs
import re

from altocv.convert.reading import markdown, prose
from altocv.convert.reading.bounds import MOST_LETTERS, bounded, without_long_words
from altocv.convert.reading.heads import joined
from altocv.convert.reading.lines import Source
from altocv.errors import Invalid

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_LINE_END = re.compile(r"\r\n|[\r\f\v\u2028\u2029]")
_MOST_CONTROL, _FEW = 0.02, 8
"""The share of letters that no text has, above which a file is none, and how many any file may have."""

_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_MARKS = re.compile(r"\*\*[^*\n]{1,200}\*\*|\[[^\]\n]{1,200}\]\((?:https?|mailto|tel):")


def read(data: bytes) -> Source:
    """The lines of a text file. Raises Invalid for what is no text, or holds none or more than a CV.

    Lines that the width of a page has broken are put together, so `wraps` is False.
    """
    text = decoded(data)
    if len(text) > 2 * MOST_LETTERS:
        raise Invalid("This file holds far more text than a CV does. Choose a file with the CV alone.")
    text = without_long_words(text)
    if is_markdown(text):
        return Source(bounded(joined(markdown.lines(text), commas=True)), wraps=False)
    return Source(bounded(joined(prose.lines(text), commas=True, places=True)), wraps=False)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows' western letters. Raises Invalid for what is no text."""
    text = (
        _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\f", "\n")
    )
    text = text.removeprefix("\ufeff")
    if len(_CONTROL.findall(text)) > max(_FEW, _MOST_CONTROL * len(text)):
        raise Invalid("This file is no text. Choose a PDF, DOCX, Markdown, text or JSON file.")
    return _CONTROL.sub("", text)


def _decoded(data: bytes) -> str:
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")
    if not encoding and data[1:400:2].count(0) > 0.8 * len(data[1:400:2]) > 2:
        encoding = "utf-16-le"
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        return data.decode(encoding or "cp1252", "replace")


def is_markdown(text: str) -> bool:
    """True for a text with headings, or more than one bold word or link, as Markdown marks them."""
    return bool(_HEADING.search(text)) or len(_MARKS.findall(text)) > 1
