"""What an answer of a model consists of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of text."""

    text: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A whole call of a tool. `arguments` is JSON as the model wrote it."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Used:
    """What an answer took: the model that gave it, its tokens (estimated where the provider does not
    tell), and the cost in millionths of a US dollar.
    """

    model: str
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_microdollars: int = 0


Piece = Delta | ToolCall | Used


@dataclass
class Calls:
    """Calls as they come in pieces; each is cut to `longest` characters."""

    longest: int
    parts: dict[int, dict[str, str]] = field(default_factory=dict)

    def add(self, deltas: Sequence[Any]) -> None:
        for number, delta in enumerate(deltas):
            index = getattr(delta, "index", None)
            part = self.parts.setdefault(
                number if index is None else index, {"id": "", "name": "", "arguments": ""}
            )
            part["id"] = delta.id or part["id"]
            part["name"] = (delta.function.name or "") or part["name"]
            part["arguments"] += delta.function.arguments or ""

    def whole(self) -> list[ToolCall]:
        return [
            ToolCall(part["id"] or f"call_{index}", part["name"], part["arguments"][: self.longest])
            for index, part in sorted(self.parts.items())
            if part["name"]
        ]
