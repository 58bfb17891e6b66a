"""On what does a row rest: the way from any id back to the characters that were read?"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from blowback.errors import InputError
from blowback.ledger import ClaimFilter, Ledger, Link, Quote


def explain(
    ledger: Ledger, row: str, *, as_known_on: str | None = None, as_recorded_on: str | None = None
) -> tuple[Link | Quote, ...]:
    """What is the way from a row to the characters that it was read from?

    Args:
        ledger: an open ledger.
        row: the id of a claim, attribution, mention, actor, article or run, of a judgement, or of an
            episode, tie, turn, expectation, position or silence, from which the way goes through its claims.
        as_known_on: what a row about relations rested on by that date, or had as its id.
        as_recorded_on: likewise, of what the ledger held on that date.

    Raises:
        InputError: no row has the id, or rows of several articles have.
    """
    try:
        steps = ledger.explain(row)
    except InputError as unknown:
        from blowback.relate import View
        from blowback.relate.asking import Relations, claims_of, text

        relations = Relations(View(ledger, as_known_on, as_recorded_on))
        found = relations.find(row)
        if found is None:
            raise InputError(f"{unknown}; nor has what is told of relations") from unknown
        table, record = found
        body = {**msgspec.to_builtins(record), "text": text(relations, record)}
        head = Link(row=table, id=record.id, body=body)
        claims = (claim.claim.id for claim in claims_of(relations, record))
        return (head, *(step for claim in claims for step in ledger.explain(claim)))
    return (*steps, *_witness(ledger, row, steps, as_known_on, as_recorded_on))


def _witness(
    ledger: Ledger,
    row: str,
    steps: tuple[Link | Quote, ...],
    as_known_on: str | None,
    as_recorded_on: str | None,
) -> Iterator[Link]:
    """How does the copy nearest to the origin tell a claim, and how do others? Nothing without copies."""
    if not any(isinstance(step, Link) and step.row == "claim" and step.id == row for step in steps):
        return
    from blowback.relate import View
    from blowback.relate.families import are_kept, witnessed

    view = View(ledger, as_known_on, as_recorded_on)
    rows = list(view.select(ClaimFilter(ids=(row,))))
    if not are_kept(view, {each.article for each in rows}):
        return  # to compare the whole ledger anew would take as long as reading it
    for each in witnessed(view, rows).values():
        yield Link(row="witness", id=each.best, body=msgspec.to_builtins(each))
