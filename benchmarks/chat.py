"""The assistant: what we add to a model's own time, and what a broken one can do to a CV."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from altocv.ai import tools
from altocv.config import Settings
from altocv.credits import check
from altocv.cv import samples
from altocv.cv.document import CV
from altocv.cv.edits import apply
from altocv.db.engine import Database
from altocv.db.migrate import APP
from altocv.errors import Invalid
from altocv.services import Services, running, wire
from altocv.workflows import durable
from benchmarks.credits import embedded_database
from benchmarks.editor import memory_per_editor
from tests.model_double import ModelDouble, Script, model_double

TURNS = 30
STREAMS = 100
FEW_STREAMS = 8
WORDS = 60
GAP_SECONDS = 0.05
DEATHS = 20
FUZZED = 20_000
MODEL = "openai/gpt-5-mini"


def run() -> dict[str, Any]:
    """All figures."""
    with embedded_database() as server, model_double() as models, tempfile.TemporaryDirectory() as data:
        durable.migrate(server.owner_url, APP)
        config = Settings(  # type: ignore[call-arg]
            data=Path(data),
            openai_api_key="sk-bench",
            model_api_base=models.url,
            ollama_url="http://127.0.0.1:9",
        )
        figures = asyncio.run(_measure(server.app_url, config, models))
        figures["credits_wrong"] = _deaths(server.app_url, data, models)
    return figures | {"memory_mb_per_open_editor": memory_per_editor()}


async def _measure(url: str, config: Settings, models: ModelDouble) -> dict[str, Any]:
    async with running(wire(Database(url, pool_size=16), config)) as services:
        await _turn(services, *await _somebody(services))  # LiteLLM is loaded by the first
        figures = {
            "first_token_overhead_p95_ms": await _first_tokens(services, models),
            "concurrent_streams": (await _streams(services, models, STREAMS))[0],
            "stream_gap_p95_ms": (await _streams(services, models, FEW_STREAMS))[1],
            **_fuzz(),
        }
        figures["wrong_books"] = len(await check.problems(services.db))
        return figures


async def _somebody(services: Services) -> tuple[str, str]:
    """A member with a CV and credits enough."""
    _, user = await services.sessions.start_guest()
    await services.ledger.grant(user.id, "PURCHASE", 1_000, "bench")
    made = await services.documents.create(user.id, samples.load("software-engineer"), "Bench")
    return user.id, made.id


async def _turn(services: Services, user_id: str, cv_id: str) -> tuple[float, list[float], str]:
    """One answer: seconds to its first word, the moments at which text came, and the whole text."""
    began = time.perf_counter()
    begun = await services.turns.prepare(user_id, cv_id, "", "Improve it", MODEL)
    writing = asyncio.create_task(services.turns.run(user_id, cv_id, begun.message_id, "en"))
    moments: list[float] = []
    seen = ""
    async for text, _ in services.turns.follow(user_id, begun.message_id):
        if text != seen:
            moments.append(time.perf_counter())
            seen = text
    await writing
    return (moments[0] - began if moments else float("nan")), moments, seen


async def _first_tokens(services: Services, models: ModelDouble) -> float:
    """The 95th percentile of our time to the first word, less that of the model alone; milliseconds."""
    models.will(Script(text="One two three."))
    user_id, cv_id = await _somebody(services)
    ours = [(await _turn(services, user_id, cv_id))[0] for _ in range(TURNS)]
    alone = []
    async with httpx.AsyncClient() as client:
        for _ in range(TURNS):
            began = time.perf_counter()
            body = {"model": "m", "messages": [], "stream": True}
            async with client.stream("POST", f"{models.url}/openai/chat/completions", json=body) as answer:
                async for line in answer.aiter_lines():
                    if "One" in line:
                        alone.append(time.perf_counter() - began)
                        break
    return round((_p95(ours) - statistics.median(alone)) * 1000, 1)


async def _streams(services: Services, models: ModelDouble, count: int) -> tuple[int, float]:
    """Answers at once: how many are whole and in order, and how much longer the gaps become, in ms.

    The stand-in shares the process, so that very many of them measure it more than us.
    """
    words = [str(number) for number in range(WORDS)]
    models.will(Script(text=" ".join(words), gap_seconds=GAP_SECONDS))
    people = [await _somebody(services) for _ in range(count)]
    answers = await asyncio.gather(*(_turn(services, *person) for person in people))
    whole = sum(text.split() == words for _, _, text in answers)
    gaps = [b - a for _, moments, _ in answers for a, b in itertools.pairwise(moments)]
    return whole, round((_p95(gaps) - GAP_SECONDS) * 1000, 1)


def _deaths(url: str, data: str, models: ModelDouble) -> int:
    """Servers killed at a random moment of a turn; the next one sees it through. How many of the turns ended
    with wrong credits, or not at all."""
    models.will(Script(text=" ".join(map(str, range(40))), gap_seconds=0.02))
    dice, wrong, last = random.Random(7), 0, []
    for death in range(DEATHS + 1):
        victim = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.turn_victim", url, data, models.url, *last],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert victim.stdout is not None
        if death:
            ended = json.loads(victim.stdout.readline() or "{}")
            due = {"done": 1, "interrupted": 0}.get(ended.get("status"))
            wrong += due is None or (ended["paid"], ended["held"], ended["problems"]) != (due, 0, [])
        begun = json.loads(victim.stdout.readline() or "{}")
        time.sleep(dice.uniform(0, 1.1))
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        last = [begun["user"], begun["message"]] if begun else []
    return wrong


def _fuzz() -> dict[str, int]:
    """Calls made of nonsense: how many were tried, and how many left a CV that is none."""
    dice, cv, corrupted = random.Random(7), samples.load("software-engineer"), 0
    before = cv.model_dump_json()
    names = [schema["function"]["name"] for schema in tools.schemas()]
    paths = [f"@{part.id}" for part in cv.identified()] + [
        "basics/name",
        "design/size",
        "sections",
        "@no",
        "",
    ]
    values: list[Any] = ["x", "", 5, -1, None, [], {}, ["a"], {"name": "y"}, 1e9, True, "@", "a" * 30_000]
    for _ in range(FUZZED):
        path = dice.choice(paths) + dice.choice(
            ["", "/highlights", "/highlights/0", "/position", "/id", "/items"]
        )
        arguments = {"path": path, "value": dice.choice(values), "index": dice.choice(values)}
        arguments |= {
            "section": path,
            "fields": dice.choice(values),
            "name": path,
            "options": dice.choice(values),
        }
        chosen = {key: arguments[key] for key in dice.sample(sorted(arguments), dice.randint(1, 4))}
        try:
            card = tools.read(cv, dice.choice(names), json.dumps(chosen))
            changed, _ = apply(cv, card.edits)
            CV.model_validate_json(changed.model_dump_json())
        except Invalid:
            continue
        except Exception:
            corrupted += 1
    corrupted += cv.model_dump_json() != before
    return {"tool_calls_fuzzed": FUZZED, "cv_corrupted": corrupted}


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
