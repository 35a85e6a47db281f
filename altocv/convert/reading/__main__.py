"""`python -m altocv.convert.reading read NAME`: a file on standard input, what it was read as on standard
output; `… draw` gives the pages of a scan as pictures instead.

Files come from anybody, and readers of files have faults: so they run in a process of their own, which may
take so much memory and time and no more.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from altocv.convert.reading import scans
from altocv.convert.reading.read import read
from altocv.errors import AltoError

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 25


def main() -> None:
    """Read, or draw; whatever a user can act on is part of the answer."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        answer = _drawn(data) if sys.argv[1:2] == ["draw"] else _read(data, (sys.argv[2:] or [""])[0])
    except AltoError as error:
        answer = {"error": error.message, "code": error.code, **error.context}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _read(data: bytes, name: str) -> dict[str, Any]:
    reading = read(data, name)
    return {"cv": reading.cv.model_dump(mode="json"), "sureness": reading.sureness, "text": reading.text}


def _drawn(data: bytes) -> dict[str, Any]:
    return {"pages": [base64.b64encode(page).decode() for page in scans.pages(data)]}


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has none; the time limit of who waits holds there too.
    for kind, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))


if __name__ == "__main__":
    main()
