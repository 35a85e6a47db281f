"""A page of a PDF as a small picture, for thumbnails. Drawn by PDFium from the very PDF that is exported."""

from __future__ import annotations

import io
import threading

import pypdfium2

from altocv.errors import NotFound

_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not safe to call from two threads."""


def page_image(document: bytes, *, width: int = 320, number: int = 0) -> bytes:
    """A page as WebP, `width` pixels wide. Raises NotFound when there is no such page to be drawn."""
    with _ONE_AT_A_TIME:
        try:
            opened = pypdfium2.PdfDocument(document)
        except pypdfium2.PdfiumError as error:
            raise NotFound("This file has no pages to show.") from error
        try:
            if number >= len(opened):
                raise NotFound("This file has no such page.")
            page = opened[number]
            image = page.render(scale=width / page.get_width()).to_pil()
        finally:
            opened.close()
    written = io.BytesIO()
    image.save(written, "WEBP", quality=82, method=4)
    return written.getvalue()
