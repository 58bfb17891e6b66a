"""The ledger: everything that was read, append-only, in one SQLite file. The only place with SQL."""

from blowback.ledger.copies import Comparer, CopyArticle, CopyIndex, CopyLink, Measured, Signature
from blowback.ledger.episode_keys import EpisodeKey, Sought
from blowback.ledger.rows import (
    ActorFilter,
    Check,
    ClaimFilter,
    Dates,
    Forgotten,
    Hit,
    Issue,
    Judgement,
    JudgementKind,
    LedgerActor,
    LedgerArticle,
    LedgerClaim,
    Link,
    Quote,
    Settled,
    Standing,
    Verdict,
)
from blowback.ledger.store import Ledger

__all__ = [
    "ActorFilter",
    "Check",
    "ClaimFilter",
    "Comparer",
    "CopyArticle",
    "CopyIndex",
    "CopyLink",
    "Dates",
    "EpisodeKey",
    "Forgotten",
    "Hit",
    "Issue",
    "Judgement",
    "JudgementKind",
    "Ledger",
    "LedgerActor",
    "LedgerArticle",
    "LedgerClaim",
    "Link",
    "Measured",
    "Quote",
    "Settled",
    "Signature",
    "Sought",
    "Standing",
    "Verdict",
]
