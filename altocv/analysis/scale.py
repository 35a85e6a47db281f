"""Making the cosines of any space comparable with those of the built-in one.

Each model of embeddings has its own idea of far and near: two texts that have nothing in common may have a
cosine of 0.1 in one and 0.6 in another. So a space is asked for the vectors of twelve pairs of sentences, a
requirement and a line of a CV that answers it. Their mean cosine is what it calls alike, the mean of each
requirement with the eleven other lines what it calls unlike; both are laid over those of the built-in space.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

PAIRS: tuple[tuple[str, str], ...] = (
    ("Experience with relational databases and SQL", "Designed relational databases and tuned SQL queries"),
    ("Care for patients in intensive care", "Cared for patients of an intensive care unit"),
    ("Close the monthly accounts of the company", "Closed the accounts of three companies each month"),
    ("Teach mathematics to children", "Taught mathematics to classes of thirty children"),
    ("Plan and lead the work on building sites", "Led the work on two building sites, from plan to keys"),
    ("Cook seasonal menus in a busy kitchen", "Cooked in the kitchen of a busy restaurant, wrote its menus"),
    ("Sell software to large customers", "Sold software to large customers in four countries"),
    ("Run advertising campaigns on social media", "Ran campaigns with advertising on social media"),
    ("Draft and negotiate commercial contracts", "Negotiated commercial contracts, drafted their terms"),
    ("Drive a forklift and load trucks in a warehouse", "Loaded trucks by forklift in a cold warehouse"),
    (
        "Recruit people and guide them in their first weeks",
        "Recruited sixty people and guided their first weeks",
    ),
    (
        "Draw the look of apps and test it with users",
        "Drew the look of a bank's apps and tested it with users",
    ),
)
"""A requirement and a line of a CV that answers it, of twelve professions."""

_UNLIKE, _ALIKE = 0.03296, 0.73556
"""The means of the built-in space, as `measured` finds them."""
_LEAST = 0.05
"""Means nearer than this tell nothing apart."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Straight line from the cosines of a space to those of the built-in one."""

    gain: float
    offset: float

    def __call__(self, cosines: np.ndarray) -> np.ndarray:
        """The cosines as the built-in space would have them, float32 of the same shape."""
        return cosines if self == AS_IS else (self.gain * cosines + self.offset).astype(np.float32)


AS_IS = Scale(1, 0)
"""That of the built-in space."""


def texts() -> list[str]:
    """The texts that a space is asked for, to be given to `scale` in their order."""
    return [text for pair in zip(*PAIRS, strict=True) for text in pair]


def measured(rows: np.ndarray) -> tuple[float, float]:
    """The mean cosine of unlike texts and of alike ones; `rows` are the unit vectors of `texts`."""
    count = len(PAIRS)
    cosines = rows[:count] @ rows[count:].T
    alike = float(np.trace(cosines)) / count
    return (float(cosines.sum()) - count * alike) / (count * (count - 1)), alike


def scale(rows: np.ndarray) -> Scale | None:
    """The scale of a space by its vectors of `texts`; None where it does not tell alike from unlike."""
    unlike, alike = measured(rows)
    if not alike - unlike >= _LEAST:
        return None
    gain = (_ALIKE - _UNLIKE) / (alike - unlike)
    return Scale(gain, _UNLIKE - gain * unlike)
