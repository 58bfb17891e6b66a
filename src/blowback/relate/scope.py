"""Which claims does a view have: all, or those that bear on an actor or a pair?

A claim bears on an actor when one that counts for it takes part, expects or is expected of, or keeps silent.
Of a pair it is one that bears on both, or on nobody known but them. Where only so many claims are wanted, the
newest are taken, of a pair those that bear on both before the others; what was left out is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from typing import NamedTuple

from blowback.ledger import LedgerClaim
from blowback.ledger.scope import NOBODY, Found, Tally
from blowback.records import Claim
from blowback.relate.held import LEAST, Held
from blowback.relate.rollup import Rollup
from blowback.vocab.claims import ClaimKind

SMALL = 5_000  # claims: a ledger that holds no more is looked at whole, whoever is asked about
MOST = 800  # claims that one answer is made from
_MOST_ALONE = 100  # claims on one of a pair and nobody else
_MOST_PAIRS = 12  # of a whole ledger that holds more than is wanted
_COUNTED_PAIRS = 400


class LeftOut(NamedTuple):
    """How many claims there are, and how many of them a view holds.

    Events that became known at or before ``events_until``, and lasting relations at or before
    ``lasting_until``, are left out; of a pair so are ``alone`` claims that bear on one of the two and nobody
    else. ``pairs`` are those that alone were looked at, where nobody was asked about.
    """

    told: int
    held: int
    events_until: str | None = None
    lasting_until: str | None = None
    alone: int = 0
    pairs: tuple[tuple[str, str], ...] = ()


class Scope(NamedTuple):
    """The claims of a view, and what was left out, if anything was: that is counted when it is asked for."""

    rows: list[LedgerClaim]
    left_out: Callable[[], LeftOut] | None


class _Part(NamedTuple):
    """Some of the claims in a scope, and how many there would be."""

    found: Found
    told: Callable[[], int]


def bearers(claim: Claim) -> frozenset[str]:
    """On whom does a claim bear, by the ids that it has?"""
    found = {each.actor for each in claim.participants}
    if claim.expectation is not None:
        found |= {claim.expectation.holder, claim.expectation.of}
    if claim.claim_kind is ClaimKind.SILENCE:
        found.add(claim.speaker.actor)
    return frozenset(each for each in found if each is not None)


def parts(held: Held, actor: str) -> tuple[str, ...]:
    """Which ids, as they were read, count for an actor: its own, and those of its parts and theirs?"""
    found = {actor}
    coming = {actor}
    while coming:
        coming = {row.actor for row in held.parts_of(coming)} - found
        found |= coming
    return tuple(sorted({member for each in found for member in held.clusters.members(each)}))


def in_scope(held: Held, rollup: Rollup, about: Sequence[str], most: int | None) -> Scope:
    """The claims that bear on those asked about; on everybody where nobody is.

    Args:
        held: the ledger as known on a date.
        rollup: who counts for whom.
        about: none, one or two actors.
        most: about how many are wanted at most; ``None`` for all.
    """
    if not about:
        return _everything(held, rollup, most)
    if len(about) > 1:
        found = _of_pair(held, about, most)
    else:
        found = [_bearing(held, parts(held, about[0]), None, most)]
    near = _prepared(held, rollup, found, _left_out(found))
    every = {each for row in near.rows for each in bearers(row.claim)}
    counts = {each: frozenset(one for one in about if rollup.counts_for(each, one)) for each in every}
    return near._replace(rows=[row for row in near.rows if _belongs(row.claim, counts, about)])


def _belongs(claim: Claim, counts: Mapping[str, frozenset[str]], about: Sequence[str]) -> bool:
    """Does it bear on all who are asked about, each in another, or on nobody known but them?"""
    on = [counts[bearer] for bearer in bearers(claim)]
    if len(about) == 1:
        return any(on)
    both = (about[0] in one and about[1] in other for one, other in permutations(on, 2))
    return bool(on) and (all(on) or any(both))


def _rows(held: Held, keys: Iterable[int]) -> list[LedgerClaim]:
    """Claims by number, and those that no index knows."""
    rows = held.meant(held.ledger.claims_with(keys, **held.as_of))
    odd = (row for row in held.judged_rows if row.claim.confidence >= LEAST)
    return list({row.claim.id: row for row in (*rows, *odd)}.values())


def _bearing(held: Held, one: Sequence[str], other: Sequence[str] | None, most: int | None) -> _Part:
    def told() -> int:
        return held.ledger.tally(one, other, least=LEAST, but=held.rejected, **held.as_of).claims

    found = held.ledger.bearing_on(one, other, least=LEAST, most=most, but=held.rejected, **held.as_of)
    return _Part(found, told)


def _of_pair(held: Held, about: Sequence[str], most: int | None) -> list[_Part]:
    """Claims on both, then the newest of those on one of them alone."""
    one, other = (parts(held, each) for each in about)
    every = tuple(sorted({*one, *other}))
    both = _bearing(held, one, other, most)
    chosen, taken = [both], both.found.keys
    room = None if most is None else _MOST_ALONE
    for first, second in [(every, NOBODY), *((some, some) for some in (one, other) if len(some) > 1)]:
        found, told = _bearing(held, first, second, room)
        chosen.append(_Part(found._replace(keys=found.keys - taken), told))
        taken |= found.keys
    return chosen


def _left_out(chosen: Sequence[_Part]) -> Callable[[], LeftOut] | None:
    """What is missing of the first, and how many of the others."""
    if all(each.found.is_all for each in chosen):
        return None

    def counted() -> LeftOut:
        (first, told), *others = chosen
        alone = sum(each.told() - len(each.found.keys) for each in others if not each.found.is_all)
        return LeftOut(told(), len(first.keys), first.events_after, first.lasting_after, alone)

    return counted


# --- nobody is asked about ------------------------------------------------------------------------


def _everything(held: Held, rollup: Rollup, most: int | None) -> Scope:
    """All claims, or those of the pairs that most is told of, an equal share of each."""
    if most is None or _size(held, most + 1) <= most:
        every = Found(held.ledger.every_claim(least=LEAST, **held.as_of))
        return _prepared(held, rollup, [_Part(every, lambda: len(every.keys))], None)
    pairs = most_told_of(held, rollup)[:_MOST_PAIRS]
    share = most // max(len(pairs), 1)
    found = [_bearing(held, parts(held, one), parts(held, other), share) for one, other in pairs]
    count = len({key for each in found for key in each.found.keys})
    return _prepared(held, rollup, found, lambda: LeftOut(_size(held), count, pairs=tuple(pairs)))


def _size(held: Held, most: int | None = None) -> int:
    return held.ledger.size(least=LEAST, most=most, but=held.rejected, **held.as_of)


def _prepared(
    held: Held, rollup: Rollup, found: Iterable[_Part], left_out: Callable[[], LeftOut] | None
) -> Scope:
    rows = _rows(held, {key for each in found for key in each.found.keys})
    rollup.prepare(each for row in rows for each in bearers(row.claim))
    return Scope(rows, left_out)


def most_told_of(held: Held, rollup: Rollup) -> list[tuple[str, str]]:
    """Which pairs of states and movements do most claims bear on, the most told of first?"""
    counts = held.ledger.pair_counts(least=LEAST, most=_COUNTED_PAIRS, but=held.rejected, **held.as_of)
    whole = _wholes(held, rollup, {each for row in counts for each in (row.actor, row.other)})
    claims: Counter[tuple[str, str]] = Counter()
    for row in counts:
        one, other = sorted((whole[row.actor], whole[row.other]))
        claims[one, other] += row.claims if one != other else 0
    return [pair for pair, count in sorted(claims.items(), key=lambda item: (-item[1], item[0])) if count]


def most_dealt_with(held: Held, rollup: Rollup, actor: str, most: int) -> list[Tally]:
    """With whom else do most claims deal that bear on an actor, and how many are there of each kind?"""
    own = parts(held, actor)
    counts = held.ledger.pair_counts(own, least=LEAST, but=held.rejected, **held.as_of)
    whole = _wholes(held, rollup, {row.other for row in counts})
    claims: Counter[str] = Counter()
    for row in counts:
        claims[whole[row.other]] += row.claims
    told = sorted((each for each in claims if each != actor), key=lambda each: (-claims[each], each))
    return [
        held.ledger.tally(own, parts(held, other), least=LEAST, but=held.rejected, **held.as_of)._replace(
            pair=(actor, other)
        )
        for other in told[:most]
    ]


def _wholes(held: Held, rollup: Rollup, read: Iterable[str]) -> dict[str, str]:
    """For which state or movement does each of these ids count, as they were read?"""
    ids = sorted(set(read))
    rollup.prepare(held.clusters.whole(each) for each in ids)
    return {each: rollup.whole(held.clusters.whole(each), members=True) for each in ids}
