"""When did a relationship turn, and on what does that rest?

*Reported*: somebody says that relations worsened, broke or backfired. *Documentary*: a positive tie, or two
positive episodes, is followed by two hostile episodes of different dates, with no positive material episode
in the 90 days after the first, or by the told end of the tie. No probability is given for either: nothing
was estimated. The labels describe; none says why.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from blowback.records import Interval, Turn
from blowback.relate.dyads import BACKED, Edge
from blowback.relate.wording import is_deed
from blowback.text.ids import digest
from blowback.vocab.claims import BackingPhase, ClaimKind, Extent, StateKind
from blowback.vocab.relations import TurnBasis, TurnKind

QUIET_DAYS = 90
_WORSE = ("worsened", "broken", "backfired")
_TIES = (StateKind.ALLIANCE,)
_MATERIAL_COOPERATION = 2


def turns(edges: Iterable[Edge]) -> list[Turn]:
    """Which turns do the edges of all pairs document or report, whatever the order they come in?"""
    grouped: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        low, high = sorted((edge.source, edge.target))
        grouped[low, high].append(edge)
    found: list[Turn] = []
    for pair, some in sorted(grouped.items()):
        ordered = sorted(some, key=lambda e: (e.row.known_from, e.row.article, e.row.claim.trigger, *e[:2]))
        found.extend(turn for turn in (_documentary(pair, ordered), _reported(pair, ordered)) if turn)
    return found


def _reported(pair: tuple[str, str], edges: Sequence[Edge]) -> Turn | None:
    """Somebody says so; a backfire only where a backing tie stands too."""
    told = [e for e in edges if _relations(e) in _WORSE and is_deed(e.row.claim)]
    if not told:
        return None
    backed = [e for e in edges if is_backing(e)]
    backfired = any(_relations(e) == "backfired" for e in told) and backed
    return _turn(
        pair, TurnKind.BACKFIRE if backfired else TurnKind.DETERIORATION, TurnBasis.REPORTED, backed, told
    )


def _documentary(pair: tuple[str, str], edges: Sequence[Edge]) -> Turn | None:
    """What the dated episodes and ties show; the earliest of it."""
    hostile = sorted((e for e in edges if _is_hostile(e)), key=lambda e: (_day(e), e.row.claim.id))
    ties = [e for e in edges if _is_tie(e)]
    friendly = [e for e in edges if e.sign > 0 and _is_episode(e)]
    help_days = sorted(_day(e) for e in friendly if e.row.claim.quad == _MATERIAL_COOPERATION and _day(e))
    last = _day(hostile[-1]) if hostile else ""
    for number, first in enumerate(hostile):
        day = _day(first)
        if day == last or _made_up(help_days, day) or not (before := _before(ties, friendly, day)):
            continue
        later = [e for e in hostile[number + 1 :] if _day(e) > day]
        patrons = {e.source for e in before if is_backing(e)}
        turned = any(e.target in patrons for e in (first, *later))
        kind = TurnKind.BACKFIRE if turned else TurnKind.VOLTE_FACE
        return _turn(pair, kind, TurnBasis.DOCUMENTARY, before, [first, *later])
    ended = [e for e in edges if _is_end(e)]
    left = {(e.source, e.target) for e in ended}
    told = [e for e in ties if (e.source, e.target) in left]
    if not told:
        return None
    return _turn(pair, TurnKind.DETERIORATION, TurnBasis.DOCUMENTARY, told, ended)


def _before(ties: Sequence[Edge], friendly: Sequence[Edge], day: str) -> list[Edge]:
    """The ties that stood before a day, else the friendly episodes before it where there are two."""
    stood = [e for e in ties if _is_before(e, day)]
    if stood:
        return stood
    earlier = [e for e in friendly if _is_before(e, day)]
    happenings = {(e.row.claim.event_type, e.row.claim.mode, _day(e)) for e in earlier}
    return earlier if len(happenings) > 1 else []


def _is_before(edge: Edge, day: str) -> bool:
    """Was it so before the day: by its own time, else because it was published by then?"""
    if _day(edge):
        return _day(edge) < day
    published = edge.row.published_at.end
    return published is not None and published[:10] <= day


def _made_up(help_days: Sequence[str], day: str) -> bool:
    """Was there a positive material episode within the quiet days?"""
    limit = (date.fromisoformat(day) + timedelta(days=QUIET_DAYS)).isoformat()
    after = bisect_right(help_days, day)
    return after < len(help_days) and help_days[after] <= limit


def _turn(
    pair: tuple[str, str],
    kind: TurnKind,
    basis: TurnBasis,
    before: Sequence[Edge],
    after: Sequence[Edge],
) -> Turn:
    befores = tuple(dict.fromkeys(e.row.claim.id for e in before))
    afters = tuple(dict.fromkeys(e.row.claim.id for e in after))
    return Turn(
        id=digest("turn", list(pair), kind, basis, sorted(befores), sorted(afters)),
        pair=pair,
        kind=kind,
        basis=basis,
        between=_between(before, after),
        before=befores,
        after=afters,
    )


def _between(before: Sequence[Edge], after: Sequence[Edge]) -> Interval:
    """From the last dated sign of the old to the first dated sign of the new.

    What is told as past is never later than the publication of the article that tells it.
    """
    new = list(_latest_days(after))
    finish = min(new, default=None)
    signs = (e.row.claim.event_time for e in before)
    old = [time.start for time in signs if time is not None and time.start is not None]
    start = max((day for day in old if finish is None or day < finish), default=None)
    return start, finish


def _latest_days(edges: Iterable[Edge]) -> Iterator[str]:
    """By when at the latest had each of these been so?"""
    for edge in edges:
        time, published = edge.row.claim.event_time, edge.row.published_at.end
        ends = [end for end in (time.end if time is not None else None, published) if end is not None]
        if ends:
            yield min(ends)


def _day(edge: Edge) -> str:
    """The first day on which it may have been; empty where the text gives none."""
    time = edge.row.claim.event_time
    return time.start[:10] if time is not None and time.start and len(time.start) >= len("2031-05-19") else ""


def _relations(edge: Edge) -> str | None:
    state = edge.row.claim.state
    return state.value if state is not None and state.kind is StateKind.RELATIONS else None


def is_backing(edge: Edge) -> bool:
    """Is somebody told to have backed the other, by whoever says so?"""
    claim = edge.row.claim
    backed = claim.backing is not None and claim.backing.phase in BACKED and is_deed(claim)
    return backed and not edge.against


def _is_tie(edge: Edge) -> bool:
    state = edge.row.claim.state
    friendly = state is not None and (state.kind in _TIES or _relations(edge) == "friendly")
    return is_backing(edge) or (friendly and edge.sign > 0 and is_deed(edge.row.claim))


def _is_end(edge: Edge) -> bool:
    claim = edge.row.claim
    return claim.backing is not None and claim.backing.phase is BackingPhase.ENDS and is_deed(claim)


def _is_hostile(edge: Edge) -> bool:
    return edge.sign < 0 and _is_episode(edge) and bool(_day(edge))


def _is_episode(edge: Edge) -> bool:
    claim = edge.row.claim
    return claim.claim_kind is ClaimKind.EVENT and claim.extent is Extent.SINGLE and is_deed(claim)
