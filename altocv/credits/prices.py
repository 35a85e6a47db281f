"""The one price list, in credits."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "INITIAL_GRANT",
    "MONTHLY_REFILL",
    "PURCHASE",
    "CHAT_MESSAGE",
    "CREATE_CV",
    "ADAPT_CV",
    "ATS_ANALYSIS",
    "ATS_FIX",
    "JOB_ANALYSIS",
    "COVER_LETTER",
    "TRANSLATE_CV",
    "IMPORT_CV",
    "READ_SCAN",
    "EXPORT_PDF",
    "IMAGE",
    "REFUND",
    "ADMIN_ADJUSTMENT",
]
"""What an entry of the ledger is for."""

PRICES: dict[Kind, int] = {
    "CHAT_MESSAGE": 1,
    "CREATE_CV": 5,
    "ADAPT_CV": 5,
    "ATS_ANALYSIS": 10,
    "ATS_FIX": 1,
    "JOB_ANALYSIS": 2,
    "COVER_LETTER": 3,
    "TRANSLATE_CV": 3,
    "IMPORT_CV": 3,
    "READ_SCAN": 2,
    "EXPORT_PDF": 2,
    "IMAGE": 5,
}
"""What can be bought with credits. The first CV is free, and so is a PDF of what was exported before; a scan
costs so much a page."""
