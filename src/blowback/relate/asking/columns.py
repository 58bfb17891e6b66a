"""How does a row stand in a table for programs: one cell a field, names beside ids?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from blowback.records import (
    Change,
    DyadWeek,
    Episode,
    ExpectedOutcome,
    Silences,
    Stand,
    Tie,
    TrackRecord,
    Turn,
)
from blowback.relate.asking.lines import figure, text
from blowback.relate.asking.relations import Relations
from blowback.relate.asking.rests import Held, speakers_of
from blowback.relate.wording import headline
from blowback.vocab.claims import Role
from blowback.vocab.relations import Outcome

Cell = Callable[[Relations, Any], object]
Columns = dict[str, Cell]
_APART = "; "


def columns(kind: type[Any]) -> tuple[str, ...]:
    """Which fields has a table of such rows, in which order?"""
    return tuple(_COLUMNS[kind])


def cells(relations: Relations, row: Held) -> dict[str, object]:
    """The fields of a row by their names, in the order of the columns; several values of one by ``;``."""
    return {name: cell(relations, row) for name, cell in _COLUMNS[type(row)].items()}


# --- cells ------------------------------------------------------------------------------------------


def _own(*names: str) -> Columns:
    """Fields as the record has them."""

    def cell(name: str) -> Cell:
        get = attrgetter(name)
        return lambda _, row: get(row)

    return {name: cell(name) for name in names}


def _several(*names: str) -> Columns:
    """Fields of several values."""

    def cell(name: str) -> Cell:
        get = attrgetter(name)
        return lambda _, row: _joined(get(row))

    return {name: cell(name) for name in names}


def _actor(name: str, get: Callable[[Any], str | None]) -> Columns:
    """An actor by name, and by id."""
    return {
        name: lambda relations, row: relations.view.name(actor) if (actor := get(row)) else None,
        f"{name}_id": lambda _, row: get(row),
    }


def _span(get: Callable[[Any], tuple[str | None, str | None]]) -> Columns:
    return {"start": lambda _, row: get(row)[0], "end": lambda _, row: get(row)[1]}


def _joined(values: Iterable[str]) -> str:
    return _APART.join(values)


def _says(relations: Relations, row: Held) -> str:
    return _joined(speakers_of(relations, row))


def _names(role: Role) -> Cell:
    """Who took part in an episode in a role, by name."""

    def cell(relations: Relations, row: Episode) -> str:
        parts = (part for part in row.parts if part.role is role)
        return _joined(dict.fromkeys(relations.view.name(p.actor) if p.actor else p.name for p in parts))

    return cell


def _time(row: Episode) -> tuple[str | None, str | None]:
    return (row.event_time.start, row.event_time.end) if row.event_time is not None else (None, None)


def _place(_: Relations, row: Episode) -> str | None:
    return (row.place.name or row.place.text) if row.place is not None else None


def _content(relations: Relations, row: ExpectedOutcome) -> str | None:
    told = relations.view.by_id.get(row.content or "")
    return headline(relations.view, told) if told is not None else None


def _phases(_: Relations, row: Tie) -> str:
    return _joined(dict.fromkeys(phase.phase for phase in row.phases))


def _count(outcome: Outcome) -> Cell:
    return lambda _, row: row.counts.get(outcome, 0)


# --- tables -----------------------------------------------------------------------------------------

_TOLD: Columns = {"says": _says, **_own("reports", "independent")}

_COLUMNS: dict[type, Columns] = {
    Episode: {
        **_own("id", "event_type", "mode", "quad"),
        **_several("contexts"),
        "actors": _names(Role.ACTOR),
        "actor_ids": lambda _, row: _joined(row.actors),
        "recipients": _names(Role.RECIPIENT),
        "recipient_ids": lambda _, row: _joined(row.recipients),
        **_span(_time),
        "granularity": lambda _, row: row.event_time.granularity if row.event_time is not None else None,
        "place": _place,
        "country": lambda _, row: row.place.country if row.place is not None else None,
        **_own("factuality", "disputed"),
        "disputes": lambda _, row: _joined(each.on for each in row.disputes),
        "responsibility": lambda _, row: _joined(f"{b.name} {b.responsibility}" for b in row.responsibility),
        "quantities": lambda _, row: _joined(figure(each) for each in row.quantities),
        **_TOLD,
        **_own("known_from"),
        **_several("claims", "denials"),
    },
    Tie: {
        **_own("id", "kind"),
        **_actor("from", attrgetter("source")),
        **_actor("to", attrgetter("target")),
        **_actor("through", attrgetter("through")),
        **_own("backing", "covert", "value"),
        **_span(attrgetter("interval")),
        **_own("standing"),
        "phases": _phases,
        **_several("alleged_by", "denied_by"),
        **_TOLD,
        **_own("known_from"),
        **_several("claims", "denials"),
    },
    Turn: {
        **_own("id", "kind"),
        **_actor("one", lambda row: row.pair[0]),
        **_actor("other", lambda row: row.pair[1]),
        **_span(attrgetter("between")),
        **_own("basis", "probability", "members", "expectation"),
        **_TOLD,
        **_several("before", "after", "against"),
    },
    ExpectedOutcome: {
        **_own("id", "kind"),
        **_actor("holder", attrgetter("holder")),
        **_actor("of", attrgetter("of")),
        "content": _content,
        **_own("condition", "due", "outcome", "lag_days", "why"),
        **_TOLD,
        **_several("claims", "outcome_claims"),
    },
    Stand: {
        **_own("id"),
        "holder": lambda _, row: row.name,
        "holder_id": lambda _, row: row.holder,
        **_actor("within", attrgetter("within")),
        **_own("side", "question"),
        "towards": lambda relations, row: _joined(map(relations.view.name, row.towards)),
        **_span(attrgetter("interval")),
        **_TOLD,
        **_own("known_from"),
        **_several("claims"),
    },
    Silences: {
        **_own("id"),
        "speaker": lambda _, row: row.name,
        "speaker_id": lambda _, row: row.speaker,
        **_own("stance"),
        **_several("days"),
        **_own("reports", "independent"),
        **_several("claims"),
    },
    DyadWeek: {
        **_actor("from", attrgetter("source")),
        **_actor("to", attrgetter("target")),
        **_own("week"),
        "quad_1": lambda _, row: row.quads[0],
        "quad_2": lambda _, row: row.quads[1],
        "quad_3": lambda _, row: row.quads[2],
        "quad_4": lambda _, row: row.quads[3],
        **_own("positive", "negative", "reports", "independent", "exposure"),
        **_several("episodes"),
    },
    TrackRecord: {
        **_actor("actor", attrgetter("actor")),
        **_own("kind"),
        **{outcome.value: _count(outcome) for outcome in Outcome},
        **_several("expectations"),
    },
    Change: {
        **_own("what", "change", "id"),
        "text": text,
        **_several("fields", "claims"),
    },
}
