"""How much text a CV may hold, so that no file keeps a machine busy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from altocv.convert.reading.lines import Line
from altocv.errors import Invalid

MOST_LETTERS = 200_000
MOST_LINES = 4_000
_LONGEST_WORD = 400
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD},}}")


def without_long_words(text: str) -> str:
    """The text without what no word or address is: pictures and keys that were written as letters."""
    return _LONG_WORD.sub("", text) if len(text) > _LONGEST_WORD else text


def bounded(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, without words that are none. Raises Invalid for more text than a CV holds, or for none."""
    found: list[Line] = []
    letters = 0
    for line in lines:
        cells = tuple(
            replace(
                cell, spans=tuple(replace(span, text=without_long_words(span.text)) for span in cell.spans)
            )
            for cell in line.cells
        )
        line = replace(line, cells=cells)
        letters += len(line.text)
        found.append(line)
        if letters > MOST_LETTERS or len(found) > MOST_LINES:
            raise Invalid("This file holds far more text than a CV does. Choose a file with the CV alone.")
    if not any(line.text.strip() for line in found):
        raise Invalid("No text was found in this file. Choose the file that holds the CV.")
    return tuple(found)
