"""Several tailorings beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import reflex as rx

from altocv.errors import AltoError, NotFound, Unauthorized
from altocv.services import services
from altocv.web.routes import run_url
from altocv.web.state.session import WithUser
from altocv.web.state.tailor import MOST_RUNS
from altocv.workflows.tailoring.service import Compared


@dataclass(frozen=True)
class Head:
    """A column: the tailoring, and where it is."""

    id: str
    title: str
    strategy: str
    url: str


@dataclass(frozen=True)
class Cell:
    """A value. `key`, where there is one, is that of its text; `best` marks the best of its line."""

    id: str
    text: str = ""
    key: str = ""
    best: bool = False


@dataclass(frozen=True)
class Line:
    """What is compared, by the key of its name."""

    name: str
    cells: list[Cell]


class CompareState(WithUser, rx.State):
    """The page."""

    status: Literal["loading", "ready", "failed"] = "loading"
    heads: list[Head] = []
    lines: list[Line] = []
    missing: int = 0

    @rx.event
    async def load(self) -> None:
        """Read those that the address names."""
        try:
            user = await self.user()
            wanted = list(dict.fromkeys(self.router.url.query_parameters.get("runs", "").split(",")))
            wanted = [each for each in wanted if each][:MOST_RUNS]
            found: list[Compared] = []
            for each in wanted:
                try:
                    found += await services().tailoring.compare(user.id, [each])
                except NotFound:
                    continue
            names = {model.id: model.name for model in await services().turns.models(user.id)}
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"
            return
        found = [each for each in found if each.strategy]
        self.missing = len(wanted) - len(found)
        self.heads = [
            Head(each.id, each.title, f"tailor.strategy.{each.strategy}", run_url(each.id)) for each in found
        ]
        self.lines = lines(found, names)
        self.status = "ready"


def lines(runs: Sequence[Compared], names: dict[str, str]) -> list[Line]:
    """The table: `names` are those of the models."""
    cost = _line("cost", runs, _money, lambda run: -run.cost_microdollars if _is_own(run) else None)
    return [
        Line("tailor.model", [Cell(run.id, names.get(run.model, run.model)) for run in runs]),
        Line("compare.status", [Cell(run.id, key=f"tailor.status.{run.status}") for run in runs]),
        _line("match", runs, lambda run: _gain(run, "match"), lambda run: _after(run, "match")),
        _line("ats", runs, lambda run: _gain(run, "ats"), lambda run: _after(run, "ats")),
        _line("edits", runs, lambda run: str(run.edits), _if_done(lambda run: run.edits)),
        _line("accepted", runs, lambda run: str(run.accepted)),
        _line("dropped", runs, lambda run: str(run.dropped), _if_done(lambda run: -run.dropped)),
        _line("credits", runs, lambda run: str(run.credits), _if_done(lambda run: -run.credits)),
        # Money is the business of who pays the provider: those with a key of their own.
        *([cost] if any(_is_own(run) for run in runs) else []),
        _line("time", runs, _time, _if_done(lambda run: -run.milliseconds)),
        _line("tokens", runs, lambda run: f"{run.tokens:,}", _if_done(lambda run: -run.tokens)),
    ]


Value = Callable[[Compared], float | None]


def _line(
    name: str, runs: Sequence[Compared], text: Callable[[Compared], str], worth: Value = lambda run: None
) -> Line:
    """A line whose best value is marked, unless all are alike."""
    worths = [worth(run) for run in runs]
    known = [each for each in worths if each is not None]
    best = max(known) if len(set(known)) > 1 else None
    cells = [
        Cell(run.id, text(run), best=best is not None and each == best)
        for run, each in zip(runs, worths, strict=True)
    ]
    return Line(f"compare.{name}", cells)


def _if_done(worth: Callable[[Compared], float]) -> Value:
    """What came to nothing is never the best."""
    return lambda run: worth(run) if run.status == "completed" else None


def _gain(run: Compared, what: str) -> str:
    if run.before is None or run.after is None:
        return "–"
    return f"{run.before[what]:.0f} → {run.after[what]:.0f}"


def _after(run: Compared, what: str) -> float | None:
    return round(run.after[what]) if run.after and run.before else None


def _is_own(run: Compared) -> bool:
    return run.credits == 0 and run.cost_microdollars > 0


def _money(run: Compared) -> str:
    return f"${run.cost_microdollars / 1_000_000:.4f}" if _is_own(run) else "–"


def _time(run: Compared) -> str:
    seconds = run.milliseconds / 1000
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds / 60:.1f} min"
