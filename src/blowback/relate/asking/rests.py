"""On which claims does a row rest, and how is it shown where names are kept back?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from blowback.ledger import LedgerClaim
from blowback.records import (
    Change,
    DyadWeek,
    Episode,
    Evidence,
    ExpectedOutcome,
    Silences,
    Stand,
    Tie,
    TrackRecord,
    Turn,
)
from blowback.relate.asking.asked import changed_rows
from blowback.relate.asking.relations import Relations
from blowback.relate.masking import initials, without_names
from blowback.relate.view import View

Held = Episode | Tie | Turn | ExpectedOutcome | Stand | Silences | DyadWeek | TrackRecord | Change
H = TypeVar("H", bound=Held)


def claims_of(relations: Relations, row: Held) -> tuple[LedgerClaim, ...]:
    """The claims that a row rests on, those that speak against it too, each once."""
    held = relations.view.by_id
    return tuple(held[claim] for claim in dict.fromkeys(_ids(relations, row)) if claim in held)


def _ids(relations: Relations, row: Held) -> Iterator[str]:
    if isinstance(row, Turn):
        yield from (*row.before, *row.after, *row.against)
        return
    if isinstance(row, DyadWeek):
        yield from (claim for each in row.episodes for claim in relations.claims_of_episode.get(each, ()))
        return
    if isinstance(row, TrackRecord):
        meant = set(row.expectations)
        told = (each for each in relations.expectations if each.id in meant)
        yield from (claim for each in told for claim in (*each.claims, *each.outcome_claims))
        return
    yield from row.claims
    if isinstance(row, Change):
        yield from (claim for was in changed_rows(row) for claim in _ids(relations, was))
    elif isinstance(row, Episode | Tie):
        yield from row.denials
        if isinstance(row, Tie):  # what is told of help in general stands in its phases alone
            yield from (claim for phase in row.phases for claim in phase.claims)
    elif isinstance(row, ExpectedOutcome):
        yield from row.outcome_claims
    elif isinstance(row, Stand) and row.on is not None:
        yield row.on


def evidence_of(relations: Relations, row: Held) -> tuple[Evidence, ...]:
    """The sentences that a row rests on, and who says so."""
    return tuple(relations.view.evidence(claim) for claim in claims_of(relations, row))


def speakers_of(relations: Relations, row: Held) -> tuple[str, ...]:
    """Who says so, each once, the first first; not who tells of help in general, beside a kind of help."""
    view = relations.view
    told = claims_of(relations, row)
    if isinstance(row, Tie):
        own = {*row.claims, *row.denials}
        told = tuple(claim for claim in told if claim.claim.id in own)
    return tuple(dict.fromkeys(view.says(claim) for claim in told))


# --- names that are kept back ---------------------------------------------------------------------


def masked(relations: Relations, row: H) -> H:
    """The row with initials for the names of persons without a public role."""
    hidden = _hidden(relations.view, claims_of(relations, row))
    if not hidden:
        return row
    return msgspec.convert(_without(msgspec.to_builtins(row), hidden), type(row))


def _hidden(view: View, claims: Iterable[LedgerClaim]) -> dict[str, str]:
    """Names that are kept back, as the claims write them, with what stands for each."""
    found: dict[str, str] = {}
    for row in claims:
        for who in row.claim.participants:
            shown = view.called(row, who)
            if who.actor in view.private or (who.actor is None and shown != who.name):
                found[who.name] = shown
                actor = view.actors.get(who.actor or "")
                found.update({actor.name: initials(actor.name)} if actor is not None else {})
    return found


def _without(value: Any, hidden: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return hidden.get(value) or without_names(value, hidden)
    if isinstance(value, list | tuple):
        return [_without(each, hidden) for each in value]
    if isinstance(value, dict):
        return {key: _without(each, hidden) for key, each in value.items()}
    return value
