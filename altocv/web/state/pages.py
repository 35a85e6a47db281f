"""The pages in the browser: a state of its own, so that a key press redraws them and no form beside them."""

from __future__ import annotations

import reflex as rx

from altocv.web.preview import Patch


class PagesState(rx.State):
    """What brings the browser's pages up to date."""

    patch: Patch = {"base": -1, "rev": 0, "count": 0, "pages": []}
