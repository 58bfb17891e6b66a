"""Which places bear a name, where a user has a gazetteer of his own?

What both gazetteers hold is one place: it keeps the number and the divisions that it has in the one that
ships, so that its towns still lie in it, and takes the point, the people and the names of the user's.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from blowback.read.places.gazetteer import Candidate, Gazetteer, Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIVISIONS = (Kind.FIRST, Kind.SECOND)


class Layered:
    """A user's places before those that ship.

    Args:
        own: the user's places; their numbers follow on those of ``shipped``.
        shipped: the places that come with the package.
    """

    def __init__(self, own: Gazetteer, shipped: Gazetteer) -> None:
        self._own, self._shipped, self._offset = own, shipped, len(shipped)
        self._seen: dict[str, tuple[Candidate, ...]] = {}

    def __len__(self) -> int:
        return self._offset + len(self._own)

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Which places bear a name, given its key? The user's first."""
        known = self._seen.get(key)
        if known is None:
            found: dict[int, Candidate] = {}
            for each in (*map(self._renumbered, self._own.find(key)), *self._shipped.find(key)):
                found.setdefault(each.number, each)
            known = self._seen[key] = tuple(map(self._moved, found.values()))
        return known

    def name(self, number: int) -> str:
        """What is a place called, as the gazetteer spells it that numbered it?"""
        if number >= self._offset:
            return self._own.name(number - self._offset)
        return self._shipped.name(number)

    def _renumbered(self, own: Candidate) -> Candidate:
        same = self._same.get(own.number)
        if same is not None:
            there = self._shipped.place(same)
            return there._replace(spelling=own.spelling)
        return own._replace(
            number=own.number + self._offset, upper=self._number(own.upper), middle=self._number(own.middle)
        )

    def _number(self, own: int) -> int:
        return own if own < 0 else self._same.get(own, own + self._offset)

    def _moved(self, place: Candidate) -> Candidate:
        """A shipped place where the user has it."""
        own = self._back.get(place.number)
        if own is None:
            return place
        there = self._own.place(own)
        people = there.population or place.population
        return place._replace(lat=there.lat, lon=there.lon, population=people)

    @cached_property
    def _same(self) -> dict[int, int]:
        """Which of the user's places are which that ship: by GeoNames id, a division also by its name."""
        import numpy as np

        theirs, ours = self._shipped.column("geonames"), self._own.column("geonames")
        order = np.argsort(theirs, kind="stable")
        at = np.minimum(np.searchsorted(theirs, ours, sorter=order), len(order) - 1)
        equal = (theirs[order[at]] == ours) & (ours != 0)
        same = {int(i): int(order[at[i]]) for i in np.flatnonzero(equal)}
        taken = set(same.values())
        kinds: NDArray[np.generic] = self._own.column("kind")
        for i in np.flatnonzero(np.isin(kinds, _DIVISIONS)):
            number = int(i)
            found = None if number in same else self._division(self._own.place(number))
            if found is not None and found not in taken:
                same[number] = found
                taken.add(found)
        return same

    def _division(self, own: Candidate) -> int | None:
        """The one division of the same name, kind and country that ships."""
        from blowback.read.places.gazetteer import name_key

        named = self._shipped.find(name_key(self._own.name(own.number)))
        found = [c.number for c in named if c.kind is own.kind and c.country == own.country]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _back(self) -> dict[int, int]:
        return {there: own for own, there in self._same.items()}
