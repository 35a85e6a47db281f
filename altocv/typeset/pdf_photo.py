"""The photo as a PDF carries it: upright, cut to its frame, no larger than print needs, in sRGB."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from altocv.errors import Invalid

_PIXELS_PER_POINT = 300 / 72
_MAX_PIXELS = 60_000_000


@lru_cache(maxsize=8)
def prepare(data: bytes, width: float, height: float) -> bytes:
    """A JPEG of the photo for a frame of that many points, cut in the middle to the frame's proportions.

    Raises Invalid where the bytes are no picture that can be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as image:
                return _prepare(image, width, height)
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        ZeroDivisionError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise Invalid(
            "The photo cannot be read. Upload it again as a JPEG, PNG or WebP of at most 60 megapixels."
        ) from error


def _prepare(image: Image.Image, width: float, height: float) -> bytes:
    if image.width * image.height > _MAX_PIXELS:
        raise ValueError("too many pixels")
    wanted = (max(1, round(width * _PIXELS_PER_POINT)), max(1, round(height * _PIXELS_PER_POINT)))
    image.draft("RGB", (wanted[0] * 2, wanted[1] * 2))
    upright = _srgb(ImageOps.exif_transpose(image))
    scale = min(1.0, upright.width / wanted[0], upright.height / wanted[1])
    size = (max(1, round(wanted[0] * scale)), max(1, round(wanted[1] * scale)))
    fitted = ImageOps.fit(upright, size, Image.Resampling.LANCZOS)
    file = BytesIO()
    fitted.save(file, "JPEG", quality=88, optimize=True)
    return file.getvalue()


def _srgb(image: Image.Image) -> Image.Image:
    """Without transparency (on white) and in the colours that screens expect."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        image = Image.new("RGBA", layer.size, "white")
        image.alpha_composite(layer)
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
