"""Answers written by hand, to be scored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from blowback.records import (
    Actor,
    AnnotatedArticle,
    Annotation,
    Claim,
    Mention,
    Participant,
    Published,
    Speaker,
)
from blowback.vocab.actors import ActorKind, MentionForm, Sector
from blowback.vocab.claims import Role
from blowback.vocab.plover import EventType, quad
from blowback.vocab.speech import SpeakerClass
from blowback_eval.items import Counted, Item, Scorer
from blowback_eval.metrics.bootstrap import Sums
from blowback_eval.spans import Span


def at(text: str, words: str) -> Span:
    """Where do words stand in a text?"""
    start = text.index(words)
    return start, start + len(words)


def annotation(item: Item, **parts: Sequence[Any]) -> Annotation:
    """An answer to an item with nothing in it but the given parts."""
    article = AnnotatedArticle(
        title=None, text=item.ask["text"], language="en", outlet=None, published_at=Published()
    )
    return Annotation(id=item.id, article=article, **{name: tuple(rows) for name, rows in parts.items()})


def mention(
    text: str, words: str, kind: str, *, name: str | None = None, chain: str | None = None, form: str = "name"
) -> Mention:
    """A mention whose head is its last word."""
    start, end = at(text, words)
    head = (end - len(words.rsplit(maxsplit=1)[-1]), end)
    return Mention(
        id=name or words,
        start=start,
        end=end,
        text=words,
        form=MentionForm(form),
        kind=ActorKind(kind),
        head=head,
        chain=chain,
    )


def actor(name: str, kind: str, sector: str | None = None) -> Actor:
    """An actor known by its name."""
    return Actor(id=name, name=name, kind=ActorKind(kind), sector=Sector(sector) if sector else None)


def claim(text: str, trigger: str, event_type: str | None = None, **fields: Any) -> Claim:
    """A claim of the outlet; ``actor`` and ``recipient`` name the mentions that take part."""
    parts = [
        Participant(
            role=Role(role), mention=fields.pop(role), actor=None, name=fields.get("name", "somebody")
        )
        for role in ("actor", "recipient")
        if role in fields
    ]
    fields.pop("name", None)
    coded = EventType(event_type) if event_type else None
    return Claim(
        id=trigger,
        speaker=Speaker(kind=SpeakerClass.OUTLET),
        claim_kind=fields.pop("claim_kind", "event"),
        event_type=coded,
        quad=quad(coded) if coded else None,
        participants=fields.pop("participants", tuple(parts)),
        trigger=at(text, trigger),
        evidence=(0, len(text)),
        **fields,
    )


def figures(scorer: Scorer, *counted: Counted) -> dict[str, float]:
    """Which figures do the counts of some items give?"""
    sums = Sums([one.counts for one in counted], resamples=10)
    return {name: round(float(values[0]), 4) for name, values in scorer.figures(sums).items()}


def kinds(counted: Counted) -> list[str]:
    """What kinds of misses are there?"""
    return [miss.kind for miss in counted.misses]
