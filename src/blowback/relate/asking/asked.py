"""Which rows of a table were asked for: about whom, of which kind, from when to when?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import (
    Change,
    DyadWeek,
    Episode,
    ExpectedOutcome,
    Interval,
    Silences,
    Stand,
    Tie,
    TrackRecord,
    Turn,
)
from blowback.relate.ties.tellings import IN_GENERAL
from blowback.relate.view import View
from blowback.text.instants import DAY

Row = Episode | Tie | Turn | ExpectedOutcome | Stand | Silences | DyadWeek | TrackRecord
R = TypeVar("R", bound=Row)


class Asked(NamedTuple):
    """What is asked for; where nothing is said, everything.

    ``about`` are ids, of which a row must bear on all; of ``kinds`` it must have one. ``start`` and ``end``
    are dates of a half-open interval, with which the time of the row must overlap.
    """

    about: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None


def chosen(view: View, rows: Iterable[R], asked: Asked) -> Iterator[R]:
    """The rows that were asked for, in their order."""
    for row in rows:
        if _is_of_kind(row, asked.kinds) and _is_within(view, row, asked) and _bears(view, row, asked.about):
            yield row


# --- about whom -----------------------------------------------------------------------------------


def ends(row: Row | Change) -> set[str]:
    """On whom does a row bear, by their ids?"""
    found: set[str | None] = set()
    if isinstance(row, Episode):
        found |= {part.actor for part in row.parts} | {each.actor for each in row.responsibility}
    elif isinstance(row, Tie | DyadWeek):
        found |= {row.source, row.target, row.through if isinstance(row, Tie) else None}
    elif isinstance(row, Turn):
        found |= set(row.pair)
    elif isinstance(row, ExpectedOutcome):
        found |= {row.holder, row.of}
    elif isinstance(row, Stand):
        found |= {row.holder, row.within, *row.towards}
    elif isinstance(row, Silences):
        found |= {row.speaker}
    elif isinstance(row, TrackRecord):
        found |= {row.actor}
    else:
        found |= {each for was in changed_rows(row) for each in ends(was)}
    return {each for each in found if each is not None}


def _bears(view: View, row: Row, about: Sequence[str]) -> bool:
    """Does it bear on all that are asked about, or on parts of them?"""
    on = ends(row) if about else set()
    return all(any(view.rollup.counts_for(end, wanted) for end in on) for wanted in about)


RECORDS: dict[str, type[Row]] = {
    "episodes": Episode,
    "ties": Tie,
    "turns": Turn,
    "expectations": ExpectedOutcome,
    "positions": Stand,
    "silences": Silences,
}


def changed_rows(change: Change) -> tuple[Row, ...]:
    """What a row was before a change and after it, where it was there."""
    bodies = (each for each in (change.after, change.before) if each is not None)
    return tuple(msgspec.convert(body, RECORDS[change.what]) for body in bodies)


def bear(view: View, rows: Iterable[Row], about: Sequence[str]) -> bool:
    """Does one of these rows bear on all that are asked about?"""
    return any(_bears(view, row, about) for row in rows)


# --- of which kind --------------------------------------------------------------------------------


def kind_of(row: Row) -> str:
    """Of which kind is a row, in the words of its table?"""
    if isinstance(row, Episode):
        return row.event_type
    if isinstance(row, Stand):
        return row.side
    if isinstance(row, Silences):
        return row.stance
    return "" if isinstance(row, DyadWeek) else row.kind


def _is_of_kind(row: Row, kinds: Sequence[str]) -> bool:
    return not kinds or kind_of(row) in kinds


# --- from when to when ----------------------------------------------------------------------------


def _is_within(view: View, row: Row, asked: Asked) -> bool:
    if asked.start is None and asked.end is None:
        return True
    return any(_overlap(time, (asked.start, asked.end)) for time in times(view, row))


def times(view: View, row: Row) -> Iterator[Interval]:
    """When was it, as far as is told?

    An episode without a told time was at none; a tie of which no time is told may have held at any. Words and
    silences have the days on which they fell, or else were published.
    """
    if isinstance(row, Episode):
        if row.event_time is not None:
            yield row.event_time.start, row.event_time.end
    elif isinstance(row, Tie):
        yield row.interval
        own = (phase for phase in row.phases if phase.phase != IN_GENERAL)
        yield from (phase.interval for phase in own if phase.interval != (None, None))
    elif isinstance(row, Turn):
        yield row.between
    elif isinstance(row, DyadWeek):
        yield row.week, _after(row.week, 7)
    elif isinstance(row, Silences):
        yield from ((day, _after(day, 1)) for day in row.days)
    elif isinstance(row, TrackRecord):
        yield None, None
    else:
        told = (view.by_id[claim] for claim in row.claims if claim in view.by_id)
        yield from (_told(each) for each in told)


def _told(row: LedgerClaim) -> Interval:
    """The time of words: their own, else that of the publication."""
    time = row.claim.event_time
    if time is not None and time.start is not None:
        return time.start, time.end
    return row.published_at.start, row.published_at.end


def _overlap(one: Interval, other: Interval) -> bool:
    """Do two half-open intervals meet, as far as they are known?"""
    return _before(one[0], other[1]) and _before(other[0], one[1])


def _before(start: str | None, end: str | None) -> bool:
    return start is None or end is None or start[:DAY] < end[:DAY] or start < end


def _after(day: str, days: int) -> str:
    return (date.fromisoformat(day[:DAY]) + timedelta(days=days)).isoformat()
