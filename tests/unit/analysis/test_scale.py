"""Cosines of another space are laid over those of the built-in one."""

from __future__ import annotations

import numpy as np
import pytest

from altocv.analysis import scale
from altocv.analysis.embed import BuiltIn, unit
from altocv.analysis.scale import AS_IS, PAIRS
from tests.model_double import vector


def test_the_built_in_space_is_where_its_numbers_say() -> None:
    unlike, alike = scale.measured(BuiltIn().vectors(scale.texts()))
    assert (unlike, alike) == (pytest.approx(scale._UNLIKE, abs=1e-4), pytest.approx(scale._ALIKE, abs=1e-4))
    cosines = np.array([[0.1, 0.9]], dtype=np.float32)
    assert AS_IS(cosines) is cosines, "its scores are as they were, to the last bit"


def test_another_space_is_laid_over_it() -> None:
    rows = unit(np.array([vector(text) for text in scale.texts()], dtype=np.float32))
    assert scale.measured(rows)[0] > 0.45
    found = scale.scale(rows)
    assert found is not None
    count = len(PAIRS)
    cosines = found(rows[:count] @ rows[count:].T)
    assert cosines.dtype == np.float32
    assert np.trace(cosines) / count == pytest.approx(scale._ALIKE, abs=1e-4)
    assert cosines[~np.eye(count, dtype=bool)].mean() == pytest.approx(scale._UNLIKE, abs=1e-4)


@pytest.mark.parametrize("rows", [np.ones((24, 3)) / 3**0.5, np.zeros((24, 3)), -np.eye(24)])
def test_a_space_that_tells_nothing_apart_has_no_scale(rows: np.ndarray) -> None:
    assert scale.scale(rows.astype(np.float32)) is None
