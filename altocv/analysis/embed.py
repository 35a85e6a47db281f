"""Texts as vectors whose angle says how alike they are in meaning."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

from altocv.analysis.scale import AS_IS, Scale

if TYPE_CHECKING:
    from wordllama.inference import WordLlamaInference

LONGEST = 2_000
"""Characters of a text that count; a mean over more says no more."""
BUILT_IN = "wordllama-0.4-256"
_BATCH = 64
_LOADING = Lock()


class Space(Protocol):
    """A model of embeddings. Vectors of different spaces must not be compared; `name` tells them apart."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    @property
    def scale(self) -> Scale:
        """What makes its cosines comparable with those of the built-in space."""
        ...

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text, (n, dimensions) float32 of unit length; all zero for a text without words."""
        ...


class BuiltIn:
    """WordLlama's 256 dimensions from its wheel: on the CPU, without a network, the same each time.

    Made for free; the model (16 MB) is loaded with the first texts, once for the whole process.
    """

    name = BUILT_IN
    dimensions = 256
    scale = AS_IS

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """See `Space`. Texts of like length go together, so that little is spent on padding."""
        short = [cut(text) for text in texts]
        filled = sorted((at for at, text in enumerate(short) if text), key=lambda at: len(short[at]))
        found = np.zeros((len(short), self.dimensions), dtype=np.float32)
        if filled:
            found[filled] = _model().embed([short[at] for at in filled], batch_size=_BATCH)
        return unit(found)


class Known:
    """A space of which only the vectors of certain texts are known; those were brought from elsewhere."""

    def __init__(self, name: str, scale: Scale, vectors: Mapping[str, np.ndarray], dimensions: int) -> None:
        """`vectors` are (dimensions,) and of unit length; their texts are as `cut` has them."""
        self.name, self.scale, self.dimensions, self._vectors = name, scale, dimensions, vectors

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """See `Space`. Raises KeyError for a text that was not brought."""
        found = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(map(cut, texts)):
            if text:
                found[row] = self._vectors[text]
        return found


def cut(text: str) -> str:
    """What counts of a text."""
    return text[:LONGEST].strip()


def unit(rows: np.ndarray) -> np.ndarray:
    """The rows at unit length, float32; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _model() -> WordLlamaInference:
    with _LOADING:
        return _load()


@lru_cache(maxsize=1)
def _load() -> WordLlamaInference:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        import wordllama
    finally:  # importing it configures the logging of the whole process
        root.handlers[:] = handlers
        root.setLevel(level)
    # 0.4.0 looks for its bundled tokenizer in the wrong folder without `cache_dir`.
    folder = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=folder, disable_download=True)
