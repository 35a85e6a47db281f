"""The database of the settings, made ready and connected."""

from __future__ import annotations

from altocv.config import Settings
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.migrate import app_role, owner_url, upgrade


def prepare(config: Settings) -> EmbeddedPostgres | None:
    """Start the embedded server where there is no `DATABASE_URL`, and migrate. Returns what to stop later.

    The caller holds the data folder's lock. Raises Unavailable.
    """
    if not config.embedded_database:
        upgrade(owner_url(config))
        return None
    server = EmbeddedPostgres(config.data)
    server.start()
    try:
        upgrade(server.owner_url, app_logs_in=True)
    except BaseException:
        server.stop()
        raise
    return server


def worker_url(config: Settings) -> str:
    """The address that work beside the requests connects to, with its own connections."""
    return EmbeddedPostgres(config.data).app_url if config.embedded_database else owner_url(config)


def connect(config: Settings) -> Database:
    """A pool on the prepared database, as the ordinary role. Raises Unavailable."""
    if config.embedded_database:
        return Database(EmbeddedPostgres(config.data).app_url)
    url = owner_url(config)
    return Database(url, role=app_role(url))
