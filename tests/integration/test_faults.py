"""The database dies, restarts, is slow, or its disk fills up: nothing that was saved is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import text

from altocv.accounts.sessions import Sessions
from altocv.cv.document import CV
from altocv.cv.edits import Set
from altocv.db.embedded import AlreadyRunning, EmbeddedPostgres, FolderLock
from altocv.db.engine import Database
from altocv.db.migrate import upgrade
from altocv.documents.service import Documents
from altocv.errors import Unavailable


@pytest.fixture
def server(folder: Path) -> Iterator[EmbeddedPostgres]:
    """A server that a test may kill."""
    made = EmbeddedPostgres(folder / "data")
    made.start()
    upgrade(made.owner_url, app_logs_in=True)
    yield made
    made.stop()


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server._cluster / "postmaster.pid").read_text().split("\n", 1)[0])


def kill(server: EmbeddedPostgres) -> None:
    """Kill -9 the server; its workers end by themselves."""
    os.kill(postmaster(server), signal.SIGKILL)


def named(name: str) -> tuple[Set]:
    return (Set(path="basics/name", value=name),)


async def test_a_killed_server_has_lost_nothing(server: EmbeddedPostgres) -> None:
    db = Database(server.app_url)
    documents = Documents(db)
    _, user = await Sessions(db).start_guest()
    made = await documents.create(user.id, CV(), "Mine")
    for n in range(20):
        await documents.apply(user.id, made.id, named(f"n{n}"), base=1 + n)
    kill(server)
    with pytest.raises(Unavailable, match="kept"):
        await documents.apply(user.id, made.id, named("lost"), base=21)
    server.start()
    opened = await Documents(db).open(user.id, made.id)
    assert (opened.version, opened.cv.basics.name) == (21, "n19")
    saved = await documents.apply(user.id, made.id, named("again"), base=21)
    assert (await documents.undo(user.id, made.id, base=saved.version)).cv.basics.name == "n19"
    await db.close()


async def test_a_restart_in_the_middle_is_not_noticed(server: EmbeddedPostgres) -> None:
    """Ten tabs save on while the server restarts: each change is there once, none is lost or refused."""
    db = Database(server.app_url)
    documents = Documents(db)
    _, user = await Sessions(db).start_guest()
    cvs = [await documents.create(user.id, CV(), f"CV {n}") for n in range(10)]

    async def work_on(cv_id: str) -> int:
        version = 1
        for n in range(40):
            while True:
                try:
                    opened = await documents.apply(user.id, cv_id, named(f"n{n}"), base=version)
                    break
                except Unavailable:
                    await asyncio.sleep(0.05)
            version = opened.version
            await asyncio.sleep(0.005)
        return version

    working = asyncio.gather(*(work_on(made.id) for made in cvs))
    for _ in range(2):
        await asyncio.sleep(0.3)
        await asyncio.to_thread(server.stop)
        await asyncio.to_thread(server.start)
    assert await working == [41] * 10
    for made in cvs:
        opened = await Documents(db).open(user.id, made.id)
        assert (opened.version, opened.cv.basics.name) == (41, "n39")
    await db.close()


async def test_a_server_that_is_away_is_said_so_in_time(server: EmbeddedPostgres) -> None:
    db = Database(server.app_url)
    assert await db.ping()
    server.stop()
    began = time.monotonic()
    with pytest.raises(Unavailable):
        async with db.transaction():
            pass
    assert time.monotonic() - began < 6
    assert not await db.ping()
    server.start()
    assert await db.ping()
    await db.close()


async def test_a_lock_that_is_held_too_long_is_unavailable(server: EmbeddedPostgres) -> None:
    db = Database(server.app_url)
    documents = Documents(db)
    _, user = await Sessions(db).start_guest()
    made = await documents.create(user.id, CV(), "Mine")
    with psycopg.connect(server.owner_url) as other:
        other.execute("LOCK TABLE cvs")
        with pytest.raises(Unavailable):
            await documents.apply(user.id, made.id, named("x"), base=1)
    assert (await documents.apply(user.id, made.id, named("x"), base=1)).version == 2
    await db.close()


async def test_too_many_at_once_wait_their_turn(server: EmbeddedPostgres) -> None:
    db = Database(server.app_url, pool_size=2)

    async def one() -> int:
        async with db.transaction() as work:
            return int(await work.scalar(text("SELECT 1")) or 0)

    assert sum(await asyncio.gather(*(one() for _ in range(200)))) == 200
    await db.close()


async def test_a_cancelled_transaction_leaves_the_pool_whole(server: EmbeddedPostgres) -> None:
    db = Database(server.app_url, pool_size=1)

    async def slow() -> None:
        async with db.transaction() as work:
            await work.execute(text("SELECT pg_sleep(5)"))

    for _ in range(4):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(slow(), 0.1)
    async with db.transaction() as work:
        assert await work.scalar(text("SELECT 1")) == 1
    await db.close()


def test_a_full_disk_has_a_sentence(server: EmbeddedPostgres) -> None:
    """PostgreSQL says 53100; a CV that could not be written is reported with what to do."""

    async def try_it() -> None:
        db = Database(server.app_url)
        try:
            async with db.transaction() as work:
                await work.execute(
                    text(
                        "DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
                    )
                )
        finally:
            await db.close()

    with pytest.raises(Unavailable, match="disk is full"):
        asyncio.run(try_it())


def test_a_stale_pid_file_of_a_live_process_does_not_matter(server: EmbeddedPostgres) -> None:
    """After a restart of a container the dead server's number belongs to somebody else."""
    server.stop()
    lines = [
        str(os.getpid()),
        str(server._cluster),
        "1700000000",
        "5432",
        str(server._cluster),
        "",
        "1 1",
        "ready",
    ]
    (server._cluster / "postmaster.pid").write_text("\n".join(lines) + "\n")
    server.start()
    assert psycopg.connect(server.app_url).execute("SELECT 1").fetchone() == (1,)


def test_an_interrupted_first_start_is_started_over(folder: Path) -> None:
    data = folder / "data"
    (data / "postgres.new" / "base").mkdir(parents=True)
    (data / "postgres.new" / "PG_VERSION").write_text("18\n")
    server = EmbeddedPostgres(data)
    server.start()
    server.stop()
    assert not (data / "postgres.new").exists()


def test_a_long_or_odd_path_works(folder: Path) -> None:
    server = EmbeddedPostgres(folder / ('a $HOME, `folder`\'s "name" é ' + "x" * 90))
    server.start()
    try:
        assert psycopg.connect(server.owner_url).execute("SELECT 1").fetchone() == (1,)
    finally:
        server.stop()


def test_the_socket_is_for_nobody_else(server: EmbeddedPostgres) -> None:
    assert server._cluster.stat().st_mode & 0o077 == 0
    assert psutil.Process(postmaster(server)).net_connections("inet") == [], "nothing on the network"


def test_one_program_for_one_folder(folder: Path) -> None:
    first, second = FolderLock(folder), FolderLock(folder)
    first.acquire()
    with pytest.raises(AlreadyRunning, match=str(os.getpid())):
        second.acquire(patience=0.2)
    first.release()
    second.acquire(patience=0.2)
    second.release()


_WORKER = """
import asyncio, sys
from altocv.accounts.sessions import Sessions
from altocv.cv.document import CV
from altocv.cv.edits import Set
from altocv.db.engine import Database
from altocv.documents.service import Documents

async def main():
    db = Database(sys.argv[1])
    documents = Documents(db)
    _, user = await Sessions(db).start_guest()
    opened = await documents.create(user.id, CV(), "Mine")
    print(user.id, opened.id, flush=True)
    while True:
        edits = (Set(path="basics/name", value=f"n{opened.version}"),)
        opened = await documents.apply(user.id, opened.id, edits, base=opened.version)
        print(opened.version, flush=True)

asyncio.run(main())
"""


async def test_killing_program_and_server_loses_no_saved_change(server: EmbeddedPostgres) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _WORKER, server.app_url], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    user_id, cv_id = program.stdout.readline().split()
    told = [program.stdout.readline() for _ in range(30)]
    kill(server)
    program.kill()
    told += program.stdout.readlines()
    program.wait()
    program.stdout.close()
    last = max(int(line) for line in told if line.strip().isdigit())
    server.start()
    db = Database(server.app_url)
    opened = await Documents(db).open(user_id, cv_id)
    # The change after the last one that was told may have been written without an answer.
    assert opened.version in (last, last + 1)
    assert opened.cv.basics.name == f"n{opened.version - 1}"
    assert (await Documents(db).undo(user_id, cv_id, base=opened.version)).version == opened.version + 1
    await db.close()
