"""Pictures of finished pages: those on the start page, and the samples to begin with.

They are made by the very code that makes a user's PDF: `python -m altocv.web.showcase` after a change of the
templates or samples.
"""

from __future__ import annotations

from pathlib import Path

from altocv.cv.document import CV

FRONT = "front"
BEHIND = "behind"
TEMPLATES = (
    "classic", "modern", "compact", "sidebar", "executive",
    "academic", "technical", "minimal", "elegant", "split",
)  # fmt: skip

SIZE = (1000, 1414)
"""Width and height in pixels; an A4 page."""

_FOLDER = "showcase"
_WIDTHS = {FRONT: SIZE[0], BEHIND: 720}
_SMALL = 420

_SHOWN = {
    FRONT: ("product-manager", "modern"),
    BEHIND: ("software-engineer", "sidebar"),
    "classic": ("lawyer-ru", "classic"),
    "modern": ("marketing-es", "modern"),
    "compact": ("nurse", "compact"),
    "sidebar": ("designer-ja", "sidebar"),
    "executive": ("executive", "executive"),
    "academic": ("academic", "academic"),
    "technical": ("product-manager", "technical"),
    "minimal": ("graduate", "minimal"),
    "elegant": ("teacher-el", "elegant"),
    "split": ("software-engineer", "split"),
}
"""Picture -> sample and template."""


def path(key: str) -> str:
    """The address of a picture."""
    return f"/{_FOLDER}/{key}.webp"


def sample_path(key: str) -> str:
    """The address of the picture of a sample."""
    return f"/{_FOLDER}/samples/{key}.webp"


def make(assets: Path) -> None:
    """Draw all pictures into the folder of static files."""
    from altocv.cv import samples
    from altocv.typeset.templates import TEMPLATES as templates

    for key, (sample, template) in _SHOWN.items():
        design = templates[template].defaults.model_copy(update={"page_size": "A4"})
        cv = samples.load(sample).model_copy(update={"design": design})
        _draw(cv, assets / path(key)[1:], _WIDTHS.get(key, _SMALL))
    for key, _ in samples.names():
        _draw(samples.load(key), assets / sample_path(key)[1:], _SMALL)


def _draw(cv: CV, target: Path, width: int) -> None:
    from altocv.typeset.pdf import pdf
    from altocv.typeset.raster import page_image
    from altocv.typeset.render import typeset

    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(page_image(pdf(typeset(cv)), width=width))


if __name__ == "__main__":
    make(Path("assets"))
