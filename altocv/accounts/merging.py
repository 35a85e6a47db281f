"""A guest who turns out to be a member: what they made as a guest becomes the member's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID

from sqlalchemy import delete, text, true, update

from altocv.accounts import audit
from altocv.db.engine import Database
from altocv.db.models import Cv, Generation, Job, Notice, User

Heirlooms = Callable[[str, str], Awaitable[None]]
"""Moves what lies outside the database (photos) from the guest's id to the member's."""


async def hand_over(db: Database, heirlooms: Heirlooms, *, guest_id: str, member_id: str) -> None:
    """Give a guest's CVs, jobs and what was made for those to a member, and end the guest. One browser has
    proven to be both."""
    # First the files: until the CVs follow, nobody misses them, and a second try finds them in place.
    await heirlooms(guest_id, member_id)
    async with db.transaction(guest_id) as work:
        await work.execute(text("SELECT set_config('app.heir', :heir, true)"), {"heir": member_id})
        moved = await work.execute(
            update(Cv).where(Cv.user_id == UUID(guest_id)).values(user_id=UUID(member_id)).returning(Cv.id)
        )
        cvs = len(moved.all())
        # Generations of a CV have moved with it. Files to be taken over stay behind, with their notices.
        for table, which in ((Job, true()), (Generation, true()), (Notice, Notice.kind != "import")):
            mine = table.user_id == UUID(guest_id)
            await work.execute(update(table).where(mine, which).values(user_id=UUID(member_id)))
        await work.execute(delete(User).where(User.id == UUID(guest_id), User.kind == "guest"))
    async with db.transaction(member_id) as work:
        audit.note(work, "guest.joined", member_id, cvs=cvs)
