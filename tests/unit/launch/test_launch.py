"""Starting: ports, the built pages, the files that other machines start it by."""

from __future__ import annotations

import hashlib
import re
import socket
from base64 import b64encode
from pathlib import Path

import pytest
import yaml

from altocv.api.headers import content_policy
from altocv.config import BadSettings, Settings
from altocv.launch import frontend, ports
from altocv.launch.frontend import follow_the_address

ROOT = Path(__file__).parents[3]


def test_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(ports, "FIRST", port)
        chosen = ports.choose_port(Settings(port=None))  # type: ignore[call-arg]
        assert port < chosen < port + 100
        with pytest.raises(BadSettings, match=str(port)):
            ports.choose_port(Settings(port=port))  # type: ignore[call-arg]


def test_built_scripts_follow_their_address(tmp_path: Path) -> None:
    script = tmp_path / "assets" / "a.js"
    script.parent.mkdir()
    script.write_text(
        'var a={PING:"http://localhost:8000/ping",EVENT:`ws://localhost:8000/_event`,'
        "X:'http://localhost:80001/x',Y:\"http://localhost:8000.evil/x\",Z:'http://localhost:8000'}"
    )
    assert follow_the_address(tmp_path, "http://localhost:8000") == 3
    text = script.read_text()
    assert '(globalThis.location?.origin??"http://localhost")+"/ping"' in text
    assert '.replace(/^http/,"ws")+`/_event`' in text
    assert "localhost:80001" in text
    assert "localhost:8000.evil" in text
    assert follow_the_address(tmp_path, "http://localhost:8000") == 0


def test_a_changed_source_means_a_new_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = ("altocv/web/a.py", "assets/a.css", "reflex.lock/package.json")
    for name in ("rxconfig.py", "requirements.txt", *sources):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("1")
    pages = tmp_path / ".web" / "build" / "client"
    pages.mkdir(parents=True)
    (pages / "index.html").write_text("")
    monkeypatch.setattr(frontend, "ROOT", tmp_path)
    monkeypatch.setattr(frontend, "PAGES", pages)
    monkeypatch.setattr(frontend, "_STAMP", tmp_path / ".web" / "stamp")
    assert not frontend.is_current()
    frontend._STAMP.write_text(frontend._fingerprint())
    assert frontend.is_current()
    (tmp_path / "altocv" / "web" / "__pycache__").mkdir()
    (tmp_path / "altocv" / "web" / "__pycache__" / "a.pyc").write_text("x")
    assert frontend.is_current()
    for name in (*sources, "altocv/web/new.py"):
        before = (tmp_path / name).read_text() if (tmp_path / name).exists() else None
        (tmp_path / name).write_text("2")
        assert not frontend.is_current(), name
        (tmp_path / name).write_text(before) if before else (tmp_path / name).unlink()
    (pages / "index.html").unlink()
    assert not frontend.is_current()


def test_the_policy_names_each_inline_script(tmp_path: Path) -> None:
    content_policy.cache_clear()
    code = "window.a = 1;\n"
    (tmp_path / "index.html").write_text(
        f'<script src="/a.js"></script><script type="module">{code}</script><script async="">two()</script>'
    )
    policy = content_policy(tmp_path)
    content_policy.cache_clear()
    for script in (code, "two()"):
        assert f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
    scripts = policy.partition("script-src")[2]
    assert "unsafe" not in scripts
    assert "*" not in policy
    assert scripts.count("sha256-") == 2


def test_compose_names_every_service_with_a_health_check() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    services = compose["services"]
    assert {"app", "postgres", "redis", "minio", "ollama"} <= set(services)
    for name in ("postgres", "redis", "minio", "ollama"):
        assert services[name]["healthcheck"]["test"], name
    for name, service in services.items():
        for needed in service.get("depends_on", {}):
            assert needed in services, name
        for volume in service.get("volumes", ()):
            assert volume.partition(":")[0] in compose["volumes"], name
    assert services["postgres"]["image"].startswith("pgvector/pgvector:")


def test_compose_sets_only_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]["app"]["environment"]
    for name, value in environment.items():
        monkeypatch.setenv(name, re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value))
    config = Settings()  # type: ignore[call-arg]
    assert config.contradictions() == {}
    assert set(environment) <= {*_variables()}


def test_the_image_runs_as_an_ordinary_user_and_is_watched() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert sum(line.startswith("FROM ") for line in lines) == 2
    last = lines[max(n for n, line in enumerate(lines) if line.startswith("FROM ")) :]
    assert any(line.startswith("USER altocv") for line in last)
    assert any(line.startswith("HEALTHCHECK") for line in last)
    named = set(re.findall(r"\bALTOCV_[A-Z0-9_]+", "\n".join(lines)))
    assert named <= set(_variables())
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {".git", ".venv", ".web", ".env", "data"} <= set(ignored)


def _variables() -> list[str]:
    from altocv.config import variable

    return [variable(field) for field in Settings.model_fields]
