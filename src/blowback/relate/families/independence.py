"""How many independent voices are there behind several reports of one thing?

Copies count once, and so does a speaker, in however many families he is quoted: claims are joined that share
a family or a speaker, and what is left apart is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from blowback.ledger import LedgerClaim
from blowback.relate.families.texts import fold
from blowback.vocab.speech import SpeakerClass


def independent(claims: Iterable[LedgerClaim], family_of: Mapping[str, str]) -> int:
    """How many independent voices tell what these claims tell?

    An anonymous speaker is nobody beyond his family; the own voice of an outlet is one speaker.

    Args:
        claims: that tell one thing.
        family_of: the family of each article; one that is not in it stands alone.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for row in claims:
        family = f"family {family_of.get(row.article, row.article)}"
        parent[root(family)] = root(_speaker(row) or family)
    return len({root(key) for key in list(parent)})


def _speaker(row: LedgerClaim) -> str | None:
    """Under which key is a speaker one and the same in several families?"""
    speaker = row.claim.speaker
    if speaker.kind is SpeakerClass.OUTLET:
        return f"outlet {fold(row.outlet)}" if row.outlet else None
    if speaker.kind is SpeakerClass.ANONYMOUS:
        return None
    if speaker.actor is not None:
        return f"actor {speaker.actor}"
    return f"name {fold(speaker.name)}" if speaker.name else None
