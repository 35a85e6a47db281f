"""Zip files from anywhere, unpacked within bounds."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib

from altocv.errors import Invalid

MOST_ENTRIES = 2_000
MOST_BYTES = 60_000_000
MOST_RATIO = 200
"""How often an entry may be larger than what it is packed into; one below `HARMLESS` bytes may be any."""

HARMLESS = 500_000
_CHUNK = 1 << 16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,  # text or offsets that no zip has; UnicodeDecodeError is one
    OverflowError,
    RuntimeError,  # NotImplementedError is one
)


def names(data: bytes) -> frozenset[str]:
    """The names in a zip; empty for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


def unpack(data: bytes, what: str, endings: tuple[str, ...] = ("",)) -> dict[str, bytes]:
    """The files of a zip by name, those whose names end in one of `endings`, in any case.

    `what` is how the file is called to its owner, like "DOCX file". Raises Invalid for a zip that is broken,
    locked, or unpacks to more than a CV holds; its directory is checked before anything is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive.infolist(), what)
            wanted = [each for each in archive.infolist() if each.filename.lower().endswith(endings)]
            return _read(archive, wanted, what)
    except _BROKEN as error:
        raise broken(what) from error


def broken(what: str) -> Invalid:
    return Invalid(
        f"This {what} is broken and cannot be read. Save or download it again and choose the new file."
    )


def _too_much(what: str) -> Invalid:
    return Invalid(f"This {what} unpacks to far more than a CV holds. Choose a file with the CV alone.")


def _check(entries: list[zipfile.ZipInfo], what: str) -> None:
    """Refuse what the directory of a zip gives away."""
    if any(each.flag_bits & 0x1 for each in entries):
        raise Invalid(f"This {what} is locked by a password. Save it without one and choose it again.")
    if any(each.compress_type not in _METHODS for each in entries):
        raise broken(what)
    large = any(each.file_size > max(HARMLESS, MOST_RATIO * each.compress_size) for each in entries)
    if large or len(entries) > MOST_ENTRIES or sum(each.file_size for each in entries) > MOST_BYTES:
        raise _too_much(what)


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], what: str) -> dict[str, bytes]:
    """The entries, counted while they are unpacked: a directory may lie."""
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        parts: list[bytes] = []
        with archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _too_much(what)
                parts.append(chunk)
        found[entry.filename] = b"".join(parts)
    return found
