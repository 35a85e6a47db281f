"""Keeping conversations: who said what about which CV, and what became of each proposal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID, uuid4

from sqlalchemy import delete, func, select, update

from altocv.db.engine import Database
from altocv.db.models import Conversation, Message, ModelCall, now
from altocv.errors import Invalid, NotFound

Status = Literal["streaming", "done", "stopped", "failed", "interrupted"]

LONGEST_TITLE = 80
MOST_TALKS, MOST_MESSAGES = 100, 400
"""Conversations about one CV, and messages of one conversation."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message. `cards` are plain data (see `altocv.workflows.turns`)."""

    id: str
    conversation_id: str
    role: Literal["user", "assistant"]
    text: str
    status: Status
    error: str
    model: str
    cards: list[dict[str, Any]]
    hold_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in a list."""

    id: str
    title: str
    model: str
    updated_at: datetime


class Conversations:
    """The service. Everything works for one user and raises NotFound for what is not theirs."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def of(self, user_id: str, cv_id: str, most: int = 30) -> list[Talk]:
        """The conversations about a CV, the newest first."""
        statement = select(Conversation).where(
            Conversation.user_id == UUID(user_id), Conversation.cv_id == _id(cv_id)
        )
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(statement.order_by(Conversation.updated_at.desc()).limit(most))
            return [Talk(str(row.id), row.title, row.model, row.updated_at) for row in rows]

    async def begin(self, user_id: str, cv_id: str, title: str) -> str:
        """A new conversation; its id."""
        key = uuid4()
        async with self._db.transaction(user_id) as work:
            row = Conversation(id=key, cv_id=_id(cv_id), user_id=UUID(user_id), title=title[:LONGEST_TITLE])
            row.created_at = row.updated_at = now()
            work.add(row)
        return str(key)

    async def check_room(self, user_id: str, cv_id: str, conversation_id: str) -> None:
        """Raises Invalid when the conversation, or for a new one their number, has grown too large."""
        if conversation_id:
            counted = select(func.count()).where(Message.conversation_id == _id(conversation_id))
            most, said = MOST_MESSAGES, "This conversation is very long. Begin a new one."
        else:
            counted = select(func.count()).where(Conversation.cv_id == _id(cv_id))
            most, said = (
                MOST_TALKS,
                "There are very many conversations about this CV. Delete some that are over.",
            )
        async with self._db.transaction(user_id) as work:
            if (await work.scalar(counted) or 0) >= most:
                raise Invalid(said)

    async def delete(self, user_id: str, conversation_id: str) -> None:
        """Forget a conversation."""
        async with self._db.transaction(user_id) as work:
            await work.execute(delete(Conversation).where(Conversation.id == _id(conversation_id)))

    async def messages(self, user_id: str, conversation_id: str) -> list[Said]:
        """What was said, the oldest first."""
        statement = select(Message).where(
            Message.user_id == UUID(user_id), Message.conversation_id == _id(conversation_id)
        )
        async with self._db.transaction(user_id) as work:
            rows = await work.scalars(statement.order_by(Message.created_at))
            return [_said(row) for row in rows]

    async def message(self, user_id: str, message_id: str) -> Said:
        """One message. Raises NotFound."""
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(select(Message).where(Message.id == _id(message_id)))
        if row is None or str(row.user_id) != user_id:
            raise NotFound("This message does not exist any more.")
        return _said(row)

    async def exchange(
        self, user_id: str, conversation_id: str, text: str, model: str, message_id: str, hold_id: str | None
    ) -> None:
        """Keep what the user says, and the place of the answer that is to come."""
        async with self._db.transaction(user_id) as work:
            asked = Message(id=uuid4(), role="user", text=text, cards=[])
            answer = Message(id=UUID(message_id), role="assistant", status="streaming", model=model, cards=[])
            answer.hold_id = UUID(hold_id) if hold_id else None
            for row in (asked, answer):
                row.user_id, row.conversation_id, row.created_at = UUID(user_id), _id(conversation_id), now()
                work.add(row)
                await work.flush()
            touched = update(Conversation).where(Conversation.id == _id(conversation_id))
            await work.execute(touched.values(updated_at=now(), model=model))

    async def write(self, user_id: str, message_id: str, **values: Any) -> None:
        """Change an answer while it is written: `text`, `status`, `error`, `cards`, `model`."""
        async with self._db.transaction(user_id) as work:
            await work.execute(update(Message).where(Message.id == _id(message_id)).values(**values))

    async def mark(self, user_id: str, message_id: str, card: int, state: str) -> None:
        """Note what became of a proposal."""
        async with self._db.transaction(user_id) as work:
            row = await work.scalar(select(Message).where(Message.id == _id(message_id)).with_for_update())
            if row is None or not 0 <= card < len(row.cards):
                raise NotFound("This proposal does not exist any more.")
            row.cards = [{**each, "state": state} if i == card else each for i, each in enumerate(row.cards)]

    async def cut(self, user_id: str, message_id: str) -> str:
        """Take a message of the user's, and all after it, out of its conversation; the text it had."""
        said = await self.message(user_id, message_id)
        async with self._db.transaction(user_id) as work:
            later = (Message.conversation_id == _id(said.conversation_id)) & (Message.created_at >= said.at)
            await work.execute(delete(Message).where(later))
        return said.text

    async def note_call(self, user_id: str, **values: Any) -> None:
        """Keep what a model took."""
        async with self._db.transaction(user_id) as work:
            work.add(ModelCall(id=uuid4(), user_id=UUID(user_id), created_at=now(), **values))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound("This conversation does not exist any more.") from None


def _said(row: Message) -> Said:
    return Said(
        id=str(row.id),
        conversation_id=str(row.conversation_id),
        role=row.role,  # pyright: ignore[reportArgumentType]
        text=row.text,
        status=row.status,  # pyright: ignore[reportArgumentType]
        error=row.error,
        model=row.model,
        cards=row.cards,
        hold_id=str(row.hold_id) if row.hold_id else None,
        at=row.created_at,
    )
