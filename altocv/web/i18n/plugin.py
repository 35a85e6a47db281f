"""Puts the dictionaries, and the little that looks texts up, into the front end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import reflex as rx

from altocv.web.i18n.catalog import LANGUAGES, table

_RUNTIME = Path(__file__).with_name("runtime.js")


class Messages(rx.plugins.Plugin):
    """Writes `utils/messages.js` and one dictionary module a language; only English is loaded at once."""

    def get_static_assets(self, **context: Any) -> Sequence[tuple[Path, str | bytes]]:
        folder = Path("utils")
        dictionaries = [
            (
                folder / f"messages.{language}.js",
                f"export default {json.dumps(table(language), ensure_ascii=False)}",
            )
            for language in LANGUAGES
        ]
        return [(folder / "messages.js", _RUNTIME.read_text("utf-8")), *dictionaries]
