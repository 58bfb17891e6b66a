"""How does a row stand in a table for people: when, what, by whose word, how often told?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blowback.records import (
    Change,
    DyadWeek,
    Episode,
    ExpectedOutcome,
    Figure,
    Quantity,
    Tie,
    TrackRecord,
    Turn,
)
from blowback.relate.asking.relations import Relations
from blowback.relate.asking.rests import Held, speakers_of
from blowback.relate.telling import counted, line, when
from blowback.relate.wording import listed, numbers, table
from blowback.text.instants import DAY
from blowback.vocab.claims import BackingPhase, Factuality

_MOST_SPEAKERS = 3
_UNUSUAL = (BackingPhase.SOUGHT, BackingPhase.REFUSED, BackingPhase.ENDS, "ended", "not so")


class Told(NamedTuple):
    """A row as people read it; ``id`` is what ``explain`` takes."""

    when: str
    what: str
    says: str
    told: str
    id: str


def told(relations: Relations, row: Held) -> Told:
    """One row in one line."""
    return Told(
        when=_when(relations, row),
        what="; ".join([_lead(row) + text(relations, row), *_marks(row)]),
        says=listed(speakers_of(relations, row), _MOST_SPEAKERS),
        told="" if isinstance(row, TrackRecord | Change) else counted(row.reports, row.independent),
        id="" if isinstance(row, DyadWeek | TrackRecord) else row.id,
    )


def _lead(row: Held) -> str:
    """Of which table a change is."""
    return f"{row.what}: " if isinstance(row, Change) else ""


def text(relations: Relations, row: Held) -> str:
    """What a row tells, without who says so, when, and by how many."""
    if isinstance(row, TrackRecord):
        counts = ", ".join(f"{number} {outcome}" for outcome, number in row.counts.items())
        return f"{relations.view.name(row.actor)}, {table('expectations')[row.kind]}: {counts}"
    if isinstance(row, Change):
        return row.text
    return line(relations.view, row)


def _when(relations: Relations, row: Held) -> str:
    if isinstance(row, TrackRecord):
        return ""
    if isinstance(row, Change):
        return row.change.value
    if isinstance(row, ExpectedOutcome):
        first = relations.view.by_id.get(row.claims[0]) if row.claims else None
        told_on = ((first.published_at.start or "")[:DAY] if first is not None else "") or "?"
        return ", ".join(part for part in (told_on, when(row)) if part)
    return when(row) or ""


def _marks(row: Held) -> Iterator[str]:
    """What else is to be known of a row, at a glance."""
    if isinstance(row, Episode):
        if row.place is not None:
            yield row.place.name or row.place.text
        if row.factuality is not Factuality.CERTAIN:
            yield table("factuality")[row.factuality]
        yield from (
            f"{each.name}: {table('responsibility')[each.responsibility]}" for each in row.responsibility
        )
        if row.disputes:
            yield f"disputed: {listed(each.on for each in row.disputes)}"
    elif isinstance(row, Tie):
        yield from dict.fromkeys(phase.phase for phase in row.phases if phase.phase in _UNUSUAL)
        if row.denied_by:
            yield f"denied by {listed(row.denied_by, _MOST_SPEAKERS)}"
    elif isinstance(row, Turn):
        yield f"{row.basis}: {len(row.before)} before, {len(row.after)} after"
        if row.against:
            yield f"{len(row.against)} speak against it"
    elif isinstance(row, ExpectedOutcome):
        if row.condition:
            yield f"“{row.condition.strip()}”"
        if row.lag_days is not None:
            yield f"after {row.lag_days} days"
    elif isinstance(row, Change):
        yield from [f"differs in {listed(row.fields)}"] if row.fields else []
    elif isinstance(row, DyadWeek):
        yield f"{row.exposure} articles of that week read"


def figure(found: Figure) -> str:
    """A count with its outer bounds: "20 to 50 killed"."""
    return numbers(Quantity(what=found.what, low=found.low, high=found.high, text="unknown"))
