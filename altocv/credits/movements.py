"""The statements that move credits: each changes the account's row and adds its entry in one go."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import RowMapping, TextClause, text
from sqlalchemy.ext.asyncio import AsyncSession

from altocv.db.models import now

HELD = "held"
INSUFFICIENT = (
    "This costs {wanted} credits, and you have {available}. Get more credits, or wait for your next refill."
)

_ENTRY = "id, user_id, operation, kind, amount, held, balance_after, held_after, key, hold_id, reference, created_at"
_SHOWN = "id, operation, kind, amount, balance_after, hold_id, reference, created_at"

_OPEN = text(
    "INSERT INTO credit_accounts (user_id, balance, held, plan, created_at) "
    "VALUES (:user_id, 0, 0, 'FREE', :at) ON CONFLICT DO NOTHING"
)

_FIND = text(f"SELECT {_SHOWN} FROM credit_entries WHERE user_id = :user_id AND key = :key")

_MOVE = text(
    f"""
    WITH account AS (
        UPDATE credit_accounts SET balance = balance + :amount
        WHERE user_id = :user_id AND balance + :amount >= held
        RETURNING balance, held
    )
    INSERT INTO credit_entries ({_ENTRY})
    SELECT :id, :user_id, :operation, :kind, :amount, 0, balance, held, :key, NULL, :reference, :at
    FROM account
    RETURNING {_SHOWN}
    """
)

_HOLD = text(
    f"""
    WITH wanted AS (
        SELECT 1 FROM credit_accounts WHERE user_id = :user_id AND balance - held >= :amount FOR UPDATE
    ), made AS (
        INSERT INTO credit_holds (id, user_id, kind, amount, captured, status, key, created_at, expires_at)
        SELECT :hold_id, :user_id, :kind, :amount, 0, 'held', :key, :at, :expires_at FROM wanted
        ON CONFLICT (user_id, key) WHERE status IN ('held', 'captured') DO NOTHING
        RETURNING id
    ), account AS (
        UPDATE credit_accounts SET held = held + :amount FROM made WHERE user_id = :user_id
        RETURNING balance, held
    )
    INSERT INTO credit_entries ({_ENTRY})
    SELECT :id, :user_id, 'hold', :kind, 0, :amount, balance, held, :entry_key, :hold_id, '{{}}', :at
    FROM account
    RETURNING {_SHOWN}
    """
)

_END = text(
    f"""
    WITH ended AS (
        UPDATE credit_holds SET status = :status, captured = :amount
        WHERE id = :hold_id AND user_id = :user_id AND status = 'held'
        RETURNING amount, kind
    ), account AS (
        UPDATE credit_accounts SET balance = balance - :amount, held = credit_accounts.held - ended.amount
        FROM ended WHERE user_id = :user_id
        RETURNING balance, held, ended.amount AS freed, ended.kind AS kind
    )
    INSERT INTO credit_entries ({_ENTRY})
    SELECT :id, :user_id, :operation, kind, -:amount, -freed, balance, held, :key, :hold_id, :reference, :at
    FROM account
    RETURNING {_SHOWN}
    """
)


async def open_account(work: AsyncSession, user_id: str) -> None:
    """Make the account's row where there is none."""
    await work.execute(_OPEN, {"user_id": UUID(user_id), "at": now()})


async def find(work: AsyncSession, user_id: str, key: str) -> RowMapping | None:
    """The entry of a key."""
    return (await work.execute(_FIND, {"user_id": UUID(user_id), "key": key})).mappings().one_or_none()


async def move(
    work: AsyncSession,
    user_id: str,
    operation: str,
    kind: str,
    amount: int,
    key: str,
    reference: dict[str, Any],
) -> RowMapping | None:
    """Change the balance; None when too little could be spent. IntegrityError for a key that was used."""
    values = {"operation": operation, "kind": kind, "amount": amount, "key": key}
    return await _run(work, _MOVE, user_id, reference, **values)


async def hold(
    work: AsyncSession, user_id: str, kind: str, amount: int, key: str, expires_at: datetime
) -> RowMapping | None:
    """Set credits aside; None when there are too few, or the key is held or captured already."""
    hold_id = uuid4()
    values = {"hold_id": hold_id, "kind": kind, "amount": amount, "key": key, "expires_at": expires_at}
    return await _run(work, _HOLD, user_id, None, entry_key=f"hold {hold_id}", **values)


async def end_hold(
    work: AsyncSession, user_id: str, hold_id: str, status: str, amount: int, reference: dict[str, Any]
) -> RowMapping | None:
    """Capture an amount of a hold, or release it; None when it has ended already."""
    operation = "capture" if status == "captured" else "release"
    values = {"hold_id": UUID(hold_id), "status": status, "operation": operation, "amount": amount}
    return await _run(work, _END, user_id, reference, key=f"{operation} {hold_id}", **values)


async def _run(
    work: AsyncSession, statement: TextClause, user_id: str, reference: dict[str, Any] | None, **values: Any
) -> RowMapping | None:
    if reference is not None:
        values["reference"] = json.dumps(reference)
    row = await work.execute(statement, {"id": uuid4(), "user_id": UUID(user_id), "at": now(), **values})
    return row.mappings().one_or_none()
