"""How do two actors stand to each other: how much of each, never netted into one number?

Every pair of actor and recipient of a claim is a directed edge with its sign; happenings of two sides
without an initiator run both ways. Cooperation, hostility, dependence and formal status are held apart:
two actors can fight and trade in the same week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import permutations
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.records import Claim, Footing
from blowback.relate.view import View
from blowback.relate.wording import backing, is_deed, qualifiers, table
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
FORMAL = (
    StateKind.RECOGNITION,
    StateKind.DESIGNATION,
    StateKind.ALLIANCE,
    StateKind.SANCTION,
    StateKind.BAN,
    StateKind.CEASEFIRE,
)
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
        for source, target, against in _pairs(row.claim):
            ends = tuple(view.rollup.whole(each, members=members) for each in (source, target))
            if ends[0] == ends[1] or ends in seen:
                continue
            seen.add((ends[0], ends[1]))
            member = any(view.rollup.is_member(e, w) for e, w in zip((source, target), ends, strict=True))
            yield Edge(ends[0], ends[1], -1 if against else sign(row.claim), row, member, against)


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


def footings(view: View, pairs: Iterable[Edge]) -> list[Footing]:
    """How does each pair stand, most told-of first?"""
    grouped: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in pairs:
        low, high = sorted((edge.source, edge.target))
        grouped[low, high].append(edge)
    found = []
    for pair, some in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        claims = {edge.row.claim.id: edge for edge in some}
        found.append(
            Footing(
                pair=pair,
                names=(view.name(pair[0]), view.name(pair[1])),
                cooperation=sum(edge.sign > 0 for edge in claims.values()),
                hostility=sum(edge.sign < 0 for edge in claims.values()),
                dependence=sum(_is(edge, StateKind.DEPENDENCE) for edge in claims.values()),
                backing=tuple(
                    sorted(
                        {_backing(view, e) for e in claims.values() if e.row.claim.backing and not e.against}
                    )
                ),
                status=tuple(sorted({_status(e.row.claim) for e in claims.values() if _is(e, *FORMAL)})),
            )
        )
    return found


def _is(edge: Edge, *kinds: StateKind) -> bool:
    return edge.row.claim.state is not None and edge.row.claim.state.kind in kinds


def _backing(view: View, edge: Edge) -> str:
    told = ", ".join([backing(edge.row.claim), *qualifiers(edge.row.claim)])
    return f"{view.name(edge.source)} → {view.name(edge.target)}: {told}"


def _status(claim: Claim) -> str:
    assert claim.state is not None
    denied = "no " if claim.factuality is Factuality.CERTAIN_NOT else ""
    return denied + table("states")[claim.state.kind]


def is_backing(edge: Edge) -> bool:
    """Is somebody told to have backed the other, by whoever says so?"""
    claim = edge.row.claim
    backed = claim.backing is not None and claim.backing.phase in BACKED and is_deed(claim)
    return backed and not edge.against
