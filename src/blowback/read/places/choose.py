"""Which of the places that bear a name is meant?

A name means one place throughout a document. Larger places are likelier; so are places near the others of
the document, in the divisions and countries that it names. "X, Y" means an X inside Y.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from blowback.read.places.gazetteer import Candidate, Kind, Spelling

_KIND = {
    Kind.COUNTRY: 5.0,
    Kind.FIRST: 1.5,
    Kind.SECOND: -1.5,
    Kind.CAPITAL: 1.5,
    Kind.TOWN: 0.0,
    Kind.SPOT: 0.0,
    Kind.REGION: 1.5,
    Kind.WATER: 3.0,
}
_SPELLING = {Spelling.NAME: 0.0, Spelling.OTHER: -2.0, Spelling.BARE: -2.5}
_PEERS = 0.5  # a division speaks for other divisions of its country
_OUTDONE = 0.5  # another place bears the name itself
_FITS = 4.0  # the word beside it says so: "X County"
_SEAT = 2.5  # how much likelier "Donetsk" is the city than the province
_SHARE = 6  # of the people of a division, one in so many live in its namesake
_NEAR = 120.0  # kilometres over which nearness fades
_ROUNDS = 4
_PULL = 4.0  # what one near place weighs, against a factor of ten in people
_NATION = 0.2  # of company, beyond which naming its country does not tell more
_MOST = 5.0  # of company, beyond which more does not tell more
_CONTAINED = 9.0  # what "X, Y" weighs for an X
_CONTAINING = 3.0  # and for a Y
_TRIED = 40


class Name(NamedTuple):
    """A name of the document: how often it is used, what it can mean, and the names said to hold it."""

    uses: int
    candidates: tuple[Candidate, ...]
    inside: tuple[str, ...]
    kinds: frozenset[Kind] | None = None


def choose(names: Mapping[str, Name]) -> dict[str, Candidate]:
    """Which place does each name mean? The same for the same names in whatever order."""
    order = sorted(key for key, name in names.items() if name.candidates)
    prior = {key: _priors(names[key]) for key in order}
    inner: dict[str, list[str]] = {key: [] for key in order}
    for key in order:
        for holder in names[key].inside:
            if holder in inner:
                inner[holder].append(key)
    chosen: dict[str, Candidate] = {}
    sure: dict[str, float] = {}
    for key in order:
        chosen[key], sure[key] = _best(names[key].candidates, prior[key])
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for key in order:
            name = names[key]
            company = [(before[other], sure[other], names[other].uses) for other in order if other != key]
            scores = [
                score
                + _PULL * min(_MOST, _company(c, company))
                + _contained(c, name, names, before)
                + _containing(c, [names[each] for each in inner[key]])
                for c, score in zip(name.candidates, prior[key], strict=True)
            ]
            chosen[key], sure[key] = _best(name.candidates, scores)
        if chosen == before:
            break
    return chosen


def _priors(name: Name) -> list[float]:
    known = any(c.spelling is Spelling.NAME for c in name.candidates)
    return [_prior(c, name, known) for c in name.candidates]


def _prior(c: Candidate, name: Name, known: bool) -> float:
    score = math.log10(max(c.population, 300)) + _KIND[c.kind]
    if c.spelling is not Spelling.NAME:
        score += _SPELLING[c.spelling] - (_OUTDONE if known else 0.0)
    if name.kinds is None and c.kind is Kind.FIRST and any(_is_seat(town, c) for town in name.candidates):
        score -= _SEAT
    if name.kinds is not None:
        if c.kind in name.kinds:
            score += _FITS + (2.5 if c.spelling is Spelling.BARE else 0.0)
        elif Kind.COUNTRY is c.kind:
            score -= _FITS
    return score


def _is_seat(town: Candidate, division: Candidate) -> bool:
    """Is a town the large one after which its division is called? Its bare name means the town."""
    return town.upper == division.number and town.population * _SHARE >= division.population


def _best(candidates: Sequence[Candidate], scores: Sequence[float]) -> tuple[Candidate, float]:
    """The likeliest, and how far it is ahead, as a share of certainty."""
    top = max(scores)
    at = scores.index(top)
    rivals = sum(
        math.exp(score - top)
        for c, score in zip(candidates, scores, strict=True)
        if _apart(c, candidates[at])
    )
    return candidates[at], 1 / (1 + rivals)


def _apart(a: Candidate, b: Candidate) -> bool:
    return a is not b and a.kilometres(b) > _NEAR


def _company(c: Candidate, others: Sequence[tuple[Candidate, float, int]]) -> float:
    """How much of the document's other places is near a place, around it or inside it?

    That its country is spoken of says little: envoys of the United States meet in Paris, not in Texas.
    """
    near = nations = 0.0
    for other, sure, uses in others:
        told = sure * _kinship(c, other) * min(2.0, 0.7 + 0.3 * uses)
        if other.kind is Kind.COUNTRY:
            nations += told
        else:
            near += told
    return near + min(_NATION, nations)


def _kinship(c: Candidate, other: Candidate) -> float:
    if other.number in (c.middle, c.upper) or c.number in (other.middle, other.upper):
        return 1.0 if other.kind is not Kind.COUNTRY and c.kind is not Kind.COUNTRY else 0.4
    if Kind.COUNTRY in (c.kind, other.kind):
        return 0.4 if c.country == other.country else 0.0
    if Kind.REGION in (c.kind, other.kind) or Kind.WATER in (c.kind, other.kind):
        return 0.3 * math.exp(-c.kilometres(other) / 500)
    if c.kind is Kind.FIRST and other.kind is Kind.FIRST and c.country == other.country:
        return _PEERS
    near = math.exp(-c.kilometres(other) / _NEAR)
    if c.upper == other.upper and c.upper >= 0 and c.kind not in (Kind.FIRST, Kind.COUNTRY):
        return max(near, 0.4)
    return max(near, 0.15 if c.country == other.country else 0.0)


def _contained(c: Candidate, name: Name, names: Mapping[str, Name], chosen: Mapping[str, Candidate]) -> float:
    """What "X, Y" says for an X: some Y holds it. Not so where X and Y are peers in a list."""
    best = 0.0
    for holder in name.inside:
        for outer in names[holder].candidates:
            if holds(outer, c) and not any(
                peer.kind is outer.kind for peer in name.candidates if peer.kind <= Kind.FIRST
            ):
                best = max(best, _CONTAINED + (1.0 if chosen.get(holder) is outer else 0.0))
    return best


def _containing(outer: Candidate, inner: Sequence[Name]) -> float:
    """What "X, Y" says for a Y: it holds some X."""
    return _CONTAINING if any(holds(outer, c) for name in inner for c in name.candidates[:_TRIED]) else 0.0


def holds(outer: Candidate, c: Candidate) -> bool:
    """Does one place lie in another, as far as divisions and countries tell?"""
    if outer.number in (c.upper, c.middle):
        return True
    return outer.kind is Kind.COUNTRY and c.kind is not Kind.COUNTRY and outer.country == c.country
