"""What of a claim, or of an event word given from outside, is compared with others?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.records import ClaimPlace, EventTime, Participant, Span
from blowback.relate.episodes.words import Sentence, is_anybody, sentence, tells_rare, trigger
from blowback.relate.held import LEAST
from blowback.relate.rollup import Rollup
from blowback.vocab.claims import ClaimKind, Extent, Modality, Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import Stance
from blowback.vocab.times import Granularity

# a claim that is right less often tells nothing; one below ``LEAST``, what its article tells beside it
DOUBTED = 0.35
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
_POINTING = re.compile(
    r"\b(?:the|this|that|these|those|its|their|his|her)\s+(?:[\w'’-]+\s+){0,2}\Z", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:second|third|further|separate|new|similar|fresh|additional))\s+(?:[\w-]+\s+)?\Z",
    re.IGNORECASE,
)

_NEXT = re.compile(r"\s+([^\W\d_]+)")
_ALSO = re.compile(r"\b(?:also|separately|meanwhile|later)\s+(?:\w+\s+)?\Z", re.IGNORECASE)

# two-sided happenings: who is named first says nothing of who began
MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})


class Window(NamedTuple):
    """From which day to which day something happened, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days are between the two?"""
        return self.last - self.first


class Side(NamedTuple):
    """Those on one side of a happening.

    Attributes:
        known: who is known, with those whom they count for.
        roots: those whom they count for in the end.
        called: what those are called who are not known.
    """

    known: frozenset[str] = frozenset()
    roots: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.known or self.called)

    def __or__(self, other: Side) -> Side:
        return Side(self.known | other.known, self.roots | other.roots, self.called | other.called)


class Where(NamedTuple):
    """A place: its name, its country and its point, as far as they are known."""

    name: str
    country: str | None
    point: tuple[float, float] | None


class Telling(NamedTuple):
    """What is compared of a claim, or of all that one article tells of one happening.

    Attributes:
        key: the id of the claim.
        order: sorts tellings by when they became known.
        words: the words that tell the happening, each by its stems.
        when: the days on which it happened; ``None`` where none is told.
        published: the day from which the article counts; ``None`` where unknown.
        figures: for each thing counted, the bounds that are told.
        party_names: the words by which its participants are called.
        pointing: whether the words point back at something told before; ``None`` for verbs and the like.
        denied: whether it is told not to have been so; ``by`` says whether somebody denies it.
        answered_for: whether its doer is he who claims it, denies it or is blamed for it.
        answering: whether it is told as the answer to another deed ("struck back").
        doubted: whether the claim is a mere guess, unless its own article tells the same beside it.
    """

    key: str
    article: str
    order: tuple[str, str, Span, str]
    type: EventType | None
    mode: str | None
    words: frozenset[frozenset[str]]
    actors: Side
    recipients: Side
    when: Window | None
    published: int | None
    place: Where | None
    figures: Mapping[str, frozenset[tuple[int | None, int | None]]]
    said: Sentence
    party_names: frozenset[str]
    evidence: Span
    pointing: bool | None = None
    another: bool = False
    also: bool = False
    denied: bool = False
    denied_by: bool = False
    answered_for: bool = False
    answering: bool = False
    doubted: bool = False

    @property
    def is_vague(self) -> bool:
        """Could this be any of several happenings: no week, no place, no count, and nothing that is rare?"""
        if any(map(tells_rare, self.words)):
            return False
        dated = self.when is not None and self.when.days <= 7
        return not dated and self.place is None and not self.figures

    def roles(self) -> tuple[Side, Side]:
        """Who acts and who is acted upon; both together where the happening is mutual."""
        if self.type in MUTUAL:
            both = self.actors | self.recipients
            return both, Side()
        return self.actors, self.recipients


def is_told(row: LedgerClaim) -> bool:
    """Does a claim tell a single happening, be it to say that it was not?"""
    claim = row.claim
    return (
        claim.confidence >= DOUBTED
        and claim.claim_kind is ClaimKind.EVENT
        and claim.modality is Modality.ACTUAL
        and claim.extent is Extent.SINGLE
        and claim.event_type is not None
    )


def telling(row: LedgerClaim, words: str, rollup: Rollup) -> Telling:
    """What of a claim is compared?

    Args:
        row: the claim, with its article.
        words: the words of its evidence.
        rollup: who counts for whom.
    """
    claim = row.claim
    start, end = (each - claim.evidence[0] for each in claim.trigger)
    behind = _next_word(words[end:])
    return Telling(
        key=claim.id,
        article=row.article,
        order=(row.known_from, row.article, claim.trigger, claim.id),
        type=claim.event_type,
        mode=claim.mode,
        words=frozenset({trigger(words[start:end], behind)}),
        actors=side(claim.participants, (Role.ACTOR,), rollup),
        recipients=side(claim.participants, (Role.RECIPIENT, Role.BENEFICIARY), rollup),
        when=window(claim.event_time),
        published=_published(row),
        place=where(claim.place),
        figures={q.what: frozenset({(q.low, q.high)}) for q in claim.quantities},
        said=sentence(words),
        party_names=frozenset(n for p in claim.participants for n in p.name.casefold().split()),
        evidence=claim.evidence,
        pointing=bool(_POINTING.search(words[:start])) or None,
        another=bool(_ANOTHER.search(words[:start])),
        also=bool(_ALSO.search(words[:start])),
        denied=claim.factuality.is_negative,
        denied_by=claim.stance is Stance.DENIES,
        answered_for=claim.responsibility is not None,
        answering=behind == "back" and claim.event_type is EventType.ASSAULT,
        doubted=claim.confidence < LEAST,
    )


def _next_word(behind: str) -> str:
    found = _NEXT.match(behind)
    return found.group(1) if found else ""


def side(participants: Iterable[Participant], roles: tuple[Role, ...], rollup: Rollup) -> Side:
    """Who stands on a side, with all whom they count for?"""
    known: set[str] = set()
    roots: set[str] = set()
    called: set[str] = set()
    for each in participants:
        if each.role not in roles:
            continue
        if each.actor is not None:
            root = rollup.whole(each.actor, members=True)
            known |= {each.actor, rollup.whole(each.actor), root}
            roots.add(root)
        else:
            called |= named(each.name)
    return Side(frozenset(known), frozenset(roots), frozenset(called))


def named(name: str) -> frozenset[str]:
    """What are those called who are not known, without counts and words that fit anybody?"""
    said = sentence(f"- {name}")
    return frozenset(word for word in said.words if not is_anybody(word))


def window(time: EventTime | None) -> Window | None:
    """On which days did it happen, where that is told?"""
    if time is None or time.granularity is Granularity.VAGUE or (time.start is None and time.end is None):
        return None
    first = FIRST if time.start is None else _day(time.start)
    last = LAST if time.end is None else _day(time.end, ends=True)
    return Window(min(first, last), max(first, last))


def _day(written: str, *, ends: bool = False) -> int:
    """The number of a day; of an instant at which an interval ends, that of the last day in it."""
    day = date.fromisoformat(written[:10].rjust(10, "0")).toordinal()
    midnight = not written[11:].strip("0:Z")
    return day - 1 if ends and midnight else day


def _published(row: LedgerClaim) -> int | None:
    written = row.published_at.start or row.published_at.end
    return None if written is None else _day(written)


def where(place: ClaimPlace | None) -> Where | None:
    """Where did it happen, as far as it is told?"""
    if place is None:
        return None
    point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    return Where((place.name or place.text).casefold(), place.country, point)


def together(tellings: Iterable[Telling]) -> Telling:
    """What do several tellings of one happening tell together?"""
    told = sorted(tellings, key=lambda t: t.order)
    if len(told) == 1:
        return told[0]
    first = told[0]
    whole = [t for t in told if not t.denied] or told
    dated = sorted((t.when for t in told if t.when is not None), key=lambda w: (w.days, w))
    places = [t.place for t in told if t.place is not None]
    figures: dict[str, frozenset[tuple[int | None, int | None]]] = {}
    for each in told:
        for what, bounds in each.figures.items():
            figures[what] = figures.get(what, frozenset()) | bounds
    actors, recipients = Side(), Side()
    for each in told:
        actors, recipients = actors | each.actors, recipients | each.recipients
    modes = [t.mode for t in whole if t.mode is not None]
    return first._replace(
        type=whole[0].type,
        mode=modes[0] if modes else None,
        words=frozenset(word for t in told for word in t.words),
        actors=actors,
        recipients=recipients,
        when=dated[0] if dated else None,
        place=places[0] if places else None,
        figures=figures,
        said=Sentence(
            frozenset(n for t in told for n in t.said.names),
            frozenset(n for t in told for n in t.said.figures),
            frozenset(n for t in told for n in t.said.words),
        ),
        party_names=frozenset(n for t in told for n in t.party_names),
        pointing=None,
        another=False,
        also=False,
        denied=all(t.denied for t in told),
        denied_by=any(t.denied_by for t in told if t.denied),
    )
