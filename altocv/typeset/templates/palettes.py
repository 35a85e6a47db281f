"""Named colour schemes. Text, muted, primary and accent are legible on the paper, `on_panel` on the
panel (contrast of at least 4.5 to 1, WCAG AA); the paper's white is legible on primary."""

from __future__ import annotations

from dataclasses import dataclass

from altocv.cv.design import Colors


@dataclass(frozen=True, slots=True)
class Palette:
    key: str
    name: str
    colors: Colors


def _palette(name: str, text: str, muted: str, primary: str, accent: str, rule: str, panel: str, on: str):
    colors = Colors(
        text=text, muted=muted, primary=primary, accent=accent, rule=rule, panel=panel, on_panel=on
    )
    return Palette(name.lower(), name, colors)


PALETTES: dict[str, Palette] = {
    palette.key: palette
    for palette in (
        _palette("Ink", "#1a1a1a", "#595959", "#1a1a1a", "#404040", "#b8b8b8", "#f3f2f0", "#1a1a1a"),
        _palette("Navy", "#1f2933", "#56616c", "#1b3a5c", "#2b5f8f", "#c5ced8", "#1b3a5c", "#ffffff"),
        _palette("Harbor", "#1e2a32", "#53626d", "#1f5673", "#24708f", "#c4d3da", "#e9f1f4", "#1e2a32"),
        _palette("Forest", "#1e2721", "#56635a", "#22543d", "#2f6f4f", "#c3d0c8", "#22473a", "#ffffff"),
        _palette("Sage", "#252b27", "#5a645d", "#4a5d4e", "#5c7360", "#cdd5cf", "#eef2ec", "#252b27"),
        _palette("Burgundy", "#2a1f22", "#665a5d", "#6d1f33", "#8c2f45", "#d8cbce", "#6d1f33", "#ffffff"),
        _palette("Terracotta", "#2b2421", "#675c57", "#9a3f22", "#a8502f", "#dccfc8", "#f8efea", "#2b2421"),
        _palette("Plum", "#262030", "#5f586b", "#4b2e6b", "#6b4593", "#d0c9d9", "#f3eff8", "#262030"),
        _palette("Cobalt", "#1b2130", "#555d70", "#1d3fbb", "#2c56d6", "#c9d0e2", "#eef2fc", "#1b2130"),
        _palette("Teal", "#1c2a2b", "#536264", "#0f5e63", "#167278", "#c2d3d4", "#0f4c50", "#ffffff"),
        _palette("Graphite", "#24282d", "#5a6168", "#343a42", "#4d5661", "#cbd0d5", "#2d333a", "#ffffff"),
        _palette("Bronze", "#2a2620", "#655e53", "#6f5320", "#80622c", "#d8d0c0", "#f7f3ea", "#2a2620"),
    )
}
"""By key, in the order of the gallery."""
