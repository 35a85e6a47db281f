"""The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for a lost phone."""

from __future__ import annotations

import io
import secrets
import time
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

import segno
from pyotp import random_base32
from pyotp.totp import TOTP
from sqlalchemy import delete, select, update

from altocv.accounts import audit
from altocv.accounts.lockout import Lockout
from altocv.accounts.tokens import hash_of
from altocv.db.engine import Database
from altocv.db.models import SecondFactor, now
from altocv.db.sealing import Seal
from altocv.errors import Invalid

ISSUER = "AltoCV"
RECOVERY_CODES = 10
_STEP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What somebody needs to set their app up. `qr` is an SVG as a data URI; `key` the same for typing."""

    key: str
    qr: str


class SecondFactors:
    """Turns the second factor of a user on and off, and checks codes."""

    def __init__(self, db: Database, seal: Seal, lockout: Lockout) -> None:
        self._db, self._seal, self._lockout = db, seal, lockout

    async def is_on(self, user_id: str) -> bool:
        async with self._db.transaction(user_id) as work:
            factor = await work.get(SecondFactor, UUID(user_id))
        return factor is not None and factor.confirmed_at is not None

    async def begin(self, user_id: str, email: str) -> Enrolment:
        """A new secret, which counts from the first right code on. Raises Invalid when one is on already."""
        if await self.is_on(user_id):
            raise Invalid("Two-step sign-in is on already. Turn it off first to set up another app.")
        key = random_base32()
        async with self._db.transaction(user_id) as work:
            await work.execute(delete(SecondFactor).where(SecondFactor.user_id == UUID(user_id)))
            work.add(SecondFactor(user_id=UUID(user_id), secret=self._seal.close(key), recovery=[]))
        uri = TOTP(key).provisioning_uri(name=email, issuer_name=ISSUER)
        out = io.BytesIO()
        segno.make(uri, error="m").save(out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
        return Enrolment(key, _data_uri(out.getvalue()))

    async def confirm(self, user_id: str, code: str) -> list[str]:
        """Turn it on by a code of the app; the recovery codes. Raises Invalid, RateLimited."""
        await self._check(user_id, code, confirmed=False)
        codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
        async with self._db.transaction(user_id) as work:
            await work.execute(
                update(SecondFactor)
                .where(SecondFactor.user_id == UUID(user_id))
                .values(confirmed_at=now(), recovery=[hash_of(_plain(code)) for code in codes])
            )
            audit.note(work, "second_factor.on", user_id)
        return codes

    async def check(self, user_id: str, code: str) -> None:
        """Raises Invalid for a wrong code, RateLimited after too many. A right one is good once."""
        await self._check(user_id, code, confirmed=True)

    async def turn_off(self, user_id: str, code: str) -> None:
        """Raises Invalid, RateLimited."""
        await self.check(user_id, code)
        async with self._db.transaction(user_id) as work:
            await work.execute(delete(SecondFactor).where(SecondFactor.user_id == UUID(user_id)))
            audit.note(work, "second_factor.off", user_id)

    async def _check(self, user_id: str, code: str, *, confirmed: bool) -> None:
        subject = f"code:{user_id}"
        await self._lockout.count(subject)
        plain = _plain(code)
        async with self._db.transaction(user_id) as work:
            # The lock lets two requests with one code pass one after the other; the second finds it used.
            factor = await work.scalar(
                select(SecondFactor).where(SecondFactor.user_id == UUID(user_id)).with_for_update()
            )
            if factor is None or bool(factor.confirmed_at) is not confirmed:
                raise Invalid("Two-step sign-in is not set up. Begin again in your settings.")
            step, right = _step_of(self._seal.open(factor.secret), plain, after=factor.last_step), True
            if step is not None:
                factor.last_step = step
            elif hash_of(plain) in factor.recovery:
                factor.recovery = [kept for kept in factor.recovery if kept != hash_of(plain)]
                audit.note(work, "second_factor.recovery_code", user_id, left=len(factor.recovery))
            else:
                right = False
                audit.note(work, "second_factor.failed", user_id)
        if not right:
            raise Invalid("This code is not right. Use the newest one that your app shows.")
        await self._lockout.forget(subject)


def _step_of(key: str, code: str, *, after: int) -> int | None:
    """The time step that a code belongs to: this one or its neighbours, but none that was used already."""
    totp, current = TOTP(key), int(time.time()) // _STEP_SECONDS
    for step in (current - 1, current, current + 1):
        if step > after and secrets.compare_digest(totp.generate_otp(step).encode(), code.encode()):
            return step
    return None


def _recovery_code() -> str:
    raw = secrets.token_hex(8)
    return "-".join(raw[i : i + 4] for i in range(0, 16, 4))


def _plain(code: str) -> str:
    return "".join(char for char in code.lower() if char.isalnum())[:40]


def _data_uri(svg: bytes) -> str:
    return "data:image/svg+xml," + quote(svg.decode())
