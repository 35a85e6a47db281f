"""A process that sees the turn of the one before it through, and then dies in the middle of its own.

`python -m benchmarks.turn_victim DATABASE_URL DATA MODELS_URL [USER MESSAGE]` prints how that message ended,
as JSON, then begins another turn and prints whose it is. Whoever reads that kills the process.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from altocv.config import Settings
from altocv.credits import check
from altocv.cv import samples
from altocv.db.engine import Database
from altocv.services import Services, running, wire
from altocv.workflows import durable

MODEL = "openai/gpt-5-mini"
PATIENCE_SECONDS = 30


async def main(url: str, data: str, models: str, user_id: str = "", message_id: str = "") -> None:
    """See above."""
    config = Settings(  # type: ignore[call-arg]
        data=Path(data), openai_api_key="sk-bench", model_api_base=models, ollama_url="http://127.0.0.1:9"
    )
    importlib.import_module("litellm")  # so that the death falls into the turn and not into this
    wired = wire(Database(url, pool_size=5), config)
    async with running(wired) as services, durable.launched(url, services):
        if message_id:
            _say(await _ended(services, user_id, message_id))
        _, user = await services.sessions.start_guest()
        opened = await services.documents.create(user.id, samples.load("software-engineer"), "Bench")
        begun = await services.turns.prepare(user.id, opened.id, "", "Improve it", MODEL)
        await durable.begin_turn(user.id, opened.id, begun.message_id, "en")
        _say({"user": user.id, "message": begun.message_id})
        await asyncio.sleep(PATIENCE_SECONDS)


async def _ended(services: Services, user_id: str, message_id: str) -> dict[str, Any]:
    """How a turn ended whose process died, and what was paid for it."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (said := await services.conversations.message(user_id, message_id)).status == "streaming":
            await asyncio.sleep(0.05)
    account = await services.ledger.account(user_id)
    return {
        "status": said.status,
        "paid": 50 - account.balance,
        "held": account.held,
        "problems": await check.problems(services.db),
    }


def _say(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
