"""A page of a PDF as a small picture, for thumbnails. Drawn by PDFium from the very PDF that is exported."""

from __future__ import annotations

import io
import threading

import pypdfium2

_ONE_AT_A_TIME = threading.Lock()
"""PDFium is not safe to call from two threads."""


def page_image(document: bytes, *, width: int = 320) -> bytes:
    """The first page as WebP, `width` pixels wide."""
    with _ONE_AT_A_TIME:
        opened = pypdfium2.PdfDocument(document)
        try:
            page = opened[0]
            image = page.render(scale=width / page.get_width()).to_pil()
        finally:
            opened.close()
    written = io.BytesIO()
    image.save(written, "WEBP", quality=82, method=4)
    return written.getvalue()
