"""When did a relationship turn, and on what does that rest?

*Reported*: somebody says that relations worsened, broke or backfired. *Documentary*: a backing tie, or two
positive episodes, is followed by two hostile ones of different dates, with no positive material episode in
the 90 days after the first. No probability is given for either: nothing was estimated. The labels
describe; none says why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from blowback.records import Interval, Turn
from blowback.relate.dyads import Edge
from blowback.relate.wording import is_deed
from blowback.text.ids import digest
from blowback.vocab.claims import BackingPhase, ClaimKind, Extent, Factuality, StateKind

_QUIET_DAYS = 90
_WORSE = ("worsened", "broken", "backfired")


def turns(edges: Iterable[Edge]) -> list[Turn]:
    """Which turns do the edges of all pairs document or report?"""
    grouped: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        low, high = sorted((edge.source, edge.target))
        grouped[low, high].append(edge)
    found = []
    for pair, some in sorted(grouped.items()):
        turn = _reported(pair, some) or _documentary(pair, some)
        if turn is not None:
            found.append(turn)
    return found


def _reported(pair: tuple[str, str], edges: Sequence[Edge]) -> Turn | None:
    told = [e for e in edges if _value(e) in _WORSE and is_deed(e.row.claim)]
    if not told:
        return None
    backed = [e for e in edges if _is_backing(e)]
    backfired = any(_value(e) == "backfired" for e in told) and backed
    return _turn(pair, "backfire" if backfired else "deterioration", "reported", backed, told)


def _documentary(pair: tuple[str, str], edges: Sequence[Edge]) -> Turn | None:
    dated = sorted((e for e in edges if _day(e) is not None), key=lambda e: (_day(e) or "", e.row.claim.id))
    backed = [e for e in edges if _is_backing(e)]
    for number, edge in enumerate(dated):
        if not _is_hostile(edge):
            continue
        day = _day(edge) or ""
        later = [e for e in dated[number + 1 :] if _is_hostile(e) and (_day(e) or "") > day]
        friendly = [e for e in dated[:number] if e.sign > 0 and _is_single(e)]
        before = [e for e in backed if (_day(e) or "") < day] or (friendly if len(friendly) >= 2 else [])
        if not later or not before or _made_up(dated[number + 1 :], day):
            continue
        patron = {e.source for e in before if _is_backing(e)}
        kind = "backfire" if patron and edge.target in patron else "volte_face"
        return _turn(pair, kind, "documentary", before, [edge, *later])
    return None


def _turn(
    pair: tuple[str, str], kind: str, basis: str, before: Sequence[Edge], after: Sequence[Edge]
) -> Turn:
    befores = tuple(dict.fromkeys(e.row.claim.id for e in before))
    afters = tuple(dict.fromkeys(e.row.claim.id for e in after))
    return Turn(
        id=digest("turn", list(pair), kind, basis, list(befores), list(afters)),
        pair=pair,
        kind=kind,
        basis=basis,
        between=_between(before, after),
        before=befores,
        after=afters,
    )


def _between(before: Sequence[Edge], after: Sequence[Edge]) -> Interval:
    """From the last dated sign of the old to the first dated sign of the new."""
    ends = [e.row.claim.event_time for e in after if e.row.claim.event_time is not None]
    starts = [t.start for t in ends if t.start]
    finishes = [t.end for t in ends if t.end]
    last = [
        t.end
        for e in before
        if (t := e.row.claim.event_time) is not None and t.end and (not starts or t.end <= min(starts))
    ]
    start = max(last, default=None) or min(starts, default=None)
    published = [e.row.published_at.end for e in after if e.row.published_at.end]
    return start, min(finishes, default=None) or min(published, default=None)


def _made_up(later: Sequence[Edge], day: str) -> bool:
    """Was there a positive material episode within the quiet days?"""
    limit = (date.fromisoformat(day) + timedelta(days=_QUIET_DAYS)).isoformat()
    return any(e.sign > 0 and e.row.claim.quad == 2 and (_day(e) or "") <= limit for e in later)


def _day(edge: Edge) -> str | None:
    time = edge.row.claim.event_time
    return time.start[:10] if time is not None and time.start and len(time.start) >= 10 else None


def _value(edge: Edge) -> str | None:
    state = edge.row.claim.state
    return state.value if state is not None and state.kind is StateKind.RELATIONS else None


def _is_backing(edge: Edge) -> bool:
    claim = edge.row.claim
    phases = (BackingPhase.GIVEN, BackingPhase.STARTS, BackingPhase.CONTINUES)
    return (
        claim.backing is not None
        and claim.backing.phase in phases
        and claim.factuality in (Factuality.CERTAIN, Factuality.POSSIBLE)
    )


def _is_hostile(edge: Edge) -> bool:
    return edge.sign < 0 and _is_single(edge)


def _is_single(edge: Edge) -> bool:
    claim = edge.row.claim
    return claim.claim_kind is ClaimKind.EVENT and claim.extent is Extent.SINGLE and is_deed(claim)
