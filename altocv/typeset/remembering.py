"""A cache by identity, for what is made of parts that do not change."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import islice
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_PLAIN = (str, float, bool, frozenset, type(None))


def remember(size: int = 4096) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep a function's results by its positional arguments: plain values by value, all else by
    identity.

    (Parts of a CV cannot be hashed, and laid-out lines only slowly.) The arguments are kept alive with the
    result, so an identity is never reused; the oldest quarter goes when there are more than `size`.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        kept: dict[tuple[Any, ...], tuple[tuple[Any, ...], R]] = {}

        @wraps(function)
        def remembered(*args: Any) -> R:
            key = tuple([a if isinstance(a, _PLAIN) else id(a) for a in args])
            found = kept.get(key)
            if found is None:
                found = kept[key] = (args, cast(Callable[..., R], function)(*args))
                if len(kept) > size:
                    for old in list(islice(kept, size // 4)):
                        kept.pop(old, None)
            return found[1]

        return cast(Callable[P, R], remembered)

    return decorate
