"""How does a row about relations read in one line?

Noun phrases and arrows, as in ``wording``: a line says what is told and never more than that.
"""

from __future__ import annotations

from collections.abc import Iterable

from blowback.records import DyadWeek, Episode, ExpectedOutcome, Figure, Silences, Stand, Tie, Turn
from blowback.relate.ties.tellings import MUTUAL, NOT_SO
from blowback.relate.view import View
from blowback.relate.wording import NOBODY_TOLD, bounds, day_span, headline, listed, table
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType
from blowback.vocab.relations import TieKind

Row = Episode | Tie | Turn | ExpectedOutcome | Stand | Silences | DyadWeek

_OTHERS = (Role.MEDIATOR, Role.AGAINST, Role.BENEFICIARY, Role.INSTRUMENT_OWNER)
_STANDING = {True: "standing", False: "not standing", None: "not told whether it lasts"}
_MOST = 4


def line(view: View, row: Row) -> str:
    """What a row tells, without who says so, when, and by how many it is told."""
    if isinstance(row, Episode):
        return _episode(view, row)
    if isinstance(row, Tie):
        return _tie(view, row)
    if isinstance(row, Turn):
        return f"{' and '.join(view.name(actor) for actor in row.pair)}: {table('turns')[row.kind]}"
    if isinstance(row, ExpectedOutcome):
        return _expectation(view, row)
    if isinstance(row, Stand):
        return f"{row.name}: {table('sides')[row.side]}: {row.question}"
    if isinstance(row, Silences):
        times = f", {len(row.days)} times" if len(row.days) > 1 else ""
        return f"{row.name}: {table('stances')[row.stance]}{times}"
    counts = ", ".join(f"quad {quad}: {n}" for quad, n in enumerate(row.quads, 1) if n)
    return f"{view.name(row.source)} → {view.name(row.target)}: {counts or 'nothing told'}"


def what_is_left_out(view: View) -> str | None:
    """What of a large ledger was not looked at, in words."""
    gone = view.left_out
    if gone is None:
        return None
    if gone.pairs:
        return (
            f"Of {gone.told:,} claims, {gone.held:,} were looked at: the newest on the {len(gone.pairs)} "
            "pairs that most is told of. A brief of a pair or an actor looks closer."
        )
    parts = [
        f"{what} known before {day[:10]}"
        for what, day in (
            ("events", gone.events_until),
            ("states, backing, positions and expectations", gone.lasting_until),
        )
        if day is not None
    ]
    if gone.alone:
        parts.append(f"{gone.alone:,} older claims that name but one of the two")
    return (
        f"Of {gone.told:,} claims that bear on this, the newest {gone.held:,} were looked at; left out are "
        f"{listed(parts)}."
    )


def when(row: Row) -> str | None:
    """When it is told to have been: the first and the last day, where any is told."""
    if isinstance(row, Episode):
        time = row.event_time
        return day_span(time.start, time.end) or None if time is not None else None
    if isinstance(row, Tie | Stand):
        return day_span(*row.interval) or None
    if isinstance(row, Turn):
        return between(row)
    if isinstance(row, ExpectedOutcome):
        return f"due by {day_span(None, row.due).removeprefix('until ')}" if row.due else None
    if isinstance(row, Silences):
        return listed(row.days, _MOST)
    return f"week of {row.week}"


def between(turn: Turn) -> str | None:
    """Between which days a relation turned."""
    start, finish = (day[:10] if day else None for day in turn.between)
    if start is None and finish is None:
        return None
    last = day_span(None, finish).removeprefix("until ") if finish else "an unknown day"
    if start == last:
        return f"on {start}"
    return f"between {start or 'an unknown day'} and {last}"


def counted(reports: int, independent: int) -> str:
    """By how many it is told.

    >>> counted(3, 2)
    '3 reports, 2 independent'
    >>> counted(1, 1)
    '1 report'
    """
    if reports == 1:
        return "1 report"
    return f"{reports} reports, {independent} independent"


def _episode(view: View, episode: Episode) -> str:
    actors, recipients = _names(view, episode, Role.ACTOR), _names(view, episode, Role.RECIPIENT)
    if not actors and episode.event_type is EventType.ASSAULT:
        actors = NOBODY_TOLD
    ends = " → ".join(part for part in (actors, recipients) if part)
    mode = table("modes").get(f"{episode.event_type}/{episode.mode}")
    others = [
        f"{role.value.replace('_', ' ')} {names}"
        for role in _OTHERS
        if (names := _names(view, episode, role))
    ]
    what = [mode or table("types")[episode.event_type], *others, *map(_figure, episode.quantities)]
    return ": ".join(part for part in (ends, "; ".join(what)) if part)


def _names(view: View, episode: Episode, role: Role) -> str:
    """Who took part in a role; those who are known before those who are only described."""
    parts = [part for part in episode.parts if part.role is role]
    known = [view.name(part.actor) for part in parts if part.actor is not None]
    return listed(known or [part.name for part in parts], _MOST)


def _figure(figure: Figure) -> str:
    accounts = f" ({len(figure.accounts)} accounts)" if len(figure.accounts) > 1 else ""
    return f"{bounds(figure.low, figure.high)} {figure.what}{accounts}"


def _tie(view: View, tie: Tie) -> str:
    what = [table("ties")[tie.kind]]
    if tie.backing is not None:
        secrecy = {True: "covert ", False: "open ", None: ""}[tie.covert]
        what = [f"{secrecy}{table('backing')[tie.backing]}"]
    if tie.value:
        what.append(tie.value)
    if not tie.claims:
        what.append("told as not so" if any(each.phase == NOT_SO for each in tie.phases) else "only denied")
    elif tie.kind is not TieKind.FLOW:
        what.append(_STANDING[tie.standing])
    through = [view.name(tie.through)] if tie.through is not None else []
    joint = " and " if tie.kind in MUTUAL else " → "
    chain = joint.join([view.name(tie.source), *through, view.name(tie.target)])
    return f"{chain}: {', '.join(what)}"


def _expectation(view: View, found: ExpectedOutcome) -> str:
    content = view.by_id.get(found.content or "")
    of = f" of {view.name(found.of)}" if found.of is not None else ""
    what = f": {headline(view, content)}" if content is not None else ""
    holder = view.name(found.holder)
    return f"{holder} {table('expectations')[found.kind]}{of}{what} ({table('outcomes')[found.outcome]})"


def voices(view: View, claims: Iterable[str]) -> tuple[str, ...]:
    """Who says so, each voice once."""
    rows = (view.by_id[claim] for claim in claims if claim in view.by_id)
    return tuple(dict.fromkeys(view.says(row) for row in rows))
