"""What have two sorts of telling to do with each other, whatever else is told?

A sort is an act (its type, mode and words) with who takes part. Many tellings are of one sort, and of each
two sorts it is found once what speaks for their being one, and whether anything forbids it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, NamedTuple

from blowback.relate.episodes.tellings import MUTUAL, Side, Telling
from blowback.relate.episodes.words import Kinship, kinship
from blowback.text.data import toml
from blowback.vocab.plover import EventType

OF_SORTS = ("start", "word", "type", "mode", "actors", "recipients", "turned")


class Pairing(NamedTuple):
    """What tellings of two sorts have to do with each other: ``values`` are those of ``OF_SORTS``."""

    values: tuple[float, ...]
    score: float
    forbidden: str | None
    of_one_pair: bool


_APART = Pairing((), 0.0, "another type of act", of_one_pair=False)
_SAID_BY_ANOTHER = Pairing((), 0.0, "said by another", of_one_pair=False)


class _Act(NamedTuple):
    type: EventType | None
    mode: str | None
    words: frozenset[frozenset[str]]


class _Acts(NamedTuple):
    """Of two acts: how much their words, types and modes speak for one, and whether they are two."""

    word: float
    type: float
    mode: float
    forbidden: bool
    mutual: bool


class _Sort(NamedTuple):
    act: int
    actors: int
    recipients: int


class Sorts:
    """The sorts that have been met, by number, and each two of them that were compared.

    Args:
        weights: of one table.
    """

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._weights = weights
        self._numbers: dict[Hashable, int] = {}
        self._all: list[Any] = []
        self._pairings: dict[tuple[int, int], Pairing] = {}
        self._acts: dict[tuple[int, int], _Acts] = {}
        self._sides: dict[tuple[int, int], str] = {}

    def number(self, telling: Telling) -> int:
        """Of which sort is a telling?"""
        actors, recipients = telling.roles()
        act = self._numbered(_Act(telling.type, telling.mode, telling.words))
        return self._numbered(_Sort(act, self._numbered(actors), self._numbered(recipients)))

    def _numbered(self, each: Hashable) -> int:
        key = type(each), each
        number = self._numbers.setdefault(key, len(self._all))
        if number == len(self._all):
            self._all.append(each)
        return number

    def pairing(self, one: int, other: int) -> Pairing:
        """What have two sorts to do with each other?"""
        key = (one, other) if one <= other else (other, one)
        found = self._pairings.get(key)
        if found is None:
            ours, theirs = self._all[one], self._all[other]
            acts = self._acts_of(ours.act, theirs.act)
            found = _APART if acts.forbidden else self._paired(ours, theirs, acts)
            self._pairings[key] = found
        return found

    def _paired(self, ours: _Sort, theirs: _Sort, acts: _Acts) -> Pairing:
        weights = self._weights
        actors = self._sides_of(ours.actors, theirs.actors)
        recipients = self._sides_of(ours.recipients, theirs.recipients)
        parties = [self._all[each.actors].roots for each in (ours, theirs)] if acts.mutual else [set(), set()]
        shared = len(parties[0] & parties[1])
        if shared < 2 <= min(map(len, parties)):
            actors = "apart"  # what A and B agreed is not what B and C did
        spoken = any(self._all[each.act].type in _spoken() for each in (ours, theirs))
        if actors == "apart" and spoken and not acts.mutual:
            return _SAID_BY_ANOTHER
        values = (
            float(weights["start"]),
            acts.word,
            acts.type,
            acts.mode,
            weights["actors"].get(actors, 0.0),
            weights["recipients"].get(recipients, 0.0),
            weights["turned"] if "same" not in (actors, recipients) and self._turned(ours, theirs) else 0.0,
        )
        of_one_pair = shared > 1 if acts.mutual else {actors, recipients} <= {"same", "alike"}
        return Pairing(values, sum(values), None, of_one_pair)

    def _acts_of(self, one: int, other: int) -> _Acts:
        key = (one, other) if one <= other else (other, one)
        if key not in self._acts:
            self._acts[key] = _acts(self._all[one], self._all[other], self._weights)
        return self._acts[key]

    def _sides_of(self, one: int, other: int) -> str:
        key = (one, other) if one <= other else (other, one)
        if key not in self._sides:
            self._sides[key] = sides(self._all[one], self._all[other])
        return self._sides[key]

    def _turned(self, one: _Sort, other: _Sort) -> bool:
        """Is the one who acts in one told to be acted upon in the other?"""
        ours, theirs = (self._all[each.actors].roots for each in (one, other))
        mine, yours = (self._all[each.recipients].roots for each in (one, other))
        return bool(ours & yours or mine & theirs)


def _acts(one: _Act, other: _Act, weights: Mapping[str, Any]) -> _Acts:
    near = max((kinship(a, b) for a in one.words for b in other.words), default=Kinship.FOREIGN)
    types = "same"
    if one.type is not other.type and one.type is not None and other.type is not None:
        types = "neighbour" if _neighbours(one.type, other.type) else "other"
    return _Acts(
        word=weights["word"][near.name],
        type=weights["type"][types],
        mode=_modes(one.mode, other.mode, near, weights["mode"]),
        forbidden=types == "other" and near < Kinship.SAME,
        mutual=one.type in MUTUAL and other.type in MUTUAL,
    )


@cache
def _spoken() -> frozenset[str]:
    """Which types of act are words: what two say of one is two acts?"""
    return frozenset(toml(__package__, "weights.toml")["speech"]["types"])


@cache
def _neighbours(one: EventType, other: EventType) -> bool:
    table = toml(__package__, "weights.toml")["neighbours"]
    return other in table.get(one, ()) or one in table.get(other, ())


def _modes(one: str | None, other: str | None, near: Kinship, weights: Mapping[str, float]) -> float:
    """How much do two ways of an act speak for their being one?"""
    table = toml(__package__, "weights.toml")["modes"]
    if one is None or other is None:
        alone = one is not other and table.get(one or other) == []  # a way that is never told as another
        return weights["apart"] if alone and near < Kinship.NEAR else 0.0
    if one == other:
        return weights["same"]
    told_as = other in table.get(one, ()) or one in table.get(other, ())
    return weights["apart"] if (one in table or other in table) and not told_as else 0.0


def sides(ours: Side, theirs: Side) -> str:
    """How do those on a side of one telling stand to those on the same side of another?"""
    if not ours or not theirs:
        return "untold"
    if ours.known & theirs.known:
        return "same"
    if ours.called & theirs.called:
        return "alike"
    return "apart" if ours.known and theirs.known else "untold"
