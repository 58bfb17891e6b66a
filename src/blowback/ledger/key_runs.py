"""Under which keys do texts lie, and which texts lie under a key, at the same cost however many there are?

Keys are hashes and come in no order, so a table in order of keys would have nearly every one of its pages
written anew with each few hundred texts. Here keys are written as they come, and held in memory as well; when
there are many they are laid in order into a *run*, and eight runs of one level into one of the next. So a key
is written a few times in all, each time beside its neighbours. It is looked for among the newest in memory,
and in those runs whose filters do not say that it is not there.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from blowback.ledger.database import query_parts
from blowback.ledger.key_packing import DAY, Entries, but, entries_of, joined, ordered, packed, unpacked
from blowback.ledger.key_pieces import Pieces, pattern, word

if TYPE_CHECKING:
    from blowback.ledger.key_pieces import Bits

NEWEST: Final = 131_072  # keys that are held in memory before they are laid into a run
FAN: Final = 8  # runs of one level that are laid together
HIGHEST: Final = 2  # level of the longest runs: laying those together, too, would hold up others for minutes
FILTERS: Final = 32_000_000  # bytes of filters that are held; runs beyond that are looked into each time
_TEXT: Final = (1 << DAY) - 1

_Held = dict[int, int | list[int]]  # the place of each key, or its places in order


class KeyIndex:
    """The keys of a ledger, for who writes into it, within its transactions.

    Args:
        connection: to the ledger.
        newest: so many keys are laid into a run.
        fan: so many runs into one of the next level.
    """

    def __init__(
        self, connection: sqlite3.Connection, *, newest: int | None = None, fan: int | None = None
    ) -> None:
        self._connection = connection
        self._parts = query_parts("key_runs")
        self._pieces = Pieces(connection)
        self._newest, self._fan = newest or NEWEST, fan or FAN
        self._version: int | None = None  # of the file, when it was last looked into
        self._sure = False  # that nobody else has written since
        self._undo()

    def _undo(self) -> None:
        self._held: _Held | None = None  # of the keys in no run
        self._size = 0
        self._keys, self._places = array("q"), array("q")  # of them, those that are not written yet
        self._runs: _Runs | None = None

    def begin(self) -> None:
        """A transaction begins: before it, others may have written."""
        self._sure = False

    def undo(self) -> None:
        """What is held is not what is written: looks anew when next asked."""
        self._undo()

    def add(self, keys: Iterable[int], day: int, text: int) -> None:
        """Keeps a text under keys, once."""
        held = self._load()
        place = day << DAY | text
        unique = set(keys)
        for key in unique:
            _put(held, key, place)
        self._keys.extend(unique)
        self._places.extend([place] * len(unique))
        self._size += len(unique)
        if self._size >= self._newest:
            self.write()

    def holders(self, keys: Sequence[int], day: int, text: int, most: int) -> dict[int, int]:
        """Which texts have how many of these keys? Of each key the nearest in time, on both sides."""
        held = self._load()
        assert self._runs is not None
        place = day << DAY | text
        near: dict[int, tuple[list[int], list[int]]] = {}
        for key in keys:
            places = held.get(key)
            if places is not None:
                places = [places] if isinstance(places, int) else places
                at = bisect_left(places, place)
                after = at + (at < len(places) and places[at] == place)
                near[key] = (places[max(0, at - most) : at], places[after : after + most])
        for key, run in self._runs.having(keys):
            before, after_it = self._pieces.nearest(run, key, place, most)
            if key in near:
                before = sorted(near[key][0] + before)[-most:]
                after_it = sorted(near[key][1] + after_it)[:most]
            near[key] = (before, after_it)
        found: dict[int, int] = {}
        for sides in near.values():
            for side in sides:
                for each in side:
                    found[each & _TEXT] = found.get(each & _TEXT, 0) + 1
        return found

    def write(self) -> None:
        """Writes what was added, before the transaction ends."""
        if not self._keys:
            return
        kept = packed(entries_of(self._keys, self._places))
        self._connection.execute(self._parts["insert_newest"], (kept,))
        self._keys, self._places = array("q"), array("q")
        if self._size >= self._newest:
            self._lay()
            self._undo()

    def forget(self, texts: Sequence[int]) -> None:
        """Removes texts from under all keys."""
        import numpy as np

        gone = np.array(texts, dtype=np.int64)
        for number, kept in self._connection.execute(self._parts["newest"]).fetchall():
            entries = unpacked(kept)
            left = but(entries, gone)
            if not len(left.keys):
                self._connection.execute(self._parts["delete_one"], (number,))
            elif len(left.keys) < len(entries.keys):
                self._connection.execute(self._parts["change_newest"], (number, packed(left)))
        for run, *_ in self._connection.execute(self._parts["runs"]).fetchall():
            self._pieces.without(run, gone)
        self._undo()

    def entries(self) -> Iterator[tuple[int, int, int]]:
        """All keys that are written, each with the day and the number of a text; in no order."""
        kept = [row[1] for row in self._connection.execute(self._parts["newest"])]
        for run, *_ in self._connection.execute(self._parts["runs"]).fetchall():
            kept += [row[1] for row in self._connection.execute(self._parts["pieces"], (run,))]
        for each in map(unpacked, kept):
            for key, place in zip(each.keys.tolist(), each.places.tolist(), strict=True):
                yield key, place >> DAY, place & _TEXT

    def _load(self) -> _Held:
        """The keys that are in no run, as they stand now."""
        if not self._sure:
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version != self._version:
                self._undo()
            self._version, self._sure = version, True
        if self._held is None:
            self._lay()  # a ledger of an older form comes with all its keys in none
            self._held = {}
            for _, kept in self._connection.execute(self._parts["newest"]):
                entries = unpacked(kept)
                self._size += len(entries.keys)
                for key, place in zip(entries.keys.tolist(), entries.places.tolist(), strict=True):
                    _put(self._held, key, place)
        if self._runs is None:
            self._runs = _Runs(self._connection.execute(self._parts["runs"]).fetchall())
        return self._held

    def _lay(self) -> None:
        """Lays what is written into runs, as far as it fills them, and runs of one level together."""
        waiting: list[Entries] = []
        size = 0
        for (number,) in self._connection.execute(self._parts["numbers"]).fetchall():
            (kept,) = self._connection.execute(self._parts["one"], (number,)).fetchone()
            waiting.append(unpacked(kept))
            size += len(waiting[-1].keys)
            if size >= self._newest:
                self._pieces.write(0, size, iter([ordered(joined(waiting))]))
                self._connection.execute(self._parts["delete_newest"], (number,))
                self._lay_together()
                waiting, size = [], 0

    def _lay_together(self) -> None:
        level = 0
        while True:
            rows = self._connection.execute(self._parts["runs"]).fetchall()
            sizes = {row[0]: row[2] for row in rows if row[1] == level}
            if len(sizes) < self._fan or level == HIGHEST:
                return
            self._pieces.write(level + 1, sum(sizes.values()), self._pieces.together(list(sizes)))
            for run in sizes:
                self._pieces.remove(run)
            level += 1


class _Runs:
    """Which runs may have a key?"""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        import numpy as np

        held, room = [], FILTERS
        for run, _, _, kept in sorted(rows, key=lambda row: len(row[3])):
            if len(kept) > room:
                break
            room -= len(kept)
            held.append((run, np.frombuffer(kept, dtype="<u8")))
        self._runs = [run for run, _ in held]
        self._others = [row[0] for row in rows if row[0] not in set(self._runs)]
        self._words: Bits = np.concatenate([np.zeros(0, dtype=np.uint64), *(words for _, words in held)])
        widths = [len(words) for _, words in held]
        self._widths: Bits = np.array(widths, dtype=np.uint64)[:, None]
        self._starts: Bits = np.cumsum([0, *widths[:-1]], dtype=np.uint64)[:, None]

    def having(self, keys: Sequence[int]) -> list[tuple[int, int]]:
        """Keys with runs in which they may be."""
        import numpy as np

        found = [(key, run) for key in keys for run in self._others]
        if self._runs and keys:
            wanted = np.array(keys, dtype=np.int64)
            bits = pattern(wanted)
            there = self._words[word(wanted, self._widths) + self._starts] & bits == bits
            which, at = np.nonzero(there)
            runs = self._runs
            found += [(keys[k], runs[r]) for r, k in zip(which.tolist(), at.tolist(), strict=True)]
        return found


def _put(held: _Held, key: int, place: int) -> None:
    places = held.get(key)
    if places is None:
        held[key] = place
    elif isinstance(places, int):
        held[key] = sorted((places, place))
    else:
        insort(places, place)
