"""An invented world told in claims: what is related can be asked without reading a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from blowback.ledger import Judgement, Ledger, LedgerClaim
from blowback.records import (
    Actor,
    AnnotatedArticle,
    Annotation,
    Article,
    Backing,
    Claim,
    EventTime,
    Expectation,
    Mention,
    Participant,
    PartOf,
    Position,
    Published,
    Quantity,
    Run,
    Snapshot,
    Speaker,
    State,
    Turn,
)
from blowback.relate.episodes import episodes
from blowback.relate.episodes.keys import keys_of
from blowback.relate.ties import ties
from blowback.relate.turns import turns
from blowback.relate.view import View
from blowback.vocab.actors import ActorKind, MentionForm, PartOfKind
from blowback.vocab.claims import (
    BackingKind,
    BackingPhase,
    ClaimKind,
    ExpectationKind,
    Extent,
    Factuality,
    Modality,
    Role,
    Side,
    StateKind,
)
from blowback.vocab.plover import EventType, plover
from blowback.vocab.speech import Capacity, SpeakerClass, Stance
from blowback.vocab.times import Granularity

NAMES = {
    "VAR": ("Vardania", ActorKind.STATE),
    "OST": ("Ostrea", ActorKind.STATE),
    "kesh": ("Kesh Front", ActorKind.ARMED_GROUP),
    "kesh-north": ("Northern Kesh", ActorKind.FACTION),
    "kesh-young": ("Young Kesh", ActorKind.ARMED_GROUP),
    "var.army": ("Vardanian army", ActorKind.MILITARY),
    "VAR.LAB": ("Vardanian workers", ActorKind.POPULATION),
}
PUBLISHED = "2031-06-01"
SILENT = "silent.txt"
RECORDED = "2031-07-01T00:00:00Z"


class World:
    """Tells claims one after another; ``view`` is what relating sees of them."""

    def __init__(self) -> None:
        self.rows: list[LedgerClaim] = []
        self.people = {each: Actor(id=each, name=name, kind=kind) for each, (name, kind) in NAMES.items()}
        self.parts = [
            PartOf(actor="var.army", parent="VAR", kind=PartOfKind.ORGAN),
            PartOf(actor="kesh-north", parent="kesh", kind=PartOfKind.FACTION),
            PartOf(actor="VAR.LAB", parent="VAR", kind=PartOfKind.PEOPLE),
        ]
        self.mentions: list[Mention] = []
        self.texts: dict[str, str] = {}
        self.judged: list[Judgement] = []
        self._dated: dict[str, str] = {}

    def tell(
        self,
        actor: str | Sequence[str] | None,
        what: EventType | None = None,
        recipient: str | None = None,
        *,
        mode: str | None = None,
        day: str | None = None,
        until: str | None = None,
        article: str = "a.txt",
        published: str = PUBLISHED,
        text: str | None = None,
        says: str | None = None,
        speaker_actor: str | None = None,
        speaker_class: SpeakerClass | None = None,
        capacity: Capacity | None = None,
        against: str | None = None,
        owners: Sequence[str] = (),
        backing: BackingKind | None = None,
        phase: BackingPhase = BackingPhase.GIVEN,
        covert: bool | None = None,
        state: tuple[StateKind, str | None] | None = None,
        side: Side | None = None,
        on: str | None = None,
        killed: int | None = None,
        expects: tuple[ExpectationKind, str, str | None, str] | None = None,
        **fields: Any,
    ) -> str:
        """Adds a claim; gives its id."""
        if self._dated.setdefault(article, published) != published:
            article = f"{article} of {published}"
        number = len(self.rows)
        start = len(self.texts.get(article, ""))
        sentence = text or f"Sentence {number} of {article}. "
        self.texts[article] = self.texts.get(article, "") + sentence
        actors = [actor] if isinstance(actor, str) else list(actor or ())
        roles = [(Role.ACTOR, a) for a in actors] + [(Role.RECIPIENT, recipient), (Role.AGAINST, against)]
        roles += [(Role.INSTRUMENT_OWNER, each) for each in owners]
        kind = ClaimKind.STATE if state else ClaimKind.POSITION if side else ClaimKind.EVENT
        lasting = kind is not ClaimKind.EVENT
        claim = Claim(
            id=fields.pop("id", f"c{number:03}"),
            speaker=Speaker(
                kind=speaker_class or (SpeakerClass.NAMED if says else SpeakerClass.OUTLET),
                name=says,
                actor=speaker_actor,
                capacity=capacity,
            ),
            claim_kind=fields.pop("claim_kind", kind),
            event_type=what,
            mode=mode,
            quad=plover().types[what].quad if what else None,
            participants=tuple(self._participant(r, a) for r, a in roles if a is not None),
            state=State(kind=state[0], value=state[1]) if state else None,
            position=Position(on=on, side=side) if side else None,
            extent=fields.pop("extent", Extent.ONGOING if lasting else Extent.SINGLE),
            backing=Backing(kind=backing, phase=phase, covert=covert) if backing else None,
            expectation=None
            if expects is None
            else Expectation(kind=expects[0], holder=expects[1], of=expects[2], content=expects[3]),
            event_time=None
            if day is None
            else EventTime(start=day, end=until or _next(day), granularity=Granularity.DAY, text=day),
            quantities=()
            if killed is None
            else (Quantity(what="killed", low=killed, high=killed, text=str(killed)),),
            trigger=(start, start + 1),
            evidence=(start, start + len(sentence.strip())),
            **fields,
        )
        self.rows.append(
            LedgerClaim(
                claim=claim,
                article=article,
                outlet="The Courier",
                published_at=Published(start=published, end=_next(published)),
                known_from=f"{_next(published)}T00:00:00Z",
                recorded_at=RECORDED,
                run="r",
            )
        )
        return claim.id

    def person(self, actor: str, name: str, **fields: Any) -> str:
        """Adds somebody whom no registry knows."""
        self.people[actor] = Actor(id=actor, name=name, kind=ActorKind.PERSON, provisional=True, **fields)
        self.mentions.append(
            Mention(
                id=f"m-{actor}",
                start=0,
                end=len(name),
                text=name,
                form=MentionForm.NAME,
                kind=ActorKind.PERSON,
                head=(0, 1),
                actor=actor,
            )
        )
        return actor

    def _participant(self, role: Role, actor: str) -> Participant:
        if actor not in self.people:
            return Participant(role=role, mention=None, actor=None, name=actor)
        return Participant(role=role, mention=None, actor=actor, name=self.people[actor].name)

    def view(self, **how: Any) -> View:
        """What relating sees."""
        return View(self.ledger(), **how)

    def ledger(self) -> Ledger:
        """A ledger, in memory, that holds what was told so far."""
        ledger = Ledger.in_memory()
        for document in self.documents():
            ledger.add_reading(*document, happenings=keys_of(*document[3:5]))
        for judgement in self.judged:
            ledger.judge(judgement)
        return ledger

    def documents(
        self,
    ) -> Iterator[tuple[Run, Snapshot, Article, Annotation, Sequence[PartOf], str]]:
        """What was told, as a ledger takes it."""
        run = Run(id="r", started_at=RECORDED, version="1", vocabulary="1", model="1", registry="1")
        for article in dict.fromkeys(row.article for row in self.rows) or [SILENT]:
            rows = [row for row in self.rows if row.article == article]
            yield run, *self._document(article, rows), self.parts, RECORDED

    def _document(self, article: str, rows: Sequence[LedgerClaim]) -> tuple[Snapshot, Article, Annotation]:
        longest = max((row.claim.evidence[1] for row in rows), default=0)
        text = self.texts.get(article, "Nothing is told. ").ljust(longest)
        published = rows[0].published_at if rows else Published()
        sha256 = hashlib.sha256(f"{article} {text}".encode()).hexdigest()
        snapshot = Snapshot(
            sha256=sha256,
            location=article,
            media_type="text/plain",
            retrieved_at=RECORDED,
            content=text.encode(),
        )
        clean = Article(
            id=article,
            text=text,
            sha256=sha256,
            language="en",
            outlet="The Courier",
            published_at=published,
        )
        annotation = Annotation(
            id=article,
            article=AnnotatedArticle(
                title=None,
                text=text,
                language="en",
                outlet="The Courier",
                published_at=published,
            ),
            mentions=tuple(each for each in self.mentions if each.end <= len(text)),
            actors=tuple(self.people.values()),
            claims=tuple(row.claim for row in rows),
        )
        return snapshot, clean, annotation


def turns_of(world: World) -> list[Turn]:
    """The turns that a world's episodes and ties make."""
    view = world.view()
    return list(turns(view, episodes(view), ties(view)))


def _next(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day[:10]) + timedelta(days=1)).isoformat()


DENIED = {"factuality": Factuality.CERTAIN_NOT, "stance": Stance.DENIES}
ASKED = {"modality": Modality.REQUESTED, "factuality": Factuality.UNKNOWN}
EXPECTED = {"modality": Modality.EXPECTED, "factuality": Factuality.UNKNOWN}
