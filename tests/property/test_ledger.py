"""The ledger answers as a plain list would: conditions, two time axes, newest readings."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from blowback.ledger import ClaimFilter, Ledger
from blowback.records import (
    AnnotatedArticle,
    Annotation,
    Article,
    Backing,
    Claim,
    EventTime,
    Participant,
    Published,
    Run,
    Snapshot,
    Speaker,
)
from blowback.text.instants import end_of, instant
from blowback.vocab.claims import BackingKind, ClaimKind, Role
from blowback.vocab.documents import DateBasis
from blowback.vocab.plover import EventType, quad
from blowback.vocab.speech import SpeakerClass, Stance
from blowback.vocab.times import Granularity

DAYS = [f"2031-01-{day:02}" for day in range(1, 7)]
ACTORS = ["VAR", "kesh", "'; --", None]
TEXT = "Talks in Kesh."

days = st.sampled_from(DAYS)
open_days = st.none() | days


class Entry(NamedTuple):
    """One reading, as the plain list holds it."""

    article: str
    annotation: Annotation
    retrieved_at: str
    recorded_at: str


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.none() | st.sampled_from(EventType))
    start, end = sorted((draw(days), draw(days)))
    parts = draw(st.lists(st.sampled_from(ACTORS), max_size=3))
    return Claim(
        id="",
        speaker=Speaker(
            kind=draw(st.sampled_from(SpeakerClass)), actor=draw(st.sampled_from(ACTORS)), name="envoy"
        ),
        stance=draw(st.sampled_from(Stance)),
        claim_kind=draw(st.sampled_from([ClaimKind.EVENT, ClaimKind.STATE, ClaimKind.SILENCE])),
        event_type=kind,
        quad=None if kind is None else quad(kind),
        participants=tuple(
            Participant(role=Role.ACTOR, mention=None, actor=actor, name="x") for actor in parts
        ),
        trigger=(0, 5),
        evidence=(0, 14),
        event_time=draw(
            st.none()
            | st.just(EventTime(start=start, end=end, granularity=Granularity.DAY))
            | st.just(EventTime(start=start, end=None, granularity=Granularity.VAGUE))
            | st.just(EventTime(start=None, end=end, granularity=Granularity.VAGUE))
        ),
        backing=draw(st.none() | st.builds(Backing, kind=st.sampled_from(BackingKind))),
        confidence=draw(st.sampled_from([0.25, 0.5, 1.0])),
    )


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Readings in the order of writing; an article may be read again, by another run."""
    rows: list[Entry] = []
    for number, day in enumerate(sorted(draw(st.lists(days, max_size=6)))):
        name = draw(st.sampled_from(["a", "b", "c"]))
        start, end = draw(open_days), draw(open_days)
        read = draw(st.lists(claims(), max_size=3))
        annotation = Annotation(
            id=name,
            article=AnnotatedArticle(
                title=None,
                text=TEXT,
                language="en",
                outlet=None,
                published_at=Published(start=start, end=end, basis=DateBasis.GIVEN),
            ),
            claims=tuple(
                msgspec.structs.replace(claim, id=f"{name}-{number}-{place}")
                for place, claim in enumerate(read)
            ),
        )
        earlier = [row.retrieved_at for row in rows if row.article == name]
        retrieved = earlier[0] if earlier else f"{draw(days)}T06:00:00Z"
        rows.append(Entry(name, annotation, retrieved, f"{day}T12:00:00Z"))
    return rows


filters = st.builds(
    ClaimFilter,
    actors=st.none() | st.lists(st.sampled_from(ACTORS[:3]), max_size=2).map(tuple),
    others=st.none() | st.lists(st.sampled_from(ACTORS[:3]), max_size=2).map(tuple),
    speakers=st.none() | st.just(("VAR",)),
    speaker_classes=st.none() | st.lists(st.sampled_from(SpeakerClass), max_size=3).map(tuple),
    stances=st.none() | st.lists(st.sampled_from(Stance), max_size=4).map(tuple),
    claim_kinds=st.none() | st.just((ClaimKind.EVENT, ClaimKind.STATE)),
    event_types=st.none() | st.lists(st.sampled_from(EventType), max_size=8).map(tuple),
    quads=st.none() | st.lists(st.integers(1, 4), max_size=3).map(tuple),
    backing=st.none() | st.booleans(),
    happened_from=open_days,
    happened_to=open_days,
    min_confidence=st.none() | st.just(0.5),
)


def known_from(entry: Entry) -> str:
    end = entry.annotation.article.published_at.end
    return instant(end) if end is not None else end_of(entry.retrieved_at)


def plain(
    rows: Iterable[Entry], wanted: ClaimFilter, known_on: str | None, recorded_on: str | None
) -> list[str]:
    """The same answer, the slow way."""
    newest: dict[str, Entry] = {}
    for row in rows:
        if recorded_on is None or row.recorded_at < end_of(recorded_on):
            newest[row.article] = row
    visible = [row for row in newest.values() if known_on is None or known_from(row) <= end_of(known_on)]
    visible.sort(key=lambda row: (known_from(row), row.article))
    return [claim.id for row in visible for claim in row.annotation.claims if holds(claim, wanted)]


def holds(claim: Claim, wanted: ClaimFilter) -> bool:
    """Does a claim meet every condition?"""
    parts = [participant.actor for participant in claim.participants]
    time = claim.event_time
    pairs = [(a, b) for i, a in enumerate(parts) for j, b in enumerate(parts) if i != j]
    one, other = wanted.actors, wanted.others
    conditions = [
        one is None or other is None or any(a in one and b in other for a, b in pairs),
        one is None or any(part in one for part in parts),
        other is None or any(part in other for part in parts),
        wanted.speakers is None or claim.speaker.actor in wanted.speakers,
        wanted.speaker_classes is None or claim.speaker.kind in wanted.speaker_classes,
        wanted.stances is None or claim.stance in wanted.stances,
        wanted.claim_kinds is None or claim.claim_kind in wanted.claim_kinds,
        wanted.event_types is None or claim.event_type in wanted.event_types,
        wanted.quads is None or claim.quad in wanted.quads,
        wanted.backing is None or (claim.backing is not None) == wanted.backing,
        wanted.happened_from is None
        or (time is not None and (time.end is None or instant(time.end) > instant(wanted.happened_from))),
        wanted.happened_to is None
        or (time is not None and (time.start is None or instant(time.start) < end_of(wanted.happened_to))),
        wanted.min_confidence is None or claim.confidence >= wanted.min_confidence,
    ]
    return all(conditions)


def fill(ledger: Ledger, rows: Iterable[Entry]) -> None:
    for number, row in enumerate(rows):
        run = Run(
            id=f"run-{number}",
            started_at=row.recorded_at,
            version=str(number),
            vocabulary="1",
            model="1",
            registry="1",
        )
        sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
        article = Article(id=row.article, text=TEXT, sha256=sha256)
        snapshot = Snapshot(
            sha256=sha256,
            location=row.article,
            media_type="text/plain",
            retrieved_at=row.retrieved_at,
            content=TEXT.encode(),
        )
        assert ledger.add_reading(run, snapshot, article, row.annotation, (), row.recorded_at, reread=True)


@settings(max_examples=60)
@given(entries(), filters, open_days, open_days)
def test_claims_as_a_plain_list_would_give_them(
    rows: list[Entry], wanted: ClaimFilter, known_on: str | None, recorded_on: str | None
) -> None:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l", create=True) as ledger:
        fill(ledger, rows)
        found = ledger.claims(wanted, as_known_on=known_on, as_recorded_on=recorded_on)
        assert [row.claim.id for row in found] == plain(rows, wanted, known_on, recorded_on)
        held = {claim.id: claim for row in rows for claim in row.annotation.claims}
        assert all(row.claim == held[row.claim.id] for row in ledger.claims())


@settings(max_examples=30)
@given(entries(), days)
def test_nothing_later_leaks_into_a_view_as_known_on_a_date(rows: list[Entry], day: str) -> None:
    """The view as of a day is that of a ledger built only from what was published by then."""
    once = list({row.article: row for row in rows}.values())
    early = [row for row in once if known_from(row) <= end_of(day)]
    with tempfile.TemporaryDirectory() as folder:
        views = []
        for name, held in (("all", once), ("early", early)):
            with Ledger.open(Path(folder) / name, create=True) as ledger:
                fill(ledger, held)
                views.append(
                    [(row.claim, row.article, row.known_from) for row in ledger.claims(as_known_on=day)]
                )
        assert views[0] == views[1]
