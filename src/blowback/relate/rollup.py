"""For whom does an actor count?

Organs and office-holders count for their state or movement always; factions and members only where the
caller asks, and then marked; an armed group never counts for a country (unless its status row says that
it governs one, which the registry tells as an organ relation of the state).
"""

from __future__ import annotations

from collections.abc import Iterable

from blowback.records import PartOf
from blowback.vocab.actors import PartOfKind

_ALWAYS = (PartOfKind.ORGAN, PartOfKind.OFFICE_HOLDER)
_DEPTH = 6


class Rollup:
    """Part-of rows, findable by member.

    Args:
        rows: who is part of whom, from when to when.
        on: the date for which roll-up is asked; without one, rows that have ended still count.
    """

    def __init__(self, rows: Iterable[PartOf], on: str | None = None) -> None:
        self._parents: dict[str, list[PartOf]] = {}
        for row in sorted(rows, key=lambda r: (r.actor, r.kind, r.parent, r.start or "")):
            if _holds(row, on):
                self._parents.setdefault(row.actor, []).append(row)

    def whole(self, actor: str, *, members: bool = False) -> str:
        """The state or movement that ``actor`` counts for; itself where it counts for none.

        Args:
            actor: an actor id.
            members: let factions and members count for their movement too.
        """
        seen = {actor}
        for _ in range(_DEPTH):
            rows = self._parents.get(actor, [])
            wanted = [r for r in rows if r.kind in _ALWAYS or members]
            parent = next((r.parent for r in wanted if r.parent not in seen), None)
            if parent is None:
                return actor
            seen.add(parent)
            actor = parent
        return actor

    def is_member(self, actor: str, whole: str) -> bool:
        """Does ``actor`` count for ``whole`` only as a faction or member?"""
        return self.whole(actor) != whole and self.whole(actor, members=True) == whole


def _holds(row: PartOf, on: str | None) -> bool:
    if on is None:
        return True
    return (row.start is None or row.start <= on) and (row.end is None or on < row.end)
