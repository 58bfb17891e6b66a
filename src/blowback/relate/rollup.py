"""For whom does an actor count?

Organs and office-holders count for their state or movement always; factions and members only where the
caller asks, and then marked; an armed group never counts for a country. The people of a state bear on it, and
count for it only where it is asked who was hit: what they do is not done by their state. While a movement
governs a state, the organs of that state count for the movement: its soldiers are then the movement's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from blowback.records import PartOf
from blowback.vocab.actors import PartOfKind

_ALWAYS = frozenset({PartOfKind.ORGAN, PartOfKind.OFFICE_HOLDER})
_MEMBERS = frozenset({PartOfKind.FACTION, PartOfKind.MEMBER})
_PEOPLE = frozenset({PartOfKind.PEOPLE})
_NONE: frozenset[PartOfKind] = frozenset()
_KINDS = {  # that count, by whether members do, and the people
    (members, people): _ALWAYS | (_MEMBERS if members else _NONE) | (_PEOPLE if people else _NONE)
    for members in (False, True)
    for people in (False, True)
}
_DEPTH = 6

Asked = Callable[[Collection[str]], Iterable[PartOf]]


class Rollup:
    """Part-of rows, findable by member.

    Args:
        rows: who is part of whom, from when to when.
        on: the date for which roll-up is asked; without one, rows that have ended still count.
        ask: finds the rows of some parts, where not all of them are given as ``rows``.
    """

    def __init__(
        self, rows: Iterable[PartOf] = (), on: str | None = None, *, ask: Asked | None = None
    ) -> None:
        self._on, self._ask = on, ask
        self._parents: dict[str, list[PartOf]] = {}
        self._wholes: dict[tuple[str, bool, bool, str | None], tuple[str, ...]] = {}
        self._keep(rows)

    def prepare(self, actors: Iterable[str]) -> None:
        """Finds at once, rather than one by one, for whom these actors count."""
        if self._ask is None:
            return
        coming = sorted({each for each in actors if each not in self._parents})
        while coming:
            self._parents.update((each, []) for each in coming)
            self._keep(self._ask(coming))
            above = {row.parent for each in coming for row in self._parents[each]}
            coming = sorted(each for each in above if each not in self._parents)

    def _keep(self, rows: Iterable[PartOf]) -> None:
        for row in sorted(rows, key=_last_first):
            if _holds(row, self._on):
                self._parents.setdefault(row.actor, []).append(row)

    def whole(self, actor: str, *, members: bool = False, people: bool = False, on: str | None = None) -> str:
        """The state or movement that ``actor`` counts for; itself where it counts for none.

        Args:
            actor: an actor id.
            members: let factions and members count for their movement too.
            people: let the people of a state count for it.
            on: the day that is spoken of; without one, whom it counted for last.
        """
        return self.way(actor, members=members, people=people, on=on)[-1]

    def way(
        self, actor: str, *, members: bool = False, people: bool = False, on: str | None = None
    ) -> tuple[str, ...]:
        """The actor, for whom it counts, for whom that one counts, and so on up to the state or movement."""
        key = actor, members, people, on
        if (known := self._wholes.get(key)) is not None:
            return known
        kinds = _KINDS[members, people]
        way = [actor]
        for _ in range(_DEPTH):
            rows = (r for r in self._rows(way[-1]) if r.kind in kinds and _holds(r, on))
            parent = next((r.parent for r in rows if r.parent not in way), None)
            if parent is None:
                break
            way.append(parent)
        self._wholes[key] = tuple(way)
        return tuple(way)

    def counts_for(self, actor: str, whole: str) -> bool:
        """Did ``actor`` ever count for ``whole``, at whatever remove, as organ, faction, member or people?"""
        found, coming = {actor}, [actor]
        while coming:
            above = {row.parent for row in self._rows(coming.pop())} - found
            found |= above
            coming.extend(sorted(above))
        return whole in found

    def _rows(self, actor: str) -> Sequence[PartOf]:
        self.prepare((actor,))
        return self._parents.get(actor, ())


def _last_first(row: PartOf) -> tuple[object, ...]:
    """What still holds before what is over; of each, what began last."""
    begun = tuple(-ord(letter) for letter in row.start or "")
    return row.actor, row.kind, row.end is not None, begun, row.parent


def _holds(row: PartOf, on: str | None) -> bool:
    if on is None:
        return True
    return (row.start is None or row.start <= on) and (row.end is None or on < row.end)
