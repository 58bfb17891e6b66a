"""What have two sorts of telling to do with each other, whatever else is told?

A sort is an act (its type, mode and words) with who takes part. Many tellings are of one sort, and of each
two sorts it is found once what speaks for their being one, and whether anything forbids it. There are few
acts and not so many sides, so that what these can speak for at most is found before, and cheaply.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from blowback.relate.episodes.tellings import MUTUAL, Side, Telling
from blowback.relate.episodes.words import Kinship, is_rare, kinship, of_one_upheaval
from blowback.text.data import toml
from blowback.vocab.plover import EventType

V = TypeVar("V")
_MEET = {"same", "alike"}
OF_SORTS = ("start", "word", "type", "mode", "actors", "recipients", "turned")


class Pairing(NamedTuple):
    """What tellings of two sorts have to do with each other: ``values`` are those of ``OF_SORTS``."""

    values: tuple[float, ...]
    score: float
    forbidden: str | None
    of_one_pair: bool

    @property
    def of_sides(self) -> tuple[float, ...]:
        """How much speak those who take part for one happening?"""
        return self.values[OF_SORTS.index("actors") : OF_SORTS.index("turned")]


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
    spoken: bool


class Sort(NamedTuple):
    """A sort of telling by the numbers of its act and of its two sides; ``number`` is its own."""

    number: int
    act: int
    actors: int
    recipients: int


class Beside(NamedTuple):
    """How two sides stand to each other, whether they meet, and how much that can speak for at most."""

    how: str
    meet: bool
    as_actors: float
    as_recipients: float


class _Found(dict[int, V]):
    """What something has to do with others, by their numbers; each is found when it is first looked up."""

    def __init__(self, find: Callable[[int], V]) -> None:
        self._find = find

    def __missing__(self, number: int) -> V:
        found = self[number] = self._find(number)
        return found


class Bounds(NamedTuple):
    """How much can a sort and others speak for one happening, at most?

    ``acts`` has it by the number of the other act, ``None`` where the two are never one; ``actors`` and
    ``recipients`` how the sides stand to each other, by the number of the other side.
    """

    acts: Mapping[int, float | None]
    actors: Mapping[int, Beside]
    recipients: Mapping[int, Beside]


class Sorts:
    """The sorts that have been met, by number, and each two of them that were compared.

    Args:
        weights: of one table.
    """

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._weights = weights
        self._acts: list[_Act] = []
        self._sides: list[Side] = []
        self._sorts: list[Sort] = []
        self._numbers: dict[Hashable, int] = {}
        self._pairings: dict[tuple[int, int], Pairing] = {}
        # none of these holds what holds it, so that all of it goes with the answer it was found for
        known, sides_known, start = self._acts, self._sides, weights["start"]
        alike = {how: _beside(how, weights) for how in ("same", "alike", "apart", "untold")}
        acts_of = _Found(lambda one: _Found(lambda other: _acts(known[one], known[other], weights)))
        self._acts_of = acts_of
        self._sides_of = _Found(
            lambda one: _Found(lambda other: alike[sides(sides_known[one], sides_known[other])])
        )
        self._most_of = _Found(lambda one: _Found(lambda other: _most(acts_of[one][other], start)))

    def sort(self, telling: Telling) -> Sort:
        """Of which sort is a telling?"""
        actors, recipients = telling.roles()
        act = self._numbered(_Act(telling.type, telling.mode, telling.words), self._acts)
        key = act, self._numbered(actors, self._sides), self._numbered(recipients, self._sides)
        number = self._numbers.setdefault(key, len(self._sorts))
        if number == len(self._sorts):
            self._sorts.append(Sort(number, *key))
        return self._sorts[number]

    def _numbered(self, each: V, known: list[V]) -> int:
        number = self._numbers.setdefault((type(each), each), len(known))
        if number == len(known):
            known.append(each)
        return number

    def bounds(self, one: Sort) -> Bounds:
        """How much can a sort and others speak for one happening, at most?"""
        return Bounds(self._most_of[one.act], self._sides_of[one.actors], self._sides_of[one.recipients])

    def pairing(self, one: Sort, other: Sort) -> Pairing:
        """What have two sorts to do with each other?"""
        ours, theirs = (one, other) if one.number <= other.number else (other, one)
        key = ours.number, theirs.number
        found = self._pairings.get(key)
        if found is None:
            acts = self._acts_of[ours.act][theirs.act]
            found = self._pairings[key] = _APART if acts.forbidden else self._paired(ours, theirs, acts)
        return found

    def _paired(self, ours: Sort, theirs: Sort, acts: _Acts) -> Pairing:
        weights = self._weights
        actors = self._sides_of[ours.actors][theirs.actors].how
        recipients = self._sides_of[ours.recipients][theirs.recipients].how
        shared = 0
        if acts.mutual:
            one, other = self._sides[ours.actors].roots, self._sides[theirs.actors].roots
            shared = len(one & other)
            if shared < 2 <= min(len(one), len(other)):
                actors = "apart"  # what A and B agreed is not what B and C did
        elif actors == "apart" and acts.spoken:
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
        of_one_pair = shared > 1 if acts.mutual else {actors, recipients} <= _MEET
        return Pairing(values, sum(values), None, of_one_pair)

    def _turned(self, one: Sort, other: Sort) -> bool:
        """Is the one who acts in one told to be acted upon in the other?"""
        ours, theirs = (self._sides[each.actors].roots for each in (one, other))
        mine, yours = (self._sides[each.recipients].roots for each in (one, other))
        return bool(ours & yours or mine & theirs)


def _beside(how: str, weights: Mapping[str, Any]) -> Beside:
    """What sides that stand so can speak for; those of what is mutual may be held for apart yet."""
    actors, recipients = (weights[each] for each in ("actors", "recipients"))
    as_actors = max(actors.get(how, 0.0), actors["apart"])
    return Beside(how, how in _MEET, as_actors, recipients.get(how, 0.0))


def _most(acts: _Acts, start: float) -> float | None:
    """How much can two acts speak for one happening, at most? ``None`` where they never do."""
    return None if acts.forbidden else start + acts.word + acts.type + acts.mode


def _acts(one: _Act, other: _Act, weights: Mapping[str, Any]) -> _Acts:
    near = max((kinship(a, b) for a in one.words for b in other.words), default=Kinship.FOREIGN)
    types = "same"
    if one.type is not other.type and one.type is not None and other.type is not None:
        types = "neighbour" if _neighbours(one.type, other.type) or _is_upheaval(one, other) else "other"
    rare = any(is_rare(a, b) for a in one.words for b in other.words)
    return _Acts(
        word=weights["word"][near.name] + (weights["rare"] if rare else 0.0),
        type=weights["type"][types],
        mode=_modes(one.mode, other.mode, near, weights["mode"]),
        forbidden=types == "other" and near < Kinship.SAME,
        mutual=one.type in MUTUAL and other.type in MUTUAL,
        spoken=one.type in _spoken() or other.type in _spoken(),
    )


def _is_upheaval(one: _Act, other: _Act) -> bool:
    """Is it one upheaval, that is told as an attack by one and as a march or a seizure by another?"""
    told_as = toml(__package__, "weights.toml")["upheaval"]["types"]
    if one.type not in told_as or other.type not in told_as:
        return False
    return any(of_one_upheaval(a, b) for a in one.words for b in other.words)


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
