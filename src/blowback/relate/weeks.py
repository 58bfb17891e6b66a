"""How much is told of a pair in each week, and how much was read in it at all?

The table that a later model of the pair starts from. Weeks without any telling are rows, too: that nothing is
told of a week in which two hundred articles were read is something else than that nothing was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from blowback.records import DyadWeek, Episode
from blowback.relate.corroboration import Corroboration
from blowback.relate.happened import sides
from blowback.relate.view import View
from blowback.vocab.times import Granularity

_WITHIN_A_WEEK = (
    Granularity.MINUTE,
    Granularity.HOUR,
    Granularity.PART_OF_DAY,
    Granularity.DAY,
    Granularity.WEEK,
)
_WEEK = timedelta(days=7)


def weeks(
    view: View,
    episodes: Iterable[Episode],
    pair: tuple[str, str],
    *,
    members: bool = True,
    counts: Corroboration | None = None,
) -> Iterator[DyadWeek]:
    """The rows of one directed pair, from the first week that was read or told of to the last.

    An episode counts in the week in which it began; one whose time is told no closer than by the month counts
    in none. Happenings of two sides without an initiator count in both directions.

    Args:
        view: the ledger as known on a date.
        episodes: those of the view.
        pair: who acts, and towards whom; both as states or movements.
        members: let factions and members count for their movement.
        counts: who has counted independent voices in this view already.
    """
    counts = counts or Corroboration(view)
    exposure = exposures(view)
    told: dict[date, list[tuple[Episode, int]]] = defaultdict(list)
    for episode in episodes:
        week = _week_of(episode)
        for side in sides(view, episode, members=members):
            if week is not None and (side.source, side.target) == pair:
                told[week].append((episode, side.sign))
    for week in _span([*told, *exposure]):
        yield _row(view, counts, pair, week, told.get(week, ()), exposure.get(week, 0))


def exposures(view: View) -> Mapping[date, int]:
    """How many articles that were read were published in each week (by its Monday)?

    One whose publication is told no closer than by the month counts in none.
    """
    found: dict[date, int] = defaultdict(int)
    for start, end, articles in view.lookup.publications():
        if start is not None and end is not None and _days(start, end) <= _WEEK.days:
            found[_monday(start)] += articles
    return found


def _row(
    view: View,
    counts: Corroboration,
    pair: tuple[str, str],
    week: date,
    told: Sequence[tuple[Episode, int]],
    exposure: int,
) -> DyadWeek:
    rows = [view.by_id[claim] for episode, _ in told for claim in episode.claims if claim in view.by_id]
    backed = counts.of(rows)
    quads = [sum(episode.quad == quad for episode, _ in told) for quad in (1, 2, 3, 4)]
    return DyadWeek(
        source=pair[0],
        target=pair[1],
        week=week.isoformat(),
        quads=(quads[0], quads[1], quads[2], quads[3]),
        positive=sum(sign > 0 for _, sign in told),
        negative=sum(sign < 0 for _, sign in told),
        reports=backed.reports,
        independent=backed.independent,
        exposure=exposure,
        episodes=tuple(episode.id for episode, _ in told),
    )


def _span(found: Sequence[date]) -> Iterator[date]:
    """All weeks from the first to the last."""
    if not found:
        return
    week, last = min(found), max(found)
    while week <= last:
        yield week
        week += _WEEK


def _week_of(episode: Episode) -> date | None:
    time = episode.event_time
    if time is None or time.start is None or time.granularity not in _WITHIN_A_WEEK:
        return None
    return _monday(time.start)


def _monday(day: str) -> date:
    found = date.fromisoformat(day[:10])
    return found - timedelta(days=found.weekday())


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days
