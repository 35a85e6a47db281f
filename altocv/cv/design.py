"""How a CV looks: the design tree, apart from the content. Lengths are points (1/72 in)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

HexColor = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", description="lower-case #rrggbb")]

PAGE_SIZES: dict[str, tuple[float, float]] = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}
"""Width and height in points."""

ColorRole = Literal["text", "muted", "primary", "accent", "rule", "paper", "panel", "on_panel"]
"""The colours that a template may use. In the preview each is the CSS custom property --cv-<role>."""


class Colors(BaseModel):
    """One colour a role. `panel` is the fill behind a sidebar or banner, `on_panel` the text on it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: HexColor = "#1f2328"
    muted: HexColor = "#5b636d"
    primary: HexColor = "#1f4e79"
    accent: HexColor = "#2f6f9f"
    rule: HexColor = "#c9d1d9"
    paper: HexColor = "#ffffff"
    panel: HexColor = "#f2f5f8"
    on_panel: HexColor = "#1f2328"


class Design(BaseModel):
    """Every value the design panel can set. Paths are `design/<field>` and `design/colors/<role>`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    template: str = Field(default="classic", max_length=40)
    page_size: Literal["A4", "Letter"] = "A4"
    margin_x: float = Field(default=48, ge=18, le=108)
    margin_y: float = Field(default=46, ge=18, le=108)
    colors: Colors = Colors()
    body_font: str = Field(default="Source Sans 3", max_length=60)
    heading_font: str = Field(default="Source Sans 3", max_length=60)
    size: float = Field(default=10, ge=7, le=14, description="body size in points")
    scale: float = Field(default=1.0, ge=0.8, le=1.4, description="multiplies heading sizes")
    leading: float = Field(default=1.35, ge=1.0, le=2.0, description="line height as a multiple of the size")
    density: float = Field(default=1.0, ge=0.4, le=1.8, description="multiplies the space between blocks")
    columns: Literal["auto", "one", "two"] = "auto"
    side: Literal["auto", "left", "right"] = "auto"
    side_width: float = Field(default=0.32, ge=0.2, le=0.45, description="share of the page width")
    justify: bool = False
    hyphenate: bool = False
    date_format: Literal["MMM YYYY", "MMMM YYYY", "MM/YYYY", "YYYY-MM", "YYYY"] = "MMM YYYY"
    show_icons: bool = True
    show_photo: bool = True
    photo_shape: Literal["circle", "rounded", "square"] = "circle"
    photo_size: float = Field(default=78, ge=40, le=160)
    page_numbers: bool = False
    group_roles: bool = True
    uppercase_titles: bool | None = Field(default=None, description="None leaves it to the template")
    show_links: bool = Field(default=True, description="underline links in the text")


def hex_color(text: str) -> str:
    """A typed colour as #rrggbb: `#ABC`, `abcdef` and a few names are understood; anything else is
    returned as it was, for validation to refuse."""
    bare = text.strip().lower().removeprefix("#")
    if len(bare) == 3 and all(c in "0123456789abcdef" for c in bare):
        bare = "".join(c * 2 for c in bare)
    return {"black": "#000000", "white": "#ffffff"}.get(bare, f"#{bare}")
