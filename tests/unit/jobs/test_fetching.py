"""Fetching over real sockets: every address is checked as in earnest, and only then does the "internet" of
these tests lead a public address to a server on the loopback."""

from __future__ import annotations

import asyncio
import datetime
import gzip
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from altocv.errors import Invalid, Unavailable
from altocv.jobs import fetching
from altocv.jobs.fetching import fetch, is_public

PUBLIC, OTHER = "93.184.216.34", "1.1.1.1"
PAGE = "<h1>Engineer</h1>"

Handler = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


def answer(body: bytes | str = PAGE, *headers: str, status: str = "200 OK", kind: str = "text/html") -> bytes:
    body = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    if kind:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join([*lines, "", ""]).encode() + body


class Internet:
    """Public addresses that lead to handlers on the loopback, a name service, and what was asked of both."""

    def __init__(self, stack: AsyncExitStack) -> None:
        self._stack = stack
        self._real: Any = vars(httpcore.AnyIOBackend)["connect_tcp"]
        self._ports: dict[tuple[str, int], int] = {}
        self.names: dict[str, list[str]] = {}
        self.asked: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.requests: list[bytes] = []

    async def serve(
        self,
        said: bytes | Handler,
        address: str = PUBLIC,
        port: int = 80,
        names: Sequence[str] = ("jobs.example",),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                self.requests.append(head)
                if isinstance(said, bytes):
                    writer.write(said)
                else:
                    await said(head, writer)
                await writer.drain()
            except (OSError, asyncio.IncompleteReadError):
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
        self._stack.callback(server.close)
        self._ports[address, port] = server.sockets[0].getsockname()[1]
        for name in names:
            self.names[name] = [address]

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        return self.names.get(host, [])

    async def connect(self, backend, host, port, timeout=None, local_address=None, socket_options=None):
        self.connected.append((host, port))
        if (host, port) not in self._ports:
            raise httpcore.ConnectError("unreachable")
        there = self._ports[host, port]
        return await self._real(backend, "127.0.0.1", there, timeout, local_address, socket_options)


@pytest.fixture
async def internet(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Internet]:
    async with AsyncExitStack() as stack:
        made = Internet(stack)

        async def connect(backend, *args, **options):
            return await made.connect(backend, *args, **options)

        monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
        yield made


# --- what is fetched ---------------------------------------------------------------------------------------


async def test_a_page(internet: Internet):
    await internet.serve(answer())
    page = await fetch(" http://jobs.example/1?a=b#apply ", resolve=internet.resolve)
    assert (page.url, page.html) == ("http://jobs.example/1?a=b", PAGE)
    assert internet.connected == [(PUBLIC, 80)]
    head = internet.requests[0].decode().lower()
    assert head.startswith("get /1?a=b http/1.1\r\n")
    assert "\r\nhost: jobs.example\r\n" in head and "\r\nuser-agent: altocv\r\n" in head
    assert "cookie" not in head and "referer" not in head


async def test_the_connection_goes_to_the_address_that_was_checked(internet: Internet):
    """A name that turns private after the check is not asked again."""
    await internet.serve(answer())
    rebinding = iter([[PUBLIC], ["127.0.0.1"]])

    async def resolve(host: str, port: int) -> Sequence[str]:
        return next(rebinding)

    await fetch("http://jobs.example/", resolve=resolve)
    assert internet.connected == [(PUBLIC, 80)] and next(rebinding) == ["127.0.0.1"]


async def test_an_ipv6_literal(internet: Internet):
    address = "2606:4700::1111"
    await internet.serve(answer(), address)
    assert (await fetch(f"http://[{address}]/")).html == PAGE
    assert f"Host: [{address}]\r\n".encode() in internet.requests[0]


async def test_another_address_is_tried_when_one_does_not_answer(internet: Internet):
    await internet.serve(answer())
    internet.names["jobs.example"] = ["2606:4700::1111", PUBLIC]
    assert (await fetch("http://jobs.example/", resolve=internet.resolve)).html == PAGE


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 Temporary", "308 Permanent"])
async def test_redirects_are_followed_and_resolved_anew(internet: Internet, status: str):
    await internet.serve(answer("", "Location: //other.example/b?c#d", status=status))
    await internet.serve(answer(), OTHER, names=["other.example"])
    page = await fetch("http://jobs.example/a", resolve=internet.resolve)
    assert page.url == "http://other.example/b?c"
    assert internet.asked == ["jobs.example", "other.example"]
    assert internet.connected == [(PUBLIC, 80), (OTHER, 80)]


async def test_five_redirects_are_followed_and_six_are_not(internet: Internet):
    async def count_down(head: bytes, writer: asyncio.StreamWriter) -> None:
        left = int(head.split(b" ")[1][1:])
        writer.write(answer("", f"Location: /{left - 1}", status="302 Found") if left else answer())

    await internet.serve(count_down)
    assert (await fetch("http://jobs.example/5", resolve=internet.resolve)).url == "http://jobs.example/0"
    with pytest.raises(Invalid, match="without an end"):
        await fetch("http://jobs.example/6", resolve=internet.resolve)


async def test_gzip(internet: Internet):
    await internet.serve(answer(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"))
    assert (await fetch("http://jobs.example/", resolve=internet.resolve)).html == PAGE


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("Zürich €".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("Zürich €".encode("cp1252"), "text/html"),
        ("Zürich €".encode(), "text/html"),
        ("Zürich €".encode(), "application/xhtml+xml; charset=unicode_escape"),
        ("Zürich €".encode(), "text/html; charset=no-such"),
        ("Zürich €".encode("utf-8-sig"), "text/html; charset=latin-1"),
        ("Zürich €".encode("utf-16"), "text/html"),
        ('<meta charset="windows-1252">Zürich €'.encode("cp1252"), "text/html"),
        ("<meta http-equiv=x content='text/html; charset=gbk'>Zürich €".encode("gb18030"), "text/html"),
    ],
)
async def test_charsets(internet: Internet, data: bytes, kind: str):
    await internet.serve(answer(data, kind=kind))
    page = await fetch("http://jobs.example/", resolve=internet.resolve)
    assert page.html.endswith("Zürich €" if b"gbk" not in data else data.decode("gbk", "replace")[-8:])


async def test_plain_text_comes_as_html_that_shows_it(internet: Internet):
    await internet.serve(answer("a <b>\nc & d", kind="text/plain; charset=utf-8"))
    page = await fetch("http://jobs.example/", resolve=internet.resolve)
    assert page.html == "<pre>a &lt;b&gt;\nc &amp; d</pre>"


# --- TLS ---------------------------------------------------------------------------------------------------


@pytest.fixture
def server_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for jobs.example that clients trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "jobs.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("jobs.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, secret)
    return context


async def test_tls_is_checked_against_the_name_not_the_address(
    internet: Internet, server_tls: ssl.SSLContext
):
    wanted: list[str | None] = []
    server_tls.sni_callback = lambda _sock, name, _context: wanted.append(name)
    await internet.serve(answer(), port=443, tls=server_tls)
    assert (await fetch("https://jobs.example/", resolve=internet.resolve)).html == PAGE
    assert wanted == ["jobs.example"] and internet.connected == [(PUBLIC, 443)]


async def test_a_certificate_for_another_name_is_refused(internet: Internet, server_tls: ssl.SSLContext):
    await internet.serve(answer(), port=443, names=["evil.example"], tls=server_tls)
    with pytest.raises(Unavailable):
        await fetch("https://evil.example/", resolve=internet.resolve)
    assert not internet.requests


# --- what is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "0x7f.1",
        "2130706433",
        "0",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "168.63.129.16",
        "224.0.0.1",
        "255.255.255.255",
        "localhost",
        "LOCALHOST",
        "127。0。0。1",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fec0::1]",
        "[ff0e::1]",
        "[2001:db8::1]",
    ],
)
async def test_private_hosts(internet: Internet, host: str):
    with pytest.raises(Invalid) as raised:
        await fetch(f"http://{host}/")
    assert not internet.connected
    assert raised.value.message == (
        "This address is inside a private network. Paste the text of the posting instead."
    )


@pytest.mark.parametrize("host", ["0177.0.0.1", "127.0.0.1.", "localhost.", "１２７.0.0.1", "[::1%25lo]"])
async def test_private_hosts_that_not_every_machine_knows(internet: Internet, host: str):
    with pytest.raises((Invalid, Unavailable)):
        await fetch(f"http://{host}/")
    assert not internet.connected


@pytest.mark.parametrize(
    "address",
    [PUBLIC, OTHER, "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"],
)
def test_public_addresses(address: str):
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "jobs.example", "127.1", "fe80::1%eth0", "1.1.1.1/8"])
def test_what_is_no_public_address(address: str):
    assert not is_public(address)


@pytest.mark.parametrize(
    "addresses",
    [["10.0.0.1"], [PUBLIC, "10.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC, "::1"], [PUBLIC, "no address"]],
)
async def test_a_name_with_any_private_address(internet: Internet, addresses: list[str]):
    await internet.serve(answer())
    internet.names["jobs.example"] = addresses
    with pytest.raises(Invalid, match="private network"):
        await fetch("http://jobs.example/", resolve=internet.resolve)
    assert not internet.connected


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "https://"),
        ("ftp://jobs.example/", "https://"),
        ("gopher://jobs.example/", "https://"),
        ("javascript:alert(1)", "https://"),
        ("data:text/html,x", "https://"),
        ("jobs.example/1", "https://"),
        ("//jobs.example/1", "https://"),
        ("", "https://"),
        ("http://", "names no site"),
        ("http:///path", "names no site"),
        ("http://jobs.example:22/", ":22"),
        ("https://jobs.example:8080/", ":8080"),
        ("http://jobs.example:0/", ":0"),
        ("http://me@jobs.example/", "before the @"),
        ("http://me:secret@jobs.example/", "before the @"),
        ("http://jobs.example:99999/", ":99999"),
        ("http://jobs.example:x/", "not a complete web address"),
        ("http://[::1/", "not a complete web address"),
        ("http://jobs.example/\x00", "not a complete web address"),
        ("http://jobs.example/\r\nX: y", "not a complete web address"),
    ],
)
async def test_addresses_of_another_form(internet: Internet, url: str, said: str):
    await internet.serve(answer())
    with pytest.raises(Invalid) as raised:
        await fetch(url, resolve=internet.resolve)
    assert said in raised.value.message and not internet.asked and not internet.connected


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://127.0.0.1/", "private network"),
        ("http://2130706433/", "private network"),
        ("//169.254.169.254/latest/meta-data/", "private network"),
        ("http://inside.example/", "private network"),
        ("file:///etc/passwd", "https://"),
        ("http://jobs.example:22/", ":22"),
        ("http://a:b@jobs.example/", "before the @"),
        ("http://jobs.example:x/", "not a complete web address"),
    ],
)
async def test_a_redirect_is_checked_like_the_address_itself(internet: Internet, location: str, said: str):
    await internet.serve(answer("", f"Location: {location}", status="302 Found"))
    internet.names |= {
        "inside.example": ["10.0.0.1"],
        "127.0.0.1": ["127.0.0.1"],
        "2130706433": ["127.0.0.1"],
        "169.254.169.254": ["169.254.169.254"],
    }
    with pytest.raises(Invalid) as raised:
        await fetch("http://jobs.example/", resolve=internet.resolve)
    assert said in raised.value.message and internet.connected == [(PUBLIC, 80)]


async def test_a_redirect_loop(internet: Internet):
    await internet.serve(answer("", "Location: /", status="302 Found"))
    with pytest.raises(Invalid, match="without an end"):
        await fetch("http://jobs.example/", resolve=internet.resolve)
    assert len(internet.requests) == fetching.MAX_REDIRECTS + 1


async def test_a_body_that_never_ends(internet: Internet):
    sent = 0

    async def pour(head: bytes, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not writer.is_closing() and sent < 50_000_000:
            writer.write(b"x" * 100_000)
            sent += 100_000
            await writer.drain()

    await internet.serve(pour)
    with pytest.raises(Invalid, match="larger than 3 MB"):
        await fetch("http://jobs.example/", resolve=internet.resolve)
    await asyncio.sleep(0.05)
    assert sent < 20_000_000


async def test_a_body_of_just_the_limit(internet: Internet):
    await internet.serve(answer(b"x" * fetching.MAX_BYTES))
    assert len((await fetch("http://jobs.example/", resolve=internet.resolve)).html) == fetching.MAX_BYTES


async def test_a_gzip_bomb(internet: Internet):
    bomb = gzip.compress(bytes(200_000_000), compresslevel=9)
    assert len(bomb) < 250_000
    await internet.serve(answer(bomb, "Content-Encoding: gzip"))
    with pytest.raises(Invalid, match="larger than 3 MB"):
        await fetch("http://jobs.example/", resolve=internet.resolve)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "deflate"])
async def test_codings_that_were_not_asked_for(internet: Internet, coding: str):
    await internet.serve(answer(b"?", f"Content-Encoding: {coding}"))
    with pytest.raises(Invalid, match="cannot be read"):
        await fetch("http://jobs.example/", resolve=internet.resolve)


@pytest.mark.parametrize("part", ["head", "body"])
async def test_a_slow_drip(internet: Internet, monkeypatch: pytest.MonkeyPatch, part: str):
    monkeypatch.setattr(fetching, "DEADLINE_SECONDS", 0.3)

    async def drip(head: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        writer.write(b"\r\n" if part == "body" else b"X: ")
        for _ in range(100):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    await internet.serve(drip)
    started = asyncio.get_running_loop().time()
    with pytest.raises(Unavailable, match="Paste the text of the posting instead"):
        await fetch("http://jobs.example/", resolve=internet.resolve)
    assert asyncio.get_running_loop().time() - started < 1.5


async def test_a_name_service_that_never_answers(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "DEADLINE_SECONDS", 0.1)

    async def resolve(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    with pytest.raises(Unavailable):
        await fetch("http://jobs.example/", resolve=resolve)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "text/css", "", "html"])
async def test_other_kinds_of_file(internet: Internet, kind: str):
    await internet.serve(answer(kind=kind))
    with pytest.raises(Invalid, match="file of another kind"):
        await fetch("http://jobs.example/", resolve=internet.resolve)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        ("404 Not Found", Invalid),
        ("410 Gone", Invalid),
        ("403 Forbidden", Invalid),
        ("401 Unauthorized", Invalid),
        ("429 Too Many Requests", Unavailable),
        ("500 Error", Unavailable),
        ("503 Away", Unavailable),
        ("302 Found", Unavailable),
        ("206 Partial", Unavailable),
    ],
)
async def test_statuses(internet: Internet, status: str, error: type[Exception]):
    await internet.serve(answer(status=status))
    with pytest.raises(error, match=r"Paste the text of the posting instead\."):
        await fetch("http://jobs.example/", resolve=internet.resolve)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nnot gzip at all",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 500_000,
    ],
)
async def test_servers_that_speak_no_proper_http(internet: Internet, said: bytes):
    await internet.serve(said)
    with pytest.raises(Unavailable, match="does not answer"):
        await fetch("http://jobs.example/", resolve=internet.resolve)


async def test_nothing_answers(internet: Internet):
    internet.names["jobs.example"] = [PUBLIC]
    with pytest.raises(Unavailable, match="does not answer"):
        await fetch("http://jobs.example/", resolve=internet.resolve)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 70 + ".example", "a..example"])
async def test_names_that_do_not_exist(host: str):
    with pytest.raises((Unavailable, Invalid), match="Paste the text of the posting instead"):
        await fetch(f"http://{host}/")


async def test_names_without_addresses(internet: Internet):
    with pytest.raises(Unavailable, match="No site of this name"):
        await fetch("http://jobs.example/", resolve=internet.resolve)


async def test_the_environments_proxy_is_not_used(internet: Internet, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    await internet.serve(answer())
    assert (await fetch("http://jobs.example/", resolve=internet.resolve)).html == PAGE
