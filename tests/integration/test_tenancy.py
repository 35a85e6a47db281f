"""Row-level security: the second lock, tried with raw SQL as somebody who has got past the first."""

from __future__ import annotations

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from altocv.cv.document import CV, Basics
from altocv.cv.edits import Set
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.migrate import app_role, has_vector, owner_engine, upgrade
from altocv.db.models import Base
from altocv.documents.service import Documents
from altocv.errors import Unavailable

TABLES = ("cvs", "changes", "undo_steps", "versions", "sessions")


@pytest.fixture
async def cv_id(documents: Documents, user_id: str) -> str:
    """A CV of `user_id` with a row in every table."""
    made = await documents.create(user_id, CV(basics=Basics(name="Ada")), "Mine")
    await documents.apply(user_id, made.id, (Set(path="basics/name", value="x"),), base=1)
    return made.id


def test_no_table_is_without_forced_policies(postgres: EmbeddedPostgres) -> None:
    with psycopg.connect(postgres.owner_url) as connection:
        bare = connection.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'alembic_version' "
            "AND NOT (c.relrowsecurity AND c.relforcerowsecurity "
            "         AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))"
        ).fetchall()
        tables = connection.execute("SELECT count(*) FROM pg_policies WHERE policyname = 'own'").fetchone()
    assert bare == []
    assert tables == (len(Base.metadata.tables),)


def test_no_view_lets_anybody_around(postgres: EmbeddedPostgres) -> None:
    with psycopg.connect(postgres.owner_url) as connection:
        views = connection.execute(
            "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND relkind IN ('v', 'm') "
            "AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)"
        ).fetchall()
    assert views == []


def test_a_policy_without_a_user_asks_for_something_else(postgres: EmbeddedPostgres) -> None:
    """One that only says which rows (the old ones) would show everybody's to anybody."""
    asked = "SELECT tablename, policyname FROM pg_policies WHERE qual IS NOT NULL AND qual NOT LIKE %s"
    with psycopg.connect(postgres.owner_url) as connection:
        found = connection.execute(asked, ["%current_setting('app.%"]).fetchall()
    # What an operator says of models is nobody's own.
    assert found == [("model_overrides", "own")]


def test_the_program_works_as_an_ordinary_role(postgres: EmbeddedPostgres) -> None:
    with psycopg.connect(postgres.app_url) as connection:
        row = connection.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb "
            "FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert row == ("altocv_app", False, False, False, False)
        owned = connection.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        assert owned.fetchone() == (0,)
        for attempt in (
            "ALTER TABLE cvs DISABLE ROW LEVEL SECURITY",
            "SET ROLE altocv_owner",
            "SET SESSION AUTHORIZATION altocv_owner",
            "DROP POLICY own ON cvs",
            "TRUNCATE cvs CASCADE",
            "SELECT * FROM alembic_version",
            "COPY cvs TO PROGRAM 'cat'",
        ):
            with pytest.raises(psycopg.Error):
                connection.execute(attempt)
            connection.rollback()


def test_the_models_are_what_the_migrations_make(postgres: EmbeddedPostgres) -> None:
    with owner_engine(postgres.owner_url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


async def test_another_user_sees_and_changes_nothing(
    db: Database, cv_id: str, user_id: str, other_id: str
) -> None:
    for table in TABLES:
        async with db.transaction(other_id) as work:
            mine = await work.scalar(
                text(f"SELECT count(*) FROM {table} WHERE user_id = :id"), {"id": user_id}
            )
            assert mine == 0, table
            for statement in (
                f"UPDATE {table} SET user_id = user_id WHERE user_id = :id",
                f"DELETE FROM {table} WHERE user_id = :id",
            ):
                assert (await work.execute(text(statement), {"id": user_id})).rowcount == 0, statement  # type: ignore[attr-defined]
    async with db.transaction(user_id) as work:
        for table in TABLES:
            assert await work.scalar(text(f"SELECT count(*) FROM {table}")), f"{table} has lost its rows"


async def test_rows_cannot_be_given_to_or_made_for_somebody_else(
    db: Database, cv_id: str, user_id: str, other_id: str
) -> None:
    attempts = (
        ("UPDATE cvs SET user_id = :other WHERE id = :cv", user_id),
        ("INSERT INTO users VALUES (:other, 'guest', NULL, 'en', 'system', now())", user_id),
        (
            "INSERT INTO sessions VALUES (gen_random_uuid(), :other, 'x', now(), now(), now(), now())",
            user_id,
        ),
        ("INSERT INTO changes VALUES (:cv, 99, :other, '[]', now())", user_id),
        ("INSERT INTO versions VALUES (:cv, 99, :other, 1, '{}', '', true, '', now())", other_id),
    )
    for statement, actor in attempts:
        with pytest.raises(DBAPIError):
            async with db.transaction(actor) as work:
                await work.execute(text(statement), {"other": other_id, "cv": cv_id})


async def test_nobody_sees_nothing(db: Database, cv_id: str, user_id: str) -> None:
    for _ in range(3):
        async with db.transaction(user_id) as work:
            assert await work.scalar(text("SELECT count(*) FROM cvs")) == 1
        async with db.transaction() as work:
            for table in (*TABLES, "users"):
                assert await work.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table


async def test_the_user_does_not_stick_to_a_connection(
    postgres: EmbeddedPostgres, cv_id: str, user_id: str
) -> None:
    single = Database(postgres.app_url, pool_size=1)
    async with single.transaction(user_id) as work:
        assert await work.scalar(text("SELECT count(*) FROM cvs")) == 1
    async with single._engine.connect() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM cvs")) == 0
    await single.close()


async def test_the_cleaner_sees_only_what_has_expired(db: Database, cv_id: str) -> None:
    async with db.transaction(task="retention") as work:
        # Other tests leave some that have expired.
        await work.execute(text("DELETE FROM sessions"))
        for table in TABLES:
            assert await work.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table
        gone = await work.execute(text("DELETE FROM cvs RETURNING id"))
        assert cv_id not in {str(row[0]) for row in gone}
        with pytest.raises(DBAPIError):
            await work.execute(
                text("INSERT INTO users VALUES (gen_random_uuid(), 'guest', NULL, '', '', now())")
            )
        await work.rollback()


async def test_a_foreign_database_is_worked_on_as_the_ordinary_role_too(
    postgres: EmbeddedPostgres, documents: Documents, cv_id: str, user_id: str, other_id: str
) -> None:
    """With `DATABASE_URL` we log in as the owner, even a superuser, and step down in each transaction."""
    assert app_role(postgres.owner_url) == "altocv_app"
    as_owner = Database(postgres.owner_url, role="altocv_app")
    async with as_owner.transaction(other_id) as work:
        assert await work.scalar(text("SELECT current_user")) == "altocv_app"
        assert await work.scalar(text("SELECT count(*) FROM cvs WHERE user_id = :id"), {"id": user_id}) == 0
    assert (await Documents(as_owner).open(user_id, cv_id)).version == 2
    await as_owner.close()


@pytest.fixture
def plain_owner(postgres: EmbeddedPostgres) -> str:
    """An address of another database that an ordinary user owns, who may make no roles."""
    with psycopg.connect(postgres.owner_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS plain")
        connection.execute("DROP ROLE IF EXISTS plain_owner")
        connection.execute("CREATE ROLE plain_owner LOGIN")
        connection.execute("CREATE DATABASE plain OWNER plain_owner")
    return postgres.owner_url.replace("altocv_owner@/altocv", "plain_owner@/plain")


async def test_an_owner_without_rights_is_bound_by_force(
    postgres: EmbeddedPostgres, plain_owner: str
) -> None:
    from altocv.accounts.sessions import Sessions

    with pytest.raises(Unavailable, match="CREATE EXTENSION vector"):
        upgrade(plain_owner)
    with psycopg.connect(postgres.owner_url.replace("@/altocv", "@/plain")) as connection:
        connection.execute("CREATE EXTENSION vector")
    upgrade(plain_owner)
    assert has_vector(plain_owner)
    assert app_role(plain_owner) is None
    db = Database(plain_owner, role=None)
    _, one = await Sessions(db).start_guest()
    _, two = await Sessions(db).start_guest()
    made = await Documents(db).create(one.id, CV(), "Mine")
    async with db.transaction(two.id) as work:
        assert await work.scalar(text("SELECT count(*) FROM cvs")) == 0
    await Documents(db).delete(one.id, made.id)
    assert await Documents(db).purge() == 0
    await db.close()


def test_a_server_without_pgvector_has_a_sentence(postgres: EmbeddedPostgres, plain_owner: str) -> None:
    as_owner = postgres.owner_url.replace("@/altocv", "@/plain")
    with psycopg.connect(as_owner, autocommit=True) as connection:
        connection.execute("ALTER DATABASE plain SET extension_control_path = '/nowhere'")
    assert not has_vector(as_owner)
    with pytest.raises(Unavailable, match="Install its package"):
        upgrade(as_owner)


def test_a_database_that_is_away_has_a_sentence() -> None:
    with pytest.raises(Unavailable, match="DATABASE_URL"):
        upgrade("postgresql://nobody@127.0.0.1:9/none")
