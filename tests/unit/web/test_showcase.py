"""The pictures that were drawn beforehand are all there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from altocv.cv import samples
from altocv.web import showcase

ASSETS = Path(__file__).parents[3] / "assets"


@pytest.mark.parametrize("key", (showcase.FRONT, showcase.BEHIND, *showcase.TEMPLATES))
def test_start_page(key: str) -> None:
    with Image.open(ASSETS / showcase.path(key)[1:]) as picture:
        assert abs(picture.width / picture.height - showcase.SIZE[0] / showcase.SIZE[1]) < 0.01


@pytest.mark.parametrize("key", [key for key, _ in samples.names()])
def test_samples(key: str) -> None:
    with Image.open(ASSETS / showcase.sample_path(key)[1:]) as picture:
        assert picture.width >= 400
