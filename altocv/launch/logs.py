"""Logging: one line an event, readable on a terminal and JSON elsewhere; no tokens, no addresses' queries."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from altocv.config import Settings

_QUIET = (
    "alembic",
    "httpx",
    "httpcore",
    "urllib3",
    "botocore",
    "boto3",
    "asyncio",
    "PIL",
    "fontTools",
    "fpdf",
    "_granian",
)
_SECRET = ("token", "secret", "password", "cookie", "authorization")


def set_up(config: Settings) -> None:
    """Send structlog and the standard library's logging through one formatter to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_secrets,
    ]
    plain = config.log_format == "console" or (config.log_format == "auto" and sys.stderr.isatty())
    # Tracebacks without the values of variables: those hold people's CVs.
    bare = structlog.dev.plain_traceback
    last: list[Any] = (
        [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=bare)]
        if plain
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    logging.basicConfig(handlers=[handler], level=config.log_level.upper(), force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _without_secrets(logger: Any, name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Blank out values that should not have been logged in the first place."""
    for key in event:
        if any(word in key.lower() for word in _SECRET):
            event[key] = "…"
    return event
