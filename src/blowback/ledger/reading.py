"""What does the ledger hold, now or as it stood on a date?

A view can be taken on two axes: *as known on* a date (what articles published by then support) and *as
recorded on* a date (what this ledger held then). Of several readings of an article the newest counts.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from blowback.errors import InputError
from blowback.ledger.database import query, query_parts
from blowback.ledger.rows import (
    ActorFilter,
    ClaimFilter,
    Hit,
    Issue,
    Judgement,
    LedgerActor,
    LedgerArticle,
    LedgerClaim,
)
from blowback.ledger.writing import json_of
from blowback.records import (
    Actor,
    AnnotatedArticle,
    Annotation,
    Article,
    Attribution,
    Claim,
    Mention,
    Notice,
    PartOf,
    Place,
    Published,
    Snapshot,
    Span,
    Target,
    Time,
)
from blowback.text.instants import LAST, end_of, instant, interval


class AsOf(NamedTuple):
    """As of when is the ledger looked at? The instants up to which it counts."""

    known_until: str = LAST
    recorded_until: str = LAST

    @classmethod
    def dates(cls, known_on: str | None, recorded_on: str | None) -> AsOf:
        """To the end of these dates; ``None`` is no limit."""
        return cls(*(LAST if date is None else end_of(_date(date)) for date in (known_on, recorded_on)))


def claims(connection: sqlite3.Connection, wanted: ClaimFilter, as_of: AsOf) -> Iterator[LedgerClaim]:
    """Which claims hold to the conditions, in order of publication, article and place?"""
    parts = query_parts("claims")
    given = {name: value for name, value in msgspec.structs.asdict(wanted).items() if value is not None}
    conditions = list(given)
    if "actors" in given and "others" in given:
        overlap = not set(given["actors"]).isdisjoint(given["others"])
        conditions = [name for name in conditions if name not in {"actors", "others"}]
        conditions.append("twice" if overlap else "both")
    if "happened_from" in given:
        given["happened_from"] = instant(_date(given["happened_from"]))
    if "happened_to" in given:
        given["happened_to"] = end_of(_date(given["happened_to"]))
    values = {name: json_of(value) if isinstance(value, tuple) else value for name, value in given.items()}
    return _claims(connection, [parts[name] for name in conditions], values, as_of)


def claims_with(connection: sqlite3.Connection, keys: Iterable[int], as_of: AsOf) -> Iterator[LedgerClaim]:
    """Which claims have these numbers, in order of publication, article and place?"""
    return _claims(connection, [query_parts("claims")["keys"]], {"keys": json_of(sorted(keys))}, as_of)


def _claims(
    connection: sqlite3.Connection, conditions: Iterable[str], values: Mapping[str, Any], as_of: AsOf
) -> Iterator[LedgerClaim]:
    parts = query_parts("claims")
    text = "\nAND ".join([parts["head"], *(f"({condition})" for condition in conditions)])
    decode = msgspec.json.Decoder(Claim).decode
    published: dict[int, Published] = {}
    for body, article, outlet, *dated, known_from, recorded_at, run, reading in connection.execute(
        f"{text}\n{parts['order']}", {**as_of._asdict(), **values}
    ):
        if reading not in published:
            published[reading] = _published_at(*dated)
        yield LedgerClaim(
            claim=decode(body),
            article=article,
            outlet=outlet,
            published_at=published[reading],
            known_from=known_from,
            recorded_at=recorded_at,
            run=run,
        )


def actors(
    connection: sqlite3.Connection, wanted: ActorFilter, as_of: AsOf, same: Mapping[str, str]
) -> Iterator[LedgerActor]:
    """Which actors occur, as last read, and how often, those that ``same`` puts under one id as one?"""
    values = {
        name: json_of(value) if isinstance(value, tuple) else value
        for name, value in msgspec.structs.asdict(wanted).items()
    }
    text = query_parts("actors")["joined" if same else "apart"]
    for row in connection.execute(text, as_of._asdict() | values | {"same": json_of(dict(same))}):
        fields = dict(row)
        actor = msgspec.json.decode(fields.pop("body_json"), type=Actor)
        others = tuple(sorted(msgspec.json.decode(fields.pop("same_as"), type=list[str])))
        whole = msgspec.structs.replace(actor, id=fields.pop("id"))
        yield LedgerActor(actor=whole, same_as=others, **fields)


def articles(
    connection: sqlite3.Connection, as_of: AsOf, ids: Iterable[str] | None = None
) -> Iterator[LedgerArticle]:
    """Which articles are there, or are there of these?"""
    parts = query_parts("articles")
    text = "\n".join([parts["all"], *([parts["ids"]] if ids is not None else []), parts["order"]])
    given = {} if ids is None else {"ids": json_of(sorted(set(ids)))}
    for row in connection.execute(text, as_of._asdict() | given):
        fields = {name: row[name] for name in row.keys() if not name.startswith("published_")}  # noqa: SIM118 - a Row iterates over values
        text = fields.pop("text")
        yield LedgerArticle(**fields, published_at=published_of(row), characters=len(text))


def unread(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Which articles has nothing been read from?"""
    return tuple(row["id"] for row in connection.execute(query("unread")))


def article(connection: sqlite3.Connection, article_id: str) -> tuple[Snapshot, Article] | None:
    """What were the bytes and the text of an article, as they came from ingest?"""
    row = connection.execute(query("article"), {"id": article_id}).fetchone()
    if row is None:
        return None
    snapshot = Snapshot(
        sha256=row["bytes_sha256"],
        location=row["location"],
        media_type=row["media_type"],
        retrieved_at=row["retrieved_at"],
        content=zlib.decompress(row["content"]),
    )
    return snapshot, Article(
        id=row["id"],
        text=row["text"],
        sha256=row["sha256"],
        title=row["title"],
        language=row["language"],
        outlet=row["outlet"],
        url=row["url"],
        published_at=_json(row["published_json"], Published),
        notices=_json(row["notices_json"], tuple[Notice, ...]),
        targets=_json(row["targets_json"], tuple[Span, ...]),
    )


def annotation(connection: sqlite3.Connection, article_id: str, as_of: AsOf) -> Annotation | None:
    """What was read from an article?"""
    row = connection.execute(query("reading"), as_of._asdict() | {"article": article_id}).fetchone()
    if row is None:
        return None
    reading = row["key"]
    return Annotation(
        id=article_id,
        article=AnnotatedArticle(
            title=row["title"],
            text=row["text"],
            language=row["language"],
            outlet=row["outlet"],
            published_at=published_of(row),
        ),
        notices=_rows(connection, "notices", reading, Notice),
        mentions=tuple(mention_of(each) for each in _reading_rows(connection, "mentions", reading)),
        actors=_bodies(connection, "actors", reading, Actor),
        sentences=_json(row["sentences_json"], tuple[Span, ...]),
        times=_json(row["times_json"], tuple[Time, ...]),
        places=_json(row["places_json"], tuple[Place, ...]),
        attributions=_bodies(connection, "attributions", reading, Attribution),
        claims=_bodies(connection, "claims", reading, Claim),
        targets=_json(row["targets_json"], tuple[Target, ...]),
    )


def part_of(
    connection: sqlite3.Connection,
    as_of: AsOf,
    actors: Iterable[str] | None = None,
    parents: Iterable[str] | None = None,
) -> Iterator[PartOf]:
    """Who counted for whom in what was read: all relations, those of these parts, or of these wholes?"""
    parts = query_parts("part_of")
    given = {
        name: json_of(sorted(set(ids)))
        for name, ids in (("actors", actors), ("parents", parents))
        if ids is not None
    }
    text = "\n".join([parts["all"], *(parts[name] for name in given), parts["order"]])
    for row in connection.execute(text, as_of._asdict() | given):
        yield msgspec.convert(dict(row), PartOf)


def issues(connection: sqlite3.Connection, as_of: AsOf) -> Iterator[Issue]:
    """Which documents were set aside, and what else was odd?"""
    for row in connection.execute(query("issues"), {"recorded_until": as_of.recorded_until}):
        yield Issue(**dict(row))


def judgements(connection: sqlite3.Connection, as_of: AsOf) -> Iterator[Judgement]:
    """Which decisions of analysts stand?"""
    for row in connection.execute(query("judgements"), as_of._asdict()):
        fields = dict(row)
        correction = fields.pop("correction_json")
        fields["correction"] = None if correction is None else msgspec.json.decode(correction)
        yield msgspec.convert(fields, Judgement)


def search(connection: sqlite3.Connection, words: str, limit: int, as_of: AsOf) -> Iterator[Hit]:
    """In which articles do all of these words occur? Words in double quotes occur one after the other."""
    phrases = [part.strip() for part in words.split('"')]
    terms = [
        term
        for place, part in enumerate(phrases)
        for term in ([part] if place % 2 else part.split())
        if any(letter.isalnum() for letter in term)
    ]
    if not terms:
        return
    match = " AND ".join(f'"{term}"' for term in terms)
    for row in connection.execute(query("search"), as_of._asdict() | {"words": match, "limit": limit}):
        yield Hit(**dict(row))


def _date(written: str) -> str:
    """A date that the user wrote, once it is known to be one."""
    try:
        interval(written)
    except ValueError as error:
        raise InputError(f"expected a date such as 2031-05-04, got {written!r}: {error}") from error
    return written


def _json(text: str, kind: Any) -> Any:
    return msgspec.json.decode(text, type=kind)


def published_of(row: sqlite3.Row) -> Published:
    """When was published what a row tells of?"""
    return _published_at(*(row[f"published_{name}"] for name in ("start", "end", "basis", "why")))


def _published_at(start: str | None, end: str | None, basis: str, why: str | None) -> Published:
    return msgspec.convert({"start": start, "end": end, "basis": basis, "why": why}, Published)


def _reading_rows(connection: sqlite3.Connection, part: str, reading: int) -> sqlite3.Cursor:
    return connection.execute(query_parts("reading_rows")[part], {"reading": reading})


def _rows(connection: sqlite3.Connection, part: str, reading: int, kind: type[Any]) -> tuple[Any, ...]:
    return tuple(msgspec.convert(dict(row), kind) for row in _reading_rows(connection, part, reading))


def _bodies(connection: sqlite3.Connection, part: str, reading: int, kind: type[Any]) -> tuple[Any, ...]:
    decode = msgspec.json.Decoder(kind).decode
    return tuple(decode(row["body_json"]) for row in _reading_rows(connection, part, reading))


def mention_of(row: sqlite3.Row) -> Mention:
    """A mention, as its row has it."""
    fields = {name: row[name] for name in ("id", "start", "end", "text", "form", "kind", "actor", "chain")}
    return msgspec.convert(fields | {"head": (row["head_start"], row["head_end"])}, Mention)
