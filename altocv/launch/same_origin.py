"""A Reflex plugin that makes a production build independent of its address."""

from __future__ import annotations

from typing import Any

import reflex as rx

from altocv.launch.frontend import follow_the_address


class SameOrigin(rx.plugins.Plugin):
    """After a build, the pages talk to the origin that they were loaded from."""

    def post_build(self, **context: Any) -> None:
        if not follow_the_address(context["static_dir"], rx.config.get_config().api_url):
            raise RuntimeError("The built pages hold no server address to replace; has Reflex changed it?")
