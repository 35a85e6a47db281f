"""Settings: each bad variable is named, in one message, without giving a secret away."""

from __future__ import annotations

from pathlib import Path

import pytest

from altocv.config import BadSettings, Settings, load, unknown_variables, variable


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variables of the machine and no .env."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)


def test_everything_has_a_default(tmp_path: Path) -> None:
    config = load()
    assert config.data == tmp_path / "data"
    assert config.embedded_database
    assert config.url == "http://localhost:3000"
    assert config.allowed_origins == ()


def test_values_come_from_the_environment_and_from_dot_env(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("ALTOCV_PORT=4000\nDATABASE_URL=postgres://u:p@h/d\nOTHER=1\n")
    monkeypatch.setenv("REDIS_URL", "redis://localhost")
    monkeypatch.setenv("ALTOCV_HOST", "")
    config = load()
    assert (config.port, config.redis_url, config.host) == (4000, "redis://localhost", "127.0.0.1")
    assert config.url == "http://localhost:4000"
    assert not config.embedded_database
    monkeypatch.setenv("ALTOCV_PORT", "4001")
    assert load().port == 4001, "the environment wins"


def test_every_bad_variable_is_named_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = {
        "ALTOCV_PORT": "70000",
        "ALTOCV_WORKERS": "many",
        "ALTOCV_LOG_LEVEL": "loud",
        "ALTOCV_PUBLIC_URL": "https://x.test/path",
        "ALTOCV_PROXIED": "perhaps",
        "ALTOCV_S3_ENDPOINT": "minio:9000",
        "DATABASE_URL": "mysql://u:p@h/d",
        "REDIS_URL": "http://h",
    }
    for name, value in bad.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as raised:
        load()
    message = str(raised.value)
    lines = [line.strip().partition(":")[0] for line in message.splitlines()[1:-1]]
    assert sorted(lines) == sorted(bad)
    assert "'loud'" in message
    assert ".env.example" in message


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"ALTOCV_WORKERS": "2"}, "REDIS_URL"),
        ({"ALTOCV_S3_ACCESS_KEY": "k"}, "ALTOCV_S3_SECRET_KEY"),
        ({"ALTOCV_S3_SECRET_KEY": "hush"}, "ALTOCV_S3_ACCESS_KEY"),
        ({"ALTOCV_EMBEDDINGS": "openai/text-embedding-3-small"}, "ALTOCV_OPENAI_API_KEY"),
        ({"ALTOCV_EMBEDDINGS": "openai_like/bge-m3"}, "ALTOCV_OPENAI_COMPATIBLE_URL"),
        ({"ALTOCV_EMBEDDINGS": "anthropic/has-none"}, "ALTOCV_EMBEDDINGS"),
    ],
)
def test_what_does_not_go_together_is_named(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], named: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings, match=named):
        load()


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hush-hush@h/d")
    monkeypatch.setenv("ALTOCV_S3_ACCESS_KEY", "k")
    monkeypatch.setenv("ALTOCV_S3_SECRET_KEY", "hush-hush")
    assert "hush-hush" not in repr(load()) + str(load())
    monkeypatch.setenv("DATABASE_URL", "mysql://u:hush-hush@h/d")
    monkeypatch.setenv("REDIS_URL", "nonsense://u:hush-hush@h")
    with pytest.raises(BadSettings) as raised:
        load()
    assert "hush-hush" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_a_misspelt_variable_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALTOCV_PROT", "3000")
    assert unknown_variables() == ["ALTOCV_PROT"]


def test_the_example_file_names_every_variable() -> None:
    example = (Path(__file__).parents[2] / ".env.example").read_text()
    for field in Settings.model_fields:
        assert variable(field) in example
