"""What many documents tell together: how actors stand to each other over time, and the brief that says so.

The conventions are those of ``records.reading``. Every row names the claims that it rests on.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from blowback.records.reading import ClaimPlace, EventTime, Interval, Published, Record
from blowback.vocab.claims import BackingKind, ExpectationKind, Factuality, Responsibility, Role, Side
from blowback.vocab.plover import EventType
from blowback.vocab.relations import ChangeKind, DisputeOn, Outcome, TieKind, TurnBasis, TurnKind
from blowback.vocab.speech import Stance


class Evidence(Record, frozen=True, kw_only=True):
    """The characters that a statement rests on, whose words they are, and how certain those are."""

    claim: str
    article: str
    outlet: str | None
    published_at: Published
    start: int
    end: int
    exact: str
    says: str
    damaged: bool = False
    title: str | None = None
    masked: bool = False  # ``exact`` has initials in place of the name of a person without a public role
    copy_of: str | None = None  # the article nearest to the origin, where this one is a copy of it
    reads: str | None = None  # the sentence there, where it has other words
    variants: tuple[str, ...] = ()  # where copies differ in it: what, and how each reads


class Line(Record, frozen=True, kw_only=True):
    """One statement of a brief: what is said, by whom, when it is said to have been, and on what it rests.

    Lines of one ``group`` belong under one heading; ``below`` are the statements that this one is made of.
    ``row`` is the id of the episode, tie, turn, ... that it tells. Of many sentences the best come first, and
    ``beyond`` says how many are not among ``evidence``.
    """

    text: str
    says: tuple[str, ...]
    when: str | None = None
    interval: Interval | None = None
    sign: int = 0
    marks: tuple[str, ...] = ()
    reports: int = 1
    independent: int = 1
    evidence: tuple[Evidence, ...] = ()
    group: str | None = None
    below: tuple[Line, ...] = ()
    row: str | None = None
    beyond: int = 0


class Section(Record, frozen=True, kw_only=True):
    """A part of a brief; ``note`` says what it leaves out or why it is empty, ``rest`` is of less weight.

    ``rest_of`` says which lines are the rest, after a number: "that name nobody known".
    """

    key: str
    title: str
    note: str | None = None
    lines: tuple[Line, ...] = ()
    rest: tuple[Line, ...] = ()
    rest_of: str = "that name nobody known"


class Mark(Record, frozen=True, kw_only=True):
    """Something on a timeline; an open end of ``interval`` is one that is not told.

    ``row`` is the id of what is drawn; ``when`` says the interval in words; ``by`` is the day on which it was
    known. ``standing`` is that of a tie.
    """

    what: Literal["episode", "tie", "turn"]
    row: str
    interval: Interval
    when: str | None = None
    by: str
    standing: bool | None = None
    sign: int
    material: bool = False
    text: str
    says: tuple[str, ...]
    reports: int
    independent: int


class Exposure(Record, frozen=True, kw_only=True):
    """How many articles were read that were published in the week that begins on this Monday."""

    week: str
    articles: int


class Timeline(Record, frozen=True, kw_only=True):
    """What is dated, in order of time, beside how much was read; what is not dated is only counted."""

    marks: tuple[Mark, ...] = ()
    exposure: tuple[Exposure, ...] = ()
    undated: int = 0
    left_out: int = 0


class Footing(Record, frozen=True, kw_only=True):
    """How two actors stand to each other: cooperation, hostility, dependence and status side by side.

    The numbers count happenings, each once however often it is told.
    """

    pair: tuple[str, str]
    names: tuple[str, str]
    cooperation: int
    hostility: int
    dependence: int
    backing: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


class Turn(Record, frozen=True, kw_only=True):
    """A break in a relation, what it was read from, and what stood before and after.

    ``before`` and ``after`` are claims; ``against`` are those that speak against there having been a turn.
    """

    id: str
    pair: tuple[str, str]
    kind: TurnKind
    between: Interval
    basis: TurnBasis
    probability: float | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    members: bool = False  # acts of factions or members count in it
    expectation: str | None = None
    reports: int = 1
    independent: int = 1


class ExpectedOutcome(Record, frozen=True, kw_only=True):
    """What was expected, promised, demanded or threatened, and what is said to have come of it."""

    id: str
    holder: str | None
    of: str | None
    kind: ExpectationKind
    content: str | None
    outcome: Outcome
    lag_days: int | None = None
    condition: str | None = None
    due: str | None = None
    why: str | None = None  # on what the outcome rests, in words
    claims: tuple[str, ...] = ()
    outcome_claims: tuple[str, ...] = ()
    reports: int = 1
    independent: int = 1


class TrackRecord(Record, frozen=True, kw_only=True):
    """How often did what an actor promised, threatened or was expected to do come about, as told?"""

    actor: str
    kind: ExpectationKind
    counts: dict[str, int]  # by outcome
    expectations: tuple[str, ...] = ()


class Account(Record, frozen=True, kw_only=True):
    """One version of something on which tellings differ, and the claims that give it."""

    value: str
    claims: tuple[str, ...]


class Figure(Record, frozen=True, kw_only=True):
    """What the tellings of one happening say of one quantity: every account, and the numbers at both ends.

    ``low`` and ``high`` are the lowest and the highest number told, open where every account leaves that side
    open; whether a number is a floor or a ceiling its account says.
    """

    what: str
    low: int | None
    high: int | None
    accounts: tuple[Account, ...]


class Dispute(Record, frozen=True, kw_only=True):
    """In what the tellings of one happening differ."""

    on: DisputeOn
    accounts: tuple[Account, ...]


class Part(Record, frozen=True, kw_only=True):
    """Who took part in an episode, in which role, by which of its claims."""

    role: Role
    actor: str | None
    name: str
    claims: tuple[str, ...]


class Bearing(Record, frozen=True, kw_only=True):
    """Who is told to stand for an act of violence, in which way, by which claims."""

    actor: str | None
    name: str
    responsibility: Responsibility
    claims: tuple[str, ...]


class Episode(Record, frozen=True, kw_only=True):
    """One happening that several claims describe.

    ``claims`` tell it, ``denials`` say that it was not so; ``reports`` counts articles, ``independent`` the
    voices that are left when copies and common speakers count once. ``factuality`` is ours, over all claims.
    """

    id: str
    event_type: EventType
    mode: str | None = None
    quad: int
    contexts: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    event_time: EventTime | None = None
    place: ClaimPlace | None = None
    factuality: Factuality
    responsibility: tuple[Bearing, ...] = ()
    quantities: tuple[Figure, ...] = ()
    disputed: bool = False
    disputes: tuple[Dispute, ...] = ()
    claims: tuple[str, ...]
    denials: tuple[str, ...] = ()
    reports: int
    independent: int
    known_from: str
    aliases: tuple[str, ...] = ()


class Phase(Record, frozen=True, kw_only=True):
    """One thing told of a tie (it began, went on, ended, was refused, ...), when, and by which claims."""

    phase: str  # a phase of backing, or: stands, ended, not so, denied, passed on, in general
    interval: Interval
    claims: tuple[str, ...]


class Tie(Record, frozen=True, kw_only=True):
    """A lasting relation from one actor to another, with the interval for which it is told to have held.

    ``standing`` says whether it holds as last told: ``None`` where that is not known. A tie that is only
    sought, refused or denied is kept with ``standing`` false, and says so in its phases.
    """

    id: str
    kind: TieKind
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    through: str | None = None
    backing: BackingKind | None = None
    covert: bool | None = None
    value: str | None = None  # for relations: improved, worsened, ...; for roles: the title
    interval: Interval = (None, None)
    standing: bool | None = None
    phases: tuple[Phase, ...] = ()
    claims: tuple[str, ...]
    denials: tuple[str, ...] = ()
    alleged_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    member: bool = False  # only a faction or member of one of the two is told to have it
    reports: int
    independent: int
    known_from: str


class DyadWeek(Record, frozen=True, kw_only=True):
    """What is told of one directed pair in one week, which begins on Monday ``week``.

    ``quads`` counts episodes by quad 1 to 4, ``positive`` and ``negative`` by valence sign; ``exposure`` is
    the number of articles published in that week that were read, whatever they tell of.
    """

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    week: str
    quads: tuple[int, int, int, int] = (0, 0, 0, 0)
    positive: int = 0
    negative: int = 0
    reports: int = 0
    independent: int = 0
    exposure: int = 0
    episodes: tuple[str, ...] = ()


class Stand(Record, frozen=True, kw_only=True):
    """Where somebody stands on a question, from when on, and within which movement."""

    id: str
    holder: str | None
    name: str
    within: str | None = None
    side: Side
    on: str | None = None  # the claim that tells the question
    question: str  # the question in words
    towards: tuple[str, ...] = ()  # the actors whom the question concerns
    interval: Interval = (None, None)
    claims: tuple[str, ...]
    reports: int
    independent: int
    known_from: str


class Silences(Record, frozen=True, kw_only=True):
    """How often, and when, did a speaker decline to comment or not reply?"""

    id: str
    speaker: str | None
    name: str
    stance: Stance
    days: tuple[str, ...]  # by publication, one an article
    claims: tuple[str, ...]
    reports: int
    independent: int


class Change(Record, frozen=True, kw_only=True):
    """What became of a row between what was known on one date and on another."""

    what: str  # episodes, ties, turns, expectations, positions, silences
    change: ChangeKind
    id: str
    text: str
    fields: tuple[str, ...] = ()  # those that differ, where the row is in both
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    claims: tuple[str, ...] = ()  # what is new, or gone, and makes the difference


class Brief(Record, frozen=True, kw_only=True):
    """The answer that an analyst wants about a pair, an actor or everything that was read."""

    about: tuple[str, ...]
    names: tuple[str, ...]
    as_known_on: str | None
    articles: int
    outlets: tuple[str, ...]
    published: Interval
    cited: int = 0  # articles that the brief cites
    masked: int = 0  # persons without a public role whose names it keeps back
    opening: tuple[Line, ...] = ()
    footings: tuple[Footing, ...] = ()
    turns: tuple[Turn, ...] = ()
    expectations: tuple[ExpectedOutcome, ...] = ()
    sections: tuple[Section, ...] = ()
    timeline: Timeline = Timeline()
    left_out: str | None = None  # what of a large ledger was not looked at, in words
