"""CVs from other programs' files and into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from altocv.cv.document import CV


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that a CV can be taken away in. `write` is plain CPU work: call it off the event loop."""

    extension: str
    media_type: str
    write: Callable[[CV], bytes]


def _json(cv: CV) -> bytes:
    from altocv.convert import json_resume

    return json_resume.write(cv)


def _docx(cv: CV) -> bytes:
    from altocv.convert import docx

    return docx.write(cv)


def _text(cv: CV) -> bytes:
    from altocv.convert import text

    return text.write(cv).encode()


def _markdown(cv: CV) -> bytes:
    from altocv.convert import markdown

    return markdown.write(cv).encode()


WRITERS: dict[str, Writer] = {
    "json": Writer("json", "application/json", _json),
    "docx": Writer("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
    "txt": Writer("txt", "text/plain; charset=utf-8", _text),
    "md": Writer("md", "text/markdown; charset=utf-8", _markdown),
}
"""All formats but PDF, which is typeset, by the name that the API gives them. Each writer is loaded when it
is first used."""
