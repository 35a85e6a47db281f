"""Which Chromium the browser tests drive."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_path() -> str | None:
    """`ALTOCV_CHROMIUM`, else one on the path, else None: then Playwright takes its own."""
    return os.environ.get("ALTOCV_CHROMIUM") or next((p for n in NAMES if (p := shutil.which(n))), None)
