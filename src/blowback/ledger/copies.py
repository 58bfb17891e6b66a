"""What families of copies are found by: signatures of texts, the keys that lead to like ones, and links.

The ledger keeps and finds them; what they are and how two texts are compared is told to it (``Comparer``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, Self

import msgspec

from blowback.ledger.database import connect_memory, query_parts
from blowback.ledger.key_runs import KeyIndex
from blowback.ledger.reading import AsOf
from blowback.ledger.writing import json_of
from blowback.records import Article, Record, Span

_QUERIES = "copies"


class Signature(NamedTuple):
    """A text as a whole, as it is kept to be compared."""

    key: int
    digest: str
    words: int
    shingles: bytes
    anchors: bytes | None  # of its names and figures, where it was told of


class Held(NamedTuple):
    """A text that is kept: its number and day, and whether its passages, names and figures are kept."""

    key: int
    day: int
    told: bool


class TextOf(NamedTuple):
    """Which text an article has; none where it has no words, or was not ``compared`` by this version."""

    article: str
    text: int | None
    compared: bool


class Measured(NamedTuple):
    """How two texts stand to each other; ``passages`` are packed as whoever measured them likes."""

    one: int
    other: int
    kind: str
    score: float
    shared: int
    passages: bytes
    why: str


class CopyLink(Record, frozen=True, kw_only=True):
    """A measurement that is kept."""

    one: int
    other: int
    kind: str
    score: float
    shared: int
    passages: bytes
    why: str


class CopyArticle(Record, frozen=True, kw_only=True):
    """An article that has a text, as known on a date."""

    text: int
    article: str
    outlet: str | None
    published_start: str | None
    known_from: str
    skip: tuple[Span, ...]


class Comparer(Protocol):
    """Signs the text of an article that is being written, and links it with those that are kept."""

    version: str

    def __call__(
        self,
        index: CopyIndex,
        number: int,
        article: Article,
        *,
        known_from: str,
        recorded_at: str,
        read: bool,
    ) -> None:
        """Writes what is to be kept of an article, once; of one that is not ``read``, only as a whole."""


class CopyIndex:
    """The tables of copies, for who writes an article (within its transaction) and for who looks."""

    def __init__(self, connection: sqlite3.Connection, keys: KeyIndex | None = None) -> None:
        self._connection = connection
        self._keys = keys or KeyIndex(connection)
        self._parts = query_parts(_QUERIES)

    @classmethod
    def in_memory(cls) -> Self:
        """An index of nothing yet, for texts that are compared and not kept."""
        connection = connect_memory()
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")  # and nothing is ever committed: each statement would be on its own
        return cls(connection)

    def text(self, digest: str, version: str) -> Held | None:
        """Under which number is a text kept, if it is?"""
        row = self._connection.execute(self._parts["text"], {"digest": digest, "version": version}).fetchone()
        return None if row is None else Held(row["key"], row["day"], row["told"] is not None)

    def add_text(
        self, digest: str, version: str, day: int, words: int, shingles: bytes, recorded_at: str
    ) -> int:
        """Keeps a text: its number."""
        row = {
            "digest": digest,
            "version": version,
            "day": day,
            "words": words,
            "shingles": shingles,
            "recorded_at": recorded_at,
        }
        key = self._connection.execute(self._parts["insert_text"], row).lastrowid
        assert key is not None
        return key

    def add_article(self, number: int, version: str, text: int | None, skip: Sequence[Span]) -> None:
        """Notes which text an article has, once."""
        row = {"article": number, "version": version, "text": text, "skip_json": json_of(tuple(skip))}
        self._connection.execute(self._parts["insert_article"], row)

    def add_told(self, text: int, anchors: bytes) -> None:
        """Notes that passages, names and figures of a text are kept."""
        self._connection.execute(self._parts["insert_told"], {"text": text, "anchors": anchors})

    def add_keys(self, keys: Sequence[int], day: int, text: int) -> None:
        """Keeps a text under keys."""
        self._keys.add(keys, day, text)

    def add_links(self, links: Iterable[Measured], recorded_at: str) -> None:
        """Keeps how texts stand to each other, each once."""
        rows = (link._asdict() | {"recorded_at": recorded_at} for link in links)
        self._connection.executemany(self._parts["insert_link"], rows)

    def holders(self, keys: Sequence[int], day: int, text: int, most: int) -> dict[int, int]:
        """Which texts have how many of these keys? Of each key the nearest in time, on both sides."""
        return self._keys.holders(keys, day, text, most)

    def signatures(self, texts: Iterable[int]) -> list[Signature]:
        """How are these texts kept?"""
        rows = self._connection.execute(self._parts["signatures"], {"texts": json_of(sorted(texts))})
        return [Signature(*row) for row in rows]

    def linked(self, text: int) -> set[int]:
        """Which texts share most of their words with this one?"""
        return {row["text"] for row in self._connection.execute(self._parts["linked"], {"text": text})}

    def words(self, text: int) -> tuple[str, tuple[Span, ...]]:
        """What are the words of a text, and what of them is furniture?"""
        row = self._connection.execute(self._parts["words"], {"text": text}).fetchone()
        return row["text"], _spans(row["skip_json"])

    def pending(self, version: str) -> list[tuple[int, str, bool]]:
        """Which articles are not yet compared by this version of the algorithm: number, id, was it read?"""
        rows = self._connection.execute(self._parts["pending"], {"version": version})
        return [(row["key"], row["id"], bool(row["was_read"])) for row in rows]

    def texts_of(self, articles: Iterable[str], version: str) -> Iterator[TextOf]:
        """Which text has each of these articles, of those that the ledger holds?"""
        values = {"articles": json_of(list(articles)), "version": version}
        for row in self._connection.execute(self._parts["texts_of"], values):
            yield TextOf(row["article"], row["text"], bool(row["compared"]))

    def articles_of(self, texts: Iterable[int], as_of: AsOf) -> Iterator[CopyArticle]:
        """Which articles have these texts, as known on a date? The earliest first."""
        values = as_of._asdict() | {"texts": json_of(sorted(texts))}
        for row in self._connection.execute(self._parts["articles_of"], values):
            fields = dict(row)
            yield CopyArticle(skip=_spans(fields.pop("skip_json")), **fields)

    def links_of(self, texts: Iterable[int]) -> Iterator[CopyLink]:
        """How do these texts stand to others?"""
        values = {"texts": json_of(sorted(texts))}
        for row in self._connection.execute(self._parts["links_of"], values):
            fields = dict(row)
            del fields["recorded_at"]
            yield CopyLink(**fields)


def _spans(packed: str) -> tuple[Span, ...]:
    return msgspec.json.decode(packed, type=tuple[Span, ...])
