"""A ledger of a million claims of an invented world, made from a seed through the ledger's own writing.

    python -m tests.bench.generated FOLDER [ARTICLES]

Short articles of ten claims by twenty outlets over five years. Who takes part follows Zipf's law over 600
actors (states with organs, armed groups with factions, others); how many take part, kinds, types, backing,
states, positions, expectations, silences, times, quantities and speakers are mixed as in what is read from
the sample dispatches (shares rounded). One article in twelve has what another outlet had just before, word
for word. Texts are compared as wholes alone: sentences of one maker are all akin.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from blowback.ledger import CopyIndex, Ledger
from blowback.records import (
    Actor,
    AnnotatedArticle,
    Annotation,
    Article,
    Attribution,
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
    Span,
    Speaker,
    State,
)
from blowback.relate.episodes.keys import keys_of
from blowback.relate.families import Linker
from blowback.text.ids import digest
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
from blowback.vocab.documents import DateBasis
from blowback.vocab.plover import EventType, quad
from blowback.vocab.speech import Capacity, SpeakerClass, Stance
from blowback.vocab.times import Granularity

SEED = 20310501
ARTICLES = 100_000
CLAIMS = 10  # of an article
ACTORS = 600
FIRST, DAYS = date(2031, 1, 1), 1826
_PAPERS = "Courier Post Herald Mirror Globe Tribune Argus Echo Star Sun"
_AGENCIES = "Tarn Kesh Orle Vessa Mard Ilmere Sorn Dell Brack Ostra"
OUTLETS = (
    *(f"The {name}" for name in _PAPERS.split(" ")),
    *(f"{name} Agency" for name in _AGENCIES.split(" ")),
)
_SOUNDS = "va ke so tar il mor du ren os bra li ten ga mir no sel pra du hol ve zan ri ko"
_SYLLABLES = _SOUNDS.split(" ")
_COPIED = 12  # one article in so many
_PRIVATE = 0.02  # of participants
_COUNTED = 0.4  # of attacks


def _shares(table: str) -> tuple[tuple[str, ...], list[float]]:
    """``name share`` pairs as values and cumulative weights."""
    words = table.split()
    return tuple(words[::2]), list(accumulate(map(float, words[1::2])))


KINDS = _shares("event 750 state 212 position 13 silence 25")
KNOWN = {  # how many known actors take part, by kind
    ClaimKind.EVENT: _shares("0 142 1 393 2 199 3 16"),
    ClaimKind.STATE: _shares("0 4 1 50 2 155 3 3"),
    ClaimKind.POSITION: _shares("1 10 2 3"),
    ClaimKind.SILENCE: _shares("0 3 1 23"),
}
TYPES = _shares(
    "ASSAULT 244 ACCUSE 73 AGREE 62 CONSULT 54 SUPPORT 52 AID 46 COERCE 40 REQUEST 40 RETREAT 33 SANCTION 32 "
    "REJECT 23 CONCEDE 13 THREATEN 13 PROTEST 7 MOBILIZE 7 COOPERATE 4"
)
STATES = _shares(
    "leadership 78 role 78 recognition 9 ceasefire 7 offshoot 7 strength 5 membership 5 alliance 5 "
    "formation 5 sanction 4 relations 3 designation 3"
)
MODALITIES = _shares(
    "actual 885 requested 31 intended 27 promised 23 expected 13 hypothetical 11 threatened 9 wished 3"
)
FACTUALITIES = _shares("CT+ 938 CT- 51 PS+ 8 PS- 3")  # of what is told as done
BACKINGS = _shares(
    "unspecified 23 weapons 15 funding 7 sanctuary 7 prisoners 4 materiel 3 training 3 fighters 2"
)
PHASES = _shares("given 88 refused 8 starts 2 sought 2")
EXPECTATIONS = _shares("demanded 29 promised 20 threatened 12 expected 8")
SPEAKERS = _shares("outlet 546 organisation 229 named 149 anonymous 60 document 16")
CAPACITIES = _shares("none 30 official 215 party 92 military 54 other 16 witness 8 expert 3")
TIMES = _shares("none 785 day 119 month 53 year 27")


class World(NamedTuple):
    """Who there is, how often each is told of, and who counts for whom."""

    actors: tuple[Actor, ...]
    weights: list[float]
    part_of: dict[str, PartOf]


class Draft:
    """The text of an article while it is written, with the mentions in it."""

    def __init__(self) -> None:
        self.text = ""
        self.mentions: list[Mention] = []
        self.actors: dict[str, Actor] = {}

    def say(self, words: str) -> Span:
        """Adds words; where they stand."""
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def name(self, actor: Actor) -> Mention:
        """Adds a name."""
        start, end = self.say(actor.name)
        self.actors[actor.id] = actor
        mention = Mention(
            id=f"m{len(self.mentions)}",
            start=start,
            end=end,
            text=actor.name,
            form=MentionForm.NAME,
            kind=actor.kind,
            head=(start, end),
            actor=actor.id,
        )
        self.mentions.append(mention)
        return mention


def world(chance: random.Random) -> World:
    """The actors, the most told of first: states and groups among them, then their parts and others."""
    names: dict[str, None] = {}
    while len(names) < ACTORS:
        names.setdefault("".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).capitalize())
    kinds = [ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.PERSON, ActorKind.COMPANY, ActorKind.IGO]
    actors: list[Actor] = []
    part_of: dict[str, PartOf] = {}
    wholes: list[Actor] = []
    for number, name in enumerate(names):
        if number >= 8 and number % 3 == 2:  # a part of one who is told of more often
            whole = wholes[min(int(chance.paretovariate(0.7)) - 1, len(wholes) - 1)]
            actor, row = _part(whole, name, number)
            part_of[actor.id] = row
        else:
            kind = chance.choices(kinds, (5, 4, 2, 1, 1))[0] if number > 1 else kinds[number]
            words = {ActorKind.ARMED_GROUP: f"{name} Front", ActorKind.PERSON: f"Orl {name}"}
            actor = Actor(id=f"g{number:03}", name=words.get(kind, name), kind=kind)
            wholes.append(actor)
        actors.append(actor)
    return World(tuple(actors), list(accumulate(1 / rank for rank in range(1, ACTORS + 1))), part_of)


def _part(whole: Actor, name: str, number: int) -> tuple[Actor, PartOf]:
    if whole.kind is ActorKind.STATE:
        kind, called, how = ActorKind.MILITARY, f"{name} army", PartOfKind.ORGAN
    else:
        kind, called, how = ActorKind.FACTION, f"{name} wing", PartOfKind.FACTION
    actor = Actor(id=f"{whole.id}.{number}", name=called, kind=kind)
    return actor, PartOf(actor=actor.id, parent=whole.id, kind=how)


# --- one article ----------------------------------------------------------------------------------


class Author:
    """Writes articles from a seed."""

    def __init__(self, seed: int = SEED) -> None:
        self.chance = random.Random(seed)
        self.world = world(self.chance)

    def one_of(self, table: tuple[Sequence[str], list[float]]) -> str:
        """A value of a table of shares."""
        return self.chance.choices(table[0], cum_weights=table[1])[0]

    def somebody(self) -> Actor:
        """An actor by Zipf's law, or, now and then, a private person."""
        if self.chance.random() < _PRIVATE:
            first, last = ("".join(self.chance.choices(_SYLLABLES, k=2)).capitalize() for _ in range(2))
            name = f"{first} {last}"
            return Actor(id=f"x.{digest('person', name)}", name=name, kind=ActorKind.PERSON, provisional=True)
        return self.chance.choices(self.world.actors, cum_weights=self.world.weights)[0]

    def article(self, name: str, day: date, outlet: str) -> tuple[Article, Annotation, tuple[PartOf, ...]]:
        """A short article with its reading."""
        draft = Draft()
        said: list[Attribution] = []
        claims = [self._claim(draft, said, name, number, day) for number in range(CLAIMS)]
        published = Published(
            start=day.isoformat(), end=(day + timedelta(days=1)).isoformat(), basis=DateBasis.GIVEN
        )
        article = Article(
            id=name,
            text=draft.text,
            sha256=hashlib.sha256(draft.text.encode()).hexdigest(),
            language="en",
            outlet=outlet,
            published_at=published,
        )
        annotation = Annotation(
            id=name,
            article=AnnotatedArticle(
                title=None, text=draft.text, language="en", outlet=outlet, published_at=published
            ),
            mentions=tuple(draft.mentions),
            actors=tuple(draft.actors.values()),
            attributions=tuple(said),
            claims=tuple(claims),
        )
        rows = tuple(self.world.part_of[each] for each in draft.actors if each in self.world.part_of)
        return article, annotation, rows

    def _claim(self, draft: Draft, said: list[Attribution], article: str, number: int, day: date) -> Claim:
        kind = ClaimKind(self.one_of(KINDS))
        speaker, who = self._speaker()
        start = len(draft.text)
        participants = []
        for place in range(int(self.one_of(KNOWN[kind]))):
            mention = draft.name(self.somebody())
            role = Role.ACTOR if place == 0 else Role.RECIPIENT if place == 1 else Role.AGAINST
            participants.append(
                Participant(role=role, mention=mention.id, actor=mention.actor, name=mention.text)
            )
            if place == 0:
                draft.say(" ")
        fields, word, quantity = self._content(
            kind, [str(each.actor) for each in participants], article, number
        )
        trigger = draft.say(word)
        draft.say(f" {quantity.text}" if quantity is not None else "")
        time = self._time(day)
        draft.say(f" {time.text}" if time is not None else "")
        attribution = None
        if speaker.kind is not SpeakerClass.OUTLET:
            content = (start, len(draft.text))
            draft.say(", ")
            voice = draft.say(who)
            cue = draft.say(" said")
            attribution = f"a{len(said)}"
            said.append(
                Attribution(
                    id=attribution,
                    speaker=(voice,),
                    cue=(cue,),
                    content=(content,),
                    speaker_actor=speaker.actor,
                    speaker_class=speaker.kind,
                    capacity=speaker.capacity,
                )
            )
        end = draft.say(".")[1]
        draft.say(" ")
        return Claim(
            id=digest("claim", article, number),
            attribution=attribution,
            speaker=speaker,
            claim_kind=kind,
            participants=tuple(participants),
            actors=tuple(str(each.actor) for each in participants[:1]),
            recipients=tuple(str(each.actor) for each in participants[1:2]),
            trigger=trigger,
            evidence=(start, end),
            event_time=time,
            quantities=(quantity,) if quantity is not None else (),
            confidence=round(self.chance.uniform(0.3, 1.0), 4),
            **fields,
        )

    def _content(
        self, kind: ClaimKind, known: list[str], article: str, number: int
    ) -> tuple[dict[str, Any], str, Quantity | None]:
        """What a claim says beside who takes part, with its word and count."""
        if kind is ClaimKind.SILENCE:
            return {"stance": Stance.NO_COMMENT}, "did not comment", None
        if kind is ClaimKind.STATE:
            state = StateKind(self.one_of(STATES))
            value = self.chance.choice(("improved", "worsened")) if state is StateKind.RELATIONS else None
            return {"state": State(kind=state, value=value), "extent": Extent.ONGOING}, str(state), None
        if kind is ClaimKind.POSITION:
            side = self.chance.choice((Side.FOR, Side.AGAINST))
            return {"position": Position(on=None, side=side), "extent": Extent.ONGOING}, f"is {side}", None
        event = EventType(self.one_of(TYPES))
        modality = Modality(self.one_of(MODALITIES))
        certain = Factuality(self.one_of(FACTUALITIES))
        fields: dict[str, Any] = {
            "event_type": event,
            "quad": quad(event),
            "modality": modality,
            "factuality": certain if modality is Modality.ACTUAL else Factuality.UNKNOWN,
        }
        if event is EventType.AID:
            backing = BackingKind(self.one_of(BACKINGS))
            fields["backing"] = Backing(kind=backing, phase=BackingPhase(self.one_of(PHASES)))
        if modality not in (Modality.ACTUAL, Modality.HYPOTHETICAL) and len(known) > 1:
            fields["expectation"] = Expectation(
                kind=ExpectationKind(self.one_of(EXPECTATIONS)),
                holder=known[0],
                of=known[1],
                content=digest("claim", article, number),
            )
        killed = (
            self.chance.randrange(1, 40) if event is EventType.ASSAULT and self.chance.random() < 0.4 else 0
        )
        quantity = Quantity(what="killed", low=killed, high=killed, text=f"{killed} men") if killed else None
        return fields, event.value.lower(), quantity

    def _speaker(self) -> tuple[Speaker, str]:
        kind = SpeakerClass(self.one_of(SPEAKERS))
        if kind is SpeakerClass.OUTLET:
            return Speaker(kind=kind), ""
        told = self.one_of(CAPACITIES)
        capacity = None if told == "none" else Capacity(told)
        if kind is SpeakerClass.ANONYMOUS:
            return Speaker(kind=kind, capacity=capacity, name="an official"), "an official"
        actor = self.chance.choices(self.world.actors, cum_weights=self.world.weights)[0]
        return Speaker(kind=kind, capacity=capacity, name=actor.name, actor=actor.id), actor.name

    def _time(self, day: date) -> EventTime | None:
        told = self.one_of(TIMES)
        if told == "none":
            return None
        when = day - timedelta(days=int(self.chance.expovariate(1 / 6)))
        if told == "day":
            span, text = (when, when + timedelta(days=1)), f"on {when}"
        elif told == "month":
            first = when.replace(day=1)
            span, text = (first, (first + timedelta(days=32)).replace(day=1)), f"in {when:%Y-%m}"
        else:
            span, text = (date(when.year, 1, 1), date(when.year + 1, 1, 1)), f"in {when.year}"
        return EventTime(
            start=span[0].isoformat(), end=span[1].isoformat(), granularity=Granularity(told), text=text
        )

    def documents(self, articles: int) -> Iterator[tuple[Snapshot, Article, Annotation, tuple[PartOf, ...]]]:
        """So many articles in order of publication, some of them what another outlet had just before."""
        before = self.chance.getstate()
        for number in range(articles):
            day = FIRST + timedelta(days=number * DAYS // articles)
            outlet = self.chance.choice(OUTLETS)
            now = self.chance.getstate()
            if number % _COPIED == _COPIED - 1:
                self.chance.setstate(before)
            before = self.chance.getstate()
            article, annotation, rows = self.article(f"n{number:06}", day, outlet)
            if number % _COPIED == _COPIED - 1:
                self.chance.setstate(now)
            yield _snapshot(article, day), article, annotation, rows


def _snapshot(article: Article, day: date) -> Snapshot:
    content = article.text.encode()
    return Snapshot(
        sha256=article.sha256,
        location=f"{article.id}.txt",
        media_type="text/plain",
        retrieved_at=f"{day}T20:00:00Z",
        content=content,
    )


class Wholes(Linker):
    """Compares texts as wholes, without passages."""

    def __call__(self, index: CopyIndex, number: int, article: Article, **told: Any) -> None:
        super().__call__(index, number, article, **(told | {"read": False}))


def build(folder: Path, articles: int = ARTICLES, *, seed: int = SEED) -> None:
    """Makes the ledger in a folder."""
    run = Run(
        id="generated", started_at=f"{FIRST}T00:00:00Z", version="1", vocabulary="1", model="1", registry="1"
    )
    linker = Wholes()
    with Ledger.open(folder, create=True) as ledger:
        for pragma in (
            "synchronous = OFF",
            "cache_size = -400000",
        ):  # nothing is lost that cannot be made again
            ledger._connection.execute(f"PRAGMA {pragma}")
        for number, (snapshot, *document) in enumerate(Author(seed).documents(articles)):
            _, annotation, part_of = document
            keys = keys_of(annotation, part_of)
            ledger.add_reading(
                run, snapshot, *document, snapshot.retrieved_at, comparer=linker, happenings=keys
            )
            if number % 1000 == 999:
                print(f"{number + 1} articles", file=sys.stderr, flush=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]), *map(int, sys.argv[2:3]))
