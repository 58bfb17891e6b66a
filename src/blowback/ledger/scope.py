"""Which claims bear on an actor or a pair, found by their index, and how many are there?

A claim bears on those who take part in it, on who expects and of whom something is expected, and on who keeps
silent. Actors come as lists of ids: all that count for one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from blowback.ledger.database import query_parts
from blowback.ledger.reading import AsOf
from blowback.ledger.writing import json_of
from blowback.text.instants import LAST

NOBODY = ("",)  # with whom a claim bears on one actor alone


class Found(NamedTuple):
    """Claims that bear on somebody, by their numbers in this ledger.

    Where there are more than were asked for, ``keys`` has those known last: events known after
    ``events_after``, and states, backing, positions and expectations known after ``lasting_after``; ``LAST``
    where there are none of them.
    """

    keys: frozenset[int]
    events_after: str | None = None
    lasting_after: str | None = None

    @property
    def is_all(self) -> bool:
        """Are there no more than these?"""
        return self.events_after is None and self.lasting_after is None


class PairCount(NamedTuple):
    """How many claims bear on two actors, as they were read."""

    actor: str
    other: str
    claims: int


class Tally(NamedTuple):
    """How many claims bear on a pair: all, lasting ones, deeds of cooperation and of conflict."""

    claims: int
    lasting: int
    cooperation: int
    conflict: int
    pair: tuple[str, str] = ("", "")


def everything(connection: sqlite3.Connection, as_of: AsOf, *, least: float) -> frozenset[int]:
    """Which claims are there at all?"""
    parts = query_parts("scope")
    given = as_of._asdict() | {"least": least, "but": "[]"}
    rows = connection.execute(f"{parts['all']} ({parts['everything']})", given)
    return frozenset(row["claim"] for row in rows)


def size(
    connection: sqlite3.Connection, as_of: AsOf, *, least: float, most: int | None, but: Sequence[str]
) -> int:
    """How many claims but these are there, counted no further than ``most``?"""
    parts = query_parts("scope")
    end = "" if most is None else parts["no_more"]
    given = as_of._asdict() | {"least": least, "most": most, "but": json_of(but)}
    row = connection.execute(f"{parts['size']} ({parts['everything']} {end})", given).fetchone()
    return int(row["claims"])


def bearing_on(
    connection: sqlite3.Connection,
    actors: Sequence[str],
    others: Sequence[str] | None,
    as_of: AsOf,
    *,
    least: float,
    most: int | None,
    but: Sequence[str],
) -> Found:
    """Which claims bear on one of ``actors`` and one of ``others``?

    Args:
        connection: to the ledger.
        actors: ids.
        others: ids; ``NOBODY`` for claims that bear on nobody else, ``None`` for any.
        as_of: as of when.
        least: the confidence that a claim has at least.
        but: ids of claims that are left out.
        most: about how many are wanted at most. Of one instant at which claims became known all are taken or
            none, so that the choice does not hang on the order of reading.
    """
    parts = query_parts("scope")
    which = parts[_which(actors, others)]
    given = as_of._asdict() | {"least": least, "actors": json_of(actors), "others": json_of(others)}
    given["but"] = json_of(but)
    if most is None:
        return Found(
            frozenset(row["claim"] for row in connection.execute(f"{parts['all']} ({which})", given))
        )
    # of one actor alone a claim has one row, so that the newest are found without laying all of them together
    once = "NOT MATERIALIZED" if others == NOBODY else "MATERIALIZED"
    text = f"WITH found AS {once} ({which})\n{parts['newest']}"
    rows = connection.execute(text, given | {"most": most + 1}).fetchall()
    events, lasting = ([row for row in rows if row["lasting"] == kind] for kind in (0, 1))
    if len(rows) <= most:
        return Found(frozenset(row["claim"] for row in rows))
    held = min(len(lasting), max(most // 2, most - len(events)))
    found: list[int] = []
    since: list[str | None] = []
    for there, share in ((lasting, held), (events, most - held)):
        some = there[: share + 1] if share else []
        kept = _whole_instants(some, share)
        last = some[-1]["known_from"] if some else LAST
        since.append(last if len(kept) < len(there) else None)
        found.extend(row["claim"] for row in kept)
    return Found(frozenset(found), events_after=since[1], lasting_after=since[0])


def _which(actors: Sequence[str], others: Sequence[str] | None) -> str:
    """From which part of the query are the claims chosen?"""
    if others is None:
        return "of"
    if others == NOBODY:
        return "alone"
    return "within" if others == actors else "between"


def _whole_instants(rows: Sequence[sqlite3.Row], share: int) -> Sequence[sqlite3.Row]:
    """The rows without those of the last instant, where not all of it is there."""
    if len(rows) <= share:
        return rows
    last = rows[-1]["known_from"]
    return [row for row in rows if row["known_from"] > last]


def tally(
    connection: sqlite3.Connection,
    actors: Sequence[str],
    others: Sequence[str] | None,
    as_of: AsOf,
    *,
    least: float,
    but: Sequence[str],
) -> Tally:
    """How many claims but these bear on one of ``actors`` and one of ``others``, each counted once?

    Who may be told as ``others`` is as in ``bearing_on``.
    """
    parts = query_parts("scope")
    given = as_of._asdict() | {"least": least, "actors": json_of(actors), "others": json_of(others)}
    given["but"] = json_of(but)
    which = parts[_which(actors, others)]
    return Tally(*connection.execute(f"{parts['tally']} ({which})", given).fetchone())


def pair_counts(
    connection: sqlite3.Connection,
    actors: Sequence[str] | None,
    as_of: AsOf,
    *,
    least: float,
    most: int,
    but: Sequence[str],
) -> tuple[PairCount, ...]:
    """How many claims bear on each pair of one of ``actors`` and another; without any, on which ``most``?"""
    parts = query_parts("scope")
    given = as_of._asdict() | {"least": least, "but": json_of(but)}
    if actors is None:
        return tuple(PairCount(*row) for row in connection.execute(parts["pairs"], given | {"most": most}))
    return tuple(  # one actor after the other: their rows lie so, and need not be laid in order
        PairCount(*row)
        for actor in actors
        for row in connection.execute(parts["pairs_of"], given | {"actor": actor})
    )
