"""Bringing the database to the newest schema, as its owner, before the program works with it.

The program itself works as the ordinary role `altocv_app`, which row-level security binds. The owner makes
that role and gives it its rights here.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from altocv.config import settings
from altocv.db.embedded import APP, EmbeddedPostgres
from altocv.errors import Unavailable

_ROOT = Path(__file__).resolve().parents[2]
_LOCK = 4_207_849_484
"""Advisory lock: two programs that start at once migrate one after the other."""


def sqlalchemy_url(url: str) -> str:
    """The same address with the driver that we use."""
    return re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", url)


def owner_url() -> str:
    """Address of the database as its owner: `DATABASE_URL`, or the embedded server's superuser."""
    given = settings().database_url
    return given.get_secret_value() if given else EmbeddedPostgres(settings().data).owner_url


def owner_engine(url: str | None = None) -> Engine:
    return create_engine(
        sqlalchemy_url(url or owner_url()), poolclass=NullPool, connect_args={"connect_timeout": 10}
    )


def upgrade(url: str, *, app_logs_in: bool = False) -> str | None:
    """Migrate to the newest schema; the role that the program must take in each transaction, if any.

    `app_logs_in` lets the role log in by itself (the embedded server). Raises Unavailable when the database
    does not answer, or when nothing would make row-level security bind.
    """
    try:
        with owner_engine(url).connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
            connection.commit()
            _make_role(connection, app_logs_in)
            _migrate(connection)
            return _grant(connection)
    except OperationalError as error:
        raise Unavailable(
            f"The database does not answer: {str(error.orig).strip()}. Check DATABASE_URL and that it runs."
        ) from error


def _make_role(connection: Connection, login: bool) -> None:
    exists = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": APP})
    try:
        if not exists:
            connection.execute(text(f"CREATE ROLE {APP} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE"))
            connection.execute(text(f"GRANT {APP} TO CURRENT_USER"))
        if login:
            connection.execute(text(f"ALTER ROLE {APP} LOGIN"))
        connection.commit()
    except ProgrammingError:
        # No right to make roles: then the owner itself is ordinary, and FORCE ROW LEVEL SECURITY binds it.
        connection.rollback()


def _migrate(connection: Connection) -> None:
    from alembic.config import Config

    from alembic import command

    config = Config(_ROOT / "alembic.ini")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


def _grant(connection: Connection) -> str | None:
    row = connection.execute(
        text(
            "SELECT r.rolsuper OR r.rolbypassrls, r.rolsuper OR "
            "coalesce((SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = :app), false) "
            "FROM pg_roles r WHERE r.rolname = current_user"
        ),
        {"app": APP},
    ).one()
    unbound, member = bool(row[0]), bool(row[1])
    if member:
        connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {APP}"))
        connection.execute(
            text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP}")
        )
        connection.execute(text(f"REVOKE ALL ON alembic_version FROM {APP}"))
        connection.commit()
        return APP
    if unbound:
        raise Unavailable(
            "The user of DATABASE_URL ignores row-level security and may not become altocv_app. "
            "Use an ordinary user, or run: GRANT altocv_app TO <that user>."
        )
    return None
