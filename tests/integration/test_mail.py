"""Mail, to a real SMTP server on loopback."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from altocv.accounts.mail import letter, open_mailer, sending
from altocv.accounts.mail.letters import Kind
from altocv.config import BadSettings, Settings, load


class Inbox:
    """Keeps what it is sent; refuses as often as it is told."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.refusals: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusals:
            return self.refusals.pop(0)
        self.mails.append(envelope.content)
        return "250 OK"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, Settings]]:
    handler = Inbox()
    controller = Controller(handler, hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield (
        handler,
        Settings(  # type: ignore[call-arg]
            smtp_host="127.0.0.1",
            smtp_port=controller.port,
            smtp_security="none",
            mail_from="AltoCV <cv@example.com>",
        ),
    )
    controller.stop()


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_PAUSES", (0.01, 0.01))


async def test_a_mail_has_text_and_html_in_the_persons_language(inbox: tuple[Inbox, Settings]) -> None:
    handler, config = inbox
    mailer = open_mailer(config)
    mailer.send(letter("reset", "ada@example.com", "es", site="https://cv.example", path="/x?token=<b>&y"))
    await mailer.drain()
    message = message_from_bytes(handler.mails[0], policy=policy.default)
    assert (message["To"], message["From"]) == ("ada@example.com", "AltoCV <cv@example.com>")
    assert message["Subject"] == "Elige una contraseña nueva para AltoCV"
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    assert "https://cv.example/x?token=<b>&y" in text
    assert "token=&lt;b&gt;&amp;y" in html
    assert "<b>" not in html


async def test_a_server_that_is_busy_is_asked_again(inbox: tuple[Inbox, Settings]) -> None:
    handler, config = inbox
    handler.refusals = ["451 busy", "451 busy"]
    mailer = open_mailer(config)
    mailer.send(letter("reset", "ada@example.com", "en", site="", path=""))
    await mailer.drain()
    assert len(handler.mails) == 1


@pytest.mark.parametrize("refusals", [["550 no"] * 9, ["451 busy"] * 9])
async def test_a_mail_that_never_goes_is_given_up(inbox: tuple[Inbox, Settings], refusals: list[str]) -> None:
    handler, config = inbox
    handler.refusals = list(refusals)
    mailer = open_mailer(config)
    mailer.send(letter("reset", "ada@example.com", "en", site="", path=""))
    await mailer.drain()
    assert handler.mails == []
    assert len(handler.refusals) == (8 if refusals[0].startswith("5") else 6)


async def test_nobody_waits_for_a_server_that_is_away() -> None:
    mailer = open_mailer(Settings(smtp_host="127.0.0.1", smtp_port=9, mail_from="a@b.example"))  # type: ignore[call-arg]
    async with asyncio.timeout(1):
        mailer.send(letter("reset", "ada@example.com", "en", site="", path=""))
    await mailer.drain(0.1)


def test_every_mail_speaks_both_languages() -> None:
    for kind in Kind.__args__:  # type: ignore[attr-defined]
        english, spanish = (letter(kind, "a@b.c", lang, site="https://s", path="/p") for lang in ("en", "es"))
        assert english.subject != spanish.subject
        assert all("https://s/p" in mail.text and "https://s/p" in mail.html for mail in (english, spanish))


def test_half_of_the_settings_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALTOCV_SMTP_HOST", "mail.example.com")
    monkeypatch.setenv("ALTOCV_SMTP_USER", "us")
    monkeypatch.setenv("ALTOCV_GOOGLE_CLIENT_ID", "us")
    with pytest.raises(BadSettings) as refused:
        load()
    for name in ("ALTOCV_SMTP_PASSWORD", "ALTOCV_MAIL_FROM", "ALTOCV_GOOGLE_CLIENT_SECRET"):
        assert name in str(refused.value)
