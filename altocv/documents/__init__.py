"""CVs as they are kept: saved changes, undo and redo, versions, search."""
