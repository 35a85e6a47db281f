"""Markdown of a model as HTML that is safe to show: a few marks, no pictures, no raw HTML."""

from __future__ import annotations

import nh3
from markdown_it import MarkdownIt

_TAGS = {"p", "br", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "a", "h3", "h4", "hr", "s"}
_markdown = MarkdownIt("js-default", {"html": False, "linkify": False, "breaks": True}).disable(["image"])


def html(text: str) -> str:
    """The text as HTML. What is not allowed is shown as the text that it is, or left out."""
    return nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
