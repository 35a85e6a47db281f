"""Texts as vectors whose angle says how alike they are in meaning."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from wordllama.inference import WordLlamaInference

_LONGEST = 2_000
"""Characters of a text that count; a mean over more says no more."""
_BATCH = 64
_LOADING = Lock()


class Space(Protocol):
    """A model of embeddings. Vectors of different spaces must not be compared; `name` tells them apart."""

    @property
    def name(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text, (n, dimensions) float32 of unit length; all zero for a text without words."""
        ...


class BuiltIn:
    """WordLlama's 256 dimensions from its wheel: on the CPU, without a network, the same each time.

    Made for free; the model (16 MB) is loaded with the first texts, once for the whole process.
    """

    name = "wordllama-0.4-256"
    dimensions = 256

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """See `Space`. Texts of like length go together, so that little is spent on padding."""
        cut = [text[:_LONGEST].strip() for text in texts]
        filled = sorted((index for index, text in enumerate(cut) if text), key=lambda index: len(cut[index]))
        found = np.zeros((len(cut), self.dimensions), dtype=np.float32)
        if filled:
            found[filled] = _model().embed([cut[index] for index in filled], batch_size=_BATCH)
        return unit(found)


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
