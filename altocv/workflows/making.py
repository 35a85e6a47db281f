"""Making CVs and taking them away, paid with credits: held before the work, taken when it is done."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

from altocv.credits.ledger import Hold, Ledger, new_key
from altocv.credits.prices import PRICES, Kind
from altocv.cv.document import CV
from altocv.documents.languages import Languages
from altocv.documents.service import Documents, Opened
from altocv.errors import AltoError, InsufficientCredits

_FIRST = "first CV"

Way = Literal["CREATE_CV", "IMPORT_CV"]


@dataclass(frozen=True, slots=True)
class Quote:
    """What a new CV and an imported one cost just now."""

    create: int
    imported: int


class Making:
    """The service. Everything raises InsufficientCredits before anything is done."""

    def __init__(self, ledger: Ledger, documents: Documents, languages: Languages) -> None:
        self._ledger, self._documents, self._languages = ledger, documents, languages

    async def quote(self, user_id: str) -> Quote:
        """What the user would pay."""
        if not await self._ledger.is_known(user_id, _FIRST):
            return Quote(0, 0)
        return Quote(PRICES["CREATE_CV"], PRICES["IMPORT_CV"])

    async def create(self, user_id: str, cv: CV, name: str, kind: Way = "CREATE_CV") -> Opened:
        """A new CV. The first one is free, however it comes to be."""
        if await self._ledger.once(user_id, kind, _FIRST):
            return await self._documents.create(user_id, cv, name)
        async with self._paid(user_id, kind):
            return await self._documents.create(user_id, cv, name)

    async def duplicate(self, user_id: str, cv_id: str) -> Opened:
        """A copy; it costs what a new CV does."""
        async with self._paid(user_id, "CREATE_CV", cv=cv_id):
            return await self._documents.duplicate(user_id, cv_id)

    async def in_language(self, user_id: str, cv_id: str, language: str, name: str) -> Opened:
        """A version in another language; it costs what a copy does."""
        async with self._paid(user_id, "CREATE_CV", cv=cv_id):
            return await self._languages.create(user_id, cv_id, language, name)

    async def export_price(self, user_id: str, cv_id: str, cv: CV) -> int:
        """What a PDF costs: nothing while the CV is as it was when its last PDF was paid."""
        hold = await self._ledger.find_hold(user_id, _export_key(cv_id, cv))
        return 0 if hold is not None and hold.paid else PRICES["EXPORT_PDF"]

    async def order_export(self, user_id: str, cv_id: str, cv: CV) -> None:
        """Set aside what the PDF costs; `exported` takes it once the file is made."""
        await self._ledger.hold(user_id, "EXPORT_PDF", PRICES["EXPORT_PDF"], _export_key(cv_id, cv))

    @asynccontextmanager
    async def exported(self, user_id: str, cv_id: str, cv: CV) -> AsyncIterator[None]:
        """Around the making of a PDF that was ordered. Raises InsufficientCredits for one that was not."""
        hold = await self._ledger.find_hold(user_id, _export_key(cv_id, cv))
        if hold is None:
            price = PRICES["EXPORT_PDF"]
            raise InsufficientCredits(f"This PDF costs {price} credits. Download it from the editor.")
        async with self._settled(user_id, hold, cv=cv_id):
            yield

    @asynccontextmanager
    async def _paid(self, user_id: str, kind: Kind, **reference: Any) -> AsyncIterator[None]:
        hold = await self._ledger.hold(user_id, kind, PRICES[kind], new_key())
        async with self._settled(user_id, hold, **reference):
            yield

    @asynccontextmanager
    async def _settled(self, user_id: str, hold: Hold, **reference: Any) -> AsyncIterator[None]:
        """Take the hold when the work has been done, let go of it when it failed."""
        try:
            yield
        except BaseException:
            if not hold.paid:
                await self._let_go(user_id, hold)
            raise
        if not hold.paid:
            await self._ledger.capture(user_id, hold, **reference)

    async def _let_go(self, user_id: str, hold: Hold) -> None:
        try:
            await self._ledger.release(user_id, hold)
        except AltoError:
            return  # It expires by itself.


def _export_key(cv_id: str, cv: CV) -> str:
    return f"export {cv_id} {hashlib.sha256(cv.model_dump_json().encode()).hexdigest()}"
