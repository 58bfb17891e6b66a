"""How many independent voices are there behind several reports of one thing?

Copies count once, and so does a speaker, in however many families he is quoted. A report that quotes an army,
as another does, and a doctor besides has a voice of its own: as many voices are counted as there are families
that can be given a speaker each who is nobody else's. What an outlet tells in its own words beside those whom
it quotes need not be more than theirs, so that its own voice counts only where it quotes nobody.
"""

from __future__ import annotations

from collections import defaultdict
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
    quoted: dict[str, set[str]] = defaultdict(set)
    own: dict[str, set[str]] = defaultdict(set)
    for row in claims:
        family = f"family {family_of.get(row.article, row.article)}"
        is_outlet = row.claim.speaker.kind is SpeakerClass.OUTLET
        (own if is_outlet else quoted)[family].add(_speaker(row) or family)
    voices = {family: sorted(quoted.get(family) or own[family]) for family in sorted({*quoted, *own})}
    given: dict[str, str] = {}
    return sum(_give(family, voices, given, set()) for family in voices)


def _give(family: str, voices: Mapping[str, list[str]], given: dict[str, str], tried: set[str]) -> bool:
    """Give a family a voice of its own; one that has it already takes another, where it can."""
    for voice in voices[family]:
        if voice in tried:
            continue
        tried.add(voice)
        if voice not in given or _give(given[voice], voices, given, tried):
            given[voice] = family
            return True
    return False


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
