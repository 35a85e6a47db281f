"""Reading a PDF back as an applicant tracking system does: plain text, in the order a program finds it."""

from __future__ import annotations

import io
import re
import unicodedata

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTTextContainer

MOST_PAGES = 40
"""Pages beyond these are counted and not read, as long files are cut off by real systems too."""

_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BROKEN = re.compile("\u00ad\\s*")
_HYPHEN_END = re.compile(r"(?<=\w)-[ \t]*\n\s*(?=\w)")
_PAGE_MARK = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_SAME = str.maketrans("‐‑‒–—−’‘“”", "------''\"\"")


def read(pdf: bytes) -> tuple[str, int]:
    """The text of a PDF and its number of pages. What is no readable PDF gives no text."""
    texts: list[str] = []
    try:
        for layout in extract_pages(io.BytesIO(pdf), maxpages=MOST_PAGES, laparams=LAParams()):
            boxes = [box.get_text() for box in layout if isinstance(box, LTTextContainer)]
            texts.append("".join(boxes).strip())
    except Exception:  # a broken file fails in many ways, and all of them mean that a machine cannot read it
        texts = []
    pages = len(texts)
    if pages == MOST_PAGES:
        pages = max(pages, len(_PAGE_MARK.findall(pdf)))
    return "\n\n".join(texts).strip(), pages


def fold(text: str) -> str:
    """The text as it is compared: without case, accents, marks of direction and breaks within words."""
    text = _HYPHEN_END.sub("-", _BROKEN.sub("", _MARKS.sub("", text)))
    if not text.isascii():
        # Accents go because capitals of some languages are printed without them.
        apart = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in apart if not unicodedata.combining(char)).translate(_SAME)
    return " ".join(text.casefold().split())


def squash(text: str) -> str:
    """The folded text without white space: readers differ in where they see some."""
    return fold(text).replace(" ", "")
