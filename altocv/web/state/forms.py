"""What the forms of the account pages have to say. Anybody may see them, so nothing here is anybody's."""

from __future__ import annotations

import reflex as rx

from altocv.services import services
from altocv.web.i18n import sentence
from altocv.web.state.session import SessionState, public


@public
class FormState(rx.State):
    """The error of the form that was sent last, by its name; and which ways of signing in there are."""

    form: str = ""
    error: str = ""
    google: bool = False
    outbox: bool = False

    @rx.event
    def load(self) -> None:
        """Begin with no error."""
        self.form, self.error = "", ""
        self.google = services().google.is_set_up
        self.outbox = services().mailer.outbox is not None

    @rx.event
    async def failed(self, form: str, message: str) -> None:
        """Say what was wrong with a form."""
        texts = (await self.get_state(SessionState)).translate()
        self.form, self.error = form, sentence(message, texts.language)
