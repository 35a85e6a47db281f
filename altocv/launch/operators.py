"""What whoever runs AltoCV does from the command line: admins, credits, the books.

It works beside a running server, and without one.
"""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar
from uuid import UUID

import psycopg
from sqlalchemy import text

from altocv.accounts import audit
from altocv.accounts.links import Links
from altocv.accounts.users import by_email, normal_email
from altocv.config import Settings
from altocv.credits import check
from altocv.credits.ledger import Ledger, new_key
from altocv.db.connect import connect
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.migrate import owner_url, unbound
from altocv.errors import NotFound
from altocv.launch.run import prepared

T = TypeVar("T")


def create_admin(config: Settings, given: Namespace) -> int:
    """Make an admin, or a member one; prints a link by which a new one chooses a password."""
    email = normal_email(given.email)
    with reachable(config):
        with unbound(owner_url(config), "users") as connection:
            connection.execute(
                text(
                    "INSERT INTO users (id, kind, email, locale, theme, name, avatar, role, created_at) "
                    "VALUES (gen_random_uuid(), 'member', :email, 'en', 'system', '', '', 'user', now()) "
                    "ON CONFLICT (email) DO NOTHING"
                ),
                {"email": email},
            )
        _promote(config, email)
        token = _run(config, lambda db: _link(db, email))
        print(f"{email} is an admin. A password is chosen at")
        print(f"{config.url}/choose-password?token={token}")
    return 0


def promote(config: Settings, given: Namespace) -> int:
    """Make a member an admin. Raises NotFound."""
    with reachable(config):
        _promote(config, normal_email(given.email))
    print(f"{given.email} is an admin now.")
    return 0


def grant(config: Settings, given: Namespace) -> int:
    """Give credits, or take some with a number below zero. Raises NotFound, InsufficientCredits."""
    with reachable(config):
        balance = _run(config, lambda db: _grant(db, normal_email(given.email), given.credits))
    print(f"{given.email} has {balance} credits now.")
    return 0


def check_credits(config: Settings, given: Namespace) -> int:
    """Say whether the books are right; 1 when they are not."""
    with reachable(config):
        problems = _run(config, check.problems)
    print("\n".join(problems) or "The books are right.")
    return 1 if problems else 0


@contextmanager
def reachable(config: Settings) -> Iterator[None]:
    """The database up: that of the running server, or started for as long as this takes."""
    if config.embedded_database:
        try:
            psycopg.connect(EmbeddedPostgres(config.data).app_url, connect_timeout=3).close()
        except psycopg.OperationalError:
            with prepared(config):
                yield
            return
    yield


def _run(config: Settings, work: Callable[[Database], Awaitable[T]]) -> T:
    async def running() -> T:
        db = connect(config)
        try:
            return await work(db)
        finally:
            await db.close()

    return asyncio.run(running())


def _promote(config: Settings, email: str) -> None:
    """As the owner of the database: the program's own role may not."""
    with unbound(owner_url(config), "users") as connection:
        changed = connection.execute(
            text("UPDATE users SET role = 'admin' WHERE email = :email RETURNING id"), {"email": email}
        ).scalar()
    if changed is None:
        raise _unknown(email)
    _run(config, lambda db: _note(db, changed, "role.changed", role="admin"))


async def _grant(db: Database, email: str, credits: int) -> int:
    user_id = await _find(db, email)
    entry = await Ledger(db).adjust(user_id, credits, f"operator {new_key()}")
    await _note(db, user_id, "credits.granted", credits=credits)
    return entry.balance_after


async def _link(db: Database, email: str) -> str:
    return await Links(db).make("reset", email, await _find(db, email))


async def _find(db: Database, email: str) -> str:
    async with db.transaction() as work:
        user = await by_email(work, email)
    if user is None:
        raise _unknown(email)
    return str(user.id)


async def _note(db: Database, user_id: str | UUID, action: str, **detail: object) -> None:
    async with db.transaction(str(user_id)) as work:
        audit.note(work, action, user_id, **detail)


def _unknown(email: str) -> NotFound:
    return NotFound(f"Nobody has signed up as {email}. Check the spelling, or use `admin create`.")
