"""What goes into the ledger and comes out of it beside the records themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypedDict

import msgspec

from blowback.records import Actor, Article, Claim, Published, Record, SetAside
from blowback.text.ids import digest
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import (
    BackingKind,
    ClaimKind,
    ExpectationKind,
    Extent,
    Factuality,
    Modality,
    StateKind,
)
from blowback.vocab.plover import EventType
from blowback.vocab.speech import SpeakerClass, Stance


class Dates(TypedDict):
    """As of when is the ledger looked at? As methods of the ledger take it."""

    as_known_on: str | None
    as_recorded_on: str | None


class Standing(StrEnum):
    """How does a document stand to what the ledger already holds?"""

    NEW = "new"
    KNOWN = "known"  # read already by the same pipeline
    OUTDATED = "outdated"  # read already, by another pipeline
    UNREAD = "unread"  # kept, and not read by any
    FORGOTTEN = "forgotten"


class Settled(Record, frozen=True, kw_only=True):
    """An article under the id that it has in the ledger; ``issue`` says what is odd about it."""

    article: Article
    standing: Standing
    issue: SetAside | None = None


class JudgementKind(StrEnum):
    """What is judged?"""

    ACTOR = "actor"
    CLAIM = "claim"


class Verdict(StrEnum):
    """What was decided: of two actors, of a claim, of an earlier judgement?"""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    RETRACT = "retract"


_OF_TWO = {Verdict.SAME, Verdict.DIFFERENT}  # of two claims: whether they tell of one happening
_VERDICTS = {
    JudgementKind.ACTOR: {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.RETRACT},
    JudgementKind.CLAIM: {Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT, Verdict.RETRACT, *_OF_TWO},
}


class Judgement(Record, frozen=True, kw_only=True):
    """An analyst's decision. It outranks the machine and is taken back by another that retracts it."""

    kind: JudgementKind
    subject: str
    object: str | None = None
    verdict: Verdict
    correction: dict[str, Any] | None = None
    judge: str
    reason: str | None = None
    retracts: str | None = None
    known_from: str
    recorded_at: str

    def __post_init__(self) -> None:
        if self.verdict not in _VERDICTS[self.kind]:
            raise ValueError(f"a {self.kind} cannot be judged {self.verdict!r}")
        if self.kind is JudgementKind.CLAIM and self.verdict in _OF_TWO and self.object is None:
            raise ValueError(f"one claim alone cannot be judged {self.verdict!r}")
        if (self.verdict is Verdict.RETRACT) != (self.retracts is not None):
            raise ValueError("retracts names a judgement exactly where the verdict is retract")

    @property
    def id(self) -> str:
        """The hash of everything that was decided, by whom and when."""
        return digest("judgement", msgspec.json.encode(self, order="deterministic").decode("utf-8"))


class ClaimFilter(Record, frozen=True, kw_only=True):
    """Which claims? Every condition that is given must hold; of several values, one must."""

    ids: tuple[str, ...] | None = None
    articles: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None  # one of them takes part
    others: tuple[str, ...] | None = None  # and one of these in another place
    speakers: tuple[str, ...] | None = None
    speaker_classes: tuple[SpeakerClass, ...] | None = None
    stances: tuple[Stance, ...] | None = None
    claim_kinds: tuple[ClaimKind, ...] | None = None
    event_types: tuple[EventType, ...] | None = None
    modes: tuple[str, ...] | None = None
    quads: tuple[int, ...] | None = None
    factuality: tuple[Factuality, ...] | None = None
    modality: tuple[Modality, ...] | None = None
    extents: tuple[Extent, ...] | None = None
    state_kinds: tuple[StateKind, ...] | None = None
    backing_kinds: tuple[BackingKind, ...] | None = None
    expectation_kinds: tuple[ExpectationKind, ...] | None = None
    backing: bool | None = None  # whether somebody is backed
    expectation: bool | None = None  # whether something is expected
    happened_from: str | None = None  # the event may lie on or after this date
    happened_to: str | None = None  # the event may lie on or before this date
    min_confidence: float | None = None


class LedgerArticle(Record, frozen=True, kw_only=True):
    """An article as the ledger holds it, without its text."""

    id: str
    title: str | None
    language: str | None
    outlet: str | None
    url: str | None
    published_at: Published
    sha256: str
    characters: int
    location: str
    media_type: str
    retrieved_at: str
    known_from: str
    recorded_at: str
    run: str


class Review(Record, frozen=True, kw_only=True):
    """What an analyst said of a claim, and which of its fields are not as they were read."""

    judgement: str
    verdict: Verdict
    judge: str
    reason: str | None
    recorded_at: str
    fields: tuple[str, ...] = ()


class LedgerClaim(Record, frozen=True, kw_only=True):
    """A claim with the article it was read from, and when that was published and recorded.

    ``review`` is set in views that follow judgements, where somebody judged the claim.
    """

    claim: Claim
    article: str
    outlet: str | None
    published_at: Published
    known_from: str
    recorded_at: str
    run: str
    review: Review | None = None

    def flat(self) -> dict[str, Any]:
        """As one object: the fields of the claim, then those of its article; a review where there is one."""
        whole = msgspec.to_builtins(self)
        if self.review is None:
            del whole["review"]
        return {**whole.pop("claim"), **whole}


class LedgerActor(Record, frozen=True, kw_only=True):
    """An actor as last read, with how much is read of it; ``same_as``: ids that were judged to be it."""

    actor: Actor
    articles: int
    mentions: int
    claims: int
    first_known_from: str
    recorded_at: str
    same_as: tuple[str, ...] = ()

    def flat(self) -> dict[str, Any]:
        """As one object: the fields of the actor, then how much is read of it."""
        whole = msgspec.to_builtins(self)
        return {**whole.pop("actor"), **whole}


class Issue(Record, frozen=True, kw_only=True):
    """A document that was set aside, or something odd about one that was not."""

    id: str
    document: str
    article: str | None
    kind: str
    detail: str
    run: str | None
    recorded_at: str


class Hit(Record, frozen=True, kw_only=True):
    """An article in which the words searched for occur, and where."""

    article: str
    title: str | None
    excerpt: str
    score: float


class Link(Record, frozen=True, kw_only=True):
    """One row on the way from an id to the characters it was read from."""

    row: str
    id: str
    run: str | None = None
    recorded_at: str | None = None
    body: dict[str, Any]


class Quote(Record, frozen=True, kw_only=True):
    """The characters at the end of the way, and what they are to the row they belong to."""

    article: str
    start: int
    end: int
    exact: str
    of: str
    role: str


class Forgotten(Record, frozen=True, kw_only=True):
    """What was removed when an article was forgotten."""

    id: str
    claims: int
    attributions: int
    mentions: int
    issues: int
    judgements: int


class Check(Record, frozen=True, kw_only=True):
    """Is the ledger sound, and how much is in it?"""

    path: str
    problems: tuple[str, ...]
    schema: int
    sqlite: str
    counts: dict[str, int]
    size: int


class ActorFilter(Record, frozen=True, kw_only=True):
    """Which actors?"""

    ids: tuple[str, ...] | None = None
    kinds: tuple[ActorKind, ...] | None = None
    countries: tuple[str, ...] | None = None
    provisional: bool | None = None
