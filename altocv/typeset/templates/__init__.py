"""Templates: small modules on shared blocks. See docs/templates.md for how to add one."""

from __future__ import annotations

from altocv.typeset.templates import (
    academic,
    classic,
    compact,
    elegant,
    executive,
    minimal,
    modern,
    sidebar,
    split,
    technical,
)
from altocv.typeset.templates.base import Content, Template
from altocv.typeset.templates.palettes import PALETTES, Palette

TEMPLATES: dict[str, Template] = {
    module.TEMPLATE.key: module.TEMPLATE
    for module in (
        classic,
        modern,
        compact,
        sidebar,
        executive,
        academic,
        technical,
        minimal,
        elegant,
        split,
    )
}
"""By key, in the order of the gallery."""

__all__ = ["PALETTES", "TEMPLATES", "Content", "Palette", "Template"]
