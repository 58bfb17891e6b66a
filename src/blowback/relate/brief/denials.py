"""What does somebody deny, and who says the thing that is denied?

A denial never overwrites: it stands beside what it denies, matched by what is claimed and by the parties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from blowback.ledger import LedgerClaim
from blowback.records import Claim
from blowback.relate.view import View
from blowback.relate.wording import is_deed
from blowback.text.names import fold_name
from blowback.vocab.claims import BackingKind, Factuality, Modality, Responsibility, Role
from blowback.vocab.plover import EventType
from blowback.vocab.speech import SpeakerClass, Stance

Party = frozenset[str]


class Denials:
    """The denials of a view and the claims that they deny.

    Args:
        view: the ledger as known on a date.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._ends: dict[str, tuple[Party, Party]] = {}
        self.all = [row for row in view.claims if is_denial(row.claim)]
        self._told: dict[object, list[LedgerClaim]] = defaultdict(list)
        for row in view.claims if self.all else ():
            if is_deed(row.claim) and not is_denial(row.claim):
                for matter in _matters(row.claim):
                    self._told[matter].append(row)
        self._denied = {denial.claim.id: self._find(denial) for denial in self.all}
        self._by: dict[str, list[LedgerClaim]] = defaultdict(list)
        for denial in self.all:
            for row in self._denied[denial.claim.id]:
                self._by[row.claim.id].append(denial)

    def denied_by(self, denial: str) -> Sequence[LedgerClaim]:
        """What does the claim with this id deny, as others tell it?"""
        return self._denied.get(denial, ())

    def of(self, claim: str) -> Sequence[LedgerClaim]:
        """Who denies the claim with this id?"""
        return self._by.get(claim, ())

    def _find(self, denial: LedgerClaim) -> list[LedgerClaim]:
        wanted = self._parties(denial)
        near = {row.claim.id: row for matter in _matters(denial.claim) for row in self._told[matter]}
        return [
            row
            for row in near.values()
            if _alike(row.claim, denial.claim)
            and _may_mean(denial, row)
            and _agree(wanted, self._parties(row), same_article=row.article == denial.article)
        ]

    def _parties(self, row: LedgerClaim) -> tuple[Party, Party]:
        """Who acts and who receives, rolled up; by name where it is of nobody known; else nobody."""
        if row.claim.id in self._ends:
            return self._ends[row.claim.id]
        ends = []
        for role in (Role.ACTOR, Role.RECIPIENT):
            some = [p for p in row.claim.participants if p.role is role]
            known = frozenset(self._view.rollup.whole(p.actor, members=True) for p in some if p.actor)
            names = (fold_name(p.name) for p in some if self._view.is_named(row, p))
            ends.append(known or frozenset(names))
        self._ends[row.claim.id] = (ends[0], ends[1])
        return self._ends[row.claim.id]


def is_denial(claim: Claim) -> bool:
    """Does somebody say that it is not so: deny it, refuse responsibility, or state the contrary?

    Who asks that it be not done, or promises it, denies nothing; nor does who accuses others of not doing it.
    """
    if claim.stance is Stance.DENIES or claim.responsibility is Responsibility.DENIED:
        return True
    content = claim.event_type is not None and claim.state is None and claim.modality is Modality.ACTUAL
    contrary = claim.factuality is Factuality.CERTAIN_NOT and claim.speaker.kind is not SpeakerClass.OUTLET
    return content and contrary and claim.stance is not Stance.ACCUSES


def _matters(claim: Claim) -> Iterator[object]:
    """Under what can a claim be looked up by one that denies it?"""
    if claim.state is not None:
        yield claim.state.kind
        return
    if claim.backing is not None:
        yield "backing"
    if claim.event_type is not None:
        yield claim.event_type


def _alike(one: Claim, denied: Claim) -> bool:
    """Is the same thing told, whoever tells it? Help of no stated kind is like any but prisoners freed."""
    if one.state is not None or denied.state is not None:
        return one.state is not None and denied.state is not None and one.state.kind is denied.state.kind
    if one.backing is not None and denied.backing is not None:
        kinds = {one.backing.kind, denied.backing.kind}
        return len(kinds) == 1 or (BackingKind.UNSPECIFIED in kinds and BackingKind.PRISONERS not in kinds)
    if one.backing is not None or denied.backing is not None:  # spoken support is no help
        return one.event_type is denied.event_type is EventType.AID
    same_mode = one.mode == denied.mode or None in (one.mode, denied.mode)
    return one.event_type is not None and one.event_type is denied.event_type and same_mode


def _may_mean(denial: LedgerClaim, told: LedgerClaim) -> bool:
    """Could the one who denies have known of it? What begins after the denial came out is not meant."""
    start = told.claim.event_time.start if told.claim.event_time is not None else None
    return start is None or start[:10] <= denial.known_from[:10]


def _agree(denied: tuple[Party, Party], told: tuple[Party, Party], *, same_article: bool) -> bool:
    """Do both ends fit? One that either does not name ("her government") fits only within an article."""
    ends = list(zip(denied, told, strict=True))
    shared = [bool(a & b) for a, b in ends]
    left_out = [same_article and not (a and b) for a, b in ends]
    return any(shared) and all(s or o for s, o in zip(shared, left_out, strict=True))
