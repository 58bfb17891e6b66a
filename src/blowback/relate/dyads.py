"""How do two actors stand to each other: how much of each, never netted into one number?

Every pair of actor and recipient of a claim is a directed edge with its sign; happenings of two sides
without an initiator run both ways. Cooperation, hostility, dependence and formal status are held apart:
two actors can fight and trade in the same week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.records import Claim
from blowback.relate.view import View
from blowback.relate.wording import is_deed
from blowback.vocab.claims import BackingPhase, ClaimKind, Factuality, Role, Side, StateKind
from blowback.vocab.plover import EventType, valence_sign

_STATE_SIGNS = {
    StateKind.ALLIANCE: 1,
    StateKind.CEASEFIRE: 1,
    StateKind.CONFLICT: -1,
    StateKind.RIVALRY: -1,
    StateKind.SANCTION: -1,
    StateKind.BAN: -1,
}
_RELATION_SIGNS = {"improved": 1, "friendly": 1, "worsened": -1, "broken": -1, "hostile": -1, "backfired": -1}
_SIDES = {Side.FOR: 1, Side.SATISFIED: 1, Side.AGAINST: -1, Side.DISSATISFIED: -1}


BACKED = (BackingPhase.GIVEN, BackingPhase.STARTS, BackingPhase.CONTINUES)


class Edge(NamedTuple):
    """One claim as it bears on one directed pair.

    ``member`` where only a faction or member acts; ``against`` where it is done against the target.
    """

    source: str
    target: str
    sign: int
    row: LedgerClaim
    member: bool
    against: bool = False


def edges(view: View, *, members: bool = True) -> Iterator[Edge]:
    """All directed pairs of all claims, rolled up to states and movements.

    Args:
        view: the ledger as known on a date.
        members: let factions and members count for their movement, marked so.
    """
    for row in view.claims:
        if row.claim.claim_kind in (ClaimKind.SILENCE, ClaimKind.CAUSAL):
            continue
        seen: set[tuple[str, str]] = set()
        day = spoken_of(row)
        for source, target, against in _pairs(row.claim):
            ends = tuple(view.rollup.whole(each, members=members, on=day) for each in (source, target))
            if ends[0] == ends[1] or ends in seen:
                continue
            seen.add((ends[0], ends[1]))
            member = any(view.rollup.whole(each, on=day) not in ends for each in (source, target))
            yield Edge(ends[0], ends[1], -1 if against else sign(row.claim), row, member, against)


def spoken_of(row: LedgerClaim) -> str:
    """Of which day does a claim speak: its own, else that of its publication?"""
    time = row.claim.event_time
    return (time.start if time is not None else None) or row.published_at.start or row.known_from


def _pairs(claim: Claim) -> Iterator[tuple[str, str, bool]]:
    by_role: dict[Role, list[str]] = defaultdict(list)
    for participant in claim.participants:
        if participant.actor is not None:
            by_role[participant.role].append(participant.actor)
    actors, recipients = by_role[Role.ACTOR], by_role[Role.RECIPIENT]
    for actor in actors:
        for recipient in recipients or by_role[Role.BENEFICIARY]:
            yield actor, recipient, False
        for other in by_role[Role.AGAINST]:
            yield actor, other, True
    if not recipients:
        for one, other in permutations(actors, 2):
            yield one, other, False


def sign(claim: Claim) -> int:
    """How does the claim bear on the pair: +1, 0 or -1? A thing that is not so, or is over, has no sign."""
    if claim.state is not None:
        over = (claim.state.value or "").startswith("former ")
        if over or claim.factuality is Factuality.CERTAIN_NOT:
            return 0
        if claim.state.kind is StateKind.RELATIONS:
            return _RELATION_SIGNS.get(claim.state.value or "", 0)
        return _STATE_SIGNS.get(claim.state.kind, 0)
    if claim.position is not None:
        return _SIDES.get(claim.position.side, 0)
    if claim.event_type is None or not is_deed(claim):
        return 0
    if claim.backing is not None and claim.backing.phase not in BACKED:
        return 0  # help that ended, was refused or was only sought is told, and is no help
    return valence_sign(EventType(claim.event_type), claim.mode)
