"""Job postings read from a page: from its schema.org data where there is some, else from its main text."""

from __future__ import annotations

import html as entities
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] - compiled, without types
from lxml import html as lxml_html

from altocv.errors import Invalid

MAX_CHARS = 50_000
MIN_CHARS = 200

_LINE_CHARS = 300
_MAX_NODES = 20_000
_MAX_ELEMENTS = 100_000
_MAX_LISTED = 50
_NOTHING = "No posting could be read at this address. Paste its text instead."

_MUTE = """script style noscript template head title svg math iframe object embed canvas video audio select
    option button input textarea dialog"""
_SILENT = frozenset(_MUTE.split())
_AROUND = "nav footer aside header form"
_APART = f"p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote section article main figure fieldset {_AROUND}"
_LINES = "div li dt dd tr br hr address details summary figcaption caption legend label"
_EDGES = {**dict.fromkeys(_LINES.split(), "\f"), "br": "\n", **dict.fromkeys(_APART.split(), "\n\n")}
"""What an element puts before and after itself: \\f for a line break only where there is none yet."""

_CONTAINERS = ("div", "section", "article", "main", "form", "table", "tbody", "tr", "td")
_PARTS = "responsibilities qualifications experienceRequirements educationRequirements skills jobBenefits"
_UNITS = {"ANN": "year", "YEA": "year", "MON": "month", "WEE": "week", "DAY": "day", "HOU": "hour"}

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BLOCK_TAG = re.compile(r"<(?:p|br|div|ul|ol|li|h[1-6]|tr|section|article)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Also what nobody can see on the page: zero-width, direction, tag and private-use characters.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u3000]+")
_DATE = re.compile(r"(?:(\d{4})[-/.](\d\d?)[-/.](\d\d?)|(\d{4})(\d\d)(\d\d))(?!\d)")
_BULLET = re.compile(r"^(?:[•·▪◦‣●○■*–-](?:\s+|$))+")


@dataclass(frozen=True, slots=True)
class Posting:
    """A job posting in plain text; what the page does not say is "". `description` has lines, bullets as
    "• "; `posted` and `closes` are ISO dates."""

    title: str
    company: str
    location: str
    description: str
    posted: str
    closes: str
    salary: str
    url: str


def read(html: str, url: str) -> Posting:
    """The posting on a page. CPU work: call it off the event loop. Raises Invalid when there is too little
    text to be one."""
    root = _tree(html)
    data = _best(list(_found(root)), url) if root is not None else {}
    described = _described(data)
    if root is not None and len(described) < MIN_CHARS:
        described = max(described, _main_text(root), key=len)
    if len(described) < MIN_CHARS:
        raise Invalid(_NOTHING)
    return Posting(
        title=_line(data.get("title")) or _line(data.get("name")) or _page_title(root, described),
        company=_name(data.get("hiringOrganization")),
        location=_location(data),
        description=described[:MAX_CHARS].rstrip(),
        posted=_date(data.get("datePosted")),
        closes=_date(data.get("validThrough")),
        salary=_salary(data),
        url=url,
    )


def _tree(html: str) -> Any:
    """The parsed page, without comments; None when there is nothing in it, or absurdly much."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_CONTROL.sub("", html).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root if root.xpath("count(//*)") <= _MAX_ELEMENTS else None


def _found(root: Any) -> Iterator[dict[str, Any]]:
    """Every JobPosting of the page, JSON-LD before microdata."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _postings(_json(script.text or ""))
    for element in root.xpath("//*[@itemscope and contains(@itemtype, 'JobPosting')]")[:5]:
        yield _microdata(element)


def _json(text: str) -> Any:
    """The value, also of the slightly broken JSON that pages have; None when it cannot be read."""
    for mark in ("<!--", "//<![CDATA[", "<![CDATA["):
        text = text.strip().removeprefix(mark)
    for mark in ("-->", "]]>", "//"):
        text = text.rstrip("; \t\r\n").removesuffix(mark)
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text), entities.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _postings(value: Any) -> Iterator[dict[str, Any]]:
    """Depth first, in the order of the page, through @graph, lists and whatever else nests."""
    stack, left = [value], _MAX_NODES
    while stack and left:
        left -= 1
        node = stack.pop()
        if isinstance(node, dict):
            kinds = _listed(node.get("@type"))
            if any(re.split(r"[/#:]", str(kind))[-1] == "JobPosting" for kind in kinds):
                yield node
            node = list(node.values())
        if isinstance(node, list):
            stack.extend(each for each in reversed(node) if isinstance(each, dict | list))


def _microdata(scope: Any) -> dict[str, Any]:
    """The properties of an element with itemscope, in the shape that JSON-LD has."""
    found: dict[str, Any] = {}
    stack = list(reversed(scope))
    while stack:
        element = stack.pop()
        nested = element.get("itemscope") is not None
        for name in (element.get("itemprop") or "").split()[:5]:
            if nested:
                found[name] = [*_listed(found.get(name)), _microdata(element)]
            elif name not in found:
                found[name] = _property(element)
        if not nested:
            stack.extend(reversed(element))
    return found


def _property(element: Any) -> str:
    said = element.get("content", element.get("datetime"))
    said = lxml_html.tostring(element, encoding="unicode", with_tail=False) if said is None else said
    return str(said)[: 4 * MAX_CHARS]


def _best(postings: list[dict[str, Any]], url: str) -> dict[str, Any]:
    """The one that the page is about: of this address, else the first that says something."""
    here = _bare(url)
    for each in postings:
        if here in (_bare(each.get("url")), _bare(each.get("@id"))):
            return each
    return next((each for each in postings if each.get("description")), postings[0] if postings else {})


def _bare(url: Any) -> str:
    return re.sub(r"^https?://|[?#].*$", "", str(url)[:2000]).rstrip("/").lower()


def _described(data: dict[str, Any]) -> str:
    """The description, and those of its parts that a page keeps apart."""
    described = _block(data.get("description"))
    for name in _PARTS.split():
        for part in filter(None, (_block(_named(each)) for each in _listed(data.get(name)))):
            if part not in described:
                described = f"{described}\n\n{part}".strip()
    return described


def _location(data: dict[str, Any]) -> str:
    places = [_place(each) for each in _listed(data.get("jobLocation"))]
    kinds = [_line(each).upper() for each in _listed(data.get("jobLocationType"))]
    if any(kind.startswith(("TELECOMMUTE", "REMOTE")) for kind in kinds):
        allowed = _unique(_name(each) for each in _listed(data.get("applicantLocationRequirements")))
        places.append(f"Remote ({', '.join(allowed)})" if allowed else "Remote")
    return "; ".join(_unique(places))[:_LINE_CHARS].rstrip()


def _place(value: Any) -> str:
    """A Place, a PostalAddress or a text, on one line."""
    address = value.get("address", value) if isinstance(value, dict) else value
    address = next(iter(_listed(address)), None)
    if not isinstance(address, dict):
        return _line(address)
    parts = (address.get(each) for each in ("addressLocality", "addressRegion", "addressCountry"))
    return ", ".join(_unique(_name(each) for each in parts)) or _name(value)


def _salary(data: dict[str, Any]) -> str:
    """Such as "EUR 60,000–80,000 per year"."""
    said = [*_listed(data.get("baseSalary")), *_listed(data.get("estimatedSalary"))]
    pay = (_pay(each, _line(data.get("salaryCurrency"))) for each in said)
    return next(filter(None, pay), "")[:_LINE_CHARS].rstrip()


def _pay(value: Any, currency: str) -> str:
    unit: Any = ""
    amounts: list[Any] = [value]
    if isinstance(value, dict):
        currency = _line(value.get("currency") or value.get("priceCurrency")) or currency
        inner = next(iter(_listed(value.get("value", value.get("price")))), None)
        inner = inner if isinstance(inner, dict) else {"value": inner}
        merged = {**value, **{key: each for key, each in inner.items() if each is not None}}
        unit = merged.get("unitText") or merged.get("unitCode")
        ends = [
            merged.get("minValue", merged.get("minPrice")),
            merged.get("maxValue", merged.get("maxPrice")),
        ]
        amounts = ends if any(map(_amount, ends)) else [inner.get("value")]
    said = "–".join(_unique(_amount(each) for each in amounts))
    if not said:
        return ""
    per = _UNITS.get(_line(unit).upper()[:3], _line(unit).lower())
    bare = currency and currency.upper() not in said.upper() and said[0].isdigit()
    return f"{currency + ' ' if bare else ''}{said}{f' per {per}' if per else ''}"


def _amount(value: Any) -> str:
    """A number as people write it; a text that is no number as it is; "" for nothing and zero."""
    said = _line(value)
    try:
        number = float(said[:30])
    except ValueError:
        return said
    if not math.isfinite(number) or not 0 < number < 1e12:
        return ""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"


def _date(value: Any) -> str:
    """YYYY-MM-DD of a schema.org date or time, "" when it is none."""
    said = _DATE.match(_line(next(iter(_listed(value)), None)))
    try:
        return date(*(int(each) for each in said.groups() if each)).isoformat() if said else ""
    except ValueError:
        return ""


def _listed(value: Any) -> list[Any]:
    return value[:_MAX_LISTED] if isinstance(value, list) else [] if value is None else [value]


def _named(value: Any) -> Any:
    """Itself, or the name of a thing that has one."""
    keys = ("name", "legalName", "description")
    return next(filter(None, map(value.get, keys)), None) if isinstance(value, dict) else value


def _name(value: Any) -> str:
    return next(filter(None, (_line(_named(each)) for each in _listed(value))), "")


def _unique(texts: Iterator[str] | list[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))


def _line(value: Any) -> str:
    """A value as one line of plain text, "" when it is no text or number."""
    return _block(value)[: _LINE_CHARS * 4].replace("\n", " ").removeprefix("• ")[:_LINE_CHARS].rstrip()


def _block(value: Any) -> str:
    """A text, HTML or escaped HTML, as lines of plain text; "" when the value is none of them."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    for _ in range(2):
        if _TAG.search(text) or not re.search(r"&(?:amp;)*(?:lt|#0*60|#x0*3c);", text, re.IGNORECASE):
            break
        text = entities.unescape(text)
    if not _TAG.search(text):
        return _tidy(entities.unescape(text))
    if not _BLOCK_TAG.search(text):
        # Lines that only a few words are marked in.
        text = text.replace("\n", "<br>")
    root = _tree(f"<body>{text}</body>")
    return "" if root is None else _text(root, _SILENT)


def _tidy(text: str) -> str:
    """Plain text with one space between words, at most one empty line between lines, and "• " for bullets."""
    text = _CONTROL.sub("", re.sub(r"\r\n?|[\u2028\u2029]", "\n", text))
    lines: list[str] = []
    for raw in text.split("\n"):
        line = _BULLET.sub("• ", _SPACES.sub(" ", raw).strip(" ")).rstrip()
        if line == "•":
            continue
        if line.startswith("• ") and len(lines) > 1 and not lines[-1] and lines[-2].startswith("• "):
            lines.pop()
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()


def _seen(root: Any, without: frozenset[str], skipped: Any = ()) -> Iterator[tuple[str, Any, bool]]:
    """Start and end of each element in order, and whether it is seen; if not, nothing of what is inside."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
        seen = element is root or not (hidden or element.tag in without or element in skipped)
        yield event, element, seen
        if event == "start" and not seen:
            walk.skip_subtree()


def _text(root: Any, without: frozenset[str], skipped: frozenset[Any] = frozenset()) -> str:
    """The text under an element as it is seen: a line for each block, a bullet for each item."""
    parts: list[str] = []
    pre = 0
    for event, element, seen in _seen(root, without, skipped):
        tag, edge = element.tag, _EDGES.get(element.tag, "") if seen else ""
        if event == "start" and seen:
            pre += tag == "pre"
            parts += [edge, "• " if tag == "li" else "", _inline(element.text, pre)]
        elif event == "end":
            pre -= seen and tag == "pre"
            parts.append(" " if tag in ("td", "th") else "" if tag == "br" else edge)
            parts.append(_inline(element.tail, pre) if element is not root else "")
    text = re.sub(r"\f?(\n[ \t\n]*)\f?", r"\1", re.sub(r"\f[ \t\f]*", "\f", "".join(parts)))
    # A block inside an item begins on the line of its bullet.
    return _tidy(re.sub(r"(^|\n)[ \t]*•\s+", r"\1• ", text.replace("\f", "\n")))


def _inline(text: str | None, pre: int) -> str:
    return (text or "") if pre else re.sub(r"\s+", " ", text or "")


def _main_text(root: Any) -> str:
    """The text of the page's main part; with headers and forms only when there is little else."""
    found = ""
    # Some sites put the whole page into one form.
    for around in (_AROUND, "nav footer aside"):
        without = _SILENT.union(around.split())
        lengths, links = _measured(root, without)
        start = _marked(root, lengths)
        found = max(found, _text(_densest(start, lengths), without, links), key=len)
        if len(found) >= MIN_CHARS:
            break
    return found


def _measured(root: Any, without: frozenset[str]) -> tuple[dict[Any, int], frozenset[Any]]:
    """How many characters are seen in each element outside links, and the blocks that are mostly links."""
    sizes: dict[Any, tuple[int, ...]] = {}
    menus: set[Any] = set()
    for event, element, seen in _seen(root, without):
        if event == "start" or not seen:
            continue
        own = sum(len((said or "").strip()) for said in (element.text, *(each.tail for each in element)))
        inner = (sizes[each] for each in element if each in sizes)
        free, links, linked = (sum(column) for column in zip((own, 0, 0), *inner, strict=True))
        if element.tag == "a":
            free, links, linked = 0, links + 1, linked + free
        sizes[element] = free, links, linked
        if element.tag in (*_CONTAINERS, "ul", "ol") and links >= 4 and linked > 3 * free:
            menus.add(element)
    return {element: size[0] for element, size in sizes.items()}, frozenset(menus)


def _marked(root: Any, lengths: dict[Any, int]) -> Any:
    """The element that the page itself calls its main part, when there is enough in it; else its body."""
    for path in ("//main|//*[@role='main']", "//*[@itemprop='description']", "//article"):
        best = max(root.xpath(path), key=lambda each: lengths.get(each, 0), default=None)
        if best is not None and lengths.get(best, 0) >= MIN_CHARS:
            return best
    return next(iter(root.iter("body")), root)


def _densest(element: Any, lengths: dict[Any, int]) -> Any:
    """The innermost container that still holds nearly all of the text."""
    while True:
        inner = [each for each in element if each.tag in _CONTAINERS]
        best = max(inner, key=lambda each: lengths.get(each, 0), default=None)
        if best is None or lengths.get(best, 0) < max(MIN_CHARS, 0.9 * lengths.get(element, 0)):
            return element
        element = best


def _page_title(root: Any, described: str) -> str:
    said = root.xpath("//meta[@property='og:title']/@content")[:1]
    said += [each.text_content() for each in [*list(root.iter("h1"))[:1], *list(root.iter("title"))[:1]]]
    first = described.split("\n", 1)[0]
    return next(filter(None, map(_line, said)), first if len(first) <= 120 else "")
