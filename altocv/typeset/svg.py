"""Pages as SVG: one of the two painters of the display list (the other is `pdf`).

Text is real text, set in subsets of the very fonts that it was measured with (see `webfonts`), so it can be
selected and found and stands where the PDF has it. Colours are CSS custom properties (`--cv-primary` …): the
element around the pages sets them, see `color_style`. All text is escaped; what XML cannot hold is dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import get_args

from altocv.cv.design import ColorRole, Colors
from altocv.typeset import fonts, icons
from altocv.typeset.links import safe_uri
from altocv.typeset.pages import Box, Icon, Item, Page, Pages, Picture, Region, Rule, TextRun
from altocv.typeset.pdf_shapes import picture_radius

# From this width (points) on, and over any space, the browser is told how wide a run is: it rounds font
# sizes, and kerns letters with the spaces beside them where the layout measures word by word.
_LONG = 60.0

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# As the layout has it: no hinted widths, nothing inherited from the page around.
_STYLE = (
    "text-rendering:geometricPrecision;font-kerning:normal;font-weight:400;"
    "font-style:normal;letter-spacing:0;word-spacing:0;text-transform:none"
)
# Browsers' own rule for text elements collapses spaces, and only another rule can say otherwise.
_RULES = "<style>.cv-sheet text{white-space:pre}</style>"


def page_svg(
    pages: Pages, index: int, *, photo_url: str | None = None, links: bool = False, regions: bool = False
) -> str:
    """One page as an SVG element.

    Texts and icons carry `data-path`, the field that they come from. With `links` addresses are live;
    without, they are in `data-href` and a click stays on the page. With `regions` the sections and entries
    are there as invisible rectangles with `data-region` and `data-group`, the list that they can be moved in.
    The photo is shown where `photo_url` is given.
    """
    page = pages.pages[index]
    width, height = f"{pages.width:.6g}", f"{pages.height:.6g}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="cv-sheet" viewBox="0 0 {width} {height}"'
        f' direction="ltr" lang="{_attribute(pages.language)}" style="{_STYLE}">{_RULES}'
        f'<path fill="var(--cv-paper)" d="M0 0h{width}v{height}H0z"/>'
    ]
    if regions:
        parts += _regions(page.regions)
    _paint(page, parts, photo_url, links)
    parts.append("</svg>")
    return "".join(parts)


def color_style(colors: Colors) -> dict[str, str]:
    """The custom properties that give the pages their colours."""
    return {_property(role): getattr(colors, role) for role in get_args(ColorRole)}


def standalone_svg(pages: Pages, index: int, *, photo_url: str | None = None) -> str:
    """One page as an SVG file of its own, its colours written in (fonts are still the reader's to load)."""
    svg = page_svg(pages, index, photo_url=photo_url, links=True)
    for name, value in color_style(pages.colors).items():
        svg = svg.replace(f"var({name})", value)
    return svg


def _paint(page: Page, parts: list[str], photo_url: str | None, links: bool) -> None:
    """Append the items; neighbouring runs of one style share a group."""
    group: tuple[str, float, ColorRole] | None = None
    for item in page.items:
        if type(item) is TextRun:
            style = (item.face, item.size, item.color)
            if style != group:
                if group:
                    parts.append("</g>")
                parts.append(_group(*style))
                group = style
            parts.append(_text(item, links))
            continue
        if group:
            parts.append("</g>")
            group = None
        parts.append(_shape(item, photo_url, links))
    if group:
        parts.append("</g>")


def _text(run: TextRun, links: bool) -> str:
    """A run; its group gives face, size and colour."""
    text = _shown(run.text, run.face, run.hyphen)
    path = f' data-path="{_attribute(run.path)}"' if run.path else ""
    if run.start:
        path += f' data-start="{run.start}"'
    if run.tracking or run.word_spacing or run.rtl:
        path += _spacing(run)
    if run.width > _LONG or " " in run.text:
        path += f' textLength="{run.width:.5g}" lengthAdjust="spacingAndGlyphs"'
    x = run.x + run.width if run.rtl else run.x
    element = f'<text x="{x:.5g}" y="{run.baseline:.5g}"{path}>{text}</text>'
    if run.underline:
        element += _underline(run)
    return _linked(element, run.href, links) if run.href else element


@lru_cache(maxsize=8192)
def _shown(text: str, face_key: str, hyphen: bool) -> str:
    """The text as its face shows it, escaped, with the hyphen that ends it."""
    face = fonts.by_key(face_key)
    return escape(_UNPRINTABLE.sub("", face.shown(text) + (face.hyphen if hyphen else "")))


def _spacing(run: TextRun) -> str:
    spacing = ""
    if run.rtl:
        spacing = ' direction="rtl" unicode-bidi="bidi-override"'
    if run.tracking:
        spacing += f' letter-spacing="{run.tracking:.4g}"'
    if run.word_spacing:
        spacing += f' word-spacing="{run.word_spacing:.4g}"'
    return spacing


def _underline(run: TextRun) -> str:
    face = fonts.by_key(run.face)
    thickness = face.underline_thickness * run.size
    top = run.baseline + face.underline_offset * run.size - thickness / 2
    return f'<path d="M{run.x:.5g} {top:.5g}h{run.width:.5g}v{thickness:.3g}h{-run.width:.5g}z"/>'


def _linked(element: str, href: str, links: bool) -> str:
    """The element as a link, or with its address beside it for the editor."""
    uri = safe_uri(href)
    if uri is None:
        return element
    if links:
        return f'<a href="{escape(uri)}" target="_blank" rel="noopener noreferrer">{element}</a>'
    return element.replace(" ", f' data-href="{escape(uri)}" ', 1)


@lru_cache(maxsize=1024)
def _group(face: str, size: float, color: ColorRole) -> str:
    family = fonts.by_key(face).css_family
    return f'<g font-family="{family}" font-size="{size:.5g}" fill="var({_property(color)})">'


def _shape(item: Item, photo_url: str | None, links: bool) -> str:
    match item:
        case Icon():
            return _icon(item, links)
        case Rule():
            dash = f' stroke-dasharray="{item.dash:.4g}"' if item.dash else ""
            return (
                f'<path d="M{item.x0:.5g} {item.y0:.5g}L{item.x1:.5g} {item.y1:.5g}"'
                f' stroke="var({_property(item.color)})" stroke-width="{item.thickness:.4g}"{dash}/>'
            )
        case Box():
            radius = f' rx="{item.radius:.4g}"' if item.radius else ""
            alpha = f' fill-opacity="{item.alpha:.3g}"' if item.alpha < 1 else ""
            return (
                f'<rect x="{item.x:.5g}" y="{item.y:.5g}" width="{item.width:.5g}" height="{item.height:.5g}"'
                f' fill="var({_property(item.color)})"{radius}{alpha}/>'
            )
        case Picture() if photo_url:
            return _picture(item, photo_url)
    return ""


def _icon(item: Icon, links: bool) -> str:
    outline = icons.outline(item.name)
    path = f' data-path="{_attribute(item.path)}"' if item.path else ""
    scale = item.size / outline.view
    element = (
        f'<path transform="translate({item.x:.5g} {item.y:.5g}) scale({scale:.4g})"'
        f' fill="var({_property(item.color)})"{path} d="{outline.d}"/>'
    )
    return _linked(element, item.href, links) if item.href else element


def _picture(item: Picture, url: str) -> str:
    """The photo, cut in the middle to its frame and clipped to its shape."""
    frame = f'x="{item.x:.5g}" y="{item.y:.5g}" width="{item.width:.5g}" height="{item.height:.5g}"'
    path = f' data-path="{_attribute(item.path)}"' if item.path else ""
    clip = f"inset(0 round {picture_radius(item):.4g}px)"
    return (
        f'<image {frame} preserveAspectRatio="xMidYMid slice" href="{_attribute(url)}"{path}'
        f' style="clip-path:{clip}"/>'
    )


def _regions(regions: tuple[Region, ...]) -> list[str]:
    """Invisible rectangles, the larger first, so that what lies on top is the smallest under a pointer."""
    rects = ['<g fill="none" pointer-events="all">']
    for region in sorted(regions, key=lambda region: region.width * region.height, reverse=True):
        group = _group_of(region, regions)
        rects.append(
            f'<rect data-region="{_attribute(region.path)}"'
            + (f' data-group="{_attribute(group)}"' if group else "")
            + f' x="{region.x:.5g}" y="{region.y:.5g}" width="{region.width:.5g}"'
            f' height="{region.height:.5g}"/>'
        )
    return [*rects, "</g>"]


def _group_of(region: Region, regions: tuple[Region, ...]) -> str:
    """The list that a region can be moved in: `sections`, or its section for an entry."""
    if region.kind != "entry":
        return "sections" if region.kind == "section" else ""
    middle = (region.x + region.width / 2, region.y + min(region.height, 2.0) / 2)
    around = [
        other.path
        for other in regions
        if other.kind == "section"
        and other.x <= middle[0] <= other.x + other.width
        and other.y <= middle[1] <= other.y + other.height
    ]
    return around[-1] if around else ""


def _property(role: ColorRole) -> str:
    return f"--cv-{role.replace('_', '-')}"


@lru_cache(maxsize=4096)
def _attribute(value: str) -> str:
    return escape(_UNPRINTABLE.sub("", value))
