"""The ledger: everything that was read, append-only, in one SQLite file. The only place with SQL."""

from blowback.ledger.rows import (
    ActorFilter,
    Check,
    ClaimFilter,
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
    "Quote",
    "Settled",
    "Standing",
    "Verdict",
]
