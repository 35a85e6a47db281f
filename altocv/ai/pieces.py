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
    parts: list[dict[str, str]] = field(default_factory=list)
    open: dict[int, int] = field(default_factory=dict)
    """Place in an answer, as its provider counts, to the part that is being written there."""

    def add(self, deltas: Sequence[Any]) -> None:
        for number, delta in enumerate(deltas):
            index = getattr(delta, "index", None)
            part = self._part(number if index is None else index, delta.id or "")
            part["id"] = delta.id or part["id"]
            part["name"] = (delta.function.name or "") or part["name"]
            part["arguments"] += delta.function.arguments or ""

    def _part(self, index: int, call_id: str) -> dict[str, str]:
        """The part that a piece goes on with. Some providers count every call as the first one, so that only
        another id tells that another call begins."""
        at = self.open.get(index)
        if at is None or (call_id and self.parts[at]["id"] not in ("", call_id)):
            self.parts.append({"id": "", "name": "", "arguments": ""})
            at = self.open[index] = len(self.parts) - 1
        return self.parts[at]

    def whole(self) -> list[ToolCall]:
        return [
            ToolCall(part["id"] or f"call_{number}", part["name"], part["arguments"][: self.longest])
            for number, part in enumerate(self.parts)
            if part["name"]
        ]
