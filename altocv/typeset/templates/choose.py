"""Changing to another template."""

from __future__ import annotations

from altocv.cv.design import Design
from altocv.errors import NotFound
from altocv.typeset.templates import TEMPLATES

KEPT = ("page_size", "date_format")
"""What another template leaves as it was: it belongs to the reader's country, not to the look."""


def in_template(design: Design, key: str) -> Design:
    """The design after choosing a template: the look that it was drawn with. Raises NotFound."""
    if key not in TEMPLATES:
        raise NotFound(f"There is no template called {key!r}. Pick one from the gallery.")
    return TEMPLATES[key].defaults.model_copy(update={name: getattr(design, name) for name in KEPT})
