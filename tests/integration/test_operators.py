"""`python -m altocv admin …` and `credits check`, as real processes on a data folder of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from altocv.db.embedded import EmbeddedPostgres


@pytest.fixture
def data(folder: Path) -> Path:
    return folder / "data"


def altocv(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ALTOCV_DATA": str(data), "ALTOCV_LOG_LEVEL": "warning"}
    command = [sys.executable, "-m", "altocv", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def test_an_operator_makes_admins_and_gives_credits(data: Path) -> None:
    made = altocv(data, "admin", "create", "Boss@Example.com")
    assert made.returncode == 0, made.stderr
    assert re.search(r"/choose-password\?token=[\w-]{43}", made.stdout)
    assert "120 credits" in altocv(data, "admin", "grant", "boss@example.com", "70").stdout
    assert "100 credits" in altocv(data, "admin", "grant", "boss@example.com", "-20").stdout
    refused = altocv(data, "admin", "grant", "boss@example.com", "-1000")
    assert (refused.returncode, "1000" in refused.stderr) == (1, True)
    unknown = altocv(data, "admin", "promote", "nobody@example.com")
    assert (unknown.returncode, "admin create" in unknown.stderr) == (1, True)
    assert altocv(data, "admin", "promote", "boss@example.com").returncode == 0
    assert altocv(data, "credits", "check").stdout == "The books are right.\n"
    server = EmbeddedPostgres(data)
    server.start()
    try:
        with psycopg.connect(server.owner_url) as connection:
            assert connection.execute("SELECT role FROM users").fetchall() == [("admin",)]
            actions = {row[0] for row in connection.execute("SELECT action FROM audit_log")}
            assert actions == {"role.changed", "credits.granted"}
            connection.execute("UPDATE credit_accounts SET balance = balance + 1")
        # The server is up now, and is worked beside.
        broken = altocv(data, "credits", "check")
        assert (broken.returncode, "101, not 100" in broken.stdout) == (1, True)
    finally:
        server.stop()
