"""A browser's token alone opens nothing: the session cookie decides, for every event."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server, Visit
from tests.e2e.test_dashboard import card, new_blank, rename

SECRET = "My secret CV"


def token_of(page: Page) -> str:
    return page.evaluate("sessionStorage.getItem('token')")


def victim(guest: Visit) -> str:
    """Somebody with a CV, who then closes the browser; the token that their tab had."""
    page = guest()
    new_blank(page)
    rename(page, "Untitled CV", SECRET)
    token = token_of(page)
    page.context.close()
    return token


def use(page: Page, token: str) -> list[str]:
    """Load the dashboard with somebody's token; everything that came in over the socket."""
    received: list[str] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda data: received.append(str(data))))
    page.evaluate("(token) => sessionStorage.setItem('token', token)", token)
    page.goto("/dashboard")
    return received


def test_a_stolen_token_with_another_cookie_gets_nothing(guest: Visit) -> None:
    token = victim(guest)
    thief = guest()
    received = use(thief, token)
    expect(thief.get_by_role("heading", name="Your first CV starts here")).to_be_visible()
    assert received and not any(SECRET in frame for frame in received)
    assert token_of(thief) != token
    new_blank(thief)
    expect(card(thief, SECRET)).to_have_count(0)


def test_a_stolen_token_without_a_cookie_gets_nothing(guest: Visit, visit: Visit) -> None:
    token = victim(guest)
    thief = visit("/")
    received = use(thief, token)
    expect(thief.get_by_role("button", name="Start writing")).to_be_visible()
    assert received and not any(SECRET in frame for frame in received)


def test_a_session_that_ended_leads_to_the_start_page(guest: Visit) -> None:
    page = guest()
    new_blank(page)
    page.context.clear_cookies(name="altocv_session")
    page.reload()
    expect(page.get_by_role("button", name="Start writing")).to_be_visible()
    expect(page.get_by_text("Untitled CV")).to_have_count(0)


@pytest.mark.parametrize("origin", ["http://evil.example", "{own}.evil.example", "null"])
@pytest.mark.parametrize("path", ["/_event/", "/_event"])
def test_a_socket_from_a_foreign_page_is_refused(server: Server, path: str, origin: str) -> None:
    assert handshake(server.url, path, origin.format(own=server.url)) == 403


def test_a_socket_from_our_own_page_opens(server: Server) -> None:
    assert handshake(server.url, "/_event/", server.url) == 101


def test_reflexes_own_uploads_are_not_there(server: Server) -> None:
    """They would run a handler with the user whom the token belonged to, cookie or not."""
    assert request(server.url, "POST", "/_upload", {"reflex-client-token": "x", "content-length": "0"}) in (
        404,
        405,
    )


def handshake(url: str, path: str, origin: str) -> int:
    """The status that a WebSocket handshake gets."""
    headers = {
        "Origin": origin,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    return request(url, "GET", f"{path}?EIO=4&transport=websocket&token=x", headers)


def request(url: str, method: str, path: str, headers: dict[str, str]) -> int:
    host = urlsplit(url)
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host.netloc}", *(f"{k}: {v}" for k, v in headers.items())]
    with socket.create_connection((host.hostname or "", host.port or 80), timeout=10) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return int(connection.recv(4096).split()[1])
