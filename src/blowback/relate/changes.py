"""What changed between what was known on one date and on another?

Rows of both dates are laid beside each other by their ids, episodes also by the ids that they had before,
turns of a pair by their kind and basis where they rest on common claims. A row that is only told once more
has changed in its claims and counts, and in nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from blowback.records import Change, Episode, ExpectedOutcome, Silences, Stand, Tie, Turn
from blowback.relate.asking.relations import Relations
from blowback.relate.telling import line
from blowback.vocab.relations import ChangeKind

Row = Episode | Tie | Turn | ExpectedOutcome | Stand | Silences

TABLES = ("episodes", "ties", "turns", "expectations", "positions", "silences")
# what says nothing of the world: where a row came from, and under which ids
_PASSED_OVER = frozenset({"aliases", "known_from", "id"})


def changes(earlier: Relations, later: Relations, tables: Sequence[str] = TABLES) -> tuple[Change, ...]:
    """Which rows are there on the later date and not on the earlier, are gone, or have changed?

    Args:
        earlier: what is told of relations as known on the one date.
        later: the same on the other.
        tables: which of ``TABLES`` are compared.

    Returns:
        By table in their order, then what was added, changed and gone, each in the order of its table.
    """
    found: list[Change] = []
    for table in tables:
        before, after = _rows(earlier, table), _rows(later, table)
        found.extend(_compared(earlier, later, table, before, after))
    return tuple(found)


def _rows(relations: Relations, table: str) -> dict[str, Row]:
    return {row.id: row for row in getattr(relations, table)}


def _compared(
    earlier: Relations, later: Relations, table: str, before: Mapping[str, Row], after: Mapping[str, Row]
) -> Iterator[Change]:
    matched = dict(_matches(before, after))
    gone = set(before) - set(matched.values())
    changed: list[Change] = []
    for name, row in after.items():
        old = before.get(matched.get(name, ""))
        if old is None:
            yield _change(later, table, ChangeKind.ADDED, name, None, row)
        elif fields := _differences(old, row):
            changed.append(_change(later, table, ChangeKind.CHANGED, name, old, row, fields))
    yield from changed
    for name in (each for each in before if each in gone):
        yield _change(earlier, table, ChangeKind.GONE, name, before[name], None)


def _matches(before: Mapping[str, Row], after: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Which later row is which earlier one?"""
    taken: set[str] = set()
    for name, row in after.items():
        names = [name, *(row.aliases if isinstance(row, Episode) else ())]
        found = next((each for each in names if each in before and each not in taken), None)
        if found is None and isinstance(row, Turn):
            alike = (old for old in before.values() if isinstance(old, Turn) and _is_alike(old, row))
            found = next((old.id for old in alike if old.id not in taken and old.id not in after), None)
        if found is not None:
            taken.add(found)
            yield name, found


def _is_alike(one: Turn, other: Turn) -> bool:
    shared = {*one.before, *one.after} & {*other.before, *other.after}
    return (one.pair, one.kind, one.basis) == (other.pair, other.kind, other.basis) and bool(shared)


def _differences(old: Row, new: Row) -> tuple[str, ...]:
    one, other = _fields(old), _fields(new)
    return tuple(name for name in other if one.get(name) != other[name])


def _fields(row: Row) -> dict[str, Any]:
    whole: dict[str, Any] = msgspec.to_builtins(row)
    return {name: value for name, value in whole.items() if name not in _PASSED_OVER}


def _change(
    relations: Relations,
    table: str,
    kind: ChangeKind,
    name: str,
    before: Row | None,
    after: Row | None,
    fields: Iterable[str] = (),
) -> Change:
    row = after or before
    assert row is not None
    old, new = _claims(before), _claims(after)
    return Change(
        what=table,
        change=kind,
        id=name,
        text=line(relations.view, row),
        fields=tuple(fields),
        before=msgspec.to_builtins(before) if before is not None else None,
        after=msgspec.to_builtins(after) if after is not None else None,
        claims=tuple(claim for claim in (*new, *old) if (claim in new) != (claim in old)),
    )


def _claims(row: Row | None) -> tuple[str, ...]:
    """All claims that a row rests on, or that speak against it."""
    if row is None:
        return ()
    names = ("claims", "denials", "outcome_claims", "before", "after", "against")
    return tuple(dict.fromkeys(claim for name in names for claim in getattr(row, name, ())))
