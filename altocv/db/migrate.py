"""Bringing the database to the newest schema, as its owner, before the program works with it.

The program itself works as the ordinary role `altocv_app`, which row-level security binds. The owner makes
that role and gives it its rights here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.pool import NullPool

from altocv.config import Settings
from altocv.db.embedded import APP, EmbeddedPostgres
from altocv.errors import Unavailable

_ROOT = Path(__file__).resolve().parents[2]
_LOCK = 4_207_849_484
"""Advisory lock: two programs that start at once migrate one after the other."""

_USER_COLUMNS = "kind, email, locale, theme, name, avatar, password_hash, mail_notices"

NO_VECTOR = (
    "PostgreSQL has no pgvector, which AltoCV needs. Install its package on the database's server: on Debian "
    "and Ubuntu postgresql-17-pgvector, with the number of your version."
)

_WITHHELD = (
    f"REVOKE ALL ON alembic_version FROM {APP}",
    f"REVOKE INSERT, UPDATE ON users FROM {APP}",
    f"GRANT INSERT (id, created_at, {_USER_COLUMNS}), UPDATE ({_USER_COLUMNS}) ON users TO {APP}",
    f"REVOKE UPDATE ON audit_log FROM {APP}",
    f"REVOKE UPDATE, DELETE ON credit_entries FROM {APP}",
    f"REVOKE DELETE ON credit_accounts, credit_holds FROM {APP}",
)
"""What the program's role may not do: make somebody an admin, rewrite what is only ever added to."""


def sqlalchemy_url(url: str) -> str:
    """The same address with the driver that we use."""
    return re.sub(r"^postgres(ql)?(\+psycopg)?://", "postgresql+psycopg://", url)


def owner_url(config: Settings) -> str:
    """Address of the database as its owner: `DATABASE_URL`, or the embedded server's superuser."""
    given = config.database_url
    return given.get_secret_value() if given else EmbeddedPostgres(config.data).owner_url


def owner_engine(url: str) -> Engine:
    return create_engine(sqlalchemy_url(url), poolclass=NullPool, connect_args={"connect_timeout": 10})


@contextmanager
def unbound(url: str, *tables: str) -> Iterator[Connection]:
    """A transaction of the owner's that sees all rows of some tables, also where the owner is ordinary."""
    with _answering(), owner_engine(url).begin() as connection:
        for table in tables:
            connection.execute(text(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY"))
        yield connection
        for table in tables:
            connection.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))


def upgrade(url: str, *, app_logs_in: bool = False) -> None:
    """Migrate to the newest schema and give the program's role its rights.

    `app_logs_in` lets the role log in by itself (the embedded server). Raises Unavailable when the database
    does not answer, when nothing would make row-level security bind, or when pgvector is missing.
    """
    with _answering(), owner_engine(url).connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
        connection.commit()
        _make_role(connection, app_logs_in)
        _make_vector(connection)
        _migrate(connection)
        if _role_of(connection):
            connection.execute(text(f"GRANT USAGE ON SCHEMA public TO {APP}"))
            connection.execute(
                text(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP}")
            )
            for statement in _WITHHELD:
                connection.execute(text(statement))
            connection.commit()


def app_role(url: str) -> str | None:
    """The role that transactions must take at this address; None where its own user is ordinary.

    Raises Unavailable as `upgrade` does.
    """
    with _answering(), owner_engine(url).connect() as connection:
        return _role_of(connection)


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
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


def has_vector(url: str) -> bool:
    """Whether the server of the database has pgvector. Raises Unavailable when it does not answer."""
    with _answering(), owner_engine(url).connect() as connection:
        return _has_vector(connection)


def _has_vector(connection: Connection) -> bool:
    there = text("SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector')")
    return bool(connection.scalar(there))


def _make_vector(connection: Connection) -> None:
    """The extension pgvector, with which vectors are kept and compared."""
    if not _has_vector(connection):
        raise Unavailable(NO_VECTOR)
    try:
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
        connection.commit()
    except ProgrammingError as error:
        connection.rollback()
        raise Unavailable(
            "The user of DATABASE_URL may not turn pgvector on. Run as a superuser, in this database: "
            "CREATE EXTENSION vector;"
        ) from error


def _migrate(connection: Connection) -> None:
    from alembic.config import Config

    from alembic import command

    config = Config(_ROOT / "alembic.ini")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


def _role_of(connection: Connection) -> str | None:
    """The role to work as: the app's where we may take it, else None when row-level security binds us."""
    row = connection.execute(
        text(
            "SELECT r.rolsuper OR r.rolbypassrls AS unbound, "
            "EXISTS (SELECT FROM pg_roles a WHERE rolname = :app AND pg_has_role(a.oid, 'MEMBER')) AS member "
            "FROM pg_roles r WHERE r.rolname = current_user"
        ),
        {"app": APP},
    ).one()
    if row.member:
        return APP
    if row.unbound:
        raise Unavailable(
            "The user of DATABASE_URL ignores row-level security and may not become altocv_app. "
            "Use an ordinary user, or run: GRANT altocv_app TO <that user>."
        )
    return None
