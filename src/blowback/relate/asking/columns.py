"""How does a row stand in a table for programs: one cell a field, names beside ids?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from blowback.relate.view import View
from blowback.relate.wording import headline
from blowback.vocab.claims import Role
from blowback.vocab.relations import Outcome

Cells = dict[str, object]
_APART = "; "


def cells(relations: Relations, row: Held) -> Cells:
    """The fields of a row by their names, in the order of the columns; several values of one by ``;``."""
    return _CELLS[type(row)](relations, row)


def _joined(values: Iterable[str]) -> str:
    return _APART.join(values)


def _names(view: View, row: Episode, role: Role) -> str:
    found = (view.name(part.actor) if part.actor else part.name for part in row.parts if part.role is role)
    return _joined(dict.fromkeys(found))


def _content(view: View, row: ExpectedOutcome) -> str | None:
    told = view.by_id.get(row.content or "")
    return headline(view, told) if told is not None else None


def _says(relations: Relations, row: Held) -> str:
    return _joined(speakers_of(relations, row))


def _episode(relations: Relations, row: Episode) -> Cells:
    time, place = row.event_time, row.place
    view = relations.view
    return {
        "id": row.id,
        "event_type": row.event_type,
        "mode": row.mode,
        "quad": row.quad,
        "contexts": _joined(row.contexts),
        "actors": _names(view, row, Role.ACTOR),
        "actor_ids": _joined(row.actors),
        "recipients": _names(view, row, Role.RECIPIENT),
        "recipient_ids": _joined(row.recipients),
        "start": time.start if time is not None else None,
        "end": time.end if time is not None else None,
        "granularity": time.granularity if time is not None else None,
        "place": (place.name or place.text) if place is not None else None,
        "country": place.country if place is not None else None,
        "factuality": row.factuality,
        "disputed": row.disputed,
        "disputes": _joined(each.on for each in row.disputes),
        "responsibility": _joined(f"{each.name} {each.responsibility}" for each in row.responsibility),
        "quantities": _joined(figure(each) for each in row.quantities),
        "says": _says(relations, row),
        "reports": row.reports,
        "independent": row.independent,
        "known_from": row.known_from,
        "claims": _joined(row.claims),
        "denials": _joined(row.denials),
    }


def _tie(relations: Relations, row: Tie) -> Cells:
    name = relations.view.name
    return {
        "id": row.id,
        "kind": row.kind,
        "from": name(row.source),
        "from_id": row.source,
        "to": name(row.target),
        "to_id": row.target,
        "through": name(row.through) if row.through else None,
        "backing": row.backing,
        "covert": row.covert,
        "value": row.value,
        "start": row.interval[0],
        "end": row.interval[1],
        "standing": row.standing,
        "phases": _joined(dict.fromkeys(phase.phase for phase in row.phases)),
        "alleged_by": _joined(row.alleged_by),
        "denied_by": _joined(row.denied_by),
        "says": _says(relations, row),
        "reports": row.reports,
        "independent": row.independent,
        "known_from": row.known_from,
        "claims": _joined(row.claims),
        "denials": _joined(row.denials),
    }


def _turn(relations: Relations, row: Turn) -> Cells:
    name = relations.view.name
    return {
        "id": row.id,
        "kind": row.kind,
        "one": name(row.pair[0]),
        "one_id": row.pair[0],
        "other": name(row.pair[1]),
        "other_id": row.pair[1],
        "start": row.between[0],
        "end": row.between[1],
        "basis": row.basis,
        "probability": row.probability,
        "members": row.members,
        "expectation": row.expectation,
        "says": _says(relations, row),
        "reports": row.reports,
        "independent": row.independent,
        "before": _joined(row.before),
        "after": _joined(row.after),
        "against": _joined(row.against),
    }


def _expectation(relations: Relations, row: ExpectedOutcome) -> Cells:
    name = relations.view.name
    return {
        "id": row.id,
        "kind": row.kind,
        "holder": name(row.holder) if row.holder else None,
        "holder_id": row.holder,
        "of": name(row.of) if row.of else None,
        "of_id": row.of,
        "content": _content(relations.view, row),
        "condition": row.condition,
        "due": row.due,
        "outcome": row.outcome,
        "lag_days": row.lag_days,
        "why": row.why,
        "says": _says(relations, row),
        "reports": row.reports,
        "independent": row.independent,
        "claims": _joined(row.claims),
        "outcome_claims": _joined(row.outcome_claims),
    }


def _stand(relations: Relations, row: Stand) -> Cells:
    name = relations.view.name
    return {
        "id": row.id,
        "holder": row.name,
        "holder_id": row.holder,
        "within": name(row.within) if row.within else None,
        "within_id": row.within,
        "side": row.side,
        "question": row.question,
        "towards": _joined(map(name, row.towards)),
        "start": row.interval[0],
        "end": row.interval[1],
        "says": _says(relations, row),
        "reports": row.reports,
        "independent": row.independent,
        "known_from": row.known_from,
        "claims": _joined(row.claims),
    }


def _silence(_relations: Relations, row: Silences) -> Cells:
    return {
        "id": row.id,
        "speaker": row.name,
        "speaker_id": row.speaker,
        "stance": row.stance,
        "days": _joined(row.days),
        "reports": row.reports,
        "independent": row.independent,
        "claims": _joined(row.claims),
    }


def _week(relations: Relations, row: DyadWeek) -> Cells:
    name = relations.view.name
    return {
        "from": name(row.source),
        "from_id": row.source,
        "to": name(row.target),
        "to_id": row.target,
        "week": row.week,
        **{f"quad_{number}": count for number, count in enumerate(row.quads, 1)},
        "positive": row.positive,
        "negative": row.negative,
        "reports": row.reports,
        "independent": row.independent,
        "exposure": row.exposure,
        "episodes": _joined(row.episodes),
    }


def _record(relations: Relations, row: TrackRecord) -> Cells:
    return {
        "actor": relations.view.name(row.actor),
        "actor_id": row.actor,
        "kind": row.kind,
        **{outcome.value: row.counts.get(outcome, 0) for outcome in Outcome},
        "expectations": _joined(row.expectations),
    }


def _change(relations: Relations, row: Change) -> Cells:
    return {
        "what": row.what,
        "change": row.change,
        "id": row.id,
        "text": text(relations, row),
        "fields": _joined(row.fields),
        "claims": _joined(row.claims),
    }


_CELLS: dict[type, Callable[[Relations, Any], Cells]] = {
    Episode: _episode,
    Tie: _tie,
    Turn: _turn,
    ExpectedOutcome: _expectation,
    Stand: _stand,
    Silences: _silence,
    DyadWeek: _week,
    TrackRecord: _record,
    Change: _change,
}
