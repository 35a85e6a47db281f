"""Shapes as PDF path operators: outlines, rules, boxes, and the clip around a photo."""

from __future__ import annotations

from fontTools.pens.basePen import BasePen

from altocv.typeset.pages import Box, Picture, Rule

_ARC = 0.5523  # where the handles of a quarter circle stand, as a share of its radius


class PathPen(BasePen):
    """A fontTools pen that writes PDF path operators, curves as cubic ones, scaled and then moved.

    `flip` turns outlines that grow upwards (glyphs) or downwards (icons) into the page's own direction.
    """

    def __init__(self, x: float, y: float, scale: float, *, flip: bool = False) -> None:
        super().__init__(None)
        self._x, self._y = x, y
        self._scale_x, self._scale_y = scale, -scale if flip else scale
        self._parts: list[str] = []

    @property
    def operators(self) -> str:
        """What was drawn so far."""
        return " ".join(self._parts)

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = (
            f"{number(self._x + x * self._scale_x)} {number(self._y + y * self._scale_y)}" for x, y in points
        )
        self._parts.append(f"{' '.join(numbers)} {operator}")

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._write("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._write("l", pt)

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._write("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._parts.append("h")


def number(value: float) -> str:
    """A length with three decimals at most, as short as can be."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value else "0"


def rule(item: Rule, page_height: float) -> str:
    """The stroke of a rule, its colour left to the caller."""
    dash = number(item.dash)
    pattern = f"[{dash} {dash}] 0 d" if item.dash else "[] 0 d"
    start = f"{number(item.x0)} {number(page_height - item.y0)}"
    end = f"{number(item.x1)} {number(page_height - item.y1)}"
    return f"0 J {pattern} {number(item.thickness)} w {start} m {end} l S"


def box_path(x: float, y: float, width: float, height: float, radius: float, page_height: float) -> str:
    """The path of a rectangle with round corners; (x, y) is its top left, y grows downwards."""
    left, right, top, foot = x, x + width, page_height - y, page_height - y - height
    radius = max(0.0, min(radius, width / 2, height / 2))
    if not radius:
        return f"{number(left)} {number(foot)} {number(width)} {number(height)} re"
    handle = radius * (1 - _ARC)

    def point(px: float, py: float) -> str:
        return f"{number(px)} {number(py)}"

    def corner(x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> str:
        return f"{point(x1, y1)} {point(x2, y2)} {point(x3, y3)} c"

    return " ".join(
        (
            point(left + radius, foot) + " m",
            point(right - radius, foot) + " l",
            corner(right - handle, foot, right, foot + handle, right, foot + radius),
            point(right, top - radius) + " l",
            corner(right, top - handle, right - handle, top, right - radius, top),
            point(left + radius, top) + " l",
            corner(left + handle, top, left, top - handle, left, top - radius),
            point(left, foot + radius) + " l",
            corner(left, foot + handle, left + handle, foot, left + radius, foot),
            "h",
        )
    )


def box(item: Box, page_height: float) -> str:
    """The fill of a box, its colour and opacity left to the caller."""
    return box_path(item.x, item.y, item.width, item.height, item.radius, page_height) + " f"


def picture_radius(item: Picture) -> float:
    """The corner radius that gives a photo its shape; shared by both painters."""
    side = min(item.width, item.height)
    return {"circle": side / 2, "rounded": side * 0.12, "square": 0.0}[item.shape]
