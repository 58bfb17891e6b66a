"""What must hold of every annotation, whatever the text: what is wrong with this one?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import msgspec

from blowback.records import Annotation, Claim, Span

Place = tuple[str, Span, str | None]  # what stands there, where, and the exact words if they are said
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reference" / "annotation.schema.json"


@cache
def _schema() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def wrong(annotation: Annotation, text: str) -> list[str]:
    """What does not hold: spans, ids, views, the schema?"""
    if annotation.article.text != text:
        return ["the text is not the one that was given"]
    return [*_spans(annotation, text), *_ids(annotation), *_views(annotation), *_against_schema(annotation)]


def _spans(annotation: Annotation, text: str) -> Iterator[str]:
    for what, span, exact in (*_named_spans(annotation), *_claim_spans(annotation)):
        start, end = span
        if not 0 <= start <= end <= len(text) or (start == end and what != "notice"):
            yield f"{what} {span} of {len(text)}"
        elif exact is not None and text[start:end] != exact:
            yield f"{what} {span} is {text[start:end]!r}, not {exact!r}"
    before = 0
    for start, end in annotation.sentences:
        if start < before:
            yield f"sentence {(start, end)} begins before {before}"
        before = end


def _named_spans(annotation: Annotation) -> Iterator[Place]:
    for notice in annotation.notices:
        yield "notice", (notice.start, notice.end), None
    for sentence in annotation.sentences:
        yield "sentence", sentence, None
    for mention in annotation.mentions:
        yield "head", mention.head, None
    for row in (*annotation.mentions, *annotation.times, *annotation.places):
        yield type(row).__name__, (row.start, row.end), row.text
    for attribution in annotation.attributions:
        for span in (*attribution.speaker, *attribution.cue, *attribution.content):
            yield "attribution", span, None


def _claim_spans(annotation: Annotation) -> Iterator[Place]:
    for claim in annotation.claims:
        for span in (claim.trigger, claim.evidence, *claim.hedges):
            yield "claim", span, None
        if claim.place:
            yield "place of a claim", (claim.place.start, claim.place.end), claim.place.text


def _ids(annotation: Annotation) -> Iterator[str]:
    held: dict[str, set[str]] = {}
    for kind in ("mentions", "actors", "attributions", "claims"):
        ids = [row.id for row in getattr(annotation, kind)]
        held[kind] = set(ids)
        if len(held[kind]) < len(ids):
            yield f"two {kind} have one id"
    for mention in annotation.mentions:
        if mention.actor not in {None, *held["actors"]}:
            yield f"mention {mention.id} is of an unknown actor {mention.actor}"
    for attribution in annotation.attributions:
        if attribution.speaker_actor not in {None, *held["actors"]}:
            yield f"attribution {attribution.id} has an unknown speaker {attribution.speaker_actor}"
    for claim in annotation.claims:
        for kind, named in _named(claim):
            if named is not None and named not in held[kind]:
                yield f"claim {claim.id} names {named}, which is not among the {kind}"
    yield from _circles(annotation)


def _named(claim: Claim) -> Iterator[tuple[str, str | None]]:
    yield "attributions", claim.attribution
    yield "claims", claim.content_of
    yield "claims", claim.position.on if claim.position else None
    yield "claims", claim.causal.cause if claim.causal else None
    yield "claims", claim.causal.effect if claim.causal else None
    yield "claims", claim.expectation.content if claim.expectation else None
    yield "actors", claim.speaker.actor
    for voice in claim.speaker.via:
        yield "actors", voice.actor
    for participant in claim.participants:
        yield "mentions", participant.mention
        yield "actors", participant.actor


def _circles(annotation: Annotation) -> Iterator[str]:
    outer = {claim.id: claim.content_of for claim in annotation.claims}
    for claim in annotation.claims:
        seen, at = set(), outer[claim.id]
        while at is not None and at not in seen:
            if at == claim.id:
                yield f"claim {at} is the content of itself"
            seen.add(at)
            at = outer.get(at)


def _views(annotation: Annotation) -> Iterator[str]:
    for claim in annotation.claims:
        if not claim.evidence[0] <= claim.trigger[0] <= claim.trigger[1] <= claim.evidence[1]:
            yield f"trigger {claim.trigger} outside evidence {claim.evidence}"
        for role, view in (("actor", claim.actors), ("recipient", claim.recipients)):
            taking = {p.actor or p.name for p in claim.participants if p.role == role}
            if taking != set(view):
                yield f"claim {claim.id}: {role}s {sorted(view)}, participants {sorted(taking)}"
        for quantity in claim.quantities:
            if quantity.low is not None and quantity.high is not None and quantity.low > quantity.high:
                yield f"claim {claim.id}: from {quantity.low} to {quantity.high}"


def _against_schema(annotation: Annotation) -> Iterator[str]:
    for error in _schema().iter_errors(json.loads(msgspec.json.encode(annotation))):
        yield f"{error.json_path}: {error.message[:120]}"
