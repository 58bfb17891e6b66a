"""How are keys kept, with the place of each: the day and the number of the text that lies under it?"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

DAY: Final = 40  # a place is the day of a text times two to this, and the number of the text
_ENTRY: Final = 16  # bytes of a key and a place


class Entries(NamedTuple):
    """Keys and the place of each; in a piece in order of both."""

    keys: Numbers
    places: Numbers

    def upto(self, key: int, place: int) -> int:
        """How many of these, in order, come before or at (key, place)?"""
        first = int(self.keys.searchsorted(key))
        after = int(self.keys.searchsorted(key, "right"))
        return first + int(self.places[first:after].searchsorted(place, "right"))


class Piece:
    """Entries as they were kept, in which one is looked for: for so few, cheaper than an array of numbers.

    Attributes:
        keys, places: as in `Entries`.
    """

    def __init__(self, kept: bytes) -> None:
        numbers: Sequence[int] = memoryview(kept).cast("q") if sys.byteorder == "little" else _swapped(kept)
        half = len(numbers) // 2
        self.keys, self.places = numbers[:half], numbers[half:]


def _swapped(kept: bytes) -> array[int]:
    numbers = array("q", kept)
    numbers.byteswap()
    return numbers


def packed(entries: Entries) -> bytes:
    """Entries as they are kept."""
    return bytes(entries.keys.astype("<i8").tobytes() + entries.places.astype("<i8").tobytes())


def unpacked(kept: bytes) -> Entries:
    """Entries as they were kept."""
    import numpy as np

    numbers = np.frombuffer(kept, dtype="<i8")
    half = len(kept) // _ENTRY
    return Entries(numbers[:half], numbers[half:])


def joined(parts: Sequence[Entries]) -> Entries:
    """The entries of all parts, one after the other."""
    import numpy as np

    if not parts:
        return Entries(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    return Entries(np.concatenate([p.keys for p in parts]), np.concatenate([p.places for p in parts]))


def ordered(entries: Entries) -> Entries:
    """The same in order of key and place."""
    import numpy as np

    by = np.lexsort((entries.places, entries.keys))
    return Entries(entries.keys[by], entries.places[by])


def but(entries: Entries, texts: Numbers) -> Entries:
    """The entries of other texts than these."""
    import numpy as np

    others = ~np.isin(entries.places & ((1 << DAY) - 1), texts)
    return Entries(entries.keys[others], entries.places[others])


def entries_of(keys: array[int], places: array[int]) -> Entries:
    """Keys and places that were gathered one by one."""
    import numpy as np

    return Entries(np.array(keys, dtype=np.int64), np.array(places, dtype=np.int64))


class PackedKeys:
    """The function of SQL that packs the keys of rows (key, day, text)."""

    def __init__(self) -> None:
        self._keys, self._places = array("q"), array("q")

    def step(self, key: int, day: int, text: int) -> None:
        """One row more."""
        self._keys.append(key)
        self._places.append(day << DAY | text)

    def finalize(self) -> bytes:
        """All of them."""
        return packed(entries_of(self._keys, self._places))
