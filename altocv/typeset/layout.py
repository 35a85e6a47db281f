"""From a sheet of blocks to finished pages; see `altocv.typeset.engine`."""

from altocv.typeset.engine.flow import set_pages

__all__ = ["set_pages"]
