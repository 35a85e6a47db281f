"""Photos for CVs: checked, turned upright, made small, and freed of what the camera wrote into them."""

from __future__ import annotations

import asyncio
import io
import secrets
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from altocv.errors import Invalid, NotFound, TooLarge
from altocv.storage.objects import Objects

MAX_BYTES = 5_000_000
MAX_PIXELS = 30_000_000
SIDE = 800
"""Longest side in pixels of what is kept: over 300 dpi at the largest size that a design can show."""

REF = "photo:"
"""`basics/image` of a CV with a photo is this and the photo's key."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_TYPES = {"jpg": "image/jpeg", "png": "image/png"}


class Photos:
    """A user's photos. Keys are random; a photo is found only together with its owner's id."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    async def put(self, user_id: str, data: bytes) -> str:
        """Keep a photo; its key. Raises TooLarge, Invalid when it is no picture, Unavailable."""
        if len(data) > MAX_BYTES:
            raise TooLarge("The photo is larger than 5 MB. Choose a smaller one.")
        small, suffix = await asyncio.to_thread(_prepared, data)
        key = f"{secrets.token_hex(16)}.{suffix}"
        await self._objects.put(_place(user_id, key), small, _TYPES[suffix])
        return key

    async def get(self, user_id: str, key: str) -> tuple[bytes, str]:
        """The photo and its MIME type. Raises NotFound, Unavailable."""
        return await self._objects.get(_place(user_id, key)), _TYPES[key.rpartition(".")[2]]

    async def move(self, user_id: str, heir_id: str) -> None:
        """Give all photos of a user to another one, under their keys. Raises Unavailable; may be repeated."""
        for place in await self._objects.under(f"photos/{user_id}"):
            key = place.rpartition("/")[2]
            data, media_type = await self.get(user_id, key)
            await self._objects.put(_place(heir_id, key), data, media_type)
            await self._objects.delete(place)

    async def delete_all(self, user_id: str) -> None:
        """Delete every photo of a user. Raises Unavailable."""
        for place in await self._objects.under(f"photos/{user_id}"):
            await self._objects.delete(place)

    async def find(self, user_id: str, image: str) -> bytes | None:
        """The photo that a CV's `basics/image` names; None when it names none that is here."""
        if not image.startswith(REF):
            return None
        try:
            return (await self.get(user_id, image.removeprefix(REF)))[0]
        except NotFound:
            return None


def _place(user_id: str, key: str) -> str:
    name, _, suffix = key.partition(".")
    if not name.isalnum() or suffix not in _TYPES:
        raise NotFound("This photo does not exist any more.")
    return f"photos/{user_id}/{key}"


def _prepared(data: bytes) -> tuple[bytes, str]:
    """The picture as it is kept, and the suffix of its format (PNG where it has transparent parts)."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if image.width * image.height > MAX_PIXELS:
                raise TooLarge("The photo has more than 30 megapixels. Choose a smaller one.")
            image.draft("RGB", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(image)
            clear = upright.has_transparency_data
            upright = upright.convert("RGBA" if clear else "RGB")
            upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Invalid("This file is no picture that can be read. Use a JPEG, PNG, WebP or GIF.") from error
    # A new image: what the file said about camera and place stays behind.
    kept = Image.new(upright.mode, upright.size)
    kept.paste(upright)
    out = io.BytesIO()
    if clear:
        kept.save(out, "PNG", optimize=True)
    else:
        kept.save(out, "JPEG", quality=88, optimize=True, progressive=True)
    return out.getvalue(), "png" if clear else "jpg"
