"""Who is signed in, as the header of every page shows it."""

from __future__ import annotations

from typing import Literal

import reflex as rx

from altocv.errors import AltoError, Unauthorized
from altocv.services import services
from altocv.web.state.session import WithUser


class AccountState(WithUser, rx.State):
    """The account in short."""

    kind: Literal["", "guest", "member"] = ""
    name: str = ""
    email: str = ""
    avatar: str = ""
    initial: str = ""

    @rx.event
    async def load(self) -> None:
        """Read it again; on every visit to a page."""
        try:
            user = await self.user()
            profile = await services().users.profile(user.id)
        except Unauthorized:
            raise
        except AltoError:
            return  # The page itself says that the server is away.
        self.kind = "guest" if profile.kind == "guest" else "member"
        self.name, self.email = profile.name, profile.email
        self.avatar = f"/api/photos/{profile.avatar}" if profile.avatar else ""
        self.initial = (profile.name or profile.email or "?")[0].upper()
