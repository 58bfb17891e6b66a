"""What of articles is shown: their texts with what was noticed of them, whom they name; of many at once."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from blowback.ledger.database import query_parts
from blowback.ledger.reading import AsOf, mention_of, published_of
from blowback.ledger.writing import json_of
from blowback.records import Actor, AnnotatedArticle, Annotation, Notice
from blowback.vocab.actors import ActorKind
from blowback.vocab.documents import NoticeKind

Part = Literal["notices", "actors", "mentions"]


def pages(
    connection: sqlite3.Connection, articles: Iterable[str], as_of: AsOf, part: Part
) -> Iterator[Annotation]:
    """What was read from these articles: the text with one part of the rest; actors by id, name and kind."""
    parts = query_parts("pages")
    wanted = as_of._asdict() | {"articles": json_of(sorted(set(articles)))}
    readings = connection.execute(parts["readings"], wanted).fetchall()
    rows: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(parts[part], {"readings": json_of([each["key"] for each in readings])}):
        rows[row[0]].append(row)
    for each in readings:
        told = rows[each["key"]]
        yield Annotation(
            id=each["id"],
            article=AnnotatedArticle(
                title=each["title"],
                text=each["text"],
                language=each["language"],
                outlet=each["outlet"],
                published_at=published_of(each),
            ),
            notices=tuple(map(_notice, told)) if part == "notices" else (),
            actors=tuple(map(_actor, told)) if part == "actors" else (),
            mentions=tuple(map(mention_of, told)) if part == "mentions" else (),
        )


def _notice(row: sqlite3.Row) -> Notice:
    _, start, end, kind, detail = row
    return Notice(start=start, end=end, kind=NoticeKind(kind), detail=detail)


def _actor(row: sqlite3.Row) -> Actor:
    _, id_, name, kind = row
    return Actor(id=id_, name=name, kind=ActorKind(kind))
