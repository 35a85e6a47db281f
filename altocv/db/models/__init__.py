"""The tables. Each belongs to a user and is guarded by row-level security (see the first migration).

Rows never leave the service packages: those hand out frozen dataclasses.
"""

from altocv.db.models.accounts import (
    AuditEntry,
    Identity,
    Link,
    Notice,
    SecondFactor,
    Session,
    SignInFailure,
    User,
)
from altocv.db.models.ai import DataKey, KeptAnswer, ModelCall, ModelOverride, ProviderKey
from altocv.db.models.base import Base, now
from altocv.db.models.billing import StripeCustomer, StripeEvent, Subscription
from altocv.db.models.chat import Conversation, Message
from altocv.db.models.credits import CreditAccount, CreditEntry, CreditHold
from altocv.db.models.documents import Change, Cv, LanguageVersion, Snapshot, UndoStep
from altocv.db.models.embeddings import Embedding
from altocv.db.models.jobs import Job, JobDay
from altocv.db.models.works import AtsCheck, Generation, Import

__all__ = [
    "AtsCheck",
    "AuditEntry",
    "Base",
    "Change",
    "Conversation",
    "CreditAccount",
    "CreditEntry",
    "CreditHold",
    "Cv",
    "DataKey",
    "Embedding",
    "Generation",
    "Identity",
    "Import",
    "Job",
    "JobDay",
    "KeptAnswer",
    "LanguageVersion",
    "Link",
    "Message",
    "ModelCall",
    "ModelOverride",
    "Notice",
    "ProviderKey",
    "SecondFactor",
    "Session",
    "SignInFailure",
    "Snapshot",
    "StripeCustomer",
    "StripeEvent",
    "Subscription",
    "UndoStep",
    "User",
    "now",
]
