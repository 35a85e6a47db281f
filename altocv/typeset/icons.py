"""Pictograms as vector outlines, from Font Awesome 7 Free (icons CC BY 4.0) in the `rendercv_fonts` wheel.

They are painted as paths, never as text: a font's private code points in the text layer are what makes a CV
unreadable for applicant tracking systems.
"""

# uharfbuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen

from altocv.typeset.fonts import WHEEL

_FILES = {
    "solid": WHEEL / "Font Awesome 7" / "Font Awesome 7 Free-Solid-900.otf",
    "brands": WHEEL / "Font Awesome 7" / "Font Awesome 7 Brands-Regular-400.otf",
}
_VIEW = 576.0
_MIDDLE = 192.0  # half-way between the top and the foot of Font Awesome's box, over the baseline

GENERIC = "link"
"""What an unknown name is drawn as."""

_ALIASES = {
    "x": "x-twitter",
    "email": "envelope",
    "mail": "envelope",
    "location": "location-dot",
    "address": "house",
    "web": "globe",
    "website": "globe",
    "mobile": "mobile-screen",
    "birthday": "cake-candles",
    "nationality": "passport",
    "summary": "user",
    "work": "briefcase",
    "volunteer": "hand-holding-heart",
    "education": "graduation-cap",
    "projects": "diagram-project",
    "skills": "screwdriver-wrench",
    "languages": "language",
    "certificates": "certificate",
    "awards": "trophy",
    "publications": "book-open",
    "interests": "heart",
    "references": "comments",
    "custom": "list-ul",
}

NAMES: tuple[str, ...] = (
    "link", "email", "phone", "mobile", "location", "address", "web", "car", "calendar", "birthday",
    "nationality", "id-card", "user", "users", "briefcase", "building", "landmark", "industry", "store",
    "graduation-cap", "school", "chalkboard-user", "book", "book-open", "newspaper", "pen-nib", "feather",
    "certificate", "award", "medal", "trophy", "star", "heart", "hand-holding-heart", "handshake", "comments",
    "bullhorn", "language", "globe", "plane", "route", "code", "terminal", "laptop-code", "database",
    "server", "cloud", "microchip", "robot", "bug", "shield-halved", "lock", "gear", "screwdriver-wrench",
    "toolbox", "hammer", "helmet-safety", "ruler-combined", "compass-drafting", "cubes", "diagram-project",
    "list-ul", "chart-line", "chart-pie", "calculator", "coins", "scale-balanced", "gavel", "stethoscope",
    "user-doctor", "heart-pulse", "flask", "microscope", "dna", "atom", "seedling", "leaf", "palette",
    "brush", "camera", "film", "music", "microphone", "gamepad", "futbol", "dumbbell", "person-running",
    "person-hiking", "bicycle", "utensils", "mug-hot", "paw", "lightbulb", "rocket", "bolt", "key", "flag",
    "quote-left", "wheelchair", "truck", "ship", "linkedin", "github", "gitlab", "x-twitter", "mastodon",
    "bluesky", "stack-overflow", "orcid", "google-scholar", "researchgate", "kaggle", "youtube", "instagram",
    "facebook", "behance", "dribbble", "medium", "telegram", "whatsapp", "xing", "skype", "discord", "twitch",
    "tiktok",
)  # fmt: skip
"""The names offered where an icon is picked; `outline` also knows every other Font Awesome name."""

_NETWORKS = {
    "x": "x-twitter",
    "twitter": "x-twitter",
    "linkedin": "linkedin-in",
    "scholar": "google-scholar",
    "stackoverflow": "stack-overflow",
    "stackexchange": "stack-exchange",
    "devto": "dev",
    "facebook": "facebook-f",
    "hackernews": "hacker-news",
    "wechat": "weixin",
    "vimeo": "vimeo-v",
    "medium": "medium",
    "npmjs": "npm",
    "googleplay": "google-play",
    "appstore": "app-store",
    "substack": "newspaper",
    "blog": "pen-nib",
    "portfolio": "globe",
    "homepage": "globe",
    "huggingface": "robot",
    "codeberg": "code",
    "leetcode": "code",
    "codewars": "code",
    "sourcehut": "code",
    "arxiv": "file-lines",
    "scopus": "book",
    "matrix": "comments",
    "signal": "signal-messenger",
}


@dataclass(frozen=True, slots=True)
class Outline:
    """An icon as SVG path data in a square of side `view` (y grows downwards)."""

    d: str
    view: float


@lru_cache(maxsize=512)
def outline(name: str) -> Outline:
    """The icon of that name: one of `NAMES` or any Font Awesome name. `GENERIC` where there is none."""
    glyph, view = _glyph(name)
    pen = SVGPathPen(None, ntos=lambda number: str(round(number)))
    glyph.replay(pen)
    return Outline(pen.getCommands(), view)


def draw(name: str, pen: object) -> float:
    """Draw the icon with a fontTools pen in its square (y grows downwards); returns the square's side."""
    glyph, view = _glyph(name)
    glyph.replay(pen)
    return view


@lru_cache(maxsize=512)
def for_network(network: str) -> str:
    """The icon of a network as people write it ("LinkedIn", "Stack Overflow", "X (Twitter)")."""
    words = re.findall(r"[a-z0-9]+", network.lower())
    candidates = ["".join(words), "-".join(words), *words]
    for candidate in candidates:
        if candidate in _NETWORKS:
            return _NETWORKS[candidate]
        if _find(candidate):
            return candidate
    return GENERIC


@cache
def _font(kind: str) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(str(_FILES[kind]))))


def _find(name: str) -> tuple[str, int] | None:
    """Which file draws a name, and the glyph. Single letters and blanks are characters, not icons."""
    name = _ALIASES.get(name, name)
    if len(name) < 2 or not name.isascii():
        return None
    for kind in ("brands", "solid"):
        gid = _font(kind).get_glyph_from_name(name)
        if gid and _font(kind).get_glyph_extents(gid).width:
            return kind, gid
    return None


@lru_cache(maxsize=512)
def _glyph(name: str) -> tuple[RecordingPen, float]:
    """The outline in the middle of a square, and the square's side."""
    found = _find(name.strip().lower()) or _find(GENERIC)
    assert found is not None
    kind, gid = found
    font = _font(kind)
    extents = font.get_glyph_extents(gid)
    centre = extents.x_bearing + extents.width / 2
    top, foot = extents.y_bearing, extents.y_bearing + extents.height
    view = max(_VIEW, extents.width, 2 * (top - _MIDDLE), 2 * (_MIDDLE - foot))
    recording = RecordingPen()
    font.draw_glyph_with_pen(
        gid, TransformPen(recording, (1, 0, 0, -1, view / 2 - centre, view / 2 + _MIDDLE))
    )
    return recording, view
