"""A claim while it is being made: token indices and open ends, until ``ids`` can be given.

Drafts are the one mutable thing in the stage; they never leave it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from blowback.coding.governors import Governor
from blowback.records import Aggregate, Backing, Quantity, State
from blowback.vocab.claims import (
    CausalRelation,
    ClaimKind,
    ExpectationKind,
    Extent,
    Factuality,
    Modality,
    Responsibility,
    Role,
    Side,
)
from blowback.vocab.plover import EventType


@dataclass(slots=True)
class Draft:
    """What one claim will say.

    Attributes:
        trigger: token index of the word that evokes it.
        kind: its claim kind.
        roles: (role, token index of the head of the phrase that fills it).
        content_of, position_on, cause, effect, content: triggers of other drafts, linked when ids exist.
        expectation: (holder head, of head, kind) where it voices one.
        condition: the tokens, from and up to, of the words that the expectation hangs on.
        told_at: other words that tell the same; their times and places are its too.
        presupposed: is it told as known, so that nobody denies it who denies what it is told with?
        meant: the word told before that it points at; its time and place are those of that word.
        silent: index of the attribution that a silence was read from.
        voiced: index of the attribution whose cue tells it.
        teller: who tells it by a verb that is no verb of saying ("put the dead at 30").
        counted: it counts what was told at another word: what dates the counting does not date that.
        lies_at: words whose place it has, where it has none of its own.
        points_back: whether it is a noun that only points at what was told before.
        governors: the words that govern the trigger, from the inside out.
    """

    trigger: int
    kind: ClaimKind
    roles: list[tuple[Role, int]] = field(default_factory=list)
    event_type: EventType | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    extent: Extent = Extent.SINGLE
    state: State | None = None
    side: Side | None = None
    position_on: int | None = None
    causal: CausalRelation | None = None
    cause: int | None = None
    effect: int | None = None
    aggregate: Aggregate | None = None
    factuality: Factuality = Factuality.CERTAIN
    modality: Modality = Modality.ACTUAL
    hedges: tuple[int, ...] = ()
    responsibility: Responsibility | None = None
    backing: Backing | None = None
    expectation: tuple[int | None, int | None, ExpectationKind] | None = None
    content: int | None = None
    condition: tuple[int, int] | None = None
    content_of: int | None = None
    quantities: tuple[Quantity, ...] = ()
    told_at: tuple[int, ...] = ()
    presupposed: bool = False
    meant: int | None = None
    silent: int | None = None
    voiced: int | None = None
    teller: int | None = None
    counted: bool = False
    lies_at: tuple[int, ...] = ()
    points_back: bool = False
    governors: tuple[Governor, ...] = ()
    weight: float = 1.0
    why: list[str] = field(default_factory=list)

    def heads(self, role: Role) -> list[int]:
        """The heads that fill a role."""
        return [head for each, head in self.roles if each is role]
