"""Files of other programs: read in a process apart, looked at, made a CV of."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import psycopg
import pytest

from altocv.cv import samples
from altocv.db.embedded import EmbeddedPostgres
from altocv.errors import Conflict, Invalid, NotFound, TooLarge, Unavailable
from altocv.services import Services
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.workflows import imports
from altocv.workflows.imports import Run, left_out, read_apart

CV_OF_MAYA = samples.load("software-engineer")


@pytest.fixture(scope="module")
def file() -> bytes:
    return pdf(typeset(CV_OF_MAYA))


@pytest.fixture
async def me(wired: Services) -> str:
    return (await wired.sessions.start_guest())[1].id


async def taken(wired: Services, me: str, data: bytes, name: str = "cv.pdf") -> Run:
    import_id = await wired.imports.begin(me, name, data)
    await wired.imports.run(me, import_id)
    return await wired.imports.get(me, import_id)


async def test_a_pdf_becomes_a_cv(wired: Services, me: str, file: bytes, tmp_path: Path) -> None:
    run = await taken(wired, me, file)
    assert (run.status, run.media, run.error) == ("ready", "application/pdf", "")
    assert run.cv is not None and run.cv.basics.name == "Maya Lindqvist"
    assert "Maya Lindqvist" in run.text
    work = run.cv.section("work")
    assert work is not None
    without = {f"@{work.items[0].id}", "basics/phone", "@missing"}
    made = await wired.imports.accept(me, run.id, without, "Mine")
    assert made.cv.basics.phone == "" and made.cv.basics.email == run.cv.basics.email
    left = made.cv.section("work")
    assert left is not None and len(left.items) == len(work.items) - 1
    assert (await wired.imports.get(me, run.id)).status == "done"
    assert not [p for p in (tmp_path / "objects").rglob("*") if p.is_file()], "the file is gone"
    with pytest.raises(Conflict):
        await wired.imports.accept(me, run.id, set(), "Again")
    account = await wired.ledger.account(me)
    assert account.balance == 50, "the first CV is free"
    again = await taken(wired, me, file)
    await wired.imports.accept(me, again.id, set(), "Second")
    assert (await wired.ledger.account(me)).balance == 47


async def test_another_user_finds_nothing(wired: Services, me: str, file: bytes) -> None:
    run = await taken(wired, me, file)
    stranger = (await wired.sessions.start_guest())[1].id
    for attempt in (
        wired.imports.get(stranger, run.id),
        wired.imports.file(stranger, run.id),
        wired.imports.cancel(stranger, run.id),
        wired.imports.accept(stranger, run.id, set(), "x"),
        wired.imports.get(stranger, "no-id"),
    ):
        with pytest.raises(NotFound):
            await attempt
    assert (await wired.imports.get(me, run.id)).status == "ready"


async def test_limits(wired: Services, me: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "MAX_BYTES", 1000)
    with pytest.raises(TooLarge):
        await wired.imports.begin(me, "cv.pdf", b"x" * 1001)
    with pytest.raises(Invalid):
        await wired.imports.begin(me, "cv.pdf", b"  \n")


async def test_hostile_files_give_a_sentence_each(wired: Services, me: str, file: bytes) -> None:
    dice = random.Random(7)
    files = [
        b"%PDF-1.7\n" + dice.randbytes(5000),
        file[: len(file) // 2],
        b"%PDF",
        b"PK\x03\x04" + bytes(500),
    ]
    for _ in range(6):
        broken = bytearray(file)
        for _ in range(200):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        files.append(bytes(broken))
    for data in files:
        run = await taken(wired, me, data)
        assert run.status in ("ready", "failed")
        assert (run.status == "failed") == bool(run.error)


async def test_what_takes_too_long_is_ended(
    wired: Services, me: str, file: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "SECONDS", 0.01)
    run = await taken(wired, me, file)
    assert (run.status, "could not be read" in run.error) == ("failed", True)


async def test_cancelling(wired: Services, me: str, file: bytes) -> None:
    import_id = await wired.imports.begin(me, "cv.pdf", file)
    running = asyncio.create_task(wired.imports.run(me, import_id))
    await asyncio.sleep(0.05)
    await wired.imports.cancel(me, import_id)
    await running
    seen = [each.status async for each in wired.imports.follow(me, import_id)]
    assert seen == ["cancelled"]
    await wired.imports.run(me, import_id)
    assert (await wired.imports.get(me, import_id)).status == "cancelled"


async def test_files_are_forgotten_after_a_week(
    wired: Services, me: str, file: bytes, postgres: EmbeddedPostgres
) -> None:
    run = await taken(wired, me, file)
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE imports SET created_at = now() - interval '8 days'")
    assert await wired.imports.purge() >= 1
    with pytest.raises(NotFound):
        await wired.imports.get(me, run.id)


async def test_the_reader_has_no_secrets(monkeypatch: pytest.MonkeyPatch, file: bytes) -> None:
    monkeypatch.setenv("ALTOCV_OPENAI_API_KEY", "sk-secret")
    answer = await read_apart(file, "cv.pdf")
    assert "sk-secret" not in str(answer)
    monkeypatch.setattr(imports.sys, "executable", "/bin/false")
    with pytest.raises(Unavailable):
        await read_apart(file, "cv.pdf")


def test_leaving_parts_out() -> None:
    assert left_out(CV_OF_MAYA, {"basics/name", "basics/profiles"}).basics.profiles == ()
    assert left_out(CV_OF_MAYA, {"basics/location", "nonsense/x"}).basics.location.city == ""
