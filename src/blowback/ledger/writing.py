"""Which rows does a document become? All of them in one transaction, or none."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from blowback.errors import InternalError
from blowback.ledger.database import query, query_parts
from blowback.ledger.rows import Judgement
from blowback.records import (
    Actor,
    Annotation,
    Article,
    Attribution,
    Claim,
    Mention,
    PartOf,
    Run,
    SetAside,
    Snapshot,
    Span,
)
from blowback.text.escapes import printable
from blowback.text.ids import digest
from blowback.text.instants import end_of, instant

Row = dict[str, Any]
_ABSENT = object()
_LEVEL = 1  # of compression: the default takes twice as long and saves a tenth of the bytes


def json_of(value: object) -> str:
    """How is a value kept in a column that holds JSON?"""
    return msgspec.json.encode(value).decode("utf-8")


def compact(record: msgspec.Struct) -> str:
    """How is a whole record kept? Its JSON without the fields that have their default."""
    defaults = _defaults(type(record))
    fields = msgspec.to_builtins(record)
    return json_of({name: value for name, value in fields.items() if defaults.get(name, _ABSENT) != value})


@cache
def _defaults(kind: type[msgspec.Struct]) -> dict[str, Any]:
    fields = msgspec.structs.fields(kind)
    return {field.encode_name: msgspec.to_builtins(field.default) for field in fields if not field.required}


def insert_run(connection: sqlite3.Connection, run: Run) -> None:
    """Adds a run, once."""
    connection.execute(query("insert_run"), msgspec.to_builtins(run))


def insert_issue(
    connection: sqlite3.Connection, issue: SetAside, *, run: str | None, article: str | None, recorded_at: str
) -> bool:
    """Adds an issue, once: true where it was not there yet."""
    row = {
        "id": digest("issue", issue.location, issue.reason, issue.detail),
        "run": run,
        "document": printable(issue.location),
        "article": article,
        "kind": issue.reason,
        "detail": printable(issue.detail),
        "recorded_at": recorded_at,
    }
    return connection.execute(query("insert_issue"), row).rowcount > 0


def insert_judgement(connection: sqlite3.Connection, judgement: Judgement) -> bool:
    """Adds a judgement, once: true where it was not there yet."""
    row = msgspec.to_builtins(judgement)
    correction = row.pop("correction")
    row |= {
        "id": judgement.id,
        "correction_json": None if correction is None else json_of(correction),
        "known_from": instant(judgement.known_from),
    }
    return connection.execute(query("insert_judgement"), row).rowcount > 0


def insert_article(
    connection: sqlite3.Connection, snapshot: Snapshot, article: Article, *, recorded_at: str
) -> int:
    """Adds an article with its bytes: its number in this ledger. Its words are added apart."""
    fields = msgspec.structs.asdict(snapshot)
    fields |= {
        "location": printable(snapshot.location),
        "size": len(snapshot.content),
        "content": zlib.compress(snapshot.content, _LEVEL),
    }
    key = connection.execute(query("insert_snapshot"), fields).lastrowid
    row = {
        "id": article.id,
        "snapshot": key,
        "sha256": article.sha256,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "outlet": article.outlet,
        "url": article.url,
        "published_json": json_of(article.published_at),
        "notices_json": json_of(article.notices),
        "targets_json": json_of(article.targets),
        "recorded_at": recorded_at,
    }
    number = connection.execute(query("insert_article"), row).lastrowid
    assert number is not None
    return number


def insert_words(connection: sqlite3.Connection, articles: Iterable[tuple[int, Article]]) -> None:
    """Adds the words of articles to the search index, all at a stretch: so it is done sooner."""
    rows = ({"key": number, "title": each.title, "text": each.text} for number, each in articles)
    connection.executemany(query("insert_words"), rows)


def insert_reading(
    connection: sqlite3.Connection,
    number: int,
    annotation: Annotation,
    part_of: Iterable[PartOf],
    *,
    run: Run,
    retrieved_at: str,
    recorded_at: str,
) -> int:
    """Adds all that one run read from an article: the number of the reading."""
    check_annotation(annotation)
    published = annotation.article.published_at
    dated = {"published_start": published.start, "published_end": published.end}
    dated |= {
        "known_from": known_from(published.end, retrieved_at),
        "recorded_at": recorded_at,
    }
    reading = connection.execute(
        query("insert_reading"),
        {
            "article": number,
            "run": run.id,
            "published_basis": published.basis,
            "published_why": published.why,
            "sentences_json": json_of(annotation.sentences),
            "times_json": json_of(annotation.times),
            "places_json": json_of(annotation.places),
            "targets_json": json_of(annotation.targets),
            **dated,
        },
    ).lastrowid
    assert reading is not None
    for name, rows in (
        ("insert_notice", _flat(annotation.notices)),
        ("insert_actor", (_actor(actor) for actor in annotation.actors)),
        ("insert_part_of", _flat(part_of)),
        ("insert_mention", (_mention(mention) for mention in annotation.mentions)),
        ("insert_attribution", (_attribution(attribution) for attribution in annotation.attributions)),
    ):
        connection.executemany(query(name), _numbered(rows, reading=reading))
    dated |= {
        "published_start": _instant(published.start, "its publication"),
        "published_end": _instant(published.end, "its publication"),
    }
    for position, claim in enumerate(annotation.claims):
        row = _claim(claim) | {"reading": reading, "position": position, "article": annotation.id} | dated
        key = connection.execute(query("insert_claim"), row).lastrowid
        connection.executemany(query("insert_participant"), _numbered(_flat(claim.participants), claim=key))
    index_reading(connection, reading)
    return int(reading)


def index_reading(connection: sqlite3.Connection, reading: int) -> None:
    """Adds the rows by which what a reading says is found; they follow from the others."""
    for statement in query_parts("index_reading").values():
        connection.execute(statement, {"reading": reading})


def known_from(published_end: str | None, retrieved_at: str) -> str:
    """From when does what an article says count? Once it is surely out, at the latest when it was found."""
    return instant(published_end) if published_end is not None else end_of(retrieved_at)


def check_annotation(annotation: Annotation) -> None:
    """Does every span lie in the text, and every id that is named exist? Else nothing may be stored.

    Raises:
        InternalError: naming what does not fit.
    """
    size = len(annotation.article.text)

    def fits(what: str, *spans: Span) -> None:
        for start, end in spans:
            if not 0 <= start <= end <= size:
                raise InternalError(
                    f"article {annotation.id}: {what} has the span {(start, end)}, but the text has {size} "
                    "characters; nothing of the article was stored"
                )

    def known(what: str, name: str | None, ids: frozenset[str]) -> None:
        if name is not None and name not in ids:
            raise InternalError(
                f"article {annotation.id}: {what} names {name!r}, which is not in its annotation; "
                "nothing of the article was stored"
            )

    mentions = _ids(annotation, "mention", [mention.id for mention in annotation.mentions])
    attributions = _ids(annotation, "attribution", [each.id for each in annotation.attributions])
    claims = _ids(annotation, "claim", [claim.id for claim in annotation.claims])
    _ids(annotation, "actor", [actor.id for actor in annotation.actors])
    for notice in annotation.notices:
        fits(f"notice {notice.kind}", (notice.start, notice.end))
    for mention in annotation.mentions:
        fits(f"mention {mention.id}", (mention.start, mention.end), mention.head)
    for each in annotation.attributions:
        fits(f"attribution {each.id}", *each.speaker, *each.cue, *each.content)
    for claim in annotation.claims:
        fits(f"claim {claim.id}", claim.trigger, claim.evidence, *claim.hedges)
        known(f"claim {claim.id}", claim.attribution, attributions)
        known(f"claim {claim.id}", claim.content_of, claims)
        for participant in claim.participants:
            known(f"claim {claim.id}", participant.mention, mentions)


def _ids(annotation: Annotation, what: str, ids: Sequence[str]) -> frozenset[str]:
    unique = frozenset(ids)
    if len(unique) < len(ids):
        twice = sorted({each for each in ids if ids.count(each) > 1})
        raise InternalError(
            f"article {annotation.id}: two of its rows have the {what} id {twice[0]!r}; "
            "nothing of the article was stored"
        )
    return unique


def _instant(written: str | None, what: str) -> str | None:
    """A date of ours in the form that compares as text."""
    try:
        return None if written is None else instant(written)
    except ValueError as error:
        raise InternalError(f"{what} has the date {written!r}: {error}; nothing was stored") from error


def _flat(records: Iterable[msgspec.Struct]) -> Iterator[Row]:
    return (msgspec.structs.asdict(record) for record in records)


def _numbered(rows: Iterable[Row], **shared: Any) -> Iterator[Row]:
    return (row | shared | {"position": position} for position, row in enumerate(rows))


def _actor(actor: Actor) -> Row:
    names = ("id", "name", "kind", "country", "sector", "provisional")
    return {name: getattr(actor, name) for name in names} | {"body_json": compact(actor)}


def _mention(mention: Mention) -> Row:
    row = msgspec.structs.asdict(mention)
    row["head_start"], row["head_end"] = row.pop("head")
    return row


def _attribution(attribution: Attribution) -> Row:
    names = ("id", "speaker_actor", "speaker_class", "capacity", "stance", "source")
    return {name: getattr(attribution, name) for name in names} | {"body_json": compact(attribution)}


_SAME = (
    *("id", "attribution", "stance", "claim_kind", "content_of", "event_type", "mode", "quad"),
    *("factuality", "modality", "extent", "responsibility", "confidence"),
)


def _claim(claim: Claim) -> Row:
    backing, expectation, time = claim.backing, claim.expectation, claim.event_time
    row: Row = {name: getattr(claim, name) for name in _SAME}
    row |= {
        "speaker_class": claim.speaker.kind,
        "speaker_capacity": claim.speaker.capacity,
        "speaker_name": claim.speaker.name,
        "speaker_actor": claim.speaker.actor,
        "state_kind": claim.state.kind if claim.state else None,
        "backing_kind": backing.kind if backing else None,
        "backing_covert": backing.covert if backing else None,
        "backing_phase": backing.phase if backing else None,
        "expectation_holder": expectation.holder if expectation else None,
        "expectation_of": expectation.of if expectation else None,
        "expectation_kind": expectation.kind if expectation else None,
        "event_start": _instant(time.start, f"claim {claim.id}") if time else None,
        "event_end": _instant(time.end, f"claim {claim.id}") if time else None,
        "event_granularity": time.granularity if time else None,
        "country": claim.place.country if claim.place else None,
        "body_json": compact(claim),
    }
    row["trigger_start"], row["trigger_end"] = claim.trigger
    row["evidence_start"], row["evidence_end"] = claim.evidence
    return row
