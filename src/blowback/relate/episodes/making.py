"""What do all the claims that tell of one happening tell together?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from blowback.ledger import LedgerClaim
from blowback.records import (
    Account,
    Bearing,
    Claim,
    ClaimPlace,
    Dispute,
    Episode,
    EventTime,
    Figure,
    Part,
    Quantity,
)
from blowback.relate.episodes.places import lie_apart
from blowback.relate.episodes.tellings import MUTUAL, Telling, Window, window
from blowback.relate.episodes.words import is_vague
from blowback.text.ids import digest
from blowback.vocab.claims import Factuality, Responsibility, Role
from blowback.vocab.plover import EventType, quad
from blowback.vocab.relations import DisputeOn
from blowback.vocab.speech import SpeakerClass, Stance

T = TypeVar("T")
_HARM = EventType.ASSAULT
FLOOR, CEILING = "at least", "at most"  # how an account says that its number is one


class Told(NamedTuple):
    """A claim that tells of a happening, and what of it was compared."""

    row: LedgerClaim
    telling: Telling

    @property
    def claim(self) -> Claim:
        """The claim without its article."""
        return self.row.claim


def episode_id(first: str) -> str:
    """What is an episode called whose earliest claim this is?"""
    return digest("episode", first)


def made(told: Iterable[Told], aliases: Iterable[str], reports: int, independent: int) -> Episode:
    """One episode.

    Args:
        told: the claims that tell or deny it.
        aliases: other ids that it had on earlier dates.
        reports: how many articles tell it.
        independent: how many voices are left when copies and common speakers count once.
    """
    every = sorted(told, key=lambda t: t.telling.order)
    tellings = [t for t in every if not t.telling.denied]
    denials = [t for t in every if t.telling.denied]
    shown = tellings or denials
    event_type = _most(t.claim.event_type for t in shown if t.claim.event_type is not None)
    alike = [t for t in shown if t.claim.event_type is event_type]
    modes = [t.claim.mode for t in alike if t.claim.mode is not None]
    own = episode_id(every[0].claim.id)
    disputes = tuple(_disputes(event_type, tellings, denials))
    return Episode(
        id=own,
        event_type=event_type,
        mode=_most(modes) if modes else None,
        quad=quad(event_type),
        contexts=tuple(sorted({c for t in shown for c in t.claim.contexts})),
        parts=tuple(_parts(shown)),
        actors=_ids(alike, Role.ACTOR),
        recipients=_ids(alike, Role.RECIPIENT),
        event_time=_time(shown),
        place=_place(shown),
        factuality=_factuality(tellings, denials),
        responsibility=tuple(_responsibility(every)),
        quantities=tuple(_figures(tellings)),
        disputed=bool(disputes),
        disputes=disputes,
        claims=tuple(t.claim.id for t in tellings),
        denials=tuple(t.claim.id for t in denials),
        reports=reports,
        independent=independent,
        known_from=every[0].row.known_from,
        aliases=tuple(sorted(set(aliases) - {own})),
    )


def _most(values: Iterable[T]) -> T:
    """What is told most often, of two the one that is told first?"""
    counted = Counter(values)
    return max(counted, key=lambda value: counted[value])  # a Counter keeps the order of the first


# --- who, when, where -----------------------------------------------------------------------------


def _ids(told: Sequence[Told], role: Role) -> tuple[str, ...]:
    """Those in a role, by their ids or else by name, those told most often first."""
    counted = Counter(
        p.actor or p.name for t in told for p in t.claim.participants if _role(t.claim, p.role) is role
    )
    return tuple(sorted(counted, key=lambda who: (-counted[who], who)))


def _parts(told: Sequence[Told]) -> Iterator[Part]:
    """Who took part in which role; the same words of somebody unknown are one part."""
    found: dict[tuple[Role, str], tuple[str | None, str, list[str]]] = {}
    for each in told:
        for who in each.claim.participants:
            key = _role(each.claim, who.role), who.actor or f"'{who.name.casefold()}"
            _, _, claims = found.setdefault(key, (who.actor, who.name, []))
            if each.claim.id not in claims:
                claims.append(each.claim.id)
    for (role, _), (actor, name, claims) in found.items():
        yield Part(role=role, actor=actor, name=name, claims=tuple(claims))


def _role(claim: Claim, role: Role) -> Role:
    """Whoever agreed, and with whom, are parties to an agreement alike: "A agreed with B"."""
    return Role.ACTOR if claim.event_type is EventType.AGREE and role is Role.RECIPIENT else role


def _time(told: Sequence[Told]) -> EventTime | None:
    """The narrowest time that is told; of several that narrow, the one told most often."""
    dated = [(t.claim.event_time, window(t.claim.event_time)) for t in told]
    narrow = [(time, w) for time, w in dated if time is not None and w is not None]
    if not narrow:
        return next((time for time, _ in dated if time is not None), None)
    least = min(w.days for _, w in narrow)
    best = _most(w for _, w in narrow if w.days == least)
    return next(time for time, w in narrow if w == best)


def _place(told: Sequence[Told]) -> ClaimPlace | None:
    """The place that is told most often, before it one that has a point on the map.

    What ends the name of another place that is told ("Bridge" of "Tarn Bridge") is a piece of that.
    """
    told_of = [t.claim.place for t in told if t.claim.place is not None]
    names = {(p.name or p.text).casefold() for p in told_of}
    pieces = {name for name in names if any(other.endswith(f" {name}") for other in names)}
    places = [p for p in told_of if (p.name or p.text).casefold() not in pieces]
    known = [p for p in places if p.lat is not None] or places
    if not known:
        return None
    best = _most((p.name or p.text).casefold() for p in known)
    return next(p for p in known if (p.name or p.text).casefold() == best)


# --- how certain, by whose word -------------------------------------------------------------------


def _factuality(tellings: Sequence[Told], denials: Sequence[Told]) -> Factuality:
    """How certain is it, by all who speak of it?

    An outlet that tells it in its own voice, or two voices, make it certain; one voice alone, and a
    denial, make it possible.
    """
    if not tellings:
        return Factuality.CERTAIN_NOT
    sure = [t for t in tellings if t.claim.factuality is Factuality.CERTAIN]
    if not sure:
        possible = any(t.claim.factuality is Factuality.POSSIBLE for t in tellings)
        return Factuality.POSSIBLE if possible else Factuality.UNKNOWN
    if denials:
        return Factuality.POSSIBLE
    own = any(_is_own_voice(t.claim) for t in sure)
    voices = {_voice(t) for t in sure if t.claim.stance is not Stance.ACCUSES}
    return Factuality.CERTAIN if own or len(voices) > 1 else Factuality.POSSIBLE


def _is_own_voice(claim: Claim) -> bool:
    return claim.speaker.kind is SpeakerClass.OUTLET and claim.stance is Stance.ASSERTS


def _voice(told: Told) -> tuple[str, ...]:
    speaker = told.claim.speaker
    if speaker.actor is not None:
        return "actor", speaker.actor
    if speaker.kind is SpeakerClass.ANONYMOUS or speaker.name is None:
        return "in", told.row.article
    return "name", speaker.name.casefold()


def _responsibility(told: Sequence[Told]) -> Iterator[Bearing]:
    """Who stands for it: who claims it, who denies it, to whom it is laid; nobody, where that is said."""
    found: dict[tuple[str | None, Responsibility], tuple[str, list[str]]] = {}
    for each in told:
        claim = each.claim
        how = claim.responsibility
        if how is None and each.telling.denied and claim.stance is Stance.DENIES:
            how = Responsibility.DENIED
        if how is None or (claim.event_type is not _HARM and how is not Responsibility.ALLEGED):
            continue
        doers = [(p.actor, p.name) for p in claim.participants if p.role is Role.ACTOR]
        for actor, name in doers or ([(None, "nobody")] if how is Responsibility.UNCLAIMED else []):
            _, claims = found.setdefault((actor or f"'{name.casefold()}", how), (name, []))
            claims.append(claim.id)
    for (key, how), (name, claims) in found.items():
        known = key if key is not None and not key.startswith("'") else None
        yield Bearing(actor=known, name=name, responsibility=how, claims=tuple(claims))


# --- counts and what is in dispute ----------------------------------------------------------------


def _figures(told: Sequence[Told]) -> Iterator[Figure]:
    """What is counted, by which accounts, and between which numbers they lie."""
    found: dict[str, dict[tuple[int | None, int | None], list[str]]] = defaultdict(dict)
    numbers: dict[str, list[Quantity]] = defaultdict(list)
    for each in told:
        for quantity in each.claim.quantities:
            numbers[quantity.what].append(quantity)
            claims = found[quantity.what].setdefault((quantity.low, quantity.high), [])
            if each.claim.id not in claims:
                claims.append(each.claim.id)
    for what, accounts in found.items():
        low, high = _outermost(numbers[what])
        yield Figure(
            what=what,
            low=low,
            high=high,
            accounts=tuple(
                Account(value=_bounds(*bounds), claims=tuple(claims)) for bounds, claims in accounts.items()
            ),
        )


def _outermost(told: Sequence[Quantity]) -> tuple[int | None, int | None]:
    """The lowest and the highest number that is told; none on a side that all leave open.

    "Dozens" is no number beside accounts that have one.
    """
    exact = [q for q in told if not is_vague(q.text)] or told
    numbers = [n for q in exact for n in (q.low, q.high) if n is not None]
    low = min(numbers) if any(q.low is not None for q in exact) else None
    high = max(numbers) if any(q.high is not None for q in exact) else None
    return low, high


def _bounds(low: int | None, high: int | None) -> str:
    if low == high:
        return "unknown" if low is None else str(low)
    if high is None:
        return f"{FLOOR} {low}"
    return f"{CEILING} {high}" if low is None else f"{low} to {high}"


def _disputes(kind: EventType, tellings: Sequence[Told], denials: Sequence[Told]) -> Iterator[Dispute]:
    """In what do those who tell of it differ?"""
    if tellings and denials:
        sides = (("yes", tellings), ("no", denials))
        accounts = tuple(Account(value=value, claims=_claims(told)) for value, told in sides)
        yield Dispute(on=DisputeOn.HAPPENED, accounts=accounts)
    if kind not in MUTUAL:
        for on, role in ((DisputeOn.ACTOR, Role.ACTOR), (DisputeOn.RECIPIENT, Role.RECIPIENT)):
            if accounts := _sides(tellings, role):
                yield Dispute(on=on, accounts=accounts)
    for figure in _figures(tellings):
        if _figures_apart(figure, tellings):
            yield Dispute(on=DisputeOn.FIGURE, accounts=figure.accounts)
    if accounts := _days(tellings):
        yield Dispute(on=DisputeOn.TIME, accounts=accounts)
    if accounts := _places(tellings):
        yield Dispute(on=DisputeOn.PLACE, accounts=accounts)


def _claims(told: Iterable[Told]) -> tuple[str, ...]:
    return tuple(t.claim.id for t in told)


def _sides(told: Sequence[Told], role: Role) -> tuple[Account, ...]:
    """The accounts of who stood on a side, where some name only such as others do not.

    Several who are named by one claim are one account; who counts for another is no other.
    """
    sides = [(t, t.telling.actors if role is Role.ACTOR else t.telling.recipients) for t in told]
    known = [(t, side) for t, side in sides if side.roots]
    groups: list[tuple[frozenset[str], list[Told]]] = []
    for each, side in known:
        touching = [g for g in groups if g[0] & side.known]
        groups = [g for g in groups if g not in touching]
        whole = side.known.union(*(g[0] for g in touching))
        groups.append((whole, [*(t for g in touching for t in g[1]), each]))
    if len(groups) < 2:
        return ()
    accounts = []
    for _, members in groups:
        names = Counter(p.name for t in members for p in t.claim.participants if p.role is role)
        value = min(names, key=lambda name: (-names[name], name))
        accounts.append(Account(value=value, claims=_claims(members)))
    return tuple(accounts)


def _figures_apart(figure: Figure, told: Sequence[Told]) -> bool:
    """Do two accounts of one count exclude each other? Counts of one claim do not: they add up."""
    bounds = {(q.low or 0, q.high) for t in told for q in t.claim.quantities if q.what == figure.what}
    ordered = sorted(bounds, key=lambda b: (b[0], b[1] is None, b[1] or 0))
    return any(
        high is not None and low > high for i, (_, high) in enumerate(ordered) for low, _ in ordered[i + 1 :]
    )


def _days(told: Sequence[Told]) -> tuple[Account, ...]:
    """The times that are told, where two of them cannot both be right."""
    found: dict[Window, list[Told]] = defaultdict(list)
    for each in told:
        if each.telling.when is not None:
            found[each.telling.when].append(each)
    if not found or max(when.first for when in found) <= min(when.last for when in found):
        return ()
    ordered = sorted(found.items())
    return tuple(Account(value=_shown(when), claims=_claims(members)) for when, members in ordered)


def _shown(when: Window) -> str:
    first, last = (date.fromordinal(day).isoformat() for day in when)
    return first if first == last else f"{first} to {last}"


def _places(told: Sequence[Told]) -> tuple[Account, ...]:
    """The places that are told, where two of them cannot both be right."""
    found: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        if each.telling.place is not None:
            found[each.telling.place.name].append(each)
    firsts = [members[0].telling for members in found.values()]
    if not any(lie_apart(a, b) for i, a in enumerate(firsts) for b in firsts[i + 1 :]):
        return ()
    return tuple(Account(value=name, claims=_claims(members)) for name, members in found.items())
