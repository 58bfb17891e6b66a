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

    ``told`` counts all of them. Where there are more than were asked for, ``keys`` has those known last:
    events known after ``events_after``, and states, backing, positions and expectations known after
    ``lasting_after``; ``LAST`` where there are none of them.
    """

    keys: frozenset[int]
    told: int
    events_after: str | None = None
    lasting_after: str | None = None


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
    which = parts["of" if others is None else "alone" if others == NOBODY else "between"]
    given = as_of._asdict() | {"least": least, "actors": json_of(actors), "others": json_of(others)}
    given["but"] = json_of(but)

    def rows(part: str, **values: object) -> list[sqlite3.Row]:
        ending = parts["last"] if part == "last" else ""
        head = parts["all" if part == "last" else part]
        return connection.execute(f"{head} ({which}) {ending}", given | values).fetchall()

    if most is None:
        keys = frozenset(row["claim"] for row in rows("all"))
        return Found(keys, len(keys))
    [counted] = rows("count")
    told, lasting = int(counted["claims"]), int(counted["lasting"])
    if told <= most:
        return Found(frozenset(row["claim"] for row in rows("all")), told)
    held = min(lasting, max(most // 2, most - (told - lasting)))
    found: list[int] = []
    since: list[str | None] = []
    for kind, share, there in ((1, held, lasting), (0, most - held, told - lasting)):
        some = rows("last", lasting=kind, most=share + 1) if share else []
        kept = _whole_instants(some, share)
        last = some[-1]["known_from"] if some else LAST
        since.append(last if len(kept) < there else None)
        found.extend(row["claim"] for row in kept)
    return Found(frozenset(found), told, events_after=since[1], lasting_after=since[0])


def _whole_instants(rows: Sequence[sqlite3.Row], share: int) -> Sequence[sqlite3.Row]:
    """The rows without those of the last instant, where not all of it is there."""
    if len(rows) <= share:
        return rows
    last = rows[-1]["known_from"]
    return [row for row in rows if row["known_from"] > last]


def tally(
    connection: sqlite3.Connection,
    actors: Sequence[str],
    others: Sequence[str],
    as_of: AsOf,
    *,
    least: float,
    but: Sequence[str],
) -> Tally:
    """How many claims but these bear on one of ``actors`` and one of ``others``, each counted once?"""
    parts = query_parts("scope")
    given = as_of._asdict() | {"least": least, "actors": json_of(actors), "others": json_of(others)}
    given["but"] = json_of(but)
    return Tally(*connection.execute(f"{parts['tally']} ({parts['between']})", given).fetchone())


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
    part = query_parts("scope")["pairs" if actors is None else "pairs_of"]
    given = as_of._asdict() | {"least": least, "actors": json_of(actors), "most": most, "but": json_of(but)}
    return tuple(PairCount(*row) for row in connection.execute(part, given))
