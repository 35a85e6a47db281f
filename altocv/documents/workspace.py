"""One open CV in one tab: edits apply here at once and are written in small groups.

The browser's keystrokes must not wait for the database. A workspace applies each edit to its own copy of
the CV and remembers it as pending; `flush` writes everything pending as one change. When somebody else
changed the CV in between, pending edits are carried over to the newer version where they do not touch the
same places; where they do, `flush` raises `Conflict` and keeps them, and the user decides.
"""

from __future__ import annotations

import asyncio
import time
from typing import Protocol

from altocv.cv import edits as editing
from altocv.cv.document import CV
from altocv.cv.edits import Edit
from altocv.documents.service import Opened
from altocv.errors import Conflict, Invalid

MERGE_SECONDS = 3.0
"""Typing in one field joins the last undo step when it goes on within this time."""
OTHER_TAB = "This CV was changed in another tab at the same place. Keep yours or take the other one."
NO_LONGER_FITS = "Your changes no longer fit the saved CV. Copy what you need, then take the saved one."


class Store(Protocol):
    """The part of `Documents` that a workspace needs."""

    async def open(self, user_id: str, cv_id: str) -> Opened: ...
    async def apply(
        self,
        user_id: str,
        cv_id: str,
        edits: tuple[Edit, ...],
        *,
        base: int,
        label: str = "",
        merge: bool = False,
    ) -> Opened: ...
    async def undo(self, user_id: str, cv_id: str, *, base: int) -> Opened: ...
    async def redo(self, user_id: str, cv_id: str, *, base: int) -> Opened: ...
    async def changes_since(self, user_id: str, cv_id: str, base: int) -> tuple[Edit, ...] | None: ...


class Workspace:
    """The CV as this tab sees it (`cv`), the version it stands on (`base`) and what is not saved yet."""

    def __init__(self, store: Store, user_id: str, opened: Opened) -> None:
        self._store = store
        self.user_id = user_id
        self.cv_id = opened.id
        self._sending: tuple[Edit, ...] = ()
        self._label = ""
        self._merge_until = 0.0
        self._last_label = ""
        self._lock = asyncio.Lock()
        self._adopt(opened)

    @classmethod
    async def open(cls, store: Store, user_id: str, cv_id: str) -> Workspace:
        """Raises NotFound when the user has no such CV."""
        return cls(store, user_id, await store.open(user_id, cv_id))

    @property
    def dirty(self) -> bool:
        """True while something is not written yet."""
        return bool(self._sending or self._pending)

    def apply(self, edits: tuple[Edit, ...], label: str = "") -> None:
        """Apply edits here and remember them for the next flush.

        `label` names the place that is being typed into, so that its keystrokes become one undo step;
        flush first when `needs_flush_before(label)`. Raises Invalid, and then nothing has changed.
        """
        self.cv, _ = editing.apply(self.cv, edits)
        self.can_undo, self.can_redo = True, False
        self._pending = _joined(self._pending, edits)
        self._label = label

    def needs_flush_before(self, label: str) -> bool:
        """True when pending edits belong to another undo step than one of this label."""
        return bool(self._pending) and (not label or label != self._label)

    async def flush(self) -> bool:
        """Write what is pending as one change. True when changes of another tab came in with it.

        Raises Conflict when another tab changed the same places, Unavailable when the database does not
        answer; the edits stay pending in both cases, for the next try.
        """
        async with self._lock:
            return await self._flush()

    async def undo(self) -> None:
        """Take the last change back, saving pending ones first."""
        async with self._lock:
            await self._flush()
            self._adopt(await self._store.undo(self.user_id, self.cv_id, base=self.base))

    async def redo(self) -> None:
        """Bring the change that was last taken back again."""
        async with self._lock:
            await self._flush()
            self._adopt(await self._store.redo(self.user_id, self.cv_id, base=self.base))

    async def follow(self) -> bool:
        """Take over what other tabs have saved; pending edits come along. True when there was something.

        Raises Conflict like `flush`.
        """
        async with self._lock:
            current = await self._store.open(self.user_id, self.cv_id)
            if current.version == self.base:
                return False
            await self._rebase(current)
            return True

    async def overwrite(self) -> None:
        """After a conflict: put the pending edits over what is saved, as far as they still apply."""
        async with self._lock:
            mine, pending = self.cv, self._pending
            self._adopt(await self._store.open(self.user_id, self.cv_id))
            for edit in pending:
                try:
                    self.cv, _ = editing.apply(self.cv, (edit,))
                except Invalid:
                    continue
                self._pending.append(edit)
            if pending and not self._pending:
                self.cv, self._pending = mine, pending
                raise Conflict(NO_LONGER_FITS)
            await self._flush()

    async def discard(self) -> None:
        """After a conflict: drop the pending edits and take what is saved."""
        async with self._lock:
            self._adopt(await self._store.open(self.user_id, self.cv_id))

    def replace(self, opened: Opened) -> None:
        """Stand on a version that was made elsewhere (a restored one)."""
        self._adopt(opened)

    async def _flush(self) -> bool:
        if not self._pending:
            return False
        now = time.monotonic()
        label = self._label
        merge = bool(label) and label == self._last_label and now < self._merge_until
        joined = False
        try:
            await self._send(label, merge)
        except Conflict:
            await self._rebase(await self._store.open(self.user_id, self.cv_id))
            await self._send(label, merge=False)
            joined = True
        self._last_label, self._merge_until = label, now + MERGE_SECONDS
        return joined

    async def _send(self, label: str, merge: bool) -> None:
        """Write all that is pending now; what is typed meanwhile waits for the next time."""
        self._sending, self._pending = tuple(self._pending), []
        sent = self.cv
        try:
            opened = await self._store.apply(
                self.user_id, self.cv_id, self._sending, base=self.base, label=label, merge=merge
            )
        except BaseException:
            self._take_back()
            raise
        # Our own copy equals what was saved; keeping it keeps the objects that layout caches by identity.
        self._sending, self._saved = (), sent
        self.base, self.can_undo, self.can_redo = opened.version, opened.can_undo, opened.can_redo

    def _take_back(self) -> None:
        """What could not be sent is pending again, before anything typed meanwhile."""
        self._pending = [*self._sending, *self._pending]
        self._sending = ()

    async def _rebase(self, current: Opened) -> None:
        """Stand on `current`, with the pending edits carried over."""
        theirs = await self._store.changes_since(self.user_id, self.cv_id, self.base)
        pending = tuple(self._pending)  # read after the wait: typing goes on meanwhile
        if not pending:
            self._adopt(current)
            return
        carried = None if theirs is None else editing.rebase(pending, theirs, self._saved)
        if carried is None:
            raise Conflict(OTHER_TAB)
        try:
            cv, _ = editing.apply(current.cv, carried)
        except Invalid as error:
            raise Conflict(OTHER_TAB) from error
        self._adopt(current)
        self.cv, self._pending = cv, list(carried)

    def _adopt(self, opened: Opened) -> None:
        self.cv: CV = opened.cv
        self._saved: CV = opened.cv
        self.base = opened.version
        self.name = opened.name
        self.can_undo, self.can_redo = opened.can_undo, opened.can_redo
        self._pending = []


def _joined(pending: list[Edit], edits: tuple[Edit, ...]) -> list[Edit]:
    """Pending edits with new ones; typing in a field replaces the value set a moment ago."""
    joined = list(pending)
    for edit in edits:
        if joined and edit.op == "set" and joined[-1].op == "set" and joined[-1].path == edit.path:
            joined[-1] = edit
        else:
            joined.append(edit)
    return joined
