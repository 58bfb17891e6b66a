"""Which places bear a name, and where do they lie? The gazetteer that ships with Blowback.

Made from GeoNames data (CC BY 4.0) and hand-made rows by ``gazetteer/build.py``. Names are sorted keys in
one text, found by bisection, so that nothing needs to be built when it is opened.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple, Protocol

from blowback.text.names import name_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NONE = 0xFFFFFFFF
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
_EARTH = 6371.0


class Kind(IntEnum):
    """What sort of place?"""

    COUNTRY = 0
    FIRST = 1  # division of a country
    SECOND = 2  # division of such a division
    CAPITAL = 3
    TOWN = 4
    SPOT = 5  # a crossing, a base
    REGION = 6  # no division: a continent, a valley, a coast
    WATER = 7


class Spelling(IntEnum):
    """In which way does a name belong to a place?"""

    NAME = 0
    OTHER = 1  # in another language or an older spelling
    BARE = 2  # "Mason" for Mason County


class Candidate(NamedTuple):
    """A place that bears a name; ``upper`` and ``middle`` are the divisions it lies in (or -1)."""

    number: int
    spelling: Spelling
    kind: Kind
    country: str
    lat: float
    lon: float
    population: int
    geonames: int
    upper: int
    middle: int

    def kilometres(self, other: Candidate) -> float:
        """How far apart are two places, roughly?"""
        return kilometres(self.lat, self.lon, other.lat, other.lon)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far apart are two points, on a map that is flat between them?"""
    across = abs(lon - other_lon)
    across = min(across, 360 - across) * math.cos(math.radians((lat + other_lat) / 2))
    return math.radians(math.hypot(lat - other_lat, across)) * _EARTH


def name_key(name: str) -> str:
    """What is looked up for a name: folded words, with "Saint", "Fort" and "Mount" made short."""
    words = [word.lower() for word in name_words(name)]
    return " ".join(_SHORT.get(word, word) for word in words)


class Book(Protocol):
    """Where places are looked up: the gazetteer that ships, alone or with a user's own before it."""

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Which places bear a name, given its key?"""

    def name(self, number: int) -> str:
        """What is a place called?"""


_KINDS, _SPELLINGS = tuple(Kind), tuple(Spelling)


def _line_starts(text: NDArray[np.generic]) -> array[int]:
    """Where do the lines of a text of bytes begin?"""
    import numpy as np

    breaks = np.flatnonzero(text == ord("\n"))
    return array("I", np.concatenate(([0], breaks + 1)).astype(np.uint32).tobytes())


class Gazetteer:
    """The places of the world by name."""

    def __init__(self, columns: dict[str, NDArray[np.generic]]) -> None:
        self._keys = columns["keys"].tobytes()
        self._starts = _line_starts(columns["keys"])
        self._names = columns["names"].tobytes()
        self._name_starts = _line_starts(columns["names"])
        self._codes = columns["codes"].tobytes().decode("utf-8").split("\n")
        self._columns = columns
        self._seen: dict[str, tuple[Candidate, ...]] = {}

    def __len__(self) -> int:
        return len(self._name_starts)

    def find(self, key: str) -> tuple[Candidate, ...]:
        """Which places bear a name, given its key? Countries first, then by size."""
        known = self._seen.get(key)
        if known is None:
            known = self._seen[key] = self._look_up(key)
        return known

    def name(self, number: int) -> str:
        """What is a place called, as GeoNames spells it?"""
        start = self._name_starts[number]
        stop = self._names.find(b"\n", start)
        return self._names[start : stop if stop >= 0 else None].decode("utf-8")

    def column(self, name: str) -> NDArray[np.generic]:
        """What is known of every place under one heading, by number?"""
        return self._columns[name]

    def place(self, number: int) -> Candidate:
        """The place of a number, under its own name."""
        return self._places([number << 2 | Spelling.NAME])[0]

    def _places(self, holders: Sequence[int]) -> tuple[Candidate, ...]:
        """The places of ``holders``: numbers of places, each with the way it bears the name."""
        import numpy as np

        at = np.array([each >> 2 for each in holders], dtype=np.int64)
        kind, country, lat, lon, population, geonames, upper, middle = (
            self._columns[name][at].tolist()
            for name in ("kind", "country", "lat", "lon", "population", "geonames", "upper", "middle")
        )
        return tuple(
            Candidate(
                number=each >> 2,
                spelling=_SPELLINGS[each & 3],
                kind=_KINDS[kind[i]],
                country=self._codes[country[i]],
                lat=round(lat[i], 5),
                lon=round(lon[i], 5),
                population=population[i],
                geonames=geonames[i],
                upper=-1 if upper[i] == _NONE else upper[i],
                middle=-1 if middle[i] == _NONE else middle[i],
            )
            for i, each in enumerate(holders)
        )

    def _look_up(self, key: str) -> tuple[Candidate, ...]:
        wanted = key.encode("utf-8")
        low, high, starts, keys = 0, len(self._starts), self._starts, self._keys
        while low < high:
            middle = (low + high) // 2
            start = starts[middle]
            stop = keys.find(b"\n", start)
            found = keys[start : stop if stop >= 0 else None]
            if found == wanted:
                first = self._columns["first"]
                holders = self._columns["holders"][int(first[middle]) : int(first[middle + 1])]
                return self._places(holders.tolist())
            if found < wanted:
                low = middle + 1
            else:
                high = middle
        return ()


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships; opened once a process."""
    import numpy as np

    source = files("blowback.read.places") / "data" / "gazetteer.npz"
    with as_file(source) as path, np.load(path) as columns:
        return Gazetteer({name: columns[name] for name in columns.files})
