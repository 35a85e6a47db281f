"""Which addresses may be live links in a preview or a file."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f\x7f]+\Z", re.IGNORECASE)


@lru_cache(maxsize=2048)
def safe_uri(href: str) -> str | None:
    """The address in ASCII, or None where it is not http, https, mailto or tel."""
    if not _SAFE.match(href):
        return None
    # Host names stay readable to people who see the address; every reader knows percent-encoded UTF-8.
    return quote(href.encode("utf-8", "ignore"), safe=":/?#[]@!$&'()*+,;=%-._~")
