"""When did a relationship turn, and on what does that rest?

*Reported*: somebody says that relations worsened, broke, backfired or improved. *Documentary*: a positive
tie, or two positive episodes, is followed by two hostile episodes of different dates within a year, with no
positive material episode in the 90 days after the first, or by the told end of the tie; and the other way
round, hostility by two positive episodes of different dates with no hostile material episode in the 90 days
after the first. A pair may turn more than once; each turn looks only at what came after the one before. No
probability is given: nothing was estimated. The labels describe; none says why.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.records import Episode, Interval, Tie, Turn
from blowback.relate.corroboration import Corroboration
from blowback.relate.happened import Side, sides
from blowback.relate.view import View
from blowback.text.ids import digest
from blowback.text.instants import DAY
from blowback.vocab.claims import BackingPhase
from blowback.vocab.relations import TieKind, TurnBasis, TurnKind

QUIET_DAYS, LASTING_DAYS = 90, 365
_WORSE = {"worsened", "broken", "backfired"}
_BETTER = {"improved"}
_FRIENDLY_TIES = (TieKind.BACKING, TieKind.ALLIANCE)
_MATERIAL = {1: 2, -1: 4}  # the quad of material cooperation, and of material conflict
_LAST = "9999-12-31"
_OPENING = (BackingPhase.GIVEN, BackingPhase.STARTS, BackingPhase.CONTINUES, "stands", "friendly")


class Sign(NamedTuple):
    """Something that is told of a pair, with its sign and its first and last possible day.

    ``day`` is empty where no day is told; ``by`` is the end of what is told, else the publication's.
    """

    sign: int
    day: str
    by: str
    known: str
    rows: tuple[LedgerClaim, ...]
    source: str
    target: str
    material: bool = False
    tie: bool = False
    backing: bool = False
    ends: bool = False
    member: bool = False
    episode: str = ""


def turns(
    view: View, episodes: Iterable[Episode], ties: Iterable[Tie], counts: Corroboration | None = None
) -> tuple[Turn, ...]:
    """Which turns do episodes and ties document, and which are reported, by pair and time?

    Args:
        view: the ledger as known on a date.
        episodes: those of the view.
        ties: those of the view.
        counts: who has counted independent voices in this view already.

    Returns:
        Turns of pairs of states and movements; acts of factions and members count, marked so.
    """
    counts = counts or Corroboration(view)
    signs: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    reported: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        low, high = sorted((tie.source, tie.target))
        if tie.kind in _FRIENDLY_TIES:
            signs[low, high].extend(_of_tie(view, tie))
        elif tie.kind is TieKind.RELATIONS:
            reported[low, high].append(tie)
            signs[low, high].extend(_of_tie(view, tie))
    for episode in episodes:
        rows = tuple(view.by_id[claim] for claim in episode.claims if claim in view.by_id)
        for side in sides(view, episode) if rows else ():
            low, high = sorted((side.source, side.target))
            signs[low, high].append(_of_episode(side, rows))
    found: list[Turn] = []
    for pair in sorted({*signs, *reported}):
        told = sorted(
            set(signs[pair]), key=lambda s: (s.day or s.known, s.known, s.episode, s.rows[0].claim.id)
        )
        found.extend(_documentary(counts, pair, told))
        for tie in reported[pair]:
            found.extend(_reported(view, counts, pair, tie, told))
    return tuple(found)


def _place(sign: Sign) -> tuple[str, ...]:
    return (sign.day or sign.known, sign.known, sign.episode, sign.rows[0].claim.id, sign.source)


# --- what is told of a pair ------------------------------------------------------------------------


def _of_episode(side: Side, rows: tuple[LedgerClaim, ...]) -> Sign:
    episode = side.episode
    time = episode.event_time
    start = time.start if time is not None and time.start is not None else ""
    return Sign(
        sign=side.sign,
        day=start[:DAY] if len(start) >= DAY else "",
        by=_by(time.end if time is not None else None, rows),
        known=episode.known_from,
        rows=rows,
        source=side.source,
        target=side.target,
        material=not side.against and episode.quad == _MATERIAL.get(side.sign),
        member=side.member,
        episode=episode.id,
    )


def _of_tie(view: View, tie: Tie) -> Iterator[Sign]:
    for phase in tie.phases:
        rows = tuple(view.by_id[claim] for claim in phase.claims if claim in view.by_id)
        closes = phase.phase in (BackingPhase.ENDS, "ended")
        if not rows or not (closes or phase.phase in _OPENING):
            continue
        start = phase.interval[0] or ""
        yield Sign(
            sign=-1 if closes else 1,
            day=start[:DAY] if len(start) >= DAY else "",
            by=_by(phase.interval[1], rows),
            known=min(row.known_from for row in rows),
            rows=rows,
            source=tie.source,
            target=tie.target,
            tie=True,
            backing=tie.kind is TieKind.BACKING,
            ends=closes,
            member=tie.member,
        )


def _by(end: str | None, rows: Sequence[LedgerClaim]) -> str:
    """By when at the latest had it been so? What is told as past is never later than the telling."""
    published = (row.published_at.end for row in rows)
    return min((each for each in (end, *published) if each is not None), default="")


# --- documentary ----------------------------------------------------------------------------------


def _documentary(counts: Corroboration, pair: tuple[str, str], told: Sequence[Sign]) -> Iterator[Turn]:
    """Turn after turn, each from what came after the one before; else the told end of a tie."""
    found = _first_turn(told)
    if found is None:
        ended = _ended(told)
        if ended is not None:
            yield _turn(counts, pair, TurnKind.DETERIORATION, *ended, against=())
    while found is not None:
        sign, before, after = found
        since = after[0].day
        later = _next_turn(told, since, -sign)
        until = later[1][0].day if later is not None else _LAST
        against = [s for s in told if s.sign == sign and since < s.day < until]
        yield _turn(
            counts, pair, _kind(sign, before, after), before, [s for s in after if s.day < until], against
        )
        found = (-sign, *later) if later is not None else None


def _first_turn(told: Sequence[Sign]) -> tuple[int, list[Sign], list[Sign]] | None:
    """The earliest turn, from friendly to hostile or the other way: the sign before, and what makes it."""
    ways = ((sign, _next_turn(told, "", sign)) for sign in (1, -1))
    found = [(way[1][0].day, sign, *way) for sign, way in ways if way is not None]
    return min(found, key=lambda each: each[:2])[1:] if found else None


def _next_turn(told: Sequence[Sign], since: str, sign: int) -> tuple[list[Sign], list[Sign]] | None:
    """What stood with this sign after a day, and what of the opposite sign followed, where that is a turn."""
    turned = [s for s in told if s.sign == -sign and s.episode and s.day > since]
    material = sorted(s.day for s in told if s.sign == sign and s.material and s.day)
    for number, first in enumerate(turned):
        later = [s for s in turned[number + 1 :] if s.day > first.day]
        if not later or later[0].day > _days_after(first.day, LASTING_DAYS) or _made_up(material, first.day):
            continue
        if before := _before(told, since, first.day, sign):
            return before, [first, *later]
    return None


def _before(told: Sequence[Sign], since: str, day: str, sign: int) -> list[Sign]:
    """The ties that stood before a day and since the last turn, and the episodes: of these alone, two."""
    stood = [s for s in told if s.sign == sign and _is_before(s, day) and (not since or s.day >= since)]
    ties = [s for s in stood if s.tie]
    happened = [s for s in stood if s.episode]
    if ties or len({s.episode for s in happened}) > 1 or (since and happened):
        return [*ties, *happened]
    return []


def _is_before(sign: Sign, day: str) -> bool:
    """Was it so before the day: by its own time, else because it was published by then?"""
    if sign.day:
        return sign.day < day
    return bool(sign.by) and sign.by[:DAY] <= day


def _made_up(material: Sequence[str], day: str) -> bool:
    """Was there a material episode of the old sign within the quiet days?"""
    after = bisect_right(material, day)
    return after < len(material) and material[after] <= _days_after(day, QUIET_DAYS)


def _days_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _ended(told: Sequence[Sign]) -> tuple[list[Sign], list[Sign]] | None:
    """The tie of which the end is told, and what stood of it."""
    ends = [s for s in told if s.ends]
    left = {(s.source, s.target) for s in ends}
    stood = [s for s in told if s.tie and s.sign > 0 and (s.source, s.target) in left]
    return (stood, ends) if stood and ends else None


def _kind(sign: int, before: Sequence[Sign], after: Sequence[Sign]) -> TurnKind:
    if sign < 0:
        return TurnKind.IMPROVEMENT
    patrons = {s.source for s in before if s.backing}
    return TurnKind.BACKFIRE if any(s.target in patrons for s in after) else TurnKind.VOLTE_FACE


# --- reported -------------------------------------------------------------------------------------


def _reported(
    view: View, counts: Corroboration, pair: tuple[str, str], tie: Tie, told: Sequence[Sign]
) -> Iterator[Turn]:
    """Somebody says so; a backfire only where a backing tie stands too."""
    directions: Mapping[str, int] = {**dict.fromkeys(_WORSE, -1), **dict.fromkeys(_BETTER, 1)}
    phases = [phase for phase in tie.phases if phase.phase in directions]
    backed = [s for s in told if s.backing and not s.ends]
    for direction, some in groupby(phases, key=lambda phase: directions[phase.phase]):
        group = list(some)
        rows = tuple(view.by_id[c] for phase in group for c in phase.claims if c in view.by_id)
        first = next((phase.interval for phase in group if phase.interval[0] is not None), group[0].interval)
        start = first[0] or ""
        after = Sign(
            sign=direction,
            day=start[:DAY] if len(start) >= DAY else "",
            by=_by(first[1], rows),
            known=min(row.known_from for row in rows),
            rows=rows,
            source=tie.source,
            target=tie.target,
        )
        kind = TurnKind.IMPROVEMENT if direction > 0 else TurnKind.DETERIORATION
        if backed and any(phase.phase == "backfired" for phase in group):
            kind = TurnKind.BACKFIRE
        yield _turn(
            counts, pair, kind, backed if direction < 0 else [], [after], against=(), basis=TurnBasis.REPORTED
        )


# --- the row --------------------------------------------------------------------------------------


def _turn(
    counts: Corroboration,
    pair: tuple[str, str],
    kind: TurnKind,
    before: Sequence[Sign],
    after: Sequence[Sign],
    against: Sequence[Sign],
    basis: TurnBasis = TurnBasis.DOCUMENTARY,
) -> Turn:
    backed = counts.of(row for s in after for row in s.rows)
    befores, afters = _claims(before), _claims(after)
    return Turn(
        id=digest("turn", list(pair), kind, basis, _first_told(after)),
        pair=pair,
        kind=kind,
        basis=basis,
        between=_between(before, after),
        before=befores,
        after=afters,
        against=_claims(against),
        members=any(s.member for s in (*before, *after)),
        reports=backed.reports,
        independent=backed.independent,
    )


def _first_told(signs: Sequence[Sign]) -> str:
    """The claim by which a turn is named: the first that told of it, whatever is reported later."""
    return min((row.known_from, row.claim.id) for sign in signs for row in sign.rows)[1]


def _claims(told: Iterable[Sign]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.claim.id for s in told for row in s.rows))


def _between(before: Sequence[Sign], after: Sequence[Sign]) -> Interval:
    """From the last dated sign of the old to when the first of the new had been at the latest.

    Harsh words may come long before the deed: where a deed follows them, it is by the deed that it had
    turned.
    """
    first = min((s for s in after if s.by), key=lambda s: s.by, default=None)
    deeds = [s.by for s in after if s.by and s.material]
    words_first = first is not None and first.sign < 0 and first.episode and not first.material
    finish = min(deeds) if words_first and deeds else first.by if first is not None else None
    old = [s.day for s in before if s.day and (finish is None or s.day < finish)]
    begun = min((s.day for s in after if s.day), default=None)
    start = max(old, default=None)
    if start is None and begun is not None and finish is not None and begun < finish:
        start = begun
    return start, finish
