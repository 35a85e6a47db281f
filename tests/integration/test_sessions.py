"""Guests and sessions: what opens the door, what no longer does."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import text, update

from altocv.accounts import sessions as module
from altocv.accounts.sessions import Sessions
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.models import Session, now


@pytest.fixture(autouse=True)
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask the database each time."""
    monkeypatch.setattr(module, "_REMEMBER_SECONDS", -1.0)


async def change(db: Database, user_id: str, **values: Any) -> None:
    async with db.transaction(user_id) as work:
        await work.execute(update(Session).values(**values))


async def test_a_token_opens_its_own_session(sessions: Sessions) -> None:
    token, user = await sessions.start_guest()
    other_token, other = await sessions.start_guest()
    assert token != other_token
    assert await sessions.resolve(token) == user
    assert await sessions.resolve(other_token) == other
    assert user.kind == "guest"
    assert len(token) >= 43, "256 bits"


async def test_the_token_itself_is_nowhere(sessions: Sessions, postgres: EmbeddedPostgres) -> None:
    token, user = await sessions.start_guest()
    with psycopg.connect(postgres.owner_url) as connection:
        rows = connection.execute(
            "SELECT s::text FROM sessions s WHERE id = %s", [user.session_id]
        ).fetchall()
    assert token not in str(rows)
    assert hashlib.sha256(token.encode()).hexdigest() in str(rows)


@pytest.mark.parametrize("token", [None, "", "x", "A" * 43, "A" * 44, "\0" * 43, "é" * 43, "' OR true --"])
async def test_other_tokens_open_nothing(sessions: Sessions, token: str | None) -> None:
    await sessions.start_guest()
    assert await sessions.resolve(token) is None


async def test_the_hash_does_not_open_it(sessions: Sessions, postgres: EmbeddedPostgres) -> None:
    _, user = await sessions.start_guest()
    with psycopg.connect(postgres.owner_url) as connection:
        row = connection.execute(
            "SELECT token_hash FROM sessions WHERE id = %s", [user.session_id]
        ).fetchone()
    assert row is not None
    assert await sessions.resolve(row[0]) is None
    assert await sessions.resolve(row[0][:43]) is None


async def test_idle_and_old_sessions_end(sessions: Sessions, db: Database) -> None:
    for which in ("idle_until", "expires_at"):
        token, user = await sessions.start_guest()
        await change(db, user.id, **{which: now() - timedelta(seconds=1)})
        assert await sessions.resolve(token) is None, which


async def test_use_keeps_a_session_alive_but_not_for_ever(sessions: Sessions, db: Database) -> None:
    token, user = await sessions.start_guest()
    await change(db, user.id, seen_at=now() - timedelta(hours=1), idle_until=now() + timedelta(minutes=1))
    async with db.transaction(user.id) as work:
        end = await work.scalar(text("SELECT expires_at FROM sessions"))
    assert await sessions.resolve(token) is not None
    async with db.transaction(user.id) as work:
        row = (await work.execute(text("SELECT idle_until, expires_at FROM sessions"))).one()
    assert row.idle_until > now() + timedelta(days=80)
    assert row.expires_at == end


async def test_a_revoked_session_is_over_at_once(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBER_SECONDS", 60.0)
    token, user = await sessions.start_guest()
    assert await sessions.resolve(token) == user
    await sessions.revoke(user)
    assert await sessions.resolve(token) is None
    token, user = await sessions.start_guest()
    assert await sessions.resolve(token) == user
    await sessions.revoke_all(user.id)
    assert await sessions.resolve(token) is None


async def test_what_is_remembered_stays_small(sessions: Sessions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_REMEMBER_SECONDS", 60.0)
    monkeypatch.setattr(module, "_REMEMBER_AT_MOST", 3)
    tokens = [(await sessions.start_guest())[0] for _ in range(5)]
    for token in tokens:
        assert await sessions.resolve(token) is not None
    assert len(sessions._remembered) == 3


async def test_expired_sessions_are_removed(sessions: Sessions, db: Database) -> None:
    token, user = await sessions.start_guest()
    live_token, _ = await sessions.start_guest()
    await change(db, user.id, idle_until=now() - timedelta(days=1))
    assert await sessions.purge() >= 1
    assert await sessions.purge() == 0
    assert await sessions.resolve(live_token) is not None
    async with db.transaction(user.id) as work:
        assert await work.scalar(text("SELECT count(*) FROM sessions")) == 0
        assert await work.scalar(text("SELECT count(*) FROM users")) == 1, "the guest's work stays"
    assert await sessions.resolve(token) is None


async def test_a_guest_becomes_a_member_in_place(sessions: Sessions, db: Database) -> None:
    token, user = await sessions.start_guest()
    async with db.transaction(user.id) as work:
        await work.execute(text("UPDATE users SET kind = 'member', email = :e"), {"e": f"{user.id}@x.test"})
    again = await sessions.resolve(token)
    assert again is not None
    assert (again.id, again.kind) == (user.id, "member")
