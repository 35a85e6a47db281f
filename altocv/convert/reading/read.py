"""A CV out of any file: what kind it is, is told by what is in it, not by its name."""

from __future__ import annotations

from pydantic import ValidationError

from altocv.convert.reading import scans, zips
from altocv.convert.reading.build import Reading, Sureness, build
from altocv.convert.reading.lines import Source
from altocv.errors import Invalid, TooLarge

KINDS = (".pdf", ".docx", ".json", ".md", ".markdown", ".txt", ".zip")
"""The endings of the files that are read; a zip is LinkedIn's export."""

MOST_BYTES = 10_000_000

_OTHERS = (
    (b"{\\rtf", "This is an RTF file. Save it as DOCX and choose that file."),
    (b"GIF8", "This is a picture of a text. Choose the file that it was made from, or paste the text."),
    (b"<!doctype html", "This is a web page. Save it as a PDF and choose that file, or paste the text."),
    (b"<html", "This is a web page. Save it as a PDF and choose that file, or paste the text."),
)
_MARK_WITHIN = 1_024
"""Bytes at the start of a file among which a PDF says that it is one."""


def read(data: bytes, name: str = "") -> Reading:
    """The CV that a file holds, with how sure each part of it is. `name` is what its owner calls the file.

    Raises TooLarge over 10 MB, and Invalid, with a sentence that says what to do, for what cannot be read.
    Plain CPU work: call it off the event loop.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge("This file is larger than 10 MB, far more than a CV needs. Choose another file.")
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Invalid("This file is empty. Choose the file that holds the CV.")
    if b"%PDF-" in data[:_MARK_WITHIN] and not data.startswith(b"PK"):
        return _pdf(data)
    if scans.is_picture(data):
        raise scans.Scanned(
            "This is a picture of a text. Choose the file that it was made from, or paste the text.", 1
        )
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _docx(data)
    start = data[:_MARK_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for mark, sentence in _OTHERS:
        if start.startswith(mark.lower()):
            raise Invalid(sentence)
    if start.startswith(b"{") or (name.lower().endswith(".json") and start[:1] in b'["\xff\xfe{'):
        return _json(data)
    return _text(data)


def _built(source: Source) -> Reading:
    try:
        return build(source)
    except ValidationError as error:  # a text over the limits of the document
        raise Invalid(
            "This file holds far more text than a CV does. Choose a file with the CV alone."
        ) from error


def _pdf(data: bytes) -> Reading:
    from altocv.convert.reading import linkedin, pdf

    source = pdf.read(data)
    return _built(linkedin.tidy(source) if linkedin.profile_pdf(source) else source)


def _docx(data: bytes) -> Reading:
    from altocv.convert.reading import docx

    return _built(docx.read(data))


def _text(data: bytes) -> Reading:
    from altocv.convert.reading import text

    return _built(text.read(data))


def _zip(data: bytes) -> Reading:
    from altocv.convert.reading import linkedin

    names = zips.names(data)
    if "word/document.xml" in names or not names:
        return _docx(data) if names else _broken()
    if linkedin.is_export(data):
        return linkedin.read(data)
    if "content.xml" in names and "mimetype" in names:
        raise Invalid("This is an OpenDocument file. Save it as DOCX or PDF and choose that file.")
    if any(name.startswith("Index/") or name == "Index.zip" for name in names):
        raise Invalid("This is a Pages document. Export it as DOCX or PDF and choose that file.")
    raise Invalid(
        "This ZIP file is no export of LinkedIn's: no profile is in it. Choose a PDF, DOCX, JSON Resume, "
        "Markdown or text file, or LinkedIn's export (ZIP)."
    )


def _broken() -> Reading:
    raise zips.broken("file")


def _json(data: bytes) -> Reading:
    """JSON Resume says itself what everything is."""
    from altocv.convert import json_resume, text

    cv = json_resume.read(data).cv
    sureness: dict[str, Sureness] = {f"basics/{name}": "sure" for name in cv.basics.model_fields_set}
    sureness |= {f"@{item.id}": "sure" for section in cv.sections for item in section.items}
    return Reading(cv, sureness, text.write(cv))
