"""Jobs as files to take away."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from altocv.jobs.records import Job

COLUMNS = (
    "title", "company", "location", "status", "url", "salary", "posted", "closes", "applied_at", "notes",
    "created_at", "updated_at", "description",
)  # fmt: skip

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


def as_csv(jobs: Sequence[Job]) -> bytes:
    """A table with a line of headings, UTF-8 with the mark that Excel wants. What a spreadsheet would run is
    made a text by an apostrophe."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows([[_cell(getattr(job, name)) for name in COLUMNS] for job in jobs])
    return out.getvalue().encode("utf-8-sig")


def as_json(jobs: Sequence[Job]) -> bytes:
    """A list of objects; times are ISO 8601."""
    return json.dumps([plain(job) for job in jobs], ensure_ascii=False, indent=2).encode()


def plain(job: Job) -> dict[str, Any]:
    """A job as JSON has it, without what the program alone needs."""
    return {name: _written(value) for name, value in asdict(job).items() if name != "digest"}


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> str:
    cell = "" if value is None else str(_written(value))
    return f"'{cell}" if cell.startswith(_ACTIVE) or cell.lstrip().startswith(_ACTIVE) else cell
