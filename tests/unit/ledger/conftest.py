"""One short article of an invented country, as it would come out of the pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blowback.ledger import Ledger
from blowback.records import (
    Actor,
    AnnotatedArticle,
    Annotation,
    Article,
    Attribution,
    Backing,
    Claim,
    EventTime,
    Mention,
    Notice,
    Participant,
    PartOf,
    Published,
    Run,
    Snapshot,
    Speaker,
    Time,
)
from blowback.vocab.actors import ActorKind, MentionForm, PartOfKind, Sector
from blowback.vocab.claims import BackingKind, ClaimKind, Role
from blowback.vocab.documents import DateBasis, NoticeKind
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Capacity, SpeakerClass, Stance
from blowback.vocab.times import Granularity, TimeType

TEXT = "Vardania armed the Kesh Front in 2029, its envoy said. The ministry did not reply."
RECORDED = "2031-06-01T12:00:00Z"

Document = tuple[Snapshot, Article, Annotation, tuple[PartOf, ...]]


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.fixture
def run() -> Run:
    return Run(
        id="run-1",
        started_at="2031-06-01T11:59:00Z",
        version="0.1.0",
        vocabulary="bb-plover/1",
        model="small",
        registry="r1",
    )


def document(
    article_id: str = "a-1",
    *,
    text: str = TEXT,
    published: Published | None = None,
    retrieved_at: str = "2031-06-01T11:00:00Z",
    outlet: str | None = "The Kesh Post",
) -> Document:
    """The article with one claim and one silence, under any id and date."""
    published = published or Published(start="2031-05-04", end="2031-05-05", basis=DateBasis.GIVEN)
    article = Article(
        id=article_id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title="Arms for the Front",
        language="en",
        outlet=outlet,
        published_at=published,
    )
    snapshot = Snapshot(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        location=f"/papers/{article_id}.txt",
        media_type="text/plain",
        retrieved_at=retrieved_at,
        content=text.encode(),
    )
    patron, client = at("Vardania", text), at("the Kesh Front", text)
    mentions = tuple(
        Mention(
            id=f"{article_id}-m{number}",
            start=span[0],
            end=span[1],
            text=text[slice(*span)],
            form=MentionForm.NAME,
            kind=kind,
            head=span,
            actor=actor,
            chain=None,
        )
        for number, (span, kind, actor) in enumerate(
            [(patron, ActorKind.STATE, "VAR"), (client, ActorKind.ARMED_GROUP, "kesh-front")]
        )
    )
    said = Attribution(
        id=f"{article_id}-s1",
        speaker=(at("its envoy", text),),
        cue=(at("said", text),),
        content=(at("Vardania armed the Kesh Front in 2029", text),),
        speaker_class=SpeakerClass.NAMED,
        capacity=Capacity.OFFICIAL,
    )
    armed = Claim(
        id=f"{article_id}-c1",
        attribution=said.id,
        speaker=Speaker(kind=SpeakerClass.NAMED, capacity=Capacity.OFFICIAL, name="its envoy"),
        claim_kind=ClaimKind.EVENT,
        event_type=EventType.AID,
        quad=2,
        participants=(
            Participant(role=Role.ACTOR, mention=mentions[0].id, actor="VAR", name="Vardania"),
            Participant(role=Role.RECIPIENT, mention=mentions[1].id, actor="kesh-front", name="Kesh Front"),
        ),
        actors=("VAR",),
        recipients=("kesh-front",),
        trigger=at("armed", text),
        evidence=(0, text.index(".") + 1),
        event_time=EventTime(start="2029-01-01", end="2030-01-01", granularity=Granularity.YEAR),
        backing=Backing(kind=BackingKind.WEAPONS, covert=None),
        confidence=0.8,
        why=("verb: arm",),
    )
    silent = Claim(
        id=f"{article_id}-c2",
        speaker=Speaker(kind=SpeakerClass.ORGANISATION, name="The ministry"),
        stance=Stance.NO_REPLY,
        claim_kind=ClaimKind.SILENCE,
        trigger=at("did not reply", text),
        evidence=at("The ministry did not reply.", text),
    )
    year = at("2029", text)
    annotation = Annotation(
        id=article_id,
        article=AnnotatedArticle(
            title=article.title, text=text, language="en", outlet=outlet, published_at=published
        ),
        notices=(Notice(start=0, end=8, kind=NoticeKind.NAME_VARIANT, detail="spelt otherwise elsewhere"),),
        sentences=((0, text.index(".") + 1), (text.index(".") + 2, len(text))),
        mentions=mentions,
        actors=(
            Actor(id="VAR", name="Vardania", kind=ActorKind.STATE, country="VAR", sector=Sector.GOV),
            Actor(
                id="kesh-front",
                name="Kesh Front",
                kind=ActorKind.ARMED_GROUP,
                sector=Sector.REB,
                provisional=True,
            ),
        ),
        times=(
            Time(
                start=year[0],
                end=year[1],
                text="2029",
                type=TimeType.DATE,
                value="2029",
                interval=("2029-01-01", "2030-01-01"),
                granularity=Granularity.YEAR,
            ),
        ),
        attributions=(said,),
        claims=(armed, silent),
    )
    return snapshot, article, annotation, (PartOf(actor="VAR.envoy", parent="VAR", kind=PartOfKind.ORGAN),)


@pytest.fixture
def make() -> Callable[..., Document]:
    return document


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger", create=True) as opened:
        yield opened


@pytest.fixture
def add(ledger: Ledger, run: Run) -> Callable[..., bool]:
    """Adds the article, as the pipeline does."""

    def added(article_id: str = "a-1", *, recorded_at: str = RECORDED, **changes: object) -> bool:
        snapshot, article, annotation, part_of = document(article_id, **changes)  # type: ignore[arg-type]  # changes of any field
        return ledger.add_reading(run, snapshot, article, annotation, part_of, recorded_at)

    return added
