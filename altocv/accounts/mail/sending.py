"""How mail goes out: by SMTP, or into a folder on this machine where no mail server is set."""

from __future__ import annotations

import asyncio
import email.policy
import secrets
import time
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parsedate_to_datetime
from pathlib import Path
from typing import Protocol

import aiosmtplib
import structlog

from altocv.accounts.mail.letters import Letter
from altocv.config import Settings

_log = structlog.get_logger()

_PAUSES = (2.0, 10.0, 60.0)
"""Seconds before each further try of a mail that did not go out."""

_TIMEOUT_SECONDS = 20.0
_KEPT = 200
"""Mails in the outbox; the oldest goes first."""


class Carrier(Protocol):
    """Takes one mail. Raises OSError or aiosmtplib.SMTPException when it could not."""

    async def carry(self, message: EmailMessage) -> None: ...


class Mailer:
    """Sends mail beside the work in hand: nobody waits for it, or learns from how long it takes."""

    def __init__(self, carrier: Carrier, sender: str) -> None:
        self._carrier, self._sender = carrier, sender
        self._going: set[asyncio.Task[None]] = set()

    @property
    def outbox(self) -> Outbox | None:
        """Where mail is kept when there is no mail server."""
        return self._carrier if isinstance(self._carrier, Outbox) else None

    def send(self, letter: Letter) -> None:
        """Send soon. A mail server that fails is tried again a few times; then it is logged."""
        task = asyncio.create_task(self._carry(_message(letter, self._sender)))
        self._going.add(task)
        task.add_done_callback(self._going.discard)

    async def drain(self, seconds: float = 5.0) -> None:
        """Wait for mail that is going out, then give up."""
        if self._going:
            await asyncio.wait(self._going, timeout=seconds)
        for task in self._going:
            task.cancel()

    async def _carry(self, message: EmailMessage) -> None:
        for pause in (*_PAUSES, None):
            try:
                await self._carrier.carry(message)
            except (OSError, aiosmtplib.SMTPException) as error:
                refused = isinstance(error, aiosmtplib.SMTPResponseException) and error.code >= 500
                if pause is None or refused:
                    _log.error("mail_not_sent", reason=f"{type(error).__name__}: {error}")
                    return
                await asyncio.sleep(pause)
            else:
                _log.info("mail_sent")
                return


class Smtp:
    """A mail server."""

    def __init__(self, config: Settings) -> None:
        self._config = config

    async def carry(self, message: EmailMessage) -> None:
        config = self._config
        password = config.smtp_password
        await aiosmtplib.send(
            message,
            hostname=config.smtp_host,
            port=config.smtp_port,
            username=config.smtp_user,
            password=password.get_secret_value() if password else None,
            use_tls=config.smtp_security == "tls",
            start_tls=config.smtp_security == "starttls",
            timeout=_TIMEOUT_SECONDS,
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """A mail in the outbox."""

    to: str
    subject: str
    text: str
    at: datetime


class Outbox:
    """Mail as files that only the owner of the data folder may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def carry(self, message: EmailMessage) -> None:
        await asyncio.to_thread(self._write, message.as_bytes())

    def newest(self, most: int = 50) -> list[Kept]:
        """What was sent, newest first."""
        files = sorted(self._folder.glob("*.eml"), reverse=True)[:most]
        return [_kept(file.read_bytes()) for file in files]

    def _write(self, data: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Names sort by time; another process writes to the same folder.
        path = self._folder / f"{time.time_ns():020d}-{secrets.token_hex(4)}.eml"
        path.touch(0o600)
        path.write_bytes(data)
        for old in sorted(self._folder.glob("*.eml"))[:-_KEPT]:
            old.unlink(missing_ok=True)


def open_mailer(config: Settings) -> Mailer:
    """By the settings: a mail server, or the outbox in the data folder."""
    carrier = Smtp(config) if config.smtp_host else Outbox(config.data / "outbox")
    return Mailer(carrier, config.mail_from)


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Date"], message["Message-ID"] = formatdate(localtime=False), make_msgid(domain="altocv")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def _kept(data: bytes) -> Kept:
    message = message_from_bytes(data, policy=email.policy.default)
    plain = message.get_body(("plain",))
    text = plain.get_content() if plain else ""
    return Kept(str(message["To"]), str(message["Subject"]), text, parsedate_to_datetime(message["Date"]))
