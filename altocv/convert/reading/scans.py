"""Scans: files that hold pictures of text. Their pages as JPEG, for a model that can see."""

from __future__ import annotations

import io
import warnings
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from altocv.errors import Invalid, TooLarge

MOST_PAGES = 8
DPI = 170
LONGEST_SIDE = 2_200
"""Pixels of a page's longer side, at most: providers shrink what is larger."""

MOST_BYTES = 1_500_000
"""Of one page as JPEG."""

_MOST_PIXELS = 40_000_000
_QUALITIES = (80, 65, 45)
_FORMATS = ("PNG", "JPEG", "WEBP")
_POINTS_AN_INCH = 72


class Scanned(Invalid):
    """A file of pictures alone; `pages` tells how many."""

    code = "scan"

    def __init__(self, message: str, pages: int) -> None:
        super().__init__(message, pages=pages)
        self.pages = pages


def is_picture(data: bytes) -> bool:
    """True for a PNG, JPEG or WebP file, by its first bytes."""
    return data.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    )


def pages(data: bytes) -> list[bytes]:
    """The pages as JPEG, in order. Raises Invalid for what cannot be drawn, TooLarge for too much."""
    if is_picture(data):
        return [_jpeg(_picture(data))]
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Invalid(
            "This PDF is broken and cannot be read. Export it again, or choose another file."
        ) from error
    try:
        if len(document) > MOST_PAGES:
            raise TooLarge(f"This scan has more than {MOST_PAGES} pages. Choose the CV alone.")
        return [_jpeg(_drawn(document[number])) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Invalid(
            "This PDF is broken and cannot be read. Export it again, or choose another file."
        ) from error
    finally:
        document.close()


def preview(data: bytes, width: int) -> bytes:
    """A picture as WebP, at most `width` pixels wide. Raises Invalid, TooLarge."""
    image = _picture(data)
    image.thumbnail((width, 4 * width))
    written = io.BytesIO()
    image.convert("RGB").save(written, "WEBP", quality=82, method=4)
    return written.getvalue()


def _drawn(page: pypdfium2.PdfPage) -> Any:
    longest = max(page.get_width(), page.get_height(), 1.0)
    return page.render(scale=min(DPI / _POINTS_AN_INCH, LONGEST_SIDE / longest)).to_pil()


def _picture(data: bytes) -> Any:
    """A picture the right way up. Raises Invalid, TooLarge."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            warnings.simplefilter("ignore")
            if image.width * image.height > _MOST_PIXELS:
                raise TooLarge("This picture has more than 40 million pixels. Choose a smaller one.")
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            turned = ImageOps.exif_transpose(image)
            turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return turned
    except TooLarge:
        raise
    except Exception as error:  # Pillow raises whatever its decoders do.
        raise Invalid("This picture is broken and cannot be read. Choose another file.") from error


def _jpeg(image: Any) -> bytes:
    """On white, and no larger than `MOST_BYTES`."""
    if image.mode in ("RGBA", "LA", "PA", "P"):
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        image = white
    image = image.convert("RGB")
    for quality in _QUALITIES:
        written = io.BytesIO()
        image.save(written, "JPEG", quality=quality)
        if written.tell() <= MOST_BYTES:
            break
    else:
        image.thumbnail((LONGEST_SIDE // 2, LONGEST_SIDE // 2))
        written = io.BytesIO()
        image.save(written, "JPEG", quality=_QUALITIES[-1])
    return written.getvalue()
