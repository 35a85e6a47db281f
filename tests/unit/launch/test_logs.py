"""The log: lines that a program can read, without what nobody should read."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from altocv.config import Settings
from altocv.launch import logs


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_both_kinds_of_logging_come_out_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Settings(log_format="json"))  # type: ignore[call-arg]
    structlog.get_logger("one").info("saved", cv="c1")
    logging.getLogger("two").warning("odd %s", "thing")
    logging.getLogger("two").debug("not shown")
    first, second = lines(capsys)
    assert (first["event"], first["cv"], first["level"], first["logger"]) == ("saved", "c1", "info", "one")
    assert (second["event"], second["level"]) == ("odd thing", "warning")


def test_secrets_are_blanked_and_tracebacks_hold_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    logs.set_up(Settings(log_format="json"))  # type: ignore[call-arg]
    structlog.get_logger().info("x", session_token="hush-hush", Cookie="hush-hush", path="/a")
    logs.set_up(Settings(log_format="console"))  # type: ignore[call-arg]
    private = "a line of " + "somebody's CV"
    try:
        raise RuntimeError("it broke")
    except RuntimeError:
        structlog.get_logger().exception("failed")
    said = capsys.readouterr().err
    assert "hush-hush" not in said
    assert "it broke" in said
    assert "Traceback" in said
    assert private not in said
