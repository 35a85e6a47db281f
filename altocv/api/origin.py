"""Where a request comes from: its client's address, and the origin that it was made to."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from altocv.config import Settings


def client_address(connection: HTTPConnection, config: Settings) -> str:
    """The address of the client: what the proxy in front says where there is one, else the socket's."""
    forwarded = connection.headers.get("x-forwarded-for", "") if config.proxied else ""
    # The last entry is the one that our own proxy wrote; those before it are the client's word.
    nearest = forwarded.rpartition(",")[2].strip()
    return nearest or (connection.client.host if connection.client else "unknown")


def is_secure(connection: HTTPConnection, config: Settings) -> bool:
    """True when the browser speaks https with us."""
    if config.proxied and (said := connection.headers.get("x-forwarded-proto")):
        return said.split(",")[0].strip() == "https"
    return connection.url.scheme in ("https", "wss") or config.url.startswith("https://")


def own_hosts(connection: HTTPConnection, config: Settings) -> set[str]:
    """Hosts (with ports) that are this site as the request sees it."""
    hosts = {connection.headers.get("host", "")}
    if config.proxied:
        hosts.add(connection.headers.get("x-forwarded-host", "").split(",")[0].strip())
    if config.public_url:
        hosts.add(config.public_url.partition("://")[2])
    return {host.lower() for host in hosts if host}


def is_own(connection: HTTPConnection, config: Settings) -> bool:
    """True when a page of this site made the request, or a program that is no browser."""
    origin = connection.headers.get("origin")
    if origin is not None:
        scheme, _, host = origin.partition("://")
        return scheme in ("http", "https") and host.lower() in own_hosts(connection, config)
    return connection.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
