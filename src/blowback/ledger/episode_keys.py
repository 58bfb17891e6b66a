"""Under which keys are claims kept that may tell of one happening, and which articles stand under some?

What a key is, is told to the ledger (``relate.episodes.keys``); it keeps them and finds them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from blowback.ledger.database import query_parts
from blowback.ledger.reading import AsOf
from blowback.ledger.writing import json_of

_QUERIES = "episode_keys"


class Sought(NamedTuple):
    """What is looked for: an anchor, in which months (both included), and the days that must be met."""

    anchor: int
    month_from: int
    month_to: int
    first: int
    last: int


class EpisodeKey(NamedTuple):
    """A key of what an article tells of one happening, under the id of its first claim."""

    claim: str
    anchor: int
    month: int
    first: int
    last: int


def insert(connection: sqlite3.Connection, reading: int, keys: Iterable[EpisodeKey]) -> None:
    """Adds the keys of a reading."""
    rows = ({**key._asdict(), "reading": reading} for key in keys)
    connection.executemany(query_parts(_QUERIES)["insert"], rows)


def articles(
    connection: sqlite3.Connection, keys: Iterable[Sought], as_of: AsOf, *, but: Iterable[str], most: int
) -> frozenset[str]:
    """Which articles but these tell something under one of these keys? At most so many of them."""
    values = as_of._asdict() | {"keys": json_of(sorted(set(keys))), "but": json_of(sorted(but)), "most": most}
    return frozenset(row["id"] for row in connection.execute(query_parts(_QUERIES)["articles"], values))


def texts(connection: sqlite3.Connection, articles: Iterable[str]) -> dict[str, str]:
    """What are the texts of these articles?"""
    values = {"articles": json_of(sorted(set(articles)))}
    return {row["id"]: row["text"] for row in connection.execute(query_parts(_QUERIES)["texts"], values)}
