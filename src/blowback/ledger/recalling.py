"""What was made of a ledger for one question that another can be answered from?

Several things are asked of one pair: its brief, then its turns, then what changed. What they are made from
is kept until something is written, by whoever it is, and of the last few that were asked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from typing import Any

MOST = 4  # of those most told of, each takes some twenty megabytes


class Recalled:
    """The last few things that were made of a ledger, as it stands.

    Args:
        connection: to the ledger.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[Hashable, Any] = {}  # what was asked for last at the end
        self._state: tuple[int, int] | None = None

    def recall(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What was made under this key since anything was last written, else what is made now."""
        state = self._written()
        if state != self._state:
            self._kept.clear()
            self._state = state
        found = self._kept.pop(key) if key in self._kept else make()
        self._kept[key] = found
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return found

    def let_go(self) -> None:
        """Lets go of all of it."""
        self._kept.clear()

    def _written(self) -> tuple[int, int]:
        """Two numbers of which one changes when others, or this connection, write something."""
        [by_others] = self._connection.execute("PRAGMA data_version").fetchone()
        return by_others, self._connection.total_changes
