"""`python -m altocv.convert.reading NAME`: a file on standard input, what it was read as on standard output.

Files come from anybody, and readers of files have faults: so they run in a process of their own, which may
take so much memory and time and no more.
"""

from __future__ import annotations

import json
import sys

from altocv.convert.reading.read import read
from altocv.errors import AltoError

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 25


def main() -> None:
    """Read; whatever a user can act on is part of the answer."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        reading = read(data, sys.argv[1] if len(sys.argv) > 1 else "")
        answer = {
            "cv": reading.cv.model_dump(mode="json"),
            "sureness": reading.sureness,
            "text": reading.text,
        }
    except AltoError as error:
        answer = {"error": error.message, "code": error.code}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))


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
