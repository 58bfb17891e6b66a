"""Whom do words name, what is known of some actors, and how far does the ledger reach?

All of it by indexes, without going through what was read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, NamedTuple

import msgspec

from blowback.ledger.database import query_parts
from blowback.ledger.reading import AsOf
from blowback.ledger.writing import json_of
from blowback.records import Actor
from blowback.vocab.claims import StateKind
from blowback.vocab.speech import Capacity

_BEGINNING = 3
HowNamed = Literal["exactly", "by_letters", "within"]


class Extent(NamedTuple):
    """How many articles there are, from which outlets, and when the first and the last were published."""

    articles: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None


class Told(NamedTuple):
    """An actor as an article has it, with when that became known and the article's id."""

    actor: Actor
    known_from: str
    article: str


class Lookup:
    """A ledger as it stood on a date, asked for single things.

    Args:
        connection: to the ledger.
        as_of: as of when.
        explained: within which errors of SQLite are told in our words.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        as_of: AsOf,
        explained: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection, self._as_of, self._explained = connection, as_of, explained

    def _rows(self, text: str, **values: Any) -> list[sqlite3.Row]:
        with self._explained():
            return self._connection.execute(text, self._as_of._asdict() | values).fetchall()

    # --- actors -----------------------------------------------------------------------------------

    def actors(self, ids: Iterable[str]) -> dict[str, Told]:
        """How does the last article in which it occurs have each of these actors?"""
        rows = self._rows(query_parts("records")["actors"], ids=_list(ids))
        decode = msgspec.json.Decoder(Actor).decode
        return {row["id"]: Told(decode(row["body_json"]), row["known_from"], row["article"]) for row in rows}

    def versions(self, ids: Iterable[str], *, least: float, but: Iterable[str] = ()) -> list[Actor]:
        """In which ways do articles describe these actors that have a claim of theirs?

        Args:
            ids: of the actors.
            least: the confidence that the claim has at least.
            but: articles that are left out.
        """
        rows = self._rows(query_parts("records")["versions"], ids=_list(ids), least=least, but=_list(but))
        decode = msgspec.json.Decoder(Actor).decode
        return [decode(row["body_json"]) for row in rows]

    def in_public(
        self,
        ids: Iterable[str],
        *,
        least: float,
        capacities: Sequence[Capacity],
        posts: Sequence[StateKind],
        but: Iterable[str] = (),
    ) -> frozenset[str]:
        """Which of these actors speak in one of these capacities, or are told to hold one of these posts?"""
        rows = self._rows(
            query_parts("records")["public"],
            ids=_list(ids),
            least=least,
            capacities=_list(capacities),
            posts=_list(posts),
            but=_list(but),
        )
        return frozenset(row["id"] for row in rows)

    # --- names ------------------------------------------------------------------------------------

    def named(self, how: HowNamed, folded: str, *, written: bool = False) -> tuple[str, ...]:
        """Which actors are called by a folded name, as their display name or (``written``) in the text?"""
        parts = query_parts("naming")
        text = f"WITH RECURSIVE named AS ({parts[how]})\n{parts['called']}"
        with_article = f"the {folded}" if written else folded
        rows = self._rows(text, folded=folded, with_article=with_article, written=written)
        return tuple(row["actor"] for row in rows)

    def name_uses(self, folded: str, *, but: Iterable[str] = ()) -> dict[str, int]:
        """How often do texts write a folded name for each actor, the articles in ``but`` left out?"""
        text = query_parts("naming")["uses"]
        rows = self._rows(text, folded=folded, with_article=f"the {folded}", but=_list(but))
        return {row["actor"]: row["uses"] for row in rows}

    def near_names(self, folded: str) -> tuple[str, ...]:
        """Which names of any date have a word that begins as one of this name's, and are about as long?"""
        words = folded.split()
        rows = self._rows(
            query_parts("naming")["near"],
            beginnings=_list(
                word[:_BEGINNING] for word in words if len(word) > _BEGINNING or len(words) == 1
            ),
            shortest=len(folded) // 2,
            longest=len(folded) * 2,
        )
        return tuple(row["folded"] for row in rows)

    # --- articles ---------------------------------------------------------------------------------

    def extent(self) -> Extent:
        """How many articles are there, from which outlets, first and last published when?"""
        [row] = self._rows(query_parts("records")["extent"])
        outlets = tuple(each["outlet"] for each in self._rows(query_parts("records")["outlets"]))
        return Extent(row["articles"], outlets, row["first"], row["last"])

    def publications(self) -> tuple[tuple[str | None, str | None, int], ...]:
        """How many articles were published in each interval that is told?"""
        rows = self._rows(query_parts("records")["publications"])
        return tuple((row["start"], row["end"], row["articles"]) for row in rows)


def _list(values: Iterable[str]) -> str:
    return json_of(sorted(set(values)))
