"""What does a claim tell of a tie: between whom, that it stands, began, ended or was denied, and when?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from msgspec.structs import replace

from blowback.ledger import LedgerClaim
from blowback.records import Claim, Interval
from blowback.relate.dyads import spoken_of
from blowback.relate.view import View
from blowback.vocab.actors import ActorKind
from blowback.vocab.claims import (
    BackingKind,
    BackingPhase,
    Extent,
    Factuality,
    Modality,
    Responsibility,
    Role,
    StateKind,
)
from blowback.vocab.plover import EventType
from blowback.vocab.relations import TieKind
from blowback.vocab.speech import Stance

STANDS, ENDED, NOT_SO, DENIED = "stands", "ended", "not so", "denied"
PASSED = "passed on"  # a step on the way of a thing to where it is now
IN_GENERAL = "in general"  # help told without saying which, beside the kinds of help that are told
OPENING = (STANDS, BackingPhase.STARTS, BackingPhase.CONTINUES, BackingPhase.GIVEN)
CLOSING = (ENDED, BackingPhase.ENDS)

MUTUAL = frozenset(
    {
        TieKind.RELATIONS,
        TieKind.ALLIANCE,
        TieKind.RIVALRY,
        TieKind.CONFLICT,
        TieKind.CEASEFIRE,
        TieKind.KINSHIP,
    }
)
# who somebody is stays with him: the state that he serves is not its own minister
_OF_PERSONS = frozenset({TieKind.ROLE, TieKind.LEADERSHIP, TieKind.MEMBERSHIP, TieKind.KINSHIP})
_WITHIN = frozenset({TieKind.FACTION, TieKind.OFFSHOOT})
_STATES = {kind: TieKind(kind.value) for kind in StateKind if kind.value in set(TieKind)}
_ARMING = (BackingKind.WEAPONS, BackingKind.MATERIEL, BackingKind.UNSPECIFIED)  # one help in several words
_OVER = "former "
_BAN = "ban"
_ORGANISATIONS = (
    ActorKind.ARMED_GROUP,
    ActorKind.FACTION,
    ActorKind.PARTY,
    ActorKind.MILITARY,
    ActorKind.SECURITY_SERVICE,
    ActorKind.NGO,
    ActorKind.IGO,
    ActorKind.COMPANY,
    ActorKind.MEDIA,
    ActorKind.RELIGIOUS,
)
_KIN = "kinship: "  # how a state of no kind of its own tells who is kin to whom


class Key(NamedTuple):
    """Which tie: its kind, between whom, of what help, under which title."""

    kind: TieKind
    source: str
    target: str
    backing: BackingKind | None = None
    value: str | None = None
    through: str | None = None


class Telling(NamedTuple):
    """One claim as it tells of one tie."""

    key: Key
    phase: str
    interval: Interval
    row: LedgerClaim
    member: bool = False

    @property
    def moment(self) -> str:
        """Where on the axis of time it stands: by its own time, else by when it was published."""
        published = self.row.published_at
        return self.interval[0] or self.interval[1] or published.start or self.row.known_from


def tellings(view: View) -> Iterator[Telling]:
    """What the claims of a view tell of ties, in order of the claims."""
    for row in view.claims:
        claim = row.claim
        if claim.backing is not None:
            yield from _of_backing(view, row)
            yield from _of_flow(view, row)
        elif claim.state is not None and claim.modality is Modality.ACTUAL:
            yield from _of_state(view, row)
        elif any(p.role is Role.INSTRUMENT_OWNER for p in claim.participants):
            yield from _of_flow(view, row)
        elif claim.event_type is EventType.COERCE and claim.mode == _BAN:
            yield from _of_ban(view, row)


# --- backing --------------------------------------------------------------------------------------


def _of_backing(view: View, row: LedgerClaim) -> Iterator[Telling]:
    claim = row.claim
    assert claim.backing is not None
    phase = _backing_phase(claim)
    if phase is None:
        return
    givers, takers = _actors(claim, Role.ACTOR), _actors(claim, Role.RECIPIENT)
    asked = claim.event_type is EventType.REQUEST
    patrons, clients = (takers, givers) if asked else (givers, takers or _actors(claim, Role.BENEFICIARY))
    freed = claim.backing.kind is BackingKind.PRISONERS  # a leader is let go, and his group has him back
    if (asked or freed) and (others := _actors(claim, Role.BENEFICIARY)):
        clients = others
    for patron, client in product(patrons, clients):
        ends, member = _wholes(view, row, patron, client)
        key = Key(TieKind.BACKING, *ends, backing=claim.backing.kind)
        own = phase == NOT_SO and _speaks_for(view, row) in ends  # what a party says is not so, it denies
        yield from _telling(key, DENIED if own else phase, row, member=member)


def _speaks_for(view: View, row: LedgerClaim) -> str | None:
    speaker = row.claim.speaker.actor
    return view.rollup.whole(speaker, on=spoken_of(row)) if speaker is not None else None


def denials_beside(told: Iterable[Telling]) -> Iterator[Telling]:
    """Denials of arms as they stand against what is told of arms in other words: supplies, military help.

    Args:
        told: all tellings of a view.
    """
    kinds: dict[tuple[str, str], dict[Key, None]] = defaultdict(dict)
    denied: list[Telling] = []
    for each in told:
        if each.key.kind is TieKind.BACKING and each.key.backing in _ARMING:
            if each.phase == DENIED:
                denied.append(each)
            else:
                kinds[each.key.source, each.key.target].setdefault(each.key)
    for each in denied:
        for key in kinds[each.key.source, each.key.target]:
            if key != each.key:
                yield each._replace(key=key)


def told_in_general(told: Iterable[Telling]) -> Iterator[Telling]:
    """What is told of help without saying which, as it stands beside each help that is told by its kind.

    Who says that one backs another says less than who says how: it bears on the tie, and tells nothing of its
    kind, its time or its voices.

    Args:
        told: all tellings of a view.
    """
    kinds: dict[tuple[str, str], dict[Key, None]] = defaultdict(dict)
    vague: list[Telling] = []
    for each in told:
        if each.key.kind is TieKind.BACKING and each.phase in OPENING:
            if each.key.backing is BackingKind.UNSPECIFIED:
                vague.append(each)
            else:
                kinds[each.key.source, each.key.target].setdefault(each.key)
    for each in vague:
        for key in kinds[each.key.source, each.key.target]:
            yield each._replace(key=key, phase=IN_GENERAL)


def _backing_phase(claim: Claim) -> str | None:
    """In which phase help is told; ``None`` where it is told as nothing but a possibility."""
    assert claim.backing is not None
    phase = claim.backing.phase
    if claim.factuality.is_negative:
        if phase in (BackingPhase.REFUSED, BackingPhase.SOUGHT):
            return phase if claim.stance is not Stance.DENIES else DENIED
        return DENIED if claim.stance is Stance.DENIES else NOT_SO
    if phase in (BackingPhase.SOUGHT, BackingPhase.REFUSED):
        return phase
    if claim.modality is Modality.REQUESTED:
        return BackingPhase.SOUGHT
    return phase if claim.modality is Modality.ACTUAL and _is_held(claim) else None


# --- states ---------------------------------------------------------------------------------------


def _of_state(view: View, row: LedgerClaim) -> Iterator[Telling]:
    claim = row.claim
    assert claim.state is not None
    value = claim.state.value or ""
    kind = TieKind.KINSHIP if value.startswith(_KIN) else _STATES.get(claim.state.kind)
    if kind is None:
        return
    over = value.startswith(_OVER)
    if claim.factuality.is_negative:
        phase = DENIED if claim.stance is Stance.DENIES else NOT_SO
    elif not _is_held(claim):
        return
    else:
        phase = ENDED if over else value if kind is TieKind.RELATIONS and value else STANDS
    title = value.removeprefix(_OVER) if kind is TieKind.ROLE else None
    title = value.removeprefix(_KIN) if kind is TieKind.KINSHIP else title
    holders, others = _actors(claim, Role.ACTOR), _actors(claim, Role.RECIPIENT)
    pairs = product(holders, others) if others else product(holders[:1], holders[1:])
    for one, other in pairs:
        ends, member = (one, other), False
        if kind not in _OF_PERSONS | _WITHIN:
            ends, member = _wholes(view, row, one, other)
        if kind in MUTUAL:
            ends = (min(ends), max(ends))
        yield from _telling(Key(kind, *ends, value=title), phase, row, member=member)


# --- acts that make a state ---------------------------------------------------------------------------


def _of_ban(view: View, row: LedgerClaim) -> Iterator[Telling]:
    """Who banned which organisation? From the act on it is banned; a person or a people is none."""
    claim = row.claim
    if claim.modality is not Modality.ACTUAL or claim.extent is not Extent.SINGLE:
        return
    phase = STANDS if _is_held(claim) else DENIED if claim.stance is Stance.DENIES else NOT_SO
    for one, other in product(_actors(claim, Role.ACTOR), _actors(claim, Role.RECIPIENT)):
        banned = view.actors.get(other)
        if banned is not None and banned.kind in _ORGANISATIONS:
            ends, member = _wholes(view, row, one, other)
            yield from _telling(Key(TieKind.BAN, *ends), phase, row, member=member)


# --- things that pass through hands ----------------------------------------------------------------


def _of_flow(view: View, row: LedgerClaim) -> Iterator[Telling]:
    """Whose things are told to have come to whom, and through whom?"""
    claim = row.claim
    owners = _actors(claim, Role.INSTRUMENT_OWNER)
    if not owners or claim.modality is not Modality.ACTUAL or not _is_held(claim):
        return
    givers, takers = _actors(claim, Role.ACTOR), _actors(claim, Role.RECIPIENT)
    given = claim.backing is not None and bool(takers)
    first, hand, between = (None, None, []) if given else _between(view, row, owners)
    for owner, user in product(owners, takers if given else givers):
        if owner == hand:
            continue  # through his hands it went
        ends, member = _wholes(view, row, owner, user)
        holder = givers[0] if given and givers else hand if owner == first else None
        through = view.rollup.whole(holder, on=spoken_of(row)) if holder is not None else None
        if through in ends:
            continue
        key = Key(TieKind.FLOW, *ends, through=through)
        for step in _steps(view, row, owner, between):
            yield from _telling(key, STANDS if step is row else PASSED, step, member=member)


def _between(
    view: View, row: LedgerClaim, owners: Sequence[str]
) -> tuple[str | None, str | None, list[LedgerClaim]]:
    """Who had it first, who took it from him, and by which claims, where the article tells of both."""
    for first, hand in pairwise(owners):
        taken = [c for c in _owned(view, row, first) if hand in _actors(c.claim, Role.ACTOR)]
        if taken:
            return first, hand, taken
    return None, None, []


def _steps(view: View, row: LedgerClaim, owner: str, between: Sequence[LedgerClaim]) -> Iterator[LedgerClaim]:
    """The claim itself, behind those by which it was left and came into other hands."""
    left = [c for c in _owned(view, row, owner) if owner in _actors(c.claim, Role.ACTOR)]
    earlier = [c for c in (*left, *between) if c.claim.id != row.claim.id]
    view.know(earlier)
    yield from (*earlier, row)


def _owned(view: View, row: LedgerClaim, owner: str) -> Iterator[LedgerClaim]:
    """What the same article tells of the things of somebody."""
    read = view.annotations[row.article]
    for claim in read.claims if read is not None else ():
        told = claim.modality is Modality.ACTUAL and _is_held(claim) and claim.backing is None
        if told and owner in _actors(claim, Role.INSTRUMENT_OWNER):
            yield replace(row, claim=claim)


# --- common to all --------------------------------------------------------------------------------


def ends_of_parts(view: View, told: Iterable[Telling]) -> Iterator[Telling]:
    """The ends of memberships that follow from a ban: what a state bans is no part of its own forces.

    Args:
        view: the ledger as known on a date.
        told: all tellings of the view.
    """
    bans: dict[str, list[Telling]] = defaultdict(list)
    parts: dict[Key, None] = {}
    for each in told:
        if each.key.kind is TieKind.BAN and each.phase == STANDS and each.row.claim.state is None:
            bans[each.key.target].append(each)
        elif each.key.kind is TieKind.MEMBERSHIP:
            parts.setdefault(each.key)
    for key in parts:
        for ban in bans.get(key.source, ()):
            if view.rollup.whole(key.target, on=spoken_of(ban.row)) == ban.key.source:
                yield Telling(key, ENDED, ban.interval, ban.row, ban.member)


def _telling(key: Key, phase: str, row: LedgerClaim, *, member: bool) -> Iterator[Telling]:
    if key.source != key.target:
        time = row.claim.event_time
        interval = (time.start, time.end) if time is not None else (None, None)
        yield Telling(key, phase, interval, row, member)


def _is_held(claim: Claim) -> bool:
    """Does somebody say that it is so, if only as what he lays to another?"""
    alleged = claim.stance is Stance.ACCUSES or claim.responsibility is Responsibility.ALLEGED
    return claim.factuality in (Factuality.CERTAIN, Factuality.POSSIBLE) or (
        alleged and claim.factuality is Factuality.UNKNOWN
    )


def _actors(claim: Claim, role: Role) -> list[str]:
    found = (p.actor for p in claim.participants if p.role is role)
    return list(dict.fromkeys(actor for actor in found if actor is not None))


def _wholes(view: View, row: LedgerClaim, one: str, other: str) -> tuple[tuple[str, str], bool]:
    """The states or movements for which the two count, and whether one is only part of another."""
    day = spoken_of(row)
    first, second = view.rollup.whole(one, on=day), view.rollup.whole(other, on=day)
    member = any(view.rollup.whole(each, members=True, on=day) != each for each in (first, second))
    return (first, second), member
