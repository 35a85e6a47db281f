"""Tailorings beside each other: the best of each line, where there is one."""

from __future__ import annotations

from typing import Any

from altocv.web.state.compare import lines
from altocv.workflows.tailoring.service import Compared


def run(name: str, **values: Any) -> Compared:
    given = {
        "title": "Job", "strategy": "quick", "model": "openai/gpt-5-mini", "status": "completed",
        "before": {"match": 60.2, "ats": 80}, "after": {"match": 71.6, "ats": 80}, "edits": 3, "accepted": 1,
        "dropped": 0, "cost_microdollars": 1_200, "tokens": 4_000, "milliseconds": 9_000, "credits": 5,
    }  # fmt: skip
    return Compared(id=name, **{**given, **values})


def table(*runs: Compared) -> dict[str, list[str]]:
    return {
        line.name: [cell.key or cell.text + ("*" if cell.best else "") for cell in line.cells]
        for line in lines(runs, {"openai/gpt-5-mini": "GPT-5 mini"})
    }


def test_the_best_of_each_line_is_marked() -> None:
    better = run("b", after={"match": 80, "ats": 79}, dropped=2, milliseconds=75_000, tokens=900)
    shown = table(run("a"), better)
    assert shown["tailor.model"] == ["GPT-5 mini", "GPT-5 mini"]
    assert shown["compare.match"] == ["60 → 72", "60 → 80*"]
    assert shown["compare.ats"] == ["80 → 80*", "80 → 79"]
    assert shown["compare.dropped"] == ["0*", "2"]
    assert shown["compare.time"] == ["9.0 s*", "1.2 min"]
    assert shown["compare.tokens"] == ["4,000", "900*"]
    assert shown["compare.edits"] == ["3", "3"], "what is alike has no best"
    assert shown["compare.accepted"] == ["1", "1"]


def test_what_came_to_nothing_is_never_the_best() -> None:
    nothing: dict[str, Any] = {"before": None, "after": None, "credits": 0, "tokens": 0, "milliseconds": 10}
    failed = run("b", status="failed", **nothing, edits=0, accepted=0)
    shown = table(run("a"), failed, run("c", milliseconds=10_000))
    assert shown["compare.status"][1] == "tailor.status.failed"
    assert shown["compare.match"] == ["60 → 72", "–", "60 → 72"]
    assert shown["compare.time"] == ["9.0 s*", "0.0 s", "10.0 s"]
    assert shown["compare.credits"] == ["5", "0", "5"]


def test_money_is_for_those_who_pay_the_provider() -> None:
    assert "compare.cost" not in table(run("a"), run("b"))
    shown = table(run("a"), run("b", credits=0), run("c", credits=0, cost_microdollars=0))
    assert shown["compare.cost"] == ["–", "$0.0012", "–"]
    shown = table(run("a"), run("b", credits=0), run("c", credits=0, cost_microdollars=900))
    assert shown["compare.cost"] == ["–", "$0.0012", "$0.0009*"]
