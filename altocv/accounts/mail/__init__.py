"""Mail to users: what it says, in both languages, and how it goes out."""

from altocv.accounts.mail.letters import Letter, letter
from altocv.accounts.mail.sending import Mailer, Outbox, open_mailer

__all__ = ["Letter", "Mailer", "Outbox", "letter", "open_mailer"]
