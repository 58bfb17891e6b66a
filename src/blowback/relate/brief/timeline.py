"""What is dated, in order of time, and how much was read of each week?"""

from __future__ import annotations

from collections.abc import Sequence

from blowback.records import Episode, Exposure, Interval, Mark, Tie, Timeline, Turn
from blowback.relate.brief.bonds import OFFICES, sign_of
from blowback.relate.brief.lines import Writer, weightiest
from blowback.relate.brief.lines import voices as voices_of
from blowback.relate.brief.matter import Matter
from blowback.relate.telling import line, when
from blowback.vocab.plover import valence_sign
from blowback.vocab.relations import TurnKind

_MOST, _MOST_TIES = 400, 16
_MATERIAL = (2, 4)


def timeline(writer: Writer, matter: Matter, turns: Sequence[Turn]) -> Timeline:
    """Happenings, ties and turns of those asked about, those that are dated.

    A tie of which no day is told is drawn with both ends open.
    """
    happened = [e for e in matter.relations.episodes if matter.is_between(e) and not e.factuality.is_negative]
    dated = [e for e in happened if _interval(e) != (None, None)]
    bound = [t for t in matter.relations.ties if matter.is_between(t) and t.kind not in OFFICES and t.claims]
    some, ties = weightiest(dated, matter.most(_MOST)), weightiest(bound, _MOST_TIES)
    marks = [
        *(_mark(writer, e, _interval(e), _sign(e), material=e.quad in _MATERIAL) for e in some),
        *(_mark(writer, t, t.interval, sign_of(t), material=True) for t in ties),
        *(_of_turn(writer, turn) for turn in turns if any(turn.between)),
    ]
    weeks = sorted(matter.exposure.items())
    return Timeline(
        marks=tuple(sorted(marks, key=lambda m: (m.interval[0] or m.interval[1] or m.by, m.what, m.row))),
        exposure=tuple(Exposure(week=week.isoformat(), articles=count) for week, count in weeks),
        undated=len(happened) - len(dated),
        left_out=len(dated) - len(some) + len(bound) - len(ties),
    )


def _mark(writer: Writer, row: Episode | Tie, interval: Interval, sign: int, *, material: bool) -> Mark:
    shown = writer.shown(row)
    rows = writer.held(row.claims)
    return Mark(
        what="tie" if isinstance(row, Tie) else "episode",
        row=row.id,
        interval=interval,
        when=when(row),
        by=row.known_from[:10],
        standing=row.standing if isinstance(row, Tie) else None,
        sign=sign,
        material=material,
        text=line(writer.view, shown),
        says=voices_of(writer.view, writer.witnesses.in_order(rows)),
        reports=row.reports,
        independent=row.independent,
    )


def _of_turn(writer: Writer, turn: Turn) -> Mark:
    rows = writer.held(turn.after)
    return Mark(
        what="turn",
        row=turn.id,
        interval=turn.between,
        when=when(turn),
        by=min((row.known_from[:10] for row in rows), default=""),
        sign=1 if turn.kind is TurnKind.IMPROVEMENT else -1,
        text=line(writer.view, turn),
        says=voices_of(writer.view, rows),
        reports=turn.reports,
        independent=turn.independent,
    )


def _interval(episode: Episode) -> Interval:
    time = episode.event_time
    return (time.start, time.end) if time is not None else (None, None)


def _sign(episode: Episode) -> int:
    return valence_sign(episode.event_type, episode.mode)
