"""Edits: the one way in which a CV changes.

An edit is small, typed, serialisable and invertible; its values are plain JSON. `apply` takes a group of
them whole or refuses it whole, and returns the new CV with the group that undoes it. What a group does not
touch stays the same object, and only what changed is validated, so the cost does not grow with the CV.
Paths are described in `altocv.cv.paths`.
"""

from altocv.cv.edits.draft import apply, replacing, with_fresh_ids
from altocv.cv.edits.labels import Label, describe, label
from altocv.cv.edits.merge import conflicts, rebase, touches
from altocv.cv.edits.model import EDITS, Edit, Insert, Move, Remove, Set, dump, read
from altocv.cv.paths import get

__all__ = [
    "EDITS", "Edit", "Insert", "Label", "Move", "Remove", "Set", "apply", "conflicts", "describe", "dump",
    "get", "label", "read", "rebase", "replacing", "touches", "with_fresh_ids",
]  # fmt: skip
