"""Whether the books are right: `python -m altocv credits check`."""

from __future__ import annotations

from sqlalchemy import text

from altocv.db.engine import Database

_CHECKS = {
    "the balance is not the sum of the entries": """
        SELECT a.user_id, a.balance, coalesce(sum(e.amount), 0)
        FROM credit_accounts a LEFT JOIN credit_entries e USING (user_id)
        GROUP BY a.user_id, a.balance HAVING a.balance <> coalesce(sum(e.amount), 0)
    """,
    "what is set aside is not the sum of the open holds": """
        SELECT a.user_id, a.held, coalesce(sum(h.amount), 0)
        FROM credit_accounts a LEFT JOIN credit_holds h ON h.user_id = a.user_id AND h.status = 'held'
        GROUP BY a.user_id, a.held HAVING a.held <> coalesce(sum(h.amount), 0)
    """,
    "an entry does not follow from the one before it": """
        SELECT user_id, balance_after, before + amount FROM (
            SELECT user_id, number, amount, balance_after,
                lag(balance_after, 1, 0) OVER (PARTITION BY user_id ORDER BY number) AS before
            FROM credit_entries
        ) AS steps WHERE balance_after <> before + amount
    """,
    "a hold was not taken as it says": """
        SELECT h.user_id, h.captured, -coalesce(sum(e.amount), 0)
        FROM credit_holds h LEFT JOIN credit_entries e ON e.hold_id = h.id
        GROUP BY h.id, h.user_id, h.captured HAVING h.captured <> -coalesce(sum(e.amount), 0)
    """,
    "there are entries without an account": """
        SELECT DISTINCT e.user_id, 0, 0 FROM credit_entries e
        WHERE NOT EXISTS (SELECT FROM credit_accounts a WHERE a.user_id = e.user_id)
    """,
}


async def problems(db: Database) -> list[str]:
    """A sentence for each thing that is wrong, over all accounts. Raises Unavailable."""
    found = []
    async with db.transaction(task="credits") as work:
        for what, statement in _CHECKS.items():
            for user_id, have, want in await work.execute(text(statement)):
                found.append(f"Account {user_id}: {what} ({have}, not {want}).")
    return found
