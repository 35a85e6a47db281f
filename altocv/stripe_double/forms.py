"""Stripe's way of sending nested values in a form: `items[0][price]=p&metadata[user]=u`."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

_PART = re.compile(r"\[([^\]]*)\]")


def parsed(body: str) -> dict[str, Any]:
    """The values of a form or a query; what has numbers for names is a list."""
    root: dict[str, Any] = {}
    for name, value in parse_qsl(body, keep_blank_values=True):
        head, _, rest = name.partition("[")
        path = [head, *_PART.findall(f"[{rest}" if rest else "")]
        place = root
        for part in path[:-1]:
            place = place.setdefault(part or str(len(place)), {})
        last = path[-1]
        place[last or str(len(place))] = {"true": True, "false": False}.get(value, value)
    return {name: _lists(value) for name, value in root.items()}


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _lists(entry) for name, entry in value.items()}
    if inner and all(name.isdigit() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner
