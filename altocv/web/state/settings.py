"""The settings: profile, second factor, devices, activity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import reflex as rx

from altocv.accounts import audit
from altocv.accounts.members import Visitor
from altocv.accounts.sessions import Device
from altocv.errors import AltoError, Unauthorized
from altocv.services import services
from altocv.web import ui
from altocv.web.i18n import sentence
from altocv.web.state.account import AccountState
from altocv.web.state.session import WithUser

_SHOWN = 12
_SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Mac OS", "CrOS", "Linux")
_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)


@dataclass(frozen=True)
class DeviceCard:
    """A session in the list. `seen` is an ISO time."""

    id: str
    title: str
    address: str
    seen: str
    current: bool


@dataclass(frozen=True)
class Activity:
    """An entry of the audit log. `action` is the key of its text; `at` an ISO time."""

    action: str
    address: str
    at: str


class SettingsState(WithUser, rx.State):
    """What the page of the settings shows."""

    status: Literal["loading", "ready", "failed"] = "loading"
    has_password: bool = False
    two_step: bool = False
    mail_notices: bool = True
    qr: str = ""
    key: str = ""
    recovery: list[str] = []
    code_error: str = ""
    devices: list[DeviceCard] = []
    elsewhere: bool = False
    activity: list[Activity] = []

    @rx.event
    async def load(self) -> None:
        """Read everything again; on every visit to the page."""
        self.qr, self.key, self.recovery, self.code_error = "", "", [], ""
        try:
            await self._read()
            self.status = "ready"
        except Unauthorized:
            raise
        except AltoError:
            self.status = "failed"

    @rx.event
    async def rename(self, name: str) -> Any:
        """Change the person's name."""
        user = await self.user()
        await services().users.rename(user.id, name)
        account = await self.get_state(AccountState)
        account.name = name
        return ui.toast((await self.messages())("settings.saved"), kind="success", key="saved")

    @rx.event
    async def want_mail(self, wanted: bool) -> Any:
        """Whether notices go by mail too."""
        await services().users.want_mail((await self.user()).id, wanted)
        self.mail_notices = wanted
        return ui.toast((await self.messages())("settings.saved"), kind="success", key="saved")

    @rx.event
    async def begin_two_step(self) -> None:
        """Show what the authenticator app scans."""
        user = await self.user()
        profile = await services().users.profile(user.id)
        enrolment = await services().second_factors.begin(user.id, profile.email)
        self.qr, self.key, self.code_error = enrolment.qr, enrolment.key, ""

    @rx.event
    async def confirm_two_step(self, form: dict[str, str]) -> None:
        """Turn it on by the first code, and show the recovery codes."""
        user = await self.user()
        try:
            self.recovery = await services().second_factors.confirm(user.id, form.get("code", ""))
        except Unauthorized:
            raise
        except AltoError as error:
            await self._say(error)
            return
        self.qr, self.key, self.code_error = "", "", ""
        await self._read()

    @rx.event
    def recovery_kept(self) -> None:
        """Stop showing the recovery codes."""
        self.recovery = []

    @rx.event
    async def turn_two_step_off(self, form: dict[str, str]) -> None:
        """Turn it off by a code."""
        user = await self.user()
        try:
            await services().second_factors.turn_off(user.id, form.get("code", ""))
        except Unauthorized:
            raise
        except AltoError as error:
            await self._say(error)
            return
        self.code_error = ""
        await self._read()

    @rx.event
    async def end_session(self, session_id: str) -> Any:
        """Sign another device out."""
        user = await self.user()
        if any(device.id == session_id for device in self.devices):
            await services().sessions.revoke_one(user.id, session_id)
        await self._read()
        return ui.toast((await self.messages())("settings.ended"), kind="success", key="ended")

    @rx.event
    async def end_others(self) -> Any:
        """Sign all other devices out."""
        user = await self.user()
        await services().sessions.revoke_all(user.id, keep=user.session_id)
        await self._read()
        return ui.toast((await self.messages())("settings.ended"), kind="success", key="ended")

    @rx.event
    async def ask_for_password(self) -> Any:
        """Send a link by which somebody who has no password chooses one."""
        user = await self.user()
        profile = await services().users.profile(user.id)
        await services().members.forgot(profile.email, Visitor(Device(), profile.locale))
        return rx.redirect("/check-mail")

    async def _read(self) -> None:
        user = await self.user()
        profile = await services().users.profile(user.id)
        self.has_password, self.mail_notices = profile.has_password, profile.mail_notices
        self.two_step = await services().second_factors.is_on(user.id)
        self.devices = [
            DeviceCard(
                info.id,
                device_title(info.device.user_agent),
                info.device.address,
                info.seen_at.isoformat(),
                info.id == user.session_id,
            )
            for info in await services().sessions.of(user.id)
        ]
        self.elsewhere = len(self.devices) > 1
        noted = await audit.newest(services().db, user.id, _SHOWN)
        self.activity = [_activity(entry) for entry in noted]

    async def _say(self, error: AltoError) -> None:
        self.code_error = sentence(error.message, (await self.messages()).language)


def device_title(user_agent: str) -> str:
    """Browser and system of a User-Agent, as far as they are known: "Firefox · Linux"."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for name in _SYSTEMS if name in user_agent), "").replace("Mac OS", "macOS")
    return " · ".join(filter(None, (browser, system))) or re.sub(r"[/ ].*", "", user_agent) or "—"


def _activity(entry: audit.Noted) -> Activity:
    return Activity(f"audit.{entry.action}", entry.address, entry.at.isoformat())
