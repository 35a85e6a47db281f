"""Pages brought from an address that a user gave, without letting them reach into our own network.

The host of every hop is resolved once, all of its addresses must be out on the internet, and the connection
goes to an address that was checked, so that a name which changes its mind in between gains nothing.
"""

from __future__ import annotations

import asyncio
import codecs
import html
import ipaddress
import re
import socket
import ssl
import zlib
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

import httpcore
import httpx

from altocv.errors import Invalid, Unavailable

ALLOWED_PORTS = (80, 443)
MAX_BYTES = 3_000_000
MAX_REDIRECTS = 5
CONNECT_SECONDS = 5.0
DEADLINE_SECONDS = 15.0
"""For everything together: names, redirects, and a page that comes in drops."""

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host name and port to IP addresses, OSError when there are none. What it gives is checked all the same."""

_HEADERS = {
    "User-Agent": "AltoCV",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
    # The only coding whose decoder can be told to stop: see _Body.
    "Accept-Encoding": "gzip",
}
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_REDIRECTS = (301, 302, 303, 307, 308)
_ADDRESSES_TRIED = 3

_SILENT = "The site does not answer. Try again later. Paste the text of the posting instead."

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_UNICAST = ipaddress.IPv6Network("2000::/3")
# Reserved, though some versions of Python call parts of them global; the last is inside every Azure machine.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(each) for each in ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "168.63.129.16/32")
)

_CHARSET = re.compile(
    r"utf-8|utf-16(-[lb]e)?|ascii|iso8859-\d+|cp(125\d|866|874|932|949|950)|koi8-[ru]|mac-(roman|cyrillic)"
    r"|shift_jis|euc_(jp|kr)|iso2022_jp|gb(k|2312|18030)|big5(hkscs)?"
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What was found: the address where the redirects ended, and HTML (plain text comes as one <pre>)."""

    url: str
    html: str


async def fetch(url: str, *, resolve: Resolve | None = None) -> Page:
    """The page at a public http(s) address. Raises Invalid when the address or what is there cannot be
    taken, Unavailable when the site does not answer."""
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            return await _followed(_parsed(url), resolve or _looked_up)
    except (
        httpcore.NetworkError,
        httpcore.TimeoutException,
        httpcore.ProtocolError,
        zlib.error,
        OSError,
    ) as error:
        raise Unavailable(_SILENT) from error


def is_public(address: str) -> bool:
    """Whether an IP address, and each IPv4 address that it carries inside, is out on the internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not _is_reserved(ip)
    if ip.ipv4_mapped is not None:
        return is_public(str(ip.ipv4_mapped))
    if ip in _NAT64:
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    inside = [ip.sixtofour] if ip.sixtofour is not None else list(ip.teredo or ())
    return (
        ip in _UNICAST
        and ip.is_global
        and not _is_reserved(ip)
        and all(is_public(str(each)) for each in inside)
    )


def _is_reserved(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return any(ip.version == net.version and ip in net for net in _NOT_PUBLIC)


def _parsed(url: str, relative_to: httpx.URL | None = None) -> httpx.URL:
    """The address when its form is acceptable, without fragment. Raises Invalid."""
    try:
        found = relative_to.join(url.strip()) if relative_to is not None else httpx.URL(url.strip())
        found = found.copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise Invalid(
            "This is not a complete web address. Check it. Paste the text of the posting instead."
        ) from error
    if found.scheme not in ("http", "https"):
        raise Invalid("Only addresses that start with https:// or http:// can be read. Check the address.")
    if found.userinfo:
        raise Invalid("The address has a name or password in it. Take out the part before the @.")
    if not found.raw_host:
        raise Invalid("The address names no site. Check it. Paste the text of the posting instead.")
    if _port(found) not in ALLOWED_PORTS:
        raise Invalid(
            f"Addresses with a port of their own (:{found.port}) cannot be read. "
            "Paste the text of the posting instead."
        )
    return found


def _port(url: httpx.URL) -> int:
    return url.port if url.port is not None else (443 if url.scheme == "https" else 80)


async def _followed(url: httpx.URL, resolve: Resolve) -> Page:
    for _ in range(MAX_REDIRECTS + 1):
        found = await _hop(url, await _checked(url, resolve))
        if isinstance(found, Page):
            return found
        url = _parsed(found, relative_to=url)
    raise Invalid(
        "The address leads from page to page without an end. Paste the text of the posting instead."
    )


async def _looked_up(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


async def _checked(url: httpx.URL, resolve: Resolve) -> Sequence[str]:
    """The host's addresses, of which every single one is public. Raises Invalid, Unavailable."""
    try:
        addresses = list(dict.fromkeys(await resolve(url.raw_host.decode("ascii"), _port(url))))
    except (OSError, UnicodeError) as error:
        raise Unavailable(
            "No site of this name was found. Check the address. Paste the text of the posting instead."
        ) from error
    if not addresses:
        raise Unavailable(
            "No site of this name was found. Check the address. Paste the text of the posting instead."
        )
    if not all(is_public(each) for each in addresses):
        raise Invalid("This address is inside a private network. Paste the text of the posting instead.")
    return addresses


class _Pinned(httpcore.AsyncNetworkBackend):
    """Connects to the given addresses only, whatever the host is called; TLS still checks that name."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses[:_ADDRESSES_TRIED]
        self._network = cast(httpcore.AsyncNetworkBackend, httpcore.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's name
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        for each in self._addresses[:-1]:
            try:
                return await self._network.connect_tcp(each, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        last = self._addresses[-1]
        return await self._network.connect_tcp(last, port, timeout, local_address, socket_options)


async def _hop(url: httpx.URL, addresses: Sequence[str]) -> Page | str:
    """One request: the page, or where it redirects to. Raises Invalid, Unavailable."""
    async with (
        httpcore.AsyncConnectionPool(
            ssl_context=await _trust() if url.scheme == "https" else None,
            network_backend=_Pinned(addresses),
        ) as pool,
        pool.stream(
            "GET",
            httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=_port(url), target=url.raw_path),
            headers={"Host": url.netloc.decode("ascii"), **_HEADERS},
            extensions={"timeout": {"connect": CONNECT_SECONDS}},
        ) as answer,
    ):
        headers = httpx.Headers(answer.headers)
        if answer.status in _REDIRECTS and "location" in headers:
            return headers["location"]
        _check_status(answer.status)
        kind, charset = _content_type(headers.get("content-type", ""))
        body = _Body(headers.get("content-encoding", ""))
        async for chunk in answer.aiter_stream():
            body.add(chunk)
    text = _decoded(bytes(body.data), charset, kind)
    return Page(str(url), text if kind in _HTML_TYPES else f"<pre>{html.escape(text)}</pre>")


async def _trust() -> ssl.SSLContext:
    # Reads the certificates of all authorities from the disk.
    return await asyncio.to_thread(httpx.create_ssl_context)


def _check_status(status: int) -> None:
    if status == 200:
        return
    if status in (404, 410):
        raise Invalid(
            "There is no page at this address any more. Check it. Paste the text of the posting instead."
        )
    if status in (401, 403, 407, 451):
        raise Invalid("The site does not let programs read this page. Paste the text of the posting instead.")
    raise Unavailable(
        f"The site does not give out this page at the moment (status {status}). "
        "Paste the text of the posting instead."
    )


def _content_type(header: str) -> tuple[str, str]:
    """Media type and charset ("" when not said). Raises Invalid."""
    kind = header.partition(";")[0].strip().lower()
    if kind not in (*_HTML_TYPES, "text/plain"):
        raise Invalid(
            "There is no web page at this address but a file of another kind. "
            "Paste the text of the posting instead."
        )
    charset = re.search(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", header, re.IGNORECASE)
    return kind, charset.group(1) if charset else ""


class _Body:
    """Collects a body, decoded, and raises Invalid when it passes MAX_BYTES before or after decoding."""

    def __init__(self, coding: str) -> None:
        coding = coding.strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            raise Invalid(
                "The site sends this page in a form that cannot be read. "
                "Paste the text of the posting instead."
            )
        self._gunzip = zlib.decompressobj(zlib.MAX_WBITS | 16) if coding.endswith("gzip") else None
        self._received = 0
        self.data = bytearray()

    def add(self, chunk: bytes) -> None:
        self._received += len(chunk)
        if self._gunzip is not None:
            # One byte more than fits is enough to know, so a bomb is never unpacked.
            chunk = self._gunzip.decompress(chunk, MAX_BYTES - len(self.data) + 1)
        self.data += chunk
        if max(self._received, len(self.data)) > MAX_BYTES:
            raise Invalid(
                f"The page is larger than {MAX_BYTES // 1_000_000} MB. Paste the text of the posting instead."
            )


def _decoded(data: bytes, charset: str, kind: str) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _DECLARED.search(data, 0, 4096) if kind in _HTML_TYPES else None
    name = _codec(charset) or (_codec(declared.group(1).decode("ascii")) if declared else "")
    if name:
        return data.decode(name, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _codec(charset: str) -> str:
    """Python's name of a charset that web pages are written in, "" for anything else."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    if not _CHARSET.fullmatch(name):
        return ""
    # As browsers do: who says Latin-1 means Windows-1252.
    return "cp1252" if name in ("iso8859-1", "ascii") else name
