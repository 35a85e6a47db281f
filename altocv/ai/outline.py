"""The CV as a model reads it: every part with its id and its fields, short and in order."""

from __future__ import annotations

import json
from typing import Any

from altocv.cv.document import CV
from altocv.cv.locales import section_title

_BASICS = ("name", "label", "email", "phone", "url", "summary")
_NOT_SHOWN = ("extras", "notes", "tags", "hidden", "keep_together", "new_page", "column", "style", "image")
_LONGEST = 60_000
"""Characters of an outline; a CV that is longer is cut at the end, which the outline says."""


def outline(cv: CV) -> str:
    """The CV as JSON. Private notes, and what only concerns the layout, are left out."""
    basics = {name: value for name in _BASICS if (value := getattr(cv.basics, name))}
    shown = {
        "language": cv.meta.language,
        "basics": basics,
        "sections": [
            {
                "id": f"@{section.id}",
                "kind": section.kind,
                "title": section.title or section_title(section.kind, cv.meta.language),
                "entries": [
                    {"id": f"@{item.id}", **_fields(item)} for item in section.items if not item.hidden
                ],
            }
            for section in cv.sections
            if not section.hidden
        ],
        "design": {
            "template": cv.design.template,
            "size": cv.design.size,
            "body_font": cv.design.body_font,
            "heading_font": cv.design.heading_font,
            "colors": {"primary": cv.design.colors.primary, "accent": cv.design.colors.accent},
            "page_size": cv.design.page_size,
        },
    }
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "… (cut here: the CV is longer)"


def _fields(item: Any) -> dict[str, Any]:
    dumped = item.model_dump(mode="json", exclude_defaults=True)
    return {name: value for name, value in dumped.items() if name not in (*_NOT_SHOWN, "id")}
