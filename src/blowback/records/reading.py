"""What is read from one document, on its way from stage to stage into the ledger.

Everything that one stage hands to another, that the ledger keeps or that ``annotate`` prints is one
of these. Spans are half-open Unicode code-point offsets ``(start, end)`` into the text of the
article. Dates are ISO 8601 strings in UTC, so that their order is the order of time; intervals are
half-open, ``None`` is open or unknown. Records check their own invariants; what comes from outside is
decoded at the door, and the inside trusts. They stand in one file, long as it is, because it is where the
stages meet: whoever reads one of them wants the others at hand.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from blowback.vocab.actors import ActorKind, MentionForm, PartOfKind, Sector
from blowback.vocab.claims import (
    BackingKind,
    BackingPhase,
    CausalRelation,
    ClaimKind,
    ExpectationKind,
    Extent,
    Factuality,
    Measure,
    Modality,
    Responsibility,
    Role,
    Side,
    StateKind,
)
from blowback.vocab.documents import DateBasis, NoticeKind
from blowback.vocab.plover import EventType, plover
from blowback.vocab.speech import Capacity, SpeakerClass, Stance
from blowback.vocab.times import Granularity, TimeType

SCHEMA = "blowback.annotation/1"

Span = tuple[int, int]
Interval = tuple[str | None, str | None]
Score = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What all records share: frozen, named fields, nothing unknown.

    A record holds what was there before it, and so is in no circle: Python need not look for it in any
    (``gc=False``). An answer holds some hundred thousand of them.
    """


def _check_span(span: Span, what: str) -> None:
    if not 0 <= span[0] <= span[1]:
        raise ValueError(f"{what}: expected 0 <= start <= end, got {span}")


# --- documents ------------------------------------------------------------------------------------


class Published(Record, frozen=True, kw_only=True):
    """When was an article published, as an interval, and how do we know?"""

    start: str | None = None
    end: str | None = None
    basis: DateBasis = DateBasis.UNKNOWN
    why: str | None = None


class Notice(Record, frozen=True, kw_only=True):
    """What should a reader know about a stretch of an article before trusting it?"""

    start: int
    end: int
    kind: NoticeKind
    detail: str


class Snapshot(Record, frozen=True, kw_only=True):
    """The bytes as they were retrieved, with where from and when."""

    sha256: str
    location: str
    media_type: str
    retrieved_at: str
    content: bytes


class Article(Record, frozen=True, kw_only=True):
    """The clean text of one document; ``notices`` mark what in it is not reporting."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_at: Published = Published()
    notices: tuple[Notice, ...] = ()
    targets: tuple[Span, ...] = ()


class SetAside(Record, frozen=True, kw_only=True):
    """A document that could not be read: which, and why. It becomes an issue row."""

    location: str
    reason: str
    detail: str


# --- what is in a text ----------------------------------------------------------------------------


class Mention(Record, frozen=True, kw_only=True):
    """A name, noun phrase or pronoun that refers to somebody or something that can act."""

    id: str
    start: int
    end: int
    text: str
    form: MentionForm
    kind: ActorKind
    head: Span
    actor: str | None = None
    chain: str | None = None

    def __post_init__(self) -> None:
        _check_span((self.start, self.end), "mention")


class ActorRole(Record, frozen=True, kw_only=True):
    """A title that somebody holds in an organisation, from when to when."""

    title: str
    organization: str | None = None
    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")


class Actor(Record, frozen=True, kw_only=True):
    """Who is meant: a registry entry, or a provisional one made from the text (``provisional``)."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    wikidata: str | None = None
    roles: tuple[ActorRole, ...] = ()
    provisional: bool = False
    why: tuple[str, ...] = ()


class PartOf(Record, frozen=True, kw_only=True):
    """For whom does an actor count, in which way, from when to when?"""

    actor: str
    parent: str
    kind: PartOfKind
    start: str | None = None
    end: str | None = None
    known_from: str | None = None
    source: str | None = None


class Alternative(Record, frozen=True, kw_only=True):
    """A second reading of an ambiguous time."""

    value: str
    interval: Interval | None = None


class Time(Record, frozen=True, kw_only=True):
    """A time expression, its TIMEX3 value, and the interval it denotes (``None``: not on the axis)."""

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    interval: Interval | None = None
    granularity: Granularity | None = None
    alternatives: tuple[Alternative, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """A place named in the text, and the point it was resolved to."""

    start: int
    end: int
    text: str
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class Attribution(Record, frozen=True, kw_only=True):
    """Who says what, by which words; an empty ``speaker`` is a passive or agentless report."""

    id: str
    speaker: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker_actor: str | None = None
    speaker_class: SpeakerClass
    capacity: Capacity | None = None
    stance: Stance = Stance.ASSERTS
    source: str | None = None  # the same id for the same anonymous source within a document
    why: tuple[str, ...] = ()


# --- claims ---------------------------------------------------------------------------------------


class Voice(Record, frozen=True, kw_only=True):
    """One speaker of a claim; the outermost of a chain comes first in ``Speaker.via``."""

    kind: SpeakerClass = msgspec.field(name="class")
    name: str | None = None
    actor: str | None = None


class Speaker(Record, frozen=True, kw_only=True):
    """Whose claim is it? The innermost voice; ``via`` holds the others, outermost first."""

    kind: SpeakerClass = msgspec.field(name="class")
    capacity: Capacity | None = None
    name: str | None = None
    actor: str | None = None
    via: tuple[Voice, ...] = ()


class Participant(Record, frozen=True, kw_only=True):
    """Who takes part in a claim, in which role, read from which mention."""

    role: Role
    mention: str | None
    actor: str | None
    name: str


class State(Record, frozen=True, kw_only=True):
    """The lasting condition that a state claim describes."""

    kind: StateKind
    value: str | None = None


class Position(Record, frozen=True, kw_only=True):
    """Where somebody stands on what another claim describes."""

    on: str | None
    side: Side


class Causal(Record, frozen=True, kw_only=True):
    """What a speaker says that one claim does to another."""

    cause: str | None
    effect: str | None
    relation: CausalRelation


class Aggregate(Record, frozen=True, kw_only=True):
    """A count, trend or rank over many happenings."""

    measure: Measure
    value: str | None = None
    period: str | None = None
    compared_to: str | None = None


class EventTime(Record, frozen=True, kw_only=True):
    """When what a claim describes happened, as far as the text tells."""

    start: str | None
    end: str | None
    granularity: Granularity
    text: str | None = None
    alternatives: tuple[Alternative, ...] = ()


class ClaimPlace(Place, frozen=True, kw_only=True):
    """Where what a claim describes happened, and how exactly that is known."""

    precision: str | None = None


class Backing(Record, frozen=True, kw_only=True):
    """With what a patron backs a client, openly or covertly, in which phase."""

    kind: BackingKind
    covert: bool | None = None
    phase: BackingPhase = BackingPhase.GIVEN


class Expectation(Record, frozen=True, kw_only=True):
    """What one actor expected, promised, demanded or threatened of another."""

    holder: str | None
    of: str | None
    kind: ExpectationKind
    content: str | None = None
    condition: str | None = None
    due: str | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """How many were killed, arrested, ...: bounds as stated, never a point where the text has none."""

    what: str
    low: int | None
    high: int | None
    text: str


class Claim(Record, frozen=True, kw_only=True):
    """A proposition with its speaker, stance, factuality and the characters it was read from."""

    id: str
    attribution: str | None = None
    speaker: Speaker
    stance: Stance = Stance.ASSERTS
    claim_kind: ClaimKind
    content_of: str | None = None
    event_type: EventType | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad: int | None = None
    participants: tuple[Participant, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    responsibility: Responsibility | None = None
    extent: Extent = Extent.SINGLE
    state: State | None = None
    position: Position | None = None
    causal: Causal | None = None
    aggregate: Aggregate | None = None
    trigger: Span
    evidence: Span
    event_time: EventTime | None = None
    place: ClaimPlace | None = None
    factuality: Factuality = Factuality.CERTAIN
    modality: Modality = Modality.ACTUAL
    hedges: tuple[Span, ...] = ()
    backing: Backing | None = None
    expectation: Expectation | None = None
    quantities: tuple[Quantity, ...] = ()
    confidence: Score = 1.0
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_span(self.trigger, "trigger")
        _check_span(self.evidence, "evidence")
        if (self.claim_kind is ClaimKind.AGGREGATE) != (self.extent is Extent.AGGREGATE):
            raise ValueError("claim_kind is aggregate exactly when extent is aggregate")
        if self.event_type is None:
            if self.mode is not None or self.quad is not None:
                raise ValueError("mode and quad need an event_type")
            return
        row = plover().types[self.event_type]
        if self.quad != row.quad:
            raise ValueError(f"{self.event_type} is quad {row.quad}, got {self.quad}")
        if self.mode is not None and self.mode not in row.modes:
            raise ValueError(f"{self.event_type} has no mode {self.mode!r}")


class Target(Record, frozen=True, kw_only=True):
    """What is said of an event word that was given from outside."""

    start: int
    end: int
    factuality: Factuality
    score: Annotated[float, msgspec.Meta(ge=-3.0, le=3.0)]
    place: ClaimPlace | None = None
    time: EventTime | None = None


class EventWord(Record, frozen=True, kw_only=True):
    """An event word that was given from outside, and what stands around it.

    ``doers``, ``done_to`` and ``beside`` are words and names of what hangs on it in the grammar.
    """

    start: int
    end: int
    text: str
    lemma: str = ""
    verb: bool = False
    sentence: Span
    doers: tuple[str, ...] = ()
    done_to: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    negated: bool = False


# --- what commands print --------------------------------------------------------------------------


class AnnotatedArticle(Record, frozen=True, kw_only=True):
    """The ``article`` part of an annotation line."""

    title: str | None
    text: str
    language: str | None
    outlet: str | None
    published_at: Published


class Annotation(Record, frozen=True, kw_only=True):
    """One line of ``blowback annotate``: all that was read from one document."""

    schema: str = SCHEMA
    id: str
    article: AnnotatedArticle
    notices: tuple[Notice, ...] = ()
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    targets: tuple[Target, ...] = ()


class Classification(Record, frozen=True, kw_only=True):
    """One line of ``blowback classify``: the PLOVER coding of a marked pair."""

    id: str
    event_type: EventType | None
    quad: int | None
    probabilities: dict[str, float]
    mode: str | None = None
    why: tuple[str, ...] = ()


class Resolved(Record, frozen=True, kw_only=True):
    """One line of ``blowback resolve``: who a phrase means."""

    id: str
    actor: str | None
    name: str | None
    kind: ActorKind | None
    country: str | None
    sector: Sector | None
    wikidata: str | None
    score: Score = 0.0
    candidates: tuple[str, ...] = ()
    why: tuple[str, ...] = ()


class Run(Record, frozen=True, kw_only=True):
    """One run of the pipeline: which code, model and data made the rows that carry its id."""

    id: str
    started_at: str
    version: str
    vocabulary: str
    model: str
    registry: str
