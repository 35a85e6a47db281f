"""What is known of hosted models: LiteLLM's own table, read without loading LiteLLM."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = "model_prices_and_context_window_backup.json"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a model takes and can do. Prices are US dollars a million tokens; `context` is tokens."""

    context: int = 0
    input_price: float = 0.0
    output_price: float = 0.0
    tools: bool = True
    vision: bool = False


def facts(model_id: str) -> Facts | None:
    """What the table says of a model, by LiteLLM's name for it; None for what is not in it."""
    table = _table()
    entry = table.get(model_id) or table.get(model_id.partition("/")[2])
    if entry is None:
        return None
    return Facts(
        int(entry.get("max_input_tokens") or entry.get("max_tokens") or 0),
        round(float(entry.get("input_cost_per_token") or 0) * 1e6, 4),
        round(float(entry.get("output_cost_per_token") or 0) * 1e6, 4),
        bool(entry.get("supports_function_calling")),
        bool(entry.get("supports_vision")),
    )


@cache
def _table() -> dict[str, dict[str, Any]]:
    found = importlib.util.find_spec("litellm")
    assert found is not None and found.origin is not None
    return json.loads((Path(found.origin).parent / _FILE).read_text())
