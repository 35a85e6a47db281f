"""Independent readers of PDFs, and what they may make of a CV."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from io import BytesIO

import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from altocv.typeset.pages import Page, Pages, Region, TextRun

READERS = ("poppler", "pdfminer")
BROWSERS = ("pdfium",)
"""What people copy from; it knows no right-to-left text that is written in its own order."""


def read(reader: str, data: bytes) -> list[str]:
    """The text of each page by poppler's `pdftotext` without `-layout`, pdfminer.six or PDFium."""
    if reader == "pdfium":
        document = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    if reader == "pdfminer":
        return extract_text(BytesIO(data)).split("\f")[:-1]
    if not shutil.which("pdftotext"):
        pytest.skip("poppler's pdftotext is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def words(text: str) -> str:
    """Text with single spaces, without invisible marks of direction and composed as files have it."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if c == "\u00ad" or not _is_mark(c))
    return " ".join(text.split())


def squashed(text: str) -> str:
    return words(text).replace(" ", "").replace("\u00ad", "")


def _is_mark(char: str) -> bool:
    return char in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


Section = tuple[str, int]


def sections(page: Page) -> dict[Section, str]:
    """The text of each section on a page, by its path and left edge, in reading order."""
    found: dict[Section, str] = {}
    regions = [region for region in page.regions if region.kind != "entry"]
    for run in page.items:
        if isinstance(run, TextRun):
            region = min(
                (r for r in regions if _holds(r, run)), key=lambda r: r.width * r.height, default=None
            )
            key = (region.path, round(region.x)) if region else ("", 0)
            found[key] = found.get(key, "") + run.text
    return {key: squashed(text) for key, text in found.items()}


def _holds(region: Region, run: TextRun) -> bool:
    across = region.x - 8 <= run.x <= region.x + region.width + 8
    return across and region.y - 2 <= run.baseline <= region.y + region.height + 4


def missing(pages: Pages, texts: list[str]) -> list[str]:
    """The words of the display list that a reader did not find on their page."""
    lost = []
    for page, text in zip(pages.pages, texts, strict=True):
        whole = squashed(text)
        lost += [
            word
            for run in page.items
            if isinstance(run, TextRun) and not run.rtl
            for word in run.text.split()
            if squashed(word) not in whole
        ]
    return lost


def order(page: Page, text: str) -> list[Section]:
    """The sections in the order in which a reader tells them, one entry for each time it comes to one."""
    contents = sections(page)
    told: list[Section] = []
    for line in text.split("\n"):
        plain = squashed(line)
        holders = [key for key, content in contents.items() if plain in content]
        if len(plain) < 4 or len(holders) != 1:
            continue
        if not told or told[-1] != holders[0]:
            told.append(holders[0])
    return told
