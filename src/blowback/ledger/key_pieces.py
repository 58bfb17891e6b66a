"""How does a run of keys lie in the ledger: its pieces in order, and the filter that says what is not in it?

A run is written once, from one end to the other, so that what was written before stays where it is.
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from blowback.ledger.database import query_parts
from blowback.ledger.key_packing import Entries, Piece, but, joined, ordered, packed, unpacked

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from blowback.ledger.key_packing import Numbers

    Bits = NDArray[np.uint64]

PIECE: Final = 250  # keys in a piece, which so fills one page of the file
AHEAD: Final = 64  # pieces of each run that are held while runs are laid together
_BITS: Final = 12  # of the filter for each key: one in a hundred that are not there passes
_PATTERNS: Final = 4_096


def pattern(keys: Numbers) -> Bits:
    """Which bits does a filter have for each of these keys?"""
    import numpy as np

    found: Bits = _patterns()[(keys.view(np.uint64) >> np.uint64(40)) & np.uint64(_PATTERNS - 1)]
    return found


def word(keys: Numbers, widths: Bits) -> Bits:
    """In which word of a filter of so many words does a key have its bits?"""
    import numpy as np

    low = keys.view(np.uint64) & np.uint64(0xFFFFFFFF)
    return (low * widths) >> np.uint64(32)


@cache
def _patterns() -> Bits:
    """Four bits of a word each, in no order."""
    import numpy as np

    numbers = np.arange(_PATTERNS, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    found = np.zeros(_PATTERNS, dtype=np.uint64)
    for shift in (40, 46, 52, 58):
        found |= np.uint64(1) << ((numbers >> np.uint64(shift)) & np.uint64(63))
    return found


class _Filter:
    """Which keys are surely not in a run? Made while its keys are written."""

    def __init__(self, size: int) -> None:
        import numpy as np

        self.words = np.zeros(max(1, size * _BITS // 64), dtype=np.uint64)

    def add(self, keys: Numbers) -> None:
        """Notes that these are in it."""
        import numpy as np

        width = np.array(len(self.words), dtype=np.uint64)
        np.bitwise_or.at(self.words, word(keys, width), pattern(keys))

    def packed(self) -> bytes:
        """As it is kept."""
        return self.words.astype("<u8").tobytes()


class Pieces:
    """The pieces of all runs."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._parts = query_parts("key_runs")

    def write(self, level: int, size: int, parts: Iterator[Entries]) -> int:
        """Writes a run from its entries, which come in order: its number."""
        number = self._connection.execute(self._parts["insert_run"], (level, size, b"")).lastrowid
        assert number is not None
        kept = _Filter(size)
        left = joined([])
        for part in parts:
            kept.add(part.keys)
            left = joined([left, part])
            whole = len(left.keys) // PIECE * PIECE
            self._write(number, Entries(left.keys[:whole], left.places[:whole]))
            left = Entries(left.keys[whole:], left.places[whole:])
        self._write(number, left)
        self._connection.execute(self._parts["filter_run"], (number, size, kept.packed()))
        return number

    def _write(self, run: int, entries: Entries) -> None:
        pieces = (
            Entries(entries.keys[at : at + PIECE], entries.places[at : at + PIECE])
            for at in range(0, len(entries.keys), PIECE)
        )
        rows = ((run, int(p.keys[0]), int(p.places[0]), packed(p)) for p in pieces)
        self._connection.executemany(self._parts["insert_piece"], rows)

    def remove(self, run: int) -> None:
        """Removes a run."""
        self._connection.execute(self._parts["delete_pieces"], (run,))
        self._connection.execute(self._parts["delete_run"], (run,))

    def together(self, runs: Sequence[int]) -> Iterator[Entries]:
        """The entries of these runs in order, some at a time."""
        left = {run: self._ahead(run, None) for run in runs}
        while left := {run: entries for run, entries in left.items() if len(entries.keys)}:
            ends = [(int(e.keys[-1]), int(e.places[-1])) for e in left.values()]
            key, place = min(ends)  # what is not held yet of any run comes after this
            taken = []
            for run, entries in left.items():
                count = entries.upto(key, place)
                taken.append(Entries(entries.keys[:count], entries.places[:count]))
                if count < len(entries.keys):
                    left[run] = Entries(entries.keys[count:], entries.places[count:])
                else:
                    left[run] = self._ahead(run, (int(entries.keys[-1]), int(entries.places[-1])))
            yield ordered(joined(taken))

    def _ahead(self, run: int, after: tuple[int, int] | None) -> Entries:
        """The next entries of a run."""
        if after is None:
            rows = self._connection.execute(self._parts["first"], (run, AHEAD))
        else:
            rows = self._connection.execute(self._parts["ahead"], (run, *after, AHEAD))
        return joined([unpacked(row[2]) for row in rows.fetchall()])

    def nearest(self, run: int, key: int, place: int, most: int) -> tuple[list[int], list[int]]:
        """Which places does a run have under a key: the nearest before and after ``place``, so many each?"""
        before: list[int] = []
        after: list[int] = []
        row = self._connection.execute(self._parts["at"], (run, key, place)).fetchone()
        if row is None:
            row = self._connection.execute(self._parts["after"], (run, key, place)).fetchone()
        piece = None if row is None else Piece(row[2])
        first, here = row, piece
        while here is not None and first is not None:  # on the left
            start = bisect_left(here.keys, key)
            at = bisect_left(here.places, place, start, bisect_right(here.keys, key, start))
            before = list(here.places[max(start, at - (most - len(before))) : at]) + before
            if start > 0 or len(before) == most:
                break
            first = self._connection.execute(self._parts["before"], (run, first[0], first[1])).fetchone()
            here = None if first is None else Piece(first[2])
        here = piece
        while here is not None:  # on the right
            start = bisect_left(here.keys, key)
            end = bisect_right(here.keys, key, start)
            at = bisect_right(here.places, place, start, end)
            after += here.places[at : min(end, at + most - len(after))]
            if end < len(here.keys) or len(after) == most:
                break
            last = (run, here.keys[-1], here.places[-1])
            row = self._connection.execute(self._parts["after"], last).fetchone()
            here = None if row is None else Piece(row[2])
        return before, after

    def without(self, run: int, texts: Numbers) -> None:
        """Removes the entries of these texts from a run."""
        size, changed = 0, False
        rows = self._connection.execute(self._parts["pieces"], (run,)).fetchall()
        for number, kept in rows:
            entries = unpacked(kept)
            left = but(entries, texts)
            size += len(left.keys)
            if len(left.keys) == len(entries.keys):
                continue
            changed = True
            if len(left.keys):
                first = int(left.keys[0]), int(left.places[0])
                self._connection.execute(self._parts["change_piece"], (number, *first, packed(left)))
            else:
                self._connection.execute(self._parts["delete_piece"], (number,))
        if changed:
            there = _Filter(size)
            for _, piece in self._connection.execute(self._parts["pieces"], (run,)):
                there.add(unpacked(piece).keys)
            self._connection.execute(self._parts["filter_run"], (run, size, there.packed()))
